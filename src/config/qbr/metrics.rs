//! The sections `metrics` and `roles`: what is measured, and which metrics are seats and users.

use crate::config::localized_text::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A metric: something that is measured.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MetricConfig {
    /// Its id, which `sources` and `roles` use.
    pub id: String,
    /// The label: `Weekly users`.
    #[serde(deserialize_with = "crate::config::localized_text::plain")]
    #[schemars(with = "Words")]
    pub name: String,
    /// One of them, as in a sentence: `invoice`.
    #[serde(deserialize_with = "crate::config::localized_text::plain")]
    #[schemars(with = "Words")]
    pub one: String,
    /// Several of them: `invoices`.
    #[serde(deserialize_with = "crate::config::localized_text::plain")]
    #[schemars(with = "Words")]
    pub other: String,
    /// How several rows of a week become the week's figure.
    #[serde(default)]
    pub per_week: Aggregate,
    /// How the weeks become the quarter's figure.
    #[serde(default)]
    pub per_quarter: Aggregate,
    /// Whether it adds up over time, or is a level. Without it, `flow` if `per_quarter` is `sum`, else `stock`.
    #[serde(default)]
    pub kind: Option<MetricKind>,
    /// The entitlement that it is compared with: `seats_licensed`, or a key of `entitlements` of the accounts.
    #[serde(default)]
    pub entitlement: Option<String>,
    /// The time that the entitlement covers. What is included of a stock is included at any one time, whatever stands here.
    #[serde(default)]
    pub entitlement_per: EntitlementPer,
    /// What was counted, printed in the footer: `distinct people who signed in within 7 days`.
    #[serde(default, deserialize_with = "crate::config::localized_text::plain_if_any")]
    #[schemars(with = "Option<Words>")]
    pub definition: Option<String>,
    /// Whether more is better. With `false`, as for errors and waiting times, a fall is good news.
    #[serde(default = "yes")]
    pub more_is_better: bool,
    /// The unit of its values.
    #[serde(default)]
    pub unit: MetricUnit,
}

impl MetricConfig {
    /// Whether it adds up over time: as configured, else as its quarter's figure does.
    pub fn kind(&self) -> MetricKind {
        let derived = if self.per_quarter == Aggregate::Sum { MetricKind::Flow } else { MetricKind::Stock };
        self.kind.unwrap_or(derived)
    }
}

/// The unit of a metric's values, which decides how they are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum MetricUnit {
    /// Things that are counted or measured: `one` and `other` name them.
    #[default]
    Count,
    /// Shares of a whole: 0.93, or `93%` in the file, is written as 93%. Changes are given in percentage points.
    Percent,
    /// Money in the account's currency.
    Money,
}

/// Whether a metric adds up over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum MetricKind {
    /// It adds up: invoices of two weeks are those of the one and those of the other.
    Flow,
    /// It is a level at any one time: storage, seats, users.
    Stock,
}

/// How several values become one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Aggregate {
    /// Their sum.
    #[default]
    Sum,
    /// Their arithmetic mean; missing values do not count.
    Mean,
    /// The latest value.
    Last,
    /// The largest value.
    Max,
}

/// The time that an entitlement covers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EntitlementPer {
    /// No period: the amount is available at any time, as with seats or storage.
    #[default]
    Once,
    /// A calendar month's amount; a quarter has three.
    Month,
    /// A quarter's amount.
    Quarter,
    /// A year's amount; a quarter has a quarter of it.
    Year,
}

/// The ids of the metrics that count seats and users.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Roles {
    /// The metric that counts seats in use within 30 days, for seat utilisation.
    #[serde(default)]
    pub active_seats: Option<String>,
    /// The metric that counts people within 7 days.
    #[serde(default)]
    pub wau: Option<String>,
    /// The metric with the daily average of people.
    #[serde(default)]
    pub dau: Option<String>,
    /// The metric that counts people within 30 days. Without one, that of `active_seats`.
    #[serde(default)]
    pub mau: Option<String>,
}

fn yes() -> bool {
    true
}
