//! Where a line may end (UAX #14): by the segmenter, or at sight in plain English.
//!
//! Walking the segmenter's tables is most of the cost of setting a paragraph, and most of a deck is letters, digits and
//! sentence marks with single spaces, where the rules come to "after a space or a hyphen".

use icu_segmenter::LineSegmenter;

/// The byte offsets after which a line may end, the text's end among them.
pub(super) fn breaks(text: &str) -> Vec<usize> {
    plain_breaks(text)
        .unwrap_or_else(|| LineSegmenter::new_auto(Default::default()).segment_str(text).skip(1).collect())
}

/// The offsets, where the text is plain enough to see them: Latin letters, digits, and marks that never stand first.
/// Anything else, or a mark in an unusual place, is left to the segmenter.
fn plain_breaks(text: &str) -> Option<Vec<usize>> {
    let mut ends = Vec::with_capacity(text.len() / 5 + 1);
    let mut previous = Kind::Letter;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let kind = Kind::of(c)?;
        let next = chars.peek().map(|(_, next)| Kind::of(*next));
        match (previous, kind) {
            (Kind::Space, Kind::Letter | Kind::Digit) => ends.push(at),
            (_, Kind::Letter | Kind::Digit) => {}
            (Kind::Letter | Kind::Digit | Kind::Stop | Kind::Percent, Kind::Space | Kind::Stop) => {}
            (Kind::Letter | Kind::Digit | Kind::Percent, Kind::Glue) if next.is_some() => {}
            // "52 %" holds together; "%" alone does not say so.
            (Kind::Digit | Kind::Glue, Kind::Percent) if !matches!(next, Some(Some(Kind::Letter | Kind::Digit))) => {}
            (Kind::Letter, Kind::Quote) if next == Some(Some(Kind::Letter)) => {}
            (Kind::Letter, Kind::Hyphen) if next == Some(Some(Kind::Letter)) => ends.push(at + 1),
            _ => return None,
        }
        previous = kind;
    }
    if !text.is_empty() {
        ends.push(text.len());
    }
    Some(ends)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Digit,
    Space,
    /// A comma or full stop.
    Stop,
    Hyphen,
    Quote,
    Percent,
    /// A space that never breaks.
    Glue,
}

impl Kind {
    fn of(c: char) -> Option<Self> {
        Some(match c {
            'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' => Self::Letter,
            '0'..='9' => Self::Digit,
            ' ' => Self::Space,
            ',' | '.' => Self::Stop,
            '-' => Self::Hyphen,
            '\'' | '’' => Self::Quote,
            '%' => Self::Percent,
            '\u{a0}' | '\u{202f}' => Self::Glue,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn by_segmenter(text: &str) -> Vec<usize> {
        LineSegmenter::new_auto(Default::default()).segment_str(text).skip(1).collect()
    }

    #[test]
    fn plain_english_breaks_after_spaces() {
        let text = "The team’s weekly users rose 18.5% to fifty-two, a 52\u{a0}% record.";
        assert_eq!(plain_breaks(text), Some(by_segmenter(text)));
    }

    #[test]
    fn leaves_what_is_unusual_to_the_segmenter() {
        assert_eq!(plain_breaks("a  b"), None);
        assert_eq!(plain_breaks("Q3-2026"), None);
        assert_eq!(breaks("Q3/2026 (so far)"), [8, 12, 16]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn agrees_with_the_segmenter(text in "[aBé0 ,.'’%-]{0,24}|([aé5 ,.%’\u{a0}-]|a-a|5%|5 %){0,24}") {
            if let Some(plain) = plain_breaks(&text) {
                prop_assert_eq!(plain, by_segmenter(&text));
            }
        }
    }
}
