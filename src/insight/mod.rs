//! What is worth saying of an account: claims with their evidence, ranked.
//!
//! Each rule is a file with one function `rule(&Account, &Workspace) -> Vec<Insight>`. A claim is a
//! [`Message`], never a sentence. The ranking is the `weight`: what the customer gained (100 and above), what it did
//! (50–99), what it could do next (below 50); ties go by id, so the order never depends on anything else.

mod features;
mod limits;
mod offers;
mod requests;
mod seats;
mod service;
mod start;
mod steps;
mod trend;

use crate::account::Account;
use crate::voice::Message;
use crate::workspace::Workspace;

pub use features::picks;
pub use offers::because;
pub use steps::{Step, steps};
pub use trend::claim as trend_claim;

/// A claim that the data carries.
#[derive(Debug, Clone, PartialEq)]
pub struct Insight {
    /// Rule and subject: `trend:weekly_users`. Stable over runs.
    pub id: String,
    /// What it is to the customer.
    pub kind: Kind,
    /// Its rank among the account's insights.
    pub weight: f64,
    /// The claim, as a clause.
    pub claim: Message,
    /// What to do about it, where there is something.
    pub step: Option<Step>,
    /// The facts it rests on.
    pub evidence: Vec<Evidence>,
}

/// What an insight is to the customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
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

/// All insights of an account, the weightiest first.
pub fn insights(account: &Account, workspace: &Workspace) -> Vec<Insight> {
    let rules = [
        start::rule,
        seats::rule,
        trend::rule,
        limits::rule,
        features::rule,
        requests::rule,
        offers::rule,
        service::rule,
    ];
    let mut all: Vec<_> = rules.iter().flat_map(|rule| rule(account, workspace)).collect();
    all.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.id.cmp(&b.id)));
    all
}

/// The one-sentence headline: the weightiest insight.
pub fn headline(insights: &[Insight], account: &Account) -> Message {
    match insights.first() {
        Some(insight) => insight.claim.clone(),
        None => Message::new("headline-none").with("quarter", account.period),
    }
}

/// Three sentences for the glance: a strength or fact, then a gap, then the best of what is left; none about the
/// subject of the slide's title or of another sentence.
pub fn sentences<'a>(insights: &'a [Insight], said: &[&str]) -> Vec<&'a Insight> {
    let subject = |id: &str| id.split(':').next().unwrap_or_default().to_owned();
    let free: Vec<_> = insights.iter().filter(|i| !said.contains(&i.id.as_str())).collect();
    let mut chosen: Vec<&Insight> = Vec::new();
    let mut choose = |want: &dyn Fn(&Insight) -> bool| {
        let new = |i: &&&Insight| {
            want(i)
                && chosen
                    .iter()
                    .all(|c| c.id != i.id && (subject(&c.id) != subject(&i.id) || subject(&i.id) == "trend"))
        };
        if let Some(found) = free.iter().find(new) {
            chosen.push(found);
        }
    };
    choose(&|i| i.kind != Kind::Gap);
    choose(&|i| i.kind == Kind::Gap);
    choose(&|i| i.kind != Kind::Gap);
    choose(&|_| true);
    choose(&|_| true);
    chosen.truncate(3);
    chosen.sort_by_key(|i| i.kind);
    chosen
}

impl Evidence {
    /// A fact with its value.
    pub fn new(fact: impl Into<String>, value: f64) -> Self {
        Self { fact: fact.into(), value }
    }
}
