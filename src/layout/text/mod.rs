//! Turns text into glyphs: shaping, measuring, wrapping and fitting. The only source of widths.

pub mod block;
pub mod break_word;
pub mod breaks;
pub mod face;
pub mod fallback;
pub mod fitting;
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
