//! Text on its way into a page.

/// Text as HTML shows it, in an element or in a quoted attribute.
pub(crate) fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // A page cannot hold these, whichever way they are written.
            c if c.is_control() && !matches!(c, '\n' | '\t') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// The same as a passage of its own direction.
pub(crate) fn foreign(text: &str) -> String {
    format!("<bdi>{}</bdi>", html(text))
}

/// JSON that may stand in a script element: no `<` can end it, or open a comment in it.
pub(crate) fn json(text: &str) -> String {
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

/// `template` with each `{{name}}` replaced; what is put in is not looked at again.
pub(crate) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut parts = template.split("{{");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once("}}").expect("a place in a template ends");
        let value = values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        out.push_str(value.expect("every place of a template has a value"));
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_is_not_looked_at_again() {
        assert_eq!(fill("{{a}} and {{b}}.", &[("a", "{{b}}"), ("b", "}}")]), "{{b}} and }}.");
    }

    #[test]
    fn nothing_in_a_text_is_markup() {
        assert_eq!(html("<a b='\"&\u{0}\">"), "&lt;a b=&#39;&quot;&amp;\u{fffd}&quot;&gt;");
    }

    #[test]
    fn json_ends_no_script_and_stays_the_same_json() {
        let name = "</script><!--<script>\u{2028}\u{2029}&\"\\";
        let embedded = json(&serde_json::to_string(name).unwrap());
        assert!(!embedded.contains(['<', '\u{2028}', '\u{2029}']));
        assert_eq!(serde_json::from_str::<String>(&embedded).unwrap(), name);
    }
}
