//! `outcomes`: goals of the success plan.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::config::check::source_check::SourceCheck;
use crate::config::qbr::keys::KeyConfig;
use crate::config::qbr::sources::source::Source;
use crate::config::qbr::table_file::FileConfig;

/// Goals of the success plan, and what was reached.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[schemars(transform = crate::config::qbr::schema_shapes::Required(&["account", "goal"]))]
#[serde(deny_unknown_fields)]
pub struct OutcomesSource {
    /// The file, its format and how its cells are written.
    pub file: FileConfig,
    /// The column with the account's id.
    #[serde(default)]
    pub account: Option<KeyConfig>,
    /// The column with the goal in words.
    #[serde(default)]
    pub goal: String,
    /// The column with the target.
    #[serde(default)]
    pub target: Option<String>,
    /// The column with the result; a goal without one is not shown. A higher result counts as better: leave out goals where
    /// lower is better.
    #[serde(default)]
    pub actual: Option<String>,
    /// The column with the unit: `%`, `hours`, `USD`.
    #[serde(default)]
    pub unit: Option<String>,
}

impl Source for OutcomesSource {
    fn file(&self) -> &FileConfig {
        &self.file
    }

    fn account(&self) -> Option<&KeyConfig> {
        self.account.as_ref()
    }

    fn check(&self, check: &mut SourceCheck) {
        check.file(&self.file);
        check.account(self.account.as_ref());
        check.required("goal", &self.goal);
    }
}
