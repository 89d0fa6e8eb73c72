//! What a rule finds: a claim with its weight, the figures it rests on, and what to do about it.

use std::fmt;

use crate::account::figure::FigureId;
use crate::account::suggestion::Suggestion;
use crate::account::view::Account;
use crate::config::workspace::Workspace;
use crate::locale::message::Message;

/// A claim that the data carries.
#[derive(Debug, Clone, PartialEq)]
pub struct Insight {
    pub id: InsightId,
    pub kind: InsightKind,
    /// Its rank among the account's insights.
    pub weight: f64,
    /// The claim, as a clause.
    pub claim: Message,
    /// What to do about it, where there is something.
    pub step: Option<NextAction>,
    /// The facts it rests on.
    pub evidence: Vec<Evidence>,
}

/// What an insight is to the customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum InsightKind {
    /// Something gained: leads.
    Strength,
    /// Something true, neither gain nor gap.
    Fact,
    /// Something to reach for.
    Gap,
}

/// A figure behind a claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    pub figure: FigureId,
    pub value: f64,
}

impl Evidence {
    pub fn new(figure: FigureId, value: f64) -> Self {
        Self { figure, value }
    }
}

/// What an insight is about. Each rule names its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Topic(pub &'static str);

/// An insight by topic and subject, stable over runs: `trend:weekly_users`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InsightId {
    pub topic: Topic,
    pub subject: String,
}

/// What kind of thing there is to do. Each rule names its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ActionKind(pub &'static str);

/// Something to do by kind and subject, stable over runs: `step-feature:budgets`, `step-seats`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ActionId {
    pub kind: ActionKind,
    /// A feature, a metric, a product, by its id; none where the kind says it all.
    pub subject: Option<String>,
}

impl Topic {
    /// An insight on this topic.
    pub fn of(self, subject: impl Into<String>) -> InsightId {
        InsightId { topic: self, subject: subject.into() }
    }
}

impl ActionKind {
    /// The only action of this kind.
    pub fn only(self) -> ActionId {
        ActionId { kind: self, subject: None }
    }

    /// The action of this kind on a subject.
    pub fn on(self, subject: impl Into<String>) -> ActionId {
        ActionId { kind: self, subject: Some(subject.into()) }
    }
}

impl fmt::Display for InsightId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.topic.0, self.subject)
    }
}

impl fmt::Display for ActionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.subject {
            Some(subject) => write!(f, "{}:{subject}", self.kind.0),
            None => f.write_str(self.kind.0),
        }
    }
}

/// What a suggestion of the quarter before led to.
#[derive(Debug, Clone, PartialEq)]
pub struct FollowUp {
    /// What was suggested.
    pub action: ActionId,
    /// Whether it came true.
    pub done: bool,
    /// What became of it, as a clause.
    pub claim: Message,
    pub evidence: Vec<Evidence>,
}

/// What rules look at.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    pub account: &'a Account,
    pub workspace: &'a Workspace,
}

/// A rule: one file in `rules`, one entry of its list.
pub trait Rule: Sync {
    /// What the rule has to say of an account.
    fn insights(&self, context: &Context<'_>) -> Vec<Insight>;

    /// What became of a suggestion that this rule made a quarter ago; `None` where it is another's, or nothing can be said.
    fn follow_up(&self, _: &Suggestion, _: &Context<'_>) -> Option<FollowUp> {
        None
    }
}

/// Something to do.
#[derive(Debug, Clone, PartialEq)]
pub struct NextAction {
    pub id: ActionId,
    /// What, in a few words.
    pub title: Message,
    /// What it is about, as a noun; of a person's step nobody knows one.
    pub subject: Option<Message>,
    pub detail: Message,
    /// What the link says, and where it leads.
    pub link: Option<(Message, String)>,
}
