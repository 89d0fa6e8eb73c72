//! The formats of source files: one file each, all of them in `READERS`.

pub mod csv;
pub mod json;
pub mod ndjson;
pub mod reader;
pub mod text;
pub mod tsv;

/// All readers, one for each format.
pub(crate) static READERS: [reader::Reader; 4] = [csv::CSV, tsv::TSV, json::JSON, ndjson::NDJSON];
