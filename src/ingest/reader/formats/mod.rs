//! The formats of source files: one file each, all of them in `READERS`.

pub mod csv;
pub mod json;
pub mod ndjson;
pub mod reader;
pub mod text;
pub mod tsv;

/// All readers. The first one reads a file of which neither `format` nor its ending says what it is.
pub(crate) static READERS: [&dyn reader::Reader; 4] = [&csv::Csv, &tsv::Tsv, &json::Json, &ndjson::Ndjson];
