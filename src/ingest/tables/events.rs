//! `events`: raw events, counted per week, with the distinct people behind them.
//!
//! Rows become `(account, day, user)` triples of small numbers, sorted and freed of repeats whenever they have doubled,
//! so memory follows the distinct triples and not the rows. A log rarely begins on a week's first day: where it is
//! long enough to be compared, its first, partial week (and months that reach back before it) are left missing,
//! for a week cut short would read as a rise. A week without an event is missing too, unless the source says that the log
//! is complete: then it is zero, from the log's beginning on, for every account that was there. Whether it was, its first day
//! says; without one, its first row with a figure.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate};
use rustc_hash::FxHashMap;

use crate::base::finding::{Finding, Location, Severity};
use crate::base::time::calendar::Calendar;
use crate::base::week::Week;
use crate::config::qbr::sources::events::EventsSource;
use crate::config::qbr::sources::source::reading;
use crate::config::workspace::Workspace;
use crate::ingest::duplicates::{EarlierRows, Mapping, SeenRows, repeated};
use crate::ingest::feeds::Feed;
use crate::ingest::keys::key_maps::{AccountResolver, check_start};
use crate::ingest::reader::row::{ColumnId, Schema};
use crate::ingest::reader::row_reader::{RowOutcome, RowReader, Unused};
use crate::ingest::reader::source::SourceReader;
use crate::ingest::records::Series;
use crate::ingest::refused::Refusals;
use crate::ingest::tables::cadence::DayCounts;
use crate::ingest::tables::distinct_people::{Days30, MONTH, people_of};
use crate::ingest::tables::first_week::{long, there_from};
use crate::ingest::tables::repeats::{KeyColumns, Question, Repeats};
use crate::ingest::tables::table::{LoadContext, LoadedTable, Table};
use crate::ingest::tables::weekly::{Spot, Weekly};

/// Puts its counts into the weekly values.
pub(crate) struct Events {
    weekly: Weekly,
    earlier: EarlierRows,
    /// Rows with a count.
    counted: SeenRows,
    /// What stands for the file of their values: all logs together count as one.
    file: Arc<str>,
}

pub(crate) struct Columns<'w> {
    source: &'w EventsSource,
    account: AccountResolver,
    time: ColumnId,
    count: Option<ColumnId>,
    user: Option<ColumnId>,
    event: Option<ColumnId>,
    log: Log,
    mapping: Mapping,
    repeats: Repeats,
    feed: Feed,
}

impl Table for Events {
    const NAME: &'static str = "events";
    /// What is counted from events replaces what `usage` says.
    const AFTER: Option<&'static str> = Some("usage");
    const NEEDS_ROWS: bool = true;
    type Source = EventsSource;
    type Columns<'w> = Columns<'w>;

    fn new(cx: &LoadContext) -> Self {
        let counted = SeenRows::new(cx.accounts.len());
        Self { weekly: cx.take_weekly(), earlier: EarlierRows::default(), counted, file: "the events".into() }
    }

    fn columns<'w>(cx: &LoadContext<'w>, source: &'w EventsSource, schema: &mut Schema) -> Option<Columns<'w>> {
        let account = cx.key_maps.resolver(&source.account, schema);
        let time = schema.figure(&source.timestamp, true);
        let count = schema.maybe_figure(source.count.as_ref());
        let (user, event) = (schema.maybe(source.user.as_ref()), schema.maybe(source.event.as_ref()));
        let key = KeyColumns {
            account: account.column,
            date: Some(time),
            by_week: false,
            names: user.into_iter().chain(event).collect(),
        };
        Some(Columns {
            source,
            account,
            time,
            count,
            user,
            event,
            repeats: Repeats::of(source.repeated, &source.file, key, schema, cx.accounts.len()),
            log: Log::new(cx.workspace, source, cx.accounts.len()),
            mapping: Mapping::of(&reading(source)),
            feed: Feed::new(Self::NAME, &source.file, cx.workspace, cx.accounts.len()),
        })
    }

    fn row(&mut self, cx: &LoadContext, columns: &mut Columns, row: &mut RowReader) -> RowOutcome {
        let Columns { account: resolver, time, count, user, event, log, mapping, repeats, feed, .. } = columns;
        let weekly = &mut self.weekly;
        let refuse = |account, at| log.refuse_row(account, at, weekly);
        let (account, starts) = resolver.sound_account(row, &cx.index, refuse)?;
        let day = cx.dates.day(row, *time);
        if day == Err(Unused::SetAside) {
            log.refuse_row(account, row.place(*time), weekly);
        }
        let day = day?;
        // A row with a count is a sum of somebody's; single events may well be alike within a file.
        let print = row.cells.fingerprint();
        let new = match count {
            Some(_) => self.counted.insert(account, *mapping, print),
            None => self.earlier.insert(&row.report.file, *mapping, print),
        };
        if !new {
            return Err(repeated(row, resolver.column));
        }
        let key = count.and_then(|_| repeats.note(account, row, || 0));
        check_start(row, *time, day, starts);
        row.week = Some(cx.workspace.grid.calendar.week_of(day));
        let times = match count {
            None => Some(1.0),
            Some(column) => row.amount(*column),
        };
        let name = event.and_then(|column| row.key(column));
        if let Some(column) = count.filter(|column| times.is_none() && row.has(*column)) {
            log.refuse(account, day, false, row.place(column), weekly);
        }
        if let Some(column) = user.filter(|column| row.cells.is_cut(*column)) {
            log.refuse(account, day, true, row.place(column), weekly);
        }
        let user = user.and_then(|column| row.key(column)).filter(|_| times != Some(0.0));
        if let (None, None, Some(column)) = (times, &user, *count) {
            // Neither how often nor by whom.
            return Err(row.no_value(column));
        }
        if let Some(times) = times {
            log.count(account, day, name.as_deref(), key, times);
        }
        log.seen(account, day, user.as_deref());
        log.days.note(day);
        feed.seen(day);
        weekly.seen(account, day);
        Ok(())
    }

    fn end_source(&mut self, cx: &LoadContext, mut columns: Columns, reader: &mut SourceReader) {
        columns.feed.measures(columns.log.all_metrics());
        if columns.repeats.ask() {
            self.ask_about_repeats(cx, &mut columns, reader);
        }
        let at = Location { column: Some(columns.source.timestamp.as_str().into()), ..reader.last_file() };
        let (weekly, feed) = (&mut self.weekly, &mut columns.feed);
        for (severity, kind, message) in columns.log.into(weekly, feed, &self.file, columns.source, cx) {
            reader.findings.push(Finding { severity, kind, at: at.clone(), value: None, message });
        }
        self.weekly.feeds.push(columns.feed);
    }

    fn finish(self, cx: &LoadContext, reader: SourceReader) -> LoadedTable {
        cx.put_weekly(self.weekly);
        LoadedTable::new(reader, Refusals::default(), |_| ())
    }
}

impl Events {
    /// Asks about counts that rows of one file give twice, and withholds what they are part of.
    fn ask_about_repeats(&mut self, cx: &LoadContext, columns: &mut Columns, reader: &mut SourceReader) {
        let Columns { source, account: resolver, time, count: Some(count), log, repeats, .. } = columns else { return };
        let mut question = Question::of(repeats);
        reader.again(&source.file, &mut |row| {
            let (account, _) = resolver.sound_account(row, &cx.index, |_, _| ())?;
            let day = cx.dates.day(row, *time)?;
            let Some(repeated) = question.row(account, row) else { return Ok(()) };
            if let Some(times) = row.amount(*count)
                && question.contradicts(repeated, row, *count, times, true)
            {
                log.refuse(account, day, false, row.place(*count), &mut self.weekly);
            }
            Ok(())
        });
        question.findings().for_each(|finding| reader.findings.push(finding));
    }
}

/// One source's events as they add up.
pub(crate) struct Log {
    calendar: Calendar,
    /// Metrics that count events: all of them, and by name.
    every: Option<usize>,
    by_name: FxHashMap<Vec<u8>, usize>,
    metrics: Vec<usize>,
    /// `counts[account * metrics.len() + n]`, n being the place in `metrics`.
    counts: Vec<Series>,
    /// The latest count of each key, where a later one counts.
    latest: FxHashMap<(u32, u64), f64>,
    users: FxHashMap<Box<[u8]>, u32>,
    triples: Vec<(u32, i32, u32)>,
    /// Metrics that count people: of a week, of a day, of a month.
    people: [Option<usize>; 3],
    /// How many triples there may be before repeats are removed again.
    full: usize,
    /// The first day of each account.
    first: BTreeMap<u32, NaiveDate>,
    /// The days of all accounts.
    days: DayCounts,
}

impl Log {
    fn new(workspace: &Workspace, source: &EventsSource, accounts: usize) -> Self {
        let place = |id: &String| workspace.config.metrics.iter().position(|m| m.id == *id);
        let mut metrics: Vec<usize> = source.events.iter().chain(source.by_event.values()).filter_map(place).collect();
        metrics.sort_unstable();
        metrics.dedup();
        let within = |id: &String| place(id).and_then(|metric| metrics.binary_search(&metric).ok());
        let named =
            source.by_event.iter().filter_map(|(name, id)| Some((name.trim().as_bytes().to_vec(), within(id)?)));
        Self {
            calendar: workspace.grid.calendar,
            every: source.events.as_ref().and_then(within),
            by_name: named.collect(),
            counts: vec![Series::default(); accounts * metrics.len()],
            metrics,
            latest: FxHashMap::default(),
            users: FxHashMap::default(),
            triples: Vec::new(),
            people: [&source.weekly_users, &source.daily_users, &source.monthly_users]
                .map(|id| id.as_ref().and_then(place)),
            full: 1 << 20,
            first: BTreeMap::new(),
            days: DayCounts::default(),
        }
    }

    /// Adds a count; with a key, in place of the one of that key.
    fn count(&mut self, account: u32, day: NaiveDate, name: Option<&[u8]>, key: Option<u64>, times: f64) {
        let before = key.and_then(|key| self.latest.insert((account, key), times)).unwrap_or_default();
        let times = times - before;
        let named = name.and_then(|name| self.by_name.get(name).copied());
        let week = self.calendar.week_of(day);
        for n in self.every.into_iter().chain(named.filter(|n| Some(*n) != self.every)) {
            let slot = self.counts[account as usize * self.metrics.len() + n].slot(week);
            *slot = if slot.is_nan() { times } else { *slot + times };
        }
    }

    /// Notes that an event of a day cannot be counted; or, if `people`, that the person who caused it is not known.
    fn refuse(&self, account: u32, day: NaiveDate, people: bool, at: Location, weekly: &mut Weekly) {
        let mut put = |metric: usize, day: NaiveDate| weekly.refuse(account, metric, Some(day), at.clone());
        if !people {
            return self.metrics.iter().for_each(|metric| put(*metric, day));
        }
        let [of_week, of_day, of_month] = self.people;
        of_week.into_iter().chain(of_day).for_each(|metric| put(metric, day));
        // A month's people are those of the weeks that end within thirty days of it.
        let weeks = (0..MONTH).step_by(7).chain([MONTH - 1]).map(|days| day + Days::new(days));
        weeks.for_each(|day| of_month.into_iter().for_each(|metric| put(metric, day)));
    }

    /// Notes that an event cannot be read, so that it may be of any day.
    fn refuse_row(&self, account: u32, at: Location, weekly: &mut Weekly) {
        self.all_metrics().for_each(|metric| weekly.refuse(account, metric, None, at.clone()));
    }

    fn all_metrics(&self) -> impl Iterator<Item = usize> {
        self.metrics.iter().copied().chain(self.people.into_iter().flatten())
    }

    fn seen(&mut self, account: u32, day: NaiveDate, user: Option<&[u8]>) {
        let first = self.first.entry(account).or_insert(day);
        *first = (*first).min(day);
        let Some(user) = user else { return };
        let next = self.users.len() as u32;
        let user = match self.users.get(user) {
            Some(known) => *known,
            None => *self.users.entry(user.into()).or_insert(next),
        };
        self.triples.push((account, day.num_days_from_ce(), user));
        if self.triples.len() >= self.full {
            self.settle();
            self.full = (self.triples.len() * 2).max(1 << 20);
        }
    }

    fn settle(&mut self) {
        self.triples.sort_unstable();
        self.triples.dedup();
    }

    /// Writes the weeks; says so where the log's first week is left out, where weeks without events are missing, and where
    /// figures of `usage` are replaced.
    fn into(
        mut self,
        weekly: &mut Weekly,
        feed: &mut Feed,
        file: &Arc<str>,
        source: &EventsSource,
        cx: &LoadContext,
    ) -> Vec<(Severity, &'static str, String)> {
        self.settle();
        let Some(log_first) = self.first.values().copied().min() else { return Vec::new() };
        let log_last = self.days.newest().unwrap_or(log_first);
        let mut restated = 0;
        let first_week = self.calendar.week_of(log_first);
        // What a log holds no row of any more was not exported: nothing is not zero there.
        let over = self.calendar.over_by(cx.workspace.as_of);
        let ended = self.days.cut_off(self.calendar, over);
        let last_week = ended.map_or(over.min(self.calendar.week_of(log_last)), |(_, week)| Week(week.0 - 1));
        let cut = self.calendar.first_day(first_week) < log_first && last_week.0 - first_week.0 >= long(self.calendar);
        let whole = self.calendar.whole_from(log_first).0;
        let from = if cut { Week(first_week.0 + 1) } else { first_week };
        let months_from = if last_week.0 - first_week.0 >= long(self.calendar) { log_first } else { NaiveDate::MIN };

        let people = self.people;
        let (mut all, mut quiet) = (0u64, 0u64);
        let mut groups = self.triples.chunk_by(|a, b| a.0 == b.0).peekable();
        for (account, row) in (0..).zip(cx.accounts) {
            let first = self.first.get(&account).map(|day| self.calendar.week_of(*day));
            let there = source.complete.then(|| there_from(self.calendar, row, weekly.first_week(account))).flatten();
            let there = there.map(|week| Week(week.0.max(whole)));
            let Some(begin) = first.into_iter().chain(there).min() else { continue };
            let triples = groups.next_if(|group| group[0].0 == account).unwrap_or_default();
            let mut write = |metric: usize, week: Week, value: f64| {
                // Before its first event, a figure that `usage` gives says more than a log's silence.
                if first.is_some_and(|first| first <= week) || !weekly.has(account, metric, week) {
                    let spot = Spot { account, metric, week, day: self.calendar.first_day(week), key: None };
                    restated += u64::from(weekly.add(file, spot, value).is_some());
                    feed.gives(account, metric, week);
                }
            };
            let mut days = Days30::default();
            for week in begin.0.max(from.0)..=last_week.0 {
                let week = Week(week);
                let mut counted_any = false;
                let measured = |value: Option<f64>| value.or(source.complete.then_some(0.0));
                for (n, metric) in self.metrics.iter().enumerate() {
                    let counted = self.counts[account as usize * self.metrics.len() + n].get(week);
                    counted_any |= counted.is_some();
                    if let Some(value) = measured(counted) {
                        write(*metric, week, value);
                    }
                }
                let (first, last) = (self.calendar.first_day(week), self.calendar.last_day(week));
                let [weekly_users, daily_users, monthly_users] = people_of(triples, first, last, &mut days);
                all += 1;
                quiet += u64::from(!counted_any && weekly_users == 0.0);
                let month_known = last >= months_from + Days::new(MONTH - 1);
                for (metric, value) in people.into_iter().zip([weekly_users, daily_users, monthly_users]) {
                    let Some(metric) = metric else { continue };
                    let value = measured(Some(value).filter(|v| *v > 0.0));
                    if let Some(value) = value
                        && (Some(metric) != people[2] || month_known)
                    {
                        write(metric, week, value);
                    }
                }
            }
        }
        let (mut findings, unit) = (Vec::new(), self.calendar.unit());
        if cut {
            let next = self.calendar.first_day(from);
            let message = format!(
                "the log begins on {log_first}, within a {unit}; figures begin with the {unit} from {next} on. Export from a \
                 {unit}'s first day to have that {unit} too"
            );
            findings.push((Severity::Note, "partial_week", message));
        }
        if let Some((day, _)) = ended {
            let message = format!(
                "the log ends on {day}, within a {unit} that is over at as_of {}: figures end with the {unit} before. Export to \
                 its end, or set `as_of` to the day the data stands at",
                cx.workspace.as_of
            );
            findings.push((Severity::Warning, "partial_week", message));
        }
        if quiet > 0 && !source.complete {
            let message = format!(
                "{quiet} of {all} {unit}s of accounts have no event and count as not measured; if the log holds every event, \
                 say `complete: true`, and they count as zero"
            );
            findings.push((Severity::Note, "quiet_weeks", message));
        }
        if restated > 0 {
            let message = format!(
                "{restated} weekly figures that `usage` gives are counted from the events instead; map either to a metric \
                 of its own"
            );
            findings.push((Severity::Warning, "restated", message));
        }
        findings
    }
}
