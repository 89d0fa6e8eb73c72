//! `events`: raw events, counted per week.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::config::check::source_check::SourceCheck;
use crate::config::qbr::keys::KeyConfig;
use crate::config::qbr::sources::source::{Repeated, Source};
use crate::config::qbr::table_file::FileConfig;

/// Raw events, one row each, counted per week from an account's first event to the last week that ended by `as_of`.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EventsSource {
    /// The file, its format and how its cells are written.
    pub file: FileConfig,
    /// The column with the account's id.
    pub account: KeyConfig,
    /// The column with the time of the event.
    pub timestamp: String,
    /// The column with the person who caused the event.
    #[serde(default)]
    pub user: Option<String>,
    /// The column with the name of the event.
    #[serde(default)]
    pub event: Option<String>,
    /// A column that says how many events a row stands for. Without one a row is one event.
    #[serde(default)]
    pub count: Option<String>,
    /// With `count`: what several rows of one file with the same account, time, user and event are, where they give two counts: `sum`,
    /// parts, which add up, or `latest`, corrections, of which the last counts. The account is meant as the file writes it, and rows
    /// that `unique` tells apart are no repetition. Without this key such counts are not shown, and a finding asks.
    #[serde(default)]
    pub repeated: Option<Repeated>,
    /// The id of the metric that counts all events of a week.
    #[serde(default)]
    pub events: Option<String>,
    /// Name of an event → the id of the metric that counts only these events: `{invoice_sent: invoices}`.
    #[serde(default)]
    pub by_event: BTreeMap<String, String>,
    /// The id of the metric for the distinct people of a week.
    #[serde(default)]
    pub weekly_users: Option<String>,
    /// The id of the metric for the distinct people of the 30 days up to the end of a week.
    #[serde(default)]
    pub monthly_users: Option<String>,
    /// The id of the metric for the distinct people per day, averaged over the week.
    #[serde(default)]
    pub daily_users: Option<String>,
    /// Whether the log holds every event. Then a week without an event counts as zero, from the log's first whole week on, for
    /// every account that was there: from the day it started, or without that day from its first row with a figure on.
    /// Otherwise a week without an event counts as not measured.
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
        if check.is_monthly && self.weekly_users.is_some() {
            let message = "a source of usage says `every: month`, so there are no weeks; use `monthly_users`";
            check.problem(&["weekly_users"], message);
        }
        for (event, metric) in &self.by_event {
            check.metric(&["by_event", event], metric);
        }
        if self.count.is_none() && self.repeated.is_some() {
            check.problem(&["repeated"], "`repeated` is of rows with a `count`; without one each row is one event");
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
