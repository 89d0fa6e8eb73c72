//! A deck for a preview: the one that a build would write; for a held account the one that it would write without the hold.
//!
//! A held deck has the same content as a built one, but cannot be written as one: [`PreviewDeck`] is not a [`FinishedDeck`], and
//! its record says that the account is held.

use crate::base::row::codes::ReasonCode;
use crate::config::qbr::slides::SlideKind;
use crate::layout::frame::{Frame, Item, PAGE, Tag};
use crate::layout::geometry::{Point, Rect};
use crate::layout::text::style::{Align, Fit, TextStyle, Weight};
use crate::pdf::error::PdfError;
use crate::pdf::info::DeckInfo;
use crate::pdf::write;
use crate::pipeline::factory::DeckFactory;
use crate::pipeline::finished_deck::FinishedDeck;
use crate::pipeline::plan::{DeckPlan, HoldPolicy};
use crate::store::manifest_row::{ManifestRow, Outcome};

/// The margin of a page that stands in for a missing slide.
const MARGIN: f64 = 120.0;

#[derive(Debug, Clone, PartialEq)]
pub struct PreviewDeck {
    /// The row that a build would write, with the reason if the account is held or has no deck.
    pub record: ManifestRow,
    pub slides: Vec<SlideKind>,
    /// `None` if there is too little data for a deck, or if making it failed.
    pub pdf: Option<Vec<u8>>,
}

impl DeckFactory {
    /// The deck of an account, held or not, with the bytes that a build would write without a hold.
    pub fn preview_deck(&self, at: usize) -> PreviewDeck {
        let respected = self.preview_deck_under(at, HoldPolicy::Respect);
        // If the override cannot be used, nobody knows what it was meant to keep out of the deck.
        if respected.record.outcome != Outcome::Held || respected.record.reason_code == Some(ReasonCode::Override) {
            return respected;
        }
        let made = self.preview_deck_under(at, HoldPolicy::Ignore);
        match made.pdf {
            Some(_) => PreviewDeck { record: respected.record, ..made },
            None => made,
        }
    }

    fn preview_deck_under(&self, at: usize, holds: HoldPolicy) -> PreviewDeck {
        match self.plan_under(at, holds) {
            Ok(plan) => {
                let slides = kinds(&plan);
                let FinishedDeck { record, pdf, .. } = self.make_under(plan, holds);
                PreviewDeck { record, slides, pdf }
            }
            Err(record) => PreviewDeck { record: *record, slides: Vec::new(), pdf: None },
        }
    }

    /// Pages with one text each, in the theme of the account's deck, to stand in for missing slides.
    pub fn labels(&self, at: usize, texts: &[String]) -> Result<Vec<u8>, PdfError> {
        let assets = self.themes.of(at);
        let theme = &assets.theme;
        let style =
            TextStyle { align: Align::Center, ..theme.style(Weight::SemiBold, theme.scale.title, theme.palette.muted) };
        let page = |text: &String| {
            let (width, height) = (PAGE.width - 2.0 * MARGIN, PAGE.height - 2.0 * MARGIN);
            let fit = Fit { width, height, max_lines: 4, min_size: theme.scale.small };
            let words = assets.fonts.fit(text, &style, fit);
            let top = (PAGE.height - words.size.height) / 2.0;
            let ground = Item::block(Rect::new(0.0, 0.0, PAGE.width, PAGE.height), 0.0, theme.palette.card);
            let words = Item::tagged(Tag::Title, words.place(Point::new(MARGIN, top)));
            Frame { title: text.clone(), items: vec![ground, words] }
        };
        let frames: Vec<Frame> = texts.iter().map(page).collect();
        let info = DeckInfo {
            title: String::new(),
            author: self.workspace.config.vendor.name.clone(),
            subject: String::new(),
            language: "en".to_owned(),
            account: String::new(),
            as_of: self.workspace.as_of,
        };
        write::write_deck(self.books.book(assets)?, &assets.fonts, &info, &frames)
    }
}

fn kinds(plan: &DeckPlan<'_>) -> Vec<SlideKind> {
    plan.selection.slides.iter().map(|chosen| chosen.kind).collect()
}
