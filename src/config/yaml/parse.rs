//! Parses untrusted YAML in bounded time and memory, with helpful error messages.
//!
//! The parser limits depth only while it builds values, and its tokenizer takes quadratic time for open flow brackets, so
//! brackets are counted first. Then a walk follows all aliases without storing anything, which stops a "billion laughs"
//! attack at a fixed budget for all types. The same walk finds duplicate keys.

use serde::de::{DeserializeOwned, DeserializeSeed as _};

use crate::base::limits::{YAML_BRACKETS, YAML_BYTES, YAML_TEXT_BYTES, YAML_VALUES};
use crate::base::nearest::nearest;
use crate::config::problem::Problem;
use crate::config::yaml::step::Step;
use crate::config::yaml::walk::{Budget, Find, Walk};

/// Parses a file's content as `T`.
pub fn parse<T: DeserializeOwned>(file: &str, bytes: &[u8]) -> Result<T, Problem> {
    let problem = |at, message| Problem { file: file.to_owned(), at, message };
    if bytes.len() > YAML_BYTES {
        return Err(problem(None, format!("the file is larger than {YAML_BYTES} bytes, the most that is read")));
    }
    let text = std::str::from_utf8(bytes).map_err(|e| {
        let line = bytes[..e.valid_up_to()].iter().filter(|b| **b == b'\n').count() + 1;
        problem(Some((line, 1)), "this is not UTF-8 text; save the file as UTF-8".to_owned())
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some(at) = too_many_brackets(text) {
        return Err(problem(Some(at), format!("more than {YAML_BRACKETS} brackets are open here")));
    }
    let described = |error: serde_yaml::Error| {
        let at = error.location().map(|l| (l.line(), l.column()));
        problem(at, describe(&error))
    };
    let mut budget = Budget { values: YAML_VALUES, text: YAML_TEXT_BYTES };
    Walk { budget: &mut budget }.deserialize(serde_yaml::Deserializer::from_str(text)).map_err(described)?;
    serde_yaml::from_str(text).map_err(described)
}

/// Line and column of a value, or of the nearest enclosing value that exists.
pub fn locate(text: &[u8], path: &[Step]) -> Option<(usize, usize)> {
    let text = std::str::from_utf8(text).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let error = Find(path).deserialize(serde_yaml::Deserializer::from_str(text)).err()?;
    error.location().map(|l| (l.line(), l.column()))
}

/// The place where more brackets are open than any workspace needs. Brackets in quotes and comments count too; at worst a
/// file with dozens of unpaired brackets in its texts is refused.
fn too_many_brackets(text: &str) -> Option<(usize, usize)> {
    let (mut open, mut line, mut start) = (0usize, 1, 0);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            b'\n' => (line, start) = (line + 1, at + 1),
            _ => {}
        }
        if open > YAML_BRACKETS {
            return Some((line, at - start + 1));
        }
    }
    None
}

/// The parser's message without the place, and with the nearest valid name if a name is unknown.
fn describe(error: &serde_yaml::Error) -> String {
    let mut text = error.to_string();
    if let Some(place) = error.location()
        && let Some(at) = text.find(&format!(" at line {} column {}", place.line(), place.column()))
    {
        text.truncate(at);
    }
    match text.as_str() {
        "recursion limit exceeded" => "values are nested too deeply here".to_owned(),
        "repetition limit exceeded" => "the aliases of this file repeat too much".to_owned(),
        _ => suggest(&text).unwrap_or_else(|| match text.split_once(", expected struct ") {
            Some((what, _)) => format!("{what}; expected keys with values, as `key: value`"),
            None => text,
        }),
    }
}

/// Rewrites the message `a.b: unknown field `x`, expected one of `y`, `z``, with the nearest name.
fn suggest(message: &str) -> Option<String> {
    let (before, rest, what) = ["unknown field `", "unknown variant `"]
        .iter()
        .find_map(|mark| message.split_once(mark).map(|(before, rest)| (before, rest, *mark)))?;
    let (name, rest) = rest.split_once("`, ")?;
    let valid: Vec<&str> = rest.split('`').skip(1).step_by(2).collect();
    let place = before.trim_end_matches(": ");
    let kind = if what.starts_with("unknown field") { "key" } else { "value" };
    let of = if place.is_empty() { String::new() } else { format!(" of {place}") };
    let hint = nearest(name, valid.iter().copied()).map(|n| format!("; did you mean `{n}`?")).unwrap_or_default();
    Some(format!("`{name}` is no {kind}{of}{hint} (valid: {})", valid.join(", ")))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    type Any = BTreeMap<String, serde_yaml::Value>;

    fn refused(text: &str) -> String {
        parse::<Any>("qbr.yaml", text.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn a_billion_laughs_is_refused() {
        let mut text = "a0: &a0 \"lol\"\n".to_owned();
        for level in 1..=12 {
            let before = vec![format!("*a{}", level - 1); 9].join(",");
            text.push_str(&format!("a{level}: &a{level} [{before}]\n"));
        }
        assert!(refused(&text).contains("repeat too much"));
    }

    #[test]
    fn one_long_text_repeated_is_refused() {
        let text = format!("a: &a {}\nb: [{}]\n", "x".repeat(9_000), vec!["*a"; 2_000].join(","));
        assert!(refused(&text).contains("repeat too much"));
    }

    #[test]
    fn deep_nesting_is_refused_with_its_place() {
        assert!(refused(&format!("a: {}", "[".repeat(100_000))).starts_with("qbr.yaml:1:68: more than 64 brackets"));
        assert!(refused(&format!("a: {}", "{a: ".repeat(100_000))).contains("brackets are open"));
        assert!(refused(&format!("a:\n{}", "- ".repeat(100_000))).contains("nested too deeply"));
        assert!(refused(&"? ".repeat(100_000)).len() > 10);
        let steps: String = (0..2000).map(|i| format!("{}a:\n", " ".repeat(i))).collect();
        assert!(refused(&steps).contains("nested too deeply"));
    }

    #[test]
    fn an_unknown_key_gets_the_nearest_one() {
        let said = suggest("sources.accounts: unknown field `fil`, expected one of `file`, `columns`").unwrap();
        assert_eq!(said, "`fil` is no key of sources.accounts; did you mean `file`? (valid: file, columns)");
        let said = suggest("slides[0]: unknown variant `covr`, expected one of `cover`, `glance`").unwrap();
        assert!(said.contains("did you mean `cover`?"), "{said}");
        let said = suggest("unknown field `x`, expected `path`").unwrap();
        assert!(said.contains("valid: path"), "{said}");
        assert_eq!(suggest("missing field `name`"), None);
    }

    #[test]
    fn one_text_has_a_limit_and_its_place_is_told() {
        let said = refused(&format!("a: 1\nb:\n  c: {}\n", "x".repeat(10_001)));
        assert!(said.starts_with("qbr.yaml:3:6: b.c: a text has 10001 bytes; at most 10000 are read"), "{said}");
    }

    #[test]
    fn a_key_written_twice_is_refused() {
        assert!(refused("a: 1\nb: 2\na: 3\n").contains("`a` stands here twice"));
    }

    #[test]
    fn aliases_within_reason_are_followed() {
        let read: BTreeMap<String, Vec<u32>> = parse("f", b"a: &a [1, 2]\nb: *a\n").unwrap();
        assert_eq!(read["b"], [1, 2]);
    }

    #[test]
    fn a_place_is_found_by_its_path() {
        let text = b"vendor:\n  name: X\nmetrics:\n- id: a\n- id: b\n  one: c\nroles: {wau: q}\n";
        assert_eq!(locate(text, &[Step::Key("metrics"), Step::Index(1), Step::Key("one")]), Some((6, 8)));
        assert_eq!(locate(text, &[Step::Key("roles"), Step::Key("wau")]), Some((7, 14)));
        assert_eq!(locate(text, &[Step::Key("vendor"), Step::Index(0), Step::Key("name")]), Some((2, 9)));
        assert_eq!(locate(text, &[Step::Key("vendor"), Step::Key("logo")]), Some((2, 3)));
    }
}
