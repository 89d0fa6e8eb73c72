//! `usage`: measured values, one column a metric or one row a value, added up per week as they stream by.
//!
//! A row whose every cell equals an earlier row's is the same row exported twice (two files that overlap, a report run
//! again) and is set aside: added up it would double the figure. For the same reason a day that a later file fills again
//! is the later file's: files count in the order in which `qbr.yaml` names them, those of a pattern by their names.
//!
//! Where an account's daily figures begin within a week, its sum of that week is left missing, as with a log of events.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::base::finding::{Finding, Location, Severity};
use crate::base::week::Week;
use crate::config::qbr::metrics::{Aggregate, MetricUnit};
use crate::config::qbr::sources::usage::{Every, UsageSource};
use crate::ingest::duplicates::{Mapping, SeenRows, repeated};
use crate::ingest::feeds::Feed;
use crate::ingest::keys::key_maps::{AccountResolver, check_start};
use crate::ingest::reader::row::{ColumnId, Schema};
use crate::ingest::reader::row_reader::{RowOutcome, RowReader, Unused};
use crate::ingest::reader::source::SourceReader;
use crate::ingest::refused::Refusals;
use crate::ingest::tables::cadence::day_counts::{DayCounts, Holes};
use crate::ingest::tables::cadence::first_week::{FirstDays, there_from};
use crate::ingest::tables::cadence::source_days::SourceDays;
use crate::ingest::tables::repeats::{KeyColumns, Question, Repeats};
use crate::ingest::tables::spot::Spot;
use crate::ingest::tables::table::{LoadContext, LoadedTable, Table};
use crate::ingest::tables::values::{Values, nothing_measured, unknown_metric};
use crate::ingest::tables::weekly::Weekly;

/// Puts its values into the weekly ones.
pub(crate) struct Usage {
    pub(super) weekly: Weekly,
    seen: SeenRows,
    /// Of each account and metric, when the figures of the source that is read now begin: `first[account * metrics + metric]`.
    first: Vec<FirstDays>,
    /// Metrics of which it is not known how their cells are meant, each with the place of one.
    asked: BTreeMap<usize, Location>,
    /// Sources in which a missing row means that nothing was used.
    pub(super) complete: Vec<CompleteSource>,
    /// The dates of each metric, of all sources, and what its sources lack.
    pub(super) days: BTreeMap<usize, (DayCounts, Holes)>,
    /// The source's own key that a week's level of an account is of, where several lead to one account.
    pub(super) owners: FxHashMap<(u32, usize, Week), u64>,
}

/// A metric of a source in which a missing row means that nothing was used.
pub(super) struct CompleteSource {
    /// Its place among the feeds.
    feed: usize,
    pub(super) metric: usize,
    /// From its first whole week to that of its newest row.
    weeks: RangeInclusive<i32>,
}

pub(crate) struct Columns<'w> {
    account: AccountResolver,
    date: ColumnId,
    /// Whether the time of the day decides which value counts.
    has_levels: bool,
    pub(super) source: &'w UsageSource,
    values: Values<'w>,
    mapping: Mapping,
    repeats: Repeats,
    feed: Feed,
    /// The dates of each metric that it has a value of.
    pub(super) days: BTreeMap<usize, SourceDays>,
}

impl Table for Usage {
    const NAME: &'static str = "usage";
    const NEEDS_ROWS: bool = true;
    type Source = UsageSource;
    type Columns<'w> = Columns<'w>;

    fn new(cx: &LoadContext) -> Self {
        let first = vec![FirstDays::default(); cx.accounts.len() * cx.workspace.config.metrics.len()];
        Self {
            weekly: cx.take_weekly(),
            seen: SeenRows::new(cx.accounts.len()),
            first,
            asked: BTreeMap::new(),
            complete: Vec::new(),
            days: BTreeMap::new(),
            owners: FxHashMap::default(),
        }
    }

    fn columns<'w>(cx: &LoadContext<'w>, source: &'w UsageSource, schema: &mut Schema) -> Option<Columns<'w>> {
        let account = cx.key_maps.resolver(&source.account, schema);
        let date = schema.figure(&source.date, true);
        let values = Values::of(cx.workspace, source, schema);
        let key = KeyColumns {
            account: account.column,
            date: Some(date),
            by_week: matches!(source.every, Some(Every::Week | Every::Month)),
            names: values.name().into_iter().collect(),
        };
        Some(Columns {
            account,
            date,
            has_levels: !source.has_whole_weeks()
                && values.metrics().any(|metric| cx.workspace.config.metrics[metric].per_week == Aggregate::Last),
            source,
            values,
            repeats: Repeats::of(source.repeated, &source.file, key, schema, cx.accounts.len()),
            mapping: Mapping::of(&(
                (&source.account, &source.date, &source.file.keep),
                (&source.metric, &source.value, &source.names, &source.metrics),
            )),
            feed: Feed::new(Self::NAME, &source.file, cx.workspace, cx.accounts.len()),
            days: BTreeMap::new(),
        })
    }

    fn row(&mut self, cx: &LoadContext, columns: &mut Columns, row: &mut RowReader) -> RowOutcome {
        let Columns { account: resolver, date, has_levels, source, values, mapping, repeats, feed, days } = columns;
        let (account, starts) = match resolver.account(row, &cx.index) {
            Ok(found) => found,
            Err(unused) => {
                for account in resolver.suspects(row, &cx.index) {
                    self.weekly.refuse_all(account, values.may_fill(row), None, &row.place(resolver.column));
                }
                return Err(unused);
            }
        };
        if !row.fits {
            self.weekly.refuse_all(account, values.may_fill(row), None, &row.place(resolver.column));
            return Err(Unused::SetAside);
        }
        let dated = dated(cx, source, row, *date);
        if dated == Err(Unused::SetAside) {
            self.weekly.refuse_all(account, values.may_fill(row), None, &row.place(*date));
        }
        let (written, day) = dated?;
        if !self.seen.insert(account, *mapping, row.cells.fingerprint()) {
            return Err(repeated(row, resolver.column));
        }
        check_start(row, *date, day, starts);
        let (week, counts_on) = counted(cx, source, day);
        row.week = Some(week);
        let calendar = cx.workspace.grid.calendar;
        let file = row.report.file.clone();
        let key = repeats.note(account, row, || self.weekly.number(&file));
        let second = if *has_levels { row.second_of_day(*date) } else { 0 };
        let spot = |metric: usize| Spot { account, metric, week, day: counts_on, second, key };
        match values {
            Values::Wide(metrics) => {
                let mut any = false;
                for (metric, column) in &*metrics {
                    if self.add(cx, spot(*metric), row, *column) {
                        self.note_owner(cx, source, spot(*metric), row, *column);
                        feed.measured(*metric, day);
                        feed.gives(account, *metric, week);
                        days.entry(*metric).or_insert_with(|| SourceDays::of(calendar)).note(
                            account,
                            written,
                            week,
                            || row.place(*date),
                        );
                        any = true;
                    }
                }
                if !any {
                    nothing_measured(row, metrics);
                    return Err(Unused::SetAside);
                }
            }
            Values::Long { metric, value, names } => {
                let (metric, value) = (*metric, *value);
                let named = row
                    .key(metric)
                    .ok_or_else(|| row.missing(metric))
                    .and_then(|name| names.find(&name).ok_or_else(|| unknown_metric(row, metric, &name, cx.workspace)));
                let found = match named {
                    Ok(found) => found,
                    Err(unused) => {
                        let at = row.place(metric);
                        self.weekly.refuse_all(account, values.may_fill(row), Some(counts_on), &at);
                        return Err(unused);
                    }
                };
                if !row.has(value) {
                    return Err(row.missing(value));
                }
                if !self.add(cx, spot(found), row, value) {
                    return Err(Unused::SetAside);
                }
                self.note_owner(cx, source, spot(found), row, value);
                feed.measured(found, day);
                feed.gives(account, found, week);
                days.entry(found)
                    .or_insert_with(|| SourceDays::of(calendar))
                    .note(account, written, week, || row.place(*date));
            }
        }
        feed.seen(day);
        self.weekly.seen(account, day);
        Ok(())
    }

    fn end_source(&mut self, cx: &LoadContext, mut columns: Columns, reader: &mut SourceReader) {
        if columns.repeats.ask() {
            self.ask_about_repeats(cx, &mut columns, reader);
        }
        let calendar = cx.workspace.grid.calendar;
        self.ask_about_dates(cx, &columns, reader);
        let metrics = &cx.workspace.config.metrics;
        let is_filled = |metric: usize| matches!(metrics[metric].per_week, Aggregate::Sum | Aggregate::Max);
        for (metric, days) in &columns.days {
            let (counts, holes) = self.days.entry(*metric).or_default();
            counts.extend(&days.counts);
            holes.extend(days.counts.holes());
            if columns.source.complete
                && is_filled(*metric)
                && let Some(weeks) = days.whole_weeks(columns.source)
            {
                self.complete.push(CompleteSource { feed: self.weekly.feeds.len(), metric: *metric, weeks });
            }
        }
        self.weekly.feeds.push(columns.feed);
        if let Some((first, accounts)) = self.leave_out_cut_weeks(cx) {
            let at = reader.last_file();
            let of = if accounts == 1 { "an account".to_owned() } else { format!("{accounts} accounts") };
            let message = format!(
                "daily figures of {of} begin within a {unit}, the earliest on {first}; the first {unit} has no sum. Export from \
                 a {unit}'s first day to have it too",
                unit = calendar.unit()
            );
            reader.findings.push(Finding { severity: Severity::Note, kind: "partial_week", at, value: None, message });
        }
    }

    fn finish(mut self, cx: &LoadContext, mut reader: SourceReader) -> LoadedTable {
        self.leave_out_lacking_weeks(cx, &mut reader);
        self.fill_complete(cx);
        // No deck tells a metric of which it is not known how its cells are meant.
        for (metric, at) in std::mem::take(&mut self.asked) {
            for account in 0..self.weekly.accounts() {
                if self.weekly.is_measured(account, metric) {
                    self.weekly.refuse(account as u32, metric, None, at.clone());
                }
            }
        }
        cx.put_weekly(self.weekly);
        LoadedTable::new(reader, Refusals::default(), |_| ())
    }
}

impl Usage {
    /// Whether it was asked how a metric's cells are meant.
    pub(super) fn is_asked(&self, metric: usize) -> bool {
        self.asked.contains_key(&metric)
    }

    /// Notes a metric that no deck tells, and why.
    pub(super) fn ask(&mut self, metric: usize, at: &Location) {
        self.asked.entry(metric).or_insert_with(|| at.clone());
    }

    /// Leaves out sums over a part of a week, with which an account's daily figures begin in the source that was read. Returns the
    /// earliest of these days, and how many accounts there are.
    fn leave_out_cut_weeks(&mut self, cx: &LoadContext) -> Option<(NaiveDate, usize)> {
        let (calendar, last) = (cx.workspace.grid.calendar, cx.workspace.grid.last);
        let metrics = &cx.workspace.config.metrics;
        let mut earliest: BTreeMap<usize, NaiveDate> = BTreeMap::new();
        for (at, first) in self.first.iter_mut().enumerate() {
            let (account, metric) = (at / metrics.len(), at % metrics.len());
            let cut = std::mem::take(first).cut_week(calendar, last);
            let Some((day, week)) = cut.filter(|_| metrics[metric].per_week == Aggregate::Sum) else { continue };
            self.weekly.leave_out(account, metric, week);
            let known = earliest.entry(account).or_insert(day);
            *known = day.min(*known);
        }
        Some((earliest.values().copied().min()?, earliest.len()))
    }

    /// Zeros of the weeks without a row, where that means that nothing was used.
    fn fill_complete(&mut self, cx: &LoadContext) {
        let calendar = cx.workspace.grid.calendar;
        let last = calendar.over_by(cx.workspace.as_of);
        let file = "the weeks without a row".into();
        for CompleteSource { feed, metric, weeks } in std::mem::take(&mut self.complete) {
            for (account, row) in (0..).zip(cx.accounts) {
                let Some(there) = there_from(calendar, row, self.weekly.first_week(account)) else { continue };
                for week in (there.0.max(*weeks.start())..=last.0.min(*weeks.end())).map(Week) {
                    if !self.weekly.has(account, metric, week) {
                        let day = calendar.first_day(week);
                        let spot = Spot { account, metric, week, day, second: 0, key: None };
                        self.weekly.add(&file, spot, 0.0);
                        self.weekly.feeds[feed].gives(account, metric, week);
                    }
                }
            }
        }
    }

    /// Asks about figures that rows of one file give twice, and withholds them.
    fn ask_about_repeats(&mut self, cx: &LoadContext, columns: &mut Columns, reader: &mut SourceReader) {
        let Columns { source, account: resolver, date, values, repeats, .. } = columns;
        let mut question = Question::of(repeats);
        reader.again(&source.file, &mut |row| {
            let (account, _) = resolver.sound_account(row, &cx.index, |_, _| ())?;
            let (_, day) = dated(cx, source, row, *date)?;
            let (week, day) = counted(cx, source, day);
            row.week = Some(week);
            let Some(repeated) = question.row(account, row) else { return Ok(()) };
            for (metric, column) in values.given(row) {
                let add = cx.workspace.config.metrics[metric].per_week == Aggregate::Sum;
                if let Some(value) = row.number(column)
                    && question.contradicts(repeated, row, column, value, add)
                {
                    self.weekly.refuse_in(repeated.file, account, metric, day, row.place(column));
                }
            }
            Ok(())
        });
        question.findings().for_each(|finding| reader.findings.push(finding));
    }

    /// A percentage as a share of one; asks once of a metric how its cells are meant.
    fn share(&mut self, cx: &LoadContext, metric: usize, value: f64, row: &mut RowReader, column: ColumnId) -> f64 {
        let percentage = row.percentage(column, value);
        if percentage.asks() && !self.is_asked(metric) {
            self.ask(metric, &row.place(column));
            let name = cx.workspace.config.metrics[metric].name.as_str();
            row.add_finding(Severity::Warning, "percent", column, |column, value| {
                format!(
                    "\"{column}\" is \"{value}\", and \"{name}\" is a percentage: nothing says whether that is {value}% or a hundred \
                     times as much, and no deck tells it until something does. Set `percent` of the source: `points` where 90 is 90%, \
                     `fraction` where 0.9 is"
                )
            });
        }
        percentage.share
    }

    /// Adds a cell's value; `false` where it has none.
    fn add(&mut self, cx: &LoadContext, spot: Spot, row: &mut RowReader, column: ColumnId) -> bool {
        let Spot { account, metric, day, .. } = spot;
        let unit = cx.workspace.config.metrics[metric].unit;
        // Money is also given back.
        let Some(value) = (if unit == MetricUnit::Money { row.number(column) } else { row.amount(column) }) else {
            if row.has(column) {
                self.weekly.refuse_day(account, metric, day, row.place(column));
            }
            return false;
        };
        let value = if unit == MetricUnit::Percent { self.share(cx, metric, value, row, column) } else { value };
        self.first[account as usize * cx.workspace.config.metrics.len() + metric].note(day);
        if unit == MetricUnit::Money && self.is_of_another_currency(cx, account, row, column) {
            self.weekly.refuse_day(account, metric, day, row.place(column));
            return false;
        }
        if let Some(before) = self.weekly.add(&row.report.file, spot, value) {
            before.report(value, row, column);
        }
        true
    }
}

/// The day that is written, and the one that a row is of: a month's is its last.
fn dated(
    cx: &LoadContext,
    source: &UsageSource,
    row: &mut RowReader,
    column: ColumnId,
) -> Result<(NaiveDate, NaiveDate), Unused> {
    match source.every {
        Some(Every::Month) => cx.dates.month(row, column),
        _ => cx.dates.day(row, column).map(|day| (day, day)),
    }
}

/// The week that a row is of, and the day of it that its values count on.
fn counted(cx: &LoadContext, source: &UsageSource, day: NaiveDate) -> (Week, NaiveDate) {
    let week = cx.dates.week(day, source.dated_by);
    // What stands for a whole week or month counts on its first day, as that of events does.
    (week, if source.has_whole_weeks() { cx.workspace.grid.calendar.first_day(week) } else { day })
}
