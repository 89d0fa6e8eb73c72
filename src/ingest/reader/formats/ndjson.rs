//! One object a line.

use crate::config::qbr::table_file::{FileConfig, Format};
use crate::ingest::bytes::open_error::OpenError;
use crate::ingest::reader::formats::reader::{FileBytes, Reader};
use crate::ingest::reader::formats::text;
use crate::ingest::reader::json::read;
use crate::ingest::reader::sink::RecordSink;

pub(crate) struct Ndjson;

impl Reader for Ndjson {
    fn format(&self) -> Format {
        Format::Ndjson
    }

    fn endings(&self) -> &'static [&'static str] {
        &["ndjson", "jsonl"]
    }

    fn read(&self, file: FileBytes, config: &FileConfig, sink: &mut RecordSink) -> Result<(), OpenError> {
        Ok(read::read_lines(text::open(file, config, sink)?, sink)?)
    }
}
