//! Texts that were written for a web page: entities decoded, tags and marks of Markdown taken off.
//!
//! Only tags of HTML by their names are tags, and only marks in pairs are marks: "a < b", "2 * 3" and "snake_case" stay as
//! they are.

use std::borrow::Cow;

use crate::base::spelling::entities::decoded;
use crate::base::spelling::unseen::seen;
use crate::base::text::tidy;

/// Tags that part words.
const BLOCKS: [&str; 12] = ["br", "p", "div", "li", "ul", "ol", "td", "tr", "table", "hr", "h1", "h2"];

/// Tags within a line.
const INLINE: [&str; 22] = [
    "b", "i", "u", "s", "a", "em", "strong", "span", "small", "sub", "sup", "code", "del", "ins", "mark", "font",
    "img", "strike", "big", "tt", "kbd", "abbr",
];

/// Marks of Markdown that stand in pairs, the longer before those they begin with.
const MARKS: [&str; 7] = ["***", "**", "__", "~~", "`", "*", "_"];

/// The text as a reader should see it; as it is where nothing would be left.
pub fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '*', '_', '~', '`', '[', '#']) {
        return seen(text);
    }
    let mut written = linked(&without_tags(&decoded(text)));
    for mark in MARKS {
        written = unwrapped(&written, mark);
    }
    let heading = written.trim_start().trim_start_matches('#');
    if heading.len() < written.trim_start().len() && heading.starts_with(' ') {
        written = heading.to_owned();
    }
    match tidy(&written) {
        Some(tidied) if tidied != text => Cow::Owned(tidied.into_owned()),
        _ => Cow::Borrowed(text),
    }
}

/// The text without tags of HTML, where it has any.
pub fn untagged(text: &str) -> Option<String> {
    let untagged = without_tags(text);
    (untagged != text).then(|| tidy(&untagged).map(Cow::into_owned).unwrap_or_default())
}

fn without_tags(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let end = tag.find('>');
        let inner = end.map(|end| tag[1..end].trim_start_matches('/'));
        let name = inner.map(|inner| inner.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default());
        let name = name.unwrap_or_default().to_ascii_lowercase();
        let known = |tags: &[&str]| tags.contains(&name.as_str());
        match end.filter(|_| known(&BLOCKS) || known(&INLINE)) {
            Some(end) => {
                out.push_str(if known(&BLOCKS) { " " } else { "" });
                rest = &tag[end + 1..];
            }
            None => {
                out.push('<');
                rest = &tag[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The text with "[words](address)" as its words.
fn linked(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find('[') {
        let (before, link) = rest.split_at(at);
        out.push_str(before);
        let parts = link[1..].split_once("](").and_then(|(words, after)| Some((words, after.split_once(')')?)));
        match parts.filter(|(words, (address, _))| !words.contains(['[', ']']) && !address.contains(' ')) {
            Some((words, (_, after))) => {
                out.push_str(words);
                rest = after;
            }
            None => {
                out.push('[');
                rest = &link[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The text without the pairs of a mark. Within a word only a mark of two signs can begin or end.
fn unwrapped(text: &str, mark: &str) -> String {
    let sign = mark.chars().next().unwrap_or_default();
    let inside = |c: Option<char>| {
        c.is_some_and(|c| if mark == "**" || mark == "~~" { c.is_ascii_digit() } else { c.is_alphanumeric() })
    };
    let outside = |c: Option<char>| c != Some(sign) && !inside(c);
    let touching = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && c != sign);
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find(mark) {
        let (before, after) = (&rest[..at], &rest[at + mark.len()..]);
        out.push_str(before);
        let opens = outside(out.chars().next_back()) && touching(after.chars().next());
        let closes = |end: &usize| {
            touching(after[..*end].chars().next_back()) && outside(after[*end + mark.len()..].chars().next())
        };
        match after.match_indices(mark).map(|(end, _)| end).find(closes).filter(|_| opens) {
            Some(end) => {
                out.push_str(&after[..end]);
                rest = &after[end + mark.len()..];
            }
            None => {
                out.push_str(mark);
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_was_escaped_more_than_once_is_read() {
        assert_eq!(
            plain("**Sus pacientes reservan** de noche &amp;amp;amp; en domingo"),
            "Sus pacientes reservan de noche & en domingo"
        );
        assert_eq!(plain("Q&amp;A &#8211; caf&#xE9;"), "Q&A – café");
        assert_eq!(plain("&amp;lt;b&amp;gt;bold&amp;lt;/b&amp;gt;"), "bold");
    }

    #[test]
    fn tags_go_and_their_words_stay() {
        assert_eq!(plain("CO₂ <b>per</b> pallet"), "CO₂ per pallet");
        assert_eq!(plain("One<br/>two <a href='x'>three</a>"), "One two three");
        assert_eq!(plain("CO<sub>2</sub>"), "CO2");
    }

    #[test]
    fn emphasis_goes_also_beside_other_marks() {
        assert_eq!(plain("(**new**), *really* _new_: `code`!"), "(new), really new: code!");
        assert_eq!(plain("***All*** ~~old~~ __new__"), "All old new");
        assert_eq!(plain("「**予約**」を**確認**する"), "「予約」を確認する");
        assert_eq!(plain("# Read [the guide](https://example.com/a)"), "Read the guide");
    }

    #[test]
    fn what_only_looks_like_markup_stays() {
        for text in [
            "a < b and c > d",
            "2 * 3 * 4",
            "2**3**4",
            "snake_case_name",
            "R&D; AT&T & sons",
            "Prices from 5*",
            "<Tern> desk",
            "#1 of [3]",
            "**",
            "<b></b>",
        ] {
            assert_eq!(plain(text), text);
        }
    }
}
