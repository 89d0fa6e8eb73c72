//! What stands between cells: as the file says it, or as its first rows show it.

use csv::{ByteRecord, ReaderBuilder};

use crate::base::spelling::words::spelled;
use crate::ingest::reader::columns::without_number;
use crate::ingest::reader::file_report::decode;
use crate::ingest::reader::row::Schema;

/// What stands between cells, as Excel's first line says it: `sep=;`, perhaps in quotes.
pub(super) fn separator_line(head: &[u8]) -> Option<u8> {
    let line = &head[..memchr::memchr(b'\n', head)?];
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let line = line.strip_prefix(b"\"").and_then(|line| line.strip_suffix(b"\"")).unwrap_or(line);
    match line {
        [s, e, p, b'=', separator] if [*s, *e, *p].eq_ignore_ascii_case(b"sep") => Some(*separator),
        _ => None,
    }
}

/// The delimiter under which most mapped columns are found, else the one that cuts the first rows most evenly.
pub(super) fn detect(head: &[u8], schema: &Schema) -> u8 {
    let wanted: Vec<String> = schema.columns.iter().map(|c| spelled(without_number(&c.name))).collect();
    let mut best = (0, 0, b',');
    for delimiter in [b',', b';', b'\t', b'|'] {
        let mut reader = ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(head);
        let mut record = ByteRecord::new();
        let mut widths = Vec::new();
        let mut found = 0;
        while widths.len() < 10 && reader.read_byte_record(&mut record).unwrap_or(false) {
            if widths.is_empty() {
                let names: Vec<String> = record.iter().map(|cell| spelled(&decode(cell))).collect();
                found = wanted.iter().filter(|name| names.contains(name)).count();
            }
            widths.push(record.len());
        }
        let first = widths.first().copied().unwrap_or(1);
        let even = if first > 1 { first * widths.iter().filter(|width| **width == first).count() } else { 0 };
        if (found, even) > (best.0, best.1) {
            best = (found, even, delimiter);
        }
    }
    best.2
}
