//! Where `qbr.yaml` may be short: one entry for a list of one, a path for a file read with the defaults, a column for a key.
//!
//! Written out by hand rather than as untagged enums: those keep everything they are given before they look at it, and say
//! neither the key that is wrong nor its place.

mod shape;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    FileConfig, Format, KeyConfig, NumberStyle, OneOrMany, PathOrPaths, SuppressionList, ThemeChoice, Via, ViaKey,
};
pub use shape::*;

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> std::ops::Deref for OneOrMany<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> serde::de::Visitor<'de> for Visitor<T> {
            type Value = OneOrMany<T>;
            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("one entry or a list of them")
            }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
                Vec::deserialize(serde::de::value::SeqAccessDeserializer::new(seq)).map(OneOrMany)
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                T::deserialize(serde::de::value::MapAccessDeserializer::new(map)).map(|one| OneOrMany(vec![one]))
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
                T::deserialize(serde::de::value::StrDeserializer::new(text)).map(|one| OneOrMany(vec![one]))
            }
            fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<Self::Value, E> {
                self.visit_str(&value.to_string())
            }
            fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Self::Value, E> {
                self.visit_str(&value.to_string())
            }
            fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Self::Value, E> {
                self.visit_str(&value.to_string())
            }
            fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Self::Value, E> {
                self.visit_str(&value.to_string())
            }
        }
        deserializer.deserialize_any(Visitor(std::marker::PhantomData))
    }
}

impl FileConfig {
    /// A file read with the defaults.
    pub fn at(path: &str) -> Self {
        Self {
            path: PathOrPaths(vec![path.to_owned()]),
            format: None,
            delimiter: None,
            encoding: None,
            numbers: None,
            dates: None,
            nulls: None,
            skip_rows: 0,
            footer: OneOrMany::default(),
            keep: BTreeMap::new(),
            unique: None,
            rows_at: None,
        }
    }
}

/// A table that knows two keys: what a source's `file` says, and its columns.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ViaKeys {
    path: PathOrPaths,
    /// The column with the other key.
    from: String,
    /// The column with the account's id, or with the key of the next table.
    to: String,
    /// A date column; rows dated before it are told, and kept.
    #[serde(default)]
    starts: Option<String>,
    #[serde(default)]
    format: Option<Format>,
    #[serde(default)]
    delimiter: Option<char>,
    #[serde(default)]
    encoding: Option<String>,
    #[serde(default)]
    numbers: Option<NumberStyle>,
    #[serde(default)]
    dates: Option<String>,
    #[serde(default)]
    nulls: Option<OneOrMany<String>>,
    #[serde(default)]
    skip_rows: usize,
    #[serde(default)]
    footer: OneOrMany<String>,
    #[serde(default, rename = "where")]
    keep: BTreeMap<String, OneOrMany<String>>,
    #[serde(default)]
    unique: Option<String>,
    #[serde(default)]
    rows_at: Option<String>,
}

impl From<ViaKeys> for Via {
    fn from(keys: ViaKeys) -> Self {
        let ViaKeys { path, from, to, starts, format, delimiter, encoding, numbers, dates, nulls, skip_rows, .. } =
            keys;
        let (footer, keep, unique, rows_at) = (keys.footer, keys.keep, keys.unique, keys.rows_at);
        let file = FileConfig {
            path,
            format,
            delimiter,
            encoding,
            numbers,
            dates,
            nulls,
            skip_rows,
            footer,
            keep,
            unique,
            rows_at,
        };
        Self { file, from, to, starts }
    }
}

impl<'de> Deserialize<'de> for FileConfig {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = FileConfig;
            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("a path, or a mapping with `path`")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<FileConfig, E> {
                Ok(FileConfig::at(text))
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<FileConfig, A::Error> {
                // The derived function of the same name, which reads the mapping.
                FileConfig::deserialize(serde::de::value::MapAccessDeserializer::new(map))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl<'de> Deserialize<'de> for SuppressionList {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = SuppressionList;
            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("a path, or a mapping with `path`")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<SuppressionList, E> {
                Ok(SuppressionList { path: text.into(), column: None, encoding: None })
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<SuppressionList, A::Error> {
                // The derived function of the same name, which reads the mapping.
                SuppressionList::deserialize(serde::de::value::MapAccessDeserializer::new(map))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl Default for ThemeChoice {
    fn default() -> Self {
        Self { default: super::harbor(), by_segment: BTreeMap::new(), given: false }
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
                // The derived function of the same name, which reads the mapping.
                ThemeChoice::deserialize(serde::de::value::MapAccessDeserializer::new(map))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl<'de> Deserialize<'de> for KeyConfig {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = KeyConfig;
            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("a column, or a mapping with `column` and `via`")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<KeyConfig, E> {
                Ok(KeyConfig::Column(text.to_owned()))
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<KeyConfig, A::Error> {
                ViaKey::deserialize(serde::de::value::MapAccessDeserializer::new(map)).map(KeyConfig::Via)
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl<'de> Deserialize<'de> for PathOrPaths {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        OneOrMany::<String>::deserialize(deserializer).map(|paths| Self(paths.0))
    }
}
