//! JSON inside a script element.

/// Escapes JSON for a script element, so that no `<` can end it or open a comment in it.
pub(crate) fn embedded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '<' => out.push_str("\\u003c"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_ends_no_script_and_stays_the_same_json() {
        let name = "</script><!--<script>\u{2028}\u{2029}&\"\\";
        let embedded = embedded(&serde_json::to_string(name).unwrap());
        assert!(!embedded.contains(['<', '\u{2028}', '\u{2029}']));
        assert_eq!(serde_json::from_str::<String>(&embedded).unwrap(), name);
    }
}
