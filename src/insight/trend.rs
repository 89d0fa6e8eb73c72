//! How a metric moved, in the word its band allows.

use crate::account::{Account, Activity, Band, Metric};
use crate::voice::{Arg, Message};
use crate::workspace::Workspace;

use super::{Evidence, Insight, Kind, Step};

/// One insight a metric: its movement where two quarters can be compared, else its figure.
pub fn rule(account: &Account, _: &Workspace) -> Vec<Insight> {
    if account.activity != Activity::Active {
        return Vec::new();
    }
    account.metrics.iter().enumerate().filter_map(|(place, metric)| insight(account, metric, place)).collect()
}

/// The clause for a metric's quarter: "Weekly users rose 18% to 52".
pub fn claim(metric: &Metric) -> Message {
    let figure = |id| Message::new(id).with("name", metric.name.as_str()).with("value", value(metric));
    match metric.change {
        None if metric.adds_up => Message::new("claim-total").with("amount", quantity(metric)),
        None => figure("claim-level"),
        Some(change) => {
            let id = match change.band {
                Band::Steady => "claim-steady",
                Band::Rose => "claim-rose",
                Band::RoseSharply => "claim-rose-sharply",
                Band::Fell => "claim-fell",
                Band::FellSharply => "claim-fell-sharply",
            };
            // Where the weeks of the two quarters differ, the figure of this one is not what the change led to.
            if metric.prior.is_some() || change.band == Band::Steady {
                figure(id).with("change", Arg::Share(change.share.abs()))
            } else {
                let id = if change.share > 0.0 { "claim-up" } else { "claim-down" };
                figure(id).with("change", Arg::Share(change.share.abs()))
            }
        }
    }
}

fn quantity(metric: &Metric) -> Arg {
    Arg::Quantity(metric.value, metric.noun.clone())
}

/// The figure, with its unit where the metric's name does not say it.
fn value(metric: &Metric) -> Arg {
    if metric.name_says_unit() { Arg::Number(metric.value) } else { quantity(metric) }
}

fn insight(account: &Account, metric: &Metric, place: usize) -> Option<Insight> {
    if metric.value <= 0.0 && metric.change.is_none() {
        return None;
    }
    let good = metric.change.map_or(0.0, |c| if metric.more_is_better { c.share } else { -c.share });
    let lead = if place == 0 { 8.0 } else { -(place as f64) };
    let (kind, weight) = match metric.change {
        Some(c) if c.band == Band::Steady => (Kind::Fact, 62.0 + lead),
        Some(_) if good > 0.0 => (Kind::Strength, 100.0 + 30.0 * good.min(1.0) + lead),
        Some(_) => (Kind::Gap, 42.0 + lead / 4.0),
        None => (Kind::Fact, 60.0 + lead),
    };
    let step = (kind == Kind::Gap).then(|| Step {
        id: format!("step-fell:{}", metric.id),
        title: Message::new("step-fell").with("noun", Arg::Noun(metric.noun.clone())),
        detail: Message::new("step-fell-detail").with("csm", account.csm.name.as_str()),
        link: None,
    });
    let mut evidence = vec![Evidence::new(format!("{}.value", metric.id), metric.value)];
    evidence.extend(metric.prior.map(|prior| Evidence::new(format!("{}.prior", metric.id), prior)));
    Some(Insight { id: format!("trend:{}", metric.id), kind, weight, claim: claim(metric), step, evidence })
}
