//! Features of the plan: those used, those newly used, those that wait.

use crate::account::view::{Account, Activity, FeatureUse};
use crate::config::workspace::Workspace;
use crate::insight::model::{Evidence, Insight, InsightKind, NextAction};
use crate::insight::picks::picks;
use crate::locale::message::{Arg, Message};

/// Breadth as a fact, new adoption as a strength, the best pick as a gap.
pub fn rule(account: &Account, workspace: &Workspace) -> Vec<Insight> {
    let Some(features) = &account.features else { return Vec::new() };
    let name = |f: &FeatureUse| workspace.catalogue.features[f.index].name.to_string();
    let (used, total) = (features.used(), features.all.len());
    let evidence = || vec![Evidence::new("features.used", used as f64), Evidence::new("features.all", total as f64)];
    let mut found = Vec::new();
    let new: Vec<_> = features.all.iter().filter(|f| f.new).collect();
    if new.len() < used && !new.is_empty() {
        let names = new.iter().take(2).map(|f| name(f)).collect();
        found.push(Insight {
            id: "adopted:features".into(),
            kind: InsightKind::Strength,
            weight: 70.0 + new.len().min(5) as f64,
            claim: Message::new("claim-adopted").with("n", new.len()).with("names", Arg::List(names)),
            step: None,
            evidence: evidence(),
        });
    }
    if used > 0 && account.activity == Activity::Active {
        let id = if used == total { "claim-breadth-all" } else { "claim-breadth" };
        found.push(Insight {
            id: "breadth:features".into(),
            kind: if used == total { InsightKind::Strength } else { InsightKind::Fact },
            weight: 52.0,
            claim: Message::new(id).with("used", used).with("total", total),
            step: None,
            evidence: evidence(),
        });
    }
    for (place, pick) in picks(features, &account.tailored, workspace).into_iter().enumerate() {
        let feature = &workspace.catalogue.features[pick.index];
        let claim = match pick.peers.filter(|p| p.share >= workspace.config.thresholds.peer_adoption) {
            Some(peers) => Message::new("claim-pick-peers").with("share", Arg::Share(peers.share)),
            None => Message::new("claim-pick").with("left", total - used),
        };
        let title = if account.activity == Activity::Active { "step-feature" } else { "step-feature-first" };
        found.push(Insight {
            id: format!("feature:{}", feature.id),
            kind: InsightKind::Gap,
            weight: 45.0 - 4.0 * place as f64,
            claim: claim.with("feature", feature.name.as_str()),
            step: Some(NextAction {
                id: format!("step-feature:{}", feature.id),
                subject: Some(Message::new("subject-feature").with("feature", feature.name.as_str())),
                title: Message::new(title).with("feature", feature.name.as_str()),
                detail: Message::new("text").with("text", &feature.benefit),
                link: feature.url.clone().map(|url| (Message::new("link-how-to"), url)),
            }),
            evidence: evidence()
                .into_iter()
                .chain(pick.peers.map(|peers| Evidence::new(format!("{}.peers_share", feature.id), peers.share)))
                .collect(),
        });
    }
    found
}
