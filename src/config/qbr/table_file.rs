//! The key `file`: where a table is stored and how its cells are written.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use crate::config::qbr::one_or_many::OneOrMany;

/// The file of a table, its format and how its cells are written. A text alone is the path.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, remote = "Self")]
#[schemars(rename = "FileConfig", transform = crate::config::qbr::schema_shapes::or_text)]
pub struct FileConfig {
    /// A path, a glob (`exports/usage-*.csv`) or a list of them, from the workspace or from `--data`.
    pub path: PathOrPaths,
    /// The file's format. Without this key, the ending of its name decides; any other ending means `csv`.
    #[serde(default)]
    pub format: Option<Format>,
    /// The character between cells. Without this key it is detected.
    #[serde(default)]
    pub delimiter: Option<char>,
    /// The encoding's label. Without this key the file must be UTF-8, or UTF-16 with a byte-order mark or with zero bytes that
    /// prove it. Encodings are never guessed.
    #[serde(default)]
    #[schemars(example = &"windows-1252")]
    pub encoding: Option<String>,
    /// How numbers are written. Without this key, numbers that can mean only one thing are read.
    #[serde(default)]
    pub numbers: Option<NumberStyle>,
    /// What a percentage without a sign means: `points`, where 90 is 90%, or `fraction`, where 0.9 is. A cell with `%` says so
    /// itself. Without this key, a percentage over 150% is asked about.
    #[serde(default)]
    pub percent: Option<PercentStyle>,
    /// How dates are written beside ISO 8601, which is always read: a strftime format, or `excel` (serial numbers), `epoch_s`,
    /// `epoch_ms`. `feature_usage` also reads months (`"%Y-%m"`): a month counts as its last day, the running one as `as_of`.
    /// Elsewhere a format has to name a day.
    #[serde(default)]
    #[schemars(example = &"%d/%m/%Y")]
    pub dates: Option<String>,
    /// The time zone of times without an offset, as `America/New_York`; without this key it is that of the workspace, which has to
    /// have one for this. An offset in the cell goes before.
    #[serde(default)]
    #[schemars(example = &"America/New_York")]
    pub time_zone: Option<String>,
    /// Cells that mean a missing value, instead of `NULL`, `null`, `N/A`, `#N/A`, `\N`, `-`, `NaN`, `None`. An empty cell
    /// always means it.
    #[serde(default)]
    pub nulls: Option<OneOrMany<String>>,
    /// Cells of seats and entitlements that mean that there is no limit, instead of `unlimited`, `no limit` and `∞`; case does
    /// not count. Without this key, -1 and 999999 are asked about; an empty list says that they are meant.
    #[serde(default)]
    pub unlimited: Option<OneOrMany<String>>,
    /// How many lines to skip above the header.
    #[serde(default)]
    pub skip_rows: usize,
    /// What the rows of a report's footer begin with: `Total`, `Generated`.
    #[serde(default)]
    pub footer: OneOrMany<String>,
    /// Rows to keep: column → one of these values, ignoring case and spaces. `{type: Customer, region: [EU, UK]}` keeps rows
    /// that meet both conditions.
    #[serde(default, rename = "where")]
    pub keep: BTreeMap<String, OneOrMany<String>>,
    /// A column whose values should not repeat. A row that is repeated exactly is set aside; a different row with the same
    /// value is reported and kept, of tickets in place of the earlier one. Rows with different values are different things, also where they are of one account, date and
    /// metric.
    #[serde(default)]
    pub unique: Option<String>,
    /// In JSON, the path to the list of rows: `data.items`.
    #[serde(default)]
    pub rows_at: Option<String>,
}

/// One path or several.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PathOrPaths(pub Vec<String>);

/// A file's format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Text with cells separated by commas, or by another character.
    Csv,
    /// Text with cells separated by tabs.
    Tsv,
    /// JSON: one list of objects.
    Json,
    /// JSON: one object per line.
    Ndjson,
}

/// What a percentage without a sign means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PercentStyle {
    /// 90 is 90%.
    Points,
    /// 0.9 is 90%.
    Fraction,
}

/// How numbers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum NumberStyle {
    /// `1,234.50`
    #[serde(rename = "1,234.5")]
    CommaPoint,
    /// `1.234,50`
    #[serde(rename = "1.234,5")]
    PointComma,
    /// `1 234,50`
    #[serde(rename = "1 234,5")]
    SpaceComma,
    /// `1234.50`, without groups
    #[serde(rename = "1234.5")]
    Plain,
}

impl NumberStyle {
    /// As `qbr.yaml` names it.
    pub fn text(self) -> &'static str {
        match self {
            Self::CommaPoint => "1,234.5",
            Self::PointComma => "1.234,5",
            Self::SpaceComma => "1 234,5",
            Self::Plain => "1234.5",
        }
    }
}

impl FileConfig {
    /// A file with default settings.
    pub fn at(path: &str) -> Self {
        Self { path: PathOrPaths(vec![path.to_owned()]), ..Self::default() }
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
                // Calls the function that `remote = "Self"` derives, not this one.
                FileConfig::deserialize(serde::de::value::MapAccessDeserializer::new(map))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl Serialize for FileConfig {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Calls the function that `remote = "Self"` derives, not this one.
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for PathOrPaths {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        OneOrMany::<String>::deserialize(deserializer).map(|paths| Self(paths.0))
    }
}

impl JsonSchema for PathOrPaths {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "PathOrPaths".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" }, "minItems": 1 }] })
    }
}
