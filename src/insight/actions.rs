//! The three next steps of a deck: from the insights in their order, then from fallbacks that suit every account.

use crate::account::action::ActionKind;
use crate::account::view::{Account, Activity};
use crate::config::overrides::file::OwnStep;
use crate::config::workspace::Workspace;
use crate::insight::model::{Insight, InsightKind, NextAction};
use crate::insight::picks::BEGIN;
use crate::insight::rules::limits::LIMIT;
use crate::locale::message::{Arg, Message};

/// A step that a person wrote; the subject is its place, counted from 1.
const BY_HAND: ActionKind = ActionKind::new("step-by-hand");

const STEPS: usize = 3;

/// The account's next steps: those that a person wrote, then those of limits, gaps and other insights, at most one of each kind
/// but two suggested features.
pub fn steps(insights: &[Insight], account: &Account, workspace: &Workspace) -> Vec<NextAction> {
    let mut found: Vec<NextAction> = account.tailored.steps.iter().enumerate().map(by_hand).collect();
    let most = |kind: &ActionKind| if *kind == BEGIN { 2 } else { 1 };
    let gaps = insights.iter().filter(|i| i.kind == InsightKind::Gap);
    let limits = insights.iter().filter(|i| i.id.topic == LIMIT);
    let others = insights.iter().filter(|i| i.kind != InsightKind::Gap);
    for step in limits.chain(gaps).chain(others).filter_map(|i| i.step.as_ref()) {
        let same = found.iter().filter(|f| f.id.kind == step.id.kind).count();
        if found.len() < STEPS && same < most(&step.id.kind) {
            found.push(step.clone());
        }
    }
    for fallback in fallbacks(account, workspace) {
        if found.len() < STEPS {
            found.push(fallback);
        }
    }
    found
}

/// A step that a person wrote. Its id is its place, because its text may change from run to run.
fn by_hand((place, step): (usize, &OwnStep)) -> NextAction {
    let text = |text: &str| Message::new("text").with("text", text);
    let label = || step.label.as_deref().map_or_else(|| Message::new("link-read"), text);
    NextAction {
        id: BY_HAND.on((place + 1).to_string()),
        title: text(&step.title),
        subject: None,
        detail: text(step.detail.as_deref().unwrap_or_default()),
        link: step.url.clone().map(|url| (label(), url)),
    }
}

fn fallbacks(account: &Account, workspace: &Workspace) -> Vec<NextAction> {
    let csm = || Arg::Text(account.csm.name.clone());
    let simple = |id: &'static str, subject: &'static str, detail: &'static str| NextAction {
        id: ActionKind::new(id).only(),
        title: Message::new(id),
        subject: Some(Message::new(subject)),
        detail: Message::new(detail).with("csm", csm()),
        link: None,
    };
    let changes = workspace.config.links.changelog.as_ref().map(|url| NextAction {
        id: ActionKind::new("step-changelog").only(),
        title: Message::new("step-changelog"),
        subject: Some(Message::new("subject-changelog")),
        detail: Message::new("step-changelog-detail").with("quarter", account.period),
        link: Some((Message::new("link-changelog"), url.clone())),
    });
    let start = (account.activity == Activity::Zero)
        .then(|| simple("step-kick-off", "subject-kick-off", "step-kick-off-detail"));
    start
        .into_iter()
        .chain([simple("step-goals", "subject-goals", "step-goals-detail")])
        .chain([simple("step-share", "subject-share", "step-share-detail")])
        .chain(changes)
        .chain([simple("step-reply", "subject-reply", "step-reply-detail")])
        .collect()
}
