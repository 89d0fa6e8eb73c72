//! Frames to PDF bytes. The only place that knows printpdf.
//!
//! printpdf makes the skeleton: pages, graphics states, shadings, links, bookmarks, Info. What it
//! cannot do, or not fast enough, is ours and joined to it through lopdf's objects: content streams,
//! fonts subset once a run, the structure tree, the file's own layout. The same frames and info give
//! the same bytes, whatever other decks were made before or beside.

mod canvas;
mod cluster;
mod coding;
mod deckfonts;
mod deflate;
mod document;
mod drawings;
mod file;
mod finished;
mod fontbook;
mod glyphs;
mod images;
mod language;
mod number;
mod pages;
mod program;
mod resources;
mod sfnt;
mod shapes;
mod skeleton;
mod structure;
mod xmp;

#[cfg(test)]
mod tests;

pub use finished::{Finished, Place};
pub use fontbook::FontBook;

use crate::frame::{Frame, text::Fonts};

/// What the document says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct DeckInfo {
    /// Title.
    pub title: String,
    /// Author: the vendor.
    pub author: String,
    /// Subject.
    pub subject: String,
    /// BCP 47 language of the text.
    pub language: String,
    /// First 16 hex digits of the SHA-256 of the account id, for `/QuarterdeckAccount`.
    pub account: String,
    /// The date the data stands at; the only date in the document.
    pub as_of: chrono::NaiveDate,
}

/// Why a deck could not be written.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// A number in a frame is not finite.
    #[error("a mark on slide {page} has a coordinate that is not a number")]
    NotFinite {
        /// The slide, from 1.
        page: usize,
    },
    /// A glyph run holds glyph 0.
    #[error("no face can draw part of \"{text}\" on slide {page}")]
    MissingGlyph {
        /// The slide, from 1.
        page: usize,
        /// The run's text.
        text: String,
    },
    /// A face could not be subset.
    #[error("failed to subset the font {face}: {why}")]
    Subset {
        /// PostScript name.
        face: String,
        /// The cause.
        why: String,
    },
}

/// One deck as PDF bytes: the same frames and info give the same bytes.
pub fn write_deck(book: &FontBook, fonts: &Fonts, info: &DeckInfo, frames: &[Frame]) -> Result<Vec<u8>, PdfError> {
    let pages = pages::draw(frames, &info.language, deckfonts::DeckFonts::new(book, fonts), &book.images)?;
    document::assemble(info, frames, pages)
}

/// What is wrong with a mark, before the slide it stands on is known.
#[derive(Debug)]
enum Fault {
    NotFinite,
    MissingGlyph(String),
}

impl Fault {
    fn on(self, page: usize) -> PdfError {
        match self {
            Fault::NotFinite => PdfError::NotFinite { page },
            Fault::MissingGlyph(text) => PdfError::MissingGlyph { page, text },
        }
    }
}

impl From<number::NotFinite> for Fault {
    fn from(_: number::NotFinite) -> Self {
        Fault::NotFinite
    }
}
