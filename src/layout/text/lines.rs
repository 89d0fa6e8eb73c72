//! Breaks tokens into lines: first greedily, to find the number of lines, then into that many lines as evenly as possible.
//!
//! Widths are thousandths of the font size, so the same tokens serve for every size that is tried.

use std::ops::Range;

use crate::layout::text::breaks::BreakClass;
use crate::layout::text::tokens::Token;

/// Tokens of one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) tokens: Range<usize>,
    /// Excludes spaces at the end; includes the hyphen if there is one.
    pub(crate) width: i32,
}

/// The width that lines are set to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Measure {
    pub(crate) limit: i32,
    pub(crate) hyphen: i32,
    /// Whether the last line should be as long as the others, as in titles.
    pub(crate) balanced: bool,
}

/// The penalty of lines: per line, 1,000 × the square of the free share of the width.
pub(crate) type Cost = i32;

/// The penalty of an empty line.
const EMPTY: Cost = 1_000;
/// A hyphen costs as much as a line with a third of its width free, so it is used only to avoid such gaps.
pub(crate) const HYPHEN: Cost = 120;
/// A break between a number and its noun.
const AVOIDED: Cost = 60;
/// A break within an address: worse than an almost empty line before it.
const IN_ADDRESS: Cost = 900;
/// A break within a phrase: worse than an almost empty line.
const IN_PHRASE: Cost = 900;
/// A bonus for a line of a title that ends with a part of the sentence.
const PREFERRED: Cost = -40;
/// A last line of one short word.
const ORPHAN: Cost = 250;
/// A last line narrower than this counts as short, in thousandths of the size.
const SHORT: i32 = 2_500;
/// Texts with more lines or pieces are set greedily.
const MOST_LINES: usize = 8;
const MOST_PIECES: usize = 200;

/// Breaks a paragraph greedily, and stops after `most` lines; `None` if a piece in them is wider than the limit.
pub(crate) fn wrap(tokens: &[Token], measure: Measure, most: usize) -> Option<Vec<Line>> {
    let mut lines = Vec::with_capacity(4);
    let (mut start, mut at, mut full, mut width) = (0, 0, 0, 0);
    while at < tokens.len() {
        let piece = piece(tokens, at, measure.hyphen);
        if full + piece.width > measure.limit {
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

/// The tokens between two break opportunities.
#[derive(Debug)]
pub(crate) struct Piece {
    /// The index of the token after it.
    pub(crate) end: usize,
    /// The width with the spaces at its end.
    full: i32,
    /// The width at the end of a line.
    pub(crate) width: i32,
    ending: BreakClass,
}

/// The piece that begins with a token.
pub(crate) fn piece(tokens: &[Token], start: usize, hyphen: i32) -> Piece {
    let end =
        tokens[start..].iter().position(|t| t.ending != BreakClass::Never).map_or(tokens.len(), |n| start + n + 1);
    let before: i32 = tokens[start..end - 1].iter().map(|t| t.word.width).sum();
    let last = &tokens[end - 1];
    let hyphen = if last.ending == BreakClass::Hyphen && end < tokens.len() { hyphen } else { 0 };
    let (full, width) = (before + last.word.width, before + last.word.trimmed + hyphen);
    Piece { end, full, width, ending: last.ending }
}

/// The `count` lines with the least cost, and that cost; `None` if there are no such lines or too many to try.
pub(crate) fn even(tokens: &[Token], measure: Measure, count: usize) -> Option<(Vec<Line>, Cost)> {
    let mut pieces = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        pieces.push(piece(tokens, at, measure.hyphen));
        at = pieces[pieces.len() - 1].end;
    }
    if !(2..=MOST_LINES).contains(&count) || pieces.len() > MOST_PIECES {
        return None;
    }
    // Indexed by the number of pieces set: `costs` holds the least cost, and `rows` (one per line) the start and width of the
    // last line.
    let mut costs: Vec<Option<Cost>> = vec![None; pieces.len() + 1];
    costs[0] = Some(0);
    let mut rows: Vec<Vec<(usize, i32)>> = Vec::with_capacity(count);
    for line in 1..=count {
        let mut next = vec![None; pieces.len() + 1];
        let mut row = vec![(0, 0); pieces.len() + 1];
        for (start, before) in costs.iter().enumerate() {
            let Some(before) = before else { continue };
            let mut full = 0;
            for (at, piece) in pieces.iter().enumerate().skip(start) {
                let width = full + piece.width;
                if full > measure.limit {
                    break;
                }
                full += piece.full;
                let is_last = at + 1 == pieces.len();
                if width > measure.limit || is_last != (line == count) {
                    continue;
                }
                let alone = at == start;
                let cost =
                    before + if is_last { last_cost(width, alone, measure) } else { cost(width, piece, measure) };
                if next[at + 1].is_none_or(|least| cost < least) {
                    next[at + 1] = Some(cost);
                    row[at + 1] = (start, width);
                }
            }
        }
        costs = next;
        rows.push(row);
    }
    let cost = costs[pieces.len()]?;
    let mut lines = Vec::with_capacity(count);
    let mut end = pieces.len();
    for row in rows.iter().rev() {
        let (start, width) = row[end];
        let first = if start == 0 { 0 } else { pieces[start - 1].end };
        lines.push(Line { tokens: first..pieces[end - 1].end, width });
        end = start;
    }
    lines.reverse();
    Some((lines, cost))
}

fn cost(width: i32, piece: &Piece, measure: Measure) -> Cost {
    let ending = match piece.ending {
        BreakClass::Hyphen => HYPHEN,
        BreakClass::Avoided => AVOIDED,
        BreakClass::InAddress => IN_ADDRESS,
        BreakClass::InPhrase => IN_PHRASE,
        BreakClass::Preferred if measure.balanced => PREFERRED,
        BreakClass::Preferred | BreakClass::Free | BreakClass::Never => 0,
    };
    gap(width, measure) + ending
}

fn last_cost(width: i32, alone: bool, measure: Measure) -> Cost {
    let orphan = width < measure.limit / 5 && (alone || width < SHORT);
    let gap = if measure.balanced { gap(width, measure) } else { 0 };
    gap + if orphan { ORPHAN } else { 0 }
}

/// The cost of a line's free width.
fn gap(width: i32, measure: Measure) -> Cost {
    let free = i64::from(measure.limit - width) * i64::from(EMPTY) / i64::from(measure.limit.max(1));
    (free * free / i64::from(EMPTY)) as Cost
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::text::style::tests::{fonts, style};
    use crate::layout::text::tokens::paragraph;

    fn lines(text: &str, limit: i32, balanced: bool) -> Vec<String> {
        let fonts = fonts();
        let paragraph = paragraph(&fonts, text, 0..text.len(), fonts.setting(&style(16.0)));
        let measure = Measure { limit, hyphen: 400, balanced };
        let lines = wrap(&paragraph.tokens, measure, 9).unwrap();
        let lines = even(&paragraph.tokens, measure, lines.len()).map_or(lines, |(lines, _)| lines);
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
    fn an_address_stays_whole_where_a_line_holds_it() {
        let text = "Or write to emea@tern.example";
        assert_eq!(lines(text, 10_000, false), ["Or write to", "emea@tern.example"]);
        assert_eq!(lines(text, 7_000, false).len(), 3, "it is divided where none does");
    }

    #[test]
    fn balances_the_lines_of_a_title() {
        let greedy = lines("Acme put 62 of 100 seats to work, 9 more than last quarter", 22_000, false);
        let balanced = lines("Acme put 62 of 100 seats to work, 9 more than last quarter", 22_000, true);
        assert_eq!(greedy, ["Acme put 62 of 100 seats to work, 9 more", "than last quarter"]);
        assert_eq!(balanced, ["Acme put 62 of 100 seats to work,", "9 more than last quarter"]);
    }
}
