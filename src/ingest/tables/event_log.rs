//! One source's events as they add up to weeks.
//!
//! Rows become `(account, day, user)` triples of small numbers, sorted and freed of repeats whenever they have doubled,
//! so memory follows the distinct triples and not the rows. A log rarely begins on a week's first day: where it is
//! long enough to be compared, its first, partial week (and months that reach back before it) are left missing,
//! for a week cut short would read as a rise. A week without an event is missing too, unless the source says that the log
//! is complete: then it is zero, from the log's beginning on, for every account that was there. Whether it was, its first day
//! says; without one, its first row with a figure.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate};
use rustc_hash::FxHashMap;

use crate::base::finding::{Location, Severity};
use crate::base::time::calendar::Calendar;
use crate::base::week::Week;
use crate::config::qbr::sources::events::EventsSource;
use crate::config::qbr::sources::source::Repeated;
use crate::config::workspace::Workspace;
use crate::ingest::feeds::Feed;
use crate::ingest::input_paths;
use crate::ingest::series::Series;
use crate::ingest::superseded::SupersededValues;
use crate::ingest::tables::cadence::day_counts::DayCounts;
use crate::ingest::tables::cadence::first_week::{long, there_from};
use crate::ingest::tables::distinct_people::{Days30, MONTH, people_of};
use crate::ingest::tables::spot::Spot;
use crate::ingest::tables::table::LoadContext;
use crate::ingest::tables::weekly::Weekly;

/// The events of one source.
pub(crate) struct Log {
    calendar: Calendar,
    /// Metrics that count events: all of them, and by name.
    every: Option<usize>,
    by_name: FxHashMap<Vec<u8>, usize>,
    metrics: Vec<usize>,
    /// `counts[account * metrics.len() + n]`, n being the place in `metrics`.
    counts: Vec<Series>,
    /// The count of each key, where a later file, or row, takes an earlier one's place.
    keyed: Option<KeyedCounts>,
    /// The person of each key and the day, `None` where the row that counts says that nothing was done.
    keyed_people: FxHashMap<(u32, u64), KeyedPerson>,
    users: FxHashMap<Box<[u8]>, u32>,
    triples: Vec<(u32, i32, u32)>,
    /// Metrics that count people: of a week, of a day, of a month.
    people: [Option<usize>; 3],
    /// How many triples there may be before repeats are removed again.
    full: usize,
    /// The first day of each account.
    first: BTreeMap<u32, NaiveDate>,
    /// The days of all accounts.
    pub days: DayCounts,
}

impl Log {
    pub fn new(workspace: &Workspace, source: &EventsSource, accounts: usize) -> Self {
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
            keyed: KeyedCounts::of(workspace, source),
            keyed_people: FxHashMap::default(),
            users: FxHashMap::default(),
            triples: Vec::new(),
            people: [&source.weekly_users, &source.daily_users, &source.monthly_users]
                .map(|id| id.as_ref().and_then(place)),
            full: 1 << 20,
            first: BTreeMap::new(),
            days: DayCounts::default(),
        }
    }

    /// Whether counts are kept by key.
    pub fn is_keyed(&self) -> bool {
        self.keyed.is_some()
    }

    /// Adds a count. With a key and its file it takes the place of what an earlier file says of the key, which is returned.
    pub fn count(
        &mut self,
        account: u32,
        day: NaiveDate,
        name: Option<&[u8]>,
        key: Option<(u64, &Arc<str>)>,
        times: f64,
    ) -> Option<SupersededValues> {
        let keyed = self.keyed.as_mut().zip(key);
        let (added, before) = match keyed {
            Some((counts, (key, file))) => counts.put((account, key), file, times),
            None => (times, None),
        };
        let named = name.and_then(|name| self.by_name.get(name).copied());
        let week = self.calendar.week_of(day);
        for n in self.every.into_iter().chain(named.filter(|n| Some(*n) != self.every)) {
            let slot = self.counts[account as usize * self.metrics.len() + n].slot(week);
            *slot = if slot.is_nan() { added } else { *slot + added };
        }
        before
    }

    /// Notes that an event of a day cannot be counted; or, if `people`, that the person who caused it is not known.
    pub fn refuse(&self, account: u32, day: NaiveDate, people: bool, at: Location, weekly: &mut Weekly) {
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
    pub fn refuse_row(&self, account: u32, at: Location, weekly: &mut Weekly) {
        self.all_metrics().for_each(|metric| weekly.refuse(account, metric, None, at.clone()));
    }

    pub fn all_metrics(&self) -> impl Iterator<Item = usize> {
        self.metrics.iter().copied().chain(self.people.into_iter().flatten())
    }

    /// Notes a day of an account, and who did something on it. With a key and its file the person takes the place of whom an
    /// earlier file, or row, names: a count that is corrected to 0 was nobody's.
    pub fn seen(&mut self, account: u32, day: NaiveDate, user: Option<&[u8]>, key: Option<(u64, &Arc<str>)>) {
        let first = self.first.entry(account).or_insert(day);
        *first = (*first).min(day);
        let user = user.map(|user| self.number(user));
        let triple = user.map(|user| (account, day.num_days_from_ce(), user));
        if let Some((counts, (key, file))) = self.keyed.as_ref().zip(key) {
            let person = KeyedPerson { file: file.clone(), triple };
            match self.keyed_people.entry((account, key)) {
                Entry::Occupied(mut known) if counts.of_rows || !Arc::ptr_eq(&known.get().file, file) => {
                    known.insert(person);
                }
                Entry::Occupied(mut known) => known.get_mut().triple = triple.or(known.get().triple),
                Entry::Vacant(new) => {
                    new.insert(person);
                }
            }
            return;
        }
        let Some(triple) = triple else { return };
        self.triples.push(triple);
        if self.triples.len() >= self.full {
            self.settle();
            self.full = (self.triples.len() * 2).max(1 << 20);
        }
    }

    fn number(&mut self, user: &[u8]) -> u32 {
        // An address is the same in any case.
        let folded = user.contains(&b'@').then(|| user.to_ascii_lowercase());
        let user = folded.as_deref().unwrap_or(user);
        let next = self.users.len() as u32;
        match self.users.get(user) {
            Some(known) => *known,
            None => *self.users.entry(user.into()).or_insert(next),
        }
    }

    fn settle(&mut self) {
        self.triples.sort_unstable();
        self.triples.dedup();
    }

    /// Writes the weeks; says so where the log's first week is left out, where weeks without events are missing, and where
    /// figures of `usage` are replaced.
    pub fn into(
        mut self,
        weekly: &mut Weekly,
        feed: &mut Feed,
        file: &Arc<str>,
        source: &EventsSource,
        cx: &LoadContext,
    ) -> Vec<(Severity, &'static str, String)> {
        self.triples.extend(std::mem::take(&mut self.keyed_people).into_values().filter_map(|person| person.triple));
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
        let holes = self.days.holes();
        let lacking = if source.complete { BTreeSet::new() } else { holes.weeks(self.calendar) };
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
                    let day = self.calendar.first_day(week);
                    let spot = Spot { account, metric, week, day, second: 0, key: None };
                    restated += u64::from(weekly.put_week(file, spot, value).is_some());
                    feed.gives(account, metric, week);
                }
            };
            let mut days = Days30::default();
            for week in (begin.0.max(from.0)..=last_week.0).map(Week).filter(|week| !lacking.contains(week)) {
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
                let month_ago = last.checked_sub_days(Days::new(MONTH - 1)).unwrap_or(last);
                let month_known = month_ago >= months_from && (source.complete || !holes.touch(month_ago, last));
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
        if let Some(message) = holes.message("daily events", self.calendar, source.complete) {
            findings.push((Severity::Warning, "missing_days", message));
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

/// Counts by account and key.
struct KeyedCounts {
    /// Whether a later row of a file takes an earlier one's place too.
    of_rows: bool,
    counts: FxHashMap<(u32, u64), FileCount>,
}

/// Who did something, as a file says of a key: account, day and person.
struct KeyedPerson {
    file: Arc<str>,
    triple: Option<(u32, i32, u32)>,
}

/// What a file says of a key.
struct FileCount {
    file: Arc<str>,
    times: f64,
}

impl KeyedCounts {
    /// `None` where every row counts: there is one file, and no row of it is a correction.
    fn of(workspace: &Workspace, source: &EventsSource) -> Option<Self> {
        let of_rows = source.repeated == Some(Repeated::Latest);
        let is_needed = source.count.is_some() && (of_rows || input_paths::count(workspace, &source.file) > 1);
        is_needed.then(|| Self { of_rows, counts: FxHashMap::default() })
    }

    /// Puts a row's count; returns how many events that adds, and what an earlier file said.
    fn put(&mut self, key: (u32, u64), file: &Arc<str>, times: f64) -> (f64, Option<SupersededValues>) {
        let known = self.counts.entry(key).or_insert_with(|| FileCount { file: file.clone(), times: 0.0 });
        let is_later = !Arc::ptr_eq(&known.file, file);
        if !is_later && !self.of_rows {
            known.times += times;
            return (times, None);
        }
        let before = std::mem::replace(known, FileCount { file: file.clone(), times });
        let added = times - before.times;
        (added, is_later.then_some(SupersededValues { before: before.times, file: before.file }))
    }
}
