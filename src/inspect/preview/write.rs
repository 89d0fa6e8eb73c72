//! Writes a preview of a deck: its pages as pictures, a sheet of all of them, and a comparison with last quarter's pages.
//!
//! Pictures are drawn from the finished PDF, so that the preview shows exactly what would be sent. They are kept apart from
//! decks, because a held account has pictures too, and those must not be sent.

use std::borrow::Cow;
use std::path::PathBuf;

use crate::inspect::preview::contact_sheet::{Ground, SheetLayout, sheet, touching};
use crate::inspect::preview::folder::{Folder, FolderError};
use crate::inspect::preview::names::{COMPARISON, HELD, SHEET};
use crate::pdf::raster;
use crate::pdf::raster::{Bitmap, PictureError};

/// In pixels.
pub const SHEET_WIDTH: u32 = 2560;
/// Slides in a row of the contact sheet: three rows of three have the shape of a screen.
const COLUMNS: u32 = 3;
/// Pairs in a row of the sheet of pairs.
const PAIR_COLUMNS: u32 = 2;

/// A deck's pages in two sizes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagePictures {
    /// In the requested size.
    pub large: Vec<Bitmap>,
    /// In the size for the contact sheet.
    pub small: Vec<Bitmap>,
}

/// An account's pictures, with those of the quarter before if they are compared.
#[derive(Debug)]
pub struct PreviewPictures<'a> {
    pub pages: &'a PagePictures,
    /// The reason if the account is held.
    pub held: Option<&'a str>,
    /// The pages of both decks in pairs.
    pub beside: Option<&'a [Beside<'a>]>,
}

/// Last quarter's slide and this quarter's, or a page that stands in for a missing one.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'a> {
    pub old: Side<'a>,
    pub new: Side<'a>,
}

/// A page in both sizes.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// In the requested size.
    pub large: &'a Bitmap,
    /// In the size for the sheet of pairs.
    pub small: &'a Bitmap,
}

/// The files that were written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WrittenPreview {
    /// The contact sheet.
    pub sheet: PathBuf,
    /// The pages' files in order, and whether each has changed.
    pub slides: Vec<(PathBuf, bool)>,
    /// The sheet of pairs.
    pub comparison: Option<PathBuf>,
    pub pairs: Vec<PathBuf>,
}

/// Why there are no pictures.
#[derive(Debug, thiserror::Error)]
pub enum PreviewError {
    #[error(transparent)]
    Picture(#[from] PictureError),
    #[error(transparent)]
    Folder(#[from] FolderError),
}

impl PagePictures {
    /// Draws a deck for its contact sheet.
    pub fn of(pdf: &[u8], width: u32) -> Result<Self, PictureError> {
        Self::drawn(pdf, width, SheetLayout::cell_width(COLUMNS, SHEET_WIDTH))
    }

    /// Draws a deck for the sheet of pairs.
    pub fn for_pairs(pdf: &[u8], width: u32) -> Result<Self, PictureError> {
        Self::drawn(pdf, width, SheetLayout::pair_width(PAIR_COLUMNS, SHEET_WIDTH))
    }

    fn drawn(pdf: &[u8], width: u32, small: u32) -> Result<Self, PictureError> {
        let (large, small) = rayon::join(|| raster::pages(pdf, width), || raster::pages(pdf, small));
        Ok(Self { large: large?, small: small? })
    }
}

/// The pages of a deck that appears only on the sheet of pairs.
pub fn small_for_pairs(pdf: &[u8]) -> Result<Vec<Bitmap>, PictureError> {
    raster::pages(pdf, SheetLayout::pair_width(PAIR_COLUMNS, SHEET_WIDTH))
}

/// Writes the changed pictures into their folder, and removes those of an earlier deck.
pub fn write(preview: &PreviewPictures<'_>, folder: &mut Folder) -> Result<WrittenPreview, PreviewError> {
    let ground = if preview.held.is_some() { Ground::Held } else { Ground::Clear };
    let mut files: Vec<(String, Cow<'_, Bitmap>)> = Vec::new();
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
    Ok(WrittenPreview {
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
