//! The sections `metrics` and `roles`: what is measured, and which metrics are seats and users.

use crate::config::localized_text::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something that is measured.
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
    /// What was bought of it: `seats_licensed`, or a key of `entitlements` of the accounts.
    #[serde(default)]
    pub entitlement: Option<String>,
    /// What the entitlement is for.
    #[serde(default)]
    pub entitlement_per: EntitlementPer,
    /// What was counted, printed in the footer: `distinct people who signed in within 7 days`.
    #[serde(default, deserialize_with = "crate::config::localized_text::plain_if_any")]
    #[schemars(with = "Option<Words>")]
    pub definition: Option<String>,
    /// Whether more is better. With `false`, as for errors and waiting times, a fall is good news.
    #[serde(default = "yes")]
    pub more_is_better: bool,
    /// What its values are.
    #[serde(default)]
    pub unit: MetricUnit,
}

/// What the values of a metric are, and so how they are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum MetricUnit {
    /// Things that are counted or measured: `one` and `other` name them.
    #[default]
    Count,
    /// Shares of a whole: 0.93, or `93%` in the file, is written as 93%. They change by points.
    Percent,
    /// Money in the account's currency.
    Money,
}

/// How values become one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
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
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
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

/// Metrics that are seats and users, by id.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Roles {
    /// The metric that counts seats in use within 30 days, for seat utilisation.
    #[serde(default)]
    pub active_seats: Option<String>,
    /// The metric that counts people within 7 days.
    #[serde(default)]
    pub wau: Option<String>,
    /// The metric with the average of daily people.
    #[serde(default)]
    pub dau: Option<String>,
    /// The metric that counts people within 30 days. Without one, that of `active_seats`.
    #[serde(default)]
    pub mau: Option<String>,
}

fn yes() -> bool {
    true
}
