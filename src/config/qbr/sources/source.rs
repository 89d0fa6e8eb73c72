//! What the sources of all tables have in common.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::config::check::source_check::SourceCheck;
use crate::config::qbr::keys::KeyConfig;
use crate::config::qbr::table_file::FileConfig;

/// One entry of a table in `sources`.
pub trait Source {
    fn file(&self) -> &FileConfig;

    /// The key that names a row's account.
    fn account(&self) -> Option<&KeyConfig>;

    /// Adds its problems to `check`.
    fn check(&self, check: &mut SourceCheck);
}

/// What rows of one file are that give a figure of one key and date more than once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Repeated {
    /// Parts of the figure: every row counts.
    Sum,
    /// Corrections: the last row counts in place of those above it.
    Latest,
}

/// A source's settings without the paths, as bytes: two sources with the same bytes read the same from a file.
pub(crate) fn reading(source: &impl Serialize) -> Vec<u8> {
    let mut settings = serde_json::to_value(source).expect("the settings came from a text and can become one again");
    if let Some(file) = settings.pointer_mut("/file").and_then(Value::as_object_mut) {
        file.remove("path");
    }
    settings.to_string().into_bytes()
}
