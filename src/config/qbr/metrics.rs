//! The sections `metrics` and `roles`: what is measured, and which metrics are seats and users.

use std::collections::BTreeMap;

use icu_locale::LanguageIdentifier;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

use crate::base::text::is_same_language;
use crate::config::localized_text::Words;

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
    /// How the name stands in a sentence, by language: `{de: {subject: Ihre Rechnungen}}` makes "Ihre Rechnungen stiegen um 18 %"
    /// of "Die Kennzahl „Rechnungen“ stieg um 18 %".
    #[serde(default, deserialize_with = "by_language")]
    pub grammar: BTreeMap<String, Grammar>,
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

    /// How its name stands in a sentence of a language; `None` where nobody says so, for no language's grammar is another's.
    pub fn grammar(&self, language: &str) -> Option<&Grammar> {
        let exactly = self.grammar.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(language));
        let alike = || self.grammar.iter().find(|(tag, _)| is_same_language(tag, language));
        exactly.or_else(alike).map(|(_, grammar)| grammar)
    }
}

/// How a metric's name stands in the sentences of a language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Grammar {
    /// The name as the first words of a sentence, with what stands before it: `Ihre Rechnungen`, `Vos factures`.
    pub subject: String,
    /// The number that the verb takes.
    #[serde(default)]
    pub number: GrammaticalNumber,
}

/// Whether a subject's verb is one of one or of several.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum GrammaticalNumber {
    /// `Ihre Rechnungen stiegen`
    #[default]
    Plural,
    /// `Ihr Speicher stieg`
    Singular,
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

/// Grammar by tags of languages.
fn by_language<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, Grammar>, D::Error> {
    let all = BTreeMap::<String, Grammar>::deserialize(deserializer)?;
    for (tag, grammar) in &all {
        if tag.parse::<LanguageIdentifier>().is_err() {
            let message = format!("\"{tag}\" is no language tag; write it as de or pt-BR");
            return Err(serde::de::Error::custom(message));
        }
        if grammar.subject.trim().is_empty() {
            return Err(serde::de::Error::custom(format!("the subject for {tag} must not be empty")));
        }
    }
    Ok(all)
}

fn yes() -> bool {
    true
}
