//! Text to glyphs: shaping, measuring, wrapping and fitting. The only source of widths.
//!
//! Everything is measured in whole thousandths of the size, because a PDF's `/W` holds whole numbers: what was
//! measured is what is drawn. A shaped word therefore does not depend on the size and is kept per thread, which
//! makes fitting a paragraph a matter of adding integers.
//!
//! The way of a text: `prepare` (what cannot be drawn is substituted) → `tokens` (bidirectional levels, the `breaks` of
//! UAX #14, one shaped `words` entry each) → `lines` (broken, evened, words `divide`d or `hyphenate`d where the box
//! asks for it) → `place` (runs in visual order). `fit` tries sizes, `setter` sets one of them, `cut` is the last resort.

mod breaks;
mod cut;
mod divide;
mod face;
#[cfg(test)]
mod facts;
mod fallback;
mod fit;
mod fonts;
mod hyphenate;
mod itemise;
mod kept;
mod lines;
mod place;
mod prepare;
mod setter;
mod tokens;
mod typeset;
mod words;

use super::{Color, Item, Point, Pt, Size};

pub use face::Face;
pub(crate) use fallback::{Located, locate, system};
pub use fallback::{SYSTEM_FONTS, in_place_of_system_fonts};
pub use fonts::{FontError, Fonts};
pub use hyphenate::Language;
pub(crate) use prepare::is_picture;
pub use typeset::letter;

/// The weights a theme can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weight {
    /// 400.
    Regular,
    /// 600.
    SemiBold,
    /// 700, and the display face: a theme may take it from another family than its text.
    Bold,
}

impl Weight {
    /// All weights, lightest first.
    pub const ALL: [Self; 3] = [Self::Regular, Self::SemiBold, Self::Bold];

    /// The weight as CSS and OpenType count it.
    pub fn number(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::SemiBold => 600,
            Self::Bold => 700,
        }
    }
}

/// Where lines stand in their box. `Start` and `End` follow the paragraph's direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Left for left-to-right text, right for right-to-left text.
    Start,
    /// Always left.
    Left,
    /// Centred.
    Center,
    /// Always right.
    Right,
}

/// How text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextStyle {
    /// The weight.
    pub weight: Weight,
    /// The size.
    pub size: Pt,
    /// Line height as a multiple of the size.
    pub leading: Pt,
    /// The colour.
    pub color: Color,
    /// The alignment.
    pub align: Align,
}

/// How far text may give way to its box before it is cut with an ellipsis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// The box's width.
    pub width: Pt,
    /// The box's height.
    pub height: Pt,
    /// The most lines, even where the height would hold more.
    pub max_lines: usize,
    /// The smallest size it is scaled down to.
    pub min_size: Pt,
}

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
    pub runs: Vec<super::GlyphRun>,
}

impl TextBlock {
    /// How far its last line falls below the block: faces of other scripts reach lower than the one that lines are
    /// measured by.
    pub fn overhang(&self, fonts: &Fonts) -> Pt {
        let bottom = |run: &super::GlyphRun| run.origin.y + Pt::from(fonts.face(run.face).descent) * run.size / 1000.0;
        (self.runs.iter().map(bottom).fold(0.0, Pt::max) - self.size.height).max(0.0)
    }

    /// The block's runs with its top left corner at `at`.
    pub fn place(self, at: Point) -> Vec<Item> {
        let moved = |mut run: super::GlyphRun| {
            run.origin = Point::new(run.origin.x + at.x, run.origin.y + at.y);
            Item::Glyphs(run)
        };
        self.runs.into_iter().map(moved).collect()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::theme::Theme;

    /// The light theme's faces.
    pub(crate) fn fonts() -> Fonts {
        let theme = Theme::load("harbor", std::path::Path::new("nowhere")).unwrap();
        Fonts::load(&theme).unwrap()
    }

    /// Regular text of a size.
    pub(crate) fn style(size: Pt) -> TextStyle {
        let color = Color { r: 0, g: 0, b: 0 };
        TextStyle { weight: Weight::Regular, size, leading: 1.35, color, align: Align::Start }
    }
}
