//! How quickly questions were answered.

use crate::account::Account;
use crate::voice::{Arg, Message};
use crate::workspace::Workspace;

use super::{Evidence, Insight, Kind};

/// The median first reply as a fact.
pub fn rule(account: &Account, _: &Workspace) -> Vec<Insight> {
    let Some(service) = &account.service else { return Vec::new() };
    let Some((minutes, n)) = service.first_reply else { return Vec::new() };
    vec![Insight {
        id: "service:first-reply".into(),
        kind: Kind::Fact,
        weight: 50.0,
        claim: Message::new("claim-first-reply").with("n", n).with("duration", Arg::Minutes(minutes)),
        step: None,
        evidence: vec![
            Evidence::new("service.first_reply_minutes", minutes),
            Evidence::new("service.replied", n as f64),
        ],
    }]
}
