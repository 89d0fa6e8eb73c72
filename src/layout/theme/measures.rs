//! The twelve-column grid and the scale of distances.
//!
//! Slides take every horizontal position from the grid and every distance from the scale, so that a theme can be airy or
//! dense without a change to a slide.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::layout::frame::PAGE;
use crate::layout::geometry::{Pt, Rect};

/// Twelve columns of one width between the page's margins.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Grid {
    /// Left and right margin of the page.
    pub margin: Pt,
    /// Room between two columns.
    pub gutter: Pt,
}

/// The six distances of a deck, each greater than the one before.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Spacing {
    /// Within one thought: a figure and its unit.
    pub xs: Pt,
    /// Between a label and what it labels.
    pub s: Pt,
    /// Between lines of one list.
    pub m: Pt,
    /// Inside a card; between cards.
    pub l: Pt,
    /// Between the parts of a slide.
    pub xl: Pt,
    /// Around what stands alone.
    pub xxl: Pt,
}

impl Grid {
    /// The number of columns.
    pub const COLUMNS: usize = 12;

    /// The width of the page between its margins.
    pub fn width(&self) -> Pt {
        PAGE.width - 2.0 * self.margin
    }

    /// The left edge and the width of `count` columns, beginning with column `from` (0–11). Columns after the twelfth are
    /// ignored.
    pub fn span(&self, from: usize, count: usize) -> (Pt, Pt) {
        let from = from.min(Self::COLUMNS - 1);
        let count = count.clamp(1, Self::COLUMNS - from);
        let gaps = |columns: usize| self.gutter * columns as Pt;
        let column = (self.width() - gaps(Self::COLUMNS - 1)) / Self::COLUMNS as Pt;
        (self.margin + column * from as Pt + gaps(from), column * count as Pt + gaps(count - 1))
    }

    /// The rectangle over these columns, beginning at `y`.
    pub fn area(&self, from: usize, count: usize, y: Pt, height: Pt) -> Rect {
        let (x, width) = self.span(from, count);
        Rect::new(x, y, width, height)
    }
}

impl Spacing {
    /// The steps with their names, smallest first.
    pub(crate) fn steps(&self) -> [(&'static str, Pt); 6] {
        [("xs", self.xs), ("s", self.s), ("m", self.m), ("l", self.l), ("xl", self.xl), ("xxl", self.xxl)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRID: Grid = Grid { margin: 56.0, gutter: 20.0 };

    #[test]
    fn twelve_columns_fill_the_page_between_its_margins() {
        assert_eq!(GRID.span(0, 12), (56.0, 848.0));
        let (x, width) = GRID.span(11, 1);
        assert!((x + width - 904.0).abs() < 1e-9);
    }

    #[test]
    fn neighbouring_spans_are_a_gutter_apart() {
        for split in 1..12 {
            let (left, right) = (GRID.span(0, split), GRID.span(split, 12 - split));
            assert!((right.0 - (left.0 + left.1) - 20.0).abs() < 1e-9);
        }
    }

    #[test]
    fn a_span_never_leaves_the_page() {
        assert_eq!(GRID.span(8, 40), GRID.span(8, 4));
        assert_eq!(GRID.span(30, 1), GRID.span(11, 1));
        assert_eq!(GRID.span(3, 0), GRID.span(3, 1));
    }
}
