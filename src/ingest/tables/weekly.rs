//! Weekly values as they add up while rows stream by.
//!
//! A metric that several files may fill is kept by day and file until all are read, for a day that a later file fills
//! again is restated and must not count twice: the later file's value counts. Rows of one day within one file add up by
//! the metric's rule for a week, unless the source says that of one key the later counts: then it is kept by day and key.

use std::sync::Arc;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::base::finding::Location;
use crate::base::time::calendar::Calendar;
use crate::base::week::Week;
use crate::config::qbr::metrics::{Aggregate, MetricConfig};
use crate::config::qbr::sources::source::Repeated;
use crate::config::workspace::Workspace;
use crate::ingest::feeds::Feed;
use crate::ingest::input_paths;
use crate::ingest::records::{FigurePart, Usage};
use crate::ingest::refused::Refusals;
use crate::ingest::series::Series;
use crate::ingest::superseded::{Days, SupersededValues};
use crate::ingest::tables::spot::Spot;

/// Values of all accounts and metrics, by each metric's rule for a week.
///
/// Example: a metric with `per_week: mean` and rows 4 on Monday, 6 on Wednesday has 5 for the week.
pub(crate) struct Weekly {
    rules: Vec<Aggregate>,
    calendar: Calendar,
    usage: Usage,
    /// For means the number of values, for the latest value its time in days; empty for other rules.
    beside: Vec<Series>,
    /// The place of each metric among those that several files may fill.
    shared: Vec<Option<usize>>,
    /// How many metrics several files may fill.
    width: usize,
    /// `days[account * width + place]`.
    days: Vec<Days>,
    files: Vec<Arc<str>>,
    /// What stands for the file of whole weeks that take the place of days, by its number.
    week_file: Option<u32>,
    /// The sources that were read.
    pub feeds: Vec<Feed>,
    refusals: Refusals,
    /// Weeks of an account's metric that count as not measured.
    left_out: Vec<(usize, usize, Week)>,
    /// Weeks of a metric that count as not measured for all accounts.
    left_out_for_all: Vec<(usize, Week)>,
    /// The file whose cell was refused, by account, metric and day; only for metrics that several files may fill.
    refused_in: FxHashMap<(u32, usize, NaiveDate), u32>,
}

impl Weekly {
    /// No values yet, of so many accounts.
    pub fn of(workspace: &Workspace, accounts: usize) -> Self {
        let config = &workspace.config;
        Self::new(accounts, &config.metrics, workspace.grid.calendar, &shared(workspace))
    }

    /// No values yet. `shared` says of each metric whether more than one file may fill it.
    fn new(accounts: usize, metrics: &[MetricConfig], calendar: Calendar, shared: &[bool]) -> Self {
        let rules: Vec<_> = metrics.iter().map(|m| m.per_week).collect();
        let beside = if rules.iter().any(|r| matches!(r, Aggregate::Mean | Aggregate::Last)) {
            vec![Series::default(); accounts * rules.len()]
        } else {
            Vec::new()
        };
        let usage = Usage {
            metrics: metrics.iter().map(|m| m.id.clone()).collect(),
            series: vec![Series::default(); accounts * rules.len()],
            last_day: vec![None; accounts],
        };
        let mut width = 0;
        let mut place = |is_shared: &bool| {
            width += usize::from(*is_shared);
            is_shared.then(|| width - 1)
        };
        let shared: Vec<_> = shared.iter().map(&mut place).collect();
        let days = vec![Days::default(); accounts * width];
        Self {
            rules,
            calendar,
            usage,
            beside,
            shared,
            width,
            days,
            files: Vec::new(),
            week_file: None,
            feeds: Vec::new(),
            refusals: Refusals::default(),
            left_out: Vec::new(),
            left_out_for_all: Vec::new(),
            refused_in: FxHashMap::default(),
        }
    }

    /// Leaves out a week of an account's metric, as if it had not been measured; a value that is put for the whole week stays.
    pub fn leave_out(&mut self, account: usize, metric: usize, week: Week) {
        self.left_out.push((account, metric, week));
    }

    /// The same for all accounts.
    pub fn leave_out_for_all(&mut self, metric: usize, week: Week) {
        self.left_out_for_all.push((metric, week));
    }

    /// Whether an account has any value of a metric.
    pub fn is_measured(&self, account: usize, metric: usize) -> bool {
        self.usage.series[account * self.rules.len() + metric].iter().next().is_some()
            || self.shared[metric].is_some_and(|place| self.days[account * self.width + place].first().is_some())
    }

    /// How many accounts there are.
    pub fn accounts(&self) -> usize {
        self.usage.last_day.len()
    }

    /// Notes that there is a value of this day.
    pub fn seen(&mut self, account: u32, day: NaiveDate) {
        let last = &mut self.usage.last_day[account as usize];
        *last = (*last).max(Some(day));
    }

    /// The first week with a value of an account, of whatever metric.
    pub fn first_week(&self, account: u32) -> Option<Week> {
        let (at, metrics) = (account as usize, self.rules.len());
        let series = self.usage.series[at * metrics..][..metrics].iter();
        let days = self.days[at * self.width..][..self.width].iter();
        let weeks = series.filter_map(|series| series.iter().next().map(|(week, _)| week));
        weeks.chain(days.filter_map(|days| days.first()).map(|day| self.calendar.week_of(day))).min()
    }

    /// Whether a week of an account has a value.
    pub fn has(&self, account: u32, metric: usize, week: Week) -> bool {
        let at = account as usize;
        self.usage.series[at * self.rules.len() + metric].get(week).is_some()
            || self.shared[metric].is_some_and(|place| {
                self.days[at * self.width + place].has_any(self.calendar.first_day(week), self.calendar.last_day(week))
            })
    }

    /// Adds a value of a file; says where it takes the place of an earlier file's.
    pub fn add(&mut self, file: &Arc<str>, spot: Spot, value: f64) -> Option<SupersededValues> {
        let Some(place) = self.shared[spot.metric] else {
            self.add_to_week(spot, value);
            return None;
        };
        let number = self.number(file);
        let days = &mut self.days[spot.account as usize * self.width + place];
        let before = days.add(self.rules[spot.metric], number, spot, value)?;
        Some(SupersededValues { before: before.value, file: self.files[before.file as usize].clone() })
    }

    /// Puts a value of a whole week, which takes the place of all that other files say of that week; says where it does.
    pub fn put_week(&mut self, file: &Arc<str>, spot: Spot, value: f64) -> Option<SupersededValues> {
        let Some(place) = self.shared[spot.metric] else {
            self.add_to_week(spot, value);
            return None;
        };
        let number = self.number(file);
        self.week_file = Some(number);
        let (first, last) = (self.calendar.first_day(spot.week), self.calendar.last_day(spot.week));
        let days = &mut self.days[spot.account as usize * self.width + place];
        let before = days.take(self.rules[spot.metric], first..=last, Some(number));
        days.add(self.rules[spot.metric], number, spot, value);
        Some(SupersededValues { before: before?.value, file: self.files[before?.file as usize].clone() })
    }

    /// Notes a cell of a day that could not be read, which a later file may give again.
    pub fn refuse_day(&mut self, account: u32, metric: usize, day: NaiveDate, at: Location) {
        let file = self.number(&at.file);
        self.refuse_in(file, account, metric, day, at);
    }

    /// The same of a file that was read before, by its number.
    pub fn refuse_in(&mut self, file: u32, account: u32, metric: usize, day: NaiveDate, at: Location) {
        if self.shared[metric].is_some() {
            // The file that comes last says whether a later one gives the day again.
            let latest = self.refused_in.entry((account, metric, day)).or_insert(file);
            *latest = file.max(*latest);
        }
        self.refuse(account, metric, Some(day), at);
    }

    /// Notes a cell that was there and could not be read. One whose day is not known may be of any.
    pub fn refuse(&mut self, account: u32, metric: usize, day: Option<NaiveDate>, at: Location) {
        // The workspace was checked: there are a hundred metrics at most.
        self.refusals.add(account, FigurePart::Metric(metric as u16), day, at);
    }

    /// The same of several metrics.
    pub fn refuse_all(&mut self, account: u32, metrics: Vec<usize>, day: Option<NaiveDate>, at: &Location) {
        metrics.into_iter().for_each(|metric| self.refuse(account, metric, day, at.clone()));
    }

    /// A file's place in the order in which they are read.
    pub fn number(&mut self, file: &Arc<str>) -> u32 {
        if self.files.last().is_none_or(|last| !Arc::ptr_eq(last, file)) {
            self.files.push(file.clone());
        }
        self.files.len() as u32 - 1
    }

    fn add_to_week(&mut self, spot: Spot, value: f64) {
        let Spot { account, metric, week, .. } = spot;
        let at = account as usize * self.rules.len() + metric;
        let slot = self.usage.series[at].slot(week);
        let first = slot.is_nan();
        match self.rules[metric] {
            _ if first => *slot = value,
            Aggregate::Sum => *slot += value,
            Aggregate::Max => *slot = slot.max(value),
            Aggregate::Mean => {
                let count = self.beside[at].slot(week);
                let before = if count.is_nan() { 1.0 } else { *count };
                *count = before + 1.0;
                // A running mean stays exact for values that are all the same.
                *slot += (value - *slot) / (before + 1.0);
            }
            Aggregate::Last => {
                let latest = self.beside[at].get(week).unwrap_or(f64::NEG_INFINITY);
                if spot.time() >= latest {
                    *slot = value;
                } else {
                    return;
                }
            }
        }
        if self.rules[metric] == Aggregate::Last {
            *self.beside[at].slot(week) = spot.time();
        }
    }

    /// The table, and what could not be read of it. A day that a later file gives again is as that file has it, so
    /// that another export can replace a cell of an earlier file.
    pub fn done(mut self) -> (Usage, Refusals, Vec<Feed>) {
        let metrics = self.rules.len();
        let fixed = |account: u32, metric: usize, day: NaiveDate| {
            let days = &self.days[account as usize * self.width + self.shared[metric]?];
            let first = self.calendar.first_day(self.calendar.week_of(day));
            let of_week = days.file_of(first).filter(|file| Some(*file) == self.week_file);
            let file = of_week.or_else(|| days.file_of(day))?;
            Some(file > *self.refused_in.get(&(account, metric, day))?)
        };
        let mut refusals = std::mem::take(&mut self.refusals);
        refusals.retain(|account, part, day| match (part, day) {
            (FigurePart::Metric(metric), Some(day)) => fixed(account, usize::from(*metric), day) != Some(true),
            _ => true,
        });
        let shared: Vec<(usize, usize)> =
            self.shared.iter().enumerate().filter_map(|(metric, place)| Some((metric, (*place)?))).collect();
        let left_out_for_all = std::mem::take(&mut self.left_out_for_all);
        let for_all =
            (0..self.accounts()).flat_map(|account| left_out_for_all.iter().map(move |(m, week)| (account, *m, *week)));
        for (account, metric, week) in std::mem::take(&mut self.left_out).into_iter().chain(for_all) {
            match self.shared[metric] {
                Some(place) => {
                    let (first, last) = (self.calendar.first_day(week), self.calendar.last_day(week));
                    self.days[account * self.width + place].take(self.rules[metric], first..=last, self.week_file);
                }
                None => self.usage.series[account * metrics + metric].remove(week),
            }
        }
        for account in 0..self.accounts() {
            for (metric, place) in &shared {
                let days = std::mem::take(&mut self.days[account * self.width + place]);
                days.fold(self.rules[*metric], self.calendar, &mut self.usage.series[account * metrics + metric]);
            }
        }
        self.usage.series.iter_mut().for_each(Series::shrink);
        (self.usage, refusals, self.feeds)
    }
}

/// Of each metric, whether its values are kept by day: where more than one file may fill it (all logs of events together are
/// one), or a later row of a file takes an earlier one's place.
fn shared(workspace: &Workspace) -> Vec<bool> {
    let sources = &workspace.config.sources;
    let place = |id: &String| workspace.config.metrics.iter().position(|m| m.id == *id);
    let mut files = vec![0; workspace.config.metrics.len()];
    for source in &sources.usage.0 {
        let replaces = source.repeated == Some(Repeated::Latest);
        let count = input_paths::count(workspace, &source.file) + usize::from(replaces);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::week::WeekStart;

    const MONDAYS: Calendar = Calendar::Weeks(WeekStart::Monday);

    fn add(rule: &str, shared: bool, values: &[(&str, &str, f64)]) -> (Option<f64>, Vec<(f64, String)>) {
        let yaml = format!("id: m\nname: M\none: m\nother: ms\nper_week: {rule}\n");
        let metric: MetricConfig = serde_yaml::from_str(&yaml).unwrap();
        let mut weekly = Weekly::new(1, &[metric], MONDAYS, &[shared]);
        let mut files: Vec<Arc<str>> = Vec::new();
        let mut restated = Vec::new();
        let week = MONDAYS.week_of("2026-07-06".parse().unwrap());
        for (file, day, value) in values {
            if files.last().is_none_or(|last| **last != **file) {
                files.push((*file).into());
            }
            let (day, hour) = day.split_once(' ').unwrap_or((day, "0"));
            let (day, second) = (day.parse().unwrap(), hour.parse::<u32>().unwrap() * 3600);
            let spot = Spot { account: 0, metric: 0, week, day, second, key: None };
            let again = weekly.add(files.last().unwrap(), spot, *value);
            restated.extend(again.map(|again| (again.before, again.file.to_string())));
        }
        (weekly.done().0.series(0, 0).get(week), restated)
    }

    #[test]
    fn each_rule_makes_one_value_of_a_week() {
        let values = [
            ("a", "2026-07-08", 6.0),
            ("a", "2026-07-06", 3.0),
            ("a", "2026-07-06", 5.0),
            ("a", "2026-07-10", 2.0),
            ("a", "2026-07-07", 4.0),
        ];
        for shared in [false, true] {
            let of = |rule: &str| add(rule, shared, &values).0;
            assert_eq!((of("sum"), of("mean"), of("max"), of("last")), (Some(20.0), Some(4.0), Some(6.0), Some(2.0)));
            assert_eq!(add("sum", shared, &[]).0, None);
        }
    }

    #[test]
    fn of_several_levels_of_a_day_the_latest_counts() {
        let noon_last = [("a", "2026-07-06 12", 5.0), ("a", "2026-07-06 9", 7.0), ("a", "2026-07-06 11", 6.0)];
        for shared in [false, true] {
            assert_eq!(add("last", shared, &noon_last).0, Some(5.0));
            assert_eq!(add("last", shared, &noon_last[1..]).0, Some(6.0));
            assert_eq!(add("mean", shared, &noon_last).0, Some(6.0));
        }
        let later_file = [("a", "2026-07-06 12", 5.0), ("b", "2026-07-06 9", 7.0)];
        assert_eq!(add("last", true, &later_file).0, Some(7.0), "a later file's day is the later file's");
    }

    #[test]
    fn a_day_that_a_later_file_fills_again_is_the_later_files() {
        let values = [
            ("a", "2026-07-06", 5.0),
            ("a", "2026-07-06", 7.0),
            ("a", "2026-07-07", 1.0),
            ("b", "2026-07-06", 2.0),
            ("b", "2026-07-06", 3.0),
            ("b", "2026-07-08", 4.0),
        ];
        let of = |rule: &str| add(rule, true, &values);
        assert_eq!(of("sum"), (Some(10.0), vec![(12.0, "a".into())]));
        assert_eq!(of("max").0, Some(4.0));
        assert_eq!(of("mean").0, Some(2.5));
        assert_eq!(of("last").0, Some(4.0));
    }
}
