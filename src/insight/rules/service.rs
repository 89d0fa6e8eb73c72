//! How quickly questions were answered.

use crate::account::view::{Account, Service};
use crate::config::workspace::Workspace;
use crate::insight::model::{Evidence, Insight, InsightKind};
use crate::locale::message::{Arg, Message};

/// How much longer the median first reply may take before it is slower, as a share.
const SLOWER: f64 = 0.1;

/// Whether replies took longer than in the quarter before.
pub fn replies_slowed(service: &Service) -> bool {
    service.first_reply.zip(service.first_reply_before).is_some_and(|((now, _), before)| now > before * (1.0 + SLOWER))
}

/// The median first reply as a fact; not where replies took longer.
pub fn rule(account: &Account, _: &Workspace) -> Vec<Insight> {
    let Some(service) = account.service.as_ref().filter(|service| !replies_slowed(service)) else { return Vec::new() };
    let Some((minutes, n)) = service.first_reply else { return Vec::new() };
    vec![Insight {
        id: "service:first-reply".into(),
        kind: InsightKind::Fact,
        weight: 50.0,
        claim: Message::new("claim-first-reply").with("n", n).with("duration", Arg::Minutes(minutes)),
        step: None,
        evidence: vec![
            Evidence::new("service.first_reply_minutes", minutes),
            Evidence::new("service.replied", n as f64),
        ],
    }]
}
