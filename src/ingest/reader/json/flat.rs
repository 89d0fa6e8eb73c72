//! Objects flattened into rows: `{"a": {"b": 1}}` has the column `a.b`.

use std::cell::Cell;
use std::fmt;
use std::fmt::Write as _;
use std::hash::Hasher;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use crate::base::finding::Severity;
use crate::base::limits::{CELL_BYTES, ROW_BYTES};
use crate::base::spelling::words::spelled;
use crate::base::text::shown;
use crate::ingest::reader::columns::{absent, no_values, none_with_values, severity};
use crate::ingest::reader::file_report::CellAt;
use crate::ingest::reader::row::{ColumnId, Row, Schema, Span};
use crate::ingest::reader::sink::RecordSink;

/// Names kept to be suggested.
const NAMES: usize = 10_000;

/// The rows of a file and the row in work.
pub(crate) struct Rows<'r, 's, 'e> {
    pub sink: &'r mut RecordSink<'s, 'e>,
    lines: Rc<Cell<u64>>,
    /// Dotted names met so far → column. Matching regardless of case is tried once a name.
    names: FxHashMap<String, Option<usize>>,
    wanted: FxHashMap<String, usize>,
    loose: FxHashMap<String, usize>,
    found: Vec<bool>,
    path: String,
    /// A cell for each column, each in a buffer of its own: lists of objects fill several by turns.
    cells: Vec<Vec<u8>>,
    plain: Vec<Option<bool>>,
    /// Whether a column is given by itself, as null or as one value and not in a list.
    given: Vec<bool>,
    /// Lists that are open.
    lists: usize,
    /// Values of no column, one after the other, for the hash.
    other: Vec<u8>,
    text: Vec<u8>,
    at: Vec<Option<Span>>,
    hasher: FxHasher,
    line: u64,
    /// What the record in hand may still have of the file; `None` between records.
    pub room: Rc<Cell<Option<usize>>>,
    /// Whether the file has all the rows that are read of one.
    pub full: bool,
    /// Whether findings give a record's number: a file is often one line.
    pub numbered: bool,
}

impl<'r, 's, 'e> Rows<'r, 's, 'e> {
    pub fn new(sink: &'r mut RecordSink<'s, 'e>, lines: Rc<Cell<u64>>) -> Self {
        let schema: &Schema = sink.schema;
        let columns = || schema.columns.iter().enumerate();
        Self {
            names: FxHashMap::default(),
            wanted: columns().map(|(index, c)| (c.name.to_string(), index)).collect(),
            loose: columns().map(|(index, c)| (spelled(&c.name), index)).collect(),
            found: vec![false; schema.columns.len()],
            path: String::new(),
            cells: vec![Vec::new(); schema.columns.len()],
            plain: vec![None; schema.columns.len()],
            given: vec![false; schema.columns.len()],
            lists: 0,
            other: Vec::new(),
            text: Vec::new(),
            at: vec![None; schema.columns.len()],
            hasher: FxHasher::default(),
            line: 0,
            room: Rc::default(),
            full: false,
            numbered: false,
            sink,
            lines,
        }
    }

    pub fn begin(&mut self) {
        self.path.clear();
        self.cells.iter_mut().for_each(Vec::clear);
        self.plain.fill(None);
        self.given.fill(false);
        self.lists = 0;
        self.hasher = FxHasher::default();
        self.line = self.lines.get();
        self.room.set(Some(ROW_BYTES));
        if self.numbered {
            self.sink.report.record = Some(self.sink.rows() + 1);
        }
    }

    /// The line the record in hand begins on.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Whether there is no room for another row, which is said once.
    pub fn is_full(&mut self) -> bool {
        self.full = self.full || self.sink.is_full();
        self.full
    }

    pub fn end(&mut self) {
        self.room.set(None);
        let too_long = self.cells.iter().position(|cell| cell.len() > CELL_BYTES);
        self.text.clear();
        for ((cell, plain), at) in self.cells.iter().zip(&self.plain).zip(&mut self.at) {
            let start = self.text.len();
            self.text.extend_from_slice(cell);
            *at = plain.map(|plain| Span { start, end: self.text.len(), plain });
        }
        let (text, at, given) = (&self.text, &self.at, &self.given);
        let row = Row::Json { text, at, given, line: self.line, hash: self.hasher.finish() };
        if let Some(index) = too_long {
            let fix = "Look whether the file is whole";
            let column = self.sink.schema.columns[index].name.clone();
            let start = &self.cells[index][..80];
            self.sink.misfit(
                "too_long",
                &row,
                CellAt::new(self.line, Some(&column), Some(start)),
                "a value is longer than 1 MB",
                fix,
            );
        } else {
            self.sink.row(&row);
        }
    }

    /// The column of the current path.
    fn column(&mut self) -> Option<usize> {
        if let Some(known) = self.names.get(&self.path) {
            return *known;
        }
        let exact = self.wanted.get(&self.path).copied();
        let column = exact.or_else(|| self.loose.get(&spelled(&self.path)).copied());
        if self.names.len() < NAMES {
            self.names.insert(self.path.clone(), column);
        }
        if let Some(column) = column {
            self.found[column] = true;
        }
        column
    }

    fn value(&mut self, plain: bool, write: impl FnOnce(&mut Vec<u8>)) {
        let column = self.column();
        self.other.clear();
        let cell = column.map_or(&mut self.other, |column| &mut self.cells[column]);
        let again = column.is_some_and(|column| self.plain[column].is_some());
        if again {
            // A list: what was there before, and this.
            cell.push(b';');
        }
        let begin = cell.len();
        // What is too long already is set aside; it need not grow.
        if begin <= CELL_BYTES {
            write(cell);
        }
        self.hasher.write(self.path.as_bytes());
        self.hasher.write(&cell[begin..]);
        if let Some(column) = column {
            self.plain[column] = Some(plain && !again);
            self.given[column] = self.lists == 0;
        }
    }

    pub fn done(&mut self) {
        self.sink.report.record = None;
        if self.sink.rows() == 0 {
            self.sink.report.whole(Severity::Warning, "empty", "the file has no rows".to_owned());
            return;
        }
        let mut names: Vec<&str> = self.names.keys().map(String::as_str).collect();
        names.sort_unstable();
        let schema = self.sink.schema;
        let no_values = no_values(schema, |index| self.found[index]);
        for (index, column) in schema.columns.iter().enumerate() {
            if !(self.found[index] || no_values && schema.any_of.contains(&ColumnId(index))) {
                self.sink.report.add(severity(column), "column", CellAt::new(0, Some(&column.name), None), || {
                    absent(column, names.iter().copied())
                });
            }
        }
        if no_values {
            let message = none_with_values(schema, names.iter().copied());
            self.sink.report.whole(Severity::Error, "column", message);
        }
    }
}

/// Flattens a value into the row in work.
pub(crate) struct Flat<'t, 'r, 's, 'e> {
    pub rows: &'t mut Rows<'r, 's, 'e>,
    /// Whether this is a value of a row rather than the row.
    pub nested: bool,
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
        if let Some(column) = self.rows.column() {
            self.rows.given[column] = self.rows.lists == 0;
        }
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
        self.rows.lists += 1;
        while seq.next_element_seed(Flat { rows: self.rows, nested: true })?.is_some() {}
        self.rows.lists -= 1;
        Ok(())
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let before = self.rows.path.len();
        let mut keys = FxHashSet::default();
        while map.next_key_seed(Name { rows: self.rows })?.is_some() {
            // Two records that a lost bracket made one would be read as one, with the texts of both.
            if !keys.insert(hash(&self.rows.path[before..])) {
                let key = shown(self.rows.path[before..].trim_start_matches('.'));
                return Err(A::Error::custom(format!("the key \"{key}\" stands twice in one object")));
            }
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

fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
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
