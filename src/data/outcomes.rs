//! `outcomes`: goals of the success plan and what was reached.

use super::finding::{Findings, Severity};
use super::keys::{AccountIndex, Bridges};
use super::line::Fate;
use super::row::Layout;
use super::seen::{Earlier, Mapping};
use super::tables::{FileFacts, OutcomeRow};
use super::text::{plain, shown};
use super::usage::repeated;
use crate::workspace::Workspace;

/// Reads all sources of outcomes, sorted by account, in file order.
pub(crate) fn load(
    workspace: &Workspace,
    bridges: &Bridges,
    index: &AccountIndex,
) -> (Vec<OutcomeRow>, Findings, Vec<FileFacts>) {
    let mut reading = bridges.reading(workspace, "outcomes");
    let mut rows: Vec<OutcomeRow> = Vec::new();
    let mut earlier = Earlier::default();
    for source in &workspace.config.sources.outcomes.0 {
        let Some(key) = &source.account else { continue };
        let mut layout = Layout::default();
        let mut resolver = bridges.resolver(key, &mut layout);
        let goal = layout.add(&source.goal, true);
        let mut maybe = |column: &Option<String>| layout.maybe(column.as_ref());
        let (target, actual, unit) = (maybe(&source.target), maybe(&source.actual), maybe(&source.unit));
        let mapping = format!("{:?}{:?}{:?}", source.account, source.goal, source.file.keep);
        let reads = Mapping::of(&mapping);
        reading.source(&source.file, &mapping, layout, &mut |line| {
            let (account, _) = match resolver.account(line, index) {
                Ok(found) => found,
                Err(fate) => return fate,
            };
            let Some(text) = line.words(Some(goal)).map(|text| plain(&text).into_owned()) else {
                return line.missing(goal);
            };
            if !earlier.insert(&line.report.file, reads, line.row.fingerprint()) {
                return repeated(line, resolver.slot);
            }
            let slots = (target, actual);
            let target = target.and_then(|slot| line.number(slot));
            let actual = actual.and_then(|slot| line.number(slot));
            let unit = line.words(unit);
            // `86%` was read as 0.86; in a column of percents that is 86.
            let mut percent = |slot: Option<_>, value: Option<f64>| {
                let written = line.string(slot).is_some_and(|cell| cell.ends_with('%'));
                value.map(|v| if written && unit.as_deref() == Some("%") { v * 100.0 } else { v })
            };
            let (target, actual) = (percent(slots.0, target), percent(slots.1, actual));
            let lacking = match (target, actual) {
                (Some(_), Some(_)) => None,
                (None, Some(_)) => Some(("target", slots.0)),
                (Some(_), None) => Some(("result", slots.1)),
                (None, None) => Some(("target and no result", slots.0.or(slots.1))),
            };
            if let Some((what, slot)) = lacking {
                line.tell(Severity::Note, "half_a_goal", slot.unwrap_or(goal), |_, _| {
                    format!(
                        "the goal \"{}\" has no {what}; it is shown once it has a target and a result, and set aside",
                        shown(&text)
                    )
                });
                return Fate::SetAside;
            }
            let at = line.place(goal);
            rows.push(OutcomeRow { account, goal: text, target, actual, unit, at });
            Fate::Used
        });
    }
    rows.sort_by_key(|row| row.account);
    (rows, reading.findings, reading.files)
}
