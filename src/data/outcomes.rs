//! `outcomes`: goals of the success plan and what was reached.

use super::finding::{Findings, Location, Severity};
use super::keys::{AccountIndex, Bridges};
use super::line::Fate;
use super::refused::Refusals;
use super::row::{Layout, Slot};
use super::seen::{Earlier, Mapping};
use super::tables::{FileFacts, OutcomeRow, Part};
use super::text::{plain, shown};
use super::usage::repeated;
use crate::workspace::Workspace;

/// Reads all sources of outcomes, sorted by account, in file order.
pub(crate) fn load(
    workspace: &Workspace,
    bridges: &Bridges,
    index: &AccountIndex,
) -> ((Vec<OutcomeRow>, Refusals), Findings, Vec<FileFacts>) {
    let mut refusals = Refusals::default();
    let mut reading = bridges.reading(workspace, "outcomes");
    let mut rows: Vec<OutcomeRow> = Vec::new();
    let mut earlier = Earlier::default();
    for source in &workspace.config.sources.outcomes.0 {
        let Some(key) = &source.account else { continue };
        let mut layout = Layout { reaches_people: true, ..Layout::default() };
        let mut resolver = bridges.resolver(key, &mut layout);
        let goal = layout.add(&source.goal, true);
        let mut maybe = |column: &Option<String>| layout.maybe_figure(column.as_ref());
        let (target, actual) = (maybe(&source.target), maybe(&source.actual));
        let unit = layout.maybe(source.unit.as_ref());
        let mapping = format!("{:?}{:?}{:?}", source.account, source.goal, source.file.keep);
        let reads = Mapping::of(&mapping);
        reading.source(&source.file, &mapping, layout, &mut |line| {
            let mut refuse = |account: u32, at: Location| refusals.add(account, Part::Goals, None, at);
            let (account, _) = match resolver.account(line, index) {
                Ok(found) => found,
                Err(fate) => {
                    let suspects = resolver.suspects(line, index);
                    suspects.into_iter().for_each(|account| refuse(account, line.place(resolver.slot)));
                    return fate;
                }
            };
            if !line.fits {
                refuse(account, line.location());
                return Fate::SetAside;
            }
            let Some(text) = line.words(Some(goal)).map(|text| plain(&text).into_owned()) else {
                return line.missing(goal);
            };
            if !earlier.insert(&line.report.file, reads, line.row.fingerprint()) {
                return repeated(line, resolver.slot);
            }
            let slots = (target, actual);
            let mut number = |slot: Slot| {
                let number = line.number(slot);
                if number.is_none() && line.has(slot) {
                    refuse(account, line.place(slot));
                }
                number
            };
            let (target, actual) = (target.and_then(&mut number), actual.and_then(&mut number));
            let unit_slot = unit;
            let unit = line.words(unit_slot);
            if let Some(slot) = unit_slot.filter(|slot| unit.is_none() && line.has(*slot)) {
                refuse(account, line.place(slot));
                return Fate::SetAside;
            }
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
                // What cannot be read has its own finding.
                if slot.is_some_and(|slot| line.has(slot)) {
                    return Fate::SetAside;
                }
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
    ((rows, refusals), reading.findings, reading.files)
}
