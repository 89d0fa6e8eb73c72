//! The public operations of [`Fonts`] on text: shape, measure and fit.
//!
//! Everything is measured in whole thousandths of the font size, because a PDF's `/W` array holds whole numbers: measured
//! and drawn widths are equal. So a shaped word does not depend on the size and is cached per thread, and fitting a
//! paragraph only adds integers.
//!
//! The steps: `prepare` (substitutes what cannot be drawn) → `tokens` (bidirectional levels, `breaks` by UAX #14, one of
//! the `shaped_words` each) → `lines` (wrapped and evened; words split by `break_word` and `hyphenate` if necessary) →
//! `place` (runs in visual order). `fit` tries sizes, `paragraph` sets one of them, `ellipsize` is the last resort.

use crate::layout::text::fitting::fit_cache::Wanted;
use crate::layout::text::tokens::SetText;
use unicode_script::{Script, UnicodeScript};

use crate::layout::frame::GlyphRun;
use crate::layout::geometry::{Point, Pt};
use crate::layout::text::block::TextBlock;
use crate::layout::text::fitting::{fit, fit_cache};
use crate::layout::text::fonts::Fonts;
use crate::layout::text::style::{Fit, TextStyle, Weight};
use crate::layout::text::{itemise, place, prepare, tokens};

/// A letter with its script; `None` for any other character.
pub fn letter(c: char) -> Option<(char, Script)> {
    Some((c, c.script())).filter(|(c, script)| c.is_alphabetic() && itemise::is_real(*script))
}

impl Fonts {
    /// Shapes one line without wrapping: runs in visual order, starting at the origin (0, 0).
    pub fn shape(&self, text: &str, style: &TextStyle) -> Vec<GlyphRun> {
        let text = prepare::one_line(prepare::prepare(self, text, style.weight));
        let paragraph = tokens::paragraph(self, &text, 0..text.len(), self.setting(style));
        let set = SetText { fonts: self, text: &text, setting: self.setting(style) };
        place::line(set, &paragraph.tokens, place::End::Whole, style, Point::new(0.0, 0.0))
    }

    /// The width of `text` on one line.
    pub fn width(&self, text: &str, style: &TextStyle) -> Pt {
        let text = prepare::one_line(prepare::prepare(self, text, style.weight));
        let paragraph = tokens::paragraph(self, &text, 0..text.len(), self.setting(style));
        place::whole_width(&paragraph.tokens, style.size)
    }

    /// Sets `text` into the box of `fit`: wrapped at UAX #14 opportunities, then scaled down, then cut off.
    ///
    /// A last line of one short word is avoided if possible.
    pub fn fit(&self, text: &str, style: &TextStyle, fit: Fit) -> TextBlock {
        self.fit_lines(text, style, fit, false)
    }

    /// Like [`fit`](Self::fit), but with lines of about equal length, for titles.
    pub fn fit_balanced(&self, text: &str, style: &TextStyle, fit: Fit) -> TextBlock {
        self.fit_lines(text, style, fit, true)
    }

    /// Characters of `text` that no face can draw, in order of first appearance.
    pub fn undrawable(&self, text: &str) -> Vec<char> {
        prepare::undrawable(self, text)
    }

    /// Letters of `text` that no face can draw in one of the weights, each with its script.
    pub fn undrawn_letters(&self, text: &str) -> Vec<(char, Script)> {
        let letters = text.chars().filter_map(letter);
        letters.filter(|(c, _)| Weight::ALL.iter().any(|weight| self.face_for(*c, *weight).is_none())).collect()
    }

    fn fit_lines(&self, text: &str, style: &TextStyle, fit: Fit, balanced: bool) -> TextBlock {
        let wanted = Wanted { text, style, fit, balanced };
        fit_cache::cached(self, &wanted, || fit::fit(self, text, style, fit, balanced))
    }
}
