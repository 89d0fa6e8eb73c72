//! Fonts as PDF has them: subsets, codes, widths, texts.

pub mod cid_font;
pub mod cluster;
pub mod cmap;
pub mod deck_fonts;
pub mod sfnt;
pub mod shared_fonts;
pub mod slot;
