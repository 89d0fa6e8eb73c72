//! `metrics` and `roles`: what is measured and what some of it means.

use serde::Deserialize;

/// Something measured.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MetricConfig {
    /// Stable id, used in `sources`.
    pub id: String,
    /// As a label: "Weekly users".
    #[serde(deserialize_with = "crate::workspace::names::plain")]
    pub name: String,
    /// One of them: "invoice".
    #[serde(deserialize_with = "crate::workspace::names::plain")]
    pub one: String,
    /// Several: "invoices".
    #[serde(deserialize_with = "crate::workspace::names::plain")]
    pub other: String,
    /// How several rows of a week become the week's value.
    #[serde(default)]
    pub per_week: Aggregate,
    /// How the weeks become the quarter's figure.
    #[serde(default)]
    pub per_quarter: Aggregate,
    /// Which of the account's entitlements limits it ("seats_licensed" or a key of `entitlements`).
    #[serde(default)]
    pub entitlement: Option<String>,
    /// What the entitlement is for: the figure at any time, or a month's, quarter's or year's amount.
    #[serde(default)]
    pub entitlement_per: EntitlementPer,
    /// How it is defined, for the footer: "distinct people signed in within 7 days".
    #[serde(default, deserialize_with = "crate::workspace::names::plain_if_any")]
    pub definition: Option<String>,
    /// Whether more is better (usage) or not (errors). Falls of the latter are good news.
    #[serde(default = "yes")]
    pub more_is_better: bool,
    /// What its values are.
    #[serde(default)]
    pub unit: MetricUnit,
}

/// What the values of a metric are, and so how they are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MetricUnit {
    /// Things that are counted or measured: `one` and `other` name them.
    #[default]
    Count,
    /// Shares of a whole: 0.93, or `93%` in the file, is written as 93%.
    Percent,
    /// Money in the account's currency.
    Money,
}

/// How values become one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Aggregate {
    /// Added up.
    #[default]
    Sum,
    /// The arithmetic mean of what was measured.
    Mean,
    /// The latest.
    Last,
    /// The largest.
    Max,
}

/// What an entitlement is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntitlementPer {
    /// At any time: seats, storage.
    #[default]
    Once,
    /// A calendar month's amount; a quarter has three.
    Month,
    /// A quarter's amount.
    Quarter,
    /// A year's amount; a quarter has a fourth of it.
    Year,
}

/// Metrics that mean something special, by id.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roles {
    /// Seats active in the last 30 days: the numerator of seat utilisation, and of `mau` unless given.
    #[serde(default)]
    pub active_seats: Option<String>,
    /// Distinct users in 7 days.
    #[serde(default)]
    pub wau: Option<String>,
    /// Average daily users.
    #[serde(default)]
    pub dau: Option<String>,
    /// Distinct users in 30 days.
    #[serde(default)]
    pub mau: Option<String>,
}

fn yes() -> bool {
    true
}
