//! `events`: raw events, counted per week.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::config::check::source_check::SourceCheck;
use crate::config::qbr::keys::KeyConfig;
use crate::config::qbr::sources::source::Source;
use crate::config::qbr::table_file::FileConfig;

/// Raw events, one row each, counted per week from an account's first event to the last week that is over at `as_of`.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EventsSource {
    /// Where it stands and how it is written.
    pub file: FileConfig,
    /// The column with the account's id.
    pub account: KeyConfig,
    /// The column with the time.
    pub timestamp: String,
    /// The column with who did it.
    #[serde(default)]
    pub user: Option<String>,
    /// The column with what was done.
    #[serde(default)]
    pub event: Option<String>,
    /// A column that says how many events a row stands for. Without one a row is one event.
    #[serde(default)]
    pub count: Option<String>,
    /// The metric that counts all events of a week.
    #[serde(default)]
    pub events: Option<String>,
    /// Name of an event → the metric that counts these alone: `{invoice_sent: invoices}`.
    #[serde(default)]
    pub by_event: BTreeMap<String, String>,
    /// The metric for the distinct people of a week.
    #[serde(default)]
    pub weekly_users: Option<String>,
    /// The metric for the distinct people of the 30 days to a week's end.
    #[serde(default)]
    pub monthly_users: Option<String>,
    /// The metric for the week's average of distinct people a day.
    #[serde(default)]
    pub daily_users: Option<String>,
    /// Whether the log holds every event, so that a week without one is a zero. Otherwise it is not measured.
    #[serde(default)]
    pub complete: bool,
}

impl Source for EventsSource {
    fn file(&self) -> &FileConfig {
        &self.file
    }

    fn account(&self) -> Option<&KeyConfig> {
        Some(&self.account)
    }

    fn check(&self, check: &mut SourceCheck) {
        check.file(&self.file);
        check.key(&self.account);
        check.required("timestamp", &self.timestamp);
        let by_user = [
            ("weekly_users", &self.weekly_users),
            ("monthly_users", &self.monthly_users),
            ("daily_users", &self.daily_users),
        ];
        for (field, metric) in by_user.iter().chain(&[("events", &self.events)]) {
            if let Some(metric) = metric {
                check.metric(&[field], metric);
            }
        }
        for (event, metric) in &self.by_event {
            check.metric(&["by_event", event], metric);
        }
        if self.user.is_none() && by_user.iter().any(|(_, metric)| metric.is_some()) {
            check.problem(&[], "distinct users need the `user` column");
        }
        if self.event.is_none() && !self.by_event.is_empty() {
            check.problem(&[], "`by_event` needs the `event` column");
        }
        if self.events.is_none() && self.by_event.is_empty() && by_user.iter().all(|(_, m)| m.is_none()) {
            check.problem(
                &[],
                "nothing is counted: give `events`, `by_event`, `weekly_users`, `monthly_users` or `daily_users`",
            );
        }
    }
}
