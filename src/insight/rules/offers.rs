//! A product that the account's own figures speak for.

use crate::account::view::{Account, Activity, Offer, OfferReason};
use crate::config::workspace::Workspace;
use crate::insight::model::{Evidence, Insight, InsightKind, NextAction};
use crate::locale::message::{Arg, Message};

/// The clause that says why an offer fits, in the account's own figures; `None` where there is none.
pub fn because(offer: &Offer, workspace: &Workspace) -> Option<Message> {
    let product = &workspace.catalogue.products[offer.index];
    let rule = product.because.as_ref()?;
    let verb = rule.verb.as_deref();
    Some(match &offer.because {
        OfferReason::Metric { value, adds_up, whole, noun, .. } => {
            let whole = *whole;
            let id = match (verb, adds_up) {
                (Some(_), true) if whole => "because-verb-quarter",
                (Some(_), true) => "because-verb-so-far",
                (Some(_), false) => "because-verb",
                (None, true) => "because-quarter",
                (None, false) => "because",
            };
            let message = Message::new(id).with("amount", Arg::Quantity(*value, noun.clone()));
            let message = message.with("then", rule.then.as_str());
            verb.into_iter().fold(message, |m, verb| m.with("verb", verb))
        }
        OfferReason::Feature { name, .. } => {
            Message::new("because-feature").with("feature", name.as_str()).with("then", rule.then.as_str())
        }
    })
}

/// The first offer as a gap.
pub fn rule(account: &Account, workspace: &Workspace) -> Vec<Insight> {
    let Some(offer) = account.offers.first().filter(|_| account.activity == Activity::Active) else {
        return Vec::new();
    };
    let product = &workspace.catalogue.products[offer.index];
    let Some(claim) = because(offer, workspace) else { return Vec::new() };
    let value = match &offer.because {
        OfferReason::Metric { value, .. } => *value,
        OfferReason::Feature { users, .. } => users.unwrap_or(1.0),
    };
    vec![Insight {
        id: format!("offer:{}", product.id),
        kind: InsightKind::Gap,
        weight: 30.0,
        claim,
        step: Some(NextAction {
            id: format!("step-offer:{}", product.id),
            subject: Some(Message::new("subject-offer").with("product", product.name.as_str())),
            title: Message::new("step-offer").with("product", product.name.as_str()),
            detail: Message::new("text").with("text", &product.pitch),
            link: product.url.clone().map(|url| (Message::new("link-read"), url)),
        }),
        evidence: vec![Evidence::new(format!("{}.because", product.id), value)],
    }]
}
