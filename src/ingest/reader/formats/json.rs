//! One list of objects.

use crate::config::qbr::table_file::Format;
use crate::ingest::reader::formats::reader::Reader;
use crate::ingest::reader::formats::text;
use crate::ingest::reader::json::read;

pub(crate) const JSON: Reader = Reader {
    format: Format::Json,
    endings: &["json"],
    read: |file, config, sink| Ok(read::read(text::open(file, config, sink)?, config, sink)?),
};
