//! JSON and NDJSON: objects flattened to columns with dotted names, row by row.
//!
//! A list of texts or numbers becomes one cell joined by `;`. The file is never held as a whole; a row's line is known
//! because the parser takes its bytes one at a time from a reader that counts.

use std::cell::Cell;
use std::io::{BufRead, Read};
use std::rc::Rc;
use std::{fmt, io};

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::base::finding::Severity;
use crate::base::limits::ROW_BYTES;
use crate::config::qbr::table_file::FileConfig;
use crate::ingest::bytes::encoding::not_utf8;
use crate::ingest::reader::file_report::CellAt;
use crate::ingest::reader::json::flat::{Flat, Rows};
use crate::ingest::reader::json::literals::Literals;
use crate::ingest::reader::sink::RecordSink;

/// Reads one array of objects, wherever `rows_at` says, or objects one after the other.
pub(crate) fn read(input: Box<dyn BufRead>, config: &FileConfig, sink: &mut RecordSink) -> io::Result<()> {
    let lines = Rc::new(Cell::new(1));
    let room = Rc::new(Cell::new(None));
    let mut reader = Counting { input: Literals::of(input), lines: lines.clone(), room: Rc::clone(&room) };
    let steps: Vec<&str> = config.rows_at.iter().flat_map(|path| path.split('.')).collect();
    let mut rows = Rows::new(sink, Rc::clone(&lines));
    rows.room = room;
    rows.numbered = true;
    let mut parser = serde_json::Deserializer::from_reader(&mut reader);
    let mut read = Ok(());
    while read.is_ok() && parser.end().is_err() {
        read = Table { rows: &mut rows, steps: &steps }.deserialize(&mut parser);
    }
    match read {
        Err(error) if error.io_error_kind() == Some(io::ErrorKind::FileTooLarge) => {
            let message = format!(
                "a record that begins here is longer than {} MB; it and what follows are not read. Look whether the file \
                 is whole",
                ROW_BYTES >> 20
            );
            let line = rows.line();
            rows.sink.set_aside(Severity::Error, "too_long", CellAt::line(line), &message);
        }
        Err(error) if error.is_io() => return Err(error.into()),
        Err(_) if rows.full => {}
        Err(error) if is_no_text(&error) => {
            rows.sink.report.undecodable(lines.get(), None, broken_text(reader.input.seen()));
        }
        Err(error) => {
            let message = format!("{}; what follows is not read", without_place(&error));
            rows.sink.report.add(Severity::Error, "json", CellAt::line(error.line() as u64), || message);
        }
        Ok(()) => {}
    }
    rows.done();
    Ok(())
}

/// Reads one object a line. A line that is none is an error: the file is not read whole.
pub(crate) fn read_lines(mut input: Box<dyn BufRead>, sink: &mut RecordSink) -> io::Result<()> {
    let lines = Rc::new(Cell::new(0));
    let mut rows = Rows::new(sink, Rc::clone(&lines));
    let mut text = Vec::new();
    loop {
        text.clear();
        if input.by_ref().take(ROW_BYTES as u64 + 1).read_until(b'\n', &mut text)? == 0 || rows.sink.is_full() {
            break;
        }
        lines.set(lines.get() + 1);
        if text.len() > ROW_BYTES {
            if !text.ends_with(b"\n") {
                input.skip_until(b'\n')?;
            }
            let message =
                format!("the line is longer than {} MB; it is not read. Write one record a line", ROW_BYTES >> 20);
            rows.sink.set_aside(
                Severity::Error,
                "too_long",
                CellAt::new(lines.get(), None, Some(&text[..80])),
                &message,
            );
            continue;
        }
        let line = text.trim_ascii();
        if line.is_empty() {
            continue;
        }
        if not_utf8(line).is_some() {
            rows.sink.report.undecodable(lines.get(), None, broken_text(line));
            rows.sink.unread();
            continue;
        }
        rows.begin();
        let read = if crate::ingest::reader::json::literals::are_in(line) {
            one(&mut rows, serde_json::Deserializer::from_reader(Literals::of(line)))
        } else {
            one(&mut rows, serde_json::Deserializer::from_slice(line))
        };
        match read {
            Ok(()) => rows.end(),
            Err(error) => {
                let message = format!("{} (column {}); the line is not read", without_place(&error), error.column());
                rows.sink.set_aside(Severity::Error, "json", CellAt::new(lines.get(), None, Some(line)), &message);
            }
        }
    }
    rows.done();
    Ok(())
}

/// Reads the one object of a line.
fn one<'de, R: serde_json::de::Read<'de>>(
    rows: &mut Rows,
    mut parser: serde_json::Deserializer<R>,
) -> Result<(), serde_json::Error> {
    Flat { rows, nested: false }.deserialize(&mut parser).and_then(|()| parser.end())
}

/// Whether a text is not of the file's encoding.
fn is_no_text(error: &serde_json::Error) -> bool {
    error.to_string().starts_with("invalid unicode code point")
}

/// The last text between quotes that is not of the file's encoding.
fn broken_text(seen: &[u8]) -> &[u8] {
    seen.rsplit(|byte| *byte == b'"').find(|text| not_utf8(text).is_some()).unwrap_or_default()
}

fn without_place(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

/// Hands out bytes and counts line feeds as it does.
struct Counting {
    input: Literals<Box<dyn BufRead>>,
    lines: Rc<Cell<u64>>,
    /// What the record in hand may still have; `None` between records.
    room: Rc<Cell<Option<usize>>>,
}

impl Read for Counting {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        match self.room.get() {
            Some(0) => return Err(io::ErrorKind::FileTooLarge.into()),
            room => self.room.set(room.map(|room| room - 1)),
        }
        // The parser asks for one byte at a time, which is what keeps the count exact.
        let (Some(byte), Some(room)) = (self.input.next()?, out.first_mut()) else { return Ok(0) };
        *room = byte;
        if byte == b'\n' {
            self.lines.set(self.lines.get() + 1);
        }
        Ok(1)
    }
}

/// Goes to where the rows are.
struct Table<'t, 'r, 's, 'e> {
    rows: &'t mut Rows<'r, 's, 'e>,
    steps: &'t [&'t str],
}

impl<'de> DeserializeSeed<'de> for Table<'_, '_, '_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Table<'_, '_, '_, '_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list of objects (where it is inside an object, state `rows_at`)")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element_seed(Element { rows: self.rows })?.is_some() {}
        Ok(())
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Some((step, rest)) = self.steps.split_first() else {
            // Objects one after the other, without a list around them.
            if self.rows.is_full() {
                return Err(serde::de::Error::custom("there are too many rows"));
            }
            self.rows.begin();
            Flat { rows: self.rows, nested: false }.visit_map(map)?;
            self.rows.end();
            return Ok(());
        };
        let mut names = Vec::new();
        let mut there = false;
        while let Some(key) = map.next_key::<String>()? {
            if key == *step {
                there = true;
                map.next_value_seed(Table { rows: self.rows, steps: rest })?;
            } else {
                map.next_value::<IgnoredAny>()?;
                names.push(key);
            }
        }
        if there {
            return Ok(());
        }
        names.truncate(20);
        let found = names.join(", ");
        Err(serde::de::Error::custom(format!("there is no \"{step}\" as `rows_at` says; there are: {found}")))
    }
}

/// One element of the list.
struct Element<'t, 'r, 's, 'e> {
    rows: &'t mut Rows<'r, 's, 'e>,
}

impl<'de> DeserializeSeed<'de> for Element<'_, '_, '_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.rows.is_full() {
            return Err(serde::de::Error::custom("there are too many rows"));
        }
        self.rows.begin();
        Flat { rows: self.rows, nested: false }.deserialize(deserializer)?;
        self.rows.end();
        Ok(())
    }
}
