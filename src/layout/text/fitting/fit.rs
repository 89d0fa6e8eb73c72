//! Fits text into a box: wrapped, then scaled down in small steps, then split within words, then cut.
//!
//! In running text a word that is too wide for the box is hyphenated, if the language has patterns. In titles, and in the
//! heavier weights of headings and labels, the whole text is made smaller first. Only if the smallest size does not help is
//! the word split, and then the text is set as large as possible again.

use std::borrow::Cow;

use crate::layout::text::block::TextBlock;
use crate::layout::text::fitting::ellipsize::cut;
use crate::layout::text::fonts::Fonts;
use crate::layout::text::paragraph::{Content, ParagraphSetter};
use crate::layout::text::prepare::{is_breaking_space, prepare};
use crate::layout::text::style::{Fit, TextStyle};

/// In characters. No slide holds more, so the rest of a longer text is dropped before it is set.
const LONGEST: usize = 6_000;

pub(crate) fn fit(fonts: &Fonts, text: &str, style: &TextStyle, fit: Fit, balanced: bool) -> TextBlock {
    let text = prepare(fonts, text.trim_matches(is_breaking_space), style.weight);
    let (text, shortened) = match text.char_indices().nth(LONGEST) {
        Some((end, _)) => (Cow::Owned(format!("{}…", &text[..end])), true),
        None => (text, false),
    };
    let setter = ParagraphSetter::new(fonts, style, fit, balanced);
    if text.is_empty() {
        return setter.nothing(style.size, false);
    }
    let content = Content::new(&setter, &text, shortened);
    let set = |allow_phrase_breaks| setter.sizes().find_map(|size| setter.set(size, &content, allow_phrase_breaks));
    set(false)
        .or_else(|| set(true))
        .or_else(|| setter.sizes().find_map(|size| setter.set_divided(size, &content)))
        .unwrap_or_else(|| cut(&setter, &content))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::layout::geometry::Pt;
    use crate::layout::text::hyphenate::Language;
    use crate::layout::text::style::tests::{fonts, style};
    use crate::layout::text::style::{Align, Weight};

    /// A text in a box, and its lines.
    pub(crate) fn fit_in(text: &str, size: Pt, width: Pt, max_lines: usize, min_size: Pt) -> (TextBlock, Vec<String>) {
        let fit = Fit { width, height: 500.0, max_lines, min_size };
        let block = fonts().fit(text, &style(size), fit);
        let lines = lines_of(&block);
        (block, lines)
    }

    /// What each line of a block says.
    fn lines_of(block: &TextBlock) -> Vec<String> {
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
        lines
    }

    /// The lines of a text of 16 points in a deck of some language.
    fn lines_in(language: &str, text: &str, width: Pt, max_lines: usize, balanced: bool) -> Vec<String> {
        let fonts = fonts().speaking(Language::of(language));
        let fit = Fit { width, height: 500.0, max_lines, min_size: 16.0 };
        lines_of(&if balanced {
            fonts.fit_balanced(text, &style(16.0), fit)
        } else {
            fonts.fit(text, &style(16.0), fit)
        })
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
    fn hyphenates_where_a_line_would_be_ragged_or_a_word_too_wide() {
        let text = "Ihr Team hat Rechnungsfreigaben eingerichtet";
        assert_eq!(lines_in("", text, 220.0, 3, false), ["Ihr Team hat", "Rechnungsfreigaben", "eingerichtet"]);
        assert_eq!(lines_in("de", text, 220.0, 3, false), ["Ihr Team hat Rechnungsfrei\u{ad}", "gaben eingerichtet"]);
        assert_eq!(lines_in("de", "Rechnungsfreigabe", 110.0, 2, false), ["Rechnungs\u{ad}", "freigabe"]);
        assert_eq!(lines_in("de", "Kurze Worte sind hier alle", 110.0, 3, false), ["Kurze Worte", "sind hier alle"]);
    }

    #[test]
    fn a_title_is_hyphenated_only_where_a_word_is_wider_than_its_box() {
        let title = "Ihr Team hat Rechnungsfreigaben eingerichtet";
        let lines = lines_in("de", title, 220.0, 3, true);
        assert!(lines.iter().all(|line| !line.ends_with('\u{ad}')), "{lines:?}");
        assert_eq!(lines_in("de", "Rechnungsfreigaben", 110.0, 2, true), ["Rechnungs\u{ad}", "freigaben"]);
    }

    #[test]
    fn headings_and_labels_grow_smaller_before_they_are_hyphenated() {
        let fonts = fonts().speaking(Language::of("pt-BR"));
        let fit = Fit { width: 200.0, height: 90.0, max_lines: 2, min_size: 16.0 };
        let heading = TextStyle { weight: Weight::Bold, ..style(30.0) };
        let block = fonts.fit("Vamos conversar ao vivo", &heading, fit);
        assert_eq!(lines_of(&block), ["Vamos conversar", "ao vivo"]);
        assert!(!block.cut && !block.divided && block.font_size < 30.0);
        let narrow = fonts.fit("Vamos conversar", &heading, Fit { width: 60.0, ..fit });
        assert!(narrow.divided);
    }

    #[test]
    fn an_address_breaks_after_its_signs() {
        let lines =
            lines_in("pt-BR", "Ou escreva para a.very.long.mailbox.for.success@learnly.example", 210.0, 3, false);
        assert_eq!(lines, ["Ou escreva para", "a.very.long.mailbox.for.", "success@learnly.example"]);
    }

    #[test]
    fn a_hyphen_is_drawn_and_the_words_of_a_line_are_whole() {
        let fonts = fonts().speaking(Language::of("de"));
        let fit = Fit { width: 110.0, height: 90.0, max_lines: 3, min_size: 16.0 };
        let block = fonts.fit("Rechnungsfreigabe", &style(16.0), fit);
        let drawn: Vec<usize> = block.runs.iter().map(|run| run.glyphs.len()).collect();
        assert_eq!(drawn, ["Rechnungs-".len(), "freigabe".len()]);
        let wide = Fit { width: 400.0, ..fit };
        assert_eq!(fonts.fit("Rechnungsfreigabe", &style(16.0), wide).runs[0].text, "Rechnungsfreigabe");
    }

    #[test]
    fn a_number_stays_with_its_noun_where_there_is_room() {
        let text = "In diesem Quartal wurden 755 Rechnungen freigegeben";
        let lines = lines_in("", text, 220.0, 3, false);
        assert!(lines.iter().all(|line| !line.ends_with("755")), "{lines:?}");
    }

    #[test]
    fn japanese_wraps_at_phrases_and_never_before_a_mark() {
        let text = "今四半期は請求書を755件承認しました。前四半期より18%増えています。";
        for width in [90.0, 120.0, 150.0, 200.0, 260.0] {
            for balanced in [false, true] {
                let lines = lines_in("ja", text, width, 9, balanced);
                let wrong = lines.windows(2).any(|pair| {
                    pair[1].starts_with(['。', '、', 'っ', 'ー', '%', '件'])
                        || pair[0].ends_with(|c: char| c.is_ascii_digit())
                });
                assert!(!wrong, "{width} {lines:?}");
            }
        }
        assert_eq!(
            lines_in("ja", "請求書の自動化を始めてから承認が速くなりました", 260.0, 2, true),
            ["請求書の自動化を始めてから", "承認が速くなりました"]
        );
        let fonts = fonts().speaking(Language::of("ja"));
        let fit = Fit { width: 190.0, height: 90.0, max_lines: 2, min_size: 18.0 };
        let heading = fonts.fit("直接お話ししませんか", &TextStyle { weight: Weight::Bold, ..style(30.0) }, fit);
        assert_eq!(lines_of(&heading), ["直接", "お話ししませんか"]);
    }

    #[test]
    fn invisible_characters_take_no_room_and_no_part_in_wrapping() {
        let (plain, lines) = fit_in("Acme Rechnungen Service", 16.0, 120.0, 3, 16.0);
        let (marked, same) = fit_in("\u{200e}Acme Rech\u{200d}nungen\u{200c} Service\u{feff}", 16.0, 120.0, 3, 16.0);
        assert_eq!((plain.size, lines.len()), (marked.size, same.len()), "{lines:?} {same:?}");
        assert_eq!(
            plain.runs.iter().map(|r| r.glyphs.len()).sum::<usize>(),
            marked.runs.iter().map(|r| r.glyphs.len()).sum::<usize>()
        );
    }

    #[test]
    fn brackets_are_mirrored_where_text_runs_from_right_to_left() {
        let fonts = fonts();
        let glyphs = |text: &str| {
            let runs = fonts.shape(text, &style(16.0));
            runs.iter().flat_map(|run| run.glyphs.iter().map(|g| g.id)).collect::<Vec<_>>()
        };
        let (around, bare) = (glyphs("(שלום)"), glyphs("שלום"));
        assert_eq!(around.len(), bare.len() + 2);
        // Both open towards the word, whichever is read first.
        assert_eq!((around[0], around[around.len() - 1]), (glyphs("(")[0], glyphs(")")[0]));
    }

    #[test]
    fn leaves_no_lone_word_on_the_last_line() {
        let text = "Thirty-eight seats in your plan are ready for more of your team in Q3";
        let (_, lines) = fit_in(text, 16.0, 250.0, 4, 16.0);
        assert!(lines.last().unwrap().contains(' '), "{lines:?}");
    }

    #[test]
    fn breaks_thai_between_words_and_japanese_between_letters() {
        let text = "มหาวิทยาลัยเชียงใหม่";
        let (_, lines) = fit_in(text, 16.0, 100.0, 3, 16.0);
        assert_eq!(lines, ["มหาวิทยาลัย", "เชียงใหม่"]);
    }

    #[test]
    fn stands_at_the_right_where_the_paragraph_does() {
        let fonts = fonts();
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
