//! Turns lines into glyph runs in visual order; neighbours with the same face and direction become one run.

use std::rc::Rc;

use unicode_bidi::{BidiInfo, Level};

use crate::layout::frame::{FaceId, Glyph, GlyphRun};
use crate::layout::geometry::{Point, Pt};
use crate::layout::text::shaped_words::{Word, word};
use crate::layout::text::style::TextStyle;
use crate::layout::text::tokens::{SetText, Token};

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// With all its spaces: a line that is not wrapped.
    Whole,
    /// Without the spaces at its end.
    Trimmed,
    /// Like `Trimmed`, with a visible hyphen. Its text is a soft hyphen, so that a search finds the whole word.
    Hyphen,
}

/// A part of a word on a line.
struct Piece<'a> {
    text: &'a str,
    /// Its byte range in the whole text, to find out which pieces are neighbours.
    start: usize,
    end: usize,
    /// The cluster that `text` begins with.
    cluster: usize,
    face: FaceId,
    rtl: bool,
    glyphs: &'a [Glyph],
}

/// The runs of a line with its baseline starting at `at`.
pub(crate) fn line(set: SetText<'_>, tokens: &[Token], end: End, style: &TextStyle, at: Point) -> Vec<GlyphRun> {
    let Some(last) = tokens.last() else { return Vec::new() };
    let hyphen = (end == End::Hyphen).then(|| word(set.fonts, "-", set.setting, last.level.is_rtl()));
    runs(pieces(set.text, tokens, end, hyphen.as_ref()), style, at)
}

/// The parts of a line in visual order.
fn pieces<'a>(text: &'a str, tokens: &'a [Token], end: End, hyphen: Option<&'a Rc<Word>>) -> Vec<Piece<'a>> {
    let mut pieces = Vec::with_capacity(tokens.len() + 1);
    let levels: Vec<Level> = tokens.iter().map(|t| t.level).collect();
    let order = if levels.iter().all(|level| level.number() == 0) {
        (0..tokens.len()).collect()
    } else {
        BidiInfo::reorder_visual(&levels)
    };
    for number in order {
        let token = &tokens[number];
        let is_last = number + 1 == tokens.len();
        let length = if is_last && end != End::Whole { token.word.trimmed_len } else { token.end - token.start };
        let rtl = token.level.is_rtl();
        let hyphen = hyphen.filter(|_| is_last).map(|word| {
            let (start, end) = (token.start + length, token.start + length + 1);
            let part = &word.parts[0];
            Piece { text: "\u{ad}", start, end, cluster: 0, face: part.face, rtl, glyphs: &part.glyphs }
        });
        let is_hyphenated = hyphen.is_some();
        let shown = token.word.parts.iter().filter(|part| part.start < length).map(|part| {
            let (start, end) = (token.start + part.start, token.start + part.end.min(length));
            let glyphs = if part.end <= length { &part.glyphs } else { visible(&part.glyphs, length) };
            // The text keeps the spaces that vanish at the line's end; else the last word would be read together with the
            // next line's first.
            let read = if part.end >= length { token.end } else { end };
            let text = &text[start..read];
            // The author's own soft hyphen is replaced by the drawn one.
            let text = if is_hyphenated { text.trim_end_matches('\u{ad}') } else { text };
            Piece { text, start, end, cluster: part.start, face: part.face, rtl, glyphs }
        });
        if rtl {
            pieces.extend(hyphen);
            pieces.extend(shown.rev());
        } else {
            pieces.extend(shown);
            pieces.extend(hyphen);
        }
    }
    pieces
}

/// The glyphs of clusters before `length`, that is, without the trailing spaces.
fn visible(glyphs: &[Glyph], length: usize) -> &[Glyph] {
    let is_shown = |g: &Glyph| (g.cluster as usize) < length;
    let first = glyphs.iter().position(is_shown).unwrap_or(glyphs.len());
    let end = glyphs.iter().rposition(is_shown).map_or(first, |last| last + 1);
    &glyphs[first..end]
}

/// Joins neighbours and places the runs side by side.
fn runs(pieces: Vec<Piece<'_>>, style: &TextStyle, at: Point) -> Vec<GlyphRun> {
    let mut runs = Vec::new();
    let mut x = at.x;
    for group in pieces.chunk_by(is_continued) {
        let length: usize = group.iter().map(|piece| piece.text.len()).sum();
        let mut text = String::with_capacity(length);
        let mut glyphs = Vec::with_capacity(group.iter().map(|piece| piece.glyphs.len()).sum());
        let rtl = group[0].rtl;
        let mut before = 0;
        for piece in group {
            before += piece.text.len();
            // In right-to-left text the piece drawn first is read last.
            let base = if rtl { length - before } else { before - piece.text.len() };
            let moved = |g: &Glyph| Glyph { cluster: (g.cluster as usize - piece.cluster + base) as u32, ..*g };
            glyphs.extend(piece.glyphs.iter().map(moved));
        }
        if rtl {
            text.extend(group.iter().rev().map(|piece| piece.text));
        } else {
            text.extend(group.iter().map(|piece| piece.text));
        }
        if glyphs.is_empty() {
            continue;
        }
        let (face, size, color) = (group[0].face, style.size, style.color);
        let run = GlyphRun { face, size, color, origin: Point::new(x, at.y), glyphs, text, rtl };
        x += run.width();
        runs.push(run);
    }
    runs
}

/// Whether `next` continues `one`: same face, same direction, adjacent text.
fn is_continued(one: &Piece<'_>, next: &Piece<'_>) -> bool {
    let touching = if one.rtl { next.end == one.start } else { one.end == next.start };
    one.face == next.face && one.rtl == next.rtl && touching
}

/// The width of tokens on a line that is not wrapped.
pub(crate) fn whole_width(tokens: &[Token], size: Pt) -> Pt {
    Pt::from(tokens.iter().map(|token| token.word.width).sum::<i32>()) * size / 1000.0
}

#[cfg(test)]
mod tests {
    use crate::layout::text::style::tests::{fonts, style};

    fn texts(text: &str) -> Vec<(String, bool)> {
        fonts().shape(text, &style(16.0)).into_iter().map(|run| (run.text, run.rtl)).collect()
    }

    #[test]
    fn one_face_and_direction_is_one_run() {
        assert_eq!(texts("62 of 100 seats"), [("62 of 100 seats".to_owned(), false)]);
    }

    #[test]
    fn clusters_point_into_the_run_text() {
        let fonts = fonts();
        let runs = fonts.shape("one two", &style(16.0));
        let clusters: Vec<u32> = runs[0].glyphs.iter().map(|g| g.cluster).collect();
        assert_eq!(clusters, [0, 1, 2, 3, 4, 5, 6]);
    }

    #[test]
    fn kerns_as_the_face_says() {
        let fonts = fonts();
        let apart = fonts.width("A", &style(100.0)) + fonts.width("V", &style(100.0));
        assert!(fonts.width("AV", &style(100.0)) < apart - 1.0);
    }

    #[test]
    fn a_right_to_left_name_with_digits_and_latin_is_in_visual_order() {
        let runs = texts("شركة 2024 Acme");
        let shown: Vec<_> = runs.iter().map(|(text, rtl)| (text.trim(), *rtl)).filter(|(t, _)| !t.is_empty()).collect();
        assert_eq!(shown, [("Acme", false), ("2024", false), ("شركة", true)]);
    }

    #[test]
    fn neighbours_from_right_to_left_join_in_reading_order() {
        assert_eq!(texts("שלום עולם"), [("שלום עולם".to_owned(), true)]);
        let fonts = fonts();
        let run = &fonts.shape("שלום עולם", &style(16.0))[0];
        let clusters: Vec<u32> = run.glyphs.iter().map(|g| g.cluster).collect();
        assert!(clusters.is_sorted_by(|a, b| a > b), "{clusters:?}");
    }
}
