//! Features of the plan: those used, those newly used, those that wait.

use crate::account::{Account, Activity, FeatureUse, Features, Tailored};
use crate::voice::{Arg, Message};
use crate::workspace::Workspace;

use super::{Evidence, Insight, Kind, Step};

/// The most features suggested at once.
const PICKS: usize = 3;

/// The features to start with: first those that a person pinned, then those that most peers use (from the configured share
/// on), then the catalogue's order, advanced ones last; none that a person dropped.
pub fn picks<'a>(features: &'a Features, tailored: &Tailored, workspace: &Workspace) -> Vec<&'a FeatureUse> {
    let threshold = workspace.config.thresholds.peer_adoption;
    let mut open: Vec<_> = features.all.iter().filter(|f| !f.used).collect();
    let peers = |f: &FeatureUse| f.peers.map_or(0.0, |p| p.share);
    open.sort_by(|a, b| {
        let advanced = |f: &FeatureUse| workspace.catalogue.features[f.index].advanced;
        let known = |f: &FeatureUse| peers(f) >= threshold;
        (advanced(a).cmp(&advanced(b)))
            .then(known(b).cmp(&known(a)))
            .then(peers(b).total_cmp(&peers(a)))
            .then(a.index.cmp(&b.index))
    });
    let mut open = tailored.arranged(open, |feature| &feature.id);
    open.truncate(PICKS);
    open
}

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
            kind: Kind::Strength,
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
            kind: if used == total { Kind::Strength } else { Kind::Fact },
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
            kind: Kind::Gap,
            weight: 45.0 - 4.0 * place as f64,
            claim: claim.with("feature", feature.name.as_str()),
            step: Some(Step {
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
