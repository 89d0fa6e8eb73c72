//! From a source's entry in `qbr.yaml` to its rows: files found, each read once, rows filtered and counted.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::base::finding::{Finding, Findings, Location, Severity};
use crate::base::limits::FILE_BYTES;
use crate::config::qbr::sources::source::{Source, reading};
use crate::config::qbr::table_file::{FileConfig, Format};
use crate::config::workspace::Workspace;
use crate::ingest::bytes::digest;
use crate::ingest::bytes::open_error::OpenError;
use crate::ingest::file_facts::FileFacts;
use crate::ingest::input_paths;
use crate::ingest::input_paths::Found;
use crate::ingest::reader::file_report::FileReport;
use crate::ingest::reader::formats::READERS;
use crate::ingest::reader::formats::reader::Reader;
use crate::ingest::reader::row::{ColumnId, Schema};
use crate::ingest::reader::row_reader::Conventions;
use crate::ingest::reader::sink::{OnRow, RecordSink};
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
}

impl<'w> SourceReader<'w> {
    pub fn new(workspace: &'w Workspace, table: &'static str) -> Self {
        Self { workspace, table, read: BTreeSet::new(), findings: Findings::default(), files: Vec::new(), traced: None }
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
        let keep: Vec<(ColumnId, &[String])> =
            file.keep.iter().map(|(column, values)| (schema.add(column, true), values.0.as_slice())).collect();
        let unique = file.unique.as_ref().map(|column| schema.add(column, false));
        let conventions = Conventions::of(file);
        let mut seen = FxHashMap::default();
        let before = self.files.len();
        let (mut left_out, mut unread) = (0, false);
        let mut tally = Tally::default();
        for Found { real, shown } in input_paths::find(self.workspace, file, &mut self.findings) {
            let mut report = FileReport::new(&shown);
            if self.traced.is_some() {
                report.keep_latest();
            }
            let same = std::fs::canonicalize(&real).unwrap_or_else(|_| real.clone());
            if !self.read.insert((same, reading.to_owned())) {
                let message = "the file is named more than once; it was loaded once. Name it once under `path`";
                report.whole(Severity::Note, "loaded_once", message.to_owned());
                self.findings.extend(report.done());
                continue;
            }
            let empty = RecordSink::new(FileFacts::new(self.table, shown), &schema, &conventions, &mut report, each);
            let unique = unique.map(|column| (column, &mut seen));
            let mut sink = RecordSink { keep: &keep, unique, traced: self.traced.clone(), ..empty };
            read(&real, file, &mut sink);
            left_out += sink.left_out;
            unread |= sink.unread;
            let facts = sink.facts;
            report.weigh_dates(facts.rows);
            tally.add(std::mem::take(&mut report.tally));
            self.files.push(facts);
            self.findings.extend(report.done());
        }
        tally.weigh(&schema, self.workspace.config.thresholds.refused_share, &mut self.findings);
        let sum = |count: fn(&FileFacts) -> u64| self.files[before..].iter().map(count).sum();
        Counts { rows: sum(|f| f.rows), used: sum(|f| f.used), left_out, unread }
    }

    /// Reports a source of which no row could be used: a wrong column is more likely than accounts without any use. A few rows
    /// may all belong to unknown accounts or to other days, but hardly many.
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

/// The format of a file: as stated, else as its ending says, else CSV.
fn format_of(path: &Path, config: &FileConfig) -> Format {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    let by_ending = || READERS.iter().find(|reader| reader.endings.contains(&ending.as_str()));
    config.format.or_else(|| Some(by_ending()?.format)).unwrap_or(Format::Csv)
}

fn reader_of(format: Format) -> &'static Reader {
    READERS.iter().find(|reader| reader.format == format).expect("a test finds the reader of every format")
}

fn read(path: &Path, config: &FileConfig, sink: &mut RecordSink) {
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
        let (file, digest_of_file) = digest::hashing(file.take(FILE_BYTES));
        (reader_of(format_of(path, config)).read)(Box::new(file), config, sink)?;
        (sink.facts.bytes, sink.facts.sha256) = digest_of_file.finish().map(|(bytes, hash)| (bytes, Some(hash)))?;
        Ok(())
    });
    if let Err(error) = result {
        let kind = if matches!(error, OpenError::Mark { .. } | OpenError::Utf8 { .. }) { "encoding" } else { "file" };
        sink.report.whole(Severity::Error, kind, error.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::limits::ROWS;

    /// The findings of a file that is one row short of the limit, and the number of its rows.
    fn said_of(name: &str, text: &str) -> (Vec<String>, u64) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        let config: FileConfig = serde_yaml::from_str(&format!("path: {name}")).unwrap();
        let (mut schema, conventions, mut report) =
            (Schema::default(), Conventions::of(&config), FileReport::new(name));
        schema.add("a", true);
        let each: &mut OnRow = &mut |_| Ok(());
        let mut sink = RecordSink::new(FileFacts::new("t", name.into()), &schema, &conventions, &mut report, each);
        (sink.facts.rows, sink.facts.used) = (ROWS - 1, 1);
        read(&path, &config, &mut sink);
        let rows = sink.rows();
        let findings = report.done();
        (findings.groups().flat_map(|(.., group)| group.shown.iter().map(ToString::to_string)).collect(), rows)
    }

    #[test]
    fn every_format_has_its_reader_and_every_ending_one_format() {
        let schema = schemars::schema_for!(Format).to_value();
        let formats: Vec<Format> = schema["oneOf"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| serde_json::from_value(one["const"].clone()).unwrap())
            .collect();
        assert!(formats.iter().all(|format| reader_of(*format).format == *format));
        assert_eq!(READERS.len(), formats.len());
        let stated = FileConfig { format: Some(Format::Ndjson), ..FileConfig::default() };
        assert_eq!(format_of(Path::new("f.csv"), &stated), Format::Ndjson);
        let of = |name: &str| format_of(Path::new(name), &FileConfig::at(name));
        let expected = [Format::Tsv, Format::Json, Format::Ndjson, Format::Csv, Format::Csv];
        assert_eq!(["f.TAB", "f.json", "f.jsonl", "f.txt", "f"].map(of), expected);
        let endings: Vec<_> = READERS.iter().flat_map(|reader| reader.endings).collect();
        assert_eq!(endings.iter().collect::<BTreeSet<_>>().len(), endings.len());
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
            let expected =
                format!("{name}: the file has more than {ROWS} rows; what follows is not read. Export it in parts");
            assert_eq!((said, rows), (vec![expected], ROWS), "{name}");
        }
    }
}
