//! All text of a page, visible or hidden, for a last check before the deck is sent.

use crate::base::spelling::words::spelled;
use crate::layout::frame::{Frame, Item, Tag};

/// Every word of the page in lower case: its title, its text in reading order, alternative texts and labels of links. Lines
/// are joined by spaces, so that a phrase is found across lines; a hyphenated word is joined again.
pub fn said(frame: &Frame) -> String {
    let mut text = frame.title.clone();
    gather(&frame.items, &mut text);
    spelled(&text)
}

fn gather(items: &[Item], text: &mut String) {
    let push = |words: &str, text: &mut String| {
        if text.ends_with('\u{ad}') {
            text.pop();
        } else {
            text.push(' ');
        }
        text.push_str(words);
    };
    for item in items {
        match item {
            Item::Glyphs(run) => push(run.text.trim_end(), text),
            Item::Clipped { items, .. } => gather(items, text),
            Item::Tagged { tag, items } => {
                match tag {
                    Tag::Figure { alt } => push(alt, text),
                    Tag::Link { label, .. } => push(label, text),
                    _ => {}
                }
                gather(items, text);
            }
            Item::Shape(_) | Item::Picture { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::spelling::words::stands_in;
    use crate::layout::geometry::Rect;

    #[test]
    fn a_word_is_no_part_of_another() {
        assert!(stands_in("risk", "at risk."));
        assert!(stands_in("at risk", "who is at risk"));
        assert!(!stands_in("risk", "a brisk walk"));
        assert!(!stands_in("risk", "risks"));
        assert!(!stands_in("", "anything"));
    }

    #[test]
    fn a_word_divided_at_a_lines_end_is_whole() {
        let run = |text: &str| {
            let color = crate::layout::color::Color { r: 0, g: 0, b: 0 };
            let (face, origin) = (crate::layout::frame::FaceId(0), crate::layout::geometry::Point::new(0.0, 0.0));
            let text = text.to_owned();
            Item::Glyphs(crate::layout::frame::GlyphRun {
                face,
                size: 9.0,
                color,
                origin,
                glyphs: Vec::new(),
                text,
                rtl: false,
            })
        };
        let items = vec![run("at ri\u{ad}"), run("sk now")];
        assert_eq!(said(&Frame { title: "Title".into(), items }), "title at risk now");
    }

    #[test]
    fn hidden_words_are_said_too() {
        let link = Tag::Link {
            to: crate::layout::frame::Destination::Url("https://x.example".into()),
            label: "Book".into(),
            area: Rect::new(0.0, 0.0, 9.0, 9.0),
        };
        let items = vec![Item::tagged(Tag::Figure { alt: "A Chart".into() }, vec![Item::tagged(link, Vec::new())])];
        assert_eq!(said(&Frame { title: "Title".into(), items }), "title a chart book");
    }
}
