//! `sources`: which file each table stands in, how its cells are written, and which column holds which field.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The tables. Each may be one source or several.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sources {
    /// Who the customers are.
    pub accounts: OneOrMany<AccountsSource>,
    /// Measured values.
    #[serde(default)]
    pub usage: OneOrMany<UsageSource>,
    /// Raw events, counted per week.
    #[serde(default)]
    pub events: OneOrMany<EventsSource>,
    /// Use of features.
    #[serde(default)]
    pub feature_usage: OneOrMany<FeatureUsageSource>,
    /// What was asked for.
    #[serde(default)]
    pub requests: OneOrMany<RequestsSource>,
    /// Support tickets.
    #[serde(default)]
    pub tickets: OneOrMany<TicketsSource>,
    /// Goals of the success plan.
    #[serde(default)]
    pub outcomes: OneOrMany<OutcomesSource>,
    /// More about accounts that stands in another table (contacts, CSM assignments): joined by key.
    #[serde(default)]
    pub contacts: OneOrMany<ContactsSource>,
}

/// One source or several of one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneOrMany<T>(pub Vec<T>);

/// Where a table stands and how its cells are written. Every source has these keys; a bare string is the path alone.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, remote = "Self")]
pub struct FileConfig {
    /// A path or glob relative to the workspace (or to `--data`).
    pub path: PathOrPaths,
    /// The format, else by the file's ending.
    #[serde(default)]
    pub format: Option<Format>,
    /// One character, else detected.
    #[serde(default)]
    pub delimiter: Option<char>,
    /// An encoding's label ("windows-1252"), else UTF-8 with or without BOM, else Windows-1252 with a finding.
    #[serde(default)]
    pub encoding: Option<String>,
    /// How numbers are written.
    #[serde(default)]
    pub numbers: Option<NumberStyle>,
    /// How dates are written: a strftime format, "excel", "epoch_s" or "epoch_ms". ISO 8601 is always read.
    #[serde(default)]
    pub dates: Option<String>,
    /// Cells that mean missing, instead of the default list.
    #[serde(default)]
    pub nulls: Option<OneOrMany<String>>,
    /// Lines above the header.
    #[serde(default)]
    pub skip_rows: usize,
    /// Rows after the table whose first cell begins so are a report's footer ("Total", "Generated").
    #[serde(default)]
    pub footer: OneOrMany<String>,
    /// Rows kept: column → one of these values (case-sensitive).
    #[serde(default, rename = "where")]
    pub keep: BTreeMap<String, OneOrMany<String>>,
    /// A column whose values should not repeat. Identical rows that repeat one are set aside; differing ones are a
    /// finding and kept.
    #[serde(default)]
    pub unique: Option<String>,
    /// In JSON: where the rows stand ("data.items").
    #[serde(default)]
    pub rows_at: Option<String>,
}

/// One path or several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathOrPaths(pub Vec<String>);

/// A file's format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Delimited text.
    Csv,
    /// Delimited by tabs.
    Tsv,
    /// One array of objects.
    Json,
    /// One object a line.
    Ndjson,
}

/// How numbers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum NumberStyle {
    /// `1,234.50`
    #[serde(rename = "1,234.5")]
    CommaPoint,
    /// `1.234,50`
    #[serde(rename = "1.234,5")]
    PointComma,
    /// `1 234,50`
    #[serde(rename = "1 234,5")]
    SpaceComma,
    /// `1234.50`, no grouping
    #[serde(rename = "1234.5")]
    Plain,
}

/// A key that names the account: a column, or a column looked up in another table.
#[derive(Debug, Clone)]
pub enum KeyConfig {
    /// The column holds the account's id.
    Column(String),
    /// The column holds another key.
    Via(ViaKey),
}

/// A column looked up in another table.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViaKey {
    /// The column in this table.
    pub column: String,
    /// The table that knows both keys; several lead from one to the next, the last to the account's id.
    #[serde(default)]
    pub via: OneOrMany<Via>,
}

/// A table that knows both keys: every key of a source's `file`, and these three.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "super::lenient::ViaKeys")]
pub struct Via {
    /// Where it stands and how it is written.
    pub file: FileConfig,
    /// The column with this table's key.
    pub from: String,
    /// The column with the account's id, or with the key of the next table.
    pub to: String,
    /// A date column: rows dated before it are a finding (and are kept).
    pub starts: Option<String>,
}

macro_rules! source {
    ($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident : $ty:ty),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            /// Where it stands and how it is written.
            pub file: FileConfig,
            $($(#[$fdoc])* #[serde(default)] pub $field: $ty,)*
        }
    };
}

source! {
    /// `accounts`: columns by field. Fields: id, name, segment, plan, industry, region, locale, currency,
    /// seats_licensed, started_on, renewal_on, status, hold, csm_name, csm_email, contact_name, contact_email, logo, theme,
    /// and the internal ones arr, health, churn_risk, note.
    AccountsSource {
        /// Field → column.
        columns: BTreeMap<AccountField, String>,
        /// Any further entitlement → column.
        entitlements: BTreeMap<String, String>,
        /// A product the account owns, by a column with product ids separated by `;`.
        products_owned: Option<String>,
        /// Values to translate, per field: `region: {UK: GB}`.
        values: BTreeMap<AccountField, BTreeMap<String, String>>,
        /// Cells of `hold` that mean yes. Without them every word but a no (false, no, 0, n, f, off, none) does.
        hold_values: Option<OneOrMany<String>>,
    }
}

/// A field of an account row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the field's own")]
pub enum AccountField {
    Id,
    Name,
    Segment,
    Plan,
    Industry,
    Region,
    Locale,
    Currency,
    SeatsLicensed,
    StartedOn,
    RenewalOn,
    Status,
    Hold,
    CsmName,
    CsmEmail,
    ContactName,
    ContactEmail,
    Logo,
    Theme,
    Arr,
    Health,
    ChurnRisk,
    Note,
}

/// `usage`, long or wide: either `metric` and `value`, or `metrics`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsageSource {
    /// Where it stands and how it is written.
    pub file: FileConfig,
    /// The account.
    pub account: KeyConfig,
    /// The date column.
    pub date: String,
    /// Long: the column that names the metric. Values are metric ids, or translated by `names`.
    #[serde(default)]
    pub metric: Option<String>,
    /// Long: the column with the value.
    #[serde(default)]
    pub value: Option<String>,
    /// Long: names in the file → metric ids; others not listed here and no metric id are counted and left out.
    #[serde(default)]
    pub names: BTreeMap<String, String>,
    /// Wide: metric id → column.
    #[serde(default)]
    pub metrics: BTreeMap<String, String>,
    /// Whether a date stands for the week or month that begins with it, or is the day itself.
    #[serde(default)]
    pub dated_by: DatedBy,
}

/// What a row's date stands for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DatedBy {
    /// The day, or any day of its week.
    #[default]
    Day,
    /// The last day of a week: a Sunday that closes it, say.
    WeekEnd,
}

/// `events`: raw events, counted per week.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventsSource {
    /// Where it stands and how it is written.
    pub file: FileConfig,
    /// The account.
    pub account: KeyConfig,
    /// The timestamp column.
    pub timestamp: String,
    /// The user column.
    #[serde(default)]
    pub user: Option<String>,
    /// The column that names the event.
    #[serde(default)]
    pub event: Option<String>,
    /// A column that says how many events the row stands for; without one a row is one event.
    #[serde(default)]
    pub count: Option<String>,
    /// Metric id that counts the events of a week.
    #[serde(default)]
    pub events: Option<String>,
    /// Event name → metric id that counts these events of a week.
    #[serde(default)]
    pub by_event: BTreeMap<String, String>,
    /// Metric id for the distinct users of a week (WAU).
    #[serde(default)]
    pub weekly_users: Option<String>,
    /// Metric id for the distinct users of the 30 days to the week's end (MAU).
    #[serde(default)]
    pub monthly_users: Option<String>,
    /// Metric id for the average of the week's seven daily counts of distinct users (DAU).
    #[serde(default)]
    pub daily_users: Option<String>,
    /// Whether the log is complete, so that a week without an event of an account that has others is a true zero.
    #[serde(default)]
    pub complete: bool,
}

source! {
    /// `feature_usage`.
    FeatureUsageSource {
        /// The account.
        account: Option<KeyConfig>,
        /// The column that names the feature: a catalogue id, or translated by `names`.
        feature: String,
        /// Names in the file → feature ids.
        names: BTreeMap<String, String>,
        /// The date column; rows without one are a snapshot at `as_of`.
        date: Option<String>,
        /// Distinct users.
        users: Option<String>,
        /// Times used; without `users` and `uses` a row is one use.
        uses: Option<String>,
    }
}

source! {
    /// `requests`.
    RequestsSource {
        /// The request's id.
        id: String,
        /// The account; rows without one are everybody's.
        account: Option<KeyConfig>,
        /// What was asked for.
        title: String,
        /// When.
        requested_on: Option<String>,
        /// Where it stands.
        status: Option<String>,
        /// When it went live.
        shipped_on: Option<String>,
        /// Where it is described.
        url: Option<String>,
        /// The language of the titles, a BCP 47 tag; without one, that of whoever asked, and of everybody's the catalogue's.
        title_language: Option<String>,
        /// Statuses that mean live; default shipped, done, released, live, closed, complete(d).
        shipped_values: Option<OneOrMany<String>>,
        /// Statuses that mean it will not be built: never shown.
        declined_values: Option<OneOrMany<String>>,
    }
}

source! {
    /// `tickets`.
    TicketsSource {
        /// The account.
        account: Option<KeyConfig>,
        /// Opened.
        opened_at: String,
        /// Solved.
        solved_at: Option<String>,
        /// Minutes to the first reply.
        first_reply_minutes: Option<String>,
        /// Or the time of the first reply.
        first_reply_at: Option<String>,
        /// Priority.
        priority: Option<String>,
        /// Escalated: cells as for `hold`. An open escalation holds the account's deck.
        escalated: Option<String>,
        /// Cells of `escalated` that mean yes. Without them the usual words are understood, and one that is neither yes nor
        /// no counts as yes.
        escalated_values: Option<OneOrMany<String>>,
    }
}

source! {
    /// `outcomes`.
    OutcomesSource {
        /// The account.
        account: Option<KeyConfig>,
        /// The goal in words.
        goal: String,
        /// The target.
        target: Option<String>,
        /// What was reached; a goal without a result is not shown. More is better: leave out goals where less is.
        actual: Option<String>,
        /// The unit.
        unit: Option<String>,
    }
}

source! {
    /// `contacts`: fills contact and CSM fields that the account row leaves missing; the first row of an account wins.
    ContactsSource {
        /// The account.
        account: Option<KeyConfig>,
        /// Field → column; contact_name, contact_email, csm_name, csm_email, locale.
        columns: BTreeMap<AccountField, String>,
        /// Columns joined by a space into the contact's name.
        contact_name_from: OneOrMany<String>,
    }
}
