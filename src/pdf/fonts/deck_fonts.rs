//! The fonts of one deck: the shared ones it uses, and subsets of its own for all other glyphs.

use crate::layout::frame::{FaceId, GlyphRun};
use crate::layout::text::fonts::Fonts;
use crate::pdf::error::PdfError;
use crate::pdf::fonts::cid_font::{Program, Use};
use crate::pdf::fonts::cluster::{Cluster, reading_order};
use crate::pdf::fonts::cmap::{Coding, ignorable};
use crate::pdf::fonts::sfnt::Advances;
use crate::pdf::fonts::shared_fonts::FontBook;
use crate::pdf::fonts::slot::{Coded, FontSlot};
use crate::pdf::writer::file::{File, Id};

/// The fonts of one deck.
pub struct DeckFonts<'a> {
    book: &'a FontBook,
    fonts: &'a Fonts,
    used: Vec<bool>,
    further: Vec<(FaceId, Coding)>,
    /// The face that was looked for last, and where the book has it: neighbours are of one face.
    last: Option<(FaceId, Option<usize>)>,
}

impl<'a> DeckFonts<'a> {
    /// No font used yet.
    pub fn new(book: &'a FontBook, fonts: &'a Fonts) -> Self {
        Self { book, fonts, used: vec![false; book.faces.len()], further: Vec::new(), last: None }
    }

    /// Looks up a cluster's glyphs, in visual order, into `coded`; gives whether readers that map code by code would
    /// read the cluster's text.
    pub fn look_up(&mut self, run: &GlyphRun, cluster: &Cluster, coded: &mut Vec<Coded>) -> bool {
        let shared = self.shared(run.face);
        let start = coded.len();
        let glyphs = &run.glyphs[cluster.glyphs.clone()];
        // Nearly all: one shared glyph for one sign of ASCII.
        if let ([glyph], &[sign @ b' '..=b'~'], Some(index)) = (glyphs, cluster.text(run).as_bytes(), shared)
            && let coding = &self.book.faces[index].coding
            && let Some(code) = coding.code(glyph.id)
        {
            self.used[index] = true;
            coded.push(Coded { slot: FontSlot(index as u16), code, width: coding.width(code) });
            return coding.text(code).is_some_and(|text| text.is(char::from(sign)));
        }
        for glyph in glyphs {
            let in_shared = shared.and_then(|index| Some((index, self.book.faces[index].coding.code(glyph.id)?)));
            coded.push(match in_shared {
                Some((index, code)) => {
                    self.used[index] = true;
                    Coded { slot: FontSlot(index as u16), code, width: self.book.faces[index].coding.width(code) }
                }
                None => self.look_up_further(run.face, glyph.id),
            });
        }
        let found = &coded[start..];
        if found.iter().any(|glyph| self.is_further(glyph.slot)) {
            self.name_further(run, cluster);
        }
        // A mark set back over its letter looks like a new word to readers that go by places alone.
        let set_back = glyphs.len() > 1 && glyphs.iter().any(|glyph| glyph.dx != 0);
        !set_back && self.reads_as(run.rtl, found, cluster.text(run))
    }

    /// The space of a face, where the deck has it anyway.
    pub fn space(&mut self, face: FaceId) -> Option<Coded> {
        let index = self.shared(face)?;
        let coding = &self.book.faces[index].coding;
        let code = coding.code(self.fonts.face(face).glyph(' ')?)?;
        self.used[index] = true;
        Some(Coded { slot: FontSlot(index as u16), code, width: coding.width(code) })
    }

    /// Writes the fonts in use; gives their resource names' slots and numbers.
    pub fn write(self, file: &mut File) -> Result<Vec<(FontSlot, Id)>, PdfError> {
        let mut written = Vec::new();
        for (index, shared) in self.book.faces.iter().enumerate().filter(|(index, _)| self.used[*index]) {
            written.push((FontSlot(index as u16), shared.program.write(file)));
        }
        for (index, (face, coding)) in self.further.iter().enumerate() {
            let program = Program::new(self.fonts.face(*face), coding, Use::Once)?;
            written.push((FontSlot((self.book.faces.len() + index) as u16), program.write(file)));
        }
        Ok(written)
    }

    fn shared(&mut self, face: FaceId) -> Option<usize> {
        if let Some((last, place)) = self.last
            && last == face
        {
            return place;
        }
        let place = self.book.faces.iter().position(|shared| shared.face == face);
        self.last = Some((face, place));
        place
    }

    fn is_further(&self, slot: FontSlot) -> bool {
        usize::from(slot.0) >= self.book.faces.len()
    }

    fn look_up_further(&mut self, face: FaceId, glyph: u16) -> Coded {
        let advances = || Advances::read(self.fonts.face(face));
        let index = self.further.iter().position(|(other, _)| *other == face).unwrap_or_else(|| {
            self.further.push((face, Coding::new(advances().of(0))));
            self.further.len() - 1
        });
        let coding = &mut self.further[index].1;
        let code = coding.code(glyph).unwrap_or_else(|| coding.add(glyph, advances().of(glyph)));
        let slot = FontSlot((self.book.faces.len() + index) as u16);
        Coded { slot, code, width: coding.width(code) }
    }

    fn name_further(&mut self, run: &GlyphRun, cluster: &Cluster) {
        let Some(index) = self.further.iter().position(|(face, _)| *face == run.face) else { return };
        let coding = &mut self.further[index].1;
        // Glyphs of the shared font have no code here: a letter may be shared and its accent not.
        let glyphs: Vec<u16> = reading_order(run, cluster).collect();
        coding.name(&glyphs, cluster.text(run), |c| self.fonts.face(run.face).glyph(c));
    }

    fn coding(&self, slot: FontSlot) -> &Coding {
        let index = usize::from(slot.0);
        match self.book.faces.get(index) {
            Some(shared) => &shared.coding,
            None => &self.further[index - self.book.faces.len()].1,
        }
    }

    fn reads_as(&self, rtl: bool, found: &[Coded], text: &str) -> bool {
        let mut rest = text.chars().filter(|&c| !ignorable(c)).peekable();
        let count = found.len();
        let matches = (0..count).all(|at| {
            let glyph = found[if rtl { count - 1 - at } else { at }];
            self.coding(glyph.slot).text(glyph.code).is_some_and(|text| text.strip_from(&mut rest))
        });
        // Spaces that hang over the line's end have no glyphs.
        matches && rest.all(char::is_whitespace)
    }
}
