//! Lines of which nobody can say what rows they are, and why.

use std::sync::Arc;

use csv::ByteRecord;

use crate::base::text::shown;
use crate::ingest::reader::delimited::header::Header;
use crate::ingest::reader::delimited::quoting::Stray;
use crate::ingest::reader::delimited::swallowed::{Sign, Swallowed};
use crate::ingest::reader::file_report::decode;

/// Lines of which nobody can say what rows they are.
pub(crate) struct Damage {
    pub(crate) first: u64,
    pub(crate) last: u64,
    pub(crate) rows: u64,
    pub(crate) column: Option<Arc<str>>,
    pub(crate) value: Vec<u8>,
    pub(crate) what: String,
}

impl Damage {
    /// Of a quote that closes too early; `above` lines are above the first one that the quoting was read from.
    pub(crate) fn of_stray(stray: &Stray, record: &ByteRecord, header: &Header, above: u64) -> Self {
        let (first, line) = (above + stray.opened, above + stray.line);
        let column = header.names.get(stray.cell);
        let value = record.get(stray.cell).unwrap_or_default();
        let value = value.split(|byte| *byte == b'\n').next().unwrap_or_default().trim_ascii().to_vec();
        let place = if line == first { String::new() } else { format!(" in line {line}") };
        let what = format!(
            "{} has text behind its closing quote (\"{}\"{place})",
            column.map_or_else(|| "a cell".to_owned(), |column| format!("\"{column}\"")),
            shown(&decode(stray.text.trim_ascii()))
        );
        Damage { first, last: line, rows: 0, column: column.cloned(), value, what }
    }

    /// Of a cell that seems to hold rows.
    pub(crate) fn of_swallowed(found: &Swallowed, record: &ByteRecord, header: &Header, line: u64) -> Self {
        let column = header.names.get(found.cell);
        let value = record.get(found.cell).unwrap_or_default().trim_ascii().to_vec();
        let of = column.map_or_else(|| "a cell".to_owned(), |column| format!("\"{column}\""));
        let what = match found.sign {
            Sign::Line(below) => {
                format!("{of} spans lines, and line {} reads like a row of its own", line + below)
            }
            Sign::First => format!("{of} spans lines, and line {line} reads like a whole row"),
            Sign::Cells(cells) => {
                let columns = header.shape.columns;
                format!("{of} spans lines, and the row has {cells} cells, the header {columns}")
            }
        };
        Damage { first: line, last: line, rows: 0, column: column.cloned(), value, what }
    }
}
