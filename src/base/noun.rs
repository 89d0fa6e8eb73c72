//! What is counted or measured, and how its values are written.

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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Unit {
    /// As a number of what the noun says.
    #[default]
    Count,
    /// As a percentage: the value is a share of 0–1.
    Percent,
    /// As money of this ISO 4217 code.
    Money(String),
}
