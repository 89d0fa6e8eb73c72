//! A key that names the account: a column, or a column looked up in another table.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::config::qbr::one_or_many::OneOrMany;
use crate::config::qbr::schema_shapes::or_text;
use crate::config::qbr::table_file::{FileConfig, Format, NumberStyle, PathOrPaths};

/// A key that names the account: a column, or a column looked up in another table.
#[derive(Debug, Clone, Serialize)]
pub enum KeyConfig {
    /// The column holds the account's id.
    Column(String),
    /// The column holds another key.
    Via(ViaKey),
}

impl KeyConfig {
    /// The column of the source that holds the key.
    pub fn column(&self) -> &str {
        match self {
            Self::Column(column) => column,
            Self::Via(key) => &key.column,
        }
    }

    /// The tables that lead from the key to the account, in order.
    pub fn via(&self) -> &[Via] {
        match self {
            Self::Column(_) => &[],
            Self::Via(key) => &key.via.0,
        }
    }
}

/// The column with the account's id; or a column with another key, and the table that maps it to the account's id.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ViaKey {
    /// The column with the other key.
    pub column: String,
    /// The table that has both keys; or a list of tables, of which each leads to the next and the last to the account's id.
    #[serde(default)]
    pub via: OneOrMany<Via>,
}

/// A table that maps one key to another: all settings of a source's `file`, and these three.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(from = "ViaKeys")]
pub struct Via {
    /// The file, its format and how its cells are written.
    pub file: FileConfig,
    /// The column with this table's key.
    pub from: String,
    /// The column with the account's id, or with the key of the next table.
    pub to: String,
    /// The column with the day from which the key is valid. Rows dated earlier are reported, and kept.
    pub starts: Option<String>,
}

/// A table that maps one key to another: the settings of a source's `file`, and its columns.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ViaKeys {
    path: PathOrPaths,
    /// The column with this table's key.
    from: String,
    /// The column with the account's id, or with the key of the next table.
    to: String,
    /// The column with the day from which the key is valid. Rows dated earlier are reported, and kept.
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
    time_zone: Option<String>,
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
        let (time_zone, footer, keep) = (keys.time_zone, keys.footer, keys.keep);
        let (unique, rows_at) = (keys.unique, keys.rows_at);
        let file = FileConfig {
            path,
            format,
            delimiter,
            encoding,
            numbers,
            dates,
            time_zone,
            nulls,
            skip_rows,
            footer,
            keep,
            unique,
            rows_at,
            // Keys are neither figures nor limits.
            percent: None,
            unlimited: None,
        };
        Self { file, from, to, starts }
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

impl JsonSchema for KeyConfig {
    fn schema_name() -> Cow<'static, str> {
        "Key".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = ViaKey::json_schema(generator);
        or_text(&mut schema);
        schema
    }
}

impl JsonSchema for Via {
    fn schema_name() -> Cow<'static, str> {
        "Via".into()
    }

    /// Copies the descriptions of the keys that are also keys of a file.
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let file = FileConfig::json_schema(generator);
        let of_file = file.pointer("/anyOf/1/properties").and_then(Value::as_object).expect("a file may be a mapping");
        let mut schema = ViaKeys::json_schema(generator);
        let properties = schema.pointer_mut("/properties").and_then(Value::as_object_mut).expect("it is a mapping");
        for (key, property) in properties {
            if let Some(meaning) = of_file.get(key) {
                *property = meaning.clone();
            }
        }
        schema
    }
}
