//! Words as a reader separates them, and whether a text contains one.

use crate::base::spelling::folding::one_case;
use crate::base::spelling::letters::is_invisible;

/// A text as a reader takes it: in one case, blanks of any kind as one space, without what nobody sees.
pub fn spelled(text: &str) -> String {
    let seen: String = one_case(text).chars().filter(|c| !is_invisible(*c)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text contains a word or phrase in small letters as a whole, not as a part of another word.
pub fn stands_in(word: &str, text: &str) -> bool {
    let one_word =
        |a: Option<char>, b: Option<char>| a.zip(b).is_some_and(|(a, b)| a.is_alphanumeric() && b.is_alphanumeric());
    !word.is_empty()
        && text.match_indices(word).any(|(at, _)| {
            let (before, after) = (text[..at].chars().next_back(), text[at + word.len()..].chars().next());
            !one_word(before, word.chars().next()) && !one_word(word.chars().next_back(), after)
        })
}
