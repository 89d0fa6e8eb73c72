//! The quarter under review and the quarter before, and which days lie in them.

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// A quarter of a fiscal year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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

/// Days from the first to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DaySpan {
    pub first: NaiveDate,
    pub last: NaiveDate,
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

    /// All its days.
    pub fn days(&self) -> DaySpan {
        DaySpan { first: self.start, last: self.end }
    }

    /// Its days that are over at `as_of`.
    pub fn days_until(&self, as_of: NaiveDate) -> DaySpan {
        DaySpan { first: self.start, last: self.end.min(as_of) }
    }

    /// The days of the quarter before that it is compared with: as many as are over at `as_of`, and all once it has ended.
    /// `previous` may be shorter; then it is all of it.
    ///
    /// On 29 July, 90 days after 30 April, a quarter that began on 1 May is compared with all 89 days from 1 February.
    pub fn days_compared(&self, previous: &Period, as_of: NaiveDate) -> DaySpan {
        let over = self.days_until(as_of);
        let last = if over.last == self.end { previous.end } else { previous.start + (over.last - over.first) };
        DaySpan { first: previous.start, last: last.min(previous.end) }
    }

    /// The first day of each of its months.
    pub fn months(&self) -> [NaiveDate; 3] {
        [0, 1, 2].map(|month| self.start.checked_add_months(Months::new(month)).unwrap_or(self.start))
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

impl DaySpan {
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }
}

/// How many calendar months a day's is after that of another day: 0 of the same month, 1 of 30 June and 1 July.
pub fn months_between(from: NaiveDate, day: NaiveDate) -> i32 {
    12 * (day.year() - from.year()) + day.month() as i32 - from.month() as i32
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
    fn both_ends_lie_in_a_quarter_and_the_next_days_do_not() {
        let quarter = Period::parse("2026-Q2", 2).unwrap();
        let holds = |text| quarter.days().contains(day(text));
        assert_eq!(["2025-04-30", "2025-05-01", "2025-07-31", "2025-08-01"].map(holds), [false, true, true, false]);
        assert_eq!(quarter.days_until(day("2025-05-20")).last, day("2025-05-20"));
        assert_eq!(quarter.days_until(day("2025-10-20")).last, day("2025-07-31"));
    }

    #[test]
    fn no_day_is_in_a_quarter_and_in_the_one_it_is_compared_with() {
        // February to April has 89 days, May to July 92.
        let quarter = Period::parse("2026-Q2", 2).unwrap();
        let previous = quarter.previous(2).unwrap();
        let last = |as_of| quarter.days_compared(&previous, day(as_of)).last;
        assert_eq!((last("2025-05-01"), last("2025-05-20")), (day("2025-02-01"), day("2025-02-20")));
        assert_eq!((last("2025-07-27"), last("2025-07-28")), (day("2025-04-29"), day("2025-04-30")));
        assert_eq!((last("2025-07-29"), last("2025-07-31")), (day("2025-04-30"), day("2025-04-30")));
        // Of a longer quarter before, all days count once this one has ended.
        let (shorter, longer) = (Period::parse("2026-Q1", 2).unwrap(), Period::parse("2025-Q4", 2).unwrap());
        assert_eq!(shorter.days_compared(&longer, day("2025-04-29")).last, day("2025-01-27"));
        assert_eq!(shorter.days_compared(&longer, day("2025-04-30")).last, day("2025-01-31"));
    }

    #[test]
    fn months_are_counted_over_the_years_end() {
        let between = |from: &str, day: &str| months_between(from.parse().unwrap(), day.parse().unwrap());
        assert_eq!(between("2026-06-30", "2026-07-01"), 1);
        assert_eq!(between("2025-11-01", "2026-02-28"), 3);
        assert_eq!(between("2026-07-01", "2026-07-31"), 0);
        assert_eq!(between("2026-01-01", "2025-12-31"), -1);
    }
}
