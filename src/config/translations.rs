//! Translations of the texts in `qbr.yaml` and the catalogue, written as a plain text or as `{en: Invoices, de: Rechnungen}`.
//!
//! The rest of the program sees only plain texts. The configuration is read with one text of each; this module reads the same
//! files again for all languages, and puts one language's texts into a copy of the workspace.

use serde::Deserialize;

use crate::config::catalogue::{Because, Catalogue};
use crate::config::localized_text::Words;
use crate::config::qbr::file::Config;
use crate::config::wording::Wording;

/// The texts of `qbr.yaml` that a deck shows.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ConfigNames {
    vendor: VendorNames,
    metrics: Vec<MetricNames>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct VendorNames {
    team: OneName,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct MetricNames {
    name: Words,
    one: Words,
    other: Words,
    definition: Option<Words>,
}

/// The texts of the catalogue that a deck shows.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct CatalogueNames {
    features: Vec<FeatureNames>,
    products: Vec<ProductNames>,
    plans: Vec<OneName>,
    shipped: Vec<ShippedNames>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct OneName {
    name: Words,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct FeatureNames {
    name: Words,
    benefit: Words,
    because: Option<BecauseNames>,
    takes: Option<Words>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct ProductNames {
    name: Words,
    pitch: Words,
    #[serde(rename = "try")]
    trial: Option<Words>,
    because: Option<BecauseNames>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct BecauseNames {
    then: Words,
    verb: Option<Words>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct ShippedNames {
    title: Words,
    benefit: Option<Words>,
}

/// All texts of a workspace in all their languages.
#[derive(Debug, Clone, Default)]
pub struct Names {
    pub config: ConfigNames,
    pub catalogue: CatalogueNames,
}

impl Names {
    /// Puts the texts of a language into both files, with the fallbacks of `Words`. Texts without a language tag are in
    /// `own`.
    pub fn put_into(&self, config: &mut Config, catalogue: &mut Catalogue, language: &str, own: &str) {
        let put = |words: &Words, text: &mut String| words.put(language, text);
        let put_optional = |words: &Option<Words>, text: &mut Option<String>| {
            if let (Some(words), Some(text)) = (words, text) {
                words.put(language, text);
            }
        };
        let put_wording = |words: &Words, wording: &mut Wording| wording.put(words, language, own);
        put(&self.config.vendor.team.name, &mut config.vendor.team.name);
        for (words, metric) in self.config.metrics.iter().zip(&mut config.metrics) {
            put(&words.name, &mut metric.name);
            put(&words.one, &mut metric.one);
            put(&words.other, &mut metric.other);
            put_optional(&words.definition, &mut metric.definition);
        }
        let put_because = |words: &Option<BecauseNames>, because: &mut Option<Because>| {
            if let (Some(words), Some(because)) = (words, because) {
                put_wording(&words.then, &mut because.then);
                put_optional(&words.verb, &mut because.verb);
            }
        };
        for (words, feature) in self.catalogue.features.iter().zip(&mut catalogue.features) {
            put_wording(&words.name, &mut feature.name);
            put_wording(&words.benefit, &mut feature.benefit);
            put_because(&words.because, &mut feature.because);
            if let (Some(words), Some(takes)) = (&words.takes, &mut feature.takes) {
                put_wording(words, takes);
            }
        }
        for (words, product) in self.catalogue.products.iter().zip(&mut catalogue.products) {
            put_wording(&words.name, &mut product.name);
            put_wording(&words.pitch, &mut product.pitch);
            if let (Some(words), Some(trial)) = (&words.trial, &mut product.trial) {
                put_wording(words, trial);
            }
            put_because(&words.because, &mut product.because);
        }
        for (words, plan) in self.catalogue.plans.iter().zip(&mut catalogue.plans) {
            put(&words.name, &mut plan.name);
        }
        for (words, shipped) in self.catalogue.shipped.iter().zip(&mut catalogue.shipped) {
            put_wording(&words.title, &mut shipped.title);
            if let (Some(words), Some(benefit)) = (&words.benefit, &mut shipped.benefit) {
                put_wording(words, benefit);
            }
        }
    }
}

/// The entries of one list that have a text without a translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Untranslated {
    /// The list: `metrics`, or one of the catalogue.
    pub list: &'static str,
    /// The places of the entries in it, and what the first of these texts is called.
    pub places: Vec<usize>,
    pub key: &'static str,
}

impl Names {
    /// What has no text in a language, by list. Texts without a language tag are in `own`. A name of the catalogue that is
    /// written once is a proper name.
    pub fn untranslated(&self, language: &str, own: &str) -> Vec<Untranslated> {
        let lacks = |words: &Words| !words.speaks(language, own);
        let lacks_any = |words: &Option<Words>| words.as_ref().is_some_and(lacks);
        let lacks_name = |name: &Words| !name.is_plain() && lacks(name);
        let lacks_reason = |because: &Option<BecauseNames>| {
            because.as_ref().is_some_and(|because| lacks(&because.then) || lacks_any(&because.verb))
        };
        let of_metric = |metric: &MetricNames| {
            let words = [("name", &metric.name), ("one", &metric.one), ("other", &metric.other)];
            let lacking = words.into_iter().find(|(_, words)| lacks(words)).map(|(key, _)| key);
            lacking.or_else(|| lacks_any(&metric.definition).then_some("definition"))
        };
        let of_feature = |feature: &FeatureNames| {
            let parts = [
                ("name", lacks_name(&feature.name)),
                ("benefit", lacks(&feature.benefit)),
                ("because", lacks_reason(&feature.because)),
                ("takes", lacks_any(&feature.takes)),
            ];
            parts.into_iter().find(|(_, lacks)| *lacks).map(|(key, _)| key)
        };
        let of_product = |product: &ProductNames| {
            let parts = [
                ("name", lacks_name(&product.name)),
                ("pitch", lacks(&product.pitch)),
                ("because", lacks_reason(&product.because)),
                ("try", lacks_any(&product.trial)),
            ];
            parts.into_iter().find(|(_, lacks)| *lacks).map(|(key, _)| key)
        };
        let of_shipped = |shipped: &ShippedNames| {
            let parts = [("title", lacks(&shipped.title)), ("benefit", lacks_any(&shipped.benefit))];
            parts.into_iter().find(|(_, lacks)| *lacks).map(|(key, _)| key)
        };
        let Self { config, catalogue } = self;
        let lists: [(&'static str, Vec<Option<&'static str>>); 5] = [
            ("metrics", config.metrics.iter().map(of_metric).collect()),
            ("features", catalogue.features.iter().map(of_feature).collect()),
            ("products", catalogue.products.iter().map(of_product).collect()),
            ("plans", catalogue.plans.iter().map(|plan| lacks_name(&plan.name).then_some("name")).collect()),
            ("shipped", catalogue.shipped.iter().map(of_shipped).collect()),
        ];
        let of_list = |(list, lacking): (&'static str, Vec<Option<&'static str>>)| {
            let key = lacking.iter().flatten().next().copied()?;
            let places = (0..lacking.len()).filter(|place| lacking[*place].is_some()).collect();
            Some(Untranslated { list, places, key })
        };
        lists.into_iter().filter_map(of_list).collect()
    }
}

impl ConfigNames {
    /// The names of metrics in all languages, in their order.
    pub(crate) fn metric_names(&self) -> Vec<Vec<&str>> {
        self.metrics.iter().map(|metric| metric.name.texts().collect()).collect()
    }
}

impl CatalogueNames {
    /// The names of features, products and plans in all languages, each list in the catalogue's order.
    pub(crate) fn all(&self) -> [Vec<Vec<&str>>; 3] {
        [
            self.features.iter().map(|feature| feature.name.texts().collect()).collect(),
            self.products.iter().map(|product| product.name.texts().collect()).collect(),
            self.plans.iter().map(|plan| plan.name.texts().collect()).collect(),
        ]
    }
}
