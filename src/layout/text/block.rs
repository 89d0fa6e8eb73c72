//! Lines of text that were set to fit a box.

use crate::layout::frame::Item;
use crate::layout::geometry::{Point, Pt, Size};
use crate::layout::text::fonts::Fonts;

/// Lines of text that were set to fit a box.
#[derive(Debug, Clone, PartialEq)]
pub struct TextBlock {
    /// The extent of the line boxes: the widest line, the sum of line heights.
    pub size: Size,
    /// The size it was set in, between the style's and the fit's least.
    pub font_size: Pt,
    /// How many lines there are.
    pub lines: usize,
    /// Whether the text was cut.
    pub cut: bool,
    /// Whether a word was divided because it is wider than the box.
    pub divided: bool,
    /// Distance from the top to the first baseline.
    pub first_baseline: Pt,
    /// Glyph runs relative to the top left corner of the fit's box, aligned within its width.
    pub runs: Vec<crate::layout::frame::GlyphRun>,
}

impl TextBlock {
    /// How far its last line falls below the block: faces of other scripts reach lower than the one that lines are
    /// measured by.
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
