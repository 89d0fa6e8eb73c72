//! `usage`: measured values, one column a metric or one row a value, added up per week as they stream by.
//!
//! A row whose every cell equals an earlier row's is the same row exported twice (two files that overlap, a report run
//! again) and is set aside: added up it would double the figure. For the same reason a day that a later file fills again
//! is the later file's: files count in the order in which `qbr.yaml` names them, those of a pattern by their names.

use rustc_hash::FxHashMap;

use super::files;
use super::finding::{Findings, Severity};
use super::keys::{AccountIndex, Bridges, check_start};
use super::line::{Fate, Line};
use super::restated;
use super::row::{Layout, Slot};
use super::seen::{Mapping, Seen};
use super::tables::FileFacts;
use super::weekly::{Spot, Weekly};
use super::when::Calendar;
use crate::workspace::Workspace;
use crate::workspace::config::{DatedBy, UsageSource};
use crate::workspace::nearest::did_you_mean;

/// Where a source's values stand.
enum Values {
    Wide(Vec<(usize, Slot)>),
    Long { metric: Slot, value: Slot, names: FxHashMap<Vec<u8>, usize> },
}

/// Of each metric, whether more than one file may fill it; all logs of events together are one.
pub(crate) fn shared(workspace: &Workspace) -> Vec<bool> {
    let sources = &workspace.config.sources;
    let place = |id: &String| workspace.config.metrics.iter().position(|m| m.id == *id);
    let mut files = vec![0; workspace.config.metrics.len()];
    for source in &sources.usage.0 {
        let count = files::count(workspace, &source.file);
        if source.metric.is_some() {
            files.iter_mut().for_each(|known| *known += count);
        } else {
            source.metrics.keys().filter_map(place).for_each(|metric| files[metric] += count);
        }
    }
    let counted = sources.events.0.iter().flat_map(|source| {
        let people = [&source.events, &source.weekly_users, &source.monthly_users, &source.daily_users];
        people.into_iter().flatten().chain(source.by_event.values())
    });
    let mut counted: Vec<usize> = counted.filter_map(place).collect();
    counted.sort_unstable();
    counted.dedup();
    counted.into_iter().for_each(|metric| files[metric] += 1);
    files.into_iter().map(|count| count > 1).collect()
}

/// Reads all sources of usage.
pub(crate) fn load(
    workspace: &Workspace,
    bridges: &Bridges,
    index: &AccountIndex,
    weekly: &mut Weekly,
) -> (Findings, Vec<FileFacts>) {
    let mut reading = bridges.reading(workspace, "usage");
    let calendar = Calendar::of(workspace);
    let mut seen = Seen::new(weekly.accounts());
    for source in &workspace.config.sources.usage.0 {
        let mut layout = Layout::default();
        let mut resolver = bridges.resolver(&source.account, &mut layout);
        let date = layout.add(&source.date, true);
        let values = Values::of(workspace, source, &mut layout);
        let mapping = format!(
            "{:?}{:?}{:?}{:?}{:?}{:?}{:?}",
            source.account, source.date, source.metric, source.value, source.names, source.metrics, source.file.keep
        );
        let reads = Mapping::of(&mapping);
        let counts = reading.source(&source.file, &mapping, layout, &mut |line| {
            let (account, starts) = match resolver.account(line, index) {
                Ok(found) => found,
                Err(fate) => return fate,
            };
            let day = match calendar.day(line, date) {
                Ok(day) => day,
                Err(fate) => return fate,
            };
            if !seen.insert(account, reads, line.row.fingerprint()) {
                return repeated(line, resolver.slot);
            }
            check_start(line, date, day, starts);
            let week = calendar.week(day, source.dated_by);
            line.week = Some(week);
            let counts_on = match source.dated_by {
                DatedBy::Day => day,
                DatedBy::WeekEnd => workspace.config.week_starts.first_day(week),
            };
            let mut add = |line: &mut Line, metric: usize, slot: Slot| {
                let Some(value) = line.amount(slot) else { return false };
                let spot = Spot { account, metric, week, day: counts_on };
                if let Some(before) = weekly.add(&line.report.file, spot, value) {
                    let key = line.text(resolver.slot).unwrap_or_default();
                    restated::tell(line, slot, Some(day), &key, &before);
                }
                true
            };
            let any = match &values {
                Values::Wide(metrics) => {
                    let mut any = false;
                    for (metric, slot) in metrics {
                        any |= add(line, *metric, *slot);
                    }
                    if !any {
                        nothing_measured(line, metrics);
                    }
                    any
                }
                Values::Long { metric, value, names } => {
                    let Some(name) = line.key(*metric) else { return line.missing(*metric) };
                    let Some(place) = names.get(&*name) else {
                        unknown_metric(line, *metric, &name, workspace);
                        return Fate::SetAside;
                    };
                    if line.bytes(*value).is_none() {
                        return line.missing(*value);
                    }
                    add(line, *place, *value)
                }
            };
            if !any {
                return Fate::SetAside;
            }
            weekly.seen(account, day);
            Fate::Used
        });
        reading.expect_some(&source.file, &counts);
    }
    (reading.findings, reading.files)
}

/// A row without any value says nothing; a value that cannot be read has its own finding.
fn nothing_measured(line: &mut Line, metrics: &[(usize, Slot)]) {
    if let Some((_, first)) = metrics.first()
        && metrics.iter().all(|(_, slot)| line.bytes(*slot).is_none())
    {
        line.tell(Severity::Note, "blank", *first, |_, _| {
            "no metric has a value here; the row is set aside. Missing is not zero: write 0 where nothing was used"
                .to_owned()
        });
    }
}

fn unknown_metric(line: &mut Line, slot: Slot, name: &[u8], workspace: &Workspace) {
    let column = line.layout.name(slot);
    line.report.orphan((Severity::Warning, "unknown_metric"), line.row.line(), column, name, |shown| {
        let ids = workspace.config.metrics.iter().map(|m| m.id.as_str());
        format!(
            "which is no metric{}; list it under `names`, or keep its rows out with `where`",
            did_you_mean(shown, ids)
        )
    });
}

/// A row that was there before.
pub(super) fn repeated(line: &mut Line, account: Slot) -> Fate {
    line.tell(Severity::Warning, "duplicate", account, |_, value| {
        format!(
            "the row of \"{value}\" stands here once more, the same in every cell; the repeated row is set aside and \
             counts once. Where both are meant, export what tells them apart"
        )
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
