//! The texts of a message in which its sender may ask for no more: its plain parts as one, and its HTML parts as another.
//!
//! Mail programs part a text where a picture stands in it, and some write into one of the two forms alone.

use mail_parser::decoders::html::html_to_text;
use mail_parser::{Message, PartType};

/// What encloses a quoted message in HTML.
const QUOTATION: [&str; 2] = ["<blockquote", "</blockquote"];

/// The texts of a message, without its attachments and without what its HTML marks as quoted.
pub(in crate::delivery::responses) fn texts(message: &Message) -> [String; 2] {
    let parts = |ids: &[u32], read: fn(&PartType) -> Option<String>| {
        let parts = ids.iter().filter_map(|id| message.parts.get(*id as usize));
        parts.filter_map(|part| read(&part.body)).collect::<Vec<_>>().join("\n\n")
    };
    let plain = |body: &PartType| match body {
        PartType::Text(text) => Some(text.to_string()),
        _ => None,
    };
    let html = |body: &PartType| match body {
        PartType::Html(html) => Some(html_to_text(&without_quotations(html))),
        _ => None,
    };
    [parts(&message.text_body, plain), parts(&message.html_body, html)]
}

/// HTML without its block quotations. One that is not closed goes on to the end.
fn without_quotations(html: &str) -> String {
    let small = html.to_ascii_lowercase();
    let (mut kept, mut at, mut depth) = (String::new(), 0, 0_usize);
    loop {
        let tag_at = |from: usize| QUOTATION.into_iter().find(|tag| small[from..].starts_with(tag));
        let next = small[at..].match_indices('<').find_map(|(from, _)| Some((at + from, tag_at(at + from)?)));
        let (end, tag) = next.unwrap_or((html.len(), ""));
        if depth == 0 {
            kept.push_str(&html[at..end]);
        }
        if tag.is_empty() {
            return kept;
        }
        at = small[end..].find('>').map_or(html.len(), |close| end + close + 1);
        depth = if tag == QUOTATION[0] { depth + 1 } else { depth.saturating_sub(1) };
        kept.push_str("<br>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_html_quotes_is_left_out() {
        for (html, own) in [
            ("Yes<blockquote>No</blockquote>please", "Yes<br><br>please"),
            (
                "Yes<BLOCKQUOTE class='a'>No<blockquote>Stop</blockquote>No</blockquote >please",
                "Yes<br><br><br><br>please",
            ),
            ("Yes<blockquote>No", "Yes<br>"),
            ("Yes</blockquote>please", "Yes<br>please"),
            ("Yes<blockquote", "Yes<br>"),
            ("Grüße <b>İ</b>", "Grüße <b>İ</b>"),
        ] {
            assert_eq!(without_quotations(html), own);
        }
    }
}
