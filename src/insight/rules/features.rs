//! Features of the plan: those in use, those newly used, those still unused.

use crate::account::figure::{FeatureFigure, FigureId};
use crate::account::suggestion::Suggestion;
use crate::account::view::{Activity, FeatureUse};
use crate::insight::model::{Context, Evidence, FollowUp, Insight, InsightKind, NextAction, Rule, Topic};
use crate::insight::picks::{BEGIN, picks};
use crate::locale::message::{Arg, Message};

/// Features first used in the quarter.
pub const ADOPTED: Topic = Topic("adopted");
/// The number of the plan's features in use.
pub const BREADTH: Topic = Topic("breadth");
/// A suggested feature.
pub const FEATURE: Topic = Topic("feature");

/// The maximum number of newly used features that the claim names.
const NAMED: usize = 2;

#[derive(Debug)]
pub struct FeaturesRule;

impl Rule for FeaturesRule {
    /// Breadth as a fact, new adoption as a strength, the best pick as a gap.
    fn insights(&self, context: &Context<'_>) -> Vec<Insight> {
        let Context { account, workspace } = *context;
        let Some(features) = &account.features else { return Vec::new() };
        let name = |f: &FeatureUse| workspace.catalogue.features[f.index].name.to_string();
        let (used, total) = (features.used(), features.all.len());
        let evidence = || {
            vec![Evidence::new(FigureId::FeaturesUsed, used as f64), Evidence::new(FigureId::FeaturesAll, total as f64)]
        };
        let mut found = Vec::new();
        let new: Vec<_> = features.all.iter().filter(|f| f.new).collect();
        if new.len() < used && !new.is_empty() {
            let names = new.iter().take(NAMED).map(|f| name(f)).collect();
            found.push(Insight {
                id: ADOPTED.of("features"),
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
                id: BREADTH.of("features"),
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
                id: FEATURE.of(&feature.id),
                kind: InsightKind::Gap,
                weight: 45.0 - 4.0 * place as f64,
                claim: claim.with("feature", feature.name.as_str()),
                step: Some(NextAction {
                    id: BEGIN.on(&feature.id),
                    subject: Some(Message::new("subject-feature").with("feature", feature.name.as_str())),
                    title: Message::new(title).with("feature", feature.name.as_str()),
                    detail: Message::new("text").with("text", &feature.benefit),
                    link: feature.url.clone().map(|url| (Message::new("link-how-to"), url)),
                }),
                evidence: evidence()
                    .into_iter()
                    .chain(pick.peers.map(|peers| {
                        Evidence::new(FigureId::feature(&feature.id, FeatureFigure::PeersShare), peers.share)
                    }))
                    .collect(),
            });
        }
        found
    }

    fn follow_up(&self, suggestion: &Suggestion, context: &Context<'_>) -> Option<FollowUp> {
        let id = suggestion.on(&BEGIN)?;
        let Context { account, workspace } = *context;
        let features = account.features.as_ref()?;
        let used = features.all.iter().find(|f| f.id == id)?;
        let name = workspace.catalogue.features[used.index].name.as_str();
        let say = |id| Message::new(id).with("quarter", account.previous).with("feature", name);
        let (done, claim, value) = match used.users.filter(|users| used.used && *users >= 1.0) {
            Some(users) => (true, say("since-feature-users").with("users", users), users),
            None if used.used => (true, say("since-feature"), 1.0),
            None => (false, say("since-feature-open"), 0.0),
        };
        let evidence = vec![Evidence::new(FigureId::feature(id, FeatureFigure::Users), value)];
        let mut named = features.all.iter().filter(|f| f.new).take(NAMED);
        let repeats = named.any(|f| f.id == id).then(|| ADOPTED.of("features")).into_iter().collect();
        Some(FollowUp { action: BEGIN.on(id), repeats, done, claim, evidence })
    }
}
