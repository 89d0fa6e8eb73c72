//! From what a deck says and shows to its pages and its file.

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
    /// The deck of a draft.
    pub fn make(&self, draft: DeckPlan<'_>) -> FinishedDeck {
        self.make_under(draft, HoldPolicy::Heeded)
    }

    pub(crate) fn make_under(&self, draft: DeckPlan<'_>, holds: HoldPolicy) -> FinishedDeck {
        let DeckPlan { mut record, told, account, selection, look, voice } = draft;
        let mut frames = self.lay_out(look, &account, &selection.slides, voice);
        if holds == HoldPolicy::Heeded
            && let Some(word) = self.forbidden(&frames, &account)
        {
            let reason = format!("the deck would say \"{word}\", which `forbidden` does not allow");
            return FinishedDeck::none(record.without_deck(Outcome::Held, ReasonCode::ForbiddenWord, reason));
        }
        match self.print(look, &account, &frames, voice) {
            Ok(pdf) => {
                record.pages = Some(selection.slides.len());
                record.bytes = Some(pdf.len());
                record.sha256 = base16ct::lower::encode_string(&Sha256::digest(&pdf));
                let cover = (!frames.is_empty()).then(|| frames.swap_remove(0));
                FinishedDeck { record, pdf: Some(pdf), told: Some(told), cover }
            }
            Err(error) => FinishedDeck::none(record.without_deck(Outcome::Failed, ReasonCode::Pdf, error.to_string())),
        }
    }

    /// The first page of a draft alone, for a deck that stands already.
    pub fn cover(&self, draft: &DeckPlan<'_>) -> Option<Frame> {
        let first = draft.selection.slides.get(..1)?;
        self.lay_out(draft.look, &draft.account, first, draft.voice).pop()
    }

    /// The pages of one account's deck before they are written, held or not, each with what it says; `None` where there
    /// is too little for one.
    pub fn pages(&self, at: usize) -> Option<Vec<(ChosenSlide, Frame)>> {
        let row = &self.tables().accounts[at];
        let tongue = self.tongues.of(row);
        let (account, _internal, _release) = self.base.account_in(at, &tongue.edition);
        let (_, selection) = self.choose(row, &account, &Clearance::Clear, tongue).ok()?;
        let frames = self.lay_out(self.looks.of(at), &account, &selection.slides, &tongue.voice);
        Some(selection.slides.into_iter().zip(frames).collect())
    }

    /// The same without what they say.
    pub fn frames(&self, at: usize) -> Option<Vec<Frame>> {
        Some(self.pages(at)?.into_iter().map(|(_, frame)| frame).collect())
    }

    fn lay_out(&self, look: &ThemeAssets, account: &Account, slides: &[ChosenSlide], voice: &Localizer) -> Vec<Frame> {
        let customer = account.logo.as_ref().and_then(|path| self.logos.image(path));
        let logos = Logos { vendor: self.vendor_logo.clone(), customer };
        let line = crate::deck::phrases::deck_line(account, &self.workspace, voice);
        let fonts = look.fonts.speaking(Language::of(&voice.language));
        registry::layout(slides, &line, &PageContext { theme: &look.theme, fonts: &fonts, logos: &logos })
    }

    /// The first of the vendor's forbidden words that a page says; a customer may be called by one.
    fn forbidden(&self, frames: &[Frame], account: &Account) -> Option<&str> {
        let forbidden = &self.workspace.config.forbidden;
        if forbidden.is_empty() {
            return None;
        }
        let name = crate::base::words::spelled(&account.name);
        let said: Vec<_> = frames.iter().map(|frame| spoken_text::said(frame).replace(&name, "")).collect();
        let says = |word: &&String| {
            let word = crate::base::words::spelled(word);
            said.iter().any(|page| crate::base::words::stands_in(&word, page))
        };
        forbidden.iter().find(says).map(String::as_str)
    }

    fn print(
        &self,
        look: &ThemeAssets,
        account: &Account,
        frames: &[Frame],
        voice: &Localizer,
    ) -> Result<Vec<u8>, PdfError> {
        let info = DeckInfo {
            title: crate::deck::phrases::deck_title(account, voice),
            author: self.workspace.config.vendor.name.clone(),
            subject: crate::deck::phrases::deck_subject(account, &self.workspace, voice),
            language: voice.language.clone(),
            account: account.short_hash().to_owned(),
            as_of: account.as_of,
        };
        write::write_deck(self.books.book(look)?, &look.fonts, &info, frames)
    }
}
