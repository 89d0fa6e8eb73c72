//! `usage`: figures by day or week.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::config::check::source_check::SourceCheck;
use crate::config::qbr::keys::KeyConfig;
use crate::config::qbr::sources::source::Source;
use crate::config::qbr::table_file::FileConfig;

/// Figures by day or week: either "wide", one column per metric (`metrics`), or "long", one row per value (`metric` and `value`).
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UsageSource {
    /// The file, its format and how its cells are written.
    pub file: FileConfig,
    /// The column with the account's id.
    pub account: KeyConfig,
    /// The column with the date.
    pub date: String,
    /// Long: the column that names the metric, by its id or by `names`.
    #[serde(default)]
    pub metric: Option<String>,
    /// Long: the column with the value.
    #[serde(default)]
    pub value: Option<String>,
    /// Long: names in the file → metric ids. Rows with another name are counted and left out.
    #[serde(default)]
    pub names: BTreeMap<String, String>,
    /// Wide: metric id → column.
    #[serde(default)]
    pub metrics: BTreeMap<String, String>,
    /// What a row's date stands for.
    #[serde(default)]
    pub dated_by: DatedBy,
}

/// What a row's date stands for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DatedBy {
    /// The day itself, or any day of its week.
    #[default]
    Day,
    /// The last day of its week, such as a Sunday.
    WeekEnd,
}

impl Source for UsageSource {
    fn file(&self) -> &FileConfig {
        &self.file
    }

    fn account(&self) -> Option<&KeyConfig> {
        Some(&self.account)
    }

    fn check(&self, check: &mut SourceCheck) {
        check.file(&self.file);
        check.key(&self.account);
        check.required("date", &self.date);
        match (&self.metric, &self.value, self.metrics.is_empty()) {
            (Some(_), Some(_), true) | (None, None, false) => {}
            _ => {
                check.problem(&[], "give either `metric` and `value` (one row a value) or `metrics` (one column each)")
            }
        }
        for metric in self.metrics.keys() {
            check.metric(&["metrics", metric], metric);
        }
        for (name, metric) in &self.names {
            check.metric(&["names", name], metric);
        }
    }
}
