//! Words in cells: tidied for a deck, shortened for a message. Language tags, and the language in them.

use std::borrow::Cow;

use crate::base::spelling::entities::decoded;
use crate::base::spelling::letters::is_invisible;
use crate::base::spelling::unseen::seen;

/// A value as a message shows it: at most this many characters.
const SHOWN: usize = 80;

/// Whether a unit is the sign of percentages, in either width.
pub fn is_percent_sign(unit: &str) -> bool {
    matches!(unit.trim(), "%" | "％")
}

/// Text of a cell as a reader takes it: entities of web pages decoded, then tidied.
pub fn readable(text: &str) -> Option<Cow<'_, str>> {
    match decoded(text) {
        Cow::Borrowed(text) => tidy(text),
        Cow::Owned(text) => tidy(&text).map(|tidied| Cow::Owned(tidied.into_owned())),
    }
}

/// Text without outer spaces and signs that nobody sees, with every line break, control character and run of spaces as one
/// space. `None` where nothing that could be seen is left.
pub fn tidy(text: &str) -> Option<Cow<'_, str>> {
    match seen(text) {
        Cow::Borrowed(text) => spaced(text),
        Cow::Owned(text) => spaced(&text).map(|spaced| Cow::Owned(spaced.into_owned())),
    }
}

fn spaced(text: &str) -> Option<Cow<'_, str>> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}');
    if text.chars().all(|c| c.is_whitespace() || c.is_control() || is_invisible(c)) {
        return None;
    }
    let mut before = ' ';
    let plain = text.chars().all(|c| {
        let twice = c == ' ' && before == ' ';
        before = c;
        !(twice || c.is_control() || (c != ' ' && c.is_whitespace() && !keeps_its_space(c)))
    });
    if plain {
        return Some(Cow::Borrowed(text));
    }
    let mut tidied = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() || (c.is_whitespace() && !keeps_its_space(c)) {
            if !tidied.ends_with(' ') {
                tidied.push(' ');
            }
        } else {
            tidied.push(c);
        }
    }
    Some(Cow::Owned(tidied))
}

/// A cell without what nobody sees around it: spaces of any kind, and letters without a shape.
pub fn trimmed(cell: &[u8]) -> &[u8] {
    let cell = cell.trim_ascii();
    if [cell.first(), cell.last()].into_iter().flatten().all(u8::is_ascii) {
        return cell;
    }
    let unseen = |c: char| c.is_whitespace() || is_invisible(c);
    std::str::from_utf8(cell).map_or(cell, |text| text.trim_matches(unseen).as_bytes())
}

/// Spaces that are set on purpose inside a name.
fn keeps_its_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}' | '\u{3000}')
}

/// A value for a message: cut, with control and invisible characters written out.
pub fn shown(value: &str) -> String {
    let mut out = String::new();
    for (index, c) in value.chars().enumerate() {
        if index == SHOWN {
            out.push('…');
            break;
        }
        if c.is_control() || is_invisible(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out
}

/// Whether a text is a language tag.
pub fn is_locale(text: &str) -> bool {
    // The parser also takes words of five to eight letters, which are reserved and only ever a language's English name.
    unic_langid::LanguageIdentifier::from_bytes(text.as_bytes()).is_ok_and(|tag| tag.language.as_str().len() <= 3)
}

/// The language of a tag as it is written there: `zh` of `zh-Hant-TW`, `de` of `de_AT`.
pub fn primary_language(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or_default()
}

/// Whether two tags are of one language.
pub fn is_same_language(one: &str, other: &str) -> bool {
    primary_language(one).eq_ignore_ascii_case(primary_language(other))
}

/// Whether text is an address on the web.
pub fn is_web_address(text: &str) -> bool {
    let lower = text.get(..8.min(text.len())).unwrap_or("").to_ascii_lowercase();
    let rest = if lower.starts_with("https://") {
        &text[8..]
    } else if lower.starts_with("http://") {
        &text[7..]
    } else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    !host.is_empty()
        && text.len() <= 2000
        && !text.chars().any(|c| c.is_control() || c.is_whitespace() || is_invisible(c) || "<>\"`{}|\\^".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_tidied() {
        assert_eq!(tidy("  Acme \n\r\n Ltd\t").as_deref(), Some("Acme Ltd"));
        assert_eq!(tidy("Acme Ltd").as_deref(), Some("Acme Ltd"));
        assert_eq!(tidy("Acme  Ltd").as_deref(), Some("Acme Ltd"));
        assert_eq!(tidy("全角　名").as_deref(), Some("全角　名"));
    }

    #[test]
    fn what_cannot_be_seen_is_trimmed_from_a_cell() {
        for (cell, seen) in [
            (" A-1 ", "A-1"),
            ("\u{a0}A-1\u{a0} ", "A-1"),
            ("\u{feff}A-1\u{200b}", "A-1"),
            ("\u{a0}", ""),
            (" \u{3000}日本\u{202f}", "日本"),
            ("a\u{a0}b", "a\u{a0}b"),
        ] {
            assert_eq!(trimmed(cell.as_bytes()), seen.as_bytes(), "{cell:?}");
        }
        assert_eq!(trimmed(b" \xff\xa0 "), b"\xff\xa0", "what is no text stays");
    }

    #[test]
    fn what_cannot_be_seen_is_no_name() {
        for text in ["", "   ", "\u{200b}\u{200e}", "\u{feff}", "\t\r\n", "\u{a0}", "\u{3164}", "\u{0}"] {
            assert_eq!(tidy(text), None, "{text:?}");
        }
    }

    #[test]
    fn joiners_inside_a_name_stay() {
        assert_eq!(tidy("می\u{200c}خواهم").as_deref(), Some("می\u{200c}خواهم"));
    }

    #[test]
    fn the_language_of_a_tag_is_its_first_part() {
        for (tag, language) in [("de", "de"), ("de-AT", "de"), ("de_AT", "de"), ("zh-Hant-TW", "zh"), ("", "")] {
            assert_eq!(primary_language(tag), language);
        }
        assert!(is_same_language("DE_at", "de-CH") && !is_same_language("den", "de"));
    }

    #[test]
    fn messages_show_what_cannot_be_seen() {
        assert_eq!(shown("a\u{7}b\u{200b}"), "a\\u{7}b\\u{200b}");
        assert_eq!(shown(&"x".repeat(200)).chars().count(), 81);
    }

    #[test]
    fn addresses_are_told_from_other_words() {
        assert!(is_web_address("https://example.com/a?b=c#d"));
        for text in ["javascript:alert(1)", "example.com", "https://", "https://a b", "file:///etc", "data:x"] {
            assert!(!is_web_address(text), "{text}");
        }
    }
}
