//! The tables as typed columns, keyed by the account's place in [`Tables::accounts`].
//!
//! Measured values are not kept row by row: they are added up per account, metric and week while the
//! files stream by, so 100,000 accounts × 26 weeks × 6 metrics are some 140 MB and not a gigabyte of rows.
//! A missing week is a NaN inside [`Series`] and an `Option` to everybody else.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::base::amounts::currency::Currency;
use crate::base::finding::Location;
use crate::config::overrides::file::Override;
use crate::config::qbr::account_field::AccountField;
use crate::config::workspace::Workspace;
use crate::ingest::file_facts::FileFacts;
use crate::ingest::series::Series;

/// Everything that was read, accounts sorted by id.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    /// One row an account id, sorted by id.
    pub accounts: Vec<AccountRow>,
    /// Weekly values.
    pub usage: Usage,
    /// Use of features.
    pub features: FeatureUsage,
    /// Requests, sorted by account, then id.
    pub requests: Vec<RequestRow>,
    /// Tickets, sorted by account, then time.
    pub tickets: Vec<TicketRow>,
    /// Outcomes, sorted by account, in file order.
    pub outcomes: Vec<OutcomeRow>,
    /// What became of each file.
    pub files: Vec<FileFacts>,
}

/// One account as it is in the files. Absent cells are `None`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct AccountRow {
    /// The id, never empty.
    pub id: String,
    /// The name; `None` where there is no usable one.
    pub name: Option<String>,
    /// Internal label.
    pub segment: Option<String>,
    /// The plan as written.
    pub plan: Option<String>,
    pub industry: Option<String>,
    pub region: Option<String>,
    /// BCP 47 tag.
    pub locale: Option<String>,
    pub currency: Option<Currency>,
    /// Seats paid for: people, and whole.
    pub seats_licensed: Option<f64>,
    /// The day it became a customer.
    pub started_on: Option<NaiveDate>,
    /// The day it renews.
    pub renewal_on: Option<NaiveDate>,
    /// Status as written.
    pub status: Option<String>,
    /// A hold mark.
    pub hold: bool,
    /// The text of the hold cell where it says more than yes.
    pub hold_reason: Option<String>,
    pub csm_name: Option<String>,
    /// CSM's address.
    pub csm_email: Option<String>,
    pub contact_name: Option<String>,
    /// Contact's address.
    pub contact_email: Option<String>,
    /// Addresses of further recipients.
    pub contact_also: Option<Vec<String>>,
    /// Addresses that get a copy.
    pub contact_cc: Option<Vec<String>>,
    /// The address that answers go to.
    pub reply_to: Option<String>,
    /// The hosts of its own people's addresses, in ASCII.
    pub domains: Option<Vec<String>>,
    /// Path of the customer's logo, relative to the workspace.
    pub logo: Option<String>,
    /// The name of a theme for this account's deck.
    pub theme: Option<String>,
    /// Internal: annual recurring revenue.
    pub arr: Option<f64>,
    /// Internal: health score as written.
    pub health: Option<String>,
    /// Internal: churn risk as written.
    pub churn_risk: Option<String>,
    /// Internal: a note.
    pub note: Option<String>,
    /// Further entitlements by name.
    pub entitlements: BTreeMap<String, f64>,
    /// Ids of products owned, sorted; `None` where the data does not say.
    pub products_owned: Option<Vec<String>>,
    /// Products owned that the catalogue does not know, as written: nobody can say which of its products are not owned.
    pub products_unknown: Vec<String>,
    pub at: Option<Location>,
    /// Which entry of `sources.accounts` its first row was read by.
    pub source: usize,
    /// Where the fields are that another table filled in, as far as decks show them.
    pub filled: Vec<(AccountField, Location)>,
    /// The fields in which rows of this id disagree; not empty means the account is held.
    pub conflicts: Vec<String>,
    /// What could hold the account and cannot be read.
    pub unreadable: Vec<Unreadable>,
    /// Cells of its figures that cannot be read.
    pub refused: Vec<Refused>,
    /// The source of its deck's figures whose newest row, of any account, is the oldest; of several that give a figure the newest counts.
    pub oldest_source: Option<OldestSource>,
    /// What a person decided for its deck: put to it after all was read, and never kept with it.
    #[serde(skip)]
    pub decision: Decision,
}

/// What a person decided for an account's deck.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Decision {
    /// There is no override.
    #[default]
    None,
    /// An override that is valid.
    Stands(Arc<Override>),
    /// An override that cannot be used, and why. The account is held, because the override may keep something out of the deck.
    Broken(String),
}

/// Something that could hold an account and cannot be read: what it says has to be looked up by a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Unreadable {
    /// A row of the account, with cells in other columns than the header says.
    Row,
    /// The day it renews.
    Renewal,
    /// A ticket that may be an open escalation.
    Ticket,
}

/// Cells that were there and could not be read: what they belong to is not known, which is not "not measured".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// What they belong to.
    pub part: FigurePart,
    /// The day they are of; without one it may be any.
    pub day: Option<NaiveDate>,
    /// Where the first of them is.
    pub at: Location,
    /// How many there are.
    pub cells: u32,
}

/// A source of usage, and the day of its newest row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OldestSource {
    /// Table and paths: `usage (logins.csv)`.
    pub name: Arc<str>,
    pub newest: NaiveDate,
}

/// What of an account a cell belongs to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FigurePart {
    /// A metric, by its place in `qbr.yaml`.
    Metric(u16),
    /// Who uses which feature.
    Features,
    /// The seats it pays for.
    Seats,
    /// Another entitlement, by its name.
    Entitlement(String),
    /// The currency its money is in.
    Currency,
    /// How many tickets there are.
    Tickets,
    /// When a ticket was solved.
    Solved,
    /// How long a ticket waited for its first reply.
    FirstReplies,
    /// Goals and what was reached.
    Goals,
    /// What it asked for.
    Requests,
    /// The products it owns.
    Products,
}

/// Weekly values: account-major, `metrics.len()` series an account.
#[derive(Debug, Clone, Default)]
pub struct Usage {
    /// Metric ids in the order of `qbr.yaml`.
    pub metrics: Vec<String>,
    /// `series[account * metrics.len() + metric]`.
    pub series: Vec<Series>,
    /// The last day with a row of each account.
    pub last_day: Vec<Option<NaiveDate>>,
}

/// How many months the half year has: those of the period and of the one before.
pub const MONTHS: usize = 6;

/// Use of features within the windows that decks speak of.
#[derive(Debug, Clone, Default)]
pub struct FeatureUsage {
    /// Feature ids in the order of the catalogue.
    pub features: Vec<String>,
    /// Of each account, its cells sorted by feature index. An account without a row in any file has an empty list.
    pub cells: Vec<Vec<FeatureCell>>,
    /// Whether the account has a row within the period or without a date (else nothing was measured).
    pub measured: Vec<bool>,
    /// Whether the account has a row within the period before.
    pub measured_before: Vec<bool>,
    /// Whether the account has a row within each month of the half year, the oldest first.
    pub measured_months: Vec<[bool; MONTHS]>,
}

/// One account's use of one feature.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct FeatureCell {
    /// Index into [`FeatureUsage::features`].
    pub feature: u16,
    /// Uses within the period, missing where only users were given.
    pub uses: Option<f64>,
    /// The largest number of users of any row within the period, where given.
    pub users: Option<f64>,
    /// Uses within the period before.
    pub uses_before: Option<f64>,
    /// The largest number of users of any row within the period before.
    pub users_before: Option<f64>,
    /// Whether any row shows use in the period.
    pub used: bool,
    /// Whether any row shows use in the period before.
    pub used_before: bool,
    /// The largest number of users of any row within each month of the half year, the oldest first.
    pub month_users: [Option<f64>; MONTHS],
    /// Whether any row shows use in the month.
    pub used_in: [bool; MONTHS],
    /// The first day it was used, over all rows.
    pub first_used: Option<NaiveDate>,
    /// The last day it was used.
    pub last_used: Option<NaiveDate>,
}

/// One request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RequestRow {
    pub id: String,
    /// Who asked; `None` for everybody's.
    pub account: Option<u32>,
    pub title: String,
    /// The title's language, where the source says it.
    pub title_language: Option<Arc<str>>,
    /// The day it was asked for.
    pub requested_on: Option<NaiveDate>,
    /// What became of it.
    pub state: RequestState,
    /// When it went live.
    pub shipped_on: Option<NaiveDate>,
    /// Where it is described.
    pub url: Option<String>,
    /// The feature that it became part of: an index into the catalogue.
    pub feature: Option<u16>,
    /// What it does for those who asked.
    pub benefit: Option<String>,
    /// Why it will not be built, as the customer is told.
    pub reason: Option<String>,
    /// Where its title is.
    pub at: Location,
}

/// What became of a request, the furthest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RequestState {
    /// Live.
    Shipped,
    /// Being built.
    InProgress,
    /// Will be built.
    Planned,
    /// Being considered.
    UnderReview,
    /// Not yet live; nothing more is known.
    Open,
    /// Will not be built; listed only where a reason is given.
    Declined,
}

/// One ticket.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TicketRow {
    pub account: u32,
    pub opened_at: chrono::NaiveDateTime,
    /// Solved; `None` while open or where not known.
    pub solved_at: Option<chrono::NaiveDateTime>,
    pub first_reply_minutes: Option<f64>,
    /// Priority as written.
    pub priority: Option<String>,
    pub escalated: bool,
}

/// One goal of the success plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OutcomeRow {
    pub account: u32,
    /// The goal in words.
    pub goal: String,
    pub target: Option<f64>,
    /// What was reached.
    pub actual: Option<f64>,
    /// The unit as written ("%", "hours", "USD").
    pub unit: Option<String>,
    /// The quarter of the result; `None` is the one under review.
    pub period: Option<crate::base::period::Period>,
    /// Whether a result over the target is better; else one under it.
    pub more_is_better: bool,
    /// Where its goal is.
    pub at: Location,
}

impl AccountRow {
    /// The override of the account, where there is one that counts.
    pub fn overridden(&self) -> Option<&Arc<Override>> {
        match &self.decision {
            Decision::Stands(decided) => Some(decided),
            Decision::None | Decision::Broken(_) => None,
        }
    }

    /// Where a field of the account is: file, line and the file's own column.
    pub fn place_of(&self, field: AccountField, workspace: &Workspace) -> Location {
        if let Some((_, at)) = self.filled.iter().find(|(filled, _)| *filled == field) {
            return at.clone();
        }
        let source = workspace.config.sources.accounts.0.get(self.source);
        let column = source.and_then(|source| source.columns.get(&field)).map(|column| column.as_str().into());
        let unplaced = Location::file("accounts");
        Location { column, ..self.at.clone().unwrap_or(unplaced) }
    }
}

impl Usage {
    /// The series of an account and metric.
    pub fn series(&self, account: usize, metric: usize) -> &Series {
        &self.series[account * self.metrics.len() + metric]
    }
}
