//! `usage`: measured values, one column a metric or one row a value, added up per week as they stream by.
//!
//! A row whose every cell equals an earlier row's is the same row exported twice (two files that overlap, a report run
//! again) and is set aside: added up it would double the figure. For the same reason a day that a later file fills again
//! is the later file's: files count in the order in which `qbr.yaml` names them, those of a pattern by their names.

use chrono::NaiveDate;

use crate::base::finding::Severity;
use crate::base::nearest::did_you_mean;
use crate::config::qbr::metrics::MetricUnit;
use crate::config::qbr::sources::usage::{DatedBy, UsageSource};
use crate::config::workspace::Workspace;
use crate::ingest::cells::catalogue_name::NameLookup;
use crate::ingest::date_window::DateWindow;
use crate::ingest::duplicates::{Mapping, SeenRows, repeated};
use crate::ingest::keys::key_maps::check_start;
use crate::ingest::reader::file_report::CellAt;
use crate::ingest::reader::row::{ColumnId, Schema};
use crate::ingest::reader::row_reader::{RowOutcome, RowReader};
use crate::ingest::reader::source::SourceReader;
use crate::ingest::refused::Refusals;
use crate::ingest::superseded::Restated;
use crate::ingest::tables::table::{LoadContext, LoadedTable, Table};
use crate::ingest::tables::weekly::{Spot, Weekly};

/// Where a source's values are.
enum Values<'w> {
    Wide(Vec<(usize, ColumnId)>),
    Long { metric: ColumnId, value: ColumnId, names: NameLookup<'w> },
}

/// Puts its values into the weekly ones.
pub(crate) struct Usage;

impl Table for Usage {
    fn name(&self) -> &'static str {
        "usage"
    }

    fn load(&self, cx: &LoadContext) -> LoadedTable {
        let weekly = &mut *cx.weekly();
        LoadedTable::new(read(self, cx, weekly), Refusals::default(), |_| ())
    }
}

fn read<'w>(table: &Usage, cx: &LoadContext<'w>, weekly: &mut Weekly) -> SourceReader<'w> {
    let LoadContext { workspace, index, .. } = cx;
    let mut reading = cx.reader(table);
    let calendar = DateWindow::of(workspace);
    let mut seen = SeenRows::new(weekly.accounts());
    for source in &workspace.config.sources.usage.0 {
        let mut schema = Schema::default();
        let mut resolver = cx.key_maps.resolver(&source.account, &mut schema);
        let date = schema.figure(&source.date, true);
        let mut values = Values::of(workspace, source, &mut schema);
        let reads = Mapping::of(&(
            (&source.account, &source.date, &source.file.keep),
            (&source.metric, &source.value, &source.names, &source.metrics),
        ));
        let counts = reading.source(source, schema, &mut |line| {
            let (account, starts) = match resolver.account(line, index) {
                Ok(found) => found,
                Err(outcome) => {
                    for account in resolver.suspects(line, index) {
                        values.refuse(line, account, None, resolver.slot, weekly);
                    }
                    return outcome;
                }
            };
            if !line.fits {
                values.refuse(line, account, None, resolver.slot, weekly);
                return RowOutcome::SetAside;
            }
            let day = match calendar.day(line, date) {
                Ok(day) => day,
                Err(outcome) => {
                    if outcome == RowOutcome::SetAside {
                        values.refuse(line, account, None, date, weekly);
                    }
                    return outcome;
                }
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
            let add = |line: &mut RowReader, weekly: &mut Weekly, metric: usize, slot: ColumnId| {
                // Money is also given back.
                let is_money = workspace.config.metrics[metric].unit == MetricUnit::Money;
                let value = if is_money { line.number(slot) } else { line.amount(slot) };
                let Some(value) = value else {
                    if line.has(slot) {
                        weekly.refuse_day(account, metric, counts_on, line.place(slot));
                    }
                    return false;
                };
                let spot = Spot { account, metric, week, day: counts_on };
                if let Some(before) = weekly.add(&line.report.file, spot, value) {
                    let key = line.text(resolver.slot).unwrap_or_default();
                    Restated { value, day: Some(day), account: &key, before }.report(line, slot);
                }
                true
            };
            let any = match &values {
                Values::Wide(metrics) => {
                    let mut any = false;
                    for (metric, slot) in metrics {
                        any |= add(line, weekly, *metric, *slot);
                    }
                    if !any {
                        nothing_measured(line, metrics);
                    }
                    any
                }
                Values::Long { metric, value, .. } => {
                    let (metric, value) = (*metric, *value);
                    let Some(name) = line.key(metric) else {
                        let outcome = line.missing(metric);
                        values.refuse(line, account, Some(counts_on), metric, weekly);
                        return outcome;
                    };
                    let Some(place) = values.place(&name) else {
                        unknown_metric(line, metric, &name, workspace);
                        values.refuse(line, account, Some(counts_on), metric, weekly);
                        return RowOutcome::SetAside;
                    };
                    if !line.has(value) {
                        return line.missing(value);
                    }
                    add(line, weekly, place, value)
                }
            };
            if !any {
                return RowOutcome::SetAside;
            }
            weekly.seen(account, day);
            RowOutcome::Used
        });
        reading.expect_some(&source.file, &counts);
    }
    reading
}

/// A row without any value says nothing; a value that cannot be read has its own finding.
fn nothing_measured(line: &mut RowReader, metrics: &[(usize, ColumnId)]) {
    if let Some((_, first)) = metrics.first()
        && metrics.iter().all(|(_, slot)| line.bytes(*slot).is_none())
    {
        line.add_finding(Severity::Note, "blank", *first, |_, _| {
            "no metric has a value here; the row is set aside. Missing is not zero: write 0 where nothing was used"
                .to_owned()
        });
    }
}

fn unknown_metric(line: &mut RowReader, slot: ColumnId, name: &[u8], workspace: &Workspace) {
    let at = CellAt::new(line.row.line(), Some(line.schema.name(slot)), Some(name));
    line.report.orphan(Severity::Warning, "unknown_metric", at, |shown| {
        let ids = workspace.config.metrics.iter().map(|m| m.id.as_str());
        format!(
            "which is no metric{}; list it under `names`, or keep its rows out with `where`",
            did_you_mean(shown, ids)
        )
    });
}

impl<'w> Values<'w> {
    /// The metric of a row of one value.
    fn place(&mut self, name: &[u8]) -> Option<usize> {
        if let Self::Long { names, .. } = self { names.find(name) } else { None }
    }

    /// Notes that a row cannot be used: what it holds is not known of the metrics that it may have values of.
    fn refuse(
        &mut self,
        line: &mut RowReader,
        account: u32,
        day: Option<NaiveDate>,
        why: ColumnId,
        weekly: &mut Weekly,
    ) {
        let at = line.place(why);
        match self {
            Self::Wide(metrics) => {
                for (metric, _) in metrics.iter().filter(|(_, slot)| !line.fits || line.has(*slot)) {
                    weekly.refuse(account, *metric, day, at.clone());
                }
            }
            Self::Long { value, .. } if line.fits && !line.has(*value) => {}
            Self::Long { metric, names, .. } => {
                let named = line.key(*metric).filter(|_| line.fits);
                let may_be =
                    named.map_or(0..names.len(), |name| match names.find(&name).or_else(|| names.near(&name)) {
                        Some(place) => place..place + 1,
                        None => 0..0,
                    });
                may_be.for_each(|metric| weekly.refuse(account, metric, day, at.clone()));
            }
        }
    }

    fn of(workspace: &'w Workspace, source: &UsageSource, schema: &mut Schema) -> Self {
        let metrics = &workspace.config.metrics;
        let place = |id: &str| metrics.iter().position(|m| m.id == id);
        if let (Some(metric), Some(value)) = (&source.metric, &source.value) {
            let (metric, value) = (schema.add(metric, true), schema.figure(value, true));
            return Values::Long { metric, value, names: NameLookup::of(&workspace.lookup.metrics, &source.names) };
        }
        let columns = source.metrics.iter().filter_map(|(id, column)| Some((place(id)?, column)));
        let values: Vec<_> = columns.map(|(metric, column)| (metric, schema.figure(column, false))).collect();
        schema.any_of = values.iter().map(|(_, slot)| *slot).collect();
        Values::Wide(values)
    }
}
