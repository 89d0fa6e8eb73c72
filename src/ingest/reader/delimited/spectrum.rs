//! CSV spectrum, the acid test for CSV readers, against its own JSON.

use std::io::Cursor;
use std::path::PathBuf;

use serde_json::{Map, Value};

use crate::config::qbr::table_file::FileConfig;
use crate::ingest::file_facts::FileFacts;
use crate::ingest::reader::conventions::Conventions;
use crate::ingest::reader::delimited::read::read;
use crate::ingest::reader::file_report::FileReport;
use crate::ingest::reader::row::{ColumnId, Schema};
use crate::ingest::reader::sink::{OnRow, RecordSink};

/// The cells of a text below its header, with what is wrong.
fn cells(text: &str, columns: &[&str]) -> (Vec<Vec<String>>, bool) {
    let config: FileConfig = serde_yaml::from_str("path: f.csv").unwrap();
    let (mut schema, conventions, mut report) = (Schema::default(), Conventions::of(&config), FileReport::new("f.csv"));
    let columns: Vec<ColumnId> = columns.iter().map(|column| schema.add(column, true)).collect();
    let mut rows = Vec::new();
    let each: &mut OnRow = &mut |row| {
        // The end of a row's line is no part of its last cell.
        let cell = |column: &ColumnId| {
            String::from_utf8_lossy(row.cells.get(*column).unwrap().bytes).trim_end_matches('\r').into()
        };
        rows.push(columns.iter().map(cell).collect());
        Ok(())
    };
    let mut sink = RecordSink::new(FileFacts::new("t", "f.csv".into()), &schema, &conventions, &mut report, each);
    read(Box::new(Cursor::new(text.to_owned())), &config, None, &mut sink).unwrap();
    (rows, report.done().is_empty())
}

#[test]
fn csv_spectrum_is_read_as_its_json_says() {
    let root = std::env::var_os("QUARTERDECK_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let folder = root.join("data/hostile/csv_spectrum");
    let Ok(files) = std::fs::read_dir(folder.join("csvs")) else {
        assert!(std::env::var("QUARTERDECK_REQUIRE_SHARED").as_deref() != Ok("1"), "required: {}", folder.display());
        return;
    };
    let mut read_files = 0;
    for path in files.map(|entry| entry.unwrap().path()) {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let json = std::fs::read(folder.join(format!("json/{name}.json"))).unwrap();
        // The JSON of one file is of other cells, and no list.
        let Ok(expected) = serde_json::from_slice::<Vec<Map<String, Value>>>(&json) else { continue };
        let text = std::fs::read_to_string(&path).unwrap();
        let columns: Vec<&str> = text.lines().next().unwrap().split(',').collect();
        let cells_of =
            |row: &Map<String, Value>| columns.iter().map(|column| row[*column].as_str().unwrap().into()).collect();
        let expected: Vec<Vec<String>> = expected.iter().map(cells_of).collect();
        assert_eq!(cells(&text, &columns), (expected, true), "{name}");
        read_files += 1;
    }
    assert_eq!(read_files, 11);
}
