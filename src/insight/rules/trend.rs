//! How a metric changed; the wording depends on the size of the change.

use crate::account::action::ActionKind;
use crate::account::change::Band;
use crate::account::figure::{FigureId, MetricFigure};
use crate::account::metric::Metric;
use crate::account::suggestion::Suggestion;
use crate::account::view::{Account, Activity};
use crate::base::noun::Unit;
use crate::insight::model::{Evidence, FollowUp, Insight, InsightKind, NextAction, Rule, RuleContext, Topic};
use crate::locale::message::{Arg, Message};

pub const TREND: Topic = Topic("trend");
/// Look into a metric that fell.
pub const LOOK_INTO: ActionKind = ActionKind::new("step-fell");

#[derive(Debug)]
pub struct TrendRule;

impl Rule for TrendRule {
    /// One insight per metric: its change if the two quarters can be compared, else its figure.
    fn insights(&self, context: &RuleContext<'_>) -> Vec<Insight> {
        let account = context.account;
        if account.activity != Activity::Active {
            return Vec::new();
        }
        account.metrics.iter().enumerate().filter_map(|(place, metric)| insight(account, metric, place)).collect()
    }

    fn follow_up(&self, suggestion: &Suggestion, context: &RuleContext<'_>) -> Option<FollowUp> {
        let id = suggestion.on(&LOOK_INTO)?;
        let account = context.account;
        let metric = account.metrics.iter().find(|m| m.id == id)?;
        let change = metric.change.filter(|change| change.rose() && metric.more_is_better)?;
        let say = |id| Message::new(id).with("quarter", account.previous);
        let figure = |value| Arg::Figure(value, metric.noun.clone());
        let claim = match change.few {
            Some((before, now)) => say("since-fell-few").with("before", figure(before)).with("value", figure(now)),
            None => say("since-fell").with("change", Arg::Share(change.share)),
        };
        let claim = claim.with("name", metric.name.as_str());
        let evidence = vec![Evidence::new(FigureId::metric(id, MetricFigure::Change), change.share)];
        Some(FollowUp { repeats: vec![TREND.of(id)], done: true, claim, evidence })
    }
}

/// The clause for a metric's quarter: "Weekly users rose 18% to 52". A change of a percentage is given in points.
pub fn claim(metric: &Metric) -> Message {
    let figure = |id| Message::new(id).with("name", metric.name.as_str()).with("value", value(metric, metric.value));
    match metric.change {
        None if metric.adds_up && metric.measured() < metric.weeks.len() => {
            Message::new("claim-total-part").with("amount", quantity(metric)).with("measured", metric.measured())
        }
        None if metric.adds_up => Message::new("claim-total").with("amount", quantity(metric)),
        None => figure("claim-level"),
        Some(change) if change.band == Band::Steady => {
            figure("claim-steady").with("change", Arg::Share(change.share.abs()))
        }
        Some(change) => {
            let up = change.share > 0.0;
            match (points(metric), change.few) {
                (Some(points), _) => {
                    figure(if up { "claim-points-up" } else { "claim-points-down" }).with("points", points)
                }
                (None, Some((before, now))) => {
                    let id = match (metric.prior.is_none(), up) {
                        (false, true) => "claim-few-rose",
                        (false, false) => "claim-few-fell",
                        (true, true) => "claim-few-up",
                        (true, false) => "claim-few-down",
                    };
                    let before = Arg::Figure(before, metric.noun.clone());
                    Message::new(id)
                        .with("name", metric.name.as_str())
                        .with("before", before)
                        .with("value", value(metric, now))
                }
                (None, None) => {
                    let id = match change.band {
                        // Different weeks were measured in the two quarters, so the change does not lead to this quarter's figure.
                        _ if metric.prior.is_none() && up => "claim-up",
                        _ if metric.prior.is_none() => "claim-down",
                        Band::RoseSharply => "claim-rose-sharply",
                        Band::FellSharply => "claim-fell-sharply",
                        Band::Fell => "claim-fell",
                        Band::Rose | Band::Steady => "claim-rose",
                    };
                    figure(id).with("change", Arg::Share(change.share.abs()))
                }
            }
        }
    }
}

/// By how many whole points a percentage changed; `None` if that rounds to zero.
pub fn points(metric: &Metric) -> Option<f64> {
    let moved = (metric.value - metric.prior?).abs() * 100.0;
    (metric.noun.unit == Unit::Percent && moved >= 0.5).then(|| moved.round())
}

/// Whether a sum of which less is better changed in the same direction as the business: fewer empty miles with fewer loads are
/// no success, and more of them with more loads no failure.
pub fn follows_volume(metric: &Metric, account: &Account) -> bool {
    let lead = account.metrics.iter().find(|other| other.adds_up && other.more_is_better);
    let moved = |metric: &Metric| metric.change.filter(|c| c.band != Band::Steady).map(|c| c.share > 0.0);
    !metric.more_is_better && metric.adds_up && moved(metric).is_some_and(|up| lead.and_then(moved) == Some(up))
}

fn quantity(metric: &Metric) -> Arg {
    Arg::Quantity(metric.value, metric.noun.clone())
}

/// The figure, with its unit unless the metric's name contains it.
fn value(metric: &Metric, value: f64) -> Arg {
    let noun = metric.noun.clone();
    if metric.name_says_unit() { Arg::Figure(value, noun) } else { Arg::Quantity(value, noun) }
}

fn insight(account: &Account, metric: &Metric, place: usize) -> Option<Insight> {
    if (metric.value <= 0.0 && metric.change.is_none()) || follows_volume(metric, account) {
        return None;
    }
    let good = metric.change.map_or(0.0, |c| if metric.more_is_better { c.share } else { -c.share });
    let lead = if place == 0 { 8.0 } else { -(place as f64) };
    let (kind, weight) = match metric.change {
        Some(c) if c.band == Band::Steady => (InsightKind::Fact, 62.0 + lead),
        Some(_) if good > 0.0 => (InsightKind::Strength, 100.0 + 30.0 * good.min(1.0) + lead),
        Some(_) => (InsightKind::Gap, 42.0 + lead / 4.0),
        None => (InsightKind::Fact, 60.0 + lead),
    };
    let say = |id| Message::new(id).with("name", metric.name.as_str());
    let detail = Message::new("step-fell-detail").with("csm", account.csm.name.as_str());
    let step = (kind == InsightKind::Gap).then(|| NextAction {
        subject: Some(say("subject-fell")),
        ..NextAction::new(LOOK_INTO.on(&metric.id), say("step-fell"), detail)
    });
    let of = |figure| FigureId::metric(&metric.id, figure);
    let mut evidence = vec![Evidence::new(of(MetricFigure::Value), metric.value)];
    evidence.extend(metric.prior.map(|prior| Evidence::new(of(MetricFigure::Prior), prior)));
    // If not all weeks were measured in both quarters, there is no earlier figure, only the change.
    let change = metric.change.as_ref().filter(|_| metric.prior.is_none());
    evidence.extend(change.map(|change| Evidence::new(of(MetricFigure::Change), change.share)));
    let insight = Insight::new(TREND.of(&metric.id), kind, weight, claim(metric));
    Some(Insight { step, evidence, may_repeat: true, ..insight })
}
