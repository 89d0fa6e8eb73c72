//! Where a value of usage belongs.

use chrono::{Datelike, NaiveDate};

use crate::base::week::Week;

const SECONDS_OF_A_DAY: u32 = 86_400;

/// Where a value belongs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spot {
    pub account: u32,
    pub metric: usize,
    pub week: Week,
    /// A day of that week.
    pub day: NaiveDate,
    /// The second of that day, where rows say it: of several levels of a day the latest counts.
    pub second: u32,
    /// Where a later row of a key takes an earlier one's place, the key.
    pub key: Option<u64>,
}

impl Spot {
    /// Its time, in days.
    pub fn time(self) -> f64 {
        f64::from(self.day.num_days_from_ce()) + f64::from(self.second) / f64::from(SECONDS_OF_A_DAY)
    }
}
