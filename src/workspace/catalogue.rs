//! The catalogue: features, products and plans as the vendor's customers know them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use super::config::OneOrMany;
use super::wording::Wording;

/// The whole of `catalogue.yaml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Catalogue {
    /// The language of its texts that stand for all languages, a BCP 47 tag; without one, that of the workspace's locale.
    pub language: Option<String>,
    /// What the product can do.
    pub features: Vec<Feature>,
    /// What else can be bought.
    pub products: Vec<Product>,
    /// What a customer can be on.
    pub plans: Vec<Plan>,
    /// What was shipped for everybody, for "Shipped for teams like yours" where requests name no one.
    pub shipped: Vec<Shipped>,
}

/// Something the product can do.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feature {
    /// Stable id, as in `feature_usage`.
    pub id: String,
    /// The name customers see.
    pub name: Wording,
    /// The part of the product.
    #[serde(default)]
    pub area: Option<String>,
    /// What it does for them, one clause with a capital and no full stop: "Approve spend before it happens".
    pub benefit: Wording,
    /// Ids of the plans that include it; none means all.
    #[serde(default)]
    pub plans: Option<Vec<String>>,
    /// How to start.
    #[serde(default)]
    pub url: Option<String>,
    /// When it became available; features released after the period do not count as missed.
    #[serde(default)]
    pub released_on: Option<NaiveDate>,
    /// For experienced teams: shown where everything else is adopted.
    #[serde(default)]
    pub advanced: bool,
}

/// Something that can be bought.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// Stable id, as in `products_owned`.
    pub id: String,
    /// The name customers see.
    pub name: Wording,
    /// What it does, one sentence.
    pub pitch: Wording,
    /// Where it is described.
    #[serde(default)]
    pub url: Option<String>,
    /// When it became available; before that it is never shown.
    pub launched_on: NaiveDate,
    /// Who it is for; without it everybody.
    #[serde(default)]
    pub eligibility: Eligibility,
    /// Why it fits this account: a metric or feature of its own.
    #[serde(default)]
    pub because: Option<Because>,
}

/// Who a product is for: every given condition must hold.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Eligibility {
    /// On one of these plans.
    pub plans: Option<Vec<String>>,
    /// In one of these regions.
    pub regions: Option<Vec<String>>,
    /// In one of these segments.
    pub segments: Option<Vec<String>>,
    /// Metric id → the least quarter figure.
    pub at_least: BTreeMap<String, f64>,
    /// Ids of features of which all are used.
    pub uses: Vec<String>,
    /// Ids of products of which none is owned.
    pub without: Vec<String>,
    /// The least number of licensed seats.
    pub min_seats: Option<u32>,
}

/// Why a product fits: the evidence that is printed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Because {
    /// The metric whose quarter figure is quoted.
    #[serde(default)]
    pub metric: Option<String>,
    /// Or the feature whose use is quoted.
    #[serde(default)]
    pub feature: Option<String>,
    /// What the product would do with it, continuing "You send 140 invoices a month;": "Payments would collect them".
    pub then: Wording,
    /// The verb before the figure: "send" in "You send 140 invoices".
    #[serde(default, deserialize_with = "super::names::plain_if_any")]
    pub verb: Option<String>,
}

/// What a customer can be on.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Stable id, as in `accounts`.
    pub id: String,
    /// The name customers see.
    #[serde(deserialize_with = "super::names::plain")]
    pub name: String,
    /// Other spellings in the data.
    #[serde(default)]
    pub also: OneOrMany<String>,
}

/// Something shipped for everybody.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shipped {
    /// What it is.
    pub title: Wording,
    /// When it went live.
    pub shipped_on: NaiveDate,
    /// Where it is described.
    #[serde(default)]
    pub url: Option<String>,
    /// The feature it belongs to.
    #[serde(default)]
    pub feature: Option<String>,
}
