//! HTML pages from templates: one escaper, one environment, one form of the hashes by which a page allows its own style and
//! script.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, escape_formatter};
use sha2::{Digest as _, Sha256};

/// What becomes of a slash in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slashes {
    /// It stays: what looks for addresses in a message does not look behind escapes.
    Kept,
    /// It is escaped, so that not even a text that lost its other escapes could end an element.
    Escaped,
}

/// An environment for templates in which a missing value is an error. Templates with names that end in `.html` are escaped.
pub fn environment(slashes: Slashes) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_formatter(move |out, state, value| match value.as_str() {
        Some(text) if matches!(state.auto_escape(), AutoEscape::Html) && !value.is_safe() => {
            out.write_str(&escaped(text, slashes)).map_err(minijinja::Error::from)
        }
        _ => escape_formatter(out, state, value),
    });
    environment
}

/// Text as HTML has it, in an element or in a quoted attribute.
fn escaped(text: &str, slashes: Slashes) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '/' if slashes == Slashes::Escaped => html.push_str("&#x2f;"),
            // HTML has no way to write these.
            c if c.is_control() && !matches!(c, '\n' | '\r' | '\t') => html.push('\u{fffd}'),
            c => html.push(c),
        }
    }
    html
}

/// The name of a style or script in a Content-Security-Policy that allows it.
pub fn hash_source(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        let text = "<a b='\"&\u{0}\">/";
        assert_eq!(escaped(text, Slashes::Kept), "&lt;a b=&#39;&quot;&amp;\u{fffd}&quot;&gt;/");
        assert_eq!(escaped(text, Slashes::Escaped), "&lt;a b=&#39;&quot;&amp;\u{fffd}&quot;&gt;&#x2f;");
    }
}
