//! Signs that nobody sees: what turns the direction of a text, joins or parts letters, or hides more text in it.
//!
//! A name with U+202E reads "ACMEexe.JPG" where it is "ACME\u{202e}GPJ.exe". Such signs are taken off, but where they have a
//! place: joiners between pictures and in scripts whose letters join, marks of direction in a text that runs from the right.

use std::borrow::Cow;

use unicode_bidi::{BidiClass, bidi_class};
use unicode_script::{Script, UnicodeScript as _};

use crate::base::spelling::letters::is_invisible;

/// The text without the signs that nobody sees and that have no place where they stand.
pub fn seen(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.chars().any(is_invisible) {
        return Cow::Borrowed(text);
    }
    let from_the_right =
        text.chars().any(|c| matches!(bidi_class(c), BidiClass::R | BidiClass::AL) && !is_invisible(c));
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        if !is_invisible(sign) || has_place(sign, out.chars().next_back(), from_the_right) {
            out.push(sign);
        }
    }
    if out == text { Cow::Borrowed(text) } else { Cow::Owned(out) }
}

/// The first sign that does not reach a reader: one that nobody sees and that has no place, or a control character but tabs
/// and line breaks.
pub fn hidden(text: &str) -> Option<char> {
    let control = text.chars().find(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r'));
    if text.is_ascii() {
        return control;
    }
    let seen = seen(text);
    let mut left = seen.chars().peekable();
    text.chars().find(|sign| left.next_if_eq(sign).is_none()).or(control)
}

/// Whether a sign turns the letters after it around.
pub fn turns_around(sign: char) -> bool {
    matches!(sign, '\u{202d}' | '\u{202e}')
}

/// Whether a sign that nobody sees shapes what is around it. `before` is what is kept before it.
fn has_place(sign: char, before: Option<char>, from_the_right: bool) -> bool {
    let Some(before) = before else { return false };
    match sign {
        '\u{200e}' | '\u{200f}' | '\u{61c}' => from_the_right,
        '\u{200c}' | '\u{200d}' => joins(before),
        '\u{200b}' => matches!(before.script(), Script::Thai | Script::Lao | Script::Khmer | Script::Myanmar),
        '\u{180b}'..='\u{180f}' => before.script() == Script::Mongolian,
        // One variant a letter: a row of them is hidden text.
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => !before.is_ascii_alphabetic() && !is_invisible(before),
        // The flags of England, Scotland and Wales.
        '\u{e0020}'..='\u{e007f}' => matches!(before, '\u{1f3f4}' | '\u{e0020}'..='\u{e007e}'),
        _ => false,
    }
}

/// Whether a letter or a picture may be joined to the next one.
fn joins(letter: char) -> bool {
    use Script::{Common, Cyrillic, Greek, Han, Hangul, Hiragana, Inherited, Katakana, Latin};
    match letter.script() {
        Latin | Greek | Cyrillic | Han | Hangul | Hiragana | Katakana => false,
        Common | Inherited => letter >= '\u{2190}' && !('\u{3000}'..='\u{303f}').contains(&letter),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_taken_off() {
        for (text, read) in [
            ("ACME\u{202e}GPJ.exe", "ACMEGPJ.exe"),
            ("\u{2066}Acme\u{2069} \u{202a}Ltd\u{202c}", "Acme Ltd"),
            ("Ac\u{200b}me\u{ad}Soft\u{feff}", "AcmeSoft"),
            ("Acme\u{200e} \u{200f}Ltd", "Acme Ltd"),
            ("A\u{200d}c\u{200c}m\u{2060}e", "Acme"),
            ("Acme\u{e0041}\u{e0042}", "Acme"),
            ("A\u{fe0f}c\u{e0101}me", "Acme"),
            ("山\u{200b}田", "山田"),
            ("\u{3164}Acme", "Acme"),
        ] {
            assert_eq!(seen(text), read, "{text:?}");
        }
    }

    #[test]
    fn what_shapes_its_neighbours_stays() {
        for text in [
            "می\u{200c}خواهم",
            "שלום\u{200f}! (C++\u{200e})",
            "क्\u{200d}ष",
            "👩\u{200d}👩\u{200d}👧 🏳\u{fe0f}\u{200d}🌈",
            "葛\u{e0100}飾区",
            "1\u{fe0f}⃣",
            "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
            "ភាសា\u{200b}ខ្មែរ",
        ] {
            assert_eq!(seen(text), text, "{text:?}");
            assert_eq!(hidden(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_variant_has_one_sign_and_no_more() {
        assert_eq!(seen("☎\u{fe0f}\u{fe01}\u{fe02}"), "☎\u{fe0f}");
    }

    #[test]
    fn the_first_hidden_sign_is_told() {
        assert_eq!(hidden("ACME\u{202e}GPJ"), Some('\u{202e}'));
        assert_eq!(hidden("A\u{7}cme"), Some('\u{7}'));
        assert_eq!(hidden("Æ\u{7}cme"), Some('\u{7}'));
        assert_eq!(hidden("two\r\nlines\t"), None);
        assert!(turns_around('\u{202e}') && !turns_around('\u{202c}'));
    }
}
