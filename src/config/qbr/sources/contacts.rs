//! The table `contacts`: people who are listed separately from accounts.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::config::check::source_check::SourceCheck;
use crate::config::qbr::account_field::AccountField;
use crate::config::qbr::keys::KeyConfig;
use crate::config::qbr::one_or_many::OneOrMany;
use crate::config::qbr::sources::source::Source;
use crate::config::qbr::table_file::FileConfig;

/// People who are listed in a table of their own. They fill in what the account's own row leaves out; the first row of an
/// account that names somebody counts.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[schemars(transform = crate::config::qbr::schema_shapes::Required(&["account"]))]
#[serde(deny_unknown_fields)]
pub struct ContactsSource {
    /// The file, its format and how its cells are written.
    pub file: FileConfig,
    /// The column with the account's id.
    #[serde(default)]
    pub account: Option<KeyConfig>,
    /// Field → its column.
    #[schemars(schema_with = "crate::config::qbr::account_field::contact_columns")]
    #[serde(default)]
    pub columns: BTreeMap<AccountField, String>,
    /// Columns that together make the contact's name, joined by a space: `[First name, Last name]`.
    #[serde(default)]
    pub contact_name_from: OneOrMany<String>,
}

impl Source for ContactsSource {
    fn file(&self) -> &FileConfig {
        &self.file
    }

    fn account(&self) -> Option<&KeyConfig> {
        self.account.as_ref()
    }

    fn check(&self, check: &mut SourceCheck) {
        use AccountField::*;
        check.file(&self.file);
        check.account(self.account.as_ref());
        let is_of_people =
            |field: &AccountField| matches!(field, ContactName | ContactEmail | CsmName | CsmEmail | Locale);
        if !self.columns.keys().all(is_of_people) {
            check.problem(
                &["columns"],
                "contacts give contact_name, contact_email, csm_name, csm_email and locale only",
            );
        }
        if self.columns.is_empty() && self.contact_name_from.0.is_empty() {
            check.problem(&[], "no column is mapped: give `columns` or `contact_name_from`");
        }
    }
}
