//! Weekly values of one account and metric, of which some may be missing.

use serde::{Deserialize, Serialize};

use crate::base::week::Week;

/// Weeks that a series has room for from its first value on: what most exports hold.
const TWO_QUARTERS: usize = 26;

/// Weekly values of one account and metric.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Series {
    first: i32,
    values: Vec<f64>,
}

impl Series {
    /// The value of a week; `None` where nothing was measured.
    pub fn get(&self, week: Week) -> Option<f64> {
        let at = usize::try_from(week.0.checked_sub(self.first)?).ok()?;
        self.values.get(at).copied().filter(|v| !v.is_nan())
    }

    /// Sets the value of a week.
    pub fn set(&mut self, week: Week, value: f64) {
        *self.slot(week) = value;
    }

    /// Forgets the value of a week.
    pub(crate) fn remove(&mut self, week: Week) {
        if self.get(week).is_some() {
            *self.slot(week) = f64::NAN;
        }
    }

    /// The place of a week's value; NaN until something is written there.
    pub(crate) fn slot(&mut self, week: Week) -> &mut f64 {
        if self.values.is_empty() {
            self.first = week.0;
            self.values.reserve_exact(TWO_QUARTERS);
        }
        if week.0 < self.first {
            let shift = (self.first - week.0) as usize;
            self.values.splice(0..0, std::iter::repeat_n(f64::NAN, shift));
            self.first = week.0;
        }
        let at = (week.0 - self.first) as usize;
        if at >= self.values.len() {
            self.values.resize(at + 1, f64::NAN);
        }
        &mut self.values[at]
    }

    /// The weeks with a value, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Week, f64)> + '_ {
        let first = self.first;
        self.values.iter().enumerate().filter(|(_, v)| !v.is_nan()).map(move |(i, &v)| (Week(first + i as i32), v))
    }

    /// Gives back spare memory where there is much.
    pub fn shrink(&mut self) {
        if self.values.capacity() > self.values.len() + TWO_QUARTERS {
            self.values.shrink_to_fit();
        }
    }
}
