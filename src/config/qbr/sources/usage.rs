//! `usage`: figures by day, week or month.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::config::check::source_check::SourceCheck;
use crate::config::qbr::keys::KeyConfig;
use crate::config::qbr::sources::source::{Repeated, Source};
use crate::config::qbr::table_file::FileConfig;

/// Figures by day, week or month: either "wide", one column per metric (`metrics`), or "long", one row per value (`metric` and `value`).
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
    /// How often the file has a figure: `day`, `week` or `month`. With `month` in one source the whole workspace is told in months,
    /// and the others have to be by the day; a date may then be a month, as 2026-07. Without this key, dates that look like
    /// months are asked about.
    #[serde(default)]
    pub every: Option<Every>,
    /// What a row's date stands for. Without this key it is `day`, and weekly dates that are not the first days of weeks are
    /// asked about.
    #[serde(default)]
    pub dated_by: Option<DatedBy>,
    /// Whether a missing row means that nothing was used. Then a week without a row counts as zero where the rows of a week add up
    /// or the largest counts (`per_week: sum`, `max`), from the file's first whole week to that of its newest row, for every account that was there:
    /// from the day it started, or without that day from its first row with a figure on. Otherwise it counts as not measured.
    #[serde(default)]
    pub complete: bool,
    /// What several rows of one file with the same account, date and metric are, where they give two values: `sum`, parts, which come
    /// together by the metric's `per_week`, or `latest`, corrections, of which the last counts. The account is meant as the
    /// file writes it, so keys that `via` leads to one account are several; and rows that `unique` tells apart are no repetition.
    /// Without this key such a figure is not shown, and a finding asks.
    #[serde(default)]
    pub repeated: Option<Repeated>,
}

/// How often a file has a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Every {
    /// On a day, or whenever there is one.
    Day,
    /// Once a week.
    Week,
    /// Once a month: a month's figure is shared out over no weeks.
    Month,
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

impl UsageSource {
    /// Whether it says that a row is of a whole week or month, whatever day of it is written.
    pub fn has_whole_weeks(&self) -> bool {
        matches!(self.every, Some(Every::Week | Every::Month)) || self.dated_by == Some(DatedBy::WeekEnd)
    }
}

impl Source for UsageSource {
    fn file(&self) -> &FileConfig {
        &self.file
    }

    fn account(&self) -> Option<&KeyConfig> {
        Some(&self.account)
    }

    fn check(&self, check: &mut SourceCheck) {
        if self.every == Some(Every::Month) {
            check.file_of_months(&self.file)
        } else {
            check.file(&self.file)
        }
        check.key(&self.account);
        check.required("date", &self.date);
        match (&self.metric, &self.value, self.metrics.is_empty()) {
            (Some(_), Some(_), true) | (None, None, false) => {}
            _ => {
                check.problem(&[], "give either `metric` and `value` (one row a value) or `metrics` (one column each)")
            }
        }
        if check.is_monthly {
            if self.every == Some(Every::Week) {
                let message = "another source says `every: month`, and weeks cannot be divided into months; export it by the day or \
                               the month";
                check.problem(&["every"], message);
            }
            if self.dated_by == Some(DatedBy::WeekEnd) {
                check.problem(&["dated_by"], "a source says `every: month`, so there are no weeks to be dated by");
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
