//! Why a deck could not be written.

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

/// What is wrong with a mark, before its slide is known.
#[derive(Debug)]
pub(crate) enum Fault {
    NotFinite,
    MissingGlyph(String),
}

impl Fault {
    pub(crate) fn on(self, page: usize) -> PdfError {
        match self {
            Fault::NotFinite => PdfError::NotFinite { page },
            Fault::MissingGlyph(text) => PdfError::MissingGlyph { page, text },
        }
    }
}

impl From<crate::pdf::content::number::NotFinite> for Fault {
    fn from(_: crate::pdf::content::number::NotFinite) -> Self {
        Fault::NotFinite
    }
}
