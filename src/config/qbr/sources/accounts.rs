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

/// Accounts: one row for each.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[schemars(transform = crate::config::qbr::schema_shapes::Required(&["columns"]))]
#[serde(deny_unknown_fields)]
pub struct AccountsSource {
    /// Where it stands and how it is written.
    pub file: FileConfig,
    /// Field → the column that holds it.
    #[schemars(schema_with = "crate::config::qbr::account_field::account_columns")]
    #[serde(default)]
    pub columns: BTreeMap<AccountField, String>,
    /// Whatever else was bought → the column that says how much: `storage_gb: Storage limit`.
    #[serde(default)]
    pub entitlements: BTreeMap<String, String>,
    /// A column with the products that the account owns, by id, name or `also`, separated by `;`, `,` or `|`. An account that
    /// owns something the catalogue does not know is offered nothing.
    #[serde(default)]
    pub products_owned: Option<String>,
    /// Cells to translate, by field: `region: {UK: GB}`.
    #[schemars(schema_with = "crate::config::qbr::account_field::account_values")]
    #[serde(default)]
    pub values: BTreeMap<AccountField, BTreeMap<String, String>>,
    /// Cells of `hold` that mean yes; every other word means no then. Without them every word but a no does: false, no, 0, n, f, off, none, nein, non, nee, nej, não, いいえ.
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
