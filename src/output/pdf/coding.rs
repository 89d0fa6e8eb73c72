//! Which code stands for which glyph in a subset font, and which text a code stands for.
//!
//! A code is the glyph's new id in the subset. Its text is fixed by the first cluster that shows the
//! glyph; where a later cluster means something else by it, the page says so with `/ActualText`.

use rustc_hash::FxHashMap;

/// Stands for "a further glyph of the text before it" in a ToUnicode map: invisible, no break, no space.
const CONTINUED: char = '\u{2060}';

/// Codes of one subset of one face.
#[derive(Debug, Default, Clone)]
pub struct Coding {
    codes: FxHashMap<u16, u16>,
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
        self.codes.get(&glyph).copied()
    }

    /// Gives a glyph the next code.
    pub fn add(&mut self, glyph: u16, width: i32) -> u16 {
        let code = self.glyphs.len() as u16;
        self.codes.insert(glyph, code);
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

    /// Gives those codes of a cluster that have no text yet their part of its text. `codes` are in reading order;
    /// glyphs that another font draws have none.
    pub fn name(&mut self, codes: &[Option<u16>], text: &str) {
        let pairs = text.chars().filter(|&c| !ignorable(c)).count() == codes.len();
        let mut chars = text.chars().filter(|&c| !ignorable(c));
        for (index, &code) in codes.iter().enumerate() {
            let own = if pairs { chars.next() } else { None };
            let Some(code) = code.filter(|&code| self.text(code).is_none()) else { continue };
            match own {
                Some(own) => self.texts[usize::from(code)] = own,
                None if index == 0 => self.name_long(code, text),
                None => self.texts[usize::from(code)] = CONTINUED,
            }
        }
    }

    fn name_long(&mut self, code: u16, text: &str) {
        let shown: String = text.chars().filter(|&c| !ignorable(c)).collect();
        let mut chars = shown.chars();
        match (chars.next(), chars.next()) {
            (None, _) => self.texts[usize::from(code)] = CONTINUED,
            (Some(only), None) => self.texts[usize::from(code)] = only,
            _ => {
                self.long_texts.insert(code, shown);
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

    #[test]
    fn a_ligature_keeps_all_its_characters() {
        let mut coding = Coding::new(500);
        let code = coding.add(40, 600);
        coding.name(&[Some(code)], "ffi");
        assert_eq!(coding.text(code), Some(CodeText::Long("ffi")));
    }

    #[test]
    fn a_mark_beside_its_letter_has_its_own_character() {
        let mut coding = Coding::new(500);
        let codes = [coding.add(40, 600), coding.add(41, 0)];
        coding.name(&codes.map(Some), "e\u{301}");
        assert_eq!(coding.text(codes[1]), Some(CodeText::Char('\u{301}')));
    }

    #[test]
    fn the_first_text_of_a_glyph_stays() {
        let mut coding = Coding::new(500);
        let code = coding.add(40, 600);
        coding.name(&[Some(code)], "Δ");
        coding.name(&[Some(code)], "∆");
        assert_eq!(coding.text(code), Some(CodeText::Char('Δ')));
    }

    #[test]
    fn every_glyph_of_a_split_character_has_some_text() {
        let mut coding = Coding::new(500);
        let codes = [coding.add(40, 600), coding.add(41, 0)];
        coding.name(&codes.map(Some), "ỷ");
        assert_eq!(codes.map(|code| coding.text(code)), [Some(CodeText::Char('ỷ')), Some(CodeText::Char(CONTINUED))]);
    }
}
