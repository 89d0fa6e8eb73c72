//! A sentence that begins with the vendor's words begins with a capital, in scripts that have them.

use crate::base::text::primary_language;

/// The text with its first letter as a capital. A word with a capital further on ("iPhone", "eSign") is a name that
/// begins small, and what begins with a figure has no first letter.
pub fn capitalised(text: &str, language: &str) -> String {
    let first = text.char_indices().find(|(_, c)| c.is_alphanumeric()).filter(|(_, c)| c.is_lowercase());
    let Some((at, letter)) = first else { return text.to_owned() };
    let after = &text[at + letter.len_utf8()..];
    let word = after.split(|c: char| c.is_whitespace() || c == '’' || c == '\'').next().unwrap_or_default();
    if word.chars().any(char::is_uppercase) {
        return text.to_owned();
    }
    // Turkish has two letters, with and without a dot, each with a capital of its own.
    let dotted = letter == 'i' && matches!(primary_language(language), "tr" | "az");
    let capital = if dotted { "İ".to_owned() } else { letter.to_uppercase().collect() };
    format!("{}{capital}{after}", &text[..at])
}

#[cfg(test)]
mod tests {
    use super::capitalised;

    #[test]
    fn the_first_letter_of_a_sentence_is_a_capital() {
        assert_eq!(capitalised("el Seguro de carga las cubriría", "es"), "El Seguro de carga las cubriría");
        assert_eq!(capitalised("l’Offre Pro réglerait chacune", "fr"), "L’Offre Pro réglerait chacune");
        assert_eq!(capitalised("«élan» would pay them", "en"), "«Élan» would pay them");
        for language in ["tr", "tr_TR", "az-Latn-AZ"] {
            assert_eq!(capitalised("izin her birini öder", language), "İzin her birini öder");
        }
    }

    #[test]
    fn names_and_figures_stay_as_they_are() {
        for text in ["iPhone would", "eSign pays", "Pay would", "3 cards", "Payなら支払えます", "請求書", ""]
        {
            assert_eq!(capitalised(text, "en"), text);
        }
    }
}
