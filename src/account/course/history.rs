//! What an account recorded since it started: the sum of all measured weeks, the largest of them, and the quarters beside each
//! other.
//!
//! The weeks have to begin where the account does, or nothing is said of its start. Quarters are compared by their mean measured
//! week, never by sums of different numbers of weeks; and only if each of them was measured enough for a trend, since an unknown
//! one may have been the strongest.

use chrono::{Days, NaiveDate};

use crate::base::period::Period;
use crate::base::week::Week;
use crate::base::week_grid::{enough_weeks, weeks_of};
use crate::config::qbr::metrics::{Aggregate, MetricConfig, MetricUnit};
use crate::config::workspace::Workspace;
use crate::ingest::series::Series;

/// The first measured week ends at most so many days after the start, about a quarter.
const BEGINS_WITHIN: u64 = 92;

/// Fewer quarters are a comparison with the one before, which other slides make.
const QUARTERS: usize = 3;

/// One metric of an account since it started.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    pub started_on: NaiveDate,
    /// The sum of the measured weeks.
    pub total: f64,
    /// How many weeks were measured.
    pub weeks: usize,
    /// The first day of the largest week, and its value; `None` where several are.
    pub largest: Option<(NaiveDate, f64)>,
    /// The whole quarters since the start with their mean measured weeks, oldest first, the last one this quarter's; empty where
    /// one is unknown or they are fewer than three.
    pub quarters: Vec<(Period, f64)>,
}

impl History {
    /// Of a sum of something counted of which more is better. `None` where the account started later than the quarter before
    /// did, or where its weeks are not known from then on.
    pub fn of(
        config: &MetricConfig,
        series: &Series,
        started_on: Option<NaiveDate>,
        workspace: &Workspace,
    ) -> Option<Self> {
        let grid = &workspace.grid;
        let is_told = config.per_quarter == Aggregate::Sum && config.unit == MetricUnit::Count && config.more_is_better;
        let started_on = started_on.filter(|on| is_told && *on < workspace.previous.start)?;
        let since = series.iter().filter(|(week, _)| *week <= grid.last && grid.last_day_of(*week) >= started_on);
        let weeks: Vec<_> = since.collect();
        let first = weeks.first().map(|(week, _)| grid.last_day_of(*week))?;
        let total: f64 = weeks.iter().map(|(_, value)| value).sum();
        let is_from_the_start = first <= started_on + Days::new(BEGINS_WITHIN);
        let is_counted = weeks.iter().all(|(_, value)| *value >= 0.0) && total > 0.0;
        if !is_from_the_start || !is_counted {
            return None;
        }
        let most = weeks.iter().map(|(_, value)| *value).fold(0.0, f64::max);
        let mut largest = weeks.iter().filter(|(_, value)| *value == most);
        let largest = largest.next().filter(|_| largest.next().is_none());
        let largest = largest.map(|(week, value)| (grid.first_day(*week), *value));
        let days: Vec<_> = weeks.iter().map(|(week, value)| (grid.last_day_of(*week), *value)).collect();
        let quarters = quarters(&days, started_on, workspace).filter(|quarters| quarters.len() >= QUARTERS);
        Some(Self { started_on, total, weeks: weeks.len(), largest, quarters: quarters.unwrap_or_default() })
    }
}

/// The weeks since an account started, up to the quarter's last complete one.
pub fn weeks(started_on: Option<NaiveDate>, workspace: &Workspace) -> impl Iterator<Item = Week> + Clone + use<> {
    let last = workspace.grid.last.0;
    let first = started_on.map_or(last + 1, |on| workspace.grid.calendar.week_of(on).0);
    (first..=last).map(Week)
}

/// The whole quarters since the start, oldest first; `None` where too few weeks of one were measured. Weeks are given by their
/// last days.
fn quarters(weeks: &[(NaiveDate, f64)], started_on: NaiveDate, workspace: &Workspace) -> Option<Vec<(Period, f64)>> {
    let config = &workspace.config;
    let before = |period: &Period| period.previous(config.fiscal_year_starts);
    let whole = std::iter::successors(Some(workspace.period), before).take_while(|period| period.start >= started_on);
    let mean = |period: Period| {
        let days = period.days();
        let values: Vec<_> = weeks.iter().filter(|(day, _)| days.contains(*day)).map(|(_, value)| *value).collect();
        let is_enough = values.len() >= enough_weeks(weeks_of(&period, workspace.grid.calendar));
        is_enough.then(|| (period, values.iter().sum::<f64>() / values.len() as f64))
    };
    let mut quarters: Vec<_> = whole.map(mean).collect::<Option<_>>()?;
    quarters.reverse();
    Some(quarters)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::registry::tests::workspace;

    fn config(keys: &str) -> MetricConfig {
        serde_yaml::from_str(&format!("{{id: m, name: M, one: m, other: ms{keys}}}")).unwrap()
    }

    /// Of weeks back from the last of Q3 2026, the latest first.
    fn history(started_on: &str, back: usize, value: impl Fn(usize) -> Option<f64>) -> Option<History> {
        let workspace = workspace();
        let mut series = Series::default();
        for at in (0..back).rev() {
            if let Some(value) = value(at) {
                series.set(Week(workspace.grid.last.0 - at as i32), value);
            }
        }
        History::of(&config(""), &series, started_on.parse().ok(), &workspace)
    }

    #[test]
    fn what_was_recorded_since_the_start_is_summed() {
        let found = history("2025-09-15", 54, |at| Some(if at == 20 { 9.0 } else { 4.0 })).unwrap();
        assert_eq!((found.weeks, found.total), (54, 54.0 * 4.0 + 5.0));
        assert_eq!(found.largest.unwrap().1, 9.0);
        let labels: Vec<_> = found.quarters.iter().map(|(quarter, _)| quarter.label()).collect();
        assert_eq!(labels, ["2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"]);
        assert_eq!(found.quarters[3].1, 4.0);
        assert_eq!(history("2025-09-15", 54, |_| Some(4.0)).unwrap().largest, None, "all weeks are the largest");
        assert_eq!(history("2025-12-20", 54, |_| Some(4.0)).unwrap().weeks, 41, "only since the start");
    }

    #[test]
    fn a_quarter_that_is_unknown_leaves_the_quarters_out() {
        let found = history("2025-09-15", 54, |at| (at % 2 == 0).then_some(4.0)).unwrap();
        assert_eq!((found.weeks, found.quarters.len()), (27, 0));
        assert_eq!(history("2026-02-10", 33, |_| Some(4.0)).unwrap().quarters, [], "two are too few");
    }

    #[test]
    fn without_the_start_nothing_is_said_of_it() {
        assert!(history("2025-07-01", 54, |_| Some(4.0)).is_some());
        assert_eq!(history("2024-06-01", 54, |_| Some(4.0)), None, "its weeks are known a year later");
        assert_eq!(history("2026-04-02", 54, |_| Some(4.0)), None, "the half year is told by the trend");
        assert_eq!(history("", 54, |_| Some(4.0)), None);
        assert_eq!(history("2025-09-15", 54, |_| Some(0.0)), None);
    }
}
