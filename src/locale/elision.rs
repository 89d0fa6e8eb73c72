//! Where French says "d’" for "de": before a vowel and before an h that is not heard.

/// Beginnings of words whose h keeps "de" whole, among those that a business counts.
const ASPIRATED: [&str; 15] = [
    "hach",
    "hack",
    "halt",
    "hameçon",
    "handicap",
    "hangar",
    "hard",
    "hash",
    "hauss",
    "haut",
    "hiérarch",
    "hit",
    "hot",
    "huit",
    "hub",
];

/// Whether "de" loses its vowel before a word.
pub(crate) fn elides(word: &str) -> bool {
    let word = word.trim_start().to_lowercase();
    match word.chars().next() {
        Some('h') => !ASPIRATED.iter().any(|beginning| word.starts_with(beginning)),
        Some(first) => {
            let is_kept = ["onz", "oui"].iter().any(|beginning| word.starts_with(beginning));
            "aàâäæeéèêëiîïoôöœuùûü".contains(first) && !is_kept
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn de_loses_its_vowel_before_a_vowel_and_an_h_that_is_not_heard() {
        for word in ["utilisateurs", "Appels", "éléments", "heures", "hôtes", "habitants", "œuvres", "e-mails", "API"]
        {
            assert!(elides(word), "{word}");
        }
        for word in ["factures", "hausses", "hackathons", "hashtags", "huit", "onze", "yens", "12 lots", ""] {
            assert!(!elides(word), "{word}");
        }
    }
}
