//! CSV and its relatives, as exports really write them.
//!
//! The end of the stream gets a mark of our own as a last row. A file that ends inside an open quote swallows the mark,
//! and that is how it is known: the csv reader itself takes such a file without a word.

mod footer;

use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::rc::Rc;
use std::sync::Arc;

use csv::{ByteRecord, ReaderBuilder, Terminator};

use super::columns::{folded, resolve, without_number};
use super::encoding::{CarriageReturns, ends_in_carriage_returns};
use super::finding::Severity;
use super::report::decode;
use super::row::{Layout, Place, Row};
use super::source::Sink;
use crate::limits::{CELL_BYTES, COLUMNS, ROW_BYTES};
use crate::workspace::config::FileConfig;

/// Stands behind the last row. No byte of it can be a delimiter, and no text holds it.
const END: &[u8] = b"\n\xff\xc0\xff\xfe\xff\n";
/// Rows that are held back in case they are a footer.
const HELD: usize = 20;

/// Reads a file's rows.
pub(crate) fn read(
    mut input: Box<dyn BufRead>,
    config: &FileConfig,
    delimiter: Option<u8>,
    sink: &mut Sink,
) -> io::Result<()> {
    let head = input.fill_buf()?;
    if head.iter().all(u8::is_ascii_whitespace) && head.len() < 1 << 16 {
        return nothing(sink, "the file is empty");
    }
    if ends_in_carriage_returns(head, config.delimiter) {
        input = Box::new(BufReader::new(CarriageReturns(input)));
    }
    let mut skipped = 0;
    while skipped < config.skip_rows && input.skip_until(b'\n')? > 0 {
        skipped += 1;
    }
    let stated = config.delimiter.and_then(|d| u8::try_from(d).ok()).or(delimiter);
    let delimiter = stated.unwrap_or_else(|| detect(input.fill_buf().unwrap_or_default(), sink.layout));
    let room = Rc::new(Cell::new(ROW_BYTES));
    let input = Bounded { input: input.chain(Cursor::new(END)), room: Rc::clone(&room) };
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        // Line feeds alone end a row, so that the reader's line count is exact; a carriage return before one is trimmed.
        .terminator(Terminator::Any(b'\n'))
        .buffer_capacity(1 << 18)
        .from_reader(input);

    let mut record = ByteRecord::new();
    let above = skipped as u64;
    if !next(&mut reader, &mut record)? {
        return nothing(sink, "the file has no header");
    }
    let header: Vec<Vec<u8>> = record.iter().map(|cell| cell.trim_ascii().to_vec()).collect();
    let header_line = above + reader.position().line() - 1;
    if header.len() > COLUMNS {
        let message = format!(
            "the header has {} columns; at most {COLUMNS} are read. Export those that are mapped",
            header.len()
        );
        sink.report.whole(Severity::Error, "column", message);
        return Ok(());
    }
    let names: Vec<String> = header.iter().map(|cell| decode(cell).0.into_owned()).collect();
    let Some(at) = resolve(sink.layout, &names, header_line, sink.report) else {
        while reader.read_byte_record(&mut record)? && !is_end(&record) {
            room.set(ROW_BYTES);
            sink.unread();
        }
        return Ok(());
    };

    let names = names.iter().map(|name| name.as_str().into()).collect();
    let mut rows = Rows { sink, header: &header, names, at: &at, footer: &config.footer.0, held: Vec::new() };
    loop {
        let begins = above + reader.position().line();
        room.set(ROW_BYTES);
        match reader.read_byte_record(&mut record) {
            Err(error) if is_too_long(&error) => {
                rows.done();
                endless(rows.sink, begins);
                return Ok(());
            }
            read => {
                if !read? || is_end(&record) {
                    break;
                }
            }
        }
        if rows.sink.is_full() {
            break;
        }
        let end_line = above + reader.position().line();
        if record.as_slice().ends_with(END) {
            rows.done();
            unclosed(rows.sink, &rows.names, &record, end_line);
            return Ok(());
        }
        rows.record(&record, end_line);
    }
    rows.done();
    if sink.rows() == 0 {
        sink.report.whole(Severity::Note, "empty", "the file has a header and no rows".to_owned());
    }
    Ok(())
}

/// Hands out so many bytes as a row may have, and an error after that.
struct Bounded<R> {
    input: R,
    room: Rc<Cell<usize>>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let room = self.room.get().min(out.len());
        if room == 0 && !out.is_empty() {
            let message = format!("a row is longer than {} MB", ROW_BYTES >> 20);
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
        }
        let read = self.input.read(&mut out[..room])?;
        self.room.set(self.room.get() - read);
        Ok(read)
    }
}

fn is_too_long(error: &csv::Error) -> bool {
    matches!(error.kind(), csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge)
}

/// A row that has no end within what a row may have.
fn endless(sink: &mut Sink, line: u64) {
    let message = format!(
        "a row that begins here is longer than {} MB; it and what follows are not read. A quote may be opened here and \
         never closed",
        ROW_BYTES >> 20
    );
    let told = (sink.cut_off(), "too_long");
    sink.set_aside(told, line, (None, b""), &message);
}

/// A file without a header: where one of its columns could hold a deck, it does not say that nobody is to be held.
fn nothing(sink: &mut Sink, message: &str) -> io::Result<()> {
    let holds = sink.layout.columns.iter().any(|column| column.holds);
    let severity = if holds { Severity::Error } else { Severity::Warning };
    sink.report.whole(severity, "empty", message.to_owned());
    Ok(())
}

/// The last row of a file that ends inside a quote: all that follows the quote is one cell, the mark of our own included.
fn unclosed(sink: &mut Sink, names: &[Arc<str>], record: &ByteRecord, end_line: u64) {
    // No line feed ends this row, so the last line is its own.
    let breaks = record.as_slice().iter().filter(|byte| **byte == b'\n').count() as u64;
    let begins = end_line.saturating_sub(breaks).max(1);
    let last = record.len().saturating_sub(1);
    let above = record.iter().take(last).flatten().filter(|byte| **byte == b'\n').count() as u64;
    let cell = record.get(last).unwrap_or_default();
    let cell = cell.strip_suffix(END).unwrap_or(cell);
    let lines = cell.trim_ascii_end().iter().filter(|byte| **byte == b'\n').count() + 1;
    let lost =
        if lines == 1 { "the row is".to_owned() } else { format!("this line and the {} below it are", lines - 1) };
    let message =
        format!("a quote is opened here and never closed; {lost} not read. Close it, or write a quote as two");
    let told = (sink.cut_off(), "quote");
    let shown = cell.split(|byte| *byte == b'\n').next().unwrap_or_default();
    sink.set_aside(told, begins + above, (names.get(last), shown), &message);
}

fn next(reader: &mut csv::Reader<impl Read>, record: &mut ByteRecord) -> io::Result<bool> {
    while reader.read_byte_record(record)? {
        if is_end(record) {
            return Ok(false);
        }
        if !record.iter().all(|cell| cell.trim_ascii().is_empty()) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn is_end(record: &ByteRecord) -> bool {
    record.len() == 1 && record.get(0).is_some_and(|cell| cell == END.trim_ascii())
}

struct Rows<'r, 's, 'e, 'k> {
    sink: &'r mut Sink<'s, 'e>,
    header: &'r [Vec<u8>],
    names: Vec<Arc<str>>,
    at: &'r [Place],
    footer: &'k [String],
    held: Vec<(ByteRecord, u64)>,
}

impl Rows<'_, '_, '_, '_> {
    fn record(&mut self, record: &ByteRecord, end_line: u64) {
        let row = Row::Delimited { record, at: self.at, end_line };
        let first = record.get(0).unwrap_or_default().trim_ascii();
        if record.len() == 1 && first.is_empty() {
            // A blank line, which the reader skips itself unless it ends in a carriage return.
        } else if first.is_empty() && record.iter().all(|cell| cell.trim_ascii().is_empty()) {
            self.skip("blank", &row, first, "the row is empty; skipped");
        } else if first == self.header[0] && record.iter().map(<[u8]>::trim_ascii).eq(self.header.iter()) {
            self.skip("header", &row, first, "the header stands here again; skipped");
        } else if !self.footer.is_empty() && self.footer.iter().any(|f| first.starts_with(f.trim().as_bytes())) {
            self.skip("footer", &row, first, "the row is a report's footer, as stated");
        } else if self.held.len() < HELD && (self.is_note(record) || footer::is_total(first)) {
            self.held.push((record.clone(), end_line));
        } else {
            for (record, end_line) in std::mem::take(&mut self.held) {
                self.row(&record, end_line, false);
            }
            self.row(record, end_line, false);
        }
    }

    fn skip(&mut self, kind: &'static str, row: &Row, first: &[u8], message: &str) {
        self.sink.set_aside((Severity::Note, kind), row.line(), (self.names.first(), first), message);
    }

    /// Whether a row would be a footer at the file's end, whatever it names.
    fn is_note(&self, record: &ByteRecord) -> bool {
        footer::is_possible(record, self.header.len(), |slot| self.is_required(slot))
    }

    fn is_required(&self, cell: usize) -> bool {
        self.sink.layout.columns.iter().zip(self.at).any(|(column, at)| column.required && *at == Place::At(cell))
    }

    fn row(&mut self, record: &ByteRecord, end_line: u64, last: bool) {
        let row = Row::Delimited { record, at: self.at, end_line };
        let (cells, columns) = (record.len(), self.header.len());
        if record.as_slice().len() > CELL_BYTES
            && let Some(at) = record.iter().position(|cell| cell.len() > CELL_BYTES)
        {
            let start = &record.as_slice()[..80];
            let mend = "A quote may be missing before it";
            self.sink.misfit("too_long", &row, (self.names.get(at), start), ("a cell is longer than 1 MB", mend));
            return;
        }
        if cells != columns {
            let surplus = record.iter().skip(columns).find(|cell| !cell.trim_ascii().is_empty());
            let message = || format!("the row has {cells} cells, the header {columns}");
            if let Some(value) = surplus {
                let mend = "Put a cell that holds the delimiter into quotes";
                self.sink.misfit("ragged", &row, (self.names.last(), value), (&message(), mend));
                return;
            }
            if cells < columns {
                let message = || message() + "; the last ones are taken as missing. Export the row whole";
                let first = self.names.get(cells);
                self.sink.report.add(Severity::Warning, "ragged", row.line(), first, None, message);
            }
        }
        if last { self.sink.total(&row) } else { self.sink.row(&row) }
    }

    /// What is still held back stands at the end.
    fn done(&mut self) {
        let held = std::mem::take(&mut self.held);
        let first = |record: &ByteRecord| record.get(0).unwrap_or_default().trim_ascii().to_vec();
        // One row that reads like a footer tells what the others are.
        let is_footer = held.iter().any(|(record, _)| footer::has_words(&first(record)));
        for (record, end_line) in &held {
            let own = first(record);
            if !self.is_note(record) {
                // A report has one total of a kind; a key that stands in several rows is a key.
                let alike = held.iter().filter(|(other, _)| first(other) == own);
                self.row(record, *end_line, alike.count() == 1);
                continue;
            }
            let line = Row::Delimited { record, at: self.at, end_line: *end_line }.line();
            let (told, message) = if is_footer {
                ((Severity::Note, "footer"), "the row is taken for a part of the report's footer; set aside")
            } else {
                let message = "a row at the end has one cell only; set aside. If the file is not cut off but ends in a \
                               footer, say how that begins: footer: [\"…\"]";
                ((Severity::Warning, "ragged"), message)
            };
            self.sink.set_aside(told, line, (self.names.first(), &own), message);
        }
    }
}

/// The delimiter under which most mapped columns are found, else the one that cuts the first rows most evenly.
fn detect(head: &[u8], layout: &Layout) -> u8 {
    let wanted: Vec<String> = layout.columns.iter().map(|c| folded(without_number(&c.name))).collect();
    let mut best = (0, 0, b',');
    for delimiter in [b',', b';', b'\t', b'|'] {
        let mut reader = ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(head);
        let mut record = ByteRecord::new();
        let mut widths = Vec::new();
        let mut found = 0;
        while widths.len() < 10 && reader.read_byte_record(&mut record).unwrap_or(false) {
            if widths.is_empty() {
                let names: Vec<String> = record.iter().map(|cell| folded(&decode(cell).0)).collect();
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
