//! A metric and what the contract holds of it, in the contract's own period and unit.
//!
//! What is bought by the month is told by the month: a quarter's 755 of 1,200 invoices are 252 of 400 a month, its mean month.

use std::cmp::Ordering;

use crate::account::figure::{FigureId, MetricFigure};
use crate::account::metric::{Metric, NEAR, PotentialSource};
use crate::account::peers::crowd::Crowd;
use crate::account::peers::percentiles::Peers;
use crate::base::noun::Noun;
use crate::config::qbr::metrics::EntitlementPer;
use crate::config::workspace::Workspace;
use crate::layout::chart::shares::{ShareRow, Shares};
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// The months of a quarter.
const MONTHS: f64 = 3.0;

/// A metric that a contract limits.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    pub id: String,
    pub name: String,
    pub noun: Noun,
    /// Used and included, both of one of the contract's periods.
    pub value: f64,
    pub included: f64,
    pub per: Per,
    /// The metric's share of what is included, as its figures are written.
    pub share: f64,
    pub level: Level,
    /// How many of the weeks were measured, where that are not all of a sum's.
    pub part_of: Option<usize>,
    /// Between which shares the middle half of the peers is, where the account is not below them and they say something.
    pub band: Option<(f64, f64)>,
    names_unit: bool,
    /// Whether it is seats that are in use.
    seats: bool,
}

/// The period of an amount that was bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Per {
    /// At any one time.
    Time,
    Month,
    Quarter,
}

/// How near a limit is, by the figures as they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Room,
    Near,
    Full,
    Over,
}

impl Held {
    /// `None` where no contract limits the metric, or where so few weeks of a sum were measured that they are no month's pace.
    pub(crate) fn of(metric: &Metric, workspace: &Workspace) -> Option<Self> {
        let potential = metric.potential.as_ref().filter(|p| p.source == PotentialSource::Entitlement)?;
        if metric.is_sum() && !metric.has_enough_weeks() {
            return None;
        }
        let config = workspace.config.metrics.iter().find(|config| config.id == metric.id);
        let per = match config.map(|config| config.entitlement_per) {
            _ if !metric.is_sum() => Per::Time,
            Some(EntitlementPer::Month) => Per::Month,
            Some(EntitlementPer::Quarter | EntitlementPer::Year) => Per::Quarter,
            Some(EntitlementPer::Once) | None => Per::Time,
        };
        // Of some weeks the amount is what they have of a quarter's.
        let whole = if metric.is_whole() { 1.0 } else { metric.quarter_weeks as f64 / metric.measured().max(1) as f64 };
        let period = match per {
            Per::Time => 1.0,
            Per::Month => whole / MONTHS,
            Per::Quarter => whole,
        };
        let share = metric.share_of(potential.value);
        let level = match metric.noun.unit.compare(metric.value, potential.value) {
            _ if metric.is_over_contract() => Level::Over,
            Ordering::Greater | Ordering::Equal => Level::Full,
            Ordering::Less if share >= NEAR => Level::Near,
            Ordering::Less => Level::Room,
        };
        Some(Self {
            id: metric.id.clone(),
            name: metric.name.clone(),
            noun: metric.noun.clone(),
            value: metric.value * period,
            included: potential.value * period,
            per,
            share,
            level,
            part_of: (!metric.is_whole()).then(|| metric.measured()),
            band: potential.peers_share.and_then(|peers| band(&peers)).filter(|(from, _)| share >= *from),
            names_unit: metric.name_says_unit(),
            seats: metric.limit.is_some_and(|limit| limit.seats),
        })
    }

    pub(crate) fn figures(&self) -> [FigureId; 2] {
        [MetricFigure::Value, MetricFigure::Entitlement].map(|figure| FigureId::metric(&self.id, figure))
    }

    /// "252 of 400 invoices a month", "11 of 15 seats".
    pub(crate) fn told(&self) -> Message {
        if self.seats {
            let value = Arg::Figure(self.value, self.noun.clone());
            return Message::new("potential-held-seats").with("value", value).with("seats", self.all());
        }
        self.in_period(self.of_included("potential-held"))
    }

    /// "25 seats", "400 invoices a month".
    pub(crate) fn all(&self) -> Message {
        self.amount(self.included)
    }

    /// The same of what is used, and beside it what is included.
    pub(crate) fn over(&self) -> [Arg; 2] {
        [self.amount(self.value).into(), Arg::Figure(self.included, self.noun.clone())]
    }

    fn amount(&self, amount: f64) -> Message {
        if self.seats {
            return Message::new("trend-limit-seats").with("seats", amount);
        }
        let amount = Arg::Quantity(amount, self.noun.clone());
        self.in_period(Message::new("potential-all").with("amount", amount))
    }

    /// The same beside its name, which may say the unit already.
    pub(crate) fn label(&self, localizer: &Localizer) -> String {
        let id = if self.names_unit { "potential-row-of" } else { "potential-held" };
        localizer.say(&self.in_period(self.of_included(id)))
    }

    fn of_included(&self, id: &'static str) -> Message {
        let figure = |value| Arg::Figure(value, self.noun.clone());
        let message = Message::new(id).with("value", figure(self.value)).with("included", figure(self.included));
        match id {
            "potential-held" => message.with("noun", Arg::NounOf(self.included, self.noun.clone())),
            _ => message,
        }
    }

    fn in_period(&self, held: Message) -> Message {
        match self.per {
            Per::Time => held,
            Per::Month => Message::new("potential-per-month").with("held", held),
            Per::Quarter => Message::new("potential-per-quarter").with("held", held),
        }
    }
}

/// The rows on one scale.
pub(crate) fn shares(held: &[&Held], crowd: Option<Crowd>, localizer: &Localizer) -> Option<Shares> {
    let row = |held: &&Held| ShareRow {
        label: held.name.clone(),
        value: held.label(localizer),
        used: held.share,
        band: held.band,
    };
    let rows: Vec<_> = held.iter().map(row).collect();
    let crowd = crowd.filter(|_| rows.iter().any(|row| row.band.is_some()));
    let row_alt =
        |row: &ShareRow| Message::new("alt-row").with("label", row.label.as_str()).with("value", row.value.as_str());
    (!rows.is_empty()).then(|| Shares {
        alt: crate::deck::phrases::alt_text(Message::new("potential-alt"), rows.iter().map(row_alt), localizer),
        rows,
        band_label: crowd.map(|crowd| localizer.say(&Message::new("potential-band").with("n", crowd.least()))),
        limit_label: localizer.word("potential-limit"),
    })
}

/// From where three in four peers are to where three in four are not any more; `None` where that is nothing to all of it.
fn band(peers: &Peers) -> Option<(f64, f64)> {
    let (from, to) = (peers.lower.from(), peers.upper.to());
    (from > 0.0 || to < 1.0).then_some((from, to))
}
