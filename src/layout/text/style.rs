//! How text is set: weight, size, alignment, and the box that a text is fitted into.

use crate::layout::color::Color;
use crate::layout::geometry::Pt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weight {
    Regular,
    SemiBold,
    /// 700. Also the display face, which a theme may take from another family than its text.
    Bold,
}

impl Weight {
    /// All weights, lightest first.
    pub const ALL: [Self; 3] = [Self::Regular, Self::SemiBold, Self::Bold];

    /// The weight in CSS and OpenType numbers.
    pub fn number(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::SemiBold => 600,
            Self::Bold => 700,
        }
    }
}

/// How lines are aligned in their box. `Start` follows the paragraph's direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Left for left-to-right text, right for right-to-left text.
    Start,
    Left,
    Center,
    Right,
}

/// How text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextStyle {
    pub weight: Weight,
    pub size: Pt,
    /// Line height as a multiple of the size.
    pub leading: Pt,
    pub color: Color,
    pub align: Align,
}

/// The box that a text is fitted into, and how far it may shrink before it is cut with an ellipsis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    pub width: Pt,
    pub height: Pt,
    /// The greatest number of lines, even if the height would hold more.
    pub max_lines: usize,
    /// The smallest size that the text is scaled down to.
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
