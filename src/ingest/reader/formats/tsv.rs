//! Text delimited by tabs.

use crate::config::qbr::table_file::Format;
use crate::ingest::reader::delimited::read;
use crate::ingest::reader::formats::reader::Reader;
use crate::ingest::reader::formats::text;

pub(crate) const TSV: Reader = Reader {
    format: Format::Tsv,
    endings: &["tsv", "tab"],
    read: |file, config, sink| Ok(read::read(text::open(file, config, sink)?, config, Some(b'\t'), sink)?),
};
