//! Weeks of seven days, counted from the first one of 1970, and the weekday they begin with.

use chrono::{Datelike, NaiveDate, Weekday};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A week, counted from the first one after 1970-01-01 that begins on the workspace's first weekday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week(pub i32);

/// The first day of a week.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum WeekStart {
    /// As in ISO 8601.
    #[default]
    Monday,
    /// As in North America.
    Sunday,
    /// As in much of the Middle East.
    Saturday,
}

impl WeekStart {
    pub(crate) fn weekday(self) -> Weekday {
        match self {
            WeekStart::Monday => Weekday::Mon,
            WeekStart::Sunday => Weekday::Sun,
            WeekStart::Saturday => Weekday::Sat,
        }
    }

    /// The day week 0 begins with.
    fn origin(self) -> i32 {
        let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).expect("the epoch is a date");
        let ahead = (self.weekday().num_days_from_monday() + 7 - epoch.weekday().num_days_from_monday()) % 7;
        epoch.num_days_from_ce() + ahead as i32
    }

    /// The week a day belongs to.
    pub fn week_of(self, day: NaiveDate) -> Week {
        Week((day.num_days_from_ce() - self.origin()).div_euclid(7))
    }

    /// The first day of a week.
    pub fn first_day(self, week: Week) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.origin() + week.0 * 7).unwrap_or(NaiveDate::MIN)
    }
}

#[cfg(test)]
mod tests {
    use chrono::Days;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_before_the_epoch_has_a_week() {
        let week = WeekStart::Sunday.week_of(day("1969-12-28"));
        assert_eq!(WeekStart::Sunday.first_day(week), day("1969-12-28"));
    }

    #[test]
    fn week_0_is_the_first_that_begins_in_1970() {
        for (start, first) in
            [(WeekStart::Monday, "1970-01-05"), (WeekStart::Sunday, "1970-01-04"), (WeekStart::Saturday, "1970-01-03")]
        {
            let first = day(first);
            assert_eq!([start.week_of(first), start.week_of(first - Days::new(1))], [Week(0), Week(-1)], "{start:?}");
        }
    }

    #[test]
    fn every_day_lies_in_its_week() {
        for start in [WeekStart::Monday, WeekStart::Sunday, WeekStart::Saturday] {
            for offset in 0..400 {
                let day = day("2025-12-01") + Days::new(offset);
                let first = start.first_day(start.week_of(day));
                assert!(first <= day && day < first + Days::new(7));
                assert_eq!(first.weekday(), start.weekday());
            }
        }
    }
}
