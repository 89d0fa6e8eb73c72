//! Explains an account's deck: its sentences, their figures, and where those come from.
//!
//! Figures have the same ids as in the evidence of sentences and know their origin, so a sentence leads to its figures and a
//! figure to the rows of a file. Nothing of this reaches a customer, and it contains no internal data.

use crate::account::change::Told;
use crate::account::figure::{Amount, Figure};
use crate::account::view::Account;
use crate::base::row::codes::ReasonCode;
use crate::config::workspace::Workspace;
use crate::deck::missing_slides::omissions;
use crate::deck::registry::select;
use crate::deck::slide::{ChosenSlide, ShownClaim, SlideContext};
use crate::insight::model::InsightId;
use crate::insight::{actions, registry};
use crate::inspect::explanation::{DeckExplanation, ExplainedClaim, ExplainedFigure, ExplainedSlide};
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};
use crate::pipeline::factory::DeckFactory;
use crate::pipeline::plan::HoldPolicy;
use crate::store::manifest_row::Outcome;

impl DeckFactory {
    /// Explains the deck of an account, held or not.
    pub fn explanation(&self, at: usize) -> DeckExplanation {
        let row = &self.tables().accounts[at];
        let localization = self.localizations.of(row);
        let workspace = &*localization.localized.workspace;
        let (account, _internal, _clearance) = self.base.account_in(at, &localization.localized);
        let localizer = &**localization.speaking_to(&account);
        let insights = registry::insights(&account, workspace);
        let facts = figures(&account, workspace, localizer);
        let (open, withheld) = (open(&account, workspace), self.base.withheld(at));
        let (record, made) = match self.plan_under(at, HoldPolicy::Respect) {
            Ok(plan) => (plan.record.clone(), Some(plan)),
            Err(record) if record.outcome == Outcome::Held && record.reason_code != Some(ReasonCode::Override) => {
                (*record, self.plan_under(at, HoldPolicy::Ignore).ok())
            }
            Err(record) => (*record, None),
        };
        let Some(plan) = made else {
            let selection = select(&SlideContext { account: &account, insights: &insights, workspace, localizer });
            let omitted = omissions(&selection, &self.workspace);
            let (slides, steps, sentences) = (Vec::new(), Vec::new(), Vec::new());
            return DeckExplanation { record, claims: None, slides, steps, omitted, sentences, facts, withheld, open };
        };
        let page = |ChosenSlide { kind, slide }: &ChosenSlide| {
            let shown = slide.figures();
            let facts = facts.iter().map(|figure| &figure.id).filter(|id| shown.contains(id)).cloned().collect();
            ExplainedSlide { slide: *kind, title: slide.title().to_owned(), facts }
        };
        let slides: Vec<_> = plan.selection.slides.iter().map(page).collect();
        let steps =
            actions::steps(&insights, &account, workspace).iter().map(|step| localizer.say(&step.title)).collect();
        let omitted = omissions(&plan.selection, &self.workspace);
        let shown: Vec<ShownClaim> = plan.selection.slides.iter().flat_map(|chosen| chosen.slide.claims()).collect();
        let leads = |id: &InsightId| shown.iter().any(|claim| claim.insight.as_ref() == Some(id));
        let own = shown.iter().filter(|claim| claim.insight.is_none());
        let own =
            own.map(|claim| ExplainedClaim { id: None, text: claim.text.clone(), leads: true, evidence: Vec::new() });
        let found = insights.iter().map(|insight| ExplainedClaim {
            id: Some(insight.id.clone()),
            text: localizer.sentence(&insight.claim),
            leads: leads(&insight.id),
            evidence: insight.evidence.clone(),
        });
        let sentences = own.chain(found).collect();
        let claims = serde_json::from_str(&plan.claims.json).ok();
        DeckExplanation { record, claims, slides, steps, omitted, sentences, facts, withheld, open }
    }
}

/// Unused features of the plan, and suitable products.
fn open(account: &Account, workspace: &Workspace) -> Vec<(String, String)> {
    let catalogue = &workspace.catalogue;
    let features = account.features.iter().flat_map(|features| &features.all).filter(|feature| !feature.used);
    let features = features.map(|f| (f.id.clone(), catalogue.features[f.index].name.as_str().to_owned()));
    let products = account.offers.iter().map(|o| (o.id.clone(), catalogue.products[o.index].name.as_str().to_owned()));
    features.chain(products).collect()
}

/// The figures of an account, formatted as in its deck.
fn figures(account: &Account, workspace: &Workspace, localizer: &Localizer) -> Vec<ExplainedFigure> {
    let explained = |Figure { id, amount, origin, note }: Figure| {
        let text = format!("{}{note}", text(&amount, localizer));
        ExplainedFigure { id, value: amount.value(), text, origin }
    };
    crate::account::figures::figures(account, workspace).into_iter().map(explained).collect()
}

fn text(amount: &Amount, localizer: &Localizer) -> String {
    let say = |arg| localizer.say(&Message::new("text").with("text", arg));
    match amount {
        Amount::Text(text) => text.clone(),
        Amount::Number(value) => localizer.number(*value),
        Amount::Quantity(value, noun) => say(Arg::Quantity(*value, noun.clone())),
        Amount::Share(share) => say(Arg::Share(*share)),
        Amount::Minutes(minutes) => say(Arg::Minutes(*minutes)),
        Amount::Moved { change, noun } => {
            let [before, now] = [change.before, change.now].map(|value| localizer.figure(value, noun));
            let points = match change.told {
                Told::Points(points) => format!(", {points} points"),
                Told::Share(_) | Told::Figures => String::new(),
            };
            format!("from {before} to {now}{points}")
        }
        Amount::Reached { goal, actual, target, unit } => {
            let [actual, target] = [actual, target].map(|value| say(Arg::Measure(*value, unit.clone())));
            format!("{goal}: {actual} of {target}")
        }
    }
}
