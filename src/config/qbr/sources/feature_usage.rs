//! `feature_usage`: who uses which feature.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::config::check::source_check::SourceCheck;
use crate::config::qbr::keys::KeyConfig;
use crate::config::qbr::sources::source::{Repeated, Source};
use crate::config::qbr::table_file::FileConfig;

/// Who uses which feature.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[schemars(transform = crate::config::qbr::schema_shapes::Required(&["account", "feature"]))]
#[serde(deny_unknown_fields)]
pub struct FeatureUsageSource {
    /// The file, its format and how its cells are written.
    pub file: FileConfig,
    /// The column with the account's id.
    #[serde(default)]
    pub account: Option<KeyConfig>,
    /// The column that names the feature, by its id, name or `also` in the catalogue or by `names`, ignoring case and spaces.
    #[serde(default)]
    pub feature: String,
    /// Names in the file → ids of features.
    #[serde(default)]
    pub names: BTreeMap<String, String>,
    /// The column with the date, a day or a month. Without this key the rows are a snapshot at `as_of`.
    #[serde(default)]
    pub date: Option<String>,
    /// The column with the number of distinct people.
    #[serde(default)]
    pub users: Option<String>,
    /// The column that says how often the feature was used. Without `users` and `uses` each row is one use.
    #[serde(default)]
    pub uses: Option<String>,
    /// What several rows of one file with the same account, feature and date are, where they give two values: `sum`, parts, of which
    /// uses add up and the most users count, or `latest`, corrections, of which the last counts. The account is meant as the file
    /// writes it, and rows that `unique` tells apart are no repetition. Without this key such use is not shown, and a finding asks.
    #[serde(default)]
    pub repeated: Option<Repeated>,
}

impl Source for FeatureUsageSource {
    fn file(&self) -> &FileConfig {
        &self.file
    }

    fn account(&self) -> Option<&KeyConfig> {
        self.account.as_ref()
    }

    fn check(&self, check: &mut SourceCheck) {
        check.file_of_months(&self.file);
        check.account(self.account.as_ref());
        check.required("feature", &self.feature);
        if self.users.is_none() && self.uses.is_none() && self.repeated.is_some() {
            check.problem(
                &["repeated"],
                "`repeated` is of rows with `users` or `uses`; without them each row is one use",
            );
        }
        for (name, feature) in &self.names {
            check.feature(&["names", name], feature);
        }
    }
}
