//! The ways people and programs write addresses: `Ada <ada@x.example>`, `mailto:ada@x.example?subject=…`, `"ada"@x.example`,
//! `ada@x.example (left)`, several in one line.

use unicode_normalization::UnicodeNormalization as _;

use crate::base::address::{Address, ascii, fold, is_address, key};
use crate::base::spelling::letters::is_invisible;

/// Who is named by a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// One mailbox.
    One(Address),
    /// Everybody of a domain: `@acme.example`.
    Domain(String),
}

/// The most recipients of one kind: a message to more is a mailing list's.
pub const MOST: usize = 20;

/// How deep brackets and quotes lie in each other.
const DEPTH: usize = 5;

/// Marks around an address in a sentence or a cell.
const AROUND: [char; 13] = ['\'', '‘', '’', '“', '”', '„', '‚', '«', '»', '‹', '›', '`', '_'];

/// Every address in a text; `None` where a part of the text is not understood, or it has no address.
pub fn understood(text: &str) -> Option<Vec<Named>> {
    let mut found = Vec::new();
    read(&one_form(text), 0, &mut found)?;
    (!found.is_empty()).then_some(found)
}

/// The addresses of a text that a message can go to; `None` where it holds anything else, or none.
pub fn plain(text: &str) -> Option<Vec<String>> {
    let address = |named| match named {
        Named::One(address) => Some(address.to_string()).filter(|address| is_address(address)),
        Named::Domain(_) => None,
    };
    understood(text)?.into_iter().map(address).collect()
}

/// The addresses that a message goes to, each once, out of texts of one or several; `None` where one holds anything else, or all hold more than [`MOST`].
pub fn recipients<'t>(texts: impl IntoIterator<Item = &'t str>) -> Option<Vec<String>> {
    let mut once: Vec<String> = Vec::new();
    let mut count = 0;
    for text in texts {
        for address in plain(text)? {
            count += 1;
            if !once.iter().any(|other| key(other) == key(&address)) {
                once.push(address);
            }
        }
    }
    (count <= MOST).then_some(once)
}

/// Every address that a text seems to hold, whatever else it says.
pub fn found_in(text: &str) -> Vec<Named> {
    let text = one_form(text);
    let words = text.split(|c: char| c.is_whitespace() || is_separator(c) || "<>()[]{}\"".contains(c));
    words.filter(|word| word.contains('@')).filter_map(|word| one(word.rsplit(':').next()?)).collect()
}

/// Full-width forms as the plain ones, and nothing that nobody can see.
fn one_form(text: &str) -> String {
    text.nfkc().filter(|c| !is_invisible(*c)).collect()
}

fn is_separator(c: char) -> bool {
    matches!(c, ',' | ';' | '|' | '、')
}

/// Adds every address in a text.
fn read(text: &str, depth: usize, found: &mut Vec<Named>) -> Option<()> {
    if depth > DEPTH {
        return None;
    }
    let (text, comments) = without_comments(text)?;
    for comment in comments.iter().filter(|comment| comment.contains('@')) {
        read(comment, depth + 1, found)?;
    }
    let mut rest = text.as_str();
    // Words that are a name if an address in angle brackets follows, and whether an address was there before them.
    let (mut name, mut done) = (false, false);
    while let Some(c) = rest.chars().next() {
        match c {
            _ if c.is_whitespace() => rest = &rest[c.len_utf8()..],
            _ if is_separator(c) => {
                if name {
                    return None;
                }
                done = false;
                rest = &rest[c.len_utf8()..];
            }
            '"' => {
                let (inner, after) = quoted(rest)?;
                rest = after;
                if let Some(domain) = rest.strip_prefix('@') {
                    let end = domain.find(|c: char| c.is_whitespace() || is_separator(c) || "<>\"".contains(c));
                    let (domain, after) = domain.split_at(end.unwrap_or(domain.len()));
                    found.push(Named::One(quoted_local(&inner, domain)?));
                    (rest, done) = (after, true);
                } else if inner.contains('@') {
                    read(&inner, depth + 1, found)?;
                    done = true;
                } else if !inner.trim().is_empty() {
                    name = true;
                }
            }
            '<' => {
                let (inner, after) = rest[1..].split_once('>')?;
                if done && name || !inner.contains('@') {
                    return None;
                }
                read(inner, depth + 1, found)?;
                (rest, name, done) = (after, false, true);
            }
            _ => {
                let is_mailto = rest.get(..7).is_some_and(|begin| begin.eq_ignore_ascii_case("mailto:"));
                let ends = |c: char| c.is_whitespace() || "<>\"".contains(c) || (!is_mailto && is_separator(c));
                let (word, after) = rest.split_at(rest.find(ends).unwrap_or(rest.len()));
                rest = after;
                if is_mailto {
                    mailto(&word[7..], depth, found)?;
                } else if word.contains('@') {
                    found.push(one(word)?);
                } else if word.chars().any(char::is_alphanumeric) {
                    name = true;
                    continue;
                } else if word.is_empty() {
                    // A closing bracket that nothing opened.
                    return None;
                } else {
                    continue;
                }
                if name {
                    return None;
                }
                done = true;
            }
        }
    }
    (!name).then_some(())
}

/// A text without its parts in round brackets, and those parts. `None` where a bracket is not closed.
fn without_comments(text: &str) -> Option<(String, Vec<String>)> {
    let (mut plain, mut comments) = (String::with_capacity(text.len()), Vec::<String>::new());
    let (mut depth, mut in_quotes) = (0_usize, false);
    for c in text.chars() {
        match c {
            '"' if depth == 0 => in_quotes = !in_quotes,
            '(' if !in_quotes => {
                depth += 1;
                if depth == 1 {
                    comments.push(String::new());
                    continue;
                }
            }
            ')' if !in_quotes => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    continue;
                }
            }
            _ => {}
        }
        match comments.last_mut() {
            Some(comment) if depth > 0 => comment.push(c),
            _ => plain.push(c),
        }
    }
    (depth == 0).then_some((plain, comments))
}

/// The quoted text at the beginning, and the rest. `""` and `\"` are a quote in it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut inner = String::new();
    let mut letters = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = letters.next() {
        match c {
            '\\' => inner.push(letters.next()?.1),
            '"' if letters.next_if(|(_, next)| *next == '"').is_some() => inner.push('"'),
            '"' => return Some((inner, &text[at + 1..])),
            _ => inner.push(c),
        }
    }
    None
}

/// What follows `mailto:`, with the recipients among its parameters (RFC 6068). One whose words hold an address is more than that.
fn mailto(uri: &str, depth: usize, found: &mut Vec<Named>) -> Option<()> {
    let before = found.len();
    let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
    for recipient in path.trim_start_matches('/').split([',', ';']).filter(|part| !part.is_empty()) {
        read(&decoded(recipient)?, depth + 1, found)?;
    }
    for parameter in query.split('&').filter(|part| !part.is_empty()) {
        let (key, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        let value = decoded(value)?;
        match key.to_ascii_lowercase().trim_start_matches("amp;") {
            "to" | "cc" | "bcc" => read(&value, depth + 1, found)?,
            _ if value.contains('@') => return None,
            _ => {}
        }
    }
    (found.len() > before).then_some(())
}

/// Text with its percent signs resolved.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        match (first, after) {
            (b'%', [high, low, ..]) => {
                let digit = |byte: u8| char::from(byte).to_digit(16);
                bytes.push((digit(*high)? * 16 + digit(*low)?) as u8);
                rest = &after[2..];
            }
            (b'%', _) => return None,
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    Some(one_form(&String::from_utf8(bytes).ok()?))
}

/// A word as an address or a domain, without the marks around it.
fn one(word: &str) -> Option<Named> {
    let word = word.trim_matches(AROUND).trim_end_matches(|c| AROUND.contains(&c) || ".:!?/".contains(c));
    let (local, domain) = word.split_once('@')?;
    let domain = domain.trim_start_matches(AROUND);
    match local {
        "" | "*" | "%" => ascii(domain).ok().map(Named::Domain),
        _ => Address::of(local.trim_end_matches(AROUND), domain).ok().map(Named::One),
    }
}

/// `"ada"@x.example`, and what only quotes allow, which mail is never sent to and which is understood all the same.
fn quoted_local(local: &str, domain: &str) -> Option<Address> {
    let domain = domain.trim_end_matches(|c| AROUND.contains(&c) || ".:!?/".contains(c));
    let local = local.trim();
    if local.is_empty() || local.contains('@') {
        return None;
    }
    Address::of(local, domain).ok().or_else(|| {
        let ascii_domain = ascii(domain).ok()?;
        Some(Address { local: local.to_owned(), written_domain: domain.to_owned(), ascii_domain, folded: fold(local) })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Option<Vec<String>> {
        let name = |named: Named| match named {
            Named::One(address) => address.key(),
            Named::Domain(domain) => format!("@{domain}"),
        };
        understood(text).map(|all| all.into_iter().map(name).collect())
    }

    #[test]
    fn every_usual_writing_is_understood() {
        for text in [
            "ada@x.example",
            "ADA@X.EXAMPLE",
            " \t ada@x.example\u{a0}",
            "<ada@x.example>",
            "Ada Lovelace <ada@x.example>",
            "\"Lovelace, Ada\" <ada@x.example>",
            "\"ada@x.example\"",
            "'ada@x.example'",
            "\"'ada@x.example'\"",
            "ada@x.example.",
            "ada@x.example,",
            "ada@x.example;",
            "mailto:ada@x.example",
            "MAILTO:ada%40x.example?subject=Hi%2C%20there",
            "<mailto:ada@x.example>",
            "mailto:?to=ada@x.example",
            "\"ada\"@x.example",
            "ada@x.example (left in May)",
            "ada(home)@x.example",
            "ａｄａ＠ｘ．ｅｘａｍｐｌｅ",
            "ada@x。example",
            "a\u{200b}da@x.exa\u{ad}mple",
            "- ada@x.example",
            "“ada@x.example”",
            "Ada \"The Countess\" Lovelace <ada@x.example>",
            "ada@x.example <ada@x.example>",
            "ada@x.example/",
        ] {
            let found = names(text).unwrap_or_else(|| panic!("{text} is not understood"));
            assert!(found.iter().all(|one| one == "ada@x.example"), "{text}: {found:?}");
        }
    }

    #[test]
    fn everybody_in_a_line_counts() {
        let both = Some(vec!["ada@x.example".to_owned(), "bo@y.example".to_owned()]);
        for text in [
            "ada@x.example, bo@y.example",
            "ada@x.example;bo@y.example",
            "ada@x.example\tbo@y.example",
            "ada@x.example bo@y.example",
            "Ada <ada@x.example>, Bo <bo@y.example>",
            "mailto:ada@x.example,bo@y.example",
            "mailto:ada@x.example?cc=bo@y.example",
            "ada@x.example、bo@y.example",
            "\"ada@x.example, bo@y.example\"",
            "ada@x.example <bo@y.example>",
        ] {
            assert_eq!(names(text), both, "{text}");
        }
        assert_eq!(names("bo@y.example (ada@x.example)").map(|all| all.len()), Some(2));
        assert_eq!(names("@acme.example, *@Bücher.example").unwrap(), ["@acme.example", "@xn--bcher-kva.example"]);
    }

    #[test]
    fn what_is_not_wholly_understood_is_nothing() {
        for text in [
            "",
            "ada",
            "ada at x.example",
            "ada@x.example left",
            "Ada ada@x.example",
            "Lovelace, Ada <ada@x.example>",
            "ada@x",
            "ada@x.example, bo",
            "ada@x.examplebo@y.example",
            "ada [at] x.example",
            "ada@x.example)",
            "(ada@x.example",
            "<ada@x.example",
            "ada@x.example>",
            "\"ada@x.example",
            "acme.example",
            "ada @ x.example",
            "mailto:",
            "mailto:ada",
            "ada@[192.0.2.1]",
            "mailto:stop@v.example?subject=unsubscribe%20ada@x.example",
            "ada@x.example,bo@y",
            "to: ada@x.example",
            "ada@аcme.example",
            "&lt;ada@x.example&gt;",
        ] {
            assert_eq!(names(text), None, "{text}");
        }
    }

    #[test]
    fn an_address_is_found_in_a_sentence() {
        let found = found_in("asked by Bo (bo@y.example), see mailto:ada@x.example. Not @ home");
        assert_eq!(found.len(), 2, "{found:?}");
    }
}
