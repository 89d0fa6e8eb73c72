//! Close to what is included, or over it.

use crate::account::metric::Metric;
use crate::account::view::{Account, Activity};
use crate::config::workspace::Workspace;
use crate::insight::model::{Evidence, Insight, InsightKind, NextAction};
use crate::locale::message::{Arg, Message};

/// The share of an entitlement from which it is spoken of.
const NEAR: f64 = 0.9;

/// The rank of a limit that was passed.
pub const OVER: f64 = 95.0;

/// Of fewer than so many only what was passed is spoken of: one seat of one is no limit to plan for.
const FEWEST: f64 = 5.0;

/// One insight for each entitlement that is nearly used up or passed.
pub fn rule(account: &Account, _: &Workspace) -> Vec<Insight> {
    if account.activity != Activity::Active {
        return Vec::new();
    }
    account.metrics.iter().filter_map(insight).collect()
}

fn insight(metric: &Metric) -> Option<Insight> {
    let included = metric.included()?;
    let share = metric.share().filter(|&s| s >= NEAR)?;
    let over = metric.is_over_contract();
    if !over && included < FEWEST {
        return None;
    }
    let say = |id| {
        Message::new(id)
            .with("name", metric.name.as_str())
            .with("noun", Arg::Noun(metric.noun.clone()))
            .with("share", Arg::Share(share))
            .with("included", Arg::Figure(included, metric.noun.clone()))
            .with("value", Arg::Figure(metric.value, metric.noun.clone()))
    };
    Some(Insight {
        id: format!("limit:{}", metric.id),
        kind: InsightKind::Fact,
        weight: if over { OVER } else { 75.0 },
        claim: say(if over { "claim-over-limit" } else { "claim-near-limit" }),
        step: Some(NextAction {
            id: format!("step-limit:{}", metric.id),
            title: say("step-limit"),
            subject: Some(say("subject-limit")),
            detail: say(if over { "step-over-limit-detail" } else { "step-near-limit-detail" }),
            link: None,
        }),
        evidence: vec![
            Evidence::new(format!("{}.value", metric.id), metric.value),
            Evidence::new(format!("{}.entitlement", metric.id), included),
        ],
    })
}
