//! Products that the account's own figures suggest.

use crate::account::action::ActionKind;
use crate::account::figure::FigureId;
use crate::account::suggestion::Suggestion;
use crate::account::view::{Activity, Covers, Features, Offer, OfferReason};
use crate::config::catalogue::Because;
use crate::config::workspace::Workspace;
use crate::insight::model::{Evidence, FollowUp, Insight, InsightKind, NextAction, Rule, RuleContext, Topic};
use crate::insight::tone::{Tone, tone};
use crate::locale::message::{Arg, Message};

pub const OFFER: Topic = Topic("offer");
pub const LOOK_AT: ActionKind = ActionKind::new("step-offer");

#[derive(Debug)]
pub struct OffersRule;

/// The clause that gives the reason for an offer in the account's own figures; `None` if there is none.
pub fn because(offer: &Offer, workspace: &Workspace) -> Option<Message> {
    let rule = workspace.catalogue.products[offer.index].because.as_ref()?;
    Some(reason(rule, &offer.because))
}

/// A reason of the catalogue with the account's figure in it.
pub fn reason(rule: &Because, figure: &OfferReason) -> Message {
    let verb = rule.verb.as_deref();
    match figure {
        OfferReason::Metric { value, covers, noun, .. } => {
            let id = match (verb, covers) {
                (Some(_), Covers::Quarter) => "because-verb-quarter",
                (Some(_), Covers::MeasuredWeeks) => "because-verb-so-far",
                (Some(_), Covers::Week) => "because-verb",
                (None, Covers::Quarter | Covers::MeasuredWeeks) => "because-quarter",
                (None, Covers::Week) => "because",
            };
            let message = Message::new(id).with("amount", Arg::Quantity(*value, noun.clone()));
            let message = message.with("then", rule.then.as_str());
            verb.into_iter().fold(message, |m, verb| m.with("verb", verb))
        }
        OfferReason::Feature { name, .. } => {
            Message::new("because-feature").with("feature", name.as_str()).with("then", rule.then.as_str())
        }
    }
}

impl Rule for OffersRule {
    /// The first offer as a gap; none where use fell or a goal was missed.
    fn insights(&self, context: &RuleContext<'_>) -> Vec<Insight> {
        let RuleContext { account, workspace } = *context;
        let may_offer = account.activity == Activity::Active && tone(account, workspace) == Tone::Usual;
        let Some(offer) = account.offers.first().filter(|_| may_offer) else {
            return Vec::new();
        };
        let product = &workspace.catalogue.products[offer.index];
        let Some(claim) = because(offer, workspace) else { return Vec::new() };
        let of_reason = |value| Evidence::new(FigureId::OfferReason(product.id.clone()), value);
        let evidence = match &offer.because {
            OfferReason::Metric { value, .. } | OfferReason::Feature { users: Some(value), .. } => of_reason(*value),
            // By how many is not known: the feature is one of those in use.
            OfferReason::Feature { users: None, .. } => {
                let used = account.features.as_ref().map_or(1, Features::used);
                Evidence::new(FigureId::FeaturesUsed, used as f64)
            }
        };
        let title = Message::new("step-offer").with("product", product.name.as_str());
        let detail = Message::new("text").with("text", &product.pitch);
        vec![Insight {
            step: Some(NextAction {
                reason: Some(claim.clone()),
                subject: Some(Message::new("subject-offer").with("product", product.name.as_str())),
                link: product.url.clone().map(|url| (Message::new("link-read"), url)),
                ..NextAction::new(LOOK_AT.on(&product.id), title, detail)
            }),
            evidence: vec![evidence],
            ..Insight::new(OFFER.of(&product.id), InsightKind::Gap, 30.0, claim)
        }]
    }

    fn follow_up(&self, suggestion: &Suggestion, context: &RuleContext<'_>) -> Option<FollowUp> {
        let id = suggestion.on(&LOOK_AT)?;
        let RuleContext { account, workspace } = *context;
        let product = workspace.catalogue.products.iter().find(|p| p.id == id)?;
        let owned = account.products_owned.iter().any(|owned| owned == id);
        let claim =
            Message::new("since-offer").with("quarter", account.previous).with("product", product.name.as_str());
        let figures = vec![FigureId::ProductOwned(id.to_owned())];
        owned.then(|| FollowUp { repeats: Vec::new(), done: true, claim, figures })
    }
}
