//! The key `theme`: one for all decks, or one per segment.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

/// The theme of a deck: the account's own, else its segment's, else the default. A text alone is the default.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, remote = "Self")]
#[schemars(rename = "ThemeChoice", transform = crate::config::qbr::schema_shapes::or_text)]
pub struct ThemeChoice {
    /// A theme's name, or the path of its file.
    #[serde(default = "harbor")]
    pub default: String,
    /// Segment, case and spaces apart → a theme's name or path, for accounts that name no theme of their own.
    #[serde(default)]
    pub by_segment: BTreeMap<String, String>,
    /// Whether the default was given by hand for all decks: then neither segments nor accounts choose.
    #[serde(skip)]
    pub given: bool,
}

pub(crate) fn harbor() -> String {
    "harbor".into()
}

impl Default for ThemeChoice {
    fn default() -> Self {
        Self { default: harbor(), by_segment: BTreeMap::new(), given: false }
    }
}

impl<'de> Deserialize<'de> for ThemeChoice {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = ThemeChoice;
            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("a theme, or a mapping with `default` and `by_segment`")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<ThemeChoice, E> {
                Ok(ThemeChoice { default: text.to_owned(), ..ThemeChoice::default() })
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<ThemeChoice, A::Error> {
                // Calls the function that `remote = "Self"` derives, not this one.
                ThemeChoice::deserialize(serde::de::value::MapAccessDeserializer::new(map))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}
