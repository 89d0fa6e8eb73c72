//! Figures of an account: what each is, what it amounts to, and what it comes from.
//!
//! An id is written where a figure is made and read by whoever shows, explains or compares it. Its text, `weekly_users.value`,
//! is how files name it; it is written here and nowhere else.

use std::fmt;

use chrono::NaiveDate;

use crate::base::noun::Noun;
use crate::config::qbr::account_field::AccountField;
use crate::config::qbr::metrics::Aggregate;

/// Which figure of an account.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureId {
    Name,
    Plan,
    CustomerSince,
    Csm,
    /// A figure of a metric, by the metric's id.
    Metric(String, MetricFigure),
    SeatsActive,
    /// Seats active a quarter earlier.
    SeatsActiveBefore,
    SeatsLicensed,
    StickinessShare,
    StickinessBefore,
    /// Hours saved, estimated.
    SavedHours,
    FeaturesUsed,
    /// Features of the plan.
    FeaturesAll,
    /// A figure of a feature, by the feature's id.
    Feature(String, FeatureFigure),
    RequestsLive,
    RequestsAll,
    Request(String),
    /// What speaks for a product, by the product's id.
    OfferReason(String),
    ProductOwned(String),
    TicketsOpened,
    TicketsSolved,
    /// The median of minutes to the first reply.
    FirstReply,
    /// How many tickets that median is of.
    Replied,
    /// A goal, by its place from 1.
    Goal(usize),
    /// Use of anything at all.
    Use,
}

/// Which figure of a metric.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MetricFigure {
    /// The quarter's.
    Value,
    /// That of the quarter before.
    Prior,
    /// The change on the weeks that were measured in both quarters, as a share.
    Change,
    /// What the contract includes.
    Entitlement,
    /// What it could be, where no contract says it.
    Potential,
    /// What the contract allows at any one time.
    Limit,
    PeersMedian,
}

/// Which figure of a feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FeatureFigure {
    Users,
    Uses,
    /// The share of peers that use it.
    PeersShare,
}

/// A figure with what it amounts to and what it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    pub id: FigureId,
    pub amount: Amount,
    pub origin: Origin,
    /// What is to be known of it besides, in English for whoever answers for it: written after the amount.
    pub note: String,
}

/// What a figure amounts to.
#[derive(Debug, Clone, PartialEq)]
pub enum Amount {
    Text(String),
    /// A plain number.
    Number(f64),
    /// Of something that is counted or measured.
    Quantity(f64, Noun),
    /// A share of 0–1.
    Share(f64),
    Minutes(f64),
    /// What was reached of a target, in a unit as the data writes it.
    Reached {
        goal: String,
        actual: f64,
        target: f64,
        unit: String,
    },
}

/// What a figure comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin {
    /// A cell of the account's row.
    Field(AccountField),
    /// An entitlement of the account's row, by its name there.
    Entitlement(String),
    /// The weeks of a metric, by their first days, and how they make the figure.
    Usage {
        metric: String,
        weeks: Vec<NaiveDate>,
        how: Aggregate,
    },
    /// So many other accounts of the cohort, of which no more is said.
    Cohort {
        n: usize,
    },
    /// Rows on the use of a feature, or of all features, within the period.
    Features(Option<String>),
    /// A request by its id, or all of them.
    Requests(Option<String>),
    /// Tickets of the period.
    Tickets,
    /// A goal in words.
    Goal(String),
    Catalogue,
    /// Other figures, and how.
    Computed(String),
}

impl FigureId {
    /// A figure of a metric.
    pub fn metric(metric: &str, figure: MetricFigure) -> Self {
        Self::Metric(metric.to_owned(), figure)
    }

    /// A figure of a feature.
    pub fn feature(feature: &str, figure: FeatureFigure) -> Self {
        Self::Feature(feature.to_owned(), figure)
    }
}

impl Amount {
    /// As a number, where it is one.
    pub fn value(&self) -> Option<f64> {
        match self {
            Self::Text(_) => None,
            Self::Number(value) | Self::Quantity(value, _) | Self::Share(value) | Self::Minutes(value) => Some(*value),
            Self::Reached { actual, .. } => Some(*actual),
        }
    }
}

impl fmt::Display for FigureId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name => f.write_str("name"),
            Self::Plan => f.write_str("plan"),
            Self::CustomerSince => f.write_str("customer_since"),
            Self::Csm => f.write_str("csm"),
            Self::Metric(id, figure) => write!(f, "{id}.{figure}"),
            Self::SeatsActive => f.write_str("seats.active"),
            Self::SeatsActiveBefore => f.write_str("seats.active.before"),
            Self::SeatsLicensed => f.write_str("seats.licensed"),
            Self::StickinessShare => f.write_str("stickiness.share"),
            Self::StickinessBefore => f.write_str("stickiness.before"),
            Self::SavedHours => f.write_str("saved.hours"),
            Self::FeaturesUsed => f.write_str("features.used"),
            Self::FeaturesAll => f.write_str("features.all"),
            Self::Feature(id, figure) => write!(f, "{id}.{figure}"),
            Self::RequestsLive => f.write_str("requests.live"),
            Self::RequestsAll => f.write_str("requests.all"),
            Self::Request(id) => write!(f, "request:{id}"),
            Self::OfferReason(id) => write!(f, "{id}.because"),
            Self::ProductOwned(id) => write!(f, "{id}.owned"),
            Self::TicketsOpened => f.write_str("service.opened"),
            Self::TicketsSolved => f.write_str("service.solved"),
            Self::FirstReply => f.write_str("service.first_reply_minutes"),
            Self::Replied => f.write_str("service.replied"),
            Self::Goal(place) => write!(f, "goal:{place}"),
            Self::Use => f.write_str("usage"),
        }
    }
}

impl fmt::Display for MetricFigure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Value => "value",
            Self::Prior => "prior",
            Self::Change => "change",
            Self::Entitlement => "entitlement",
            Self::Potential => "potential",
            Self::Limit => "limit",
            Self::PeersMedian => "peers_median",
        })
    }
}

impl fmt::Display for FeatureFigure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Users => "users",
            Self::Uses => "uses",
            Self::PeersShare => "peers_share",
        })
    }
}
