//! Features of the plan: those in use, those newly used, those still unused.

use crate::account::feature_months::Lapsed;
use crate::account::figure::{FeatureFigure, FigureId};
use crate::account::offers::figure_behind;
use crate::account::suggestion::Suggestion;
use crate::account::view::{Account, Activity, FeatureUse, Features};
use crate::config::wording::Wording;
use crate::config::workspace::Workspace;
use crate::insight::model::{Evidence, FollowUp, Insight, InsightKind, Leads, NextAction, Rule, RuleContext, Topic};
use crate::insight::picks::{BEGIN, picks};
use crate::insight::rules::offers;
use crate::locale::message::{Arg, Message};

/// Features first used in the quarter.
pub const ADOPTED: Topic = Topic("adopted");
/// The number of the plan's features in use.
pub const BREADTH: Topic = Topic("breadth");
/// The feature that most people use.
pub const MOST_USED: Topic = Topic("most-used");
/// A suggested feature.
pub const FEATURE: Topic = Topic("feature");

/// The maximum number of newly used features that the claim names.
const NAMED: usize = 2;

/// Whether an insight is of a feature that people stopped using.
pub fn is_lapsed(insight: &Insight) -> bool {
    insight.id.topic == FEATURE && insight.claim.id.starts_with("claim-lapsed")
}

/// Until when a feature was used: the first message says the month, the second how many people used it then as well.
pub fn until(lapsed: Lapsed, ids: [&'static str; 2]) -> Message {
    until_month(Arg::Month(lapsed.until), lapsed.users, ids)
}

/// The same with the month as it is to be written.
pub fn until_month(month: Arg, users: Option<f64>, [when, who]: [&'static str; 2]) -> Message {
    match users.filter(|users| *users >= 1.0) {
        Some(users) => Message::new(who).with("month", month).with("users", users),
        None => Message::new(when).with("month", month),
    }
}

/// From so many people on it is said which feature most use, and from so many uses on which is used most often.
const FEWEST: f64 = 2.0;
const OFTEN: f64 = 10.0;

/// The feature that most people used in the latest full month; of one person, the one that was used most often.
fn most_used(features: &Features, account: &Account, workspace: &Workspace) -> Option<Insight> {
    let latest = features.all.iter().filter_map(|feature| Some((feature, feature.months.latest?)));
    let most = latest.max_by(|(a, x), (b, y)| x.users.total_cmp(&y.users).then(b.index.cmp(&a.index)));
    let Some((feature, latest)) = most.filter(|_| !account.is_one_person) else {
        return most_often(features, account, workspace);
    };
    let name = workspace.catalogue.features[feature.index].name.to_string();
    let claim = Message::new("claim-most-used").with("feature", Arg::Features(vec![name]));
    let claim = claim.with("users", latest.users).with("month", Arg::Month(latest.month));
    let evidence = vec![Evidence::new(FigureId::feature(&feature.id, FeatureFigure::LatestMonth), latest.users)];
    let insight = Insight::new(MOST_USED.of("features"), InsightKind::Fact, 61.0, claim);
    (latest.users >= FEWEST).then_some(Insight { evidence, ..insight })
}

/// The feature that was used most often in the quarter, where the uses of every feature in use are known.
fn most_often(features: &Features, account: &Account, workspace: &Workspace) -> Option<Insight> {
    let used = features.all.iter().filter(|feature| feature.used);
    let counted: Vec<_> = used.map(|feature| Some((feature, feature.uses?))).collect::<Option<_>>()?;
    let most = counted.iter().max_by(|(a, x), (b, y)| x.total_cmp(y).then(b.index.cmp(&a.index)));
    let (feature, uses) = most.copied()?;
    let is_alone = counted.iter().filter(|(_, other)| *other >= uses).count() == 1;
    let name = workspace.catalogue.features[feature.index].name.to_string();
    let claim = Message::new("claim-most-often").with("feature", Arg::Features(vec![name]));
    let claim = claim.with("uses", uses).with("quarter", account.period);
    let evidence = vec![Evidence::new(FigureId::feature(&feature.id, FeatureFigure::Uses), uses)];
    let insight = Insight::new(MOST_USED.of("features"), InsightKind::Fact, 61.0, claim);
    (uses >= OFTEN && is_alone && counted.len() > 1).then_some(Insight { evidence, ..insight })
}

/// The share of the peers that at least use a feature.
fn told(pick: &FeatureUse) -> Option<f64> {
    pick.peers.and_then(|peers| peers.share())
}

/// The same where they are enough to be a reason.
fn convincing(pick: &FeatureUse, workspace: &Workspace) -> Option<f64> {
    told(pick).filter(|share| *share >= workspace.config.thresholds.peer_adoption)
}

/// The step to start with a feature.
pub fn start(pick: &FeatureUse, account: &Account, workspace: &Workspace) -> NextAction {
    let feature = &workspace.catalogue.features[pick.index];
    let (lapsed, peers) = (pick.months.lapsed, convincing(pick, workspace));
    let title = match (account.activity, lapsed) {
        (Activity::Active, Some(_)) => "step-feature-again",
        (Activity::Active, None) => "step-feature",
        _ => "step-feature-first",
    };
    let of_feature = |message: Message| message.with("feature", feature.name.as_str());
    // The account's own work is the better reason, and says what the feature is for.
    let own = feature.because.as_ref().and_then(|rule| {
        let figure = figure_behind(rule, &workspace.catalogue, &account.metrics, account.features.as_ref())?;
        Some(offers::reason(rule, &figure))
    });
    let is_told = lapsed.is_none() && own.is_some();
    let benefit = if is_told { &Wording::default() } else { &feature.benefit };
    let detail = Message::new("text").with("text", benefit);
    let reason = match (lapsed, peers) {
        (Some(lapsed), _) => Some(until(lapsed, ["reason-lapsed", "reason-lapsed-users"])),
        _ if own.is_some() => own,
        (None, Some(share)) => Some(Message::new("reason-peers").with("share", Arg::Share(share))),
        (None, None) => None,
    };
    NextAction {
        subject: Some(of_feature(Message::new("subject-feature"))),
        link: feature.url.clone().map(|url| (Message::new("link-how-to"), url)),
        most: 2,
        reason,
        ..NextAction::new(BEGIN.on(&feature.id), of_feature(Message::new(title)), detail)
    }
}

#[derive(Debug)]
pub struct FeaturesRule;

impl Rule for FeaturesRule {
    /// Breadth as a fact, new adoption as a strength, the best pick as a gap.
    fn insights(&self, context: &RuleContext<'_>) -> Vec<Insight> {
        let RuleContext { account, workspace } = *context;
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
            let weight = 70.0 + new.len().min(5) as f64;
            let claim = Message::new("claim-adopted").with("n", new.len()).with("names", Arg::Features(names));
            let insight = Insight::new(ADOPTED.of("features"), InsightKind::Strength, weight, claim);
            found.push(Insight { evidence: evidence(), ..insight });
        }
        if used > 0 && account.activity == Activity::Active {
            let (kind, id) = match used == total {
                true => (InsightKind::Strength, "claim-breadth-all"),
                false => (InsightKind::Fact, "claim-breadth"),
            };
            let claim = Message::new(id).with("used", used).with("total", total);
            let insight = Insight::new(BREADTH.of("features"), kind, 52.0, claim);
            // What a new account has not used yet is no part that it lacks.
            if used == total || !account.lifecycle.is_young() {
                let leads = if used == total { Leads::May } else { Leads::Never };
                found.push(Insight { evidence: evidence(), leads, ..insight });
            }
            found.extend(most_used(features, account, workspace));
        }
        for (place, pick) in picks(features, &account.account_override, workspace).into_iter().enumerate() {
            let feature = &workspace.catalogue.features[pick.index];
            let peers = convincing(pick, workspace);
            let lapsed = pick.months.lapsed;
            let claim = match (lapsed, peers) {
                (Some(lapsed), _) => until(lapsed, ["claim-lapsed", "claim-lapsed-users"]),
                (None, Some(share)) => Message::new("claim-pick-peers").with("share", Arg::Share(share)),
                (None, None) => Message::new("claim-pick").with("left", total - used),
            };
            let lapsed_users = lapsed
                .and_then(|lapsed| lapsed.users)
                .map(|users| Evidence::new(FigureId::feature(&feature.id, FeatureFigure::Lapsed), users));
            let (id, weight) = (FEATURE.of(&feature.id), 45.0 - 4.0 * place as f64);
            found.push(Insight {
                step: Some(start(pick, account, workspace)),
                evidence: evidence()
                    .into_iter()
                    .chain(lapsed_users)
                    .chain(
                        told(pick).map(|share| {
                            Evidence::new(FigureId::feature(&feature.id, FeatureFigure::PeersShare), share)
                        }),
                    )
                    .collect(),
                ..Insight::new(id, InsightKind::Gap, weight, claim.with("feature", feature.name.as_str()))
            });
        }
        found
    }

    fn follow_up(&self, suggestion: &Suggestion, context: &RuleContext<'_>) -> Option<FollowUp> {
        let id = suggestion.on(&BEGIN)?;
        let RuleContext { account, workspace } = *context;
        let features = account.features.as_ref()?;
        let used = features.all.iter().find(|f| f.id == id)?;
        let name = workspace.catalogue.features[used.index].name.as_str();
        let say = |id| Message::new(id).with("quarter", account.previous).with("feature", name);
        let (done, claim) = match used.users.filter(|users| used.used && *users >= 1.0) {
            Some(users) => (true, say("since-feature-users").with("users", users)),
            None if used.used => (true, say("since-feature")),
            None => (false, say("since-feature-open")),
        };
        let figures = vec![FigureId::feature(id, FeatureFigure::Users)];
        let mut named = features.all.iter().filter(|f| f.new).take(NAMED);
        let repeats = named.any(|f| f.id == id).then(|| ADOPTED.of("features")).into_iter().collect();
        Some(FollowUp { repeats, done, claim, figures })
    }
}
