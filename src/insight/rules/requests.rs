//! What was asked for and is live.

use crate::account::view::Account;
use crate::config::workspace::Workspace;
use crate::insight::model::{Evidence, Insight, InsightKind, NextAction};
use crate::locale::message::{Arg, Message};

/// Requests gone live as a strength, with the newest to try as a step.
pub fn rule(account: &Account, _: &Workspace) -> Vec<Insight> {
    let live: Vec<_> = account.requests.iter().filter(|r| r.live).collect();
    let in_period = live.iter().find(|r| r.shipped_on.is_some_and(|on| on >= account.period.start));
    let Some(newest) = in_period else { return Vec::new() };
    let total = account.requests.len();
    let id = match (account.more_requests, live.len() == total) {
        (true, _) => "claim-requests-some",
        (false, true) => "claim-requests-all",
        (false, false) => "claim-requests",
    };
    vec![Insight {
        id: "requests:live".into(),
        kind: InsightKind::Strength,
        weight: 95.0 + live.len().min(9) as f64,
        claim: Message::new(id).with("live", live.len()).with("total", total).with("title", newest.title.as_str()),
        step: Some(NextAction {
            id: format!("step-request:{}", newest.id),
            subject: Some(Message::new("subject-request").with("title", newest.title.as_str())),
            title: Message::new("step-request").with("title", newest.title.as_str()),
            detail: match newest.shipped_on {
                Some(on) => Message::new("step-request-detail").with("day", Arg::Day(on)),
                None => Message::new("step-request-detail-undated"),
            },
            link: newest.url.clone().map(|url| (Message::new("link-read"), url)),
        }),
        evidence: vec![Evidence::new("requests.live", live.len() as f64), Evidence::new("requests.all", total as f64)],
    }]
}
