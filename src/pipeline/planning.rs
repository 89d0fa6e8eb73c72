//! Decides on the content of an account's deck before layout, or why it gets none.

use crate::account::anomalies;
use crate::account::clearance::Clearance;
use crate::account::prior_account::PriorAccount;
use crate::account::view::Account;
use crate::account::withheld::Withheld;
use crate::base::row::anomaly::{Anomalies, Anomaly};
use crate::base::row::codes::ReasonCode;
use crate::config::overrides::file::HoldKind;
use crate::config::qbr::slides::{FEWEST, SlideKind};
use crate::deck::fingerprint::DeckIdentity;
use crate::deck::localization::Localization;
use crate::deck::missing_slides::MissingSlide;
use crate::deck::registry::SlideSelection;
use crate::deck::slide::SlideContext;
use crate::deck::{missing_slides, registry, unapplied_overrides};
use crate::ingest::records::AccountRow;
use crate::insight::model::{Evidence, Insight, NextAction};
use crate::insight::registry::{headline, insights};
use crate::pipeline::factory::DeckFactory;
use crate::pipeline::plan::{DeckPlan, HoldPolicy, Refusal};
use crate::pipeline::recipients::{stranger, with_recipients};
use crate::store::claims::{Claim, ClaimedLink, DeckClaims};
use crate::store::manifest_row::{ManifestRow, Outcome};

impl DeckFactory {
    /// The content of an account's deck, with its fingerprint; or the row of an account that gets none.
    pub fn plan(&self, at: usize) -> Result<DeckPlan<'_>, Box<ManifestRow>> {
        self.plan_under(at, HoldPolicy::Respect)
    }

    pub(crate) fn plan_under(&self, at: usize, holds: HoldPolicy) -> Result<DeckPlan<'_>, Box<ManifestRow>> {
        let row = &self.tables().accounts[at];
        let localization = self.localizations.of(row);
        let (account, _internal, clearance) = self.base.account_in(at, &localization.localized);
        let localizer = localization.speaking_to(&account);
        let clearance = if holds == HoldPolicy::Respect { self.legible(at, clearance) } else { Clearance::Clear };
        let mut record = self.record(at);
        record.language.clone_from(&localizer.language);
        let assets = self.themes.of(at);
        record.theme.clone_from(&assets.theme.name);
        record.review = self.review(at, &account);
        let (insights, mut selection) = match self.choose(row, &account, &clearance, localization) {
            Ok(chosen) => chosen,
            Err(Refusal { outcome, code, reason, .. }) => {
                return Err(Box::new(record.without_deck(outcome, code, reason)));
            }
        };
        let links = selection.sign(&account, &self.workspace, localizer);
        record.fingerprint = self.shared.of_deck(&DeckIdentity {
            assets,
            account: &account,
            selection: &selection,
            localizer,
            workspace: &self.workspace,
            customer_logo: account.logo.as_ref().and_then(|path| self.logos.hash(path)),
        });
        let is_same = |prior: &&PriorAccount| prior.fingerprint == record.fingerprint && !prior.review.is_empty();
        if let Some(prior) = self.base.prior(at).filter(is_same) {
            // The same deck keeps its anomalies, apart from unreadable figures and those of recipients and of the override, which are determined again.
            let stays = |one: &&Anomaly| !one.is_refused_figure() && !one.is_of_override() && !one.is_of_recipient();
            let refused = self.base.withheld(at);
            record.review =
                prior.review.iter().filter(stays).cloned().chain(refused.iter().map(Withheld::anomaly)).collect();
        }
        record.review.extend(stranger(&record, row, &self.workspace));
        let surprising = self.holds_surprises && !record.review.is_empty() && !released(row, HoldKind::Surprise);
        if holds == HoldPolicy::Respect && surprising {
            let reason = format!("somebody should look first: {}", record.review);
            return Err(Box::new(record.without_deck(Outcome::Held, ReasonCode::Surprise, reason)));
        }
        record.review.extend(unapplied_overrides::unapplied_overrides(
            row,
            &account,
            &selection,
            assets,
            &localizer.language,
        ));
        record.outcome = Outcome::Rendered;
        record.headline = localizer.sentence(&headline(&insights, &account, &self.workspace));
        let steps = crate::insight::actions::steps(&insights, &account, &self.workspace);
        record.next_step = steps.first().map(|step| localizer.sentence(&step.title)).unwrap_or_default();
        record.rows = said_at_a_glance(&selection);
        record.reason = missing_slides::left_out(&selection, &self.workspace);
        record.file = crate::store::deck_name::deck_file_name(&account.name, &self.workspace.period.label(), &row.id);
        let claims = DeckClaims {
            links: links.into_iter().map(claimed_link).collect(),
            ..self.claims(row, &account, &insights, &selection)
        };
        let claims = claims.line();
        Ok(DeckPlan { record, claims, account, selection, assets, localizer })
    }

    /// The expected result of a build for an account: its row without a deck and, if it has too few slides, those it could not
    /// get.
    pub fn outlook(&self, at: usize) -> (ManifestRow, Vec<MissingSlide>) {
        let row = &self.tables().accounts[at];
        let localization = self.localizations.of(row);
        let (account, _internal, clearance) = self.base.account_in(at, &localization.localized);
        let (record, clearance) = (self.record(at), self.legible(at, clearance));
        match self.choose(row, &account, &clearance, localization) {
            Ok(_) => (ManifestRow { outcome: Outcome::Rendered, ..record }, Vec::new()),
            Err(Refusal { outcome, code, reason, missing_slides }) => {
                (record.without_deck(outcome, code, reason), missing_slides)
            }
        }
    }

    /// Holds a deck that would otherwise be sent, if no font draws the script of its language.
    fn legible(&self, at: usize, clearance: Clearance) -> Clearance {
        let locale = self.localizations.locale_of(&self.tables().accounts[at]);
        let hold = || self.legibility.hold(self.themes.number(at), locale).map_or(Clearance::Clear, Clearance::Held);
        if clearance == Clearance::Clear { hold() } else { clearance }
    }

    /// The insights and slides of an account's deck, or why it gets none.
    pub(crate) fn choose(
        &self,
        row: &AccountRow,
        account: &Account,
        clearance: &Clearance,
        localization: &Localization,
    ) -> Result<(Vec<Insight>, SlideSelection), Refusal> {
        let refusal = |outcome, code, reason| Refusal { outcome, code, reason, missing_slides: Vec::new() };
        if row.name.is_none() {
            return Err(refusal(Outcome::Skipped, ReasonCode::NoName, "the account has no usable name".into()));
        }
        if let Clearance::Held(hold) = clearance {
            return Err(refusal(Outcome::Held, hold.code(), hold.reason()));
        }
        let workspace = &localization.localized.workspace;
        let insights = insights(account, workspace);
        let context =
            SlideContext { account, insights: &insights, workspace, localizer: localization.speaking_to(account) };
        let selection = registry::select(&context);
        if selection.slides.len() < FEWEST && !account.account_override.slides.without.is_empty() {
            let (have, need) = (selection.slides.len(), FEWEST);
            let reason = format!("its override leaves {have} slides, {need} are needed: leave out fewer");
            return Err(refusal(Outcome::Held, ReasonCode::Override, reason));
        }
        if selection.slides.len() < FEWEST {
            let missing_slides = missing_slides::missing_slides(&selection, &self.workspace);
            let reason = missing_slides::summary(&selection, &missing_slides);
            return Err(Refusal { missing_slides, ..refusal(Outcome::Skipped, ReasonCode::TooLittleData, reason) });
        }
        Ok((insights, selection))
    }

    /// The manifest's row of an account as far as it follows from the tables, without an outcome.
    pub fn record(&self, at: usize) -> ManifestRow {
        let row = &self.tables().accounts[at];
        let text = |cell: &Option<String>| cell.clone().unwrap_or_default();
        let csm = self.base.csm(at);
        let record = ManifestRow {
            account_id: row.id.clone(),
            name: text(&row.name),
            segment: text(&row.segment),
            contact_name: text(&row.contact_name),
            contact_email: text(&row.contact_email),
            csm_name: csm.name,
            csm_email: csm.email,
            period: self.workspace.period.label(),
            overrides: row.overridden().map(|decided| decided.summary()).unwrap_or_default(),
            as_of: Some(self.workspace.as_of),
            holds_from: self.base.holds_from(at),
            decided: row.overridden().map(|decided| decided.digest()).unwrap_or_default(),
            ..ManifestRow::default()
        };
        with_recipients(record, row, &self.workspace)
    }

    /// The anomalies that a person should review before sending.
    fn review(&self, at: usize, account: &Account) -> Anomalies {
        let (vanished, factor) = (self.base.vanished(at), self.workspace.config.thresholds.surprise);
        let surprises = anomalies::surprises(account, &vanished, self.base.prior(at), factor);
        surprises.into_iter().chain(self.base.withheld(at).iter().map(Withheld::anomaly)).collect()
    }

    /// The claims of the deck, for the next quarter's run; picks only if the deck has their slide.
    fn claims(
        &self,
        row: &AccountRow,
        account: &Account,
        insights: &[Insight],
        selection: &SlideSelection,
    ) -> DeckClaims {
        let fact = |id: String, evidence: &[Evidence]| Claim {
            id,
            figures: evidence.iter().map(|e| (e.figure.to_string(), e.value)).collect(),
        };
        let step = |step: &NextAction| {
            let behind = insights.iter().find(|i| i.step.as_ref().is_some_and(|s| s.id == step.id));
            fact(step.id.to_string(), behind.map(|i| i.evidence.as_slice()).unwrap_or_default())
        };
        let features = account.features.as_ref().filter(|_| selection.has(SlideKind::Features));
        let picks =
            features.map(|features| crate::insight::picks::picks(features, &account.account_override, &self.workspace));
        DeckClaims {
            account_id: row.id.clone(),
            period: self.workspace.period.label(),
            insights: insights.iter().map(|i| fact(i.id.to_string(), &i.evidence)).collect(),
            steps: crate::insight::actions::steps(insights, account, &self.workspace).iter().map(step).collect(),
            picks: picks.into_iter().flatten().map(|f| f.id.clone()).collect(),
            entitlements: anomalies::entitlements(account),
            links: Vec::new(),
            slides: selection.slides.iter().map(|chosen| chosen.kind.name().to_owned()).collect(),
        }
    }
}

fn released(row: &AccountRow, kind: HoldKind) -> bool {
    row.overridden().is_some_and(|decided| decided.release.contains_key(&kind))
}

/// The rows of the quarter on one page.
fn said_at_a_glance(selection: &SlideSelection) -> Vec<String> {
    let glance = selection.slides.iter().find(|chosen| chosen.kind == SlideKind::Glance);
    glance.into_iter().flat_map(|chosen| chosen.slide.claims()).map(|claim| claim.text).collect()
}

fn claimed_link(shown: registry::SignedLink) -> ClaimedLink {
    ClaimedLink { topic: shown.topic, slide: shown.slide.name().to_owned(), label: shown.label }
}
