//! The font subsets that all decks of a theme share. They are made when the first of these decks is written, because a run
//! whose decks all exist already needs none.

use std::sync::{Mutex, OnceLock, PoisonError};

use rayon::prelude::*;

use crate::deck::theme_assets::{ThemeAssets, ThemeAssetsByAccount};
use crate::pdf::error::PdfError;
use crate::pdf::fonts::shared_fonts::FontBook;

/// One book for each theme of a run, indexed by [`ThemeAssets::number`].
#[derive(Debug)]
pub(crate) struct FontBooks(Vec<(OnceLock<FontBook>, Mutex<()>)>);

impl FontBooks {
    /// An empty slot for the book of each theme.
    pub fn of(assets: &ThemeAssetsByAccount) -> Self {
        Self(assets.all().map(|_| Default::default()).collect())
    }

    /// The book of a theme, made by the first thread that needs it.
    pub fn book(&self, assets: &ThemeAssets) -> Result<&FontBook, PdfError> {
        let (book, making) = &self.0[assets.number];
        if let Some(book) = book.get() {
            return Ok(book);
        }
        let _one = making.lock().unwrap_or_else(PoisonError::into_inner);
        match book.get() {
            Some(book) => Ok(book),
            None => {
                let made = FontBook::new(&assets.fonts, &assets.texts)?;
                Ok(book.get_or_init(|| made))
            }
        }
    }

    /// Makes the books of all themes in parallel, for a run that will need them all.
    pub fn make_all(&self, assets: &ThemeAssetsByAccount) -> Result<(), PdfError> {
        let all: Vec<&ThemeAssets> = assets.all().collect();
        all.into_par_iter().try_for_each(|assets| self.book(assets).map(drop))
    }
}
