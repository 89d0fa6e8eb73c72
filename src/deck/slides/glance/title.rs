//! The title of the quarter on one page: the deck's message, and what it asks to decide.

use crate::account::view::{Account, Activity};
use crate::config::workspace::Workspace;
use crate::deck::phrases::named;
use crate::deck::title_claim::TitleClaim;
use crate::insight::actions::steps;
use crate::insight::model::{Insight, InsightKind};
use crate::insight::registry::{headline, leading};
use crate::insight::rules::goals::GOAL;
use crate::insight::rules::trend::TREND;
use crate::locale::message::Message;

/// What the title claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GlanceTitle {
    /// A person wrote it.
    ByHand,
    GoalsReached,
    GoalOpen,
    Gained,
    Fell,
    /// Neither gain nor fall.
    Told,
    /// The account has not begun, or nothing was measured.
    Beginning,
}

/// What the title is judged by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GlanceShown {
    pub by_hand: bool,
    pub is_active: bool,
    /// Goals reached, and all.
    pub goals: (usize, usize),
    /// Whether the message is of goals.
    pub of_goals: bool,
    /// What the message's movement means, if it is one, and whether the metric did move so.
    pub moved: Option<(InsightKind, bool)>,
}

impl TitleClaim for GlanceTitle {
    type Shown = GlanceShown;

    const ALL: &'static [Self] =
        &[Self::ByHand, Self::Beginning, Self::GoalOpen, Self::GoalsReached, Self::Fell, Self::Gained, Self::Told];

    fn holds(self, shown: &GlanceShown) -> bool {
        let (reached, total) = shown.goals;
        match self {
            Self::ByHand => shown.by_hand,
            Self::Beginning => !shown.is_active,
            Self::GoalOpen => shown.of_goals && reached < total,
            Self::GoalsReached => shown.of_goals && reached == total && total > 0,
            Self::Fell => shown.moved == Some((InsightKind::Gap, true)),
            Self::Gained => shown.moved == Some((InsightKind::Strength, true)),
            Self::Told => {
                !shown.of_goals && !matches!(shown.moved, Some((InsightKind::Gap | InsightKind::Strength, _)))
            }
        }
    }

    /// The claim alone says nothing: its words are those of the account's message.
    fn message(self, _: &GlanceShown) -> Message {
        Message::new("text")
    }
}

impl GlanceShown {
    pub fn of(account: &Account, insights: &[Insight], workspace: &Workspace) -> Self {
        let lead = leading(insights, account, workspace);
        let of_metric = |insight: &&Insight| insight.id.topic == TREND;
        let moved = lead.filter(of_metric).map(|insight| {
            let metric = account.metrics.iter().find(|metric| metric.id == insight.id.subject);
            let change = metric.and_then(|metric| Some((metric, metric.change.ok()?)));
            let beyond = change.filter(|(metric, _)| !metric.moved_within_noise());
            let better = beyond.map(|(metric, change)| change.is_up() == metric.more_is_better);
            (insight.kind, better == Some(insight.kind == InsightKind::Strength))
        });
        Self {
            by_hand: account.account_override.headline.is_some(),
            is_active: account.activity == Activity::Active,
            goals: (account.goals.iter().filter(|goal| goal.is_reached()).count(), account.goals.len()),
            of_goals: lead.is_some_and(|insight| insight.id.topic == GOAL),
            moved,
        }
    }
}

/// The title's sentences, the fullest first: with what to decide, then the message alone.
pub fn titles(account: &Account, insights: &[Insight], workspace: &Workspace) -> Vec<Message> {
    let name = |id| Message::new(id).with("name", account.name.as_str()).with("quarter", account.period);
    match account.activity {
        Activity::Zero => return vec![name(named(account, "glance-title-start", "glance-title-start-you"))],
        Activity::Unmeasured => return vec![name(named(account, "glance-title-record", "glance-title-record-you"))],
        Activity::Active => {}
    }
    let happened = headline(insights, account, workspace);
    if account.account_override.headline.is_some() {
        return vec![happened];
    }
    let decision = steps(insights, account, workspace).into_iter().next();
    let gap = leading(insights, account, workspace).filter(|insight| insight.kind == InsightKind::Gap);
    let asks = gap.is_some() && decision.as_ref().is_some_and(|step| step.question.is_some() && step.reason.is_some());
    // The way to a goal that is named already names it again.
    let own = gap.and_then(|gap| gap.step.as_ref());
    let decision = decision.filter(|step| asks || own.is_none_or(|own| own.id != step.id));
    let subject = decision.and_then(|step| step.subject);
    let pair = |happened: &Message| {
        let with = |id| Message::new(id).with("happened", happened.clone());
        match &subject {
            _ if asks => Some(with("headline-asks")),
            Some(subject) => Some(with("headline-next").with("subject", subject.clone())),
            None => None,
        }
    };
    // A goal's name stands below the title as well, so that there is room for what to decide.
    let is_goal = |lead: &&Insight| lead.id.topic == GOAL && lead.kind == InsightKind::Strength;
    let is_only_goal = account.goals.len() == 1 && leading(insights, account, workspace).filter(is_goal).is_some();
    let short = is_only_goal.then(|| Message::new("headline-goal-reached"));
    [Some(&happened), short.as_ref()].into_iter().flatten().filter_map(pair).chain([happened.clone()]).collect()
}
