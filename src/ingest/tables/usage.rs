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
        let counts = reading.source(source, schema, &mut |row| {
            let (account, starts) = match resolver.account(row, index) {
                Ok(found) => found,
                Err(outcome) => {
                    for account in resolver.suspects(row, index) {
                        values.refuse(row, account, None, resolver.column, weekly);
                    }
                    return outcome;
                }
            };
            if !row.fits {
                values.refuse(row, account, None, resolver.column, weekly);
                return RowOutcome::SetAside;
            }
            let day = match calendar.day(row, date) {
                Ok(day) => day,
                Err(outcome) => {
                    if outcome == RowOutcome::SetAside {
                        values.refuse(row, account, None, date, weekly);
                    }
                    return outcome;
                }
            };
            if !seen.insert(account, reads, row.cells.fingerprint()) {
                return repeated(row, resolver.column);
            }
            check_start(row, date, day, starts);
            let week = calendar.week(day, source.dated_by);
            row.week = Some(week);
            let counts_on = match source.dated_by {
                DatedBy::Day => day,
                DatedBy::WeekEnd => workspace.config.week_starts.first_day(week),
            };
            let add = |row: &mut RowReader, weekly: &mut Weekly, metric: usize, column: ColumnId| {
                // Money is also given back.
                let is_money = workspace.config.metrics[metric].unit == MetricUnit::Money;
                let value = if is_money { row.number(column) } else { row.amount(column) };
                let Some(value) = value else {
                    if row.has(column) {
                        weekly.refuse_day(account, metric, counts_on, row.place(column));
                    }
                    return false;
                };
                let spot = Spot { account, metric, week, day: counts_on };
                if let Some(before) = weekly.add(&row.report.file, spot, value) {
                    let key = row.text(resolver.column).unwrap_or_default();
                    Restated { value, day: Some(day), account: &key, before }.report(row, column);
                }
                true
            };
            let any = match &values {
                Values::Wide(metrics) => {
                    let mut any = false;
                    for (metric, column) in metrics {
                        any |= add(row, weekly, *metric, *column);
                    }
                    if !any {
                        nothing_measured(row, metrics);
                    }
                    any
                }
                Values::Long { metric, value, .. } => {
                    let (metric, value) = (*metric, *value);
                    let Some(name) = row.key(metric) else {
                        let outcome = row.missing(metric);
                        values.refuse(row, account, Some(counts_on), metric, weekly);
                        return outcome;
                    };
                    let Some(place) = values.place(&name) else {
                        unknown_metric(row, metric, &name, workspace);
                        values.refuse(row, account, Some(counts_on), metric, weekly);
                        return RowOutcome::SetAside;
                    };
                    if !row.has(value) {
                        return row.missing(value);
                    }
                    add(row, weekly, place, value)
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
fn nothing_measured(row: &mut RowReader, metrics: &[(usize, ColumnId)]) {
    if let Some((_, first)) = metrics.first()
        && metrics.iter().all(|(_, column)| row.bytes(*column).is_none())
    {
        row.add_finding(Severity::Note, "blank", *first, |_, _| {
            "no metric has a value here; the row is set aside. Missing is not zero: write 0 where nothing was used"
                .to_owned()
        });
    }
}

fn unknown_metric(row: &mut RowReader, column: ColumnId, name: &[u8], workspace: &Workspace) {
    let at = CellAt::new(row.cells.line(), Some(row.schema.name(column)), Some(name));
    row.report.orphan(Severity::Warning, "unknown_metric", at, |shown| {
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
        row: &mut RowReader,
        account: u32,
        day: Option<NaiveDate>,
        why: ColumnId,
        weekly: &mut Weekly,
    ) {
        let at = row.place(why);
        match self {
            Self::Wide(metrics) => {
                for (metric, _) in metrics.iter().filter(|(_, column)| !row.fits || row.has(*column)) {
                    weekly.refuse(account, *metric, day, at.clone());
                }
            }
            Self::Long { value, .. } if row.fits && !row.has(*value) => {}
            Self::Long { metric, names, .. } => {
                let named = row.key(*metric).filter(|_| row.fits);
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
        schema.any_of = values.iter().map(|(_, column)| *column).collect();
        Values::Wide(values)
    }
}
