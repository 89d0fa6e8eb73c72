//! Nothing was used yet, or nothing was measured: a beginning, not a failure.

use crate::account::view::{Account, Activity};
use crate::config::workspace::Workspace;
use crate::insight::model::{Evidence, Insight, InsightKind};
use crate::locale::message::{Arg, Message};

/// The getting-started claim of an account without use.
pub fn rule(account: &Account, _: &Workspace) -> Vec<Insight> {
    match account.activity {
        Activity::Active => Vec::new(),
        Activity::Zero => {
            let claim = match account.seats_licensed.filter(|&s| s > 0.0) {
                Some(seats) => Message::new("claim-start-seats").with("seats", seats),
                None => Message::new("claim-start"),
            };
            vec![Insight {
                id: "start:zero".into(),
                kind: InsightKind::Fact,
                weight: 90.0,
                claim,
                step: None,
                evidence: vec![Evidence::new("usage", 0.0)],
            }]
        }
        Activity::Unmeasured => {
            let claim = match &account.plan {
                Some(plan) => Message::new("claim-plan-set").with("plan", Arg::Text(plan.name.clone())),
                None => return Vec::new(),
            };
            vec![Insight {
                id: "start:unmeasured".into(),
                kind: InsightKind::Fact,
                weight: 60.0,
                claim,
                step: None,
                evidence: Vec::new(),
            }]
        }
    }
}
