//! A report's title above the header: how many lines to skip is tried on the file before it is suggested.

use csv::{ByteRecord, ReaderBuilder};

use crate::ingest::reader::columns::resolve;
use crate::ingest::reader::delimited::delimiter::detect;
use crate::ingest::reader::file_report::{FileReport, decode};
use crate::ingest::reader::row::Schema;

/// How much of a file is tried, and the lines of it that may be a header.
const HEAD: usize = 1 << 14;
const LINES: usize = 50;
/// Rows below a header of which one has to be as wide.
const ROWS: usize = 5;

/// The begin of a file, for a second look.
pub(crate) struct Head(Vec<u8>);

impl Head {
    pub fn of(begin: &[u8]) -> Self {
        let begin = &begin[..begin.len().min(HEAD)];
        // A row that is cut off would be too short.
        let whole = if begin.len() < HEAD { begin.len() } else { memchr::memrchr(b'\n', begin).map_or(0, |at| at + 1) };
        Self(begin[..whole].to_vec())
    }

    /// What is wrong with a file in which a required column was not found after so many lines, where its begin shows it: the kind
    /// of the finding, and what it says.
    pub fn explain(&self, skipped: usize, delimiter: Option<u8>, schema: &Schema) -> Option<(&'static str, String)> {
        let text = self.0.trim_ascii_start();
        let inner = text.strip_prefix(b"[").unwrap_or(text).trim_ascii_start();
        if skipped == 0 && inner.strip_prefix(b"{").is_some_and(|rest| rest.trim_ascii_start().starts_with(b"\"")) {
            let message = "the file is JSON; state `format: json`, or `ndjson` where each line is a record";
            return Some(("file", message.to_owned()));
        }
        let lines = self.lines_above(skipped, delimiter, schema)?;
        let below = match lines {
            0 => String::new(),
            1 => ", below 1 line that is no part of the table".to_owned(),
            _ => format!(", below {lines} lines that are no part of the table"),
        };
        let message = format!("the header is in line {}{below}; set `skip_rows: {lines}` beside its path", lines + 1);
        Some(("column", message))
    }

    /// How many lines are above a line in which every required column is found, with a row as wide below it.
    fn lines_above(&self, skipped: usize, delimiter: Option<u8>, schema: &Schema) -> Option<usize> {
        let mut rest = &self.0[..];
        for lines in 0..LINES {
            let end = memchr::memchr(b'\n', rest).map_or(rest.len(), |at| at + 1);
            if lines != skipped && !rest[..end].trim_ascii().is_empty() && is_table(rest, delimiter, schema) {
                return Some(lines);
            }
            rest = &rest[end..];
        }
        None
    }
}

fn is_table(text: &[u8], delimiter: Option<u8>, schema: &Schema) -> bool {
    let delimiter = delimiter.unwrap_or_else(|| detect(text, schema));
    let mut reader = ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text);
    let mut record = ByteRecord::new();
    let mut next = || reader.read_byte_record(&mut record).unwrap_or(false).then(|| record.clone());
    let Some(header) = next() else { return false };
    let names: Vec<String> = header.iter().map(|cell| decode(cell.trim_ascii()).into_owned()).collect();
    let rows: Vec<ByteRecord> = std::iter::from_fn(next).take(ROWS).collect();
    // What is not found was said of the header that was taken.
    resolve(schema, &names, 1, &mut FileReport::new("")).is_some()
        && (rows.is_empty() || rows.iter().any(|row| row.len() >= header.len()))
}
