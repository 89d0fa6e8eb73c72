//! The structure of `catalogue.yaml`: features, products and plans, as customers know them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::base::spelling::folding::one_case;
use crate::config::localized_text::Words;
use crate::config::qbr::one_or_many::OneOrMany;
use crate::config::wording::Wording;

/// Features, products and plans, in the words that customers know: the whole of `catalogue.yaml`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Catalogue {
    /// The language tag (BCP 47) of texts that are not written per language. Without one, that of the workspace's `locale`.
    pub language: Option<String>,
    /// The features of your product.
    #[schemars(length(max = 1000))]
    pub features: Vec<Feature>,
    /// Products that can be bought beside the plan.
    #[schemars(length(max = 1000))]
    pub products: Vec<Product>,
    /// The plans that a customer can buy, such as Starter or Business.
    #[schemars(length(max = 1000))]
    pub plans: Vec<Plan>,
    /// Changes that went live for all customers.
    #[schemars(length(max = 1000))]
    pub shipped: Vec<Shipped>,
}

/// A feature of your product.
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
    /// The area of the product that it belongs to.
    #[serde(default)]
    pub area: Option<String>,
    /// What it does for them, a clause with a capital and no full stop: `Approve spend before it happens`. A clause that several
    /// features share but for their names is not shown, for it says nothing of any.
    pub benefit: Wording,
    /// Ids of the plans that include it. Without them, all plans do.
    #[serde(default)]
    pub plans: Option<Vec<String>>,
    /// The address that says how to start.
    #[serde(default)]
    pub url: Option<String>,
    /// The day it became available. A feature released after the period does not count as unused.
    #[serde(default)]
    pub released_on: Option<NaiveDate>,
    /// Whether it is for experienced teams: then it is shown where everything else is used.
    #[serde(default)]
    pub advanced: bool,
    /// Whether its first use is first value: an account that has used all such features of its plan is activated. Decks of an
    /// account's first ninety days show when, and which is next.
    #[serde(default)]
    pub first_value: bool,
    /// A figure of the account itself that shows why to start with it: the work that the feature is for.
    #[serde(default)]
    pub because: Option<Because>,
    /// What it takes to start, as it follows "It takes": `an hour of your administrator`. In the other languages it follows
    /// "Dafür braucht es" (de), "Il faut" (fr), "Requiere" (es), "Requer" (pt-BR), and stands before が必要です (ja).
    #[serde(default)]
    pub takes: Option<Wording>,
}

/// A product that can be bought beside the plan.
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
    /// What it costs to try, a clause with a capital and no full stop: `Free for 30 days, no card needed`.
    #[serde(default, rename = "try")]
    pub trial: Option<Wording>,
    /// The address that describes it.
    #[serde(default)]
    pub url: Option<String>,
    /// The day it became available; it is never shown before.
    pub launched_on: NaiveDate,
    /// Which accounts it is for. Without this key, all.
    #[serde(default)]
    pub eligibility: Eligibility,
    /// A figure of the account itself that shows why the product fits.
    #[serde(default)]
    pub because: Option<Because>,
}

/// Which accounts a product is for. All conditions that are given must be met.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Eligibility {
    /// Ids of plans: the account has one of them.
    pub plans: Option<Vec<String>>,
    /// Regions: the account is in one of them.
    pub regions: Option<Vec<String>>,
    /// Segments: the account is in one of them.
    pub segments: Option<Vec<String>>,
    /// Metric id → the smallest figure of the quarter that qualifies.
    pub at_least: BTreeMap<String, f64>,
    /// Ids of features: the account uses all of them.
    pub uses: Vec<String>,
    /// Ids of products: the account owns none of them.
    pub without: Vec<String>,
    /// The smallest number of licensed seats that qualifies.
    pub min_seats: Option<u32>,
}

/// Why a product or a feature fits: the figure that is printed.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Because {
    /// The metric whose figure of the quarter is quoted.
    #[serde(default)]
    pub metric: Option<String>,
    /// Or the feature whose use is quoted.
    #[serde(default)]
    pub feature: Option<String>,
    /// What the product or feature would do with it: `Payments would collect them` after "You send 140 invoices a month;".
    pub then: Wording,
    /// The verb before the figure, as it follows "you": `send`. In the other languages: `bearbeiten` (de, after "Sie"), `traitez`
    /// (fr, after "vous"), `envía` (es, after "usted"), `processa` (pt-BR, after "você"), and the te-form, which います follows:
    /// `処理して` (ja).
    #[serde(default, deserialize_with = "crate::config::localized_text::plain_if_any")]
    #[schemars(with = "Option<Words>")]
    pub verb: Option<String>,
}

/// A plan that a customer can buy.
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

/// A change that went live for all customers whose plan has what it changed.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Shipped {
    /// What changed.
    pub title: Wording,
    /// The day it went live.
    pub shipped_on: NaiveDate,
    /// The address that describes it.
    #[serde(default)]
    pub url: Option<String>,
    /// What it does for them, a clause with a capital and no full stop: `One tap for a whole pile`.
    #[serde(default)]
    pub benefit: Option<Wording>,
    /// The id of the feature it belongs to, where it is one.
    #[serde(default)]
    pub feature: Option<String>,
    /// Ids of the features it belongs to. It is shown to accounts whose plan has one of them; without this key and `feature`, to
    /// all.
    #[serde(default)]
    pub features: OneOrMany<String>,
    /// Ids of the plans it is part of, and the only ones whose accounts it is shown to. Without this key, all.
    #[serde(default)]
    pub plans: Option<Vec<String>>,
}

impl Shipped {
    /// The ids of all features it belongs to.
    pub fn features(&self) -> impl Iterator<Item = &String> {
        self.feature.iter().chain(&*self.features)
    }
}

/// So many features share a clause that says nothing of any of them.
const ALIKE: usize = 3;

impl Catalogue {
    /// Empties the benefits that are one clause with the features' names put in: "See what feature 3 can do for your team".
    pub(crate) fn drop_empty_benefits(&mut self) {
        let frame = |feature: &Feature| one_case(&feature.benefit).replace(&one_case(&feature.name), "\0");
        let frames: Vec<_> = self.features.iter().map(frame).collect();
        let mut shared: BTreeMap<&str, usize> = BTreeMap::new();
        frames.iter().for_each(|frame| *shared.entry(frame).or_default() += 1);
        for (feature, frame) in self.features.iter_mut().zip(&frames) {
            if shared[frame.as_str()] >= ALIKE {
                feature.benefit = Wording::default();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_that_features_share_but_for_their_names_says_nothing() {
        let kept = |benefits: [&str; 4]| {
            let feature = |(n, benefit): (usize, &str)| format!("{{id: f{n}, name: Feature {n}, benefit: {benefit}}}");
            let features = benefits.into_iter().enumerate().map(feature).collect::<Vec<_>>().join(", ");
            let mut catalogue: Catalogue = serde_yaml::from_str(&format!("features: [{features}]")).unwrap();
            catalogue.drop_empty_benefits();
            catalogue.features.iter().filter(|feature| !feature.benefit.is_empty()).count()
        };
        assert_eq!(kept(["See feature 0", "See feature 1", "See Feature 2", "Approve before it happens"]), 1);
        assert_eq!(kept(["Save time", "Save time", "Save time", "Save time"]), 0);
        assert_eq!(kept(["See feature 0", "See feature 1", "Sort mail", "Send mail"]), 4, "two may be alike by chance");
    }
}
