//! The week in which daily figures begin, where they do so within it: a sum of some of its days would read as a rise later.

use chrono::{Datelike, NaiveDate};

use crate::base::week::{Week, WeekStart};

/// Weeks from which figures are long enough for their first week to be compared with others.
pub(crate) const LONG: i32 = 8;

/// Figures of so many different weekdays are of days; those of fewer may be of weeks.
const DAILY: u32 = 3;

/// The first day of a metric's figures, and the weekdays they are of.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct FirstDay {
    first: Option<NaiveDate>,
    weekdays: u8,
}

impl FirstDay {
    pub fn note(&mut self, day: NaiveDate) {
        self.first = self.first.into_iter().chain([day]).min();
        self.weekdays |= 1 << day.weekday().num_days_from_monday();
    }

    /// The first day and its week, if the week began before it, the figures are daily and reach to `last` at least [`LONG`]
    /// weeks later.
    pub fn cut_week(self, starts: WeekStart, last: Week) -> Option<(NaiveDate, Week)> {
        let first = self.first.filter(|_| self.weekdays.count_ones() >= DAILY)?;
        let week = starts.week_of(first);
        (starts.first_day(week) < first && last.0 - week.0 >= LONG).then_some((first, week))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(first: &str, days: u64, every: usize, weeks: i32) -> Option<String> {
        let first: NaiveDate = first.parse().unwrap();
        let mut known = FirstDay::default();
        (0..days).step_by(every).for_each(|day| known.note(first + chrono::Days::new(day)));
        let starts = WeekStart::Monday;
        let (_, week) = known.cut_week(starts, Week(starts.week_of(first).0 + weeks))?;
        Some(starts.first_day(week).to_string())
    }

    #[test]
    fn daily_figures_that_begin_within_a_week_lack_it() {
        // 1 April 2026 is a Wednesday, 30 March a Monday.
        assert_eq!(cut("2026-04-01", 60, 1, 8), Some("2026-03-30".into()));
        assert_eq!(cut("2026-03-30", 60, 1, 8), None);
        assert_eq!(cut("2026-04-01", 60, 1, 7), None, "too short to be compared");
        assert_eq!(cut("2026-04-01", 60, 7, 8), None, "weekly, dated by a Wednesday");
        assert_eq!(cut("2026-04-01", 3, 1, 8), Some("2026-03-30".into()));
        assert_eq!(cut("2026-04-01", 2, 1, 8), None);
    }
}
