//! Seats put to work, and seats that are ready.

use crate::account::view::{Account, Activity};
use crate::config::workspace::Workspace;
use crate::insight::model::{Evidence, Insight, InsightKind, NextAction};
use crate::locale::message::Message;

/// Seats in use as a strength (more than last quarter) or a fact; seats that are ready as a gap.
pub fn rule(account: &Account, _: &Workspace) -> Vec<Insight> {
    let Some(seats) = account.seats.as_ref().filter(|_| account.activity == Activity::Active) else {
        return Vec::new();
    };
    // One seat is no team, and more people than seats is the limit's matter.
    if seats.licensed < 2.0 || seats.active > seats.licensed {
        return Vec::new();
    }
    let more = seats.active_before.map_or(0.0, |before| seats.active - before).floor();
    let evidence = vec![Evidence::new("seats.active", seats.active), Evidence::new("seats.licensed", seats.licensed)];
    let claim = |id| Message::new(id).with("active", seats.active).with("licensed", seats.licensed);
    let mut found = Vec::new();
    if more >= 1.0 {
        found.push(Insight {
            id: "seats:more".into(),
            kind: InsightKind::Strength,
            weight: 110.0 + 40.0 * (more / seats.licensed).min(1.0),
            claim: claim("claim-seats-more").with("more", more),
            step: None,
            evidence: evidence.clone(),
        });
    } else if seats.active > 0.0 {
        found.push(Insight {
            id: "seats:in-use".into(),
            kind: InsightKind::Fact,
            weight: 71.0,
            claim: claim("claim-seats"),
            step: None,
            evidence: evidence.clone(),
        });
    }
    let ready = (seats.licensed - seats.active).floor();
    if ready >= 1.0 && seats.active / seats.licensed < 0.9 {
        found.push(Insight {
            id: "seats-ready:seats".into(),
            kind: InsightKind::Gap,
            weight: 40.0 + 8.0 * (ready / seats.licensed),
            claim: Message::new("claim-seats-ready").with("ready", ready),
            step: Some(NextAction {
                id: "step-seats".into(),
                title: Message::new("step-seats").with("ready", ready),
                subject: Some(Message::new("subject-seats").with("ready", ready)),
                detail: Message::new("step-seats-detail").with("licensed", seats.licensed),
                link: None,
            }),
            evidence,
        });
    }
    found
}
