//! One metric in the quarter: its weeks, its figure before, and its potential.

use std::cmp::Ordering;

use crate::account::change::{Change, NoChange};
use crate::account::course::half_year::HalfYear;
use crate::account::course::history::History;
use crate::account::course::runway::Runway;
use crate::account::course::year_ago::YearAgo;
use crate::account::peers::crowd::Crowd;
use crate::account::peers::percentiles::Peers;
use crate::base::amounts::rounding::{rounded, whole};
use crate::base::noun::{Noun, Unit};
use crate::base::period::Period;
use crate::base::spelling::folding::one_case;
use crate::base::week_grid::enough_weeks;
use crate::config::qbr::metrics::{Aggregate, Grammar, MetricKind};

/// A limit is near from this share of what is included on.
pub const NEAR: f64 = 0.9;

/// The contract counts as exceeded from this share on.
const OVER: f64 = 1.005;

/// One metric of one account in the quarter.
#[derive(Debug, Clone, PartialEq)]
pub struct Metric {
    pub id: String,
    pub name: String,
    /// How the name stands in a sentence of the deck's language, where the vendor says so.
    pub grammar: Option<Grammar>,
    pub noun: Noun,
    /// Its definition, where given.
    pub definition: Option<String>,
    /// How the weeks make the quarter's figure.
    pub aggregate: Aggregate,
    pub kind: MetricKind,
    /// Whether anything was measured before the period.
    pub earlier: bool,
    pub more_is_better: bool,
    /// The quarter's weeks that are complete.
    pub weeks: Vec<Option<f64>>,
    /// How many weeks the quarter has: 12, 13 or 14.
    pub quarter_weeks: usize,
    /// For each of `weeks`, the week of the quarter before that it is compared with.
    pub prior_weeks: Vec<Option<f64>>,
    pub value: f64,
    /// The figure of `prior_weeks`; `None` unless exactly the same weeks were measured, and of a sum as many as the quarter
    /// before has.
    pub prior: Option<f64>,
    /// The change over the weeks measured in both quarters, if they are at least eight thirteenths of the quarter's, or why
    /// there is none.
    pub change: Result<Change, NoChange>,
    pub potential: Option<Potential>,
    /// What the contract allows at any one time, so that each week can be compared with it.
    pub limit: Option<Limit>,
    /// Peers' figures of the same metric.
    pub peers: Option<Peers>,
    /// Its weeks on end with those of the quarter before, if a trend may be claimed of both quarters.
    pub half_year: Option<HalfYear>,
    /// Beside the same weeks a year ago, if enough of both were measured.
    pub year_ago: Option<YearAgo>,
    /// When it meets its limit at the paces it had, if that is near.
    pub runway: Option<Runway>,
    /// All its weeks since the account started, if they are known from then on.
    pub history: Option<History>,
}

///
/// With an entitlement of 500 loaves a month it is 1,500 a quarter, whatever the peers do. Without one it is what one in
/// four peers reach; with too few peers the account's own best quarter; without an earlier quarter there is none.
#[derive(Debug, Clone, PartialEq)]
pub struct Potential {
    /// In the metric's unit and for the quarter.
    pub value: f64,
    pub source: PotentialSource,
    /// Peers' shares of their own potential, for entitlements.
    pub peers_share: Option<Peers>,
}

/// What a contract allows of a stock at any one time: 70 seats, 400 GB. What it includes of a flow is no limit, because a
/// single week cannot be compared with it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limit {
    /// In the metric's unit.
    pub value: f64,
    /// Whether it is the number of seats, of which every user needs one.
    pub seats: bool,
}

/// Where a potential comes from, by decreasing authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PotentialSource {
    /// The contract.
    Entitlement,
    /// What one in four peers reach.
    Cohort(Crowd),
    /// The account's own best quarter.
    OwnBest {
        quarter: Period,
        /// Whether the potential is not that quarter's figure, but what as many weeks as were measured in this quarter have
        /// at its pace.
        at_its_pace: bool,
    },
}

impl Metric {
    /// The value of the latest measured week.
    pub fn latest(&self) -> f64 {
        self.weeks.iter().rev().flatten().next().copied().unwrap_or(self.value)
    }

    /// Removes the comparison with the quarter before, because that could not be read.
    pub fn forget_before(&mut self) {
        (self.prior, self.change, self.half_year) = (None, Err(NoChange::Unreadable), None);
        self.history = None;
        self.prior_weeks.iter_mut().for_each(|week| *week = None);
    }

    /// Whether its weeks can be drawn above a zero line: refunded money cannot.
    pub fn is_drawn(&self) -> bool {
        self.weeks.iter().chain(&self.prior_weeks).flatten().all(|value| *value >= 0.0)
    }

    /// How many of the period's weeks were measured.
    pub fn measured(&self) -> usize {
        self.weeks.iter().flatten().count()
    }

    /// Whether the quarter's figure is the sum of its weeks (else one of a week: their mean, the latest or the largest).
    pub fn is_sum(&self) -> bool {
        self.aggregate == Aggregate::Sum
    }

    /// Whether all weeks of the quarter were measured.
    pub fn is_measured_throughout(&self) -> bool {
        self.measured() == self.quarter_weeks
    }

    /// Whether so many weeks were measured that a trend may be claimed.
    pub fn has_enough_weeks(&self) -> bool {
        self.measured() >= enough_weeks(self.quarter_weeks)
    }

    /// Whether its figure covers a whole quarter. For part of a quarter the potential is prorated, so it is not what the
    /// contract says.
    pub fn is_whole(&self) -> bool {
        !self.is_sum() || self.is_measured_throughout()
    }

    /// What the contract includes in a whole quarter.
    pub fn included(&self) -> Option<f64> {
        let potential = self.potential.as_ref().filter(|p| p.source == PotentialSource::Entitlement);
        potential.filter(|_| self.is_whole()).map(|p| p.value)
    }

    /// Whether more was used than the contract includes; a tiny excess, or one that a deck does not show, does not count.
    pub fn is_over_contract(&self) -> bool {
        let by_contract = self.potential.as_ref().filter(|p| p.source == PotentialSource::Entitlement);
        by_contract.is_some_and(|p| self.shows_more(self.value, p.value))
            && self.share().is_some_and(|share| rounded(share, 5) >= OVER)
    }

    /// Whether decks show a value of it as more than another: both may be written alike.
    pub fn shows_more(&self, value: f64, mark: f64) -> bool {
        self.noun.unit.compare(value, mark) == Ordering::Greater
    }

    /// Makes whole people of it, in every week and in the quarter. Its change is of whole people already.
    pub fn count_people(&mut self) {
        let weeks = self.weeks.iter_mut().chain(&mut self.prior_weeks).flatten();
        weeks.chain([&mut self.value]).chain(&mut self.prior).for_each(|people| *people = whole(*people));
    }

    /// Whether its change is no larger than what is counted varies by. A percentage and money have no such bound.
    pub fn moved_within_noise(&self) -> bool {
        self.noun.unit == Unit::Count && self.change.is_ok_and(|change| change.is_within_noise())
    }

    /// What it may fill up to: the limit of something counted that is told by its latest week. A mean week of users fills nothing
    /// up, though their seats limit it.
    pub fn fills_up_to(&self) -> Option<f64> {
        let fills = self.kind == MetricKind::Stock && self.aggregate == Aggregate::Last;
        self.limit.filter(|_| fills && self.noun.unit == Unit::Count).map(|limit| limit.value)
    }

    /// The largest week and its value.
    pub fn peak(&self) -> Option<(usize, f64)> {
        self.weeks
            .iter()
            .enumerate()
            .filter_map(|(i, v)| v.map(|v| (i, v)))
            .fold(None, |best, (i, v)| if best.is_some_and(|(_, b)| b >= v) { best } else { Some((i, v)) })
    }

    /// Whether the name already says what is counted: "Weekly users" does, "Storage" of GB does not. Percentages and amounts
    /// of money need no noun.
    pub fn name_says_unit(&self) -> bool {
        self.noun.unit != Unit::Count || one_case(&self.name).contains(&one_case(&self.noun.other))
    }

    /// The metric's share of its potential, both as decks write them.
    pub fn share(&self) -> Option<f64> {
        self.potential.as_ref().map(|p| self.share_of(p.value)).filter(|share| share.is_finite())
    }

    /// Its share of a target, both as decks write them.
    pub fn share_of(&self, target: f64) -> f64 {
        let written = |value| self.noun.unit.written(value);
        written(self.value) / written(target)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::registry::tests::counted;

    #[test]
    fn a_contract_is_exceeded_from_half_a_percent_on_where_a_deck_shows_it() {
        let over = |value: f64, included: f64| {
            let potential = Potential { value: included, source: PotentialSource::Entitlement, peers_share: None };
            Metric { value, potential: Some(potential), ..counted("jobs") }.is_over_contract()
        };
        assert_eq!(
            [over(201.0, 200.0), over(200.0, 200.0), over(1005.0, 1000.0), over(1004.0, 1000.0)],
            [true, false, true, false]
        );
        assert_eq!([over(10.4, 10.0), over(10.5, 10.0)], [false, true], "10 and 11 of 10");
        assert_eq!([over(1_004_999.0, 1e6), over(1_005_000.0, 1e6)], [false, true], "1M and 1.01M of 1M");
    }

    #[test]
    fn what_is_told_by_its_latest_week_fills_up_to_its_limit() {
        let limit = Some(Limit { value: 70.0, seats: true });
        let stock = Metric { kind: MetricKind::Stock, aggregate: Aggregate::Last, limit, ..counted("seats") };
        let others = [
            Metric { aggregate: Aggregate::Mean, ..stock.clone() },
            Metric { kind: MetricKind::Flow, ..stock.clone() },
            Metric { limit: None, ..stock.clone() },
        ];
        assert_eq!((stock.fills_up_to(), others.map(|metric| metric.fills_up_to())), (Some(70.0), [None; 3]));
    }
}
