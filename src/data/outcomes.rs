//! `outcomes`: goals of the success plan and what was reached.

use super::finding::Findings;
use super::keys::{AccountIndex, Bridges};
use super::line::Fate;
use super::row::Layout;
use super::seen::Earlier;
use super::source::Reading;
use super::tables::{FileFacts, OutcomeRow};
use super::usage::repeated;
use crate::workspace::Workspace;

/// Reads all sources of outcomes, sorted by account, in file order.
pub(crate) fn load(
    workspace: &Workspace,
    bridges: &Bridges,
    index: &AccountIndex,
) -> (Vec<OutcomeRow>, Findings, Vec<FileFacts>) {
    let mut reading = Reading::new(workspace, "outcomes");
    let mut rows: Vec<OutcomeRow> = Vec::new();
    for source in &workspace.config.sources.outcomes.0 {
        let Some(key) = &source.account else { continue };
        let mut layout = Layout::default();
        let mut resolver = bridges.resolver(key, &mut layout);
        let goal = layout.add(&source.goal, true);
        let mut maybe = |column: &Option<String>| layout.maybe(column.as_ref());
        let (target, actual, unit) = (maybe(&source.target), maybe(&source.actual), maybe(&source.unit));
        let mut earlier = Earlier::default();
        let mapping = format!("{:?}{:?}{:?}", source.account, source.goal, source.file.keep);
        reading.source(&source.file, &mapping, layout, &mut |line| {
            let (account, _) = match resolver.account(line, index) {
                Ok(found) => found,
                Err(fate) => return fate,
            };
            let Some(text) = line.string(Some(goal)) else { return line.missing(goal) };
            if !earlier.insert(&line.report.file, line.row.fingerprint()) {
                return repeated(line, resolver.slot);
            }
            let slots = (target, actual);
            let target = target.and_then(|slot| line.number(slot));
            let actual = actual.and_then(|slot| line.number(slot));
            let unit = line.string(unit);
            // `86%` was read as 0.86; in a column of percents that is 86.
            let mut percent = |slot: Option<_>, value: Option<f64>| {
                let written = line.string(slot).is_some_and(|cell| cell.ends_with('%'));
                value.map(|v| if written && unit.as_deref() == Some("%") { v * 100.0 } else { v })
            };
            let (target, actual) = (percent(slots.0, target), percent(slots.1, actual));
            rows.push(OutcomeRow { account, goal: text, target, actual, unit });
            Fate::Used
        });
    }
    rows.sort_by_key(|row| row.account);
    (rows, reading.findings, reading.files)
}
