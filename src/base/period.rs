//! The quarter under review, its complete weeks, and the quarter before.
//!
//! A week belongs to the quarter in which it ends, so every week belongs to exactly one quarter and is complete when
//! the quarter is. A quarter is compared by its latest 13 weeks (or as many as are complete at `as_of`) with
//! the weeks that lie 13 weeks earlier: the same number, at the same place.
//!
//! Example: Q3 2026 (1 July – 30 September), weeks beginning on Monday: the last complete week is
//! 21–27 September, the first of the thirteen is 29 June – 5 July.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::base::week::{Week, WeekStart};

/// Weeks of a quarter that are compared.
pub const WEEKS: usize = 13;

/// A quarter of a fiscal year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    /// The year its label carries: the one in which the fiscal year ends.
    pub year: i32,
    /// 1–4.
    pub quarter: u32,
    /// Its first day.
    pub start: NaiveDate,
    /// Its last day.
    pub end: NaiveDate,
}

/// The weeks a deck speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekGrid {
    start: WeekStart,
    /// The last complete week of the period at `as_of`.
    pub last: Week,
    /// How many weeks are compared, at most [`WEEKS`].
    pub count: usize,
}

/// Why a period could not be understood.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("\"{0}\" is not a quarter; write it as 2026-Q3")]
pub struct PeriodError(pub String);

impl Period {
    /// From a label like `2026-Q3`; `first_month` is the month the fiscal year begins with.
    pub fn parse(label: &str, first_month: u32) -> Result<Self, PeriodError> {
        let wrong = || PeriodError(label.to_owned());
        let (year, quarter) =
            label.trim().split_once("-Q").or_else(|| label.trim().split_once("-q")).ok_or_else(wrong)?;
        let year: i32 = year.parse().map_err(|_| wrong())?;
        let quarter: u32 = quarter.parse().map_err(|_| wrong())?;
        if !(1..=4).contains(&quarter) || !(1971..=9000).contains(&year) {
            return Err(wrong());
        }
        Self::of(year, quarter, first_month).ok_or_else(wrong)
    }

    /// The period that holds `day`.
    pub fn containing(day: NaiveDate, first_month: u32) -> Option<Self> {
        let months_in = (day.month() + 12 - first_month) % 12;
        let began = if day.month() >= first_month { day.year() } else { day.year() - 1 };
        let year = if first_month == 1 { began } else { began + 1 };
        Self::of(year, months_in / 3 + 1, first_month)
    }

    /// The period before this one.
    pub fn previous(&self, first_month: u32) -> Option<Self> {
        Self::containing(self.start.pred_opt()?, first_month)
    }

    /// Whether its year is not the calendar's: its name then has to say so.
    pub fn is_fiscal(&self) -> bool {
        (self.start.year(), self.start.month()) != (self.year, self.quarter * 3 - 2)
    }

    /// `2026-Q3`.
    pub fn label(&self) -> String {
        format!("{}-Q{}", self.year, self.quarter)
    }

    fn of(year: i32, quarter: u32, first_month: u32) -> Option<Self> {
        let began = if first_month == 1 { year } else { year - 1 };
        let first = NaiveDate::from_ymd_opt(began, first_month, 1)?;
        let start = first.checked_add_months(Months::new((quarter - 1) * 3))?;
        let end = start.checked_add_months(Months::new(3))?.pred_opt()?;
        Some(Self { year, quarter, start, end })
    }
}

impl WeekGrid {
    /// The complete weeks of `period` at `as_of`.
    pub fn new(period: &Period, as_of: NaiveDate, start: WeekStart) -> Self {
        let end = period.end.min(as_of);
        let last_of = |day: NaiveDate| {
            let week = start.week_of(day);
            if start.first_day(week) + Days::new(6) <= day { week } else { Week(week.0 - 1) }
        };
        let last = last_of(end);
        let before = period.start.pred_opt().map_or(last, last_of);
        Self { start, last, count: usize::try_from(last.0 - before.0).unwrap_or(0).min(WEEKS) }
    }

    /// This period's weeks, oldest first.
    pub fn current(&self) -> impl Iterator<Item = Week> + Clone + use<> {
        let last = self.last.0;
        (last + 1 - self.count as i32..=last).map(Week)
    }

    /// The weeks 13 earlier, oldest first.
    pub fn prior(&self) -> impl Iterator<Item = Week> + Clone + use<> {
        self.current().map(|week| Week(week.0 - WEEKS as i32))
    }

    /// The first day of a week.
    pub fn first_day(&self, week: Week) -> NaiveDate {
        self.start.first_day(week)
    }

    /// The last day of the last complete week.
    pub fn last_day(&self) -> NaiveDate {
        self.first_day(self.last) + Days::new(6)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_calendar_quarter_has_its_three_months() {
        let q = Period::parse("2026-Q3", 1).unwrap();
        assert_eq!((q.start, q.end), (day("2026-07-01"), day("2026-09-30")));
        assert_eq!(q.label(), "2026-Q3");
        assert_eq!(q.previous(1).unwrap().label(), "2026-Q2");
    }

    #[test]
    fn a_fiscal_year_carries_the_year_it_ends_in() {
        let q = Period::parse("2026-Q1", 2).unwrap();
        assert_eq!((q.start, q.end), (day("2025-02-01"), day("2025-04-30")));
        assert_eq!(Period::containing(day("2026-01-31"), 2).unwrap().label(), "2026-Q4");
        assert_eq!(q.previous(2).unwrap().label(), "2025-Q4");
        assert!(q.is_fiscal() && q.previous(2).unwrap().is_fiscal());
        assert!((1..=4).all(|n| !Period::parse(&format!("2026-Q{n}"), 1).unwrap().is_fiscal()));
        assert!((1..=4).all(|n| Period::parse(&format!("2026-Q{n}"), 4).unwrap().is_fiscal()));
    }

    #[test]
    fn what_is_no_quarter_is_refused() {
        for label in ["2026", "2026-Q5", "2026-Q0", "Q3-2026", "", "20x6-Q1"] {
            assert!(Period::parse(label, 1).is_err(), "{label}");
        }
    }

    #[test]
    fn thirteen_complete_weeks_end_in_the_quarter() {
        let q = Period::parse("2026-Q3", 1).unwrap();
        let grid = WeekGrid::new(&q, q.end, WeekStart::Monday);
        assert_eq!(grid.count, 13);
        assert_eq!(grid.last_day(), day("2026-09-27"));
        assert_eq!(grid.first_day(grid.current().next().unwrap()), day("2026-06-29"));
        assert_eq!(grid.first_day(grid.prior().next().unwrap()), day("2026-03-30"));
    }

    #[test]
    fn a_running_quarter_has_the_weeks_so_far() {
        let q = Period::parse("2026-Q3", 1).unwrap();
        let grid = WeekGrid::new(&q, day("2026-07-20"), WeekStart::Monday);
        assert_eq!(grid.count, 3);
        assert_eq!(grid.last_day(), day("2026-07-19"));
        assert_eq!(grid.prior().count(), 3);
    }

    #[test]
    fn a_day_before_the_epoch_has_a_week() {
        let week = WeekStart::Sunday.week_of(day("1969-12-28"));
        assert_eq!(WeekStart::Sunday.first_day(week), day("1969-12-28"));
    }

    #[test]
    fn every_day_lies_in_its_week() {
        for start in [WeekStart::Monday, WeekStart::Sunday, WeekStart::Saturday] {
            for offset in 0..400 {
                let d = day("2025-12-01") + Days::new(offset);
                let first = start.first_day(start.week_of(d));
                assert!(first <= d && d < first + Days::new(7));
                assert_eq!(first.weekday(), start.weekday());
            }
        }
    }
}
