//! Turns text into glyphs: shaping, measuring, wrapping and fitting. The only source of widths.
//!
//! Everything is measured in whole thousandths of the font size, because a PDF's `/W` array holds whole numbers: measured
//! and drawn widths are equal. So a shaped word does not depend on the size and is cached per thread, and fitting a
//! paragraph only adds integers.
//!
//! The steps: `prepare` (substitutes what cannot be drawn) → `tokens` (bidirectional levels, `breaks` by UAX #14, one of
//! the `shaped_words` each) → `lines` (wrapped and evened; words split by `break_word` and `hyphenate` if necessary) →
//! `place` (runs in visual order). `fit` tries sizes, `paragraph` sets one of them, `ellipsize` is the last resort.

pub mod block;
pub mod break_word;
pub mod breaks;
pub mod ellipsize;
pub mod face;
pub mod fallback;
pub mod fit;
pub mod fit_cache;
pub mod fonts;
pub mod hyphenate;
pub mod itemise;
pub mod lines;
pub mod paragraph;
pub mod place;
pub mod prepare;
pub mod shaped_words;
pub mod style;
#[cfg(test)]
mod text_tests;
pub mod tokens;
pub mod typeset;
