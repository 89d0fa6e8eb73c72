//! Which code is which glyph in a subset font, and which text a code means.
//!
//! A code is the glyph's new id in the subset. Its text is fixed by the first cluster that shows the
//! glyph; where a later cluster means something else by it, the page says so with `/ActualText`.

use rustc_hash::FxHashMap;

/// Stands for "a further glyph of the text before it" in a ToUnicode map: invisible, no break, no space.
const CONTINUED: char = '\u{2060}';

/// Codes of one subset of one face.
#[derive(Debug, Default, Clone)]
pub struct Coding {
    /// By glyph; 0 where it has no code.
    codes: Vec<u16>,
    glyphs: Vec<u16>,
    widths: Vec<i32>,
    texts: Vec<char>,
    long_texts: FxHashMap<u16, String>,
}

impl Coding {
    /// No glyphs but `.notdef`, which always has code 0 and no text.
    pub fn new(notdef_width: i32) -> Self {
        Self { glyphs: vec![0], widths: vec![notdef_width], texts: vec!['\0'], ..Self::default() }
    }

    /// The code of a glyph, if it has one.
    pub fn code(&self, glyph: u16) -> Option<u16> {
        self.codes.get(usize::from(glyph)).copied().filter(|&code| code != 0)
    }

    /// Gives a glyph the next code.
    pub fn add(&mut self, glyph: u16, width: i32) -> u16 {
        let code = self.glyphs.len() as u16;
        let at = usize::from(glyph);
        if self.codes.len() <= at {
            self.codes.resize(at + 1, 0);
        }
        self.codes[at] = code;
        self.glyphs.push(glyph);
        self.widths.push(width);
        self.texts.push('\0');
        code
    }

    /// Glyphs in the order of their codes.
    pub fn glyphs(&self) -> &[u16] {
        &self.glyphs
    }

    /// Advance widths in the order of the codes, in thousandths of an em.
    pub fn widths(&self) -> &[i32] {
        &self.widths
    }

    /// The width of a code.
    pub fn width(&self, code: u16) -> i32 {
        self.widths[usize::from(code)]
    }

    /// The text of a code, unless it has none yet.
    pub fn text(&self, code: u16) -> Option<CodeText<'_>> {
        match self.texts[usize::from(code)] {
            '\0' => self.long_texts.get(&code).map(|text| CodeText::Long(text)),
            only => Some(CodeText::Char(only)),
        }
    }

    /// Gives those glyphs of a cluster that have a code and no text yet their part of its text; `nominal` is the
    /// glyph that a character has before shaping. `glyphs` are in reading order.
    ///
    /// A glyph that some character of the cluster is drawn with has that character's text wherever reordering put it.
    /// What is left over is shared out in order.
    pub fn name(&mut self, glyphs: &[u16], text: &str, nominal: impl Fn(char) -> Option<u16>) {
        let unnamed = |coding: &Self, glyph| coding.code(glyph).filter(|&code| coding.text(code).is_none());
        if !glyphs.iter().any(|&glyph| unnamed(self, glyph).is_some()) {
            return;
        }
        let mut chars: Vec<char> = text.chars().filter(|&c| !ignorable(c)).collect();
        let mut left = glyphs.to_vec();
        if glyphs.len() > 1 {
            left.retain(|&glyph| match chars.iter().position(|&c| nominal(c) == Some(glyph)) {
                Some(at) => {
                    let own = chars.remove(at);
                    if let Some(code) = unnamed(self, glyph) {
                        self.texts[usize::from(code)] = own;
                    }
                    false
                }
                None => true,
            });
        }
        let pairs = chars.len() == left.len();
        for (index, glyph) in left.into_iter().enumerate() {
            let Some(code) = unnamed(self, glyph) else { continue };
            match chars.as_slice() {
                chars if pairs => self.texts[usize::from(code)] = chars[index],
                [only] if index == 0 => self.texts[usize::from(code)] = *only,
                [_, _, ..] if index == 0 => {
                    self.long_texts.insert(code, chars.iter().collect());
                }
                _ => self.texts[usize::from(code)] = CONTINUED,
            }
        }
    }
}

/// The text of one code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeText<'a> {
    /// One character, by far the most.
    Char(char),
    /// A ligature's characters.
    Long(&'a str),
}

impl CodeText<'_> {
    /// Whether it is one character, or what a reader may take for it.
    pub fn is(self, c: char) -> bool {
        matches!(self, CodeText::Char(own) if alike(own, c))
    }

    /// Takes this text from the front of `rest`; whether it was there.
    pub fn strip_from(self, rest: &mut std::iter::Peekable<impl Iterator<Item = char>>) -> bool {
        match self {
            CodeText::Char(c) => rest.next().is_some_and(|other| alike(c, other)),
            CodeText::Long(text) => text.chars().all(|c| rest.next().is_some_and(|other| alike(c, other))),
        }
    }
}

/// Whether a reader may take one for the other: the same, or both some kind of space.
fn alike(a: char, b: char) -> bool {
    a == b || (a.is_whitespace() && b.is_whitespace())
}

/// Characters that show nothing of their own: joiners, direction marks, variation selectors, soft hyphens.
pub fn ignorable(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coded(glyphs: &[u16]) -> Coding {
        let mut coding = Coding::new(500);
        glyphs.iter().for_each(|&glyph| {
            coding.add(glyph, 600);
        });
        coding
    }

    fn text(coding: &Coding, glyph: u16) -> CodeText<'_> {
        coding.text(coding.code(glyph).unwrap()).unwrap()
    }

    #[test]
    fn a_ligature_keeps_all_its_characters() {
        let mut coding = coded(&[40]);
        coding.name(&[40], "ffi", |_| None);
        assert_eq!(text(&coding, 40), CodeText::Long("ffi"));
    }

    #[test]
    fn a_mark_beside_its_letter_has_its_own_character() {
        let mut coding = coded(&[40, 41]);
        coding.name(&[40, 41], "e\u{301}", |_| None);
        assert_eq!(text(&coding, 41), CodeText::Char('\u{301}'));
    }

    #[test]
    fn a_reordered_vowel_has_its_own_character() {
        let mut coding = coded(&[40, 41]);
        coding.name(&[41, 40], "कि", |c| (c == 'क').then_some(40));
        assert_eq!((text(&coding, 40), text(&coding, 41)), (CodeText::Char('क'), CodeText::Char('ि')));
    }

    #[test]
    fn the_first_text_of_a_glyph_stays() {
        let mut coding = coded(&[40]);
        coding.name(&[40], "Δ", |_| None);
        coding.name(&[40], "∆", |_| None);
        assert_eq!(text(&coding, 40), CodeText::Char('Δ'));
    }

    #[test]
    fn every_glyph_of_a_split_character_has_some_text() {
        let mut coding = coded(&[40, 41]);
        coding.name(&[40, 41], "ỷ", |_| None);
        assert_eq!((text(&coding, 40), text(&coding, 41)), (CodeText::Char('ỷ'), CodeText::Char(CONTINUED)));
    }

    #[test]
    fn glyphs_of_another_font_take_their_part_of_the_text_along() {
        let mut coding = coded(&[41]);
        coding.name(&[40, 41], "m\u{303}", |c| (c == 'm').then_some(40));
        assert_eq!(text(&coding, 41), CodeText::Char('\u{303}'));
    }
}
