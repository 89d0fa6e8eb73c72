//! What a customer may see about itself.
//!
//! `Portfolio::account` returns the [`Account`], the `Internal` part and the `Clearance`. Slides, charts and the PDF take
//! `&Account`; nothing leads from it to the internal part. Raw ids stay out too: a deck carries a hash.

use std::cmp::Ordering;
use std::path::PathBuf;

use chrono::NaiveDate;

use crate::account::account_override::AccountOverride;
use crate::account::course::people_and_volume::PeopleAndVolume;
use crate::account::course::stickiness::Stickiness;
use crate::account::feature_months::FeatureMonths;
use crate::account::lifecycle::summary::Lifecycle;
use crate::account::lifecycle::term::Term;
use crate::account::metric::Metric;
use crate::account::peers::adoption::Adoption;
use crate::account::peers::crowd::Crowd;
use crate::account::suggestion::Suggestion;
use crate::account::withheld::WithheldFigure;
use crate::base::amounts::currency::Currency;
use crate::base::amounts::rounding;
use crate::base::noun::{Noun, Unit};
use crate::base::period::Period;
use crate::base::time::calendar::Calendar;
use crate::config::wording::Wording;
use crate::ingest::records::RequestState;

/// Everything a deck may say about its customer.
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    /// SHA-256 of its id in hex.
    pub id_hash: String,
    pub name: String,
    /// BCP 47 tag.
    pub locale: String,
    pub currency: Currency,
    /// The plan, if the catalogue has it.
    pub plan: Option<PlanRef>,
    /// Seats paid for.
    pub seats_licensed: Option<f64>,
    pub started_on: Option<NaiveDate>,
    /// Its phase, and what an account in that phase is told.
    pub lifecycle: Lifecycle,
    /// The CSM, or the vendor's team.
    pub csm: Person,
    /// The customer's logo file, relative to the workspace.
    pub logo: Option<PathBuf>,
    pub period: Period,
    /// The quarter it is compared with.
    pub previous: Period,
    /// Whether it is told in weeks or in months.
    pub calendar: Calendar,
    /// The first days of this period's complete weeks.
    pub weeks: Vec<NaiveDate>,
    /// How many weeks the period has: 12, 13 or 14; 3 where they are months.
    pub quarter_weeks: usize,
    /// The day up to which the data counts.
    pub as_of: NaiveDate,
    pub activity: Activity,
    /// Whether one person is all that uses it: then people are counted only where nothing else was measured.
    pub is_one_person: bool,
    /// In the order of `qbr.yaml`; metrics without any value this quarter are left out.
    pub metrics: Vec<Metric>,
    /// Only if seats and their active users are known.
    pub seats: Option<Utilisation>,
    /// What each of the people carries, if both they and a volume were measured in both quarters.
    pub people_and_volume: Option<PeopleAndVolume>,
    /// Only if its metrics are measured.
    pub stickiness: Option<Stickiness>,
    /// Features of the plan, if their use was measured.
    pub features: Option<Features>,
    /// The plan's features at the period's end, measured or not, by index in the catalogue.
    pub in_plan: Vec<usize>,
    /// How many peers use the plan's features: index in the catalogue and adoption; of features with enough peers, at least one.
    pub adoption: Result<Vec<(usize, Adoption)>, NoPeers>,
    /// How many others all figures of its peers are of at least; `None` where there are none.
    pub crowd: Option<Crowd>,
    /// All it asked for: live ones first, the newest of them before; then open ones by how far they are; declined ones last.
    /// Not all where `withheld` has [`WithheldFigure::Requests`].
    pub requests: Vec<Request>,
    /// What went live within the period, since it became a customer, for everybody whose plan has it; newest first.
    pub shipped: Vec<Request>,
    /// Products it owns, by catalogue id.
    pub products_owned: Vec<String>,
    /// What the deck of the quarter before suggested, if known.
    pub suggested: Vec<Suggestion>,
    /// Products to offer, in catalogue order unless an override pins some.
    pub offers: Vec<Offer>,
    /// Tickets of the period, if the service may be shown.
    pub service: Result<Service, NoService>,
    pub goals: Vec<Goal>,
    pub saved: Option<Saved>,
    /// Figures that are not shown because one of their cells could not be read.
    pub withheld: Vec<WithheldFigure>,
    /// The override of a person, or the empty default.
    pub account_override: AccountOverride,
}

/// A plan of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRef {
    pub id: String,
    pub name: String,
}

/// A contact at the vendor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub name: String,
    pub email: String,
}

/// Whether anything was used in the quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Activity {
    /// Some metric or feature shows use.
    Active,
    /// Use was measured and was zero throughout; the account gets the getting-started deck.
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
    pub licensed: f64,
    /// Seats active a quarter earlier, if the same weeks were measured and the quarter is complete.
    pub active_before: Option<f64>,
}

impl Utilisation {
    /// Seats licensed that nobody uses, between the two figures as decks write them.
    pub fn ready(&self) -> f64 {
        rounding::written(self.licensed) - rounding::written(self.active)
    }

    /// How many more are active than a quarter earlier, as decks write both.
    pub fn more(&self) -> Option<f64> {
        self.active_before.map(|before| rounding::written(self.active) - rounding::written(before))
    }
}

/// Use of the plan's features.
#[derive(Debug, Clone, PartialEq)]
pub struct Features {
    /// Features available in the plan at the period's end, in catalogue order.
    pub all: Vec<FeatureUse>,
    pub measured_before: bool,
}

/// Use of one feature.
#[derive(Debug, Clone, PartialEq)]
pub struct FeatureUse {
    pub index: usize,
    pub id: String,
    pub used: bool,
    pub used_before: bool,
    /// Whether it was used at any time before the period, or may have been because a cell of then cannot be read.
    pub used_earlier: bool,
    /// Used for the first time in the period; only if the period before was measured too.
    pub new: bool,
    /// The users of its best month in the period, where given.
    pub users: Option<f64>,
    /// Month by month, and since when it is not used any more.
    pub months: FeatureMonths,
    /// Times used in the period, where given.
    pub uses: Option<f64>,
    /// How many of the peers with this feature in their plan use it.
    pub peers: Option<Adoption>,
}

/// Why it is not known how many peers use the plan's features.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPeers {
    /// No feature of the catalogue is known to be in its plan.
    NoFeatures,
    /// It lacks a property that forms cohorts, such as a segment.
    NoCohort,
    /// Too few others of its cohort have data; a deck shows peers from `need` on.
    TooFew { need: usize },
}

/// A feature request, or a change that went live for everybody.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    pub id: String,
    pub title: Wording,
    pub requested_on: Option<NaiveDate>,
    /// What became of it by `as_of`.
    pub state: RequestState,
    /// The day it went live, if known.
    pub shipped_on: Option<NaiveDate>,
    /// What it does for those who asked; only of what is live.
    pub benefit: Option<Wording>,
    /// Why it will not be built.
    pub reason: Option<Wording>,
    /// The feature of the plan that it became part of, by its index in the catalogue.
    pub feature: Option<usize>,
    /// Whether that feature is used since; `None` where nobody can tell, and where it was used before already.
    pub used_since: Option<bool>,
    /// Address of a page that describes it.
    pub url: Option<String>,
}

impl Request {
    pub fn is_live(&self) -> bool {
        self.state == RequestState::Shipped
    }
}

/// A product to offer.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    pub index: usize,
    pub id: String,
    /// The reason for the offer.
    pub because: OfferReason,
}

/// The account's own figure that is the reason for an offer.
#[derive(Debug, Clone, PartialEq)]
pub enum OfferReason {
    Metric {
        id: String,
        value: f64,
        covers: Covers,
        noun: Noun,
    },
    /// Use of a feature.
    Feature {
        name: String,
        users: Option<f64>,
    },
}

/// The time that a metric's figure is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Covers {
    /// Any time, or a week: a level, or the mean, latest or largest week.
    Week,
    /// The sum of a quarter of which all weeks were measured, so that a deck may call it a quarter's.
    Quarter,
    /// The sum of those of its weeks that were measured.
    MeasuredWeeks,
}

/// Why the service is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoService {
    /// Fewer tickets than a page can speak of were opened.
    TooFewTickets { have: usize, need: usize },
    /// A ticket is escalated and open.
    OpenEscalation,
    /// A ticket cannot be read.
    Unreadable,
}

/// Tickets of the period.
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    /// How many tickets were opened.
    pub opened: usize,
    /// How many of these are solved, if the source says so.
    pub solved: Option<usize>,
    /// Opened in the period before.
    pub opened_before: usize,
    /// Median minutes to the first reply, and the number of tickets it is based on.
    pub first_reply: Option<(f64, usize)>,
    /// Median of the period before.
    pub first_reply_before: Option<f64>,
    /// The minutes to the first reply of each of the tickets that the median is based on, the shortest first.
    pub replies: Vec<f64>,
    /// The minutes within which the vendor promises a first reply.
    pub promised: Option<f64>,
    /// Opened per month of the period, in order, each with its first day.
    pub by_month: Vec<(NaiveDate, usize)>,
}

/// A goal of the success plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// The goal in words.
    pub goal: String,
    pub target: f64,
    /// What was reached.
    pub actual: f64,
    /// What was reached of the same goal in the same unit in earlier quarters, the oldest first.
    pub history: Vec<(Period, f64)>,
    /// The unit as written.
    pub unit: Option<String>,
    /// The currency, if the unit is one.
    pub currency: Option<Currency>,
    /// Whether more is better; else a result at or under the target reaches it.
    pub more_is_better: bool,
}

impl Goal {
    /// How the result compares with the target, as decks write both.
    pub fn compare(&self) -> Ordering {
        match self.currency {
            Some(currency) => Unit::Money(currency).compare(self.actual, self.target),
            None => rounding::rounded(self.actual, 2).total_cmp(&rounding::rounded(self.target, 2)),
        }
    }

    pub fn is_reached(&self) -> bool {
        match self.compare() {
            Ordering::Greater => self.more_is_better,
            Ordering::Less => !self.more_is_better,
            Ordering::Equal => true,
        }
    }
}

/// Time saved, estimated as workflows × minutes.
#[derive(Debug, Clone, PartialEq)]
pub struct Saved {
    /// Workflows of the quarter.
    pub workflows: f64,
    /// What a workflow is called.
    pub noun: Noun,
    /// The assumed minutes that one workflow saves.
    pub minutes_each: f64,
    /// What an hour is worth in the account's currency, where the vendor states it.
    pub hour_rate: Option<f64>,
}

impl Saved {
    /// The same over the quarters of a term.
    pub fn over(&self, term: &Term) -> Self {
        Self { workflows: term.volume, ..self.clone() }
    }

    /// Hours saved: workflows × minutes ÷ 60, rounded down to stay conservative.
    ///
    /// 2,760 approvals at 4 minutes are 184 hours.
    pub fn hours(&self) -> f64 {
        rounding::down(self.minutes() / 60.0, 0)
    }

    /// What the hours are worth: hours × rate, rounded down.
    ///
    /// 184 hours at €45 are €8,280.
    pub fn money(&self) -> Option<f64> {
        self.hour_rate.map(|rate| rounding::down(self.hours() * rate, 0))
    }

    /// Minutes saved: workflows × minutes, rounded down.
    pub fn minutes(&self) -> f64 {
        rounding::down(self.workflows * self.minutes_each, 0)
    }
}

impl Account {
    /// The metric the deck leads with: the first that has a value.
    pub fn lead(&self) -> Option<&Metric> {
        self.metrics.first()
    }

    /// Whether this is the first review: no earlier quarter was measured.
    pub fn first_review(&self) -> bool {
        let unread = self.withheld.iter().any(WithheldFigure::is_before);
        !unread && self.metrics.iter().all(|m| !m.earlier) && self.features.as_ref().is_none_or(|f| !f.measured_before)
    }

    /// 16 hex digits.
    pub fn short_hash(&self) -> &str {
        &self.id_hash[..16]
    }
}

impl Features {
    pub fn used(&self) -> usize {
        self.all.iter().filter(|f| f.used).count()
    }

    /// Features used ÷ features available in the plan: 7 of 11 is 0.636.
    pub fn breadth(&self) -> Option<f64> {
        (!self.all.is_empty()).then(|| self.used() as f64 / self.all.len() as f64)
    }
}
