//! The header of a table, and by what a row below it shows that it is one too.

use std::sync::Arc;

use csv::ByteRecord;

use crate::ingest::reader::delimited::swallowed::Shape;
use crate::ingest::reader::file_report::decode;
use crate::ingest::reader::row::{Column, Place, Schema};

/// What is above the rows.
pub(crate) struct Header {
    pub cells: Vec<Vec<u8>>,
    pub names: Vec<Arc<str>>,
    pub at: Vec<Place>,
    pub shape: Shape,
    /// Names that could be no value, by their length.
    words: Vec<Vec<usize>>,
}

impl Header {
    pub fn of(cells: Vec<Vec<u8>>, at: Vec<Place>, shape: Shape) -> Self {
        let mut words = vec![Vec::new(); cells.iter().map(Vec::len).max().unwrap_or(0) + 1];
        for (place, cell) in cells.iter().enumerate() {
            if cell.len() > 1 && cell.iter().any(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii()) {
                words[cell.len()].push(place);
            }
        }
        let names = cells.iter().map(|cell| decode(cell).as_ref().into()).collect();
        Self { cells, names, at, shape, words }
    }

    /// Whether a cell is the name of some column.
    fn has(&self, cell: &[u8]) -> bool {
        self.words.get(cell.len()).is_some_and(|words| words.iter().any(|at| self.is(*at, cell)))
    }

    /// Whether a cell is the name of this column.
    fn is(&self, at: usize, cell: &[u8]) -> bool {
        self.cells[at].eq_ignore_ascii_case(cell)
    }

    /// The columns of a schema that a cell fills.
    fn mapped<'s>(&self, schema: &'s Schema, cell: usize) -> impl Iterator<Item = &'s Column> {
        schema.columns.iter().zip(&self.at).filter(move |(_, at)| **at == Place::At(cell)).map(|(column, _)| column)
    }

    /// Whether a row is none without this cell.
    pub fn is_required(&self, schema: &Schema, cell: usize) -> bool {
        self.mapped(schema, cell).any(|column| column.required)
    }

    /// Whether an empty cell here says that a row is everybody's.
    pub fn counts_empty(&self, schema: &Schema, cell: usize) -> bool {
        self.mapped(schema, cell).any(|column| column.empty_counts)
    }

    /// Whether a row is the very header, case and blanks apart.
    pub fn is_repeated(&self, record: &ByteRecord) -> bool {
        let same = |(cell, own): (&[u8], &Vec<u8>)| cell.trim_ascii().eq_ignore_ascii_case(own);
        record.len() == self.cells.len() && record.iter().zip(&self.cells).all(same)
    }

    /// The first cell that shows a row for another header. A key is never the name of a column; elsewhere a cell is
    /// now and then, but not below its own name and beside another one, nor are two of them below a gap.
    pub fn again(&self, record: &ByteRecord, below_gap: bool) -> Option<usize> {
        let cell = |at: usize| record.get(at).unwrap_or_default().trim_ascii();
        let mapped = || self.at.iter().filter_map(|at| if let Place::At(at) = at { Some(*at) } else { None });
        let key = mapped().next().filter(|at| self.has(cell(*at)));
        if key.is_some() {
            return key;
        }
        let own = || mapped().find(|at| self.has(cell(*at)) && self.is(*at, cell(*at)));
        let mut named = (0..record.len()).filter(|at| self.has(cell(*at)));
        let first = named.next()?;
        named.next()?;
        if below_gap { Some(first) } else { own() }
    }
}
