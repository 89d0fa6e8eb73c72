//! The few figures a PDF's font dictionary wants, read from a font file's tables.
//!
//! Whatever is missing or cut short gets the value readers assume anyway: a descriptor describes,
//! the outlines come from the font file itself.

use crate::layout::text::face::Face;

/// A font file's table directory.
pub struct Tables<'a> {
    data: &'a [u8],
    records: &'a [u8],
}

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

impl<'a> Tables<'a> {
    /// Opens a font file, or the face at `index` of a collection.
    pub fn open(data: &'a [u8], index: u32) -> Option<Self> {
        let mut start = 0;
        if data.get(..4)? == b"ttcf" {
            start = u32_at(data, 12 + 4 * index as usize)? as usize;
        }
        let count = usize::from(u16_at(data, start + 4)?);
        let records = data.get(start + 12..start + 12 + 16 * count)?;
        Some(Self { data, records })
    }

    /// A table's bytes.
    pub fn table(&self, tag: &[u8; 4]) -> Option<&'a [u8]> {
        let record = self.records.chunks_exact(16).find(|record| record.starts_with(tag))?;
        let (start, length) = (u32_at(record, 8)? as usize, u32_at(record, 12)? as usize);
        self.data.get(start..start.checked_add(length)?)
    }
}

impl Metrics {
    /// The metrics of a face.
    pub fn read(face: &Face) -> Self {
        let tables = Tables::open(&face.data, face.index);
        let field = |tag: &[u8; 4], at: usize| {
            let table = tables.as_ref()?.table(tag)?;
            u16_at(table, at).map(|value| i32::from(value as i16))
        };
        let scaled = |value: i32| per_mille(value, face.units_per_em);
        let ascent = scaled(field(b"hhea", 4).unwrap_or(i32::from(face.units_per_em) * 4 / 5));
        // The capitals' height is there from version 2 of the table on.
        let cap_height =
            field(b"OS/2", 0).filter(|&version| version >= 2).and_then(|_| field(b"OS/2", 88)).filter(|&h| h > 0);
        let weight = field(b"OS/2", 4).unwrap_or(400).clamp(1, 1000);
        Self {
            bounds: [36, 38, 40, 42].map(|at| scaled(field(b"head", at).unwrap_or(0))),
            ascent,
            descent: scaled(field(b"hhea", 6).unwrap_or(0)),
            cap_height: cap_height.map_or(ascent, scaled),
            italic_angle: field(b"post", 4).unwrap_or(0),
            stem: 10 + 244 * (weight - 50).max(0) / 1000,
        }
    }
}

/// Advance widths of a face's glyphs in whole thousandths of an em, as `/W` stores them.
pub struct Advances<'a> {
    table: &'a [u8],
    long: usize,
    units_per_em: u16,
}

impl<'a> Advances<'a> {
    /// The advances of a face; all zero where it has none.
    pub fn read(face: &'a Face) -> Self {
        let tables = Tables::open(&face.data, face.index);
        let table = |tag| tables.as_ref().and_then(|tables| tables.table(tag)).unwrap_or(&[]);
        let long = usize::from(u16_at(table(b"hhea"), 34).unwrap_or(0));
        Self { table: table(b"hmtx"), long, units_per_em: face.units_per_em }
    }

    /// One glyph's advance.
    pub fn of(&self, glyph: u16) -> i32 {
        let row = usize::from(glyph).min(self.long.saturating_sub(1));
        per_mille(u16_at(self.table, row * 4).unwrap_or(0).into(), self.units_per_em)
    }
}

/// A TrueType font file of those tables alone that a PDF reader needs. Names and the PostScript table, which only
/// systems with installed fonts read, are a tenth of a small subset.
pub fn needed_tables(font: &Tables) -> Vec<u8> {
    let wanted = [b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep"];
    let mut kept: Vec<_> = wanted.into_iter().filter_map(|tag| Some((tag, font.table(tag)?.to_vec()))).collect();
    // Checksums are taken before the font's own stands in its head.
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

/// The sum of a table's 32-bit words.
fn checksum(table: &[u8]) -> u32 {
    let word = |bytes: &[u8]| {
        let mut word = [0; 4];
        word[..bytes.len()].copy_from_slice(bytes);
        u32::from_be_bytes(word)
    };
    table.chunks(4).fold(0, |sum, bytes| sum.wrapping_add(word(bytes)))
}

fn per_mille(value: i32, units_per_em: u16) -> i32 {
    let scaled = f64::from(value) * 1000.0 / f64::from(units_per_em.max(1));
    scaled.round() as i32
}

fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    let bytes = data.get(at..at.checked_add(2)?)?;
    Some(u16::from_be_bytes([bytes[0], bytes[1]]))
}

fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    let bytes = data.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
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
        let tables = Tables::open(&whole, 0).unwrap();
        let slim = needed_tables(&tables);
        let kept = Tables::open(&slim, 0).unwrap();
        assert_eq!(kept.table(b"glyf"), tables.table(b"glyf"));
        assert!(kept.table(b"name").is_none() && kept.table(b"post").is_none());
        assert_eq!(checksum(&slim), 0xB1B0_AFBA);
    }

    #[test]
    fn a_file_cut_short_has_no_tables_beyond_its_end() {
        let whole = inter();
        for length in [0, 3, 11, 40] {
            assert!(Tables::open(&whole[..length], 0).is_none());
        }
        assert!(Tables::open(&whole[..300], 0).unwrap().table(b"glyf").is_none());
    }
}
