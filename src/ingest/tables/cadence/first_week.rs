//! The week in which an account's daily figures begin, where they do so within it: a sum of some of its days would read as a rise later.

use chrono::NaiveDate;

use crate::base::time::calendar::Calendar;
use crate::base::week::Week;
use crate::ingest::records::AccountRow;

/// How many weeks, or months, of figures are enough for their first one to be compared with others.
pub(crate) fn long(calendar: Calendar) -> i32 {
    if calendar.is_monthly() { 2 } else { 8 }
}

/// The week from which an account is known to have been there: the first that begins on the day it started or later; without
/// that day, the first with a figure of it. `None` if neither is known: nothing is not zero.
pub(crate) fn there_from(calendar: Calendar, account: &AccountRow, first_figure: Option<Week>) -> Option<Week> {
    account.started_on.map(|day| calendar.whole_from(day)).or(first_figure)
}

/// Figures of so many days of one week are daily.
const DAILY: u32 = 3;

/// The first day of an account's figures of a metric in one source, and which of the days from it on have one.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct FirstDays {
    first: Option<NaiveDate>,
    /// A bit for each day, the lowest for the first. Later days than these do not matter.
    days: u64,
}

impl FirstDays {
    pub fn note(&mut self, day: NaiveDate) {
        let first = *self.first.get_or_insert(day);
        let later = (day - first).num_days();
        if later < 0 {
            self.first = Some(day);
            self.days = u32::try_from(-later).ok().and_then(|days| self.days.checked_shl(days)).unwrap_or(0);
        }
        self.days |= u32::try_from(later.max(0)).ok().and_then(|days| 1_u64.checked_shl(days)).unwrap_or(0);
    }

    /// The first day and its week, if the week began before it, the figures are daily and `last` is at least [`long`] weeks later.
    /// They are daily if a week of the first nine has figures of three days.
    pub fn cut_week(self, calendar: Calendar, last: Week) -> Option<(NaiveDate, Week)> {
        let first = self.first?;
        let week = calendar.week_of(first);
        let missing = u32::try_from((first - calendar.first_day(week)).num_days()).ok().filter(|days| *days > 0)?;
        let of_weeks = u128::from(self.days) << missing;
        let is_daily = (0..u128::BITS).step_by(7).any(|day| ((of_weeks >> day) & 0x7f).count_ones() >= DAILY);
        (is_daily && last.0 - week.0 >= long(calendar)).then_some((first, week))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::week::WeekStart;

    fn cut_of(days: impl IntoIterator<Item = u64>, weeks: i32) -> Option<String> {
        // 1 April 2026 is a Wednesday.
        let first: NaiveDate = "2026-04-01".parse().unwrap();
        let mut known = FirstDays::default();
        days.into_iter().for_each(|day| known.note(first + chrono::Days::new(day)));
        let calendar = Calendar::Weeks(WeekStart::Monday);
        let (_, week) = known.cut_week(calendar, Week(calendar.week_of(first).0 + weeks))?;
        Some(calendar.first_day(week).to_string())
    }

    #[test]
    fn daily_figures_that_begin_within_a_week_lack_it() {
        let cut = Some("2026-03-30".to_owned());
        assert_eq!(cut_of(0..60, 8), cut);
        assert_eq!(cut_of((0..60).rev(), 8), cut, "in any order");
        assert_eq!(cut_of((0..200).map(|n| n * 77 % 200), 8), cut, "in any order");
        assert_eq!(cut_of(0..60, 7), None, "too short to be compared");
        assert_eq!(cut_of(0..3, 8), cut);
        assert_eq!(cut_of(0..2, 8), None);
        assert_eq!(cut_of([0, 16, 17, 18], 8), cut, "Friday to Sunday");
        assert_eq!(cut_of([0, 17, 18, 19], 8), None, "Saturday to Monday");
        // The ninth week ends 60 days later.
        assert_eq!(cut_of([0, 58, 59, 60], 8), cut);
        assert_eq!(cut_of([0, 65, 66, 67], 8), None);
        // Mondays are 5 days later, and the week has all of its days.
        assert_eq!(cut_of(5..60, 8), None);
    }

    #[test]
    fn weekly_and_monthly_figures_are_not_daily_whatever_weekdays_they_bear() {
        assert_eq!(cut_of((0..60).step_by(7), 8), None);
        assert_eq!(cut_of([0, 8, 16, 24, 25, 33], 8), None, "weekly, by other weekdays");
        assert_eq!(cut_of([0, 30, 61, 91, 122], 8), None, "monthly");
    }
}
