//! The figures of an account: an id, an amount and an origin each.
//!
//! An id is set where a figure is computed and read by all code that shows, explains or compares it. Its text, such as
//! `weekly_users.value`, is its name in files; only this module writes it.

use std::fmt;

use chrono::NaiveDate;

use crate::account::change::Change;
use crate::account::peers::crowd::Crowd;
use crate::base::noun::Noun;
use crate::base::period::Period;
use crate::config::qbr::account_field::AccountField;
use crate::config::qbr::metrics::Aggregate;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureId {
    Name,
    Plan,
    CustomerSince,
    Csm,
    /// The phase of its life with the vendor.
    Phase,
    /// Whether it used what the catalogue marks as first value.
    Activation,
    /// A figure of a metric, by the metric's id.
    Metric(String, MetricFigure),
    SeatsActive,
    /// Seats active a quarter earlier.
    SeatsActiveBefore,
    SeatsLicensed,
    StickinessShare,
    StickinessBefore,
    /// The volume that each of the people carries.
    EachCarries,
    /// The same in the quarter before.
    EachCarriedBefore,
    /// Hours saved, estimated.
    SavedHours,
    /// The volume of the known quarters of its term.
    TermVolume,
    /// Hours saved in these quarters, estimated.
    TermHours,
    FeaturesUsed,
    /// Features of the plan that were used at any time.
    FeaturesEverUsed,
    /// Features of the plan.
    FeaturesAll,
    /// A figure of a feature, by the feature's id.
    Feature(String, FeatureFigure),
    RequestsLive,
    RequestsAll,
    Request(String),
    /// The reason to offer a product, by the product's id.
    OfferReason(String),
    ProductOwned(String),
    TicketsOpened,
    TicketsSolved,
    /// The median of minutes to the first reply.
    FirstReply,
    /// How many tickets that median is based on.
    Replied,
    /// A goal, by its place from 1.
    Goal(usize),
    /// What was reached of a goal in an earlier quarter, by the goal's place and the quarter's label.
    GoalBefore(usize, String),
    /// Use of anything at all.
    Use,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MetricFigure {
    /// The figure of the quarter under review.
    Value,
    /// The same figure in the quarter before.
    Prior,
    /// The change over the weeks that were measured in both quarters: as a share, or of a percentage in points.
    Change,
    /// What the contract includes.
    Entitlement,
    /// What it could be, if no contract says so.
    Potential,
    /// What the contract allows at any one time.
    Limit,
    PeersMedian,
    /// From the level before it turned to the level since.
    Turn,
    /// The mean week of a month, by its first day.
    Month(NaiveDate),
    /// A week's value, by its first day.
    Week(NaiveDate),
    /// The mean week of a quarter, by its first day.
    Quarter(NaiveDate),
    /// The sum of all measured weeks since the account started.
    SinceStart,
    /// From the same weeks a year ago to the quarter.
    YearAgo,
    /// The first week with use.
    FirstWeek,
    /// The month in which its limit is met at the quarter's pace.
    RunwayAtQuartersPace,
    /// The same at the pace of the quarter's last four weeks.
    RunwayAtMonthsPace,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FeatureFigure {
    Users,
    Uses,
    /// The users of the quarter's latest month.
    LatestMonth,
    /// The users of the month a quarter before the latest.
    QuarterEarlier,
    /// The users of the last month in which it was used, where it is not any more.
    Lapsed,
    /// The month in which it was used first.
    FirstMonth,
    /// The share of peers that use it.
    PeersShare,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    pub id: FigureId,
    pub amount: Amount,
    pub origin: Origin,
    /// A remark in English for the vendor's staff, written after the amount.
    pub note: String,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Amount {
    Text(String),
    Number(f64),
    /// A number of something that is counted or measured.
    Quantity(f64, Noun),
    /// A share of 0–1.
    Share(f64),
    Minutes(f64),
    /// From one figure to another.
    Moved {
        change: Change,
        noun: Noun,
    },
    /// How much of a target was reached; the unit is as the data writes it.
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
    /// The weeks of a metric, by their first days, and their aggregate.
    Usage {
        metric: String,
        weeks: Vec<NaiveDate>,
        how: Aggregate,
    },
    /// Other accounts of the cohort; nothing more may be said about them.
    Cohort(Crowd),
    /// Usage rows of a feature, or of all features, within the period.
    Features(Option<String>),
    /// Usage rows of a feature within a month, by the month's first day.
    FeatureMonth {
        feature: String,
        month: NaiveDate,
    },
    /// A request by its id, or all of them.
    Requests(Option<String>),
    /// Tickets of the period.
    Tickets,
    /// A goal in words.
    Goal(String),
    /// What was reached of a goal in an earlier quarter.
    GoalBefore(String, Period),
    Catalogue,
    /// Computed from other figures, as the text says.
    Computed(String),
}

impl FigureId {
    pub fn metric(metric: &str, figure: MetricFigure) -> Self {
        Self::Metric(metric.to_owned(), figure)
    }

    pub fn feature(feature: &str, figure: FeatureFigure) -> Self {
        Self::Feature(feature.to_owned(), figure)
    }
}

impl Amount {
    /// The number, unless there is none, as of a text.
    pub fn value(&self) -> Option<f64> {
        match self {
            Self::Text(_) => None,
            Self::Moved { change, .. } => change.recorded(),
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
            Self::Phase => f.write_str("phase"),
            Self::Activation => f.write_str("activation"),
            Self::Metric(id, figure) => write!(f, "{id}.{figure}"),
            Self::SeatsActive => f.write_str("seats.active"),
            Self::SeatsActiveBefore => f.write_str("seats.active.before"),
            Self::SeatsLicensed => f.write_str("seats.licensed"),
            Self::StickinessShare => f.write_str("stickiness.share"),
            Self::StickinessBefore => f.write_str("stickiness.before"),
            Self::EachCarries => f.write_str("each.carries"),
            Self::EachCarriedBefore => f.write_str("each.carried.before"),
            Self::SavedHours => f.write_str("saved.hours"),
            Self::TermVolume => f.write_str("term.volume"),
            Self::TermHours => f.write_str("term.saved_hours"),
            Self::FeaturesUsed => f.write_str("features.used"),
            Self::FeaturesEverUsed => f.write_str("features.ever_used"),
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
            Self::GoalBefore(place, quarter) => write!(f, "goal:{place}.{quarter}"),
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
            Self::Turn => "turn",
            Self::Month(month) => return write!(f, "month.{}", month.format("%Y-%m")),
            Self::Week(day) => return write!(f, "week.{day}"),
            Self::Quarter(day) => return write!(f, "quarter.{day}"),
            Self::SinceStart => "since_start",
            Self::YearAgo => "year_ago",
            Self::FirstWeek => "first_week",
            Self::RunwayAtQuartersPace => "runway.at_quarters_pace",
            Self::RunwayAtMonthsPace => "runway.at_months_pace",
        })
    }
}

impl fmt::Display for FeatureFigure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Users => "users",
            Self::Uses => "uses",
            Self::LatestMonth => "users.latest_month",
            Self::QuarterEarlier => "users.quarter_earlier",
            Self::Lapsed => "users.lapsed",
            Self::FirstMonth => "first_month",
            Self::PeersShare => "peers_share",
        })
    }
}
