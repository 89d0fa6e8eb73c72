//! `usage`: measured values, one column a metric or one row a value, added up per week as they stream by.
//!
//! A row whose every cell equals an earlier row's is the same row exported twice (two files that overlap, a report run
//! again) and is set aside: added up it would double the figure.

use rustc_hash::FxHashMap;

use super::finding::{Findings, Severity};
use super::keys::{AccountIndex, Bridges, check_start};
use super::line::{Fate, Line};
use super::row::{Layout, Slot};
use super::seen::Seen;
use super::source::Reading;
use super::tables::FileFacts;
use super::weekly::Weekly;
use super::when::Calendar;
use crate::workspace::Workspace;
use crate::workspace::config::UsageSource;

/// Where a source's values stand.
enum Values {
    Wide(Vec<(usize, Slot)>),
    Long { metric: Slot, value: Slot, names: FxHashMap<Vec<u8>, usize> },
}

/// Reads all sources of usage.
pub(crate) fn load(
    workspace: &Workspace,
    bridges: &Bridges,
    index: &AccountIndex,
    weekly: &mut Weekly,
) -> (Findings, Vec<FileFacts>) {
    let mut reading = Reading::new(workspace, "usage");
    let calendar = Calendar::of(workspace);
    let mut seen = Seen::new(weekly.accounts());
    for (number, source) in workspace.config.sources.usage.0.iter().enumerate() {
        let mut layout = Layout::default();
        let mut resolver = bridges.resolver(&source.account, &mut layout);
        let date = layout.add(&source.date, true);
        let values = Values::of(workspace, source, &mut layout);
        let mapping = format!(
            "{:?}{:?}{:?}{:?}{:?}{:?}{:?}",
            source.account, source.date, source.metric, source.value, source.names, source.metrics, source.file.keep
        );
        let counts = reading.source(&source.file, &mapping, layout, &mut |line| {
            let (account, starts) = match resolver.account(line, index) {
                Ok(found) => found,
                Err(fate) => return fate,
            };
            let day = match calendar.day(line, date) {
                Ok(day) => day,
                Err(fate) => return fate,
            };
            if !seen.insert(account, number, line.row.fingerprint()) {
                return repeated(line, resolver.slot);
            }
            check_start(line, date, day, starts);
            let week = calendar.week(day, source.dated_by);
            match &values {
                Values::Wide(metrics) => {
                    for (metric, slot) in metrics {
                        if let Some(value) = line.amount(*slot) {
                            weekly.add(account, *metric, week, day, value);
                        }
                    }
                }
                Values::Long { metric, value, names } => {
                    let Some(name) = line.key(*metric) else { return line.missing(*metric) };
                    let Some(metric) = names.get(&*name) else {
                        let column = line.layout.name(*metric);
                        let what = "which is no metric and not listed in `names`";
                        line.report.orphan((Severity::Note, "unknown_metric"), line.row.line(), column, &name, what);
                        return Fate::SetAside;
                    };
                    if let Some(value) = line.amount(*value) {
                        weekly.add(account, *metric, week, day, value);
                    }
                }
            }
            weekly.seen(account, day);
            Fate::Used
        });
        reading.expect_some(&source.file, &counts);
    }
    (reading.findings, reading.files)
}

/// A row that was there before.
pub(super) fn repeated(line: &mut Line, account: Slot) -> Fate {
    line.tell(Severity::Warning, "duplicate", account, |_, value| {
        format!("the row of \"{value}\" stands here once more, the same in every cell; the repeated row is set aside")
    });
    Fate::SetAside
}

impl Values {
    fn of(workspace: &Workspace, source: &UsageSource, layout: &mut Layout) -> Self {
        let metrics = &workspace.config.metrics;
        let place = |id: &str| metrics.iter().position(|m| m.id == id);
        if let (Some(metric), Some(value)) = (&source.metric, &source.value) {
            let own = metrics.iter().enumerate().map(|(at, m)| (m.id.as_bytes().to_vec(), at));
            let given =
                source.names.iter().filter_map(|(name, id)| Some((name.trim().as_bytes().to_vec(), place(id)?)));
            let (metric, value) = (layout.add(metric, true), layout.add(value, true));
            return Values::Long { metric, value, names: own.chain(given).collect() };
        }
        let columns = source.metrics.iter().filter_map(|(id, column)| Some((place(id)?, column)));
        let values: Vec<_> = columns.map(|(metric, column)| (metric, layout.add(column, false))).collect();
        layout.any_of = values.iter().map(|(_, slot)| *slot).collect();
        Values::Wide(values)
    }
}
