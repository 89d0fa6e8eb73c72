//! The rows below a header: sound ones reach their table, all others are reported and set aside.

use csv::ByteRecord;
use rustc_hash::FxHashSet;

use crate::base::finding::Severity;
use crate::base::limits::CELL_BYTES;
use crate::base::text::shown;
use crate::ingest::reader::delimited::damage::Damage;
use crate::ingest::reader::delimited::header::Header;
use crate::ingest::reader::delimited::quoting::Strays;
use crate::ingest::reader::delimited::{footer, swallowed};
use crate::ingest::reader::file_report::{CellAt, decode};
use crate::ingest::reader::row::Row;
use crate::ingest::reader::sink::RecordSink;

/// Rows that are held back in case they are a footer.
const HELD: usize = 20;
/// Rows that show which columns hold figures.
const SHOWING: u64 = 20;
/// Rows that show it well enough to know a header by, even where it follows them at once.
const SEVERAL: u64 = 3;

/// The lines that the rows begin after.
pub(crate) struct Start {
    /// Lines above the first one that quotes are checked in.
    pub above: u64,
    /// The line below the header.
    pub next_line: u64,
}

/// Where the rows of a file go.
pub(crate) struct Rows<'r, 's, 'e> {
    pub sink: &'r mut RecordSink<'s, 'e>,
    header: &'r Header,
    footer: &'r [String],
    strays: Strays,
    /// Lines above the first that the look at the quotes saw.
    above: u64,
    /// The line below the row before.
    next_line: u64,
    /// Whether there is a blank line above.
    gap: bool,
    /// Of each column that is filled in the first rows, whether every cell of it has a digit.
    figures: Vec<Option<bool>>,
    /// Words of the first rows, by their column.
    words: FxHashSet<(usize, Box<[u8]>)>,
    /// Whether the rows end in a delimiter, as the first whole one does; `None` above it.
    ends_open: Option<bool>,
    /// Whether the last row ends in an empty cell that says that it is everybody's.
    open: bool,
    /// The line of the last row, where that has fewer cells than the header.
    short: Option<u64>,
    held: Vec<(ByteRecord, u64)>,
    damage: Option<Damage>,
}

impl<'r, 's, 'e> Rows<'r, 's, 'e> {
    pub fn new(
        sink: &'r mut RecordSink<'s, 'e>,
        header: &'r Header,
        footer: &'r [String],
        strays: Strays,
        start: Start,
    ) -> Self {
        let Start { above, next_line } = start;
        let figures = vec![None; header.shape.columns];
        let (gap, short, damage, words) = (false, None, None, FxHashSet::default());
        let (ends_open, open, held) = (None, false, Vec::new());
        Self {
            sink,
            header,
            footer,
            strays,
            above,
            next_line,
            gap,
            figures,
            words,
            ends_open,
            open,
            short,
            held,
            damage,
        }
    }

    /// Takes a row; whether the table goes on below it.
    pub fn record(&mut self, record: &ByteRecord, end_line: u64) -> bool {
        let header = self.header;
        let row = Row::Delimited { record, at: &header.at, end_line };
        let line = row.line();
        self.gap |= line > self.next_line;
        self.next_line = end_line;
        let first = record.get(0).unwrap_or_default().trim_ascii();
        if record.len() == 1 && first.is_empty() {
            // A blank line, which the reader skips itself unless it ends in a carriage return.
            self.gap = true;
            return true;
        }
        self.short = None;
        if !record.as_slice().is_ascii() {
            self.sink.report.look_at(line, &header.names, record.iter());
        }
        let stray = self.strays.above(end_line - self.above);
        let spans = row.spans_lines();
        if !self.footer.is_empty() && self.footer.iter().any(|f| first.starts_with(f.trim().as_bytes())) {
            let whole = stray.as_ref().is_none_or(|stray| stray.opened == stray.line);
            if whole && swallowed::in_text(record, header.shape).is_none() {
                self.skip("footer", &row, first, "the row is a report's footer, as stated");
                return true;
            }
        }
        let damage = match stray {
            Some(stray) => Some(Damage::of_stray(&stray, record, self.header, self.above)),
            None if spans => swallowed::find(record, header.shape)
                .map(|found| Damage::of_swallowed(&found, record, self.header, line)),
            None => None,
        };
        if damage.is_some() || self.damage.is_some() {
            if damage.is_none() && !spans && record.len() == header.shape.columns {
                self.recovered(Some(line));
            } else {
                self.lose(damage, &row, end_line);
                return true;
            }
        }
        self.sound(record, end_line, &row)
    }

    /// A row whose cells are its own.
    fn sound(&mut self, record: &ByteRecord, end_line: u64, row: &Row) -> bool {
        let first = record.get(0).unwrap_or_default().trim_ascii();
        if first.is_empty() && record.iter().all(|cell| cell.trim_ascii().is_empty()) {
            self.skip("blank", row, first, "the row is empty; skipped");
            self.gap = true;
            return true;
        }
        if self.header.is_repeated(record) {
            // A report's page begins with its title, and then with the header.
            for (title, end_line) in std::mem::take(&mut self.held) {
                let title_row = Row::Delimited { record: &title, at: &self.header.at, end_line };
                if self.is_note(&title) {
                    let cell = title.get(0).unwrap_or_default().trim_ascii();
                    self.skip("header", &title_row, cell, "the row stands above the header's repetition; skipped");
                } else {
                    self.row(&title, end_line, false);
                }
            }
            self.skip("header", row, first, "the header stands here again; skipped");
            self.gap = false;
            return true;
        }
        if self.open && record.len() == 1 {
            self.sink.report.add(Severity::Error, "ragged", CellAt::new(row.line(), self.header.names.last(), Some(first)), || {
                "the row has one cell, and the row above ends in an empty one that would make it everybody's; a line break may \
                 stand between the two. Write the row on one line"
                    .to_owned()
            });
        }
        let may_be_footer = self.is_note(record) || footer::is_total(first);
        if self.is_another_table(record, row, may_be_footer) {
            return false;
        }
        if self.held.len() < HELD && may_be_footer {
            self.held.push((record.clone(), end_line));
            return true;
        }
        if self.is_titled(end_line) {
            return false;
        }
        self.gap = false;
        if self.sink.rows() < SHOWING {
            for (at, (cell, figure)) in record.iter().zip(&mut self.figures).enumerate() {
                let cell = cell.trim_ascii();
                let has_digit = cell.iter().any(u8::is_ascii_digit);
                if !cell.is_empty() {
                    *figure = Some(*figure != Some(false) && has_digit);
                }
                if !cell.is_empty() && !has_digit {
                    self.words.insert((at, cell.into()));
                }
            }
        }
        for (record, end_line) in std::mem::take(&mut self.held) {
            self.row(&record, end_line, false);
        }
        self.row(record, end_line, false);
        true
    }

    /// Whether rows follow a title below a gap, which is said: they are another table's.
    fn is_titled(&mut self, end_line: u64) -> bool {
        let Some((title, at)) = self.held.iter().find(|(title, _)| self.gap && self.is_note(title)) else {
            return false;
        };
        let cell = title.get(0).unwrap_or_default().trim_ascii().to_vec();
        let line = Row::Delimited { record: title, at: &self.header.at, end_line: *at }.line();
        self.sink.report.add(Severity::Error, "header", CellAt::new(line, self.header.names.first(), Some(&cell)), || {
            format!(
                "a row of one cell stands below a gap, and rows follow it in line {}; another table may begin here, and what \
                 follows is not read. Leave one table in the file",
                end_line.saturating_sub(1)
            )
        });
        true
    }

    /// Whether another table begins with a row, which is said: nothing below it is of this one.
    fn is_another_table(&mut self, record: &ByteRecord, row: &Row, may_be_footer: bool) -> bool {
        let below_gap = self.gap || !self.held.is_empty();
        let header = self.header;
        let (at, what) = if let Some(at) = header.again(record, below_gap) {
            let cell = shown(&decode(record.get(at).unwrap_or_default().trim_ascii()));
            (at, format!("the row reads like a header: \"{cell}\" is the name of a column"))
        } else if let Some(at) = self.names_in_place_of_figures(record, below_gap) {
            let cell = shown(&decode(record.get(at).unwrap_or_default().trim_ascii()));
            (at, format!("the row reads like a header: \"{cell}\" stands where figures stand above"))
        } else {
            let surplus = record.iter().skip(header.shape.columns).any(|cell| !cell.trim_ascii().is_empty());
            if !below_gap || may_be_footer || (record.len() >= header.shape.columns && !surplus) {
                return false;
            }
            let cells = record.len();
            (0, format!("the row below a gap has {cells} cells, the header {}", header.shape.columns))
        };
        let value = record.get(at).map(<[u8]>::trim_ascii);
        self.sink.report.add(Severity::Error, "header", CellAt::new(row.line(), header.names.get(at), value), || {
            format!(
                "{what}; another table may begin here, and what follows is not read. Leave one table in the file; of a \
                 report's footer say how it begins: footer: [\"…\"]"
            )
        });
        true
    }

    /// The first cell of a row that has words and no digit wherever the rows above have figures, or ids with digits. Where no
    /// gap is above, every cell of it is such a word, none of them is in its column above, and two columns of several rows
    /// have figures: one row that cannot be read, or says "unlimited", is no header.
    fn names_in_place_of_figures(&self, record: &ByteRecord, below_gap: bool) -> Option<usize> {
        let nulls = |cell: &[u8]| self.sink.is_null(cell);
        let is_word = |cell: &[u8]| {
            let cell = cell.trim_ascii();
            let letters = cell.iter().any(u8::is_ascii_alphabetic);
            letters && !cell.iter().any(|byte| byte.is_ascii_digit() || *byte == b'@') && !nulls(cell)
        };
        let mut figures =
            self.figures.iter().enumerate().filter(|(_, figure)| **figure == Some(true)).map(|(at, _)| at);
        let first = figures.next()?;
        let several = figures.clone().next().is_some() && self.sink.rows() >= SEVERAL;
        let words = std::iter::once(first).chain(figures).all(|at| is_word(record.get(at).unwrap_or_default()));
        let is_new = |(at, cell): (usize, &[u8])| !self.words.contains(&(at, cell.trim_ascii().into()));
        let bare = || several && record.iter().all(is_word) && record.iter().enumerate().all(is_new);
        (words && (below_gap || bare())).then_some(first)
    }

    /// Sets a row aside that may be several, or a part of one.
    fn lose(&mut self, damage: Option<Damage>, row: &Row, end_line: u64) {
        if self.damage.is_none() {
            self.damage = damage;
        }
        if let Some(damage) = &mut self.damage {
            damage.rows += 1;
            damage.last = damage.last.max(end_line - 1);
        }
        self.sink.doubtful(row);
    }

    /// Says what was lost, where the rows are sure again from a line on, or are not up to the file's end.
    fn recovered(&mut self, sure: Option<u64>) {
        let Some(Damage { first, last, rows, column, value, what }) = self.damage.take() else { return };
        let severity = if sure.is_none() && rows > 1 { Severity::Error } else { self.sink.in_doubt() };
        self.sink.report.add(severity, "quote", CellAt::new(first, column.as_ref(), Some(&value)), || {
            let lines = if first == last { format!("line {first}") } else { format!("lines {first} to {last}") };
            let result = if severity == Severity::Error { "cannot be told apart" } else { "are set aside" };
            let sure = sure.map_or_else(
                || "the file ends before a row is whole again".to_owned(),
                |line| format!("reading is sure again from line {line}"),
            );
            format!(
                "{what}: the rows of {lines} {result}, and {sure}. Write a quote inside of a quoted cell as two, and a text \
                 that is no table on one line"
            )
        });
    }

    fn skip(&mut self, kind: &'static str, row: &Row, first: &[u8], message: &str) {
        self.sink.set_aside(
            Severity::Note,
            kind,
            CellAt::new(row.line(), self.header.names.first(), Some(first)),
            message,
        );
    }

    /// Whether a row would be a footer at the file's end, whatever it names.
    fn is_note(&self, record: &ByteRecord) -> bool {
        footer::is_possible(record, self.header.shape.columns, |column| {
            self.header.is_required(self.sink.schema, column)
        })
    }

    fn row(&mut self, record: &ByteRecord, end_line: u64, last: bool) {
        let row = Row::Delimited { record, at: &self.header.at, end_line };
        let (cells, columns) = (record.len(), self.header.shape.columns);
        if record.as_slice().len() > CELL_BYTES
            && let Some(at) = record.iter().position(|cell| cell.len() > CELL_BYTES)
        {
            let start = &record.as_slice()[..80];
            let fix = "A quote may be missing before it";
            let at = CellAt::new(row.line(), self.header.names.get(at), Some(start));
            self.sink.misfit("too_long", &row, at, "a cell is longer than 1 MB", fix);
            return;
        }
        // The last cell of a file may be cut off where it begins.
        self.open = record.get(columns - 1).is_some_and(|cell| cell.trim_ascii().is_empty())
            && self.header.counts_empty(self.sink.schema, columns - 1);
        self.short = (self.open || cells < columns).then(|| row.line());
        if cells != columns {
            let surplus = record.iter().skip(columns).find(|cell| !cell.trim_ascii().is_empty());
            let message = || format!("the row has {cells} cells, the header {columns}");
            if let Some(value) = surplus {
                let fix = "Put a cell that holds the delimiter into quotes";
                self.sink.misfit(
                    "ragged",
                    &row,
                    CellAt::new(row.line(), self.header.names.last(), Some(value)),
                    &message(),
                    fix,
                );
                return;
            }
            // Where the rows above end without a delimiter, one more has moved the values behind it.
            if cells > columns && self.ends_open == Some(false) {
                let fix = "It has a delimiter more than the rows above, and its values may stand in the wrong columns; export it again";
                let at = CellAt::new(row.line(), self.header.names.last(), record.get(columns - 1));
                self.sink.misfit("ragged", &row, at, &message(), fix);
                return;
            }
            if cells < columns {
                let message = || message() + "; the last ones are taken as missing. Export the row whole";
                let first = self.header.names.get(cells);
                self.sink.report.add(Severity::Warning, "ragged", CellAt::new(row.line(), first, None), message);
            }
        }
        if cells >= columns {
            self.ends_open.get_or_insert(cells > columns);
        }
        if last { self.sink.total(&row) } else { self.sink.row(&row) }
    }

    /// What is still held back is at the end. A last row that no line end follows and that is not whole is cut off.
    pub fn ended(&mut self, end_line: u64) {
        let is_one = |record: &ByteRecord| record.len() == 1 && !footer::has_words(record.get(0).unwrap_or_default());
        let held = self.held.last().filter(|(record, end_line)| *end_line == self.next_line && is_one(record));
        let cut_off = held.map(|(_, end_line)| end_line - 1).or(self.short);
        if let Some(line) = cut_off.filter(|_| end_line == self.next_line + 1) {
            self.sink.report.add(Severity::Error, "ragged", CellAt::new(line, self.header.names.first(), None), || {
                "the file ends within this row: it has fewer cells than the header, and no line end. Export it again, or end \
                 its last line"
                    .to_owned()
            });
        }
        self.done();
    }

    /// What is still held back is at the end.
    pub fn done(&mut self) {
        self.recovered(None);
        let held = std::mem::take(&mut self.held);
        let first = |record: &ByteRecord| record.get(0).unwrap_or_default().trim_ascii().to_vec();
        // One row that reads like a footer says what the others are.
        let is_footer = held.iter().any(|(record, _)| footer::has_words(&first(record)));
        for (record, end_line) in &held {
            let own = first(record);
            if !self.is_note(record) {
                // A report has one total of a kind; a key in several rows is a key.
                let alike = held.iter().filter(|(other, _)| first(other) == own);
                self.row(record, *end_line, alike.count() == 1);
                continue;
            }
            let line = Row::Delimited { record, at: &self.header.at, end_line: *end_line }.line();
            let (severity, kind, message) = if is_footer {
                (Severity::Note, "footer", "the row is taken for a part of the report's footer; set aside")
            } else {
                let message = "a row at the end has one cell only; set aside. If the file is not cut off but ends in a \
                               footer, say how that begins: footer: [\"…\"]";
                (Severity::Warning, "ragged", message)
            };
            let at = CellAt::new(line, self.header.names.first(), Some(&own));
            self.sink.set_aside(severity, kind, at, message);
        }
    }
}
