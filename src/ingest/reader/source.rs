//! From a source's entry in `qbr.yaml` to its rows: files found, each read once, rows filtered and counted.

use std::collections::BTreeSet;
use std::path::PathBuf;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

use crate::base::finding::{Finding, Findings, Group, Location, Severity};
use crate::base::time::moment::Zones;
use crate::config::qbr::sources::source::{Source, reading};
use crate::config::qbr::table_file::FileConfig;
use crate::config::workspace::Workspace;
use crate::ingest::file_facts::FileFacts;
use crate::ingest::input_paths;
use crate::ingest::input_paths::Found;
use crate::ingest::reader::column_style;
use crate::ingest::reader::conventions::Conventions;
use crate::ingest::reader::file_report::FileReport;
use crate::ingest::reader::read_file::read_file;
use crate::ingest::reader::row::{ColumnId, Schema};
use crate::ingest::reader::row_filter::RowFilter;
use crate::ingest::reader::sink::{OnRow, RecordSink};
use crate::ingest::reader::together::together;
use crate::ingest::refused::Tally;
use crate::ingest::traced_row::Traced;

/// Of so many rows at least one should belong to a known account and to a day that counts.
const MANY: u64 = 100;

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
pub(crate) struct SourceReader<'w> {
    workspace: &'w Workspace,
    table: &'static str,
    /// The files that were read, each with how it was read.
    read: BTreeSet<(PathBuf, Vec<u8>)>,
    pub findings: Findings,
    /// What became of each file.
    pub files: Vec<FileFacts>,
    traced: Option<Traced>,
    /// The source that was read last.
    last: Option<ReadSource>,
}

/// A source that was read, for a second look at it.
struct ReadSource {
    schema: Schema,
    conventions: Conventions,
    /// Those of its files that were read.
    files: Vec<Found>,
}

impl<'w> SourceReader<'w> {
    pub fn new(workspace: &'w Workspace, table: &'static str) -> Self {
        let (findings, files) = (Findings::default(), Vec::new());
        Self { workspace, table, read: BTreeSet::new(), findings, files, traced: None, last: None }
    }

    /// The same, and rows of known accounts are noted in `traced`.
    pub fn noting(self, traced: Option<Traced>) -> Self {
        Self { traced, ..self }
    }

    /// Reads all files of a source. A file that an earlier source of the table read in the same way is passed over.
    pub fn source<S: Source + Serialize>(&mut self, source: &S, schema: Schema, each: &mut OnRow) -> Counts {
        self.files_of(source.file(), &reading(source), schema, each)
    }

    /// Reads all files of a table of keys.
    pub fn keys(&mut self, file: &FileConfig, schema: Schema, each: &mut OnRow) {
        self.files_of(file, &[], schema, each);
    }

    fn files_of(&mut self, file: &FileConfig, reading: &[u8], mut schema: Schema, each: &mut OnRow) -> Counts {
        let (mut filter, unique) = filters(file, &mut schema);
        let found = input_paths::find(self.workspace, file, &mut self.findings);
        let paths: Vec<PathBuf> = found.iter().map(|found| found.real.clone()).collect();
        let (of_numbers, of_dates) = ((paths.clone(), file.clone()), (paths.clone(), file.clone()));
        let zones = Zones::of(self.workspace.config.time_zone.as_deref(), file.time_zone.as_deref());
        let conventions = Conventions::of(file).told_in(zones).judging(
            move |column| column_style::of_numbers(&of_numbers.0, &of_numbers.1, column),
            move |column| column_style::of_dates(&of_dates.0, &of_dates.1, column),
        );
        let mut seen = FxHashMap::default();
        let before = self.files.len();
        let (mut left_out, mut unread) = (0, false);
        let mut tally = Tally::default();
        let (mut files, mut of_files) = (Vec::new(), Vec::new());
        for Found { real, shown } in found {
            let mut report = FileReport::new(&shown);
            if self.traced.is_some() {
                report.keep_latest();
            }
            let same = std::fs::canonicalize(&real).unwrap_or_else(|_| real.clone());
            if !self.read.insert((same, reading.to_owned())) {
                let message = "the file is named more than once; it was loaded once. Name it once under `path`";
                report.whole(Severity::Note, "loaded_once", message.to_owned());
                of_files.push(report.done());
                continue;
            }
            let empty =
                RecordSink::new(FileFacts::new(self.table, shown.clone()), &schema, &conventions, &mut report, each);
            let unique = unique.map(|column| (column, &mut seen));
            let mut sink = RecordSink { filter: Some(&mut filter), unique, traced: self.traced.clone(), ..empty };
            read_file(&real, file, &mut sink);
            left_out += sink.left_out;
            unread |= sink.unread;
            let facts = sink.facts;
            report.weigh_dates(facts.rows);
            tally.add(std::mem::take(&mut report.tally));
            self.files.push(facts);
            of_files.push(report.done());
            files.push(Found { real, shown });
        }
        self.findings.extend(together(of_files));
        let suggest = |column: &str| column_style::suggested(&paths, file, column);
        let share = self.workspace.config.thresholds.refused_share;
        let explained = tally.weigh(&schema, share, suggest, &mut self.findings);
        if !explained.is_empty() {
            // The setting that every cell fits says it for all of them.
            let shown: FxHashSet<&str> = files.iter().map(|file: &Found| file.shown.as_str()).collect();
            let is_cell = |group: &Group| {
                group.shown.first().is_some_and(|finding| {
                    matches!(finding.kind, "date" | "number")
                        && finding.at.column.as_ref().is_some_and(|column| explained.contains(column))
                        && shown.contains(&*finding.at.file)
                })
            };
            self.findings = std::mem::take(&mut self.findings).each(|group| !is_cell(group));
        }
        let sum = |count: fn(&FileFacts) -> u64| self.files[before..].iter().map(count).sum();
        filter.report(&schema, file, sum(|f| f.rows), &mut self.findings);
        let counts = Counts { rows: sum(|f| f.rows), used: sum(|f| f.used), left_out, unread };
        self.last = Some(ReadSource { schema, conventions, files });
        counts
    }

    /// Hands out the rows of the source that was read last once more, for a question that only all of them together raised.
    /// What is wrong with them was said and counted when they were read.
    pub fn again(&self, file: &FileConfig, each: &mut OnRow) {
        let Some(ReadSource { schema, conventions, files }) = &self.last else { return };
        let (mut filter, unique) = filters(file, &mut schema.clone());
        let mut seen = FxHashMap::default();
        for Found { real, shown } in files {
            let mut report = FileReport::new(shown);
            let facts = FileFacts::new(self.table, shown.clone());
            let unique = unique.map(|column| (column, &mut seen));
            let empty = RecordSink::new(facts, schema, conventions, &mut report, each);
            read_file(real, file, &mut RecordSink { filter: Some(&mut filter), unique, ..empty });
        }
    }

    /// The file that was read last, for what is said of a source as a whole.
    pub fn last_file(&self) -> Location {
        Location::file(self.files.last().map_or(self.table, |file| file.path.as_str()))
    }

    /// Reports a source of which no row could be used: a wrong column is more likely than accounts without any use. A few rows
    /// may all belong to unknown accounts or to other days, but hardly many.
    pub fn expect_some(&mut self, file: &FileConfig, counts: &Counts) {
        let is_explained = self.findings.groups().any(|(severity, _, group)| {
            let of_file = |finding: &Finding| self.files.iter().any(|file| file.path == *finding.at.file);
            severity == Severity::Error && group.shown.first().is_some_and(of_file)
        });
        if counts.unread
            || is_explained
            || counts.rows == 0
            || counts.used > 0
            || (counts.left_out > 0 && counts.rows < MANY)
        {
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

/// What `where` and `unique` ask for.
fn filters(file: &FileConfig, schema: &mut Schema) -> (RowFilter, Option<ColumnId>) {
    (RowFilter::of(file, schema), file.unique.as_ref().map(|column| schema.add(column, false)))
}
