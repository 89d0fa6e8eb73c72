//! What stands in one cell of a report: a value with its kind, so that each form writes it in its own way.

use chrono::NaiveDate;

use crate::base::amounts::currency::Currency;
use crate::team::plane::Plane;

/// A value of a report.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// It is not known, or there is none. Never a zero.
    Unknown,
    Text(String),
    /// Several texts, each on a line of its own.
    Lines(Vec<String>),
    Count(u64),
    /// A number that is measured, with the decimals that it is told with.
    Number(f64, usize),
    /// From lower to upper, both included: "8 to 15".
    Range(f64, f64),
    /// A share of 0–1.
    Share(f64),
    /// An amount, in whole units.
    Money(f64, Currency),
    Day(NaiveDate),
    /// A picture of two measures.
    Plane(Plane),
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A value that may not be known.
    pub fn known<T>(value: Option<T>, cell: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Unknown, cell)
    }
}
