//! The three next steps of a deck: from the insights in their order, then from fallbacks that suit every account.

use crate::account::action::ActionKind;
use crate::account::view::{Account, Activity};
use crate::config::overrides::file::OwnStep;
use crate::config::workspace::Workspace;
use crate::insight::model::{Insight, InsightKind, NextAction, Question, Urgency, Who};
use crate::insight::registry::leading;
use crate::insight::rules::features::{FEATURE, is_lapsed};
use crate::insight::tone::{Tone, tone};
use crate::locale::message::{Arg, Message};

/// A step that a person wrote; the subject is its place, counted from 1.
const BY_HAND: ActionKind = ActionKind::new("step-by-hand");

const STEPS: usize = 3;

/// The account's next steps: those that a person wrote, then that of the deck's message, those of urgent insights, gaps and other
/// insights, of each kind at most as many as it allows.
pub fn steps(insights: &[Insight], account: &Account, workspace: &Workspace) -> Vec<NextAction> {
    let mut found: Vec<NextAction> = account.account_override.steps.iter().enumerate().map(by_hand).collect();
    // What the deck's message is about comes first, where it asks for something.
    let lead = leading(insights, account, workspace).into_iter();
    // Where use fell, the way back is to what was used.
    let falling = tone(account, workspace) == Tone::Falling;
    let way_back = |i: &&Insight| !falling || i.id.topic != FEATURE || is_lapsed(i);
    let gaps = insights.iter().filter(|i| i.kind == InsightKind::Gap).filter(way_back);
    let urgent = insights.iter().filter(|i| i.urgency > Urgency::Usual);
    let others = insights.iter().filter(|i| i.kind != InsightKind::Gap);
    for step in lead.chain(urgent).chain(gaps).chain(others).filter_map(|i| i.step.as_ref()) {
        if found.iter().any(|f| f.id == step.id) {
            continue;
        }
        let same = found.iter().filter(|f| f.id.kind == step.id.kind).count();
        if found.len() < STEPS && same < step.most {
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

/// The insight that a step comes from; `None` if a person wrote it or it suits every account.
pub fn source<'a>(step: &NextAction, insights: &'a [Insight]) -> Option<&'a Insight> {
    insights.iter().find(|insight| insight.step.as_ref().is_some_and(|known| known.id == step.id))
}

/// What a step asks because something fell or was missed; all else proposes.
pub fn asked<'a>(step: &'a NextAction, insights: &[Insight]) -> Option<&'a Question> {
    step.question.as_ref().filter(|_| source(step, insights).is_some_and(|of| of.kind == InsightKind::Gap))
}

/// A step that a person wrote. Its id is its place, because its text may change from run to run.
fn by_hand((place, step): (usize, &OwnStep)) -> NextAction {
    let text = |text: &str| Message::new("text").with("text", text);
    let label = || step.label.as_deref().map_or_else(|| Message::new("link-read"), text);
    let (id, detail) = (BY_HAND.on((place + 1).to_string()), text(step.detail.as_deref().unwrap_or_default()));
    let link = step.url.clone().map(|url| (label(), url));
    NextAction { link, ..NextAction::new(id, text(&step.title), detail) }
}

fn fallbacks(account: &Account, workspace: &Workspace) -> Vec<NextAction> {
    let csm = || Arg::Text(account.csm.name.clone());
    let step = |id: &'static str, subject: &'static str, detail: Message| NextAction {
        subject: Some(Message::new(subject)),
        ..NextAction::new(ActionKind::new(id).only(), Message::new(id), detail)
    };
    let simple = |id, subject, detail| step(id, subject, Message::new(detail).with("csm", csm()));
    let changes = workspace.config.links.changelog.as_ref().map(|url| NextAction {
        link: Some((Message::new("link-changelog"), url.clone())),
        ..step(
            "step-changelog",
            "subject-changelog",
            Message::new("step-changelog-detail").with("quarter", account.period),
        )
    });
    let falling = tone(account, workspace) == Tone::Falling;
    let again = falling.then(|| NextAction {
        who: Who::Both,
        ..simple("step-look-again", "subject-look-again", "step-look-again-detail")
    });
    let start = (account.activity == Activity::Zero)
        .then(|| simple("step-kick-off", "subject-kick-off", "step-kick-off-detail"));
    start
        .into_iter()
        .chain(again)
        .chain([simple("step-goals", "subject-goals", "step-goals-detail")])
        .chain([simple("step-share", "subject-share", "step-share-detail")])
        .chain(changes)
        .chain([simple("step-reply", "subject-reply", "step-reply-detail")])
        .collect()
}
