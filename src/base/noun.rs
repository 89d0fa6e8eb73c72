//! What is counted or measured, and how its values are written.

use std::cmp::Ordering;

use crate::base::amounts::currency::Currency;
use crate::base::amounts::rounding;

/// What is counted or measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noun {
    /// "invoice"
    pub one: String,
    /// "invoices"
    pub other: String,
    /// How its values are written.
    pub unit: Unit,
}

/// How values are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Unit {
    /// As a number of what the noun says.
    #[default]
    Count,
    /// As a percentage: the value is a share of 0–1.
    Percent,
    /// As money of this currency.
    Money(Currency),
}

impl Unit {
    /// A value as decks write it, rounded: a share to whole percent, all else whole from ten on, with one decimal below, and
    /// abbreviated from a million on. Differences and shares of figures are those of what is written.
    pub fn written(self, value: f64) -> f64 {
        match self {
            Self::Percent => rounding::percent(value) / 100.0,
            Self::Count | Self::Money(_) => rounding::written(value),
        }
    }

    /// By how much two values differ as decks write them: 9 of 50 and 40.5, which is written as 41.
    pub fn difference(self, a: f64, b: f64) -> f64 {
        rounding::rounded((self.written(a) - self.written(b)).abs(), 2)
    }

    /// How two values compare as decks write them: 21.6 and 22.4 are equal, for both are written as 22.
    pub fn compare(self, a: f64, b: f64) -> Ordering {
        match self {
            Self::Percent => rounding::percent(a).total_cmp(&rounding::percent(b)),
            Self::Count | Self::Money(_) => rounding::compare(a, b),
        }
    }
}
