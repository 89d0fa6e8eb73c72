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
