//! The table `accounts`: the customers.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::config::check::source_check::SourceCheck;
use crate::config::qbr::account_field::AccountField;
use crate::config::qbr::keys::KeyConfig;
use crate::config::qbr::one_or_many::OneOrMany;
use crate::config::qbr::sources::source::Source;
use crate::config::qbr::table_file::FileConfig;

/// The accounts, one row each.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[schemars(transform = crate::config::qbr::schema_shapes::Required(&["columns"]))]
#[serde(deny_unknown_fields)]
pub struct AccountsSource {
    /// The file, its format and how its cells are written.
    pub file: FileConfig,
    /// Field → its column.
    #[schemars(schema_with = "crate::config::qbr::account_field::account_columns")]
    #[serde(default)]
    pub columns: BTreeMap<AccountField, String>,
    /// Other entitlements than seats: name → the column with the amount, as in `storage_gb: Storage limit`.
    #[serde(default)]
    pub entitlements: BTreeMap<String, String>,
    /// A column with the products that the account owns, by id, name or `also`, separated by `;`, `,` or `|`. An account that
    /// owns a product that is not in the catalogue is offered nothing.
    #[serde(default)]
    pub products_owned: Option<String>,
    /// Cells to replace, by field: `region: {UK: GB}`.
    #[schemars(schema_with = "crate::config::qbr::account_field::account_values")]
    #[serde(default)]
    pub values: BTreeMap<AccountField, BTreeMap<String, String>>,
    /// Cells of `hold` that mean yes; then every other word means no. Without this key every word means yes except: false, no,
    /// 0, n, f, off, none, nein, non, nee, nej, não, いいえ.
    #[serde(default)]
    pub hold_values: Option<OneOrMany<String>>,
}

impl Source for AccountsSource {
    fn file(&self) -> &FileConfig {
        &self.file
    }

    fn account(&self) -> Option<&KeyConfig> {
        None
    }

    fn check(&self, check: &mut SourceCheck) {
        check.file(&self.file);
        if !self.columns.contains_key(&AccountField::Id) {
            check.problem(&["columns"], "the column with the account's id is missing: add `id`");
        }
        if !self.columns.contains_key(&AccountField::Name) {
            check.problem(&["columns"], "the column with the account's name is missing: add `name`");
        }
    }
}
