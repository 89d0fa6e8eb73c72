//! A font of a deck, and a glyph as it knows it.

/// A font of a deck, by its place among the deck's fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FontSlot(pub u16);

/// A glyph as a deck's font knows it.
#[derive(Debug, Clone, Copy)]
pub struct Coded {
    pub slot: FontSlot,
    pub code: u16,
    /// The width readers advance by, in thousandths of the size.
    pub width: i32,
}
