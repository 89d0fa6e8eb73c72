//! Names in several languages: what `qbr.yaml` and the catalogue write as a plain text or as `{en: Invoices, de: Rechnungen}`.
//!
//! The rest of the program knows plain texts alone. The configuration is read with the first text of each; the texts of
//! the other languages are read once more, and a language's workspace is the same one with them put in.

use std::collections::BTreeSet;

use icu_locale::LanguageIdentifier;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

use super::Workspace;
use super::wording::Wording;

/// A text, or one for each of some languages; a plain text has no tag.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Words(Vec<(String, String)>);

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
    /// Of the catalogue.
    pub catalogue: CatalogueNames,
}

impl Names {
    /// The workspace with the texts of a language; where one has none in it, its plain, English or first one.
    pub fn put_into(&self, workspace: &mut Workspace, language: &str) {
        let put = |words: &Words, text: &mut String| words.put(language, text);
        let maybe = |words: &Option<Words>, text: &mut Option<String>| {
            if let (Some(words), Some(text)) = (words, text) {
                words.put(language, text);
            }
        };
        let own = workspace.language().to_owned();
        let word = |words: &Words, wording: &mut Wording| words.word(language, &own, wording);
        let (config, catalogue) = (&mut workspace.config, &mut workspace.catalogue);
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
    pub(super) fn metric_names(&self) -> Vec<Vec<&str>> {
        self.metrics.iter().map(|metric| metric.name.texts().collect()).collect()
    }
}

impl CatalogueNames {
    /// The names of features, products and plans in all languages, each list in the catalogue's order.
    pub(super) fn all(&self) -> [Vec<Vec<&str>>; 3] {
        [
            self.features.iter().map(|feature| feature.name.texts().collect()).collect(),
            self.products.iter().map(|product| product.name.texts().collect()).collect(),
            self.plans.iter().map(|plan| plan.name.texts().collect()).collect(),
        ]
    }
}

impl Words {
    fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, text)| text.as_str())
    }

    fn put(&self, language: &str, text: &mut String) {
        if let Some((_, own)) = self.of(language) {
            own.clone_into(text);
        }
    }

    /// The same with its language; one that does not say it is in `own`.
    fn word(&self, language: &str, own: &str, wording: &mut Wording) {
        if let Some((tag, text)) = self.of(language) {
            *wording = Wording::new(text, if tag.is_empty() { own } else { tag }, language);
        }
    }

    /// The text for a language, and its tag: of exactly that tag, of its language, in English, else the first.
    fn of(&self, language: &str) -> Option<(&str, &str)> {
        let main = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let exactly = self.0.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(language));
        let alike = || self.0.iter().find(|(tag, _)| main(tag) == main(language));
        let english = || self.0.iter().find(|(tag, _)| main(tag) == "en");
        exactly.or_else(alike).or_else(english).or(self.0.first()).map(|(tag, text)| (tag.as_str(), text.as_str()))
    }
}

/// Reads a text that may be one for each of some languages as the one that stands for all.
pub fn plain<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let words = Words::deserialize(deserializer)?;
    Ok(words.of("en").map(|(_, text)| text.to_owned()).unwrap_or_default())
}

/// The same for a text that need not be there.
pub fn plain_if_any<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let words = Option::<Words>::deserialize(deserializer)?;
    Ok(words.and_then(|words| words.of("en").map(|(_, text)| text.to_owned())))
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Words;
            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("a text, or one for each language as in {en: Invoices, de: Rechnungen}")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Words, E> {
                Ok(Words(vec![(String::new(), crate::data::text::plain(text).into_owned())]))
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Words, A::Error> {
                let (mut words, mut seen) = (Vec::new(), BTreeSet::new());
                while let Some(tag) = map.next_key::<String>()? {
                    let wrong = |what: String| Err(serde::de::Error::custom(what));
                    if tag.parse::<LanguageIdentifier>().is_err() {
                        return wrong(format!("\"{tag}\" is no language tag; write it as de or pt-BR"));
                    }
                    let text: String = map.next_value()?;
                    if text.trim().is_empty() {
                        return wrong(format!("the text for {tag} must not be empty"));
                    }
                    if !seen.insert(tag.to_ascii_lowercase()) {
                        return wrong(format!("there are two texts for {tag}"));
                    }
                    words.push((tag, crate::data::text::plain(&text).into_owned()));
                }
                if words.is_empty() {
                    return Err(serde::de::Error::custom("there is no text for any language"));
                }
                Ok(Words(words))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl JsonSchema for Words {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A text, or one for each language: `{en: Invoices, de: Rechnungen}`.",
            "anyOf": [
                { "type": "string" },
                {
                    "type": "object",
                    "propertyNames": { "pattern": "^[A-Za-z]{2,3}([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|[0-9]{3}))?([-_]([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*$" },
                    "additionalProperties": { "type": "string", "pattern": "\\S" },
                    "minProperties": 1
                }
            ]
        })
    }
}
