//! One object a line.

use crate::config::qbr::table_file::Format;
use crate::ingest::reader::formats::reader::Reader;
use crate::ingest::reader::formats::text;
use crate::ingest::reader::json::read;

pub(crate) const NDJSON: Reader = Reader {
    format: Format::Ndjson,
    endings: &["ndjson", "jsonl"],
    read: |file, config, sink| Ok(read::read_lines(text::open(file, config, sink)?, sink)?),
};
