//! One form for spellings that differ in case, spaces and width alone.

use unicode_normalization::UnicodeNormalization as _;

use crate::base::spelling::letters::is_invisible;
use crate::base::spelling::markup::plain;

/// A text in one case and one Unicode form: Unicode case folding, then NFKC. Small letters alone are not enough, since `STRASSE` and
/// `straße`, `ΟΔΟΣ` and `οδος`, have different ones. The dotless `ı` is an `i`, because `I` is the capital of both.
pub fn one_case(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    // Capitals of small letters, and their small letters again, are equal where the foldings of Unicode are.
    let small = text.nfkc().flat_map(char::to_lowercase);
    small.flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfkc().collect()
}

/// A text without what makes no difference between two spellings: case, spaces, width, entities, letters nobody sees.
pub fn folded(text: &str) -> String {
    one_case(&plain(text)).chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_are_one() {
        for (one, other) in [
            ("STRASSE", "straße"),
            ("STRAẞE", "Strasse"),
            ("ΟΔΟΣ", "οδος"),
            ("οδός", "ΟΔΌΣ"),
            ("İstanbul", "İSTANBUL"),
            ("KISA", "kısa"),
            ("oﬃce", "OFFICE"),
            ("Liquidita\u{308}t", "LIQUIDITÄT"),
            ("ǅ", "ǆ"),
            ("\u{212a}elvin", "kelvin"),
            ("ＣＡＳＨ", "cash"),
            ("ꭰ", "Ꭰ"),
            ("Cash\u{a0} Forecast\u{200b}", "cashforecast"),
            ("Q&amp;A", "q&a"),
        ] {
            assert_eq!(folded(one), folded(other), "{one} {other}");
        }
        for (one, other) in [("cash", "cache"), ("naive", "naïve"), ("か", "が"), ("tax", "taxi")] {
            assert_ne!(folded(one), folded(other), "{one} {other}");
        }
    }

    #[test]
    fn a_letter_and_its_other_cases_are_one_and_a_folded_text_is_its_own_fold() {
        for letter in '\0'..=char::MAX {
            let folded = one_case(&letter.to_string());
            let cases = [letter.to_uppercase().collect(), letter.to_lowercase().collect(), folded.clone()];
            for other in cases {
                let other: String = other;
                assert_eq!(one_case(&other), folded, "{letter:?} {other:?}");
            }
        }
    }
}
