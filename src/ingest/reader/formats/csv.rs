//! Delimited text: commas, or whatever `delimiter` or the file itself says.

use crate::config::qbr::table_file::Format;
use crate::ingest::reader::delimited::read;
use crate::ingest::reader::formats::reader::Reader;
use crate::ingest::reader::formats::text;

pub(crate) const CSV: Reader = Reader {
    format: Format::Csv,
    endings: &["csv"],
    read: |file, config, sink| Ok(read::read(text::open(file, config, sink)?, config, None, sink)?),
};
