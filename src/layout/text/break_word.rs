//! Splits words: at the hyphenation points of the language where that makes better lines, or between any two letters if a
//! word is wider than its box and has no such point.

use icu_segmenter::GraphemeClusterSegmenter;

use crate::layout::text::breaks::BreakClass;
use crate::layout::text::hyphenate::Need;
use crate::layout::text::lines::{Line, Measure, piece};
use crate::layout::text::tokens::{Paragraph, SetText, Token};

/// The paragraph with a break opportunity at every hyphenation point; `None` if it has none.
pub(crate) fn hyphenated(set: SetText<'_>, paragraph: &Paragraph) -> Option<Paragraph> {
    let mut tokens = Vec::with_capacity(paragraph.tokens.len() * 2);
    for token in &paragraph.tokens {
        let points = match token.level.is_rtl() {
            true => Vec::new(),
            false => set.fonts.language().points(&set.text[token.start..token.end], Need::Wish),
        };
        if points.is_empty() {
            tokens.push(token.clone());
            continue;
        }
        let mut start = token.start;
        for end in points.into_iter().map(|point| token.start + point) {
            tokens.push(token.part(set, start..end, BreakClass::Hyphen));
            start = end;
        }
        tokens.push(token.part(set, start..token.end, token.ending));
    }
    (tokens.len() > paragraph.tokens.len()).then_some(Paragraph { rtl: paragraph.rtl, tokens })
}

/// Joins the word parts that are on the same line, and shapes each joined part as a whole.
pub(crate) fn rejoined(
    set: SetText<'_>,
    paragraph: &Paragraph,
    lines: &[Line],
    measure: Measure,
) -> (Paragraph, Vec<Line>) {
    let mut tokens: Vec<Token> = Vec::with_capacity(paragraph.tokens.len());
    let mut joined = Vec::with_capacity(lines.len());
    for line in lines {
        let first = tokens.len();
        let pieces = &paragraph.tokens[line.tokens.clone()];
        let is_hyphenated = |token: &Token| token.ending == BreakClass::Hyphen;
        for word in pieces.chunk_by(|one, next| is_hyphenated(one) && one.level == next.level) {
            let (start, last) = (&word[0], &word[word.len() - 1]);
            tokens.push(match word {
                [only] => only.clone(),
                _ => start.part(set, start.start..last.end, last.ending),
            });
        }
        let whole = &tokens[first..];
        let (last, before) = whole.split_last().expect("a line has a token");
        let hyphen = if is_hyphenated(last) && line.tokens.end < paragraph.tokens.len() { measure.hyphen } else { 0 };
        let width = before.iter().map(|t| t.word.width).sum::<i32>() + last.word.trimmed + hyphen;
        if width > measure.limit {
            // Joined, the letters are wider than in parts, and the line would be too long.
            tokens.truncate(first);
            tokens.extend_from_slice(pieces);
        }
        let width = if width > measure.limit { line.width } else { width };
        joined.push(Line { tokens: first..tokens.len(), width });
    }
    (Paragraph { rtl: paragraph.rtl, tokens }, joined)
}

/// Splits the pieces that are wider than the limit, greedily, for at most `most` lines; `None` if not even one letter fits.
pub(crate) fn divided(set: SetText<'_>, paragraph: &Paragraph, measure: Measure, most: usize) -> Option<Paragraph> {
    let Measure { limit, hyphen, .. } = measure;
    let mut divided = paragraph.tokens.clone();
    let mut at = 0;
    let mut cuts = 0;
    // At least every second cut ends a line, so `most` lines need no more cuts than this.
    while at < divided.len() && cuts <= 2 * most {
        let next = piece(&divided, at, hyphen);
        if next.width <= limit {
            at = next.end;
            continue;
        }
        let mut used = 0;
        let wide = (at..next.end).find(|&i| {
            let too_wide = used + divided[i].word.trimmed > limit;
            used += if too_wide { 0 } else { divided[i].word.width };
            too_wide
        });
        cuts += 1;
        match wide {
            // Only the hyphen does not fit.
            None => {
                divided[next.end - 1].ending = BreakClass::Free;
                at = next.end;
            }
            Some(wide) if wide > at => {
                divided[wide - 1].ending = BreakClass::Free;
                at = wide;
            }
            Some(wide) => {
                let (first, rest) = split(set, &divided[wide], measure)?;
                divided.splice(wide..=wide, [first, rest]);
                at = wide + 1;
            }
        }
    }
    Some(Paragraph { rtl: paragraph.rtl, tokens: divided })
}

/// Splits a token at the last hyphenation point that fits, or else after as many letters as fit.
fn split(set: SetText<'_>, token: &Token, measure: Measure) -> Option<(Token, Token)> {
    let shown = &set.text[token.start..token.end];
    let part = |start, end, ending| token.part(set, start..end, ending);
    let at = |end: usize, ending| part(token.start, token.start + end, ending);
    let rest = |first: Token| {
        let rest = part(first.end, token.end, token.ending);
        Some((first, rest))
    };
    if !token.level.is_rtl() {
        let points = set.fonts.language().points(shown, Need::Must);
        let mut fitting = points.into_iter().rev().map(|end| at(end, BreakClass::Hyphen));
        if let Some(first) = fitting.find(|first| first.word.width + measure.hyphen <= measure.limit) {
            return rest(first);
        }
    }
    let length = letters_within(token, shown, measure.limit)?;
    let first = at(length, BreakClass::Free);
    if first.word.trimmed <= measure.limit {
        return rest(first);
    }
    // A letter can be wider at the end of a line than inside the word.
    let shorter = GraphemeClusterSegmenter::new()
        .segment_str(&shown[..length])
        .filter(|&end| end > 0 && end < length)
        .map(|end| at(end, BreakClass::Free))
        .filter(|first| first.word.trimmed <= measure.limit)
        .last()?;
    rest(shorter)
}

/// The length in bytes of the token's letters that fit into `limit`; `None` if none fits.
fn letters_within(token: &Token, text: &str, limit: i32) -> Option<usize> {
    let mut glyphs: Vec<_> =
        token.word.parts.iter().flat_map(|part| &part.glyphs).map(|g| (g.cluster as usize, g.advance)).collect();
    glyphs.sort_by_key(|(cluster, _)| *cluster);
    let mut glyphs = glyphs.into_iter().peekable();
    let mut width = 0;
    let mut fits = 0;
    for end in GraphemeClusterSegmenter::new().segment_str(text).skip(1) {
        while let Some((_, advance)) = glyphs.next_if(|(cluster, _)| *cluster < end) {
            width += advance;
        }
        if width > limit || end == text.len() {
            break;
        }
        fits = end;
    }
    (fits > 0).then_some(fits)
}
