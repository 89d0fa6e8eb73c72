//! One figure of the quarter: its weeks, what it was before, and what it could be.

use crate::account::change::Change;
use crate::account::cohort::Peers;
use crate::base::noun::{Noun, Unit};
use crate::base::period::{Period, WEEKS};
use crate::config::qbr::metrics::Aggregate;

/// The share of a contract from which it is exceeded.
const OVER: f64 = 1.005;

/// One metric of one account in the quarter.
#[derive(Debug, Clone, PartialEq)]
pub struct Metric {
    pub id: String,
    /// Its label.
    pub name: String,
    /// What is counted.
    pub noun: Noun,
    /// Its definition, where given.
    pub definition: Option<String>,
    /// How the weeks became the quarter's figure.
    pub aggregate: Aggregate,
    /// Whether that is their sum (else a level: a mean, a latest, a maximum).
    pub adds_up: bool,
    /// Whether anything was measured before the period.
    pub earlier: bool,
    /// Whether more is better.
    pub more_is_better: bool,
    /// The weeks of the period.
    pub weeks: Vec<Option<f64>>,
    /// The weeks 13 earlier.
    pub prior_weeks: Vec<Option<f64>>,
    /// The quarter's figure.
    pub value: f64,
    /// The same figure of the weeks 13 earlier, where every week that has a value now had one then and vice versa.
    pub prior: Option<f64>,
    /// The change on the weeks measured in both quarters, at least eight.
    pub change: Option<Change>,
    /// What it could be.
    pub potential: Option<Potential>,
    /// What the contract allows of it at any one time, so that each week can be held against it.
    pub limit: Option<Limit>,
    /// Peers' figures of the same metric.
    pub peers: Option<Peers>,
}

/// What a metric could be.
///
/// With 500 loaves included a month, 1,500 a quarter whatever the peers do; without an entitlement the upper quartile of six
/// peers, 432.25; with too few peers the account's own best quarter, 120; without an earlier quarter nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Potential {
    /// In the metric's unit and for the quarter.
    pub value: f64,
    /// Where it comes from.
    pub source: PotentialSource,
    /// Peers' median share of their own potential, for entitlements.
    pub peers_share: Option<Peers>,
}

/// What a contract allows of a metric at any one time: 70 seats, 400 GB. A month's or a year's amount is none, for no week
/// can be held against it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limit {
    /// In the metric's unit.
    pub value: f64,
    /// Whether it is that of the seats, which every user needs one of.
    pub seats: bool,
}

/// Where a potential comes from, by decreasing authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PotentialSource {
    /// The account's entitlement.
    Entitlement,
    /// The 75th percentile of `n` peers.
    Cohort {
        /// Other accounts with data.
        n: usize,
    },
    /// The account's own best quarter.
    OwnBest(Period),
}

impl Metric {
    /// The latest week's value.
    pub fn latest(&self) -> f64 {
        self.weeks.iter().rev().flatten().next().copied().unwrap_or(self.value)
    }

    /// Takes away what it is compared with: it could not be read.
    pub fn forget_before(&mut self) {
        (self.prior, self.change) = (None, None);
        self.prior_weeks.iter_mut().for_each(|week| *week = None);
    }

    /// Whether its weeks can be drawn from a line of zero on: money that was given back cannot.
    pub fn is_drawn(&self) -> bool {
        self.weeks.iter().chain(&self.prior_weeks).flatten().all(|value| *value >= 0.0)
    }

    /// How many of the period's weeks were measured.
    pub fn measured(&self) -> usize {
        self.weeks.iter().flatten().count()
    }

    /// Whether its figure is a whole quarter's. What is included in a part of one stands in no contract: it grows with the
    /// weeks that were measured.
    pub fn is_whole(&self) -> bool {
        !self.adds_up || self.measured() == WEEKS
    }

    /// What the contract includes of it in a whole quarter.
    pub fn included(&self) -> Option<f64> {
        let potential = self.potential.as_ref().filter(|p| p.source == PotentialSource::Entitlement);
        potential.filter(|_| self.is_whole()).map(|p| p.value)
    }

    /// Whether more was used than its contract includes; a thousandth over would be written as the same number.
    pub fn is_over_contract(&self) -> bool {
        let by_contract = self.potential.as_ref().is_some_and(|p| p.source == PotentialSource::Entitlement);
        by_contract && self.share().is_some_and(|share| share >= OVER)
    }

    /// The largest week and its value.
    pub fn peak(&self) -> Option<(usize, f64)> {
        self.weeks
            .iter()
            .enumerate()
            .filter_map(|(i, v)| v.map(|v| (i, v)))
            .fold(None, |best, (i, v)| if best.is_some_and(|(_, b)| b >= v) { best } else { Some((i, v)) })
    }

    /// Whether its name already says what is counted: "Weekly users" does, "Storage" of GB does not. A percentage and an
    /// amount of money say it themselves.
    pub fn name_says_unit(&self) -> bool {
        self.noun.unit != Unit::Count || self.name.to_lowercase().contains(&self.noun.other.to_lowercase())
    }

    /// The metric's share of its potential.
    pub fn share(&self) -> Option<f64> {
        self.potential.as_ref().filter(|p| p.value > 0.0).map(|p| self.value / p.value)
    }
}
