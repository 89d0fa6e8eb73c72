//! How time is divided into what is measured: weeks, or months where the vendor's figures come by the month.
//!
//! A whole workspace has one calendar. A month stands wherever the code says week: it is counted, compared and drawn like one, so
//! that three months make a quarter as thirteen weeks do, and no month is ever shared out over weeks.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::base::week::{Week, WeekStart};

/// The days that weeks begin with, or calendar months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Calendar {
    /// Seven days from this weekday on.
    Weeks(WeekStart),
    /// Calendar months, counted from January 1970.
    Months,
}

impl Calendar {
    /// The week, or month, that a day belongs to.
    pub fn week_of(self, day: NaiveDate) -> Week {
        match self {
            Self::Weeks(start) => start.week_of(day),
            Self::Months => Week((day.year() - 1970) * 12 + day.month0() as i32),
        }
    }

    /// Its first day.
    pub fn first_day(self, week: Week) -> NaiveDate {
        match self {
            Self::Weeks(start) => start.first_day(week),
            Self::Months => NaiveDate::from_ymd_opt(1970 + week.0.div_euclid(12), week.0.rem_euclid(12) as u32 + 1, 1)
                .unwrap_or(NaiveDate::MIN),
        }
    }

    /// Its last day.
    pub fn last_day(self, week: Week) -> NaiveDate {
        let first = self.first_day(week);
        let next = match self {
            Self::Weeks(_) => first.checked_add_days(Days::new(7)),
            Self::Months => first.checked_add_months(Months::new(1)),
        };
        next.and_then(|next| next.pred_opt()).unwrap_or(first)
    }

    /// The last day of the week, or month, that a day belongs to.
    pub fn end_of(self, day: NaiveDate) -> NaiveDate {
        self.last_day(self.week_of(day))
    }

    /// The first day of the week, or month, that comes so many after that of `day`; before it where `count` is negative.
    pub fn after(self, day: NaiveDate, count: i32) -> NaiveDate {
        self.first_day(Week(self.week_of(day).0 + count))
    }

    /// The first week, or month, that is a whole one from a day on.
    pub fn whole_from(self, day: NaiveDate) -> Week {
        let week = self.week_of(day);
        if self.first_day(week) < day { Week(week.0 + 1) } else { week }
    }

    /// The last week, or month, that is over on a day.
    pub fn over_by(self, day: NaiveDate) -> Week {
        let week = self.week_of(day);
        if self.last_day(week) <= day { week } else { Week(week.0 - 1) }
    }

    /// How many of them tell what is usual: four weeks, or two months.
    pub fn a_month(self) -> i32 {
        if self.is_monthly() { 2 } else { 4 }
    }

    /// How many of them lie between one and the same one a year later.
    pub fn a_year(self) -> i32 {
        if self.is_monthly() { 12 } else { 52 }
    }

    /// What one of them is called in messages to whoever runs the program.
    pub fn unit(self) -> &'static str {
        if self.is_monthly() { "month" } else { "week" }
    }

    /// Whether figures come by the month.
    pub fn is_monthly(self) -> bool {
        self == Self::Months
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_holds_its_days() {
        let mut day = NaiveDate::from_ymd_opt(1967, 11, 29).unwrap();
        for _ in 0..3000 {
            let month = Calendar::Months.week_of(day);
            let (first, last) = (Calendar::Months.first_day(month), Calendar::Months.last_day(month));
            assert!(first <= day && day <= last, "{day}");
            assert_eq!((first.day(), last.succ_opt().unwrap().day()), (1, 1));
            assert_eq!(Calendar::Months.first_day(Week(month.0 + 1)), last.succ_opt().unwrap());
            day = day.succ_opt().unwrap();
        }
        assert_eq!(Calendar::Months.week_of(NaiveDate::from_ymd_opt(1970, 1, 31).unwrap()), Week(0));
    }

    #[test]
    fn a_week_ends_six_days_after_it_begins() {
        let calendar = Calendar::Weeks(WeekStart::Sunday);
        let week = calendar.week_of(NaiveDate::from_ymd_opt(2026, 7, 15).unwrap());
        let ends = [calendar.first_day(week), calendar.last_day(week)].map(|day| day.to_string());
        assert_eq!(ends, ["2026-07-12", "2026-07-18"]);
    }
}
