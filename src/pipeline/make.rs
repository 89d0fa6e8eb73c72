//! Lays out a planned deck and writes its PDF.

use sha2::{Digest, Sha256};

use crate::account::clearance::Clearance;
use crate::account::view::Account;
use crate::base::row::codes::ReasonCode;
use crate::deck::logos::Logos;
use crate::deck::registry;
use crate::deck::slide::{ChosenSlide, PageContext};
use crate::deck::theme_assets::ThemeAssets;
use crate::layout::frame::Frame;
use crate::layout::spoken_text;
use crate::layout::text::hyphenate::Language;
use crate::locale::localizer::Localizer;
use crate::pdf::error::PdfError;
use crate::pdf::info::DeckInfo;
use crate::pdf::write;
use crate::pipeline::factory::DeckFactory;
use crate::pipeline::finished_deck::FinishedDeck;
use crate::pipeline::plan::{DeckPlan, HoldPolicy};
use crate::store::manifest_row::Outcome;

impl DeckFactory {
    /// Makes the deck of a plan.
    pub fn make(&self, plan: DeckPlan<'_>) -> FinishedDeck {
        self.make_under(plan, HoldPolicy::Respect)
    }

    pub(crate) fn make_under(&self, plan: DeckPlan<'_>, holds: HoldPolicy) -> FinishedDeck {
        let DeckPlan { mut record, claims, account, selection, assets, localizer } = plan;
        let mut frames = self.layout_pages(assets, &account, &selection.slides, localizer);
        if holds == HoldPolicy::Respect
            && let Some(word) = self.forbidden(&frames, &account)
        {
            let reason = format!("the deck would say \"{word}\", which `forbidden` does not allow");
            return FinishedDeck::none(record.without_deck(Outcome::Held, ReasonCode::ForbiddenWord, reason));
        }
        match self.print(assets, &account, &frames, localizer) {
            Ok(pdf) => {
                record.pages = Some(selection.slides.len());
                record.bytes = Some(pdf.len());
                record.sha256 = base16ct::lower::encode_string(&Sha256::digest(&pdf));
                let cover = (!frames.is_empty()).then(|| frames.swap_remove(0));
                FinishedDeck { record, pdf: Some(pdf), claims: Some(claims), cover }
            }
            Err(error) => FinishedDeck::none(record.without_deck(Outcome::Failed, ReasonCode::Pdf, error.to_string())),
        }
    }

    /// Only the first page of a plan, for a deck that exists already.
    pub fn cover(&self, plan: &DeckPlan<'_>) -> Option<Frame> {
        let first = plan.selection.slides.get(..1)?;
        self.layout_pages(plan.assets, &plan.account, first, plan.localizer).pop()
    }

    /// The slides and pages of an account's deck, held or not; `None` if there is too little data for a deck.
    pub fn pages(&self, at: usize) -> Option<Vec<(ChosenSlide, Frame)>> {
        let row = &self.tables().accounts[at];
        let localization = self.localizations.of(row);
        let (account, _internal, _clearance) = self.base.account_in(at, &localization.localized);
        let (_, selection) = self.choose(row, &account, &Clearance::Clear, localization).ok()?;
        let localizer = localization.speaking_to(&account);
        let frames = self.layout_pages(self.themes.of(at), &account, &selection.slides, localizer);
        Some(selection.slides.into_iter().zip(frames).collect())
    }

    /// Only the pages.
    pub fn frames(&self, at: usize) -> Option<Vec<Frame>> {
        Some(self.pages(at)?.into_iter().map(|(_, frame)| frame).collect())
    }

    fn layout_pages(
        &self,
        assets: &ThemeAssets,
        account: &Account,
        slides: &[ChosenSlide],
        localizer: &Localizer,
    ) -> Vec<Frame> {
        let customer = account.logo.as_ref().and_then(|path| self.logos.image(path));
        let logos = Logos { vendor: self.vendor_logo.clone(), customer };
        let line = crate::deck::phrases::deck_line(account, &self.workspace, localizer);
        let fonts = assets.fonts.speaking(Language::of(&localizer.language));
        registry::layout(slides, &line, &PageContext { pages: &[], theme: &assets.theme, fonts: &fonts, logos: &logos })
    }

    /// The first of the vendor's forbidden words on a page. The customer's name may contain one.
    fn forbidden(&self, frames: &[Frame], account: &Account) -> Option<&str> {
        let forbidden = &self.workspace.config.forbidden;
        if forbidden.is_empty() {
            return None;
        }
        let name = crate::base::spelling::words::spelled(&account.name);
        let texts: Vec<_> = frames.iter().map(|frame| spoken_text::said(frame).replace(&name, "")).collect();
        let says = |word: &&String| {
            let word = crate::base::spelling::words::spelled(word);
            texts.iter().any(|page| crate::base::spelling::words::stands_in(&word, page))
        };
        forbidden.iter().find(says).map(String::as_str)
    }

    fn print(
        &self,
        assets: &ThemeAssets,
        account: &Account,
        frames: &[Frame],
        localizer: &Localizer,
    ) -> Result<Vec<u8>, PdfError> {
        let info = DeckInfo {
            title: crate::deck::phrases::deck_title(account, localizer),
            author: self.workspace.config.vendor.name.clone(),
            subject: crate::deck::phrases::deck_subject(account, &self.workspace, localizer),
            language: localizer.language.clone(),
            account: account.short_hash().to_owned(),
            as_of: account.as_of,
        };
        write::write_deck(self.books.book(assets)?, &assets.fonts, &info, frames)
    }
}
