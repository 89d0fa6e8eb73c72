//! Fitting text into a box: wrapped, then scaled down in small steps, then divided within words, then cut.
//!
//! In running text a word too wide for its box is hyphenated where the language says how. Else, and in titles, it first
//! makes the whole text smaller; only where the least size does not help is it divided, and then the text gets back as
//! much size as it can.

use std::borrow::Cow;

use super::cut::cut;
use super::fonts::Fonts;
use super::prepare::{is_breaking_space, prepare};
use super::setter::{Content, Setter};
use super::{Fit, TextBlock, TextStyle};

/// No slide holds more; the rest of a longer text is cut unseen.
const LONGEST: usize = 6_000;

pub(super) fn fit(fonts: &Fonts, text: &str, style: &TextStyle, fit: Fit, balanced: bool) -> TextBlock {
    let text = prepare(fonts, text.trim_matches(is_breaking_space), style.weight);
    let (text, shortened) = match text.char_indices().nth(LONGEST) {
        Some((end, _)) => (Cow::Owned(format!("{}…", &text[..end])), true),
        None => (text, false),
    };
    let setter = Setter::new(fonts, style, fit, balanced);
    if text.is_empty() {
        return setter.nothing(style.size, false);
    }
    let content = Content::new(&setter, &text, shortened);
    let whole = setter.sizes().find_map(|size| setter.set(size, &content));
    whole
        .or_else(|| setter.sizes().find_map(|size| setter.set_divided(size, &content)))
        .unwrap_or_else(|| cut(&setter, &content))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::frame::Pt;
    use crate::frame::text::tests::{fonts, style};
    use crate::frame::text::{Align, Weight};

    /// A text in a box, and its lines.
    pub(in crate::frame::text) fn fit_in(
        text: &str,
        size: Pt,
        width: Pt,
        max_lines: usize,
        min_size: Pt,
    ) -> (TextBlock, Vec<String>) {
        let fit = Fit { width, height: 500.0, max_lines, min_size };
        let block = fonts().fit(text, &style(size), fit);
        let mut lines: Vec<String> = Vec::new();
        let mut baseline = Pt::NAN;
        for run in &block.runs {
            if run.origin.y != baseline {
                baseline = run.origin.y;
                lines.push(String::new());
            }
            let line = lines.last_mut().unwrap();
            line.push_str(&run.text);
        }
        lines.iter_mut().for_each(|line| line.truncate(line.trim_end().len()));
        (block, lines)
    }

    #[test]
    fn keeps_the_size_where_the_text_fits() {
        let (block, lines) = fit_in("Weekly users rose 18% to 52", 16.0, 300.0, 2, 11.0);
        assert_eq!((block.font_size, block.cut, lines.len()), (16.0, false, 1));
        assert_eq!(block.size.height, 16.0 * 1.35);
    }

    #[test]
    fn scales_down_in_half_points_before_it_cuts() {
        let (block, lines) = fit_in("Weekly users rose 18% to 52", 16.0, 200.0, 1, 11.0);
        assert_eq!((block.font_size, block.cut), (14.5, false));
        assert_eq!(lines, ["Weekly users rose 18% to 52"]);
    }

    #[test]
    fn divides_a_word_only_when_the_least_size_does_not_help() {
        let (block, lines) = fit_in("Rindfleischetikettierungsgesetz", 16.0, 120.0, 3, 13.0);
        assert_eq!((block.font_size, block.cut), (16.0, false));
        assert_eq!(lines, ["Rindfleischetike", "ttierungsgesetz"]);
    }

    #[test]
    fn honours_line_ends_of_every_kind() {
        let (_, lines) = fit_in("one\r\ntwo\u{2028}three\rfour", 16.0, 300.0, 9, 11.0);
        assert_eq!(lines, ["one", "two", "three", "four"]);
    }

    #[test]
    fn shows_a_soft_hyphen_only_where_it_divides() {
        let (_, lines) = fit_in("Nutzungs\u{ad}auswertung", 16.0, 100.0, 2, 16.0);
        assert_eq!(lines, ["Nutzungs\u{ad}", "auswertung"]);
        let (block, _) = fit_in("Nutzungs\u{ad}auswertung", 16.0, 300.0, 2, 16.0);
        assert_eq!(block.runs[0].glyphs.len(), "Nutzungsauswertung".len());
    }

    #[test]
    fn leaves_no_lone_word_on_the_last_line() {
        let text = "Thirty-eight seats in your plan are ready for more of your team in Q3";
        let (_, lines) = fit_in(text, 16.0, 250.0, 4, 16.0);
        assert!(lines.last().unwrap().contains(' '), "{lines:?}");
    }

    #[test]
    fn breaks_thai_between_words_and_japanese_between_letters() {
        let fonts = fonts();
        let text = "มหาวิทยาลัยเชียงใหม่";
        if !fonts.undrawable(text).is_empty() {
            eprintln!("skipped: no face for Thai");
            return;
        }
        let (_, lines) = fit_in(text, 16.0, 100.0, 3, 16.0);
        assert_eq!(lines, ["มหาวิทยาลัย", "เชียงใหม่"]);
    }

    #[test]
    fn stands_at_the_right_where_the_paragraph_does() {
        let fonts = fonts();
        if !fonts.undrawable("שלום").is_empty() {
            eprintln!("skipped: no face for Hebrew");
            return;
        }
        let (block, _) = fit_in("שלום", 16.0, 200.0, 1, 16.0);
        let run = &block.runs[0];
        assert!((run.origin.x + run.width() - 200.0).abs() < 1e-9);
        let centred = TextStyle { align: Align::Center, ..style(16.0) };
        let block = fonts.fit("abc", &centred, Fit { width: 200.0, height: 30.0, max_lines: 1, min_size: 16.0 });
        let run = &block.runs[0];
        assert!((run.origin.x * 2.0 + run.width() - 200.0).abs() < 1e-9);
    }

    #[test]
    fn survives_boxes_that_hold_nothing() {
        for width in [0.0, -5.0, 1.0, Pt::NAN, Pt::INFINITY] {
            let fit = Fit { width, height: 0.0, max_lines: 0, min_size: 11.0 };
            let block = fonts().fit("some text", &TextStyle { weight: Weight::Bold, ..style(16.0) }, fit);
            assert!(width == Pt::INFINITY || block.runs.is_empty() && block.cut, "{width} {block:?}");
        }
    }
}
