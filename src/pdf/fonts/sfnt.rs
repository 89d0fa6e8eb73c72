//! The few figures a PDF's font dictionary wants, read from a font file's tables.
//!
//! Whatever is missing or cut short gets the value readers assume anyway: a descriptor describes,
//! the outlines come from the font file itself.

use read_fonts::tables::hmtx::Hmtx;
use read_fonts::types::Tag;
use read_fonts::{FontRef, TableProvider as _};

use crate::layout::text::face::Face;

/// What a font descriptor says, in thousandths of an em.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metrics {
    /// Left, bottom, right and top of the box around all glyphs.
    pub bounds: [i32; 4],
    /// Height above the baseline.
    pub ascent: i32,
    /// Depth below the baseline, negative.
    pub descent: i32,
    /// Height of capitals.
    pub cap_height: i32,
    /// Slant in whole degrees, negative when leaning right.
    pub italic_angle: i32,
    /// Thickness of stems, estimated from the weight class.
    pub stem: i32,
}

impl Metrics {
    /// The metrics of a face.
    pub fn read(face: &Face) -> Self {
        let tables = face.tables();
        let (head, hhea, os2) = (tables.head().ok(), tables.hhea().ok(), tables.os2().ok());
        let scaled = |value: i16| face.scaled(value.into());
        let ascent =
            hhea.as_ref().map_or(face.scaled(i32::from(face.units_per_em) * 4 / 5), |t| scaled(t.ascender().to_i16()));
        let cap_height = os2.as_ref().and_then(|table| table.s_cap_height()).filter(|&height| height > 0);
        let weight = os2.map_or(400, |table| i32::from(table.us_weight_class() as i16)).clamp(1, 1000);
        Self {
            bounds: head.map_or([0; 4], |t| [t.x_min(), t.y_min(), t.x_max(), t.y_max()].map(scaled)),
            ascent,
            descent: hhea.map_or(0, |table| scaled(table.descender().to_i16())),
            cap_height: cap_height.map_or(ascent, scaled),
            // Rounded down, as the field's whole part is stored.
            italic_angle: tables.post().map_or(0, |table| table.italic_angle().to_bits() >> 16),
            stem: 10 + 244 * (weight - 50).max(0) / 1000,
        }
    }
}

/// Advance widths of a face's glyphs in whole thousandths of an em, as `/W` stores them.
pub struct Advances<'a> {
    face: &'a Face,
    table: Option<Hmtx<'a>>,
}

impl<'a> Advances<'a> {
    /// The advances of a face; all zero where it has none.
    pub fn read(face: &'a Face) -> Self {
        Self { face, table: face.tables().hmtx().ok() }
    }

    /// One glyph's advance.
    pub fn of(&self, glyph: u16) -> i32 {
        let advance = self.table.as_ref().and_then(|table| table.advance(glyph.into()));
        self.face.scaled(advance.unwrap_or(0).into())
    }
}

/// A TrueType font file of those tables alone that a PDF reader needs. Names and the PostScript table, which only
/// systems with installed fonts read, are a tenth of a small subset.
pub fn needed_tables(font: &FontRef) -> Vec<u8> {
    let wanted = [b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep"];
    let mut kept: Vec<_> = wanted.into_iter().filter_map(|tag| Some((tag, table(font, tag)?.to_vec()))).collect();
    // Checksums are taken before the font's own is written into its head.
    let adjusted = kept.iter_mut().find(|(tag, _)| *tag == b"head").and_then(|(_, head)| head.get_mut(8..12));
    if let Some(adjustment) = adjusted {
        adjustment.fill(0);
    }
    let count = kept.len() as u16;
    let entry_selector = count.max(1).ilog2() as u16;
    let search_range = 16 << entry_selector;
    let mut file = vec![0, 1, 0, 0];
    for field in [count, search_range, entry_selector, 16 * count - search_range] {
        file.extend_from_slice(&field.to_be_bytes());
    }
    let mut at = 12 + 16 * kept.len();
    for (tag, table) in &kept {
        file.extend_from_slice(*tag);
        for field in [checksum(table), at as u32, table.len() as u32] {
            file.extend_from_slice(&field.to_be_bytes());
        }
        at += table.len().next_multiple_of(4);
    }
    let mut head = None;
    for (tag, table) in &kept {
        head = head.or((*tag == b"head").then_some(file.len()));
        file.extend_from_slice(table);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    // The checksum of the whole file, without which strict readers call it damaged.
    if let Some(place) = head.map(|head| head + 8..head + 12).filter(|place| place.end <= file.len()) {
        let adjustment = 0xB1B0_AFBA_u32.wrapping_sub(checksum(&file));
        file[place].copy_from_slice(&adjustment.to_be_bytes());
    }
    file
}

/// A table's bytes.
pub fn table<'a>(font: &FontRef<'a>, tag: &[u8; 4]) -> Option<&'a [u8]> {
    Some(font.table_data(Tag::new(tag))?.as_bytes())
}

/// The sum of a table's 32-bit words.
fn checksum(table: &[u8]) -> u32 {
    let word = |bytes: &[u8]| {
        let mut word = [0; 4];
        word[..bytes.len()].copy_from_slice(bytes);
        u32::from_be_bytes(word)
    };
    table.chunks(4).fold(0, |sum, bytes| sum.wrapping_add(word(bytes)))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn inter() -> Vec<u8> {
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/themes/fonts/inter/Inter_400Regular.ttf")).unwrap()
    }

    #[test]
    fn metrics_of_inter_are_in_thousandths() {
        let face = Face::read(Arc::new(inter()), 0, "Inter-Regular".into()).unwrap();
        let metrics = Metrics::read(&face);
        assert_eq!((metrics.ascent, metrics.descent, metrics.cap_height), (969, -241, 728));
        assert_eq!(metrics.stem, 95);
        assert_eq!(Advances::read(&face).of(face.glyph('H').unwrap()), 743);
    }

    #[test]
    fn a_font_of_the_needed_tables_alone_is_sound() {
        let whole = inter();
        let font = FontRef::new(&whole).unwrap();
        let slim = needed_tables(&font);
        let kept = FontRef::new(&slim).unwrap();
        assert_eq!(table(&kept, b"glyf"), table(&font, b"glyf"));
        assert!(table(&kept, b"name").is_none() && table(&kept, b"post").is_none());
        assert_eq!(checksum(&slim), 0xB1B0_AFBA);
    }
}
