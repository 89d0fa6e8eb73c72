//! One parsed font face, with what the shaper and the PDF writer need.

use std::fmt;
use std::sync::{Arc, OnceLock, RwLock};

use harfrust::font::Blob;
use harfrust::{Direction, Font, Script, ShapePlan, ShaperFont};
use read_fonts::tables::cff::Cff;
use read_fonts::tables::glyf::Glyf;
use read_fonts::{FontRef, TableProvider as _, TopLevelTable as _};
use sha2::{Digest, Sha256};
use unicode_normalization::char::decompose_canonical;

/// One parsed face: its bytes, its index in a collection, its metrics.
pub struct Face {
    /// The whole font file.
    pub data: Arc<Vec<u8>>,
    /// The face's index in a collection, else 0.
    pub index: u32,
    pub name: String,
    pub units_per_em: u16,
    /// Whether outlines are CFF rather than TrueType.
    pub cff: bool,
    /// Height of the line box above the baseline, in thousandths of the size.
    pub ascent: i32,
    /// Depth of the line box below the baseline, in thousandths of the size; positive.
    pub descent: i32,
    font: Font,
    plans: RwLock<Vec<Plan>>,
    hash: Arc<OnceLock<[u8; 32]>>,
}

type Plan = (Script, Direction, Arc<ShapePlan>);

impl fmt::Debug for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Face").field("name", &self.name).field("index", &self.index).finish_non_exhaustive()
    }
}

impl Face {
    /// Parses a face. The error is a phrase about the file, in the form "it …".
    pub fn read(data: Arc<Vec<u8>>, index: u32, name: String) -> Result<Self, String> {
        let tables = FontRef::from_index(&data, index).map_err(|_| "it is not a TrueType or OpenType font")?;
        let cff = tables.table_data(Cff::TAG).is_some();
        if !cff && tables.table_data(Glyf::TAG).is_none() {
            return Err("it has no outlines that a PDF can hold (neither glyf nor CFF)".to_owned());
        }
        let hhea = tables.hhea().map_err(|_| "it has no hhea table")?;
        let (above, below) = (hhea.ascender().to_i16(), hhea.descender().to_i16());
        let bytes: Arc<dyn AsRef<[u8]> + Send + Sync> = data.clone();
        let font = Font::new(Blob::from(bytes), index).ok_or("it cannot be parsed")?;
        let units_per_em = font.units_per_em();
        if units_per_em == 0 {
            return Err("it has no units per em".to_owned());
        }
        let ascent = thousandths(above.into(), units_per_em);
        let descent = -thousandths(below.into(), units_per_em);
        Ok(Self {
            index,
            name,
            units_per_em,
            cff,
            ascent,
            descent,
            font,
            plans: RwLock::default(),
            hash: Arc::default(),
            data,
        })
    }

    /// The face with a hash shared among all faces of the same file, so that the file is hashed once.
    pub(crate) fn sharing(self, hash: Arc<OnceLock<[u8; 32]>>) -> Self {
        Self { hash, ..self }
    }

    /// SHA-256 of the font file, computed on first use.
    pub fn hash(&self) -> &[u8; 32] {
        self.hash.get_or_init(|| Sha256::digest(&*self.data).into())
    }

    /// The glyph of a character, without shaping.
    pub fn glyph(&self, c: char) -> Option<u16> {
        let id = self.font.charmap().map_unicode(c)?.to_u32();
        u16::try_from(id).ok().filter(|&id| id != 0)
    }

    /// Whether shaping can draw the character: with its own glyph, with those of its canonical decomposition or, for special
    /// spaces and the non-breaking hyphen, with the plain one.
    pub fn draws(&self, c: char) -> bool {
        if self.glyph(c).is_some() {
            return true;
        }
        match c {
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => self.glyph(' ').is_some(),
            '\u{2011}' => self.glyph('\u{2010}').is_some(),
            _ => {
                let (mut parts, mut drawn) = (0, 0);
                decompose_canonical(c, |part| {
                    parts += 1;
                    drawn += usize::from(part != c && self.glyph(part).is_some());
                });
                drawn == parts
            }
        }
    }

    pub(crate) fn shaper(&self) -> ShaperFont<'_, '_> {
        ShaperFont::new(&self.font)
    }

    /// The shaping plan of a script and direction, compiled once for all threads.
    pub(crate) fn plan(&self, script: Script, direction: Direction) -> Arc<ShapePlan> {
        let found = |plans: &[Plan]| {
            plans.iter().find(|(s, d, _)| *s == script && *d == direction).map(|(.., plan)| plan.clone())
        };
        if let Some(plan) = found(&self.plans.read().expect("no thread panics while it holds the plans")) {
            return plan;
        }
        let plan = Arc::new(ShapePlan::new(&self.font, direction, Some(script), None, &[]));
        let mut plans = self.plans.write().expect("no thread panics while it holds the plans");
        found(&plans).unwrap_or_else(|| {
            plans.push((script, direction, plan.clone()));
            plan
        })
    }

    pub fn tables(&self) -> FontRef<'_> {
        FontRef::from_index(&self.data, self.index).expect("it was read before")
    }

    /// Converts font units to thousandths of the size.
    pub fn scaled(&self, units: i32) -> i32 {
        thousandths(units, self.units_per_em)
    }
}

fn thousandths(units: i32, per_em: u16) -> i32 {
    (f64::from(units) * 1000.0 / f64::from(per_em)).round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_is_wrong_with_a_file() {
        let error = Face::read(Arc::new(b"not a font".to_vec()), 0, String::new()).unwrap_err();
        assert_eq!(error, "it is not a TrueType or OpenType font");
    }
}
