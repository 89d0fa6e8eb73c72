//! JSON and NDJSON: objects flattened to columns with dotted names, row by row.
//!
//! A list of texts or numbers becomes one cell joined by `;`. The file is never held as a whole; a row's line is known
//! because the parser takes its bytes one at a time from a reader that counts.

use std::cell::Cell;
use std::fmt::{self, Write as _};
use std::hash::Hasher;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHasher};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::columns::{absent, folded};
use super::finding::Severity;
use super::row::{Layout, Row, Span};
use super::source::{LONGEST_CELL, Sink};
use crate::workspace::config::FileConfig;

/// Names kept to be suggested.
const NAMES: usize = 10_000;

/// Reads one array of objects, wherever `rows_at` says, or objects one after the other.
pub(crate) fn read(input: Box<dyn BufRead>, config: &FileConfig, sink: &mut Sink) -> io::Result<()> {
    let lines = Rc::new(Cell::new(1));
    let reader = Counting { input, buffer: Vec::new(), at: 0, lines: lines.clone() };
    let steps: Vec<&str> = config.rows_at.iter().flat_map(|path| path.split('.')).collect();
    let mut rows = Rows::new(sink, Rc::clone(&lines));
    let mut parser = serde_json::Deserializer::from_reader(reader);
    let mut read = Ok(());
    while read.is_ok() && parser.end().is_err() {
        read = Table { rows: &mut rows, steps: &steps }.deserialize(&mut parser);
    }
    match read {
        Err(error) if error.is_io() => return Err(error.into()),
        Err(error) => {
            let message = format!("{}; what follows is not read", without_place(&error));
            let report = &mut rows.sink.report;
            report.add(Severity::Error, "json", error.line() as u64, None, None, || message);
        }
        Ok(()) => {}
    }
    rows.done();
    Ok(())
}

/// Reads one object a line; a line that is none is set aside.
pub(crate) fn read_lines(mut input: Box<dyn BufRead>, sink: &mut Sink) -> io::Result<()> {
    let lines = Rc::new(Cell::new(0));
    let mut rows = Rows::new(sink, Rc::clone(&lines));
    let mut text = Vec::new();
    loop {
        text.clear();
        if input.read_until(b'\n', &mut text)? == 0 {
            break;
        }
        lines.set(lines.get() + 1);
        let line = text.trim_ascii();
        if line.is_empty() {
            continue;
        }
        let mut parser = serde_json::Deserializer::from_slice(line);
        rows.begin();
        match (Flat { rows: &mut rows, nested: false }).deserialize(&mut parser).and_then(|()| parser.end()) {
            Ok(()) => rows.end(),
            Err(error) => {
                let message = format!("{} (column {}); the line is set aside", without_place(&error), error.column());
                rows.sink.set_aside(Severity::Warning, "json", lines.get(), line, &message);
            }
        }
    }
    rows.done();
    Ok(())
}

fn without_place(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

/// Hands out bytes and counts line feeds as it does.
struct Counting {
    input: Box<dyn BufRead>,
    buffer: Vec<u8>,
    at: usize,
    lines: Rc<Cell<u64>>,
}

impl Read for Counting {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.at == self.buffer.len() {
            self.buffer.clear();
            self.at = 0;
            let bytes = self.input.fill_buf()?;
            self.buffer.extend_from_slice(bytes);
            let read = bytes.len();
            self.input.consume(read);
            if read == 0 {
                return Ok(0);
            }
        }
        // The parser asks for one byte at a time, which is what keeps the count exact.
        let (Some(byte), Some(room)) = (self.buffer.get(self.at), out.first_mut()) else { return Ok(0) };
        *room = *byte;
        self.at += 1;
        if *byte == b'\n' {
            self.lines.set(self.lines.get() + 1);
        }
        Ok(1)
    }
}

/// The rows of a file and the row in work.
struct Rows<'r, 's, 'e> {
    sink: &'r mut Sink<'s, 'e>,
    lines: Rc<Cell<u64>>,
    /// Dotted names met so far → slot. Matching regardless of case is tried once a name.
    names: FxHashMap<String, Option<usize>>,
    wanted: FxHashMap<String, usize>,
    loose: FxHashMap<String, usize>,
    found: Vec<bool>,
    path: String,
    text: Vec<u8>,
    at: Vec<Option<Span>>,
    hasher: FxHasher,
    line: u64,
}

impl<'r, 's, 'e> Rows<'r, 's, 'e> {
    fn new(sink: &'r mut Sink<'s, 'e>, lines: Rc<Cell<u64>>) -> Self {
        let layout: &Layout = sink.layout;
        let columns = || layout.columns.iter().enumerate();
        Self {
            names: FxHashMap::default(),
            wanted: columns().map(|(slot, c)| (c.name.to_string(), slot)).collect(),
            loose: columns().map(|(slot, c)| (folded(&c.name), slot)).collect(),
            found: vec![false; layout.columns.len()],
            path: String::new(),
            text: Vec::new(),
            at: vec![None; layout.columns.len()],
            hasher: FxHasher::default(),
            line: 0,
            sink,
            lines,
        }
    }

    fn begin(&mut self) {
        self.path.clear();
        self.text.clear();
        self.at.fill(None);
        self.hasher = FxHasher::default();
        self.line = self.lines.get();
    }

    fn end(&mut self) {
        let too_long = self.at.iter().flatten().any(|span| span.end - span.start > LONGEST_CELL);
        if too_long {
            let message = "a value is longer than 1 MB; the row is set aside";
            self.sink.set_aside(Severity::Warning, "too_long", self.line, b"", message);
            return;
        }
        let row = Row::Json { text: &self.text, at: &self.at, line: self.line, hash: self.hasher.finish() };
        self.sink.row(&row);
    }

    /// The slot of the current path.
    fn slot(&mut self) -> Option<usize> {
        if let Some(known) = self.names.get(&self.path) {
            return *known;
        }
        let exact = self.wanted.get(&self.path).copied();
        let slot = exact.or_else(|| self.loose.get(&folded(&self.path)).copied());
        if self.names.len() < NAMES {
            self.names.insert(self.path.clone(), slot);
        }
        if let Some(slot) = slot {
            self.found[slot] = true;
        }
        slot
    }

    fn value(&mut self, plain: bool, write: impl FnOnce(&mut Vec<u8>)) {
        let slot = self.slot();
        let begin = self.text.len();
        let before = slot.and_then(|slot| self.at[slot]);
        if let Some(span) = before {
            // A list: what stood there before, and this.
            self.text.extend_from_within(span.start..span.end);
            self.text.push(b';');
        }
        write(&mut self.text);
        self.hasher.write(self.path.as_bytes());
        self.hasher.write(&self.text[begin..]);
        match slot {
            Some(slot) => {
                self.at[slot] = Some(Span { start: begin, end: self.text.len(), plain: plain && before.is_none() });
            }
            None => self.text.truncate(begin),
        }
    }

    fn done(&mut self) {
        if self.sink.rows() == 0 {
            self.sink.report.whole(Severity::Warning, "empty", "the file has no rows".to_owned());
            return;
        }
        let mut names: Vec<&str> = self.names.keys().map(String::as_str).collect();
        names.sort_unstable();
        for (slot, column) in self.sink.layout.columns.iter().enumerate() {
            if !self.found[slot] {
                let severity = if column.required { Severity::Error } else { Severity::Warning };
                self.sink.report.add(severity, "column", 0, Some(&column.name), None, || {
                    absent(&column.name, column.required, names.iter().copied())
                });
            }
        }
    }
}

/// Goes where the rows stand.
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
        self.rows.begin();
        Flat { rows: self.rows, nested: false }.deserialize(deserializer)?;
        self.rows.end();
        Ok(())
    }
}

/// Flattens a value into the row in work.
struct Flat<'t, 'r, 's, 'e> {
    rows: &'t mut Rows<'r, 's, 'e>,
    nested: bool,
}

impl<'de> DeserializeSeed<'de> for Flat<'_, '_, '_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.nested { deserializer.deserialize_any(self) } else { deserializer.deserialize_map(self) }
    }
}

impl<'de> Visitor<'de> for Flat<'_, '_, '_, '_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object a row")
    }
    fn visit_unit<E>(self) -> Result<(), E> {
        self.rows.slot();
        Ok(())
    }
    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.rows.value(false, |text| text.extend_from_slice(if value { b"true" } else { b"false" }));
        Ok(())
    }
    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.number(&value)
    }
    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.number(&value)
    }
    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        self.number(&value)
    }
    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        self.rows.value(false, |text| text.extend_from_slice(value.as_bytes()));
        Ok(())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element_seed(Flat { rows: self.rows, nested: true })?.is_some() {}
        Ok(())
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let before = self.rows.path.len();
        while map.next_key_seed(Name { rows: self.rows })?.is_some() {
            map.next_value_seed(Flat { rows: self.rows, nested: true })?;
            self.rows.path.truncate(before);
        }
        Ok(())
    }
}

impl Flat<'_, '_, '_, '_> {
    fn number<E>(self, value: &dyn fmt::Display) -> Result<(), E> {
        let mut digits = String::new();
        let written = write!(digits, "{value}");
        debug_assert!(written.is_ok(), "a String takes everything");
        self.rows.value(true, |text| text.extend_from_slice(digits.as_bytes()));
        Ok(())
    }
}

/// A key: appended to the path.
struct Name<'t, 'r, 's, 'e> {
    rows: &'t mut Rows<'r, 's, 'e>,
}

impl<'de> DeserializeSeed<'de> for Name<'_, '_, '_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_, '_, '_, '_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a name")
    }
    fn visit_str<E>(self, name: &str) -> Result<(), E> {
        if !self.rows.path.is_empty() {
            self.rows.path.push('.');
        }
        self.rows.path.push_str(name);
        Ok(())
    }
}
