//! From a source's entry in `qbr.yaml` to its rows: files found, each read once, rows filtered and counted.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read as _;
use std::path::PathBuf;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::encoding::{Known, OpenError};
use super::files::{self, Found};
use super::finding::{Finding, Findings, Location, Severity};
use super::line::{Conventions, Fate, Line};
use super::refused::Tally;
use super::report::{Report, decode};
use super::row::{Layout, Row, Slot};
use super::tables::FileFacts;
use super::text::shown;
use super::trace::Traced;
use super::words::among;
use super::{delimited, digest, encoding, json};
use crate::limits::{FILE_BYTES, ROWS};
use crate::workspace::Workspace;
use crate::workspace::config::{FileConfig, Format};

/// Rows of which one at least ought to be of a known account and of a day that counts.
const MANY: u64 = 100;

/// What a table hears of each row.
pub(crate) type Each<'a> = dyn FnMut(&mut Line<'_, '_>) -> Fate + 'a;

/// What became of a source's rows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Counts {
    pub rows: u64,
    used: u64,
    left_out: u64,
    /// Whether some file could not be used at all, which was said.
    unread: bool,
}

/// Where the rows of one table come from, one after the other.
pub(crate) struct Reading<'w> {
    workspace: &'w Workspace,
    table: &'static str,
    read: BTreeSet<(PathBuf, String)>,
    /// What is wrong.
    pub findings: Findings,
    /// What became of each file.
    pub files: Vec<FileFacts>,
    traced: Option<Traced>,
}

impl<'w> Reading<'w> {
    /// Nothing yet.
    pub fn new(workspace: &'w Workspace, table: &'static str) -> Self {
        Self { workspace, table, read: BTreeSet::new(), findings: Findings::default(), files: Vec::new(), traced: None }
    }

    /// The same, and rows of known accounts are noted, where somebody wants to know.
    pub fn noting(self, traced: Option<Traced>) -> Self {
        Self { traced, ..self }
    }

    /// Reads all files of a source. `mapping` tells sources of one table apart: the same file may be read again with
    /// another mapping, but not with the same.
    pub fn source(&mut self, file: &FileConfig, mapping: &str, mut layout: Layout, each: &mut Each) -> Counts {
        let keep: Vec<(Slot, &[String])> =
            file.keep.iter().map(|(column, values)| (layout.add(column, true), values.0.as_slice())).collect();
        let unique = file.unique.as_ref().map(|column| layout.add(column, false));
        let conventions = Conventions::of(file);
        let mut seen = FxHashMap::default();
        let before = self.files.len();
        let (mut left_out, mut unread) = (0, false);
        let mut tally = Tally::default();
        for Found { real, shown } in files::find(self.workspace, file, &mut self.findings) {
            let mut report = Report::new(&shown);
            if self.traced.is_some() {
                report.keep_latest();
            }
            let same = std::fs::canonicalize(&real).unwrap_or_else(|_| real.clone());
            if !self.read.insert((same, mapping.to_owned())) {
                let message = "the file is named more than once; it was loaded once. Name it once under `path`";
                report.whole(Severity::Note, "loaded_once", message.to_owned());
                self.findings.extend(report.done());
                continue;
            }
            let empty = Sink::new((self.table, shown), &layout, &conventions, &mut report, each);
            let unique = unique.map(|slot| (slot, &mut seen));
            let mut sink = Sink { keep: &keep, unique, traced: self.traced.clone(), ..empty };
            read(&real, file, &mut sink);
            left_out += sink.left_out;
            unread |= sink.unread;
            let facts = sink.facts;
            report.weigh_dates(facts.rows);
            tally.add(std::mem::take(&mut report.tally));
            self.files.push(facts);
            self.findings.extend(report.done());
        }
        tally.weigh(&layout, self.workspace.config.thresholds.refused_share, &mut self.findings);
        let sum = |count: fn(&FileFacts) -> u64| self.files[before..].iter().map(count).sum();
        Counts { rows: sum(|f| f.rows), used: sum(|f| f.used), left_out, unread }
    }

    /// Says so where not one row of a source could be used: a wrong column is likelier than a base without any use. That
    /// rows are of accounts that are not in the base, or of other days, is likely enough of a few rows, not of many.
    pub fn expect_some(&mut self, file: &FileConfig, counts: &Counts) {
        if counts.unread || counts.rows == 0 || counts.used > 0 || (counts.left_out > 0 && counts.rows < MANY) {
            return;
        }
        let rows = if counts.rows == 1 { "its one row".to_owned() } else { format!("its {} rows", counts.rows) };
        self.findings.push(Finding {
            severity: Severity::Error,
            kind: "unused",
            at: Location::file(&file.path.0.join(", ")),
            value: None,
            message: format!("none of {rows} could be used; the other findings of the file say why"),
        });
    }
}

fn read(path: &PathBuf, config: &FileConfig, sink: &mut Sink) {
    let format = config.format.unwrap_or_else(|| files::format_of(path));
    let size = std::fs::metadata(path).map_or(0, |file| file.len());
    if size > FILE_BYTES {
        let message = format!(
            "the file has {size} bytes; at most {FILE_BYTES} are read. Export less of it, or in parts: a source may be \
             several files"
        );
        sink.report.whole(Severity::Error, "too_long", message);
        return;
    }
    let result = File::open(path).map_err(OpenError::Io).and_then(|file| {
        let (file, witness) = digest::witnessed(file.take(FILE_BYTES));
        let opened = encoding::open(file, config.encoding.as_deref())?;
        sink.report.encoding = opened.encoding;
        if let Known::Proved(name, "its zero bytes") = opened.encoding {
            let message = format!("read as {name}, which its zero bytes prove");
            sink.report.whole(Severity::Note, "encoding", message);
        }
        match format {
            Format::Csv => delimited::read(opened.input, config, None, sink),
            Format::Tsv => delimited::read(opened.input, config, Some(b'\t'), sink),
            Format::Json => json::read(opened.input, config, sink),
            Format::Ndjson => json::read_lines(opened.input, sink),
        }?;
        (sink.facts.bytes, sink.facts.sha256) = witness.finish().map(|(bytes, hash)| (bytes, Some(hash)))?;
        Ok(())
    });
    if let Err(error) = result {
        let kind = if matches!(error, OpenError::Mark { .. } | OpenError::Utf8 { .. }) { "encoding" } else { "file" };
        sink.report.whole(Severity::Error, kind, error.to_string());
    }
}

/// Where the formats put their rows.
pub(crate) struct Sink<'s, 'e> {
    pub layout: &'s Layout,
    conventions: &'s Conventions,
    pub report: &'s mut Report,
    facts: FileFacts,
    left_out: u64,
    unread: bool,
    keep: &'s [(Slot, &'s [String])],
    unique: Option<(Slot, &'s mut FxHashMap<u64, u64>)>,
    each: &'s mut Each<'e>,
    traced: Option<Traced>,
}

impl<'s, 'e> Sink<'s, 'e> {
    /// Nothing yet of a file, given by its table and its name.
    pub fn new(
        (table, path): (&'static str, String),
        layout: &'s Layout,
        conventions: &'s Conventions,
        report: &'s mut Report,
        each: &'s mut Each<'e>,
    ) -> Self {
        let facts = FileFacts { path, table, rows: 0, used: 0, set_aside: 0, bytes: 0, sha256: None };
        Self {
            layout,
            conventions,
            report,
            facts,
            left_out: 0,
            unread: false,
            keep: &[],
            unique: None,
            each,
            traced: None,
        }
    }

    /// A row of the table.
    pub fn row(&mut self, row: &Row) {
        self.put(row, false);
    }

    /// A row at the file's end that begins like a total.
    pub fn total(&mut self, row: &Row) {
        self.put(row, true);
    }

    fn put(&mut self, row: &Row, last: bool) {
        if row.spans_lines() && self.is_broken(row) {
            return self.doubtful(row);
        }
        let Self { layout, conventions, report, .. } = self;
        let mut line = Line::new(row, layout, conventions, report);
        line.last = last;
        let kept = keeps(self.keep, &mut line);
        let repeated = kept
            && match &mut self.unique {
                Some((slot, seen)) => repeats(&mut line, *slot, seen),
                None => false,
            };
        let fate = match (kept, repeated) {
            (true, false) => (self.each)(&mut line),
            (true, true) => Fate::SetAside,
            (false, _) => Fate::LeftOut,
        };
        if let Some(traced) = &self.traced {
            traced.note(self.facts.table, &mut line, fate);
        }
        self.count(fate);
    }

    /// Whether an id, a name or an address of a row that `where` keeps spans lines, which is said.
    fn is_broken(&mut self, row: &Row) -> bool {
        let Self { layout, conventions, report, .. } = self;
        let mut line = Line::new(row, layout, conventions, report);
        if !keeps(self.keep, &mut line) {
            return false;
        }
        let severity = self.in_doubt();
        let is_broken = |slot: usize| {
            let cell = row.get(Slot(slot)).map(|cell| cell.bytes.trim_ascii())?;
            memchr::memchr2(b'\n', b'\r', cell).map(|_| (slot, cell))
        };
        let columns = &self.layout.columns;
        let broken = (0..columns.len()).filter(|slot| columns[*slot].one_line).find_map(is_broken);
        let Some((slot, cell)) = broken else { return false };
        let column = &columns[slot].name;
        self.report.add(severity, "line_break", row.line(), Some(column), Some(cell), || {
            let result = if severity == Severity::Error { "" } else { "the row is set aside. " };
            let cell = shown(&decode(cell));
            format!(
                "\"{column}\" is \"{cell}\", which spans lines as no id, name or address does; {result}Write it on one \
                 line, and look whether a quote is missing above or stands where none belongs"
            )
        });
        true
    }

    /// A row whose cells cannot be trusted to stand where the header says, with the column and cell that show it, what is
    /// wrong and how to mend it.
    pub fn misfit(
        &mut self,
        kind: &'static str,
        row: &Row,
        (column, value): (Option<&Arc<str>>, &[u8]),
        (message, mend): (&str, &str),
    ) {
        let (severity, result) = match self.layout.could_hold {
            true if self.facts.table == "keys" => (Severity::Error, "tickets that could hold a deck need it"),
            true => (Severity::Warning, "whom it names is held"),
            false => (Severity::Warning, "the row is set aside"),
        };
        self.report.add(severity, kind, row.line(), column, Some(value.trim_ascii()), || {
            format!("{message}; {result}. {mend}")
        });
        self.doubtful(row);
    }

    /// A row of which it was said that it cannot be trusted.
    pub fn doubtful(&mut self, row: &Row) {
        let Self { layout, conventions, report, .. } = self;
        for slot in layout.figures() {
            report.tally.read(slot);
            report.tally.refuse(slot, &report.file, row.line());
        }
        let mut line = Line::new(row, layout, conventions, report);
        // Its cells do not stand where the header says, so none of them says for sure that the row is to be left out.
        (line.fits, line.kept) = (false, keeps(self.keep, &mut line));
        if self.layout.could_hold || self.layout.figures().next().is_some() {
            (self.each)(&mut line);
        }
        self.count(Fate::SetAside);
    }

    /// How bad it is that it cannot be told which text is of which row.
    pub fn in_doubt(&self) -> Severity {
        if self.layout.reaches_people || self.layout.could_hold { Severity::Error } else { Severity::Warning }
    }

    /// A row that does not reach the table, with the column and cell that say why.
    pub fn set_aside(
        &mut self,
        (severity, kind): (Severity, &'static str),
        line: u64,
        (column, value): (Option<&Arc<str>>, &[u8]),
        message: &str,
    ) {
        self.report.add(severity, kind, line, column, Some(value.trim_ascii()), || message.to_owned());
        self.count(Fate::SetAside);
    }

    /// A row of a file that cannot be used.
    pub fn unread(&mut self) {
        self.unread = true;
        self.count(Fate::SetAside);
    }

    fn count(&mut self, fate: Fate) {
        self.facts.rows += 1;
        match fate {
            Fate::Used => self.facts.used += 1,
            Fate::SetAside => self.facts.set_aside += 1,
            Fate::LeftOut => {
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

/// Whether `where` keeps a row: by its text, case and spaces apart, so that another spelling lets nobody off.
fn keeps(keep: &[(Slot, &[String])], line: &mut Line) -> bool {
    keep.iter().all(|(slot, values)| {
        let cell = line.text(*slot).unwrap_or_default();
        values.iter().any(|value| value.trim() == cell) || among(&cell, values)
    })
}

/// Whether a row is the same as one that had its key before; a different row with that key is told and kept.
fn repeats(line: &mut Line, slot: Slot, seen: &mut FxHashMap<u64, u64>) -> bool {
    let Some(key) = line.bytes(slot) else { return false };
    let key = files::hash(key);
    let print = line.row.fingerprint();
    match seen.insert(key, print) {
        None => false,
        Some(before) if before == print => {
            line.tell(Severity::Warning, "duplicate", slot, |column, value| {
                format!("\"{column}\" is \"{value}\" once more, in the same row; the repeated row is set aside")
            });
            true
        }
        Some(_) => {
            line.tell(Severity::Warning, "duplicate", slot, |column, value| {
                format!(
                    "\"{column}\" is \"{value}\" once more, in a different row; both are kept. Leave one out if they are \
                     the same"
                )
            });
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of a file that has all but one of the rows that are read, and how many it has then.
    fn said_of(name: &str, text: &str) -> (Vec<String>, u64) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        let config: FileConfig = serde_yaml::from_str(&format!("path: {name}")).unwrap();
        let (mut layout, conventions, mut report) = (Layout::default(), Conventions::of(&config), Report::new(name));
        layout.add("a", true);
        let each: &mut Each = &mut |_| Fate::Used;
        let mut sink = Sink::new(("t", name.into()), &layout, &conventions, &mut report, each);
        (sink.facts.rows, sink.facts.used) = (ROWS - 1, 1);
        read(&path, &config, &mut sink);
        let rows = sink.rows();
        let findings = report.done();
        (findings.groups().flat_map(|(.., group)| group.shown.iter().map(ToString::to_string)).collect(), rows)
    }

    #[test]
    fn a_file_of_too_many_rows_is_read_to_the_last_that_counts() {
        for (name, text) in [
            ("f.csv", "a\n1\n2\n3\n"),
            ("f.json", "[{\"a\":1},{\"a\":2},{\"a\":3}]"),
            ("g.json", "{\"a\":1} {\"a\":2} {\"a\":3}"),
            ("f.ndjson", "{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n"),
        ] {
            let (said, rows) = said_of(name, text);
            let told =
                format!("{name}: the file has more than {ROWS} rows; what follows is not read. Export it in parts");
            assert_eq!((said, rows), (vec![told], ROWS), "{name}");
        }
    }
}
