//! Finds where a word may be hyphenated, by the patterns of the deck's language.
//!
//! At least three letters stay on either side. A word with a capital may be a name, and names are divided only if they must
//! be, except in German, where every noun has a capital.

use hypher::{Lang, hyphenate_bounded};

use crate::base::text::primary_language;

/// The language for hyphenation. By default there is none, and nothing is hyphenated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Language(Option<Lang>);

/// The least number of letters at either end of a word.
const LEAST: usize = 3;

/// Why a word would be divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// Lines would be more even.
    Wish,
    /// The word is wider than its box.
    Must,
}

impl Language {
    /// The language of a tag such as `de-AT`; none if it has no patterns.
    pub fn of(tag: &str) -> Self {
        let primary = primary_language(tag).to_ascii_lowercase();
        let code = <[u8; 2]>::try_from(primary.as_bytes()).ok();
        Self(code.and_then(Lang::from_iso))
    }

    /// Whether the language has patterns.
    pub(crate) fn is_hyphenated(self) -> bool {
        self.0.is_some()
    }

    /// The byte offsets where a piece between two spaces may be divided, in ascending order.
    pub(crate) fn points(self, piece: &str, need: Need) -> Vec<usize> {
        let mut points = Vec::new();
        let Some(language) = self.0.filter(|_| is_prose(piece)) else { return points };
        let mut start = 0;
        for word in piece.split(|c: char| !c.is_alphabetic()) {
            if is_divided(word, language, need) {
                let mut at = start;
                for syllable in hyphenate_bounded(word, language, LEAST, LEAST) {
                    at += syllable.len();
                    if at < start + word.len() {
                        points.push(at);
                    }
                }
            }
            // Skip the separator, which is one character.
            start += word.len();
            start += piece[start..].chars().next().map_or(0, char::len_utf8);
        }
        points
    }
}

/// Whether a piece is an ordinary word: not an address, a code, or a word with the author's own soft hyphens.
fn is_prose(piece: &str) -> bool {
    piece.len() >= 2 * LEAST
        && !piece.contains(|c: char| c.is_numeric() || matches!(c, '@' | '/' | '_' | '\\' | '\u{ad}'))
        && !piece.trim_end_matches(['.', ' ']).contains('.')
}

fn is_divided(word: &str, language: Lang, need: Need) -> bool {
    let mut chars = word.chars();
    let capital = chars.next().is_some_and(char::is_uppercase);
    // No capitals inside: "SaaS" and "GmbH" have no syllables.
    word.chars().nth(2 * LEAST - 1).is_some()
        && !chars.any(char::is_uppercase)
        && (!capital || need == Need::Must || language == Lang::German)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(tag: &str, piece: &str, need: Need) -> String {
        let mut shown = piece.to_owned();
        Language::of(tag).points(piece, need).into_iter().rev().for_each(|at| shown.insert(at, '-'));
        shown
    }

    #[test]
    fn each_language_has_its_own_points() {
        assert_eq!(divided("de-AT", "(Rechnungsfreigaben), ", Need::Wish), "(Rech-nungs-frei-ga-ben), ");
        assert_eq!(divided("fr", "l’utilisation ", Need::Wish), "l’uti-li-sa-tion ");
        assert_eq!(divided("es-MX", "trimestralmente", Need::Wish), "tri-mes-tral-men-te".replace("-te", "te"));
        assert_eq!(divided("pt_BR", "produtividade", Need::Wish), "pro-du-ti-vi-dade");
        assert_eq!(divided("en", "approvals", Need::Wish), "approvals");
        assert_eq!(divided("en-GB", "automation", Need::Wish), "automa-tion");
    }

    #[test]
    fn a_language_without_patterns_divides_nothing() {
        assert_eq!(divided("ja", "automation", Need::Must), "automation");
        assert_eq!(divided("", "automation", Need::Must), "automation");
        assert!(!Language::default().is_hyphenated());
    }

    #[test]
    fn names_are_divided_only_where_they_must_be() {
        assert_eq!(divided("en", "Automation", Need::Wish), "Automation");
        assert_eq!(divided("en", "Automation", Need::Must), "Automa-tion");
        assert_eq!(divided("de", "Verwaltung", Need::Wish), "Ver-wal-tung");
    }

    #[test]
    fn addresses_and_codes_are_never_divided() {
        for piece in ["https://rechnungen.example", "rechnung@freigabe.example", "rechnung2freigabe", "GmbHRechnung"] {
            assert_eq!(divided("de", piece, Need::Must), piece);
        }
    }
}
