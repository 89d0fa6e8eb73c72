//! A row of any format: cells by column, its line, and a hash to know it again by.
//!
//! A table asks for its columns once, in a `Schema`, and gets cells by `ColumnId` from then on. Cells are bytes of the
//! reader's own buffer, so a row that is only added up allocates nothing.

use std::hash::Hasher;
use std::sync::Arc;

use csv::ByteRecord;
use rustc_hash::FxHasher;

/// A column of a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ColumnId(pub usize);

/// A column that a table asks for.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    /// Its name in the file.
    pub name: Arc<str>,
    /// Whether the source cannot be used without it.
    pub required: bool,
    /// Whether its cells could hold a deck: a file without it does not say that nobody is to be held.
    pub holds: bool,
    /// Whether its cells are figures or their days. Those that cannot be read are counted.
    pub figures: bool,
    /// Whether it is an id, a name or an address, which must not contain a line break.
    pub one_line: bool,
    /// Whether an empty cell says more than that nothing is known: that the row is everybody's.
    pub empty_counts: bool,
}

/// The columns that a table asks for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Schema {
    pub columns: Vec<Column>,
    /// Columns of which the source needs one at least.
    pub any_of: Vec<ColumnId>,
    /// Whether its rows could hold a deck: rows that cannot be read then reach the table too, as `RowReader::fits` says, and
    /// a file that cannot be read to its end is an error.
    pub could_hold: bool,
    /// Whether its text reaches a deck or a message: where it is not sure which text is of which row, nothing is built.
    pub reaches_people: bool,
    /// Whether of two rows with the same value of `unique` the later one counts, in place of both.
    pub later_counts: bool,
}

impl Schema {
    /// Asks for a column. The same name asked for twice is one column.
    pub fn add(&mut self, name: &str, required: bool) -> ColumnId {
        if let Some(at) = self.columns.iter().position(|c| &*c.name == name) {
            self.columns[at].required |= required;
            return ColumnId(at);
        }
        let (holds, figures, one_line, empty_counts) = (false, false, false, false);
        self.columns.push(Column { name: name.into(), required, holds, figures, one_line, empty_counts });
        ColumnId(self.columns.len() - 1)
    }

    /// Asks for a column the source can do without, where one is mapped.
    pub fn maybe(&mut self, name: Option<&String>) -> Option<ColumnId> {
        name.map(|name| self.add(name, false))
    }

    /// Asks for a column whose cells may be empty but which has to be there, because they could hold a deck.
    pub fn holding(&mut self, name: &str) -> ColumnId {
        let column = self.add(name, false);
        self.columns[column.0].holds = true;
        self.could_hold = true;
        column
    }

    /// Asks for a column that figures are made of.
    pub fn figure(&mut self, name: &str, required: bool) -> ColumnId {
        let column = self.add(name, required);
        self.columns[column.0].figures = true;
        column
    }

    /// Asks for one that the source can do without, where it is mapped.
    pub fn maybe_figure(&mut self, name: Option<&String>) -> Option<ColumnId> {
        name.map(|name| self.figure(name, false))
    }

    /// The columns that figures are made of.
    pub fn figures(&self) -> impl Iterator<Item = ColumnId> {
        self.columns.iter().enumerate().filter(|(_, column)| column.figures).map(|(index, _)| ColumnId(index))
    }

    /// Asks for a column of ids, names or addresses.
    pub fn add_one_line(&mut self, name: &str, required: bool) -> ColumnId {
        let column = self.add(name, required);
        self.one_line(column)
    }

    /// Says that a column holds ids, names or addresses.
    pub fn one_line(&mut self, column: ColumnId) -> ColumnId {
        self.columns[column.0].one_line = true;
        column
    }

    pub fn name(&self, column: ColumnId) -> &Arc<str> {
        &self.columns[column.0].name
    }
}

/// Bytes of a cell as they are in the file, perhaps with spaces around.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cell<'r> {
    pub bytes: &'r [u8],
    /// A JSON number: always written plainly, whatever style the source states for texts.
    pub plain: bool,
}

/// Where a cell of a JSON row is in the row's buffer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span {
    pub start: usize,
    pub end: usize,
    pub plain: bool,
}

/// Which cells of a delimited row belong to a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// None: the file has no such column.
    Nowhere,
    At(usize),
    /// The first of these that is not empty.
    FirstOf(Vec<usize>),
}

pub(crate) enum Row<'r> {
    /// Of a delimited file; `at` says which cell belongs to a column, `end_line` is the line after the row.
    Delimited { record: &'r ByteRecord, at: &'r [Place], end_line: u64 },
    /// Of a JSON file; `given` says which columns are there by themselves, as null or as one value.
    Json { text: &'r [u8], at: &'r [Option<Span>], given: &'r [bool], line: u64, hash: u64 },
}

impl<'r> Row<'r> {
    /// The cell of a column; `None` where the row has none.
    #[inline]
    pub fn get(&self, column: ColumnId) -> Option<Cell<'r>> {
        match *self {
            Row::Delimited { record, at, .. } => {
                let bytes = match &at[column.0] {
                    Place::Nowhere => None,
                    Place::At(cell) => record.get(*cell),
                    Place::FirstOf(cells) => {
                        let mut there = cells.iter().filter_map(|cell| record.get(*cell));
                        there.find(|bytes| !bytes.trim_ascii().is_empty())
                    }
                };
                bytes.map(|bytes| Cell { bytes, plain: false })
            }
            Row::Json { text, at, .. } => {
                let span = at[column.0]?;
                Some(Cell { bytes: &text[span.start..span.end], plain: span.plain })
            }
        }
    }

    /// Whether the row ends before a column that its file has: what it would hold is not known.
    pub fn is_cut(&self, column: ColumnId) -> bool {
        match *self {
            Row::Delimited { record, at, .. } => match &at[column.0] {
                Place::Nowhere => false,
                Place::At(cell) => *cell >= record.len(),
                Place::FirstOf(cells) => cells.iter().any(|cell| *cell >= record.len()) && self.get(column).is_none(),
            },
            Row::Json { .. } => false,
        }
    }

    /// Whether the row says something of a column, if only that it is empty.
    pub fn is_given(&self, column: ColumnId) -> bool {
        match *self {
            Row::Delimited { .. } => !self.is_cut(column),
            Row::Json { given, .. } => given[column.0],
        }
    }

    /// The line it begins on.
    pub fn line(&self) -> u64 {
        match *self {
            Row::Delimited { record, end_line, .. } => {
                let breaks = record.as_slice().iter().filter(|b| **b == b'\n').count() as u64;
                end_line.saturating_sub(breaks + 1).max(1)
            }
            Row::Json { line, .. } => line,
        }
    }

    /// Whether some cell spans lines.
    pub fn spans_lines(&self) -> bool {
        let bytes = match *self {
            // A carriage return at its end is the end of its line.
            Row::Delimited { record, .. } => record.as_slice().trim_ascii_end(),
            Row::Json { text, .. } => text,
        };
        memchr::memchr2(b'\n', b'\r', bytes).is_some()
    }

    /// A hash over all its cells, mapped or not.
    pub fn fingerprint(&self) -> u64 {
        match *self {
            Row::Delimited { record, .. } => {
                let mut hasher = FxHasher::default();
                let bytes = record.as_slice();
                hasher.write(bytes.strip_suffix(b"\r").unwrap_or(bytes));
                // The first cell's end tells "ab","c" from "a","bc" where it matters most.
                hasher.write_usize(record.len());
                hasher.write_usize(record.get(0).map_or(0, <[u8]>::len));
                hasher.finish()
            }
            Row::Json { hash, .. } => hash,
        }
    }
}
