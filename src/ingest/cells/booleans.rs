//! Words of cells that mean yes, no, live or never.

use crate::base::spelling::folding::folded;

/// Whether a cell means yes, by a list of the source's own or the usual words.
pub(crate) fn is_yes(text: &str, own: Option<&[String]>) -> bool {
    match own {
        Some(list) => among(text, list),
        None => ["true", "yes", "1", "y", "x", "hold"].iter().any(|word| text.eq_ignore_ascii_case(word)),
    }
}

/// Whether a cell means no.
pub(crate) fn is_no(text: &str) -> bool {
    const NO: [&str; 13] = ["false", "no", "0", "n", "f", "off", "none", "nein", "non", "nee", "nej", "não", "いいえ"];
    NO.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Whether a text is in a list, case and spaces apart.
pub(crate) fn among<S: AsRef<str>>(text: &str, list: &[S]) -> bool {
    let text = folded(text);
    list.iter().any(|word| folded(word.as_ref()) == text)
}
