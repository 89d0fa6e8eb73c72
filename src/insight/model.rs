//! The result of a rule: a claim with its weight, the figures behind it, and a suggested action.

use std::fmt;

use chrono::NaiveDate;

use crate::account::action::ActionId;
use crate::account::figure::FigureId;
use crate::account::suggestion::Suggestion;
use crate::account::view::Account;
use crate::config::workspace::Workspace;
use crate::locale::message::Message;

/// A claim that the data supports.
#[derive(Debug, Clone, PartialEq)]
pub struct Insight {
    pub id: InsightId,
    pub kind: InsightKind,
    pub urgency: Urgency,
    /// Insights are ranked by it, highest first.
    pub weight: f64,
    /// As a clause.
    pub claim: Message,
    pub step: Option<NextAction>,
    pub evidence: Vec<Evidence>,
    /// Whether a page may have several sentences on its topic.
    pub may_repeat: bool,
    pub leads: Leads,
}

/// Whether an insight may be a deck's message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leads {
    May,
    /// Only where nothing else may: that a figure stayed as it was.
    Last,
    /// A bare level, or a change that counts vary by.
    Never,
}

/// Whether an insight goes before weightier ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    Usual,
    /// Its step comes before those of others.
    Soon,
    /// So does its step, and the glance has a sentence on it.
    Now,
}

/// What an insight means to the customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum InsightKind {
    /// A gain; comes first.
    Strength,
    /// Neither gain nor gap.
    Fact,
    /// An opportunity.
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

/// What an insight is about. Each rule defines its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Topic(pub &'static str);

/// Topic and subject of an insight, stable over runs: `trend:weekly_users`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InsightId {
    pub topic: Topic,
    pub subject: String,
}

impl Insight {
    /// An insight without a step and evidence.
    pub fn new(id: InsightId, kind: InsightKind, weight: f64, claim: Message) -> Self {
        let (urgency, step, evidence) = (Urgency::Usual, None, Vec::new());
        Self { id, kind, urgency, weight, claim, step, evidence, may_repeat: false, leads: Leads::May }
    }
}

impl Topic {
    pub fn of(self, subject: impl Into<String>) -> InsightId {
        InsightId { topic: self, subject: subject.into() }
    }
}

impl fmt::Display for InsightId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.topic.0, self.subject)
    }
}

/// The outcome of a suggestion of the quarter before.
#[derive(Debug, Clone, PartialEq)]
pub struct FollowUp {
    /// The insights that say the same.
    pub repeats: Vec<InsightId>,
    /// Whether the suggestion was followed.
    pub done: bool,
    /// The outcome, as a clause.
    pub claim: Message,
    /// What it rests on.
    pub figures: Vec<FigureId>,
}

/// The input of a rule.
#[derive(Debug, Clone, Copy)]
pub struct RuleContext<'a> {
    pub account: &'a Account,
    pub workspace: &'a Workspace,
}

/// A rule: one file in `rules`, and one entry in the list there.
pub trait Rule: Sync {
    fn insights(&self, context: &RuleContext<'_>) -> Vec<Insight>;

    /// The outcome of a suggestion that this rule made a quarter ago; `None` if another rule made it or the outcome is unknown.
    fn follow_up(&self, _: &Suggestion, _: &RuleContext<'_>) -> Option<FollowUp> {
        None
    }
}

/// A suggested action.
#[derive(Debug, Clone, PartialEq)]
pub struct NextAction {
    pub id: ActionId,
    pub title: Message,
    /// The subject as a noun; `None` for a step that a person wrote.
    pub subject: Option<Message>,
    /// Why, out of the account's own figures, as a clause.
    pub reason: Option<Message>,
    pub detail: Message,
    /// What it is worth, where a goal or a stated rate says so, as a clause.
    pub worth: Option<Message>,
    /// Label and address.
    pub link: Option<(Message, String)>,
    /// Whether that address came with an export, and may lead to somebody else.
    pub has_imported_link: bool,
    /// At most so many steps of its kind in a deck.
    pub most: usize,
    /// Who does it.
    pub who: Who,
    /// The first day of the month before which it is to be done; `None` for within the quarter to come.
    pub before: Option<NaiveDate>,
    /// What it asks the reader; `None` where yes is the answer.
    pub question: Option<Question>,
}

/// Who takes a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The customer.
    You,
    /// The customer and the vendor.
    Both,
}

/// A question to the customer, with its prepared answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    pub text: Message,
    /// At most five; the last of five stands alone.
    pub answers: Vec<Message>,
}

impl Question {
    /// A question whose answers name nothing.
    pub fn new(text: Message, answers: &[&'static str]) -> Self {
        Self { text, answers: answers.iter().copied().map(Message::new).collect() }
    }
}

impl NextAction {
    /// A step of the customer without a subject and a link, and the only one of its kind in a deck.
    pub fn new(id: ActionId, title: Message, detail: Message) -> Self {
        Self {
            id,
            title,
            subject: None,
            reason: None,
            detail,
            worth: None,
            link: None,
            has_imported_link: false,
            most: 1,
            who: Who::You,
            before: None,
            question: None,
        }
    }
}
