//! A subset font as finished objects: font file, widths, ToUnicode map and descriptor.
//!
//! The subsetter drops the character map and renumbers the glyphs, so fonts are always composite
//! ones with `Identity-H`: a code is a glyph id. What it returned decides between TrueType and CFF,
//! not what went in.

use std::fmt::Write;

use read_fonts::FontRef;
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use crate::layout::text::face::Face;
use crate::pdf::error::PdfError;
use crate::pdf::fonts::cmap::{CodeText, Coding};
use crate::pdf::fonts::sfnt::{Metrics, needed_tables, table};
use crate::pdf::writer::file::{File, Id, stream_body};

/// How often a font will be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// In every deck: worth every byte.
    Shared,
    /// In one deck.
    Once,
}

/// The finished objects of a subset font, but for their numbers.
#[derive(Debug)]
pub struct Program {
    name: String,
    cff: bool,
    descendant: String,
    descriptor: String,
    file: Vec<u8>,
    unicode: Vec<u8>,
    digest: Vec<u8>,
}

impl Program {
    /// Subsets `face` to the glyphs of `coding`.
    pub fn new(face: &Face, coding: &Coding, usage: Use) -> Result<Self, PdfError> {
        let failed = |why: String| PdfError::Subset { face: face.name.clone(), why };
        let remapper = GlyphRemapper::new_from_glyphs(coding.glyphs());
        let subset = subsetter::subset(&face.data, face.index, &remapper).map_err(|error| failed(error.to_string()))?;
        let font = FontRef::new(&subset).map_err(|_| failed("its subset has no tables".into()))?;
        let cff = table(&font, b"CFF ");
        let pack = match usage {
            Use::Shared => crate::pdf::writer::deflate::deflate_hard,
            Use::Once => crate::pdf::writer::deflate::deflate,
        };
        let file = match cff {
            // A bare CFF table, as every version from 1.3 on reads it.
            Some(table) => stream_body("/Subtype/CIDFontType0C", &pack(table)),
            None => {
                let outlines = needed_tables(&font);
                stream_body(&format!("/Length1 {}", outlines.len()), &pack(&outlines))
            }
        };
        let name = tagged_name(&face.name, coding);
        let unicode = stream_body("", &pack(unicode_map(coding).as_bytes()));
        let descriptor = descriptor(&name, &Metrics::read(face));
        let descendant = descendant(&name, cff.is_some(), coding.widths());
        let mut hasher = Sha256::new();
        [&file, &unicode].into_iter().for_each(|body| hasher.update(body));
        hasher.update(&descendant);
        let digest = hasher.finalize().to_vec();
        Ok(Self { name, cff: cff.is_some(), descendant, descriptor, file, unicode, digest })
    }

    /// Writes the font; gives the number of its dictionary.
    pub fn write(&self, file: &mut File) -> Id {
        let [font, descendant, descriptor, program, unicode] = std::array::from_fn(|_| file.reserve());
        let (encoding_suffix, program_key) = if self.cff { ("-Identity-H", "FontFile3") } else { ("", "FontFile2") };
        file.small(font, |out| {
            let name = &self.name;
            out.extend_from_slice(
                format!(
                    "<</Type/Font/Subtype/Type0/BaseFont/{name}{encoding_suffix}/Encoding/Identity-H\
                     /DescendantFonts[{descendant} 0 R]/ToUnicode {unicode} 0 R>>"
                )
                .as_bytes(),
            );
        });
        let mut body = self.descendant.clone();
        let _ = write!(body, "/FontDescriptor {descriptor} 0 R>>");
        file.small(descendant, |out| out.extend_from_slice(body.as_bytes()));
        file.small(descriptor, |out| {
            out.extend_from_slice(format!("{}/{program_key} {program} 0 R>>", self.descriptor).as_bytes());
        });
        file.shared(program, &self.file, &self.digest);
        file.shared(unicode, &self.unicode, &[]);
        font
    }
}

/// The face's name with the six letters that mark a subset, taken from its glyphs.
fn tagged_name(face: &str, coding: &Coding) -> String {
    let mut hasher = Sha256::new();
    hasher.update(face);
    coding.glyphs().iter().for_each(|glyph| hasher.update(glyph.to_be_bytes()));
    let digest = hasher.finalize();
    let tag: String = digest[..6].iter().map(|byte| char::from(b'A' + byte % 26)).collect();
    let plain: String = face.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    format!("{tag}+{}", if plain.is_empty() { "Font" } else { &plain })
}

fn descriptor(name: &str, metrics: &Metrics) -> String {
    let [left, bottom, right, top] = metrics.bounds;
    // Flag 3, symbolic: the glyphs are no standard Latin set.
    format!(
        "<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{left} {bottom} {right} {top}]/ItalicAngle {}\
         /Ascent {}/Descent {}/CapHeight {}/StemV {}",
        metrics.italic_angle, metrics.ascent, metrics.descent, metrics.cap_height, metrics.stem
    )
}

/// The descendant font's dictionary up to its descriptor, left open.
fn descendant(name: &str, cff: bool, widths: &[i32]) -> String {
    let kind = if cff { "/CIDFontType0" } else { "/CIDFontType2/CIDToGIDMap/Identity" };
    let mut body = format!(
        "<</Type/Font/Subtype{kind}/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>\
         /DW 0/W[0["
    );
    for (index, width) in widths.iter().enumerate() {
        let space = if index == 0 { "" } else { " " };
        let _ = write!(body, "{space}{width}");
    }
    body.push_str("]]");
    body
}

fn unicode_map(coding: &Coding) -> String {
    let mut map = String::from(
        "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo\n\
         <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n",
    );
    let named: Vec<_> = (1..coding.glyphs().len() as u16).filter_map(|code| Some((code, coding.text(code)?))).collect();
    let stretches: Vec<_> = named.chunk_by(|a, b| follows(*a, *b)).collect();
    let (single, ranges): (Vec<_>, Vec<_>) = stretches.into_iter().partition(|stretch| stretch.len() == 1);
    // A section holds at most 100 entries. Blanks between them are for readers that split at nothing else.
    for section in ranges.chunks(100) {
        let _ = writeln!(map, "{} beginbfrange", section.len());
        for range in section {
            let _ = write!(map, "<{:04X}> <{:04X}> <", range[0].0, range[range.len() - 1].0);
            push_text(&mut map, range[0].1);
        }
        map.push_str("endbfrange\n");
    }
    for section in single.chunks(100) {
        let _ = writeln!(map, "{} beginbfchar", section.len());
        for one in section {
            let _ = write!(map, "<{:04X}> <", one[0].0);
            push_text(&mut map, one[0].1);
        }
        map.push_str("endbfchar\n");
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend");
    map
}

/// Whether two neighbours can be in one range: in codes and texts only the last byte may count on.
fn follows((code, text): (u16, CodeText), (next, next_text): (u16, CodeText)) -> bool {
    let (CodeText::Char(text), CodeText::Char(next_text)) = (text, next_text) else { return false };
    let counts_on = |a: u32, b: u32| a + 1 == b && a >> 8 == b >> 8 && b <= 0xFFFF;
    counts_on(code.into(), next.into()) && counts_on(text.into(), next_text.into())
}

/// Writes a text and the end of its line.
fn push_text(map: &mut String, text: CodeText) {
    let mut units = [0; 2];
    match text {
        CodeText::Char(c) => c.encode_utf16(&mut units).iter().for_each(|unit| push_unit(map, *unit)),
        CodeText::Long(text) => text.encode_utf16().for_each(|unit| push_unit(map, unit)),
    }
    map.push_str(">\n");
}

fn push_unit(map: &mut String, unit: u16) {
    let _ = write!(map, "{unit:04X}");
}
