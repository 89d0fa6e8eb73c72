//! What a customer may see of itself, and the one place where rows split into that and the internal rest.
//!
//! `build` returns the [`Account`], the `Internal` and the
//! `Release`. Slides, charts and the PDF take `&Account`; nothing leads from it to the internal part. Raw ids stay out
//! too: a deck carries a hash.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::account::account_override::AccountOverride;
use crate::account::metric::Metric;
use crate::account::suggestion::Suggestion;
use crate::account::withheld::WithheldFigure;
use crate::base::noun::Noun;
use crate::base::period::Period;
use crate::config::wording::Wording;

/// Everything a deck may say about its customer.
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    /// SHA-256 of the account's id, 64 hex digits.
    pub id_hash: String,
    /// The customer's name.
    pub name: String,
    /// BCP 47 tag of the customer.
    pub locale: String,
    /// ISO 4217 code of the customer.
    pub currency: String,
    /// The plan, where the catalogue knows it.
    pub plan: Option<PlanRef>,
    /// Seats paid for, where known.
    pub seats_licensed: Option<f64>,
    /// Customer since.
    pub started_on: Option<NaiveDate>,
    /// Who answers: a CSM or the team.
    pub csm: Person,
    /// The customer's logo file, relative to the workspace.
    pub logo: Option<PathBuf>,
    /// The quarter under review.
    pub period: Period,
    /// The quarter it is compared with.
    pub previous: Period,
    /// The first days of this period's complete weeks.
    pub weeks: Vec<NaiveDate>,
    /// The day the data stands at.
    pub as_of: NaiveDate,
    /// Whether anything was used.
    pub activity: Activity,
    /// What was measured, in the order of `qbr.yaml`; metrics without any value this quarter are left out.
    pub metrics: Vec<Metric>,
    /// Seat utilisation, where seats and their active users are known.
    pub seats: Option<Utilisation>,
    /// Stickiness, where its metrics are measured.
    pub stickiness: Option<Stickiness>,
    /// Features of the plan, where their use was measured.
    pub features: Option<Features>,
    /// The plan's features at the period's end, by index in the catalogue, whether their use was measured or not.
    pub in_plan: Vec<usize>,
    /// How many peers use the plan's features: index in the catalogue and adoption, in catalogue order; only where
    /// there are enough peers to speak of.
    pub adoption: Vec<(usize, Adoption)>,
    /// What this customer asked for.
    pub requests: Vec<Request>,
    /// Whether more was asked for than `requests` shows: what was declined, or went live long ago.
    pub more_requests: bool,
    /// What was shipped for everybody within the period, newest first; one list shared by all accounts.
    pub shipped: Arc<[Request]>,
    /// Products it owns, by catalogue id.
    pub products_owned: Vec<String>,
    /// What its deck of the quarter before suggested, where that is known.
    pub suggested: Vec<Suggestion>,
    /// Products that fit, the best-founded first.
    pub offers: Vec<Offer>,
    /// Tickets of the period, where the service may be shown.
    pub service: Option<Service>,
    /// Goals of the success plan.
    pub goals: Vec<Goal>,
    /// Time saved, estimated.
    pub saved: Option<Saved>,
    /// What is not shown, because a cell of it could not be read.
    pub withheld: Vec<WithheldFigure>,
    /// What a person decided for its deck.
    pub tailored: AccountOverride,
}

/// A plan of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRef {
    pub id: String,
    pub name: String,
}

/// Somebody to answer to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Name of a person or team.
    pub name: String,
    /// Address.
    pub email: String,
}

/// Whether anything was used in the quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Activity {
    /// Some metric or feature shows use.
    Active,
    /// Use was measured and was nil throughout: the getting-started deck.
    Zero,
    /// Nothing was measured.
    Unmeasured,
}

/// Seats active in the last 30 days ÷ seats licensed.
///
/// 62 active of 100 licensed are 62%, after 50% a quarter earlier.
#[derive(Debug, Clone, PartialEq)]
pub struct Utilisation {
    /// The metric that counts active seats.
    pub metric: String,
    /// Seats active at the quarter's end.
    pub active: f64,
    /// Seats licensed.
    pub licensed: f64,
    /// Seats active a quarter earlier, where the same weeks were measured and the quarter is whole.
    pub active_before: Option<f64>,
}

/// DAU ÷ MAU, or WAU ÷ MAU, both of the latest week in which both were measured.
///
/// 46 weekly of 62 monthly users are 0.742; thirteen weeks earlier 40 of 50 were 0.8.
#[derive(Debug, Clone, PartialEq)]
pub struct Stickiness {
    /// The share at the quarter's end, 0–1.
    pub share: f64,
    /// The share 13 weeks earlier.
    pub before: Option<f64>,
    /// Whether its numerator is daily users (else weekly).
    pub daily: bool,
    /// The users of the day or week at the quarter's end.
    pub users: f64,
    /// Those of thirteen weeks earlier.
    pub users_before: Option<f64>,
    /// The users of the month.
    pub month: f64,
}

/// Use of the plan's features.
#[derive(Debug, Clone, PartialEq)]
pub struct Features {
    /// Features available in the plan at the period's end, in catalogue order.
    pub all: Vec<FeatureUse>,
    /// Whether the period before was measured too.
    pub measured_before: bool,
}

/// Use of one feature.
#[derive(Debug, Clone, PartialEq)]
pub struct FeatureUse {
    /// Its index in the catalogue.
    pub index: usize,
    pub id: String,
    /// Used in the period.
    pub used: bool,
    /// Used in the period before.
    pub used_before: bool,
    /// Used in the period for the first time on record, where the period before was measured too.
    pub new: bool,
    /// Distinct users in the period, where given.
    pub users: Option<f64>,
    /// Times used in the period, where given.
    pub uses: Option<f64>,
    /// Share of peers whose plan has it that use it.
    pub peers: Option<Adoption>,
}

/// How many peers use a feature.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Adoption {
    /// Other accounts with data whose plan has the feature.
    pub n: usize,
    /// The share of them that use it, 0–1.
    pub share: f64,
}

/// Something asked for or shipped.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    pub id: String,
    pub title: Wording,
    /// When.
    pub requested_on: Option<NaiveDate>,
    /// Whether it is live at `as_of`.
    pub live: bool,
    /// Since when, where known.
    pub shipped_on: Option<NaiveDate>,
    /// Where it is described.
    pub url: Option<String>,
}

/// A product that fits.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// Its index in the catalogue.
    pub index: usize,
    pub id: String,
    /// The account's own figure that speaks for it.
    pub because: OfferReason,
}

/// The account's own figure that speaks for a product.
#[derive(Debug, Clone, PartialEq)]
pub enum OfferReason {
    /// A metric's quarter figure.
    Metric {
        /// The metric's id.
        id: String,
        /// The figure.
        value: f64,
        /// Whether it is the quarter's sum.
        adds_up: bool,
        /// Whether all thirteen weeks were measured, so that it may be called a quarter's.
        whole: bool,
        /// What is counted.
        noun: Noun,
    },
    /// Use of a feature.
    Feature {
        /// The feature's name.
        name: String,
        /// Its users, where given.
        users: Option<f64>,
    },
}

/// Tickets of the period.
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    /// How many were opened.
    pub opened: usize,
    /// How many of these are solved, where the source says.
    pub solved: Option<usize>,
    /// Opened in the period before.
    pub opened_before: usize,
    /// Median minutes to the first reply, and of how many tickets.
    pub first_reply: Option<(f64, usize)>,
    /// Median of the period before.
    pub first_reply_before: Option<f64>,
    /// Opened per month of the period, in order, each with its first day.
    pub by_month: Vec<(NaiveDate, usize)>,
}

/// A goal of the success plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// In words.
    pub goal: String,
    pub target: f64,
    /// What was reached.
    pub actual: f64,
    /// The unit as written.
    pub unit: Option<String>,
}

/// Workflows × minutes.
#[derive(Debug, Clone, PartialEq)]
pub struct Saved {
    /// Workflows of the quarter.
    pub workflows: f64,
    /// What they are called.
    pub noun: Noun,
    /// The assumption.
    pub minutes_each: f64,
}

impl Saved {
    /// Hours saved: workflows × minutes ÷ 60, rounded down to stay conservative.
    ///
    /// 2,760 approvals at 4 minutes are 184 hours.
    pub fn hours(&self) -> f64 {
        (self.minutes() / 60.0).floor()
    }

    /// Minutes saved: workflows × minutes, rounded down.
    pub fn minutes(&self) -> f64 {
        (self.workflows * self.minutes_each).floor()
    }
}

impl Account {
    /// The metric the deck leads with: the first that has a value.
    pub fn lead(&self) -> Option<&Metric> {
        self.metrics.first()
    }

    /// Whether no earlier quarter was measured at all.
    pub fn first_review(&self) -> bool {
        let unread = self.withheld.iter().any(WithheldFigure::is_before);
        !unread && self.metrics.iter().all(|m| !m.earlier) && self.features.as_ref().is_none_or(|f| !f.measured_before)
    }

    /// The first 16 hex digits of the id's hash.
    pub fn short_hash(&self) -> &str {
        &self.id_hash[..16]
    }
}

impl Features {
    /// How many are used.
    pub fn used(&self) -> usize {
        self.all.iter().filter(|f| f.used).count()
    }

    /// Breadth = features used ÷ features available in the plan: 7 of 11 is 0.636.
    pub fn breadth(&self) -> Option<f64> {
        (!self.all.is_empty()).then(|| self.used() as f64 / self.all.len() as f64)
    }
}
