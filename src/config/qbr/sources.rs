//! `sources`: which file each table stands in, how its cells are written, and which column holds which field.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::config::qbr::account_field::AccountField;
use crate::config::qbr::keys::KeyConfig;
use crate::config::qbr::one_or_many::OneOrMany;
use crate::config::qbr::table_file::FileConfig;

/// The tables. Each is one source or a list of several.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sources {
    /// Who the customers are.
    pub accounts: OneOrMany<AccountsSource>,
    /// Figures by day or week.
    #[serde(default)]
    pub usage: OneOrMany<UsageSource>,
    /// Raw events, counted per week.
    #[serde(default)]
    pub events: OneOrMany<EventsSource>,
    /// Who uses which feature.
    #[serde(default)]
    pub feature_usage: OneOrMany<FeatureUsageSource>,
    /// What was asked for.
    #[serde(default)]
    pub requests: OneOrMany<RequestsSource>,
    /// Support tickets.
    #[serde(default)]
    pub tickets: OneOrMany<TicketsSource>,
    /// Goals of the success plan, and what was reached.
    #[serde(default)]
    pub outcomes: OneOrMany<OutcomesSource>,
    /// People who stand in a table of their own: contacts, CSMs.
    #[serde(default)]
    pub contacts: OneOrMany<ContactsSource>,
}

macro_rules! source {
    ($(#[$meta:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident : $ty:ty),* $(,)? }) => {
        #[derive(Debug, Clone, Deserialize, JsonSchema)]
        $(#[$meta])*
        #[serde(deny_unknown_fields)]
        pub struct $name {
            /// Where it stands and how it is written.
            pub file: FileConfig,
            $($(#[$fdoc])* #[serde(default)] pub $field: $ty,)*
        }
    };
}

source! {
    /// Accounts: one row for each.
    #[schemars(transform = crate::config::qbr::schema_shapes::Required(&["columns"]))]
    AccountsSource {
        /// Field → the column that holds it.
        #[schemars(schema_with = "crate::config::qbr::account_field::account_columns")]
        columns: BTreeMap<AccountField, String>,
        /// Whatever else was bought → the column that says how much: `storage_gb: Storage limit`.
        entitlements: BTreeMap<String, String>,
        /// A column with the products that the account owns, by id, name or `also`, separated by `;`, `,` or `|`. An account that
        /// owns something the catalogue does not know is offered nothing.
        products_owned: Option<String>,
        /// Cells to translate, by field: `region: {UK: GB}`.
        #[schemars(schema_with = "crate::config::qbr::account_field::account_values")]
        values: BTreeMap<AccountField, BTreeMap<String, String>>,
        /// Cells of `hold` that mean yes; every other word means no then. Without them every word but a no does: false, no, 0, n, f, off, none, nein, non, nee, nej, não, いいえ.
        hold_values: Option<OneOrMany<String>>,
    }
}

/// Figures by day or week: either "wide", one column a metric (`metrics`), or "long", one row a value (`metric` and `value`).
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UsageSource {
    /// Where it stands and how it is written.
    pub file: FileConfig,
    /// The column with the account's id.
    pub account: KeyConfig,
    /// The date column.
    pub date: String,
    /// Long: the column that names the metric, by its id or by `names`.
    #[serde(default)]
    pub metric: Option<String>,
    /// Long: the column with the value.
    #[serde(default)]
    pub value: Option<String>,
    /// Long: names in the file → metric ids. What is neither is counted and left out.
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
    /// The last day of a week: a Sunday that closes it, say.
    WeekEnd,
}

/// Raw events, one row each, counted per week from an account's first event to the last week that is over at `as_of`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
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

source! {
    /// Who uses which feature.
    #[schemars(transform = crate::config::qbr::schema_shapes::Required(&["account", "feature"]))]
    FeatureUsageSource {
        /// The column with the account's id.
        account: Option<KeyConfig>,
        /// The column that names the feature, by its id, name or `also` in the catalogue or by `names`, case and spaces apart.
        feature: String,
        /// Names in the file → ids of features.
        names: BTreeMap<String, String>,
        /// The date column, of days or months. Without one the rows are a snapshot at `as_of`.
        date: Option<String>,
        /// The column with distinct people.
        users: Option<String>,
        /// The column with times used. Without `users` and `uses` a row is one use.
        uses: Option<String>,
    }
}

source! {
    /// What was asked for.
    #[schemars(transform = crate::config::qbr::schema_shapes::Required(&["id", "title"]))]
    RequestsSource {
        /// The column with the request's id.
        id: String,
        /// The column with the account's id. A row without one is set aside, unless the source says `everybody: true`.
        account: Option<KeyConfig>,
        /// Whether rows without an account are everybody's. What everybody asked for stands in every deck once it is live. A
        /// source without `account` has to say so.
        everybody: bool,
        /// The column with what was asked for.
        title: String,
        /// The column with the day it was asked for.
        requested_on: Option<String>,
        /// The column with where it stands.
        status: Option<String>,
        /// The column with the day it went live.
        shipped_on: Option<String>,
        /// The column with the address that describes it.
        url: Option<String>,
        /// The language of the titles, a tag. Without one, that of the account that asked; of everybody's, the catalogue's.
        /// Decks in another language say so to screen readers.
        title_language: Option<String>,
        /// Statuses that mean live. Without them: shipped, done, released, live, closed, complete, completed, launched,
        /// delivered.
        shipped_values: Option<OneOrMany<String>>,
        /// Statuses that mean never; not shown. Without them: declined, rejected, won't do, won't fix, cancelled, duplicate,
        /// invalid, not planned, out of scope.
        declined_values: Option<OneOrMany<String>>,
    }
}

source! {
    /// Support tickets.
    #[schemars(transform = crate::config::qbr::schema_shapes::Required(&["account", "opened_at"]))]
    TicketsSource {
        /// The column with the account's id.
        account: Option<KeyConfig>,
        /// The column with the time it was opened.
        opened_at: String,
        /// The column with the time it was solved.
        solved_at: Option<String>,
        /// The column with the minutes to the first reply.
        first_reply_minutes: Option<String>,
        /// Or the column with the time of the first reply.
        first_reply_at: Option<String>,
        /// The column with its priority.
        priority: Option<String>,
        /// The column that says whether it is escalated. While one is open the account is held; a cell that is neither yes nor
        /// no counts as yes.
        escalated: Option<String>,
        /// Cells of `escalated` that mean yes; every other word means no then. Without them the usual words are understood.
        escalated_values: Option<OneOrMany<String>>,
    }
}

source! {
    /// Goals of the success plan, and what was reached.
    #[schemars(transform = crate::config::qbr::schema_shapes::Required(&["account", "goal"]))]
    OutcomesSource {
        /// The column with the account's id.
        account: Option<KeyConfig>,
        /// The column with the goal in words.
        goal: String,
        /// The column with the target.
        target: Option<String>,
        /// The column with what was reached; a goal without is not shown. More is better: leave out goals where less is.
        actual: Option<String>,
        /// The column with the unit: `%`, `hours`, `USD`.
        unit: Option<String>,
    }
}

source! {
    /// People who stand in a table of their own. They fill what the account's own row leaves missing; the first row of an account
    /// that names somebody wins.
    #[schemars(transform = crate::config::qbr::schema_shapes::Required(&["account"]))]
    ContactsSource {
        /// The column with the account's id.
        account: Option<KeyConfig>,
        /// Field → the column that holds it.
        #[schemars(schema_with = "crate::config::qbr::account_field::contact_columns")]
        columns: BTreeMap<AccountField, String>,
        /// Columns that make the contact's name, joined by a space: `[First name, Last name]`.
        contact_name_from: OneOrMany<String>,
    }
}
