//! Lines of text that were set to fit a box.

use crate::layout::frame::Item;
use crate::layout::geometry::{Point, Pt, Size};
use crate::layout::text::fonts::Fonts;

/// Lines of text that were set to fit a box.
#[derive(Debug, Clone, PartialEq)]
pub struct TextBlock {
    /// The width of the widest line, and the sum of line heights.
    pub size: Size,
    /// The font size, between the style's size and the fit's `min_size`.
    pub font_size: Pt,
    pub lines: usize,
    /// Whether the text was cut off with an ellipsis.
    pub cut: bool,
    /// Whether a word was split because it is wider than the box.
    pub divided: bool,
    /// Distance from the block's top to the first baseline.
    pub first_baseline: Pt,
    /// Glyph runs, relative to the top left corner of the fit's box and aligned within its width.
    pub runs: Vec<crate::layout::frame::GlyphRun>,
}

impl TextBlock {
    /// How far the last line reaches below the block: fallback faces can have deeper descenders than the face that line
    /// heights are based on.
    pub fn overhang(&self, fonts: &Fonts) -> Pt {
        let bottom = |run: &crate::layout::frame::GlyphRun| {
            run.origin.y + Pt::from(fonts.face(run.face).descent) * run.size / 1000.0
        };
        (self.runs.iter().map(bottom).fold(0.0, Pt::max) - self.size.height).max(0.0)
    }

    /// The block's runs with its top left corner at `at`.
    pub fn place(self, at: Point) -> Vec<Item> {
        let moved = |mut run: crate::layout::frame::GlyphRun| {
            run.origin = Point::new(run.origin.x + at.x, run.origin.y + at.y);
            Item::Glyphs(run)
        };
        self.runs.into_iter().map(moved).collect()
    }
}
