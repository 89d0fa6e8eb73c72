//! Names in several languages: what `qbr.yaml` and the catalogue write as a plain text or as `{en: Invoices, de: Rechnungen}`.
//!
//! The rest of the program knows plain texts alone. The configuration is read with the first text of each; the texts of
//! the other languages are read once more, and a language's workspace is the same one with them put in.

use serde::Deserialize;

use crate::config::catalogue::Catalogue;
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
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct ProductNames {
    name: Words,
    pitch: Words,
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
}

/// All texts of a workspace in all their languages.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Of `qbr.yaml`.
    pub config: ConfigNames,
    pub catalogue: CatalogueNames,
}

impl Names {
    /// Puts the texts of a language into both files; where one has none in it, its plain, English or first one. Texts that
    /// do not say their language are in `own`.
    pub fn put_into(&self, config: &mut Config, catalogue: &mut Catalogue, language: &str, own: &str) {
        let put = |words: &Words, text: &mut String| words.put(language, text);
        let maybe = |words: &Option<Words>, text: &mut Option<String>| {
            if let (Some(words), Some(text)) = (words, text) {
                words.put(language, text);
            }
        };
        let word = |words: &Words, wording: &mut Wording| wording.put(words, language, own);
        put(&self.config.vendor.team.name, &mut config.vendor.team.name);
        for (words, metric) in self.config.metrics.iter().zip(&mut config.metrics) {
            put(&words.name, &mut metric.name);
            put(&words.one, &mut metric.one);
            put(&words.other, &mut metric.other);
            maybe(&words.definition, &mut metric.definition);
        }
        for (words, feature) in self.catalogue.features.iter().zip(&mut catalogue.features) {
            word(&words.name, &mut feature.name);
            word(&words.benefit, &mut feature.benefit);
        }
        for (words, product) in self.catalogue.products.iter().zip(&mut catalogue.products) {
            word(&words.name, &mut product.name);
            word(&words.pitch, &mut product.pitch);
            if let (Some(words), Some(because)) = (&words.because, &mut product.because) {
                word(&words.then, &mut because.then);
                maybe(&words.verb, &mut because.verb);
            }
        }
        for (words, plan) in self.catalogue.plans.iter().zip(&mut catalogue.plans) {
            put(&words.name, &mut plan.name);
        }
        for (words, shipped) in self.catalogue.shipped.iter().zip(&mut catalogue.shipped) {
            word(&words.title, &mut shipped.title);
        }
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
