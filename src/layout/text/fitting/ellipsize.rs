//! The last resort of fitting: as much of a text as the box holds, followed by an ellipsis.
//!
//! A cut inside a word moves back to the word before if little is lost, so that a figure is not shown without its last
//! digits.

use icu_segmenter::GraphemeClusterSegmenter;

use crate::layout::text::block::TextBlock;
use crate::layout::text::paragraph::{Content, ParagraphSetter};
use crate::layout::text::prepare::is_breaking_space;

/// The text in the smallest size, cut to what fits with an ellipsis.
pub(crate) fn cut(setter: &ParagraphSetter, content: &Content) -> TextBlock {
    let (size, text) = (setter.least(), content.text);
    let fitting = setter.held(size, content).unwrap_or(0);
    let mut ends: Vec<usize> = GraphemeClusterSegmenter::new().segment_str(&text[..fitting]).collect();
    // Shorten until the ellipsis fits too; that takes a few letters, unless the box is tiny.
    while let Some(end) = ends.pop() {
        let shown = tidy(&text[..end]);
        if shown.is_empty() {
            break;
        }
        if let Some(block) = with_ellipsis(setter, shown) {
            let at_word_end = text[end..].starts_with(is_breaking_space);
            let shorter = if at_word_end { None } else { at_word_before(setter, shown) };
            return shorter.unwrap_or(block);
        }
    }
    let alone = setter.set(size, &Content::new(setter, "…", true), true);
    alone.unwrap_or_else(|| setter.nothing(size, true))
}

/// The cut moved to the end of the word before; `None` if too much would be lost.
fn at_word_before(setter: &ParagraphSetter, shown: &str) -> Option<TextBlock> {
    let end = shown.rfind(is_breaking_space)?;
    let lost = shown[end..].chars().count();
    if lost > 12 || lost * 2 > shown.chars().count() {
        return None;
    }
    with_ellipsis(setter, tidy(&shown[..end]))
}

/// The text with an ellipsis; `None` if they do not fit together.
fn with_ellipsis(setter: &ParagraphSetter, shown: &str) -> Option<TextBlock> {
    let shortened = format!("{shown}…");
    setter.set_divided(setter.least(), &Content::new(setter, &shortened, true))
}

/// Removes spaces and marks that look odd before an ellipsis, and figures: before it one could be the beginning of another.
fn tidy(text: &str) -> &str {
    text.trim_end_matches(|c: char| {
        c.is_whitespace()
            || c.is_numeric()
            || matches!(c, ',' | ';' | ':' | '.' | '…' | '-' | '–' | '—' | '\u{ad}' | '(' | '×')
    })
}

#[cfg(test)]
mod tests {
    use crate::layout::text::fitting::fit::tests::fit_in;

    #[test]
    fn cuts_at_a_word_with_an_ellipsis_at_the_least_size() {
        let (block, lines) = fit_in("Weekly users rose 18% to 52, a record", 16.0, 160.0, 1, 13.0);
        assert_eq!((block.font_size, block.cut), (13.0, true));
        assert_eq!(lines, ["Weekly users rose…"]);
        assert!(block.size.width <= 160.0);
    }

    #[test]
    fn cuts_within_a_word_where_there_is_no_other_way() {
        let (block, lines) = fit_in("Rindfleischetikettierungsgesetz", 16.0, 120.0, 1, 13.0);
        assert!(block.cut && block.size.width <= 120.0);
        assert_eq!(lines, ["Rindfleischetikett…"]);
    }

    #[test]
    fn never_cuts_digits_off_a_figure() {
        let (_, lines) = fit_in("Invoices 1,250,000", 16.0, 110.0, 1, 16.0);
        assert_eq!(lines, ["Invoices…"]);
    }

    #[test]
    fn shows_no_figure_before_an_ellipsis() {
        let (_, lines) = fit_in("alert(12345678)", 16.0, 60.0, 1, 16.0);
        assert_eq!(lines, ["alert…"]);
        let (_, lines) = fit_in("Feature 16 and others", 16.0, 90.0, 1, 16.0);
        assert_eq!(lines, ["Feature…"]);
    }

    #[test]
    fn cuts_the_paragraphs_that_come_too_late() {
        let (block, lines) = fit_in("one\ntwo\nthree", 16.0, 110.0, 2, 16.0);
        assert!(block.cut);
        assert_eq!(lines, ["one", "two…"]);
    }

    #[test]
    fn shows_the_ellipsis_alone_before_it_shows_nothing() {
        let (block, lines) = fit_in("WWW", 16.0, 15.0, 1, 16.0);
        assert!(block.cut);
        assert_eq!(lines, ["…"]);
        assert!(fit_in("WWW", 16.0, 2.0, 1, 16.0).0.runs.is_empty());
    }
}
