//! When a level meets what the contract allows, were it to go on as it went.
//!
//! A deck says two paces, the quarter's and that of its last four weeks, because neither is a forecast. It says nothing of what
//! lies more than a quarter ahead.

use chrono::{Datelike, NaiveDate};

use crate::base::amounts::rounding::{compare, up};
use crate::base::time::calendar::Calendar;
use crate::base::week::Week;

/// From the first to the last of the weeks of a month; from one month to the next.
fn steps_of_a_month(calendar: Calendar) -> usize {
    if calendar.is_monthly() { 1 } else { 3 }
}

/// The months in which a limit would be met, each by its first day; at least one is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Runway {
    /// At the pace of the whole quarter.
    pub at_quarters_pace: Option<NaiveDate>,
    /// At the pace of its last four weeks, from the first of them to the last; where they are months, of the last one.
    pub at_months_pace: Option<NaiveDate>,
}

impl Runway {
    /// Of a quarter's weeks of a level, every one of which was measured, and what it may reach; `last` is the last day of the last
    /// week. `None` where a week reached that already, or where it is met at neither pace within as many weeks as the quarter has.
    pub fn of(
        weeks: &[Option<f64>],
        quarter_weeks: usize,
        limit: f64,
        last: NaiveDate,
        calendar: Calendar,
    ) -> Option<Self> {
        let weeks: Vec<f64> = weeks.iter().copied().collect::<Option<_>>()?;
        // What was full already does not fill up.
        if weeks.len() != quarter_weeks || weeks.iter().any(|week| compare(*week, limit).is_ge()) {
            return None;
        }
        let met = |over: usize| {
            let latest = *weeks.last()?;
            let earlier = *weeks.get(weeks.len().checked_sub(over + 1)?)?;
            let pace = (latest - earlier) / over as f64;
            let ahead = up((limit - latest) / pace, 0);
            // A level that stays or falls, or is at its limit, meets none.
            let told = pace > 0.0 && ahead >= 1.0 && ahead <= quarter_weeks as f64;
            let week = told.then(|| Week(calendar.week_of(last).0 + ahead as i32))?;
            calendar.last_day(week).with_day(1)
        };
        let (at_quarters_pace, at_months_pace) = (met(weeks.len() - 1), met(steps_of_a_month(calendar)));
        (at_quarters_pace.is_some() || at_months_pace.is_some()).then_some(Self { at_quarters_pace, at_months_pace })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::week::WeekStart;

    /// Thirteen weeks to Sunday, 27 September 2026, of which the last is `latest`; the months that meet 70.
    fn runway(steps: [f64; 12], latest: f64) -> Option<[Option<String>; 2]> {
        let mut weeks = vec![latest];
        for step in steps.iter().rev() {
            weeks.push(weeks.last().unwrap() - step);
        }
        of(&weeks.into_iter().rev().map(Some).collect::<Vec<_>>())
    }

    fn of(weeks: &[Option<f64>]) -> Option<[Option<String>; 2]> {
        let runway = Runway::of(weeks, 13, 70.0, "2026-09-27".parse().unwrap(), Calendar::Weeks(WeekStart::Monday))?;
        let month = |day: Option<NaiveDate>| day.map(|day| day.format("%Y-%m-%d").to_string());
        Some([month(runway.at_quarters_pace), month(runway.at_months_pace)])
    }

    fn first(day: &str) -> Option<String> {
        Some(day.to_owned())
    }

    #[test]
    fn each_pace_leads_to_the_month_in_which_the_limit_is_met() {
        // One a week, and two a week in the last four: 16 in twelve weeks. Ten are left: at 16 ÷ 12 a week eight weeks, on
        // 22 November; at two a week five, on 1 November.
        let mut steps = [1.0; 12];
        steps[8..].fill(2.0);
        assert_eq!(runway(steps, 60.0), Some([first("2026-11-01"), first("2026-11-01")]));
        // At four left they are three weeks, on 18 October, and two, on 11 October.
        assert_eq!(runway(steps, 66.0), Some([first("2026-10-01"), first("2026-10-01")]));
        // One a week, then two a week: of 17 left 13 weeks, on 27 December, and nine, on 29 November.
        assert_eq!(runway(steps, 53.0), Some([first("2026-12-01"), first("2026-11-01")]));
    }

    #[test]
    fn what_lies_more_than_a_quarter_ahead_is_not_told() {
        assert_eq!(runway([1.0; 12], 57.0), Some([first("2026-12-01"), first("2026-12-01")]), "thirteen weeks");
        assert_eq!(runway([1.0; 12], 56.9), None, "fourteen");
        let mut late = [0.0; 12];
        late[11] = 4.0;
        assert_eq!(runway(late, 60.0), Some([None, first("2026-11-01")]), "a third a week, and four thirds");
    }

    #[test]
    fn what_stays_falls_or_is_at_its_limit_meets_none() {
        assert_eq!(runway([0.0; 12], 60.0), None);
        assert_eq!(runway([-1.0; 12], 60.0), None);
        assert_eq!(runway([1.0; 12], 70.0), None);
        assert_eq!(runway([1.0; 12], 72.0), None);
        let mut steps = [1.5; 12];
        steps[8..].fill(-0.5);
        assert_eq!(runway(steps, 66.0), Some([first("2026-11-01"), None]), "it fell in the last month");
        assert_eq!(runway(steps, 69.0), None, "it was met in the eighth week");
    }

    #[test]
    fn by_the_month_the_paces_are_those_of_two_months_and_of_one() {
        let runway = |months: [f64; 3]| {
            let months = months.map(Some);
            let runway = Runway::of(&months, 3, 70.0, "2026-09-30".parse().unwrap(), Calendar::Months)?;
            Some([runway.at_quarters_pace, runway.at_months_pace].map(|day| day.map(|day| day.to_string())))
        };
        // Ten are left: at four a month in the third month, at six a month in the second.
        assert_eq!(runway([52.0, 54.0, 60.0]), Some([first("2026-12-01"), first("2026-11-01")]));
        assert_eq!(runway([59.0, 59.0, 60.0]), None, "twenty and ten months ahead");
    }

    #[test]
    fn every_week_was_measured() {
        let weeks: Vec<_> = (50..63).map(|seats| Some(f64::from(seats))).collect();
        assert!(of(&weeks).is_some());
        let mut gap = weeks.clone();
        gap[3] = None;
        assert_eq!(of(&gap), None);
        assert_eq!(of(&weeks[1..]), None, "a quarter that runs");
    }
}
