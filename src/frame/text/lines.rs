//! Tokens to lines: greedy, then tidied so that no title ends in one lone word.
//!
//! Widths are thousandths of the size, so one set of tokens is broken for every size tried.

use std::ops::Range;

use icu_segmenter::GraphemeClusterSegmenter;

use super::Fonts;
use super::tokens::Token;
use super::words::{Setting, word};

/// Tokens of one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) tokens: Range<usize>,
    /// Without the spaces at its end, with the hyphen if it ends in one.
    pub(super) width: i32,
}

/// Breaks a paragraph into lines of at most `limit`, and stops after `most`; `None` where a piece before that is wider.
pub(super) fn wrap(tokens: &[Token], limit: i32, hyphen: i32, most: usize) -> Option<Vec<Line>> {
    let mut lines = Vec::with_capacity(4);
    let (mut start, mut at, mut full, mut width) = (0, 0, 0, 0);
    while at < tokens.len() {
        let piece = piece(tokens, at, hyphen);
        if full + piece.width > limit {
            if at == start {
                return None;
            }
            lines.push(Line { tokens: start..at, width });
            if lines.len() == most {
                return Some(lines);
            }
            (start, full) = (at, 0);
            continue;
        }
        width = full + piece.width;
        full += piece.full;
        at = piece.end;
    }
    lines.push(Line { tokens: start..at, width });
    Some(lines)
}

/// What stands between two break opportunities.
struct Piece {
    /// The token after it.
    end: usize,
    /// With the spaces at its end.
    full: i32,
    /// What it needs at the end of a line.
    width: i32,
}

fn piece(tokens: &[Token], start: usize, hyphen: i32) -> Piece {
    let end = tokens[start..].iter().position(|t| t.breakable).map_or(tokens.len(), |n| start + n + 1);
    let before: i32 = tokens[start..end - 1].iter().map(|t| t.word.width).sum();
    let last = &tokens[end - 1];
    let hyphen = if last.hyphen && end < tokens.len() { hyphen } else { 0 };
    Piece { end, full: before + last.word.width, width: before + last.word.trimmed + hyphen }
}

/// Makes as many lines with a narrower limit: `balanced` as narrow as can be, else only until the last line is no
/// orphan.
pub(super) fn tidied(tokens: &[Token], lines: Vec<Line>, limit: i32, hyphen: i32, balanced: bool) -> Vec<Line> {
    if lines.len() < 2 || lines.len() > 8 {
        return lines;
    }
    let as_many = |limit| wrap(tokens, limit, hyphen, usize::MAX).filter(|narrower| narrower.len() == lines.len());
    if balanced {
        let (mut fits, mut fails) = (limit, limit / 2);
        let mut best = None;
        while fits - fails > 100 {
            let middle = fails + (fits - fails) / 2;
            match as_many(middle) {
                Some(narrower) => (fits, best) = (middle, Some(narrower)),
                None => fails = middle,
            }
        }
        return best.unwrap_or(lines);
    }
    if !is_orphan(tokens, &lines, limit, hyphen) {
        return lines;
    }
    let tidied = (1..=6).find_map(|step| {
        let narrow = limit - limit * step / 20;
        as_many(narrow).filter(|narrower| !is_orphan(tokens, narrower, limit, hyphen))
    });
    tidied.unwrap_or(lines)
}

/// Whether the last line is one piece that fills less than a fifth of the width.
fn is_orphan(tokens: &[Token], lines: &[Line], limit: i32, hyphen: i32) -> bool {
    lines
        .last()
        .is_some_and(|last| last.width < limit / 5 && piece(tokens, last.tokens.start, hyphen).end == last.tokens.end)
}

/// Divides the pieces that are wider than `limit` between letters, greedily, for at most `most` lines; `None` where
/// not even one letter fits.
pub(super) fn divide(
    fonts: &Fonts,
    text: &str,
    tokens: &[Token],
    setting: Setting,
    limit: i32,
    hyphen: i32,
    most: usize,
) -> Option<Vec<Token>> {
    let mut divided = tokens.to_vec();
    let mut at = 0;
    let mut cuts = 0;
    // A cut ends a line, or is the first of two that do.
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
            // Only the hyphen is too much.
            None => {
                divided[next.end - 1].hyphen = false;
                at = next.end;
            }
            Some(wide) if wide > at => {
                divided[wide - 1].breakable = true;
                at = wide;
            }
            Some(wide) => {
                let (first, rest) = split(fonts, text, &divided[wide], setting, limit)?;
                divided.splice(wide..=wide, [first, rest]);
                at = wide + 1;
            }
        }
    }
    Some(divided)
}

/// Splits a token after as many letters as fit.
fn split(fonts: &Fonts, text: &str, token: &Token, setting: Setting, limit: i32) -> Option<(Token, Token)> {
    let part = |start: usize, end: usize| {
        let word = word(fonts, &text[start..end], setting, token.level.is_rtl());
        Token { start, end, word, ..*token }
    };
    let length = letters_within(token, &text[token.start..token.end], limit)?;
    let first = Token { breakable: true, hyphen: false, ..part(token.start, token.start + length) };
    // A letter at the end of a line can be wider than within the word.
    if first.word.trimmed > limit {
        let shorter = GraphemeClusterSegmenter::new()
            .segment_str(&text[token.start..token.start + length])
            .filter(|&end| end > 0 && end < length)
            .map(|end| part(token.start, token.start + end))
            .filter(|first| first.word.trimmed <= limit)
            .last()?;
        let rest = part(shorter.end, token.end);
        return Some((Token { breakable: true, hyphen: false, ..shorter }, rest));
    }
    Some((first, part(token.start + length, token.end)))
}

/// How many bytes of a token's text hold the letters that fit into `limit`; `None` where not one does.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::text::tests::{fonts, style};
    use crate::frame::text::tokens::paragraph;

    fn lines(text: &str, limit: i32, balanced: bool) -> Vec<String> {
        let fonts = fonts();
        let paragraph = paragraph(&fonts, text, 0..text.len(), fonts.setting(&style(16.0)));
        let lines = wrap(&paragraph.tokens, limit, 400, 9).unwrap();
        let lines = tidied(&paragraph.tokens, lines, limit, 400, balanced);
        let show = |line: &Line| {
            let tokens = &paragraph.tokens[line.tokens.clone()];
            text[tokens[0].start..tokens[tokens.len() - 1].end].trim_end().to_owned()
        };
        lines.iter().map(show).collect()
    }

    #[test]
    fn breaks_at_spaces_and_after_hyphens() {
        assert_eq!(lines("put sixty-two seats to work", 5_000, false), ["put sixty-", "two seats", "to work"]);
    }

    #[test]
    fn never_breaks_at_a_non_breaking_space() {
        assert_eq!(lines("rose to 52\u{a0}% of all", 4_500, false), ["rose to", "52\u{a0}% of", "all"]);
    }

    #[test]
    fn balances_the_lines_of_a_title() {
        let greedy = lines("Acme put 62 of 100 seats to work, 9 more than last quarter", 22_000, false);
        let balanced = lines("Acme put 62 of 100 seats to work, 9 more than last quarter", 22_000, true);
        assert_eq!(greedy.len(), balanced.len());
        assert_eq!(balanced, ["Acme put 62 of 100 seats to", "work, 9 more than last quarter"]);
    }
}
