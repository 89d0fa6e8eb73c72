//! One file: opened, read by its format, and its bytes hashed on the way.

use std::io::Read as _;
use std::path::Path;

use crate::base::finding::Severity;
use crate::base::limits;
use crate::base::limits::FILE_BYTES;
use crate::config::qbr::table_file::{FileConfig, Format};
use crate::ingest::bytes::digest;
use crate::ingest::bytes::open_error::OpenError;
use crate::ingest::reader::formats::READERS;
use crate::ingest::reader::formats::reader::Reader;
use crate::ingest::reader::sink::RecordSink;

/// The format of a file: as stated, else as its ending says, else CSV.
fn format_of(path: &Path, config: &FileConfig) -> Format {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    let by_ending = || READERS.iter().find(|reader| reader.endings.contains(&ending.as_str()));
    config.format.or_else(|| Some(by_ending()?.format)).unwrap_or(Format::Csv)
}

fn reader_of(format: Format) -> &'static Reader {
    READERS.iter().find(|reader| reader.format == format).expect("a test finds the reader of every format")
}

/// Hands the rows of a file to a sink; says there where it cannot be read.
pub(crate) fn read_file(path: &Path, config: &FileConfig, sink: &mut RecordSink) {
    let size = std::fs::metadata(path).map_or(0, |file| file.len());
    if size > FILE_BYTES {
        let message = format!(
            "the file has {size} bytes; at most {FILE_BYTES} are read. Export less of it, or in parts: a source may be \
             several files"
        );
        sink.report.whole(Severity::Error, "too_long", message);
        return;
    }
    let result = limits::open(path).map_err(OpenError::Io).and_then(|file| {
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
    use std::collections::BTreeSet;

    use super::*;
    use crate::base::limits::ROWS;
    use crate::ingest::file_facts::FileFacts;
    use crate::ingest::reader::conventions::Conventions;
    use crate::ingest::reader::file_report::FileReport;
    use crate::ingest::reader::row::Schema;
    use crate::ingest::reader::sink::OnRow;

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
        read_file(&path, &config, &mut sink);
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
