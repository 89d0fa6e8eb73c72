//! What a rule finds: a claim with its weight, the figures it rests on, and what to do about it.

use crate::locale::message::Message;

/// A claim that the data carries.
#[derive(Debug, Clone, PartialEq)]
pub struct Insight {
    /// Rule and subject: `trend:weekly_users`. Stable over runs.
    pub id: String,
    /// What it is to the customer.
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

/// A fact behind a claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// Which fact: `weekly_users.value`.
    pub fact: String,
    /// Its value.
    pub value: f64,
}

impl Evidence {
    /// A fact with its value.
    pub fn new(fact: impl Into<String>, value: f64) -> Self {
        Self { fact: fact.into(), value }
    }
}

/// Something to do.
#[derive(Debug, Clone, PartialEq)]
pub struct NextAction {
    /// Rule and subject, stable over runs.
    pub id: String,
    /// What, in a few words.
    pub title: Message,
    /// What it is about, as a noun; of a person's step nobody knows one.
    pub subject: Option<Message>,
    /// Why or how.
    pub detail: Message,
    /// What the link says, and where it leads.
    pub link: Option<(Message, String)>,
}
