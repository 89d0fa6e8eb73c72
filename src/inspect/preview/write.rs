//! A deck to be looked at before it is sent: its pages as pictures, all of them on one sheet, and last quarter's beside
//! them.
//!
//! Pictures are drawn from the finished PDF and from nothing before it, so what is looked at is what is sent. They stand in
//! a folder of their own, never beside decks: a held account has pictures and no deck, and a picture is nothing to send.

use std::borrow::Cow;
use std::path::PathBuf;

use crate::inspect::preview::contact_sheet::{Ground, Layout, sheet, touching};
use crate::inspect::preview::folder::{Folder, FolderError};
use crate::inspect::preview::names::{COMPARISON, HELD, SHEET};
use crate::pdf::raster;
use crate::pdf::raster::{Picture, PictureError};

/// The sheet's width in pixels.
pub const SHEET_WIDTH: u32 = 2560;
/// Slides beside each other on the contact sheet: three rows of them have the shape of a screen.
const COLUMNS: u32 = 3;
/// Pairs beside each other on the sheet of pairs.
const PAIR_COLUMNS: u32 = 2;

/// A deck's pages in one size for themselves and in another for a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pages {
    /// As large as was asked for.
    pub large: Vec<Picture>,
    /// As wide as a place on the sheet.
    pub small: Vec<Picture>,
}

/// An account's pictures, and those of the quarter before where they are compared.
#[derive(Debug)]
pub struct Preview<'a> {
    /// The deck.
    pub pages: &'a Pages,
    /// Why the account is held.
    pub held: Option<&'a str>,
    /// Both decks' pages, pair by pair.
    pub beside: Option<&'a [Beside<'a>]>,
}

/// Last quarter's slide and this one, or what stands in the place of one that is missing.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'a> {
    /// Last quarter's.
    pub old: Side<'a>,
    /// This quarter's.
    pub new: Side<'a>,
}

/// A page in both sizes.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// As large as was asked for.
    pub large: &'a Picture,
    /// As wide as on the sheet of pairs.
    pub small: &'a Picture,
}

/// What was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// The contact sheet.
    pub sheet: PathBuf,
    /// The pages' files in order, and whether each is another than before.
    pub slides: Vec<(PathBuf, bool)>,
    /// The sheet of pairs.
    pub comparison: Option<PathBuf>,
    /// The pairs' files.
    pub pairs: Vec<PathBuf>,
}

/// Why there are no pictures.
#[derive(Debug, thiserror::Error)]
pub enum PreviewError {
    /// The deck cannot be drawn.
    #[error(transparent)]
    Picture(#[from] PictureError),
    /// The folder cannot be used.
    #[error(transparent)]
    Folder(#[from] FolderError),
}

impl Pages {
    /// Draws a deck for its contact sheet.
    pub fn of(pdf: &[u8], width: u32) -> Result<Self, PictureError> {
        Self::drawn(pdf, width, Layout::cell_width(COLUMNS, SHEET_WIDTH))
    }

    /// Draws a deck that stands on the sheet of pairs alone.
    pub fn for_pairs(pdf: &[u8], width: u32) -> Result<Self, PictureError> {
        Self::drawn(pdf, width, Layout::pair_width(PAIR_COLUMNS, SHEET_WIDTH))
    }

    fn drawn(pdf: &[u8], width: u32, small: u32) -> Result<Self, PictureError> {
        let (large, small) = rayon::join(|| raster::pages(pdf, width), || raster::pages(pdf, small));
        Ok(Self { large: large?, small: small? })
    }
}

/// The pages of a deck for the sheet of pairs alone.
pub fn small_for_pairs(pdf: &[u8]) -> Result<Vec<Picture>, PictureError> {
    raster::pages(pdf, Layout::pair_width(PAIR_COLUMNS, SHEET_WIDTH))
}

/// Writes the pictures into their folder: those that changed, and none of an earlier deck is left.
pub fn write(preview: &Preview<'_>, folder: &mut Folder) -> Result<Written, PreviewError> {
    let ground = if preview.held.is_some() { Ground::Held } else { Ground::Clear };
    let mut files: Vec<(String, Cow<'_, Picture>)> = Vec::new();
    files.push((SHEET.to_owned(), Cow::Owned(sheet(&preview.pages.small, COLUMNS, SHEET_WIDTH, ground))));
    let large = preview.pages.large.iter().enumerate();
    files.extend(large.map(|(page, picture)| (slide_file(page), Cow::Borrowed(picture))));
    if let Some(beside) = preview.beside {
        let small: Vec<_> = beside.iter().map(|pair| touching(pair.old.small, pair.new.small)).collect();
        files.push((COMPARISON.to_owned(), Cow::Owned(sheet(&small, PAIR_COLUMNS, SHEET_WIDTH, ground))));
        let large = beside.iter().map(|pair| Cow::Owned(touching(pair.old.large, pair.new.large)));
        files.extend(large.enumerate().map(|(place, pair)| (pair_file(place), pair)));
    }
    let mut names: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
    let changed = folder.put(files)?;
    if let Some(why) = preview.held {
        folder.note(HELD, why)?;
        names.push(HELD.to_owned());
    }
    folder.keep_only(&names)?;
    let slides = (0..preview.pages.large.len()).map(slide_file);
    let pairs = preview.beside.map_or(0, <[Beside]>::len);
    Ok(Written {
        sheet: folder.path(SHEET),
        slides: slides.map(|name| (folder.path(&name), changed.contains(&name))).collect(),
        comparison: preview.beside.map(|_| folder.path(COMPARISON)),
        pairs: (0..pairs).map(|place| folder.path(&pair_file(place))).collect(),
    })
}

/// `slide-1.png` for the first page.
fn slide_file(page: usize) -> String {
    format!("slide-{}.png", page + 1)
}

/// `compare-1.png` for the first pair.
fn pair_file(place: usize) -> String {
    format!("compare-{}.png", place + 1)
}
