//! Frames to PDF bytes. The only place that knows printpdf.
//!
//! printpdf makes the skeleton: pages, graphics states, shadings, links, bookmarks, Info. What it
//! cannot do, or not fast enough, is ours and joined to it through lopdf's objects: content streams,
//! fonts subset once a run, the structure tree, the file's own layout. The same frames and info give
//! the same bytes, whatever other decks were made before or beside.

use crate::layout::frame::Frame;
use crate::layout::text::fonts::Fonts;
use crate::pdf::error::PdfError;
use crate::pdf::fonts::shared_fonts::FontBook;
use crate::pdf::info::DeckInfo;

/// One deck as PDF bytes: the same frames and info give the same bytes.
pub fn write_deck(book: &FontBook, fonts: &Fonts, info: &DeckInfo, frames: &[Frame]) -> Result<Vec<u8>, PdfError> {
    let pages = crate::pdf::content::pages::draw(
        frames,
        &info.language,
        crate::pdf::fonts::deck_fonts::DeckFonts::new(book, fonts),
        &book.images,
    )?;
    crate::pdf::writer::document::assemble(info, frames, pages)
}
