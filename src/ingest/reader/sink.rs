//! Where a reader puts the rows it finds.

use rustc_hash::FxHashMap;

use crate::base::finding::Severity;
use crate::base::limits::ROWS;
use crate::base::text::shown;
use crate::ingest::file_facts::FileFacts;
use crate::ingest::input_paths;
use crate::ingest::reader::conventions::Conventions;
use crate::ingest::reader::file_report::{CellAt, FileReport, decode};
use crate::ingest::reader::row::{ColumnId, Row, Schema};
use crate::ingest::reader::row_filter::RowFilter;
use crate::ingest::reader::row_reader::{RowOutcome, RowReader, Unused};
use crate::ingest::traced_row::Traced;

/// What a table does with each row.
pub(crate) type OnRow<'a> = dyn FnMut(&mut RowReader<'_, '_>) -> RowOutcome + 'a;

/// Takes the rows of one file: filters and counts them, and hands them to the table.
pub(crate) struct RecordSink<'s, 'e> {
    pub schema: &'s Schema,
    pub(crate) conventions: &'s Conventions,
    pub report: &'s mut FileReport,
    pub(crate) facts: FileFacts,
    pub(crate) left_out: u64,
    pub(crate) unread: bool,
    pub(crate) filter: Option<&'s mut RowFilter>,
    pub(crate) unique: Option<(ColumnId, &'s mut FxHashMap<u64, u64>)>,
    pub(crate) each: &'s mut OnRow<'e>,
    pub(crate) traced: Option<Traced>,
}

impl<'s, 'e> RecordSink<'s, 'e> {
    /// A sink for the rows of one file.
    pub fn new(
        facts: FileFacts,
        schema: &'s Schema,
        conventions: &'s Conventions,
        report: &'s mut FileReport,
        each: &'s mut OnRow<'e>,
    ) -> Self {
        Self {
            schema,
            conventions,
            report,
            facts,
            left_out: 0,
            unread: false,
            filter: None,
            unique: None,
            each,
            traced: None,
        }
    }

    /// A row of the table.
    pub fn row(&mut self, cells: &Row) {
        self.put(cells, false);
    }

    /// A row at the file's end that begins like a total.
    pub fn total(&mut self, cells: &Row) {
        self.put(cells, true);
    }

    fn put(&mut self, cells: &Row, last: bool) {
        if cells.spans_lines() && self.is_broken(cells) {
            return self.doubtful(cells);
        }
        let Self { schema, conventions, report, .. } = self;
        let mut row = RowReader::new(cells, schema, conventions, report);
        row.last = last;
        let kept = keeps(&mut self.filter, &mut row);
        let repeated = kept
            && match &mut self.unique {
                Some((column, seen)) => repeats(&mut row, *column, seen),
                None => false,
            };
        let outcome = match (kept, repeated) {
            (true, false) => (self.each)(&mut row),
            (true, true) => Err(Unused::SetAside),
            (false, _) => Err(Unused::LeftOut),
        };
        if let Some(traced) = &self.traced {
            traced.note(self.facts.table, &mut row, outcome);
        }
        self.count(outcome);
    }

    /// Whether an id, a name or an address of a row that `where` keeps spans lines, which is said.
    fn is_broken(&mut self, cells: &Row) -> bool {
        let Self { schema, conventions, report, .. } = self;
        let mut row = RowReader::new(cells, schema, conventions, report);
        if !keeps(&mut self.filter, &mut row) {
            return false;
        }
        let (severity, line) = (self.in_doubt(), cells.line());
        let columns = self.schema.columns.iter().enumerate().filter(|(_, column)| column.one_line);
        let mut cells = columns.filter_map(|(index, column)| {
            let cell = cells.get(ColumnId(index)).map(|cell| cell.bytes.trim_ascii())?;
            memchr::memchr2(b'\n', b'\r', cell).map(|_| (&column.name, cell))
        });
        let Some((column, cell)) = cells.next() else { return false };
        self.report.add(severity, "line_break", CellAt::new(line, Some(column), Some(cell)), || {
            let result = if severity == Severity::Error { "" } else { "the row is set aside. " };
            let cell = shown(&decode(cell));
            format!(
                "\"{column}\" is \"{cell}\", which spans lines as no id, name or address does; {result}Write it on one \
                 line, and look whether a quote is missing above or stands where none belongs"
            )
        });
        true
    }

    /// A row with cells that may not be in the columns that the header says: the column and cell that show it, what is wrong
    /// and how to fix it.
    pub fn misfit(&mut self, kind: &'static str, cells: &Row, at: CellAt, message: &str, fix: &str) {
        let (severity, result) = match self.schema.could_hold {
            true if self.facts.table == "keys" => (Severity::Error, "tickets that could hold a deck need it"),
            true => (Severity::Warning, "whom it names is held"),
            false => (Severity::Warning, "the row is set aside"),
        };
        let value = at.value.map(<[u8]>::trim_ascii);
        self.report.add(severity, kind, CellAt { value, ..at }, || format!("{message}; {result}. {fix}"));
        self.doubtful(cells);
    }

    /// A row that was reported because its cells cannot be trusted.
    pub fn doubtful(&mut self, cells: &Row) {
        let Self { schema, conventions, report, .. } = self;
        for column in schema.figures() {
            report.tally.read(column);
            report.tally.refuse(column, &report.file, cells.line());
        }
        let mut row = RowReader::new(cells, schema, conventions, report);
        // Its cells may be in other columns than the header says, so none of them says for sure that the row is to be left out.
        (row.fits, row.kept) = (false, keeps(&mut self.filter, &mut row));
        if self.schema.could_hold || self.schema.figures().next().is_some() {
            // Whatever the table takes from it, the row is set aside.
            _ = (self.each)(&mut row);
        }
        self.count(Err(Unused::SetAside));
    }

    /// How bad it is that nobody can say which text is of which row.
    pub fn in_doubt(&self) -> Severity {
        if self.schema.reaches_people || self.schema.could_hold { Severity::Error } else { Severity::Warning }
    }

    /// A row that does not reach the table, with the column and cell that say why.
    pub fn set_aside(&mut self, severity: Severity, kind: &'static str, at: CellAt, message: &str) {
        let value = at.value.unwrap_or_default().trim_ascii();
        self.report.add(severity, kind, CellAt { value: Some(value), ..at }, || message.to_owned());
        self.count(Err(Unused::SetAside));
    }

    /// A row of a file that cannot be used.
    pub fn unread(&mut self) {
        self.unread = true;
        self.count(Err(Unused::SetAside));
    }

    fn count(&mut self, outcome: RowOutcome) {
        self.facts.rows += 1;
        match outcome {
            Ok(()) => self.facts.used += 1,
            Err(Unused::SetAside) => self.facts.set_aside += 1,
            Err(Unused::LeftOut) => {
                self.facts.set_aside += 1;
                self.left_out += 1;
            }
        }
    }

    /// Whether the file has all the rows that are read of one; says so, and the row in hand is not read.
    pub fn is_full(&mut self) -> bool {
        let full = self.facts.rows >= ROWS;
        if full {
            let message = format!("the file has more than {ROWS} rows; what follows is not read. Export it in parts");
            self.report.whole(Severity::Error, "too_long", message);
        }
        full
    }

    /// Whether a cell means missing in this source.
    pub fn is_null(&self, cell: &[u8]) -> bool {
        self.conventions.is_null(cell)
    }

    /// Rows counted so far.
    pub fn rows(&self) -> u64 {
        self.facts.rows
    }
}

/// Whether `where` keeps a row.
fn keeps(filter: &mut Option<&mut RowFilter>, row: &mut RowReader) -> bool {
    filter.as_deref_mut().is_none_or(|filter| filter.keeps(row))
}

/// Whether a row is the same as one that had its key before; a different row with that key is reported and kept.
pub(crate) fn repeats(row: &mut RowReader, column: ColumnId, seen: &mut FxHashMap<u64, u64>) -> bool {
    let Some(key) = row.bytes(column) else { return false };
    let key = input_paths::hash(key);
    let print = row.cells.fingerprint();
    match seen.insert(key, print) {
        None => false,
        Some(before) if before == print => {
            row.add_finding(Severity::Warning, "duplicate", column, |column, value| {
                format!("\"{column}\" is \"{value}\" once more, in the same row; the repeated row is set aside")
            });
            true
        }
        Some(_) => {
            let fate = if row.schema.later_counts { "the later one counts" } else { "both are kept" };
            row.add_finding(Severity::Warning, "duplicate", column, |column, value| {
                format!(
                    "\"{column}\" is \"{value}\" once more, in a different row; {fate}. Leave one out if they are the same"
                )
            });
            false
        }
    }
}
