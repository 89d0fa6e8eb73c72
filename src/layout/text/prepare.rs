//! Makes a text drawable: normalises line ends, drops control characters, substitutes characters that no face has.
//!
//! Afterwards every character is invisible, a line feed, or drawable by some face, so that no later step can meet glyph 0.
//! Bidirectional marks and joiners stay, because they affect order and shape. A triangle before a figure becomes an arrow if
//! the theme's own face has only that, so that a deck needs no second typeface for one sign.

use std::borrow::Cow;

use crate::layout::text::fonts::{Fonts, primary};
use crate::layout::text::style::Weight;

/// What to do with a character.
enum Action {
    Keep,
    Drop,
    Replace(char),
    Substitute,
}

/// The text with `\n` as its only line end, without control characters, and with the theme's substitute for characters that
/// cannot be drawn.
pub(crate) fn prepare<'a>(fonts: &Fonts, text: &'a str, weight: Weight) -> Cow<'a, str> {
    if text.bytes().all(|b| matches!(b, b' '..=b'~' | b'\n')) {
        return Cow::Borrowed(text);
    }
    let mut changed: Option<String> = None;
    // A picture beside letters is an ornament and may be dropped; alone it is the whole message.
    let has_letters = text.chars().any(char::is_alphanumeric);
    for (at, c) in text.char_indices() {
        let shown = match action(fonts, c, weight) {
            Action::Keep => Some(arrow(fonts, text, at, weight).unwrap_or(c)),
            // The line feed after it is enough.
            Action::Replace('\n') if text[at..].starts_with("\r\n") => None,
            Action::Replace(other) => Some(other),
            Action::Drop => None,
            Action::Substitute if has_letters && is_picture(c) => None,
            Action::Substitute => Some(fonts.substitute()),
        };
        // The spaces on both sides of a dropped character become one.
        let dropped = shown.is_none() && changed.as_deref().unwrap_or(&text[..at]).ends_with(is_breaking_space);
        if dropped && text[at + c.len_utf8()..].trim_start_matches(is_invisible).starts_with(is_breaking_space) {
            let text = changed.get_or_insert_with(|| text[..at].to_owned());
            text.truncate(text.trim_end_matches(is_breaking_space).len());
            continue;
        }
        match (&mut changed, shown) {
            (None, Some(same)) if same == c => {}
            (changed, shown) => changed.get_or_insert_with(|| text[..at].to_owned()).extend(shown),
        }
    }
    changed.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// The text with line ends replaced by spaces.
pub(crate) fn one_line(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\n') { Cow::Owned(text.replace('\n', " ")) } else { text }
}

/// The characters that are substituted, in order of first appearance.
pub(crate) fn undrawable(fonts: &Fonts, text: &str) -> Vec<char> {
    let mut found = Vec::new();
    for c in text.chars().filter(|c| !c.is_ascii()) {
        if matches!(action(fonts, c, Weight::Regular), Action::Substitute) && !found.contains(&c) {
            found.push(c);
        }
    }
    found
}

/// The arrow for a triangle at `at` that is a word of its own, if the face of `weight` has the arrow but not the triangle.
fn arrow(fonts: &Fonts, text: &str, at: usize, weight: Weight) -> Option<char> {
    let sign = text[at..].chars().next()?;
    let arrow = match sign {
        '▲' => '↑',
        '▼' => '↓',
        _ => return None,
    };
    // Inside a name the triangle is part of the name.
    let after = text[at + sign.len_utf8()..].chars().next();
    let alone =
        text[..at].chars().next_back().is_none_or(char::is_whitespace) && after.is_some_and(char::is_whitespace);
    let own = fonts.face(primary(weight));
    (alone && own.glyph(sign).is_none() && own.glyph(arrow).is_some()).then_some(arrow)
}

fn action(fonts: &Fonts, c: char, weight: Weight) -> Action {
    match c {
        ' '..='~' | '\n' => Action::Keep,
        '\t' => Action::Replace(' '),
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Action::Replace('\n'),
        _ if c.is_control() => Action::Drop,
        // The byte order mark, interlinear annotations and tags have no effect here.
        '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => Action::Drop,
        _ if is_invisible(c) => Action::Keep,
        // The replacement character, and private-use characters, which have no meaning outside their font.
        '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => Action::Substitute,
        _ if fonts.face_for(c, weight).is_none() => Action::Substitute,
        _ => Action::Keep,
    }
}

/// Emoji and pictographs with their modifiers and flags.
pub(crate) fn is_picture(c: char) -> bool {
    matches!(c, '\u{20e3}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// Unicode's Default_Ignorable_Code_Point: characters without a glyph.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Spaces that vanish at the end of a line; the non-breaking ones do not.
pub(crate) fn is_breaking_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// Whether an invisible character changes how its neighbours are shaped: joiners and variation selectors.
pub(crate) fn shapes_neighbours(c: char) -> bool {
    matches!(c,
        '\u{34f}' | '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::layout::text::style::tests::{fonts, style};
    use crate::layout::theme::resolved::Theme;

    #[test]
    fn substitutes_what_no_face_draws_and_says_so() {
        let fonts = fonts();
        let text = "A\u{10fffd}B\u{fffd}\u{10fffd}";
        assert_eq!(prepare(&fonts, text, Weight::Bold), "A•B••");
        assert_eq!(fonts.undrawable(text), ['\u{10fffd}', '\u{fffd}']);
        assert!(fonts.shape(text, &style(16.0)).iter().all(|run| run.glyphs.iter().all(|g| g.id != 0)));
    }

    #[test]
    fn a_picture_among_letters_is_dropped_with_one_of_its_blanks() {
        let fonts = fonts();
        let picture =
            ['\u{1f43e}', '\u{1f9b4}', '\u{1fabf}'].into_iter().find(|c| !fonts.undrawable(&c.to_string()).is_empty());
        let Some(c) = picture else { return };
        let prepared = |text: String| prepare(&fonts, &text, Weight::Regular).into_owned();
        assert_eq!(prepared(format!("Paws & Claws {c} Vet")), "Paws & Claws Vet");
        assert_eq!(prepared(format!("{c} Vet{c}")).trim(), "Vet");
        assert_eq!(prepared(format!("{c}\u{fe0f}")), "•\u{fe0f}");
        assert_eq!(fonts.undrawable(&format!("Vet {c}")), [c]);
    }

    #[test]
    fn drops_controls_and_keeps_invisible_marks() {
        let fonts = fonts();
        let text = "\u{feff}a\u{0}\u{1b}b\tc\u{200d}\u{200f}\u{ad}\u{fe0f}";
        assert_eq!(prepare(&fonts, text, Weight::Regular), "ab c\u{200d}\u{200f}\u{ad}\u{fe0f}");
        assert!(fonts.undrawable(text).is_empty());
        assert_eq!(fonts.width(text, &style(16.0)), fonts.width("ab c", &style(16.0)));
    }

    #[test]
    fn a_triangle_before_a_figure_is_an_arrow_where_the_themes_face_has_no_triangle() {
        let paper = Theme::load("beacon", Path::new("nowhere")).unwrap();
        let paper = Fonts::load(&paper).unwrap();
        for weight in Weight::ALL {
            assert_eq!(prepare(&paper, "▲\u{a0}19% on Q2, then ▼ 3", weight), "↑\u{a0}19% on Q2, then ↓ 3");
            assert_eq!(prepare(&paper, "▲Peak ▲", weight), "▲Peak ▲", "a name stays as it is");
            assert_eq!(prepare(&fonts(), "▲ 19%", weight), "▲ 19%");
        }
    }

    #[test]
    fn draws_spaces_and_hyphens_a_face_lacks_from_the_plain_ones() {
        let fonts = fonts();
        assert!(fonts.undrawable("10\u{202f}%\u{a0}non\u{2011}stop\u{3000}").is_empty());
    }
}
