//! Findings of one file while its rows stream by.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::base::finding::{Finding, FindingKey, Findings, Location, Severity};
use crate::base::text::shown;
use crate::ingest::bytes::encoding::{Known, not_utf8};
use crate::ingest::reader::cleaned::{AllCleaned, Cleaned, Cleaning};
use crate::ingest::refused::Tally;

/// Distinct unknown keys of a file that are counted one by one.
const KEYS: usize = 100_000;

/// Collects what is wrong with one file.
pub(crate) struct FileReport {
    /// The file as the user gave it.
    pub file: Arc<str>,
    /// In a JSON file: the record being read.
    pub record: Option<u64>,
    /// What was found so far.
    pub findings: Findings,
    /// How many cells of each column could be read, and how many could not.
    pub tally: Tally,
    orphans: FxHashMap<(Box<[u8]>, &'static str), Orphan>,
    /// How it is known what the file is written in.
    pub encoding: Known,
    reported_encoding: bool,
    /// Texts that are read as something else than they are written.
    cleaned: AllCleaned,
    /// Rows set aside by their date, by kind.
    dated: BTreeMap<&'static str, u64>,
    /// What was found since the last call of [`Self::latest`], if these are kept.
    latest: Option<Vec<Finding>>,
}

/// The place in a file that a finding is about: a row, or one of its cells.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CellAt<'c> {
    /// 0 where it is the file as a whole.
    pub line: u64,
    pub column: Option<&'c Arc<str>>,
    pub value: Option<&'c [u8]>,
}

impl<'c> CellAt<'c> {
    pub fn new(line: u64, column: Option<&'c Arc<str>>, value: Option<&'c [u8]>) -> Self {
        Self { line, column, value }
    }

    pub fn line(line: u64) -> Self {
        Self::new(line, None, None)
    }
}

/// A value that names nothing: where it is first, in how many rows, and what to say of it.
struct Orphan {
    line: u64,
    record: Option<u64>,
    rows: u64,
    column: Option<Arc<str>>,
    severity: Severity,
    what: String,
}

impl FileReport {
    pub fn new(file: &str) -> Self {
        Self {
            file: file.into(),
            record: None,
            findings: Findings::default(),
            tally: Tally::default(),
            orphans: FxHashMap::default(),
            encoding: Known::Nothing,
            reported_encoding: false,
            cleaned: AllCleaned::new(),
            dated: BTreeMap::new(),
            latest: None,
        }
    }

    /// Keeps what is found for [`Self::latest`].
    pub fn keep_latest(&mut self) {
        self.latest = Some(Vec::new());
    }

    /// What was found since the last call.
    pub fn latest(&mut self) -> Vec<Finding> {
        self.latest.as_mut().map(std::mem::take).unwrap_or_default()
    }

    /// Adds a finding; the words are only made while there is room to keep them.
    pub fn add(&mut self, severity: Severity, kind: &'static str, at: CellAt, message: impl FnOnce() -> String) {
        let CellAt { line, column, value } = at;
        let record = self.record.filter(|_| line > 0);
        let at = || Location { file: self.file.clone(), line, record, column: column.cloned() };
        let finding =
            || Finding { severity, kind, at: at(), value: value.map(|v| shown(&decode(v))), message: message() };
        if let Some(latest) = &mut self.latest {
            latest.push(finding());
            return;
        }
        let key = FindingKey { severity, kind, file: self.file.clone(), column: column.cloned() };
        self.findings.push_with(key, finding);
    }

    /// Adds a finding about the file as a whole.
    pub fn whole(&mut self, severity: Severity, kind: &'static str, message: String) {
        self.add(severity, kind, CellAt::line(0), || message);
    }

    /// Counts a row with a key that names nothing. Each value is reported once, when the file ends; `what` is called with the
    /// value as it is shown.
    pub fn orphan(&mut self, severity: Severity, kind: &'static str, at: CellAt, what: impl FnOnce(&str) -> String) {
        let value = at.value.unwrap_or_default();
        let room = self.orphans.len() < KEYS;
        let key = if room || self.orphans.contains_key(&(value.into(), kind)) { value } else { b"\xe2\x80\xa6" };
        self.orphans
            .entry((key.into(), kind))
            .or_insert_with(|| Orphan {
                line: at.line,
                record: self.record,
                rows: 0,
                column: at.column.cloned(),
                severity,
                what: what(&shown(&decode(value))),
            })
            .rows += 1;
    }

    /// Counts a cell that is read as something else than it is written; `read` says as what.
    pub fn clean(&mut self, cleaning: Cleaning, line: u64, column: &Arc<str>, value: &str, read: &str) {
        let record = self.record;
        let first = || Cleaned::new(line, record, value.to_owned(), read.to_owned());
        self.cleaned.entry((Arc::clone(column), cleaning)).or_insert_with(first).count();
    }

    /// Counts a row that is set aside for its date.
    pub fn set_aside_by(&mut self, kind: &'static str) {
        *self.dated.entry(kind).or_default() += 1;
    }

    /// Exports usually have a few rows outside the time under review. If more than half of a file's rows are, the notes about
    /// them become warnings.
    pub fn weigh_dates(&mut self, rows: u64) {
        for kind in self.dated.iter().filter(|(_, count)| **count * 2 > rows).map(|(kind, _)| *kind) {
            self.findings.raise(kind);
        }
    }

    /// Reports the first cell of a file that is not of its encoding, if this is one; the others are as wrong.
    pub fn look_at<'c>(&mut self, line: u64, columns: &[Arc<str>], cells: impl Iterator<Item = &'c [u8]>) {
        if self.reported_encoding {
            return;
        }
        if let Some((at, cell)) = cells.enumerate().find(|(_, cell)| not_utf8(cell).is_some()) {
            self.undecodable(line, columns.get(at), cell.trim_ascii());
        }
    }

    /// Says once that a file's bytes are not of its encoding.
    pub fn undecodable(&mut self, line: u64, column: Option<&Arc<str>>, bytes: &[u8]) {
        if std::mem::replace(&mut self.reported_encoding, true) {
            return;
        }
        let known = self.encoding;
        self.add(Severity::Error, "encoding", CellAt::new(line, column, Some(bytes)), || {
            let what = column.map_or_else(|| "the text".to_owned(), |column| format!("\"{column}\""));
            format!("{what} is \"{}\", which {}", shown(&decode(bytes)), known.contradicted(bytes))
        });
    }

    /// The findings, with the values that named nothing and the texts that were cleaned.
    pub fn done(mut self) -> Findings {
        let mut orphans: Vec<_> = std::mem::take(&mut self.orphans).into_iter().collect();
        orphans.sort_by(|(a, x), (b, y)| (x.line, x.record, a).cmp(&(y.line, y.record, b)));
        for ((value, kind), orphan) in orphans {
            let Orphan { line, record, rows, column, severity, what } = orphan;
            self.record = record;
            self.add(severity, kind, CellAt::new(line, column.as_ref(), Some(&value)), || {
                let column = column.as_deref().unwrap_or_default();
                let rows = if rows == 1 { "1 row".to_owned() } else { format!("{rows} rows") };
                format!("\"{column}\" is \"{}\" ({rows}), {what}", shown(&decode(&value)))
            });
        }
        for ((column, cleaning), cleaned) in std::mem::take(&mut self.cleaned) {
            self.record = cleaned.record;
            let at = CellAt::new(cleaned.line, Some(&column), Some(cleaned.value.as_bytes()));
            let message = || cleaned.message(&column, cleaning, &shown(&cleaned.value));
            self.add(cleaning.severity(), cleaning.kind(), at, message);
        }
        self.findings
    }
}

/// Text of bytes; what is no UTF-8 was said, and cannot be read.
pub(crate) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}
