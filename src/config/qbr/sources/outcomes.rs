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
    /// The column with the result; a goal without one is not shown.
    #[serde(default)]
    pub actual: Option<String>,
    /// The column with the unit: `%`, `hours`, or a currency as `USD`. `currency` is that of the account.
    #[serde(default)]
    pub unit: Option<String>,
    /// The column with the quarter that the result is of, as `2026-Q2`, or any day of it. The result of the quarter under review
    /// is told, and those before it, of the same goal in the same unit, are drawn as the way there. Without this key, and where
    /// the cell is empty, a result is of the quarter under review.
    #[serde(default)]
    pub period: Option<String>,
    /// Whether more is better: `true` or `false` for all goals of the file, or the column that says it goal by goal (yes or no).
    /// With `false`, as for churn and waiting times, a result at or under the target reaches it. Without this key, and where
    /// the cell is empty, more is better; a goal whose words read otherwise is asked about in a finding, and until that is answered
    /// no goal of its account is shown.
    #[serde(default)]
    pub more_is_better: Option<MoreIsBetter>,
}

/// Whether more is better.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(untagged, expecting = "expected true, false or the name of a column")]
pub enum MoreIsBetter {
    /// For all goals of the file.
    All(bool),
    /// The column that says it goal by goal: yes or no.
    Column(String),
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
