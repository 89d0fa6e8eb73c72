//! Where a line may end (UAX #14): by the segmenter, or at sight in plain English.
//!
//! Walking the segmenter's tables is half the cost of setting a paragraph, and most of a deck is letters, digits and
//! sentence marks with single spaces, where the rules come to "after a space".

use icu_segmenter::LineSegmenter;

/// The byte offsets after which a line may end, the text's end among them.
pub(super) fn breaks(text: &str) -> Vec<usize> {
    plain_breaks(text.as_bytes())
        .unwrap_or_else(|| LineSegmenter::new_auto(Default::default()).segment_str(text).skip(1).collect())
}

/// The offsets, where the text is plain enough to see them: letters, digits, and marks that never stand first.
fn plain_breaks(text: &[u8]) -> Option<Vec<usize>> {
    let mut ends = Vec::with_capacity(text.len() / 5 + 1);
    let mut previous = b'a';
    for (at, &byte) in text.iter().enumerate() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => {
                if previous == b' ' {
                    ends.push(at);
                }
            }
            // These cling to what is before them; after a space the rules are finer.
            b',' | b'.' | b' ' if previous.is_ascii_alphanumeric() || matches!(previous, b',' | b'.') => {}
            _ => return None,
        }
        previous = byte;
    }
    if !text.is_empty() {
        ends.push(text.len());
    }
    Some(ends)
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
        let text = "Weekly users rose 18.5 to 52, a record.";
        assert_eq!(plain_breaks(text.as_bytes()), Some(by_segmenter(text)));
    }

    #[test]
    fn leaves_hyphens_and_double_spaces_to_the_segmenter() {
        assert_eq!(plain_breaks(b"follow-up"), None);
        assert_eq!(plain_breaks(b"a  b"), None);
        assert_eq!(breaks("follow-up"), [7, 9]);
    }

    proptest! {
        #[test]
        fn agrees_with_the_segmenter(text in "[a-cA-C0-9,. ]{0,40}") {
            if let Some(plain) = plain_breaks(text.as_bytes()) {
                prop_assert_eq!(plain, by_segmenter(&text));
            }
        }
    }
}
