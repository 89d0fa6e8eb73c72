//! Frames to PDF bytes. The only place that knows printpdf.

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

/// Fonts subset and deflated once a run: a shared set of glyphs that never depends on the accounts.
#[derive(Debug)]
pub struct FontBook {}

impl FontBook {
    /// Subsets each primary face to Basic Latin, Latin-1 and the characters of `texts` (the language's messages,
    /// the catalogue, the theme).
    pub fn new(_fonts: &Fonts, _texts: &[String]) -> Result<Self, PdfError> {
        unimplemented!()
    }
}

/// One deck as PDF bytes: the same frames and info give the same bytes.
pub fn write_deck(_book: &FontBook, _fonts: &Fonts, _info: &DeckInfo, _frames: &[Frame]) -> Result<Vec<u8>, PdfError> {
    unimplemented!()
}
