//! CSV and its relatives, as exports really write them.
//!
//! The end of the stream gets a mark of our own as a last row. A file that ends inside an open quote swallows the mark,
//! and that is how it is known: the csv reader itself takes such a file without a word.
//!
//! The reader is lenient, so a strict look goes before it (`quoting`) and another over each row that spans lines
//! (`swallowed`). Where either finds something it is not sure which text is of which row, until a row is whole again.

use std::cell::Cell;
use std::io;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::rc::Rc;
use std::sync::Arc;

use csv::{ByteRecord, ReaderBuilder, Terminator};

use crate::base::finding::Severity;
use crate::base::limits::{COLUMNS, ROW_BYTES};
use crate::config::qbr::table_file::FileConfig;
use crate::ingest::bytes::encoding::{CarriageReturns, ends_in_carriage_returns};
use crate::ingest::reader::columns::resolve;
use crate::ingest::reader::delimited::delimiter::{detect, separator_line};
use crate::ingest::reader::delimited::header::Header;
use crate::ingest::reader::delimited::preamble::Head;
use crate::ingest::reader::delimited::quoting::Watched;
use crate::ingest::reader::delimited::rows::{Rows, Start};
use crate::ingest::reader::delimited::swallowed::Shape;
use crate::ingest::reader::file_report::{CellAt, FileReport, decode};
use crate::ingest::reader::sink::RecordSink;

/// Stands behind the last row. No byte of it can be a delimiter, and no text holds it.
const END: &[u8] = b"\n\xff\xc0\xff\xfe\xff\n";
/// Reads a file's rows.
pub(crate) fn read(
    mut input: Box<dyn BufRead>,
    config: &FileConfig,
    delimiter: Option<u8>,
    sink: &mut RecordSink,
) -> io::Result<()> {
    let head = input.fill_buf()?;
    if head.iter().all(u8::is_ascii_whitespace) && head.len() < 1 << 16 {
        return nothing(sink, "the file is empty");
    }
    if ends_in_carriage_returns(head, config.delimiter) {
        input = Box::new(BufReader::new(CarriageReturns(input)));
    }
    let head = Head::of(input.fill_buf()?);
    let mut skipped = 0;
    while skipped < config.skip_rows && input.skip_until(b'\n')? > 0 {
        skipped += 1;
    }
    let separator = separator_line(input.fill_buf()?);
    if separator.is_some() {
        input.skip_until(b'\n')?;
        skipped += 1;
    }
    let stated = config.delimiter.and_then(|d| u8::try_from(d).ok()).or(separator).or(delimiter);
    let delimiter = stated.unwrap_or_else(|| detect(input.fill_buf().unwrap_or_default(), sink.schema));
    let room = Rc::new(Cell::new(ROW_BYTES));
    let (input, strays) = Watched::new(input, delimiter);
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
    let next_line = above + reader.position().line();
    let header_line = next_line - 1;
    let spaced = header.len() > 1 && record.iter().skip(1).all(|cell| cell.starts_with(b" "));
    let shape = Shape { columns: header.len(), delimiter, spaced };
    if header.len() > COLUMNS {
        let message = format!(
            "the header has {} columns; at most {COLUMNS} are read. Export those that are mapped",
            header.len()
        );
        sink.report.whole(Severity::Error, "column", message);
        return Ok(());
    }
    if record.as_slice().ends_with(END) {
        unclosed(sink, &[], &record, next_line);
        return Ok(());
    }
    let stray = strays.above(next_line - above);
    if stray.is_some() || crate::ingest::reader::delimited::swallowed::in_text(&record, shape).is_some() {
        let message = "the header has a quote that does not belong there, so that it cannot be told which columns there \
                       are; nothing below it is read. Write a quote inside of a quoted cell as two";
        let breaks = memchr::memchr_iter(b'\n', record.as_slice()).count() as u64;
        let first = header_line.saturating_sub(breaks).max(1);
        sink.report
            .add(Severity::Error, "quote", CellAt::new(first, None, Some(record.as_slice())), || message.to_owned());
        return Ok(());
    }
    let names: Vec<String> = header.iter().map(|cell| decode(cell).into_owned()).collect();
    sink.report.look_at(header_line, &[], header.iter().map(Vec::as_slice));
    let is_found = resolve(sink.schema, &names, header_line, &mut FileReport::new("")).is_some();
    let explained = if is_found { None } else { head.explain(config.skip_rows, stated, sink.schema) };
    let resolved = match explained {
        Some((kind, message)) => {
            sink.report.add(Severity::Error, kind, CellAt::line(header_line), || message);
            None
        }
        None => resolve(sink.schema, &names, header_line, sink.report),
    };
    let Some(at) = resolved else {
        while reader.read_byte_record(&mut record)? && !is_end(&record) {
            room.set(ROW_BYTES);
            strays.above(u64::MAX);
            sink.unread();
        }
        return Ok(());
    };

    let header = Header::of(header, at, shape);
    let mut rows = Rows::new(sink, &header, &config.footer.0, strays, Start { above, next_line });
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
            rows.done();
            return Ok(());
        }
        let end_line = above + reader.position().line();
        if record.as_slice().ends_with(END) {
            rows.done();
            unclosed(rows.sink, &header.names, &record, end_line);
            return Ok(());
        }
        if !rows.record(&record, end_line) {
            rows.done();
            return Ok(());
        }
    }
    rows.ended(above + reader.position().line());
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
fn endless(sink: &mut RecordSink, line: u64) {
    let message = format!(
        "a row that begins here is longer than {} MB; it and what follows are not read. A quote may be opened here and \
         never closed",
        ROW_BYTES >> 20
    );
    sink.set_aside(Severity::Error, "too_long", CellAt::line(line), &message);
}

/// A file without a header: where one of its columns could hold a deck, it does not say that nobody is to be held.
fn nothing(sink: &mut RecordSink, message: &str) -> io::Result<()> {
    let holds = sink.schema.columns.iter().any(|column| column.holds);
    let severity = if holds { Severity::Error } else { Severity::Warning };
    sink.report.whole(severity, "empty", message.to_owned());
    Ok(())
}

/// The last row of a file that ends inside a quote: all that follows the quote is one cell, the mark of our own included.
fn unclosed(sink: &mut RecordSink, names: &[Arc<str>], record: &ByteRecord, end_line: u64) {
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
    let shown = cell.split(|byte| *byte == b'\n').next().unwrap_or_default();
    sink.set_aside(Severity::Error, "quote", CellAt::new(begins + above, names.get(last), Some(shown)), &message);
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
