//! Text to glyphs: shaping, measuring, wrapping and fitting. The only source of widths.
//!
//! Everything is measured in whole thousandths of the size, because a PDF's `/W` holds whole numbers: what was
//! measured is what is drawn. A shaped word therefore does not depend on the size and is kept per thread, which
//! makes fitting a paragraph a matter of adding integers.
//!
//! The way of a text: `prepare` (what cannot be drawn is substituted) → `tokens` (bidirectional levels, the `breaks` of
//! UAX #14, one shaped `words` entry each) → `lines` (broken, evened, words `divide`d or `hyphenate`d where the box
//! asks for it) → `place` (runs in visual order). `fit` tries sizes, `setter` sets one of them, `cut` is the last resort.

use crate::layout::color::Color;
use crate::layout::geometry::Pt;

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
    pub weight: Weight,
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

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::layout::text::fonts::Fonts;
    use crate::layout::theme::resolved::Theme;

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
