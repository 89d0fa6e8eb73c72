//! The structure of `catalogue.yaml`: features, products and plans, as customers know them.

use crate::config::localized_text::Words;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::config::qbr::one_or_many::OneOrMany;
use crate::config::wording::Wording;

/// Features, products and plans, in the words that customers know: the whole of `catalogue.yaml`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Catalogue {
    /// The language tag (BCP 47) of texts that are not written per language. Without one, that of the workspace's `locale`.
    pub language: Option<String>,
    /// What your product can do.
    #[schemars(length(max = 1000))]
    pub features: Vec<Feature>,
    /// What else can be bought.
    #[schemars(length(max = 1000))]
    pub products: Vec<Product>,
    /// What a customer can be on.
    #[schemars(length(max = 1000))]
    pub plans: Vec<Plan>,
    /// What went live for everybody.
    #[schemars(length(max = 1000))]
    pub shipped: Vec<Shipped>,
}

/// Something the product can do.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Feature {
    /// Its id. `feature_usage` names it by that, by its name in any language or by `also`, case and spaces apart.
    pub id: String,
    /// Its name as customers know it.
    pub name: Wording,
    /// Other spellings of it in the data.
    #[serde(default)]
    pub also: OneOrMany<String>,
    /// The part of the product.
    #[serde(default)]
    pub area: Option<String>,
    /// What it does for them, a clause with a capital and no full stop: `Approve spend before it happens`.
    pub benefit: Wording,
    /// Ids of the plans that have it. Without them, all.
    #[serde(default)]
    pub plans: Option<Vec<String>>,
    /// The address that says how to start.
    #[serde(default)]
    pub url: Option<String>,
    /// The day it became available. One released after the period is not missed.
    #[serde(default)]
    pub released_on: Option<NaiveDate>,
    /// Whether it is for experienced teams: then it is shown where everything else is used.
    #[serde(default)]
    pub advanced: bool,
}

/// Something that can be bought.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// Its id. `products_owned` names it by that, by its name in any language or by `also`, case and spaces apart.
    pub id: String,
    /// Its name as customers know it.
    pub name: Wording,
    /// Other spellings of it in the data.
    #[serde(default)]
    pub also: OneOrMany<String>,
    /// What it does, one sentence.
    pub pitch: Wording,
    /// The address that describes it.
    #[serde(default)]
    pub url: Option<String>,
    /// The day it became available; it is never shown before.
    pub launched_on: NaiveDate,
    /// Who it is for. Without it, everybody.
    #[serde(default)]
    pub eligibility: Eligibility,
    /// The account's own figure that speaks for it.
    #[serde(default)]
    pub because: Option<Because>,
}

/// Who a product is for. Every condition that is given has to hold.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Eligibility {
    /// On one of these plans.
    pub plans: Option<Vec<String>>,
    /// In one of these regions.
    pub regions: Option<Vec<String>>,
    /// In one of these segments.
    pub segments: Option<Vec<String>>,
    /// Metric id → the least figure of the quarter.
    pub at_least: BTreeMap<String, f64>,
    /// Ids of features that are all used.
    pub uses: Vec<String>,
    /// Ids of products of which none is owned.
    pub without: Vec<String>,
    /// The least number of licensed seats.
    pub min_seats: Option<u32>,
}

/// Why a product fits: the figure that is printed.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Because {
    /// The metric whose figure of the quarter is quoted.
    #[serde(default)]
    pub metric: Option<String>,
    /// Or the feature whose use is quoted.
    #[serde(default)]
    pub feature: Option<String>,
    /// What the product would do with it: `Payments would collect them` after "You send 140 invoices a month;".
    pub then: Wording,
    /// The verb before the figure, as it follows "you": `send`. In the other languages: `bearbeiten` (de, after "Sie"), `traitez`
    /// (fr, after "vous"), `envía` (es, after "usted"), `processa` (pt-BR, after "você"), and the te-form, which います follows:
    /// `処理して` (ja).
    #[serde(default, deserialize_with = "crate::config::localized_text::plain_if_any")]
    #[schemars(with = "Option<Words>")]
    pub verb: Option<String>,
}

/// What a customer can be on.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Its id. Accounts name it by that, by its name in any language or by `also`, case and spaces apart.
    pub id: String,
    /// Its name as customers know it.
    #[serde(deserialize_with = "crate::config::localized_text::plain")]
    #[schemars(with = "Words")]
    pub name: String,
    /// Other spellings of it in the data.
    #[serde(default)]
    pub also: OneOrMany<String>,
}

/// Something that went live for everybody.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Shipped {
    /// What it is.
    pub title: Wording,
    /// The day it went live.
    pub shipped_on: NaiveDate,
    /// The address that describes it.
    #[serde(default)]
    pub url: Option<String>,
    /// The id of the feature it belongs to.
    #[serde(default)]
    pub feature: Option<String>,
}
