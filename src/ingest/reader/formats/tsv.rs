//! Text delimited by tabs.

use crate::config::qbr::table_file::{FileConfig, Format};
use crate::ingest::bytes::open_error::OpenError;
use crate::ingest::reader::delimited::read;
use crate::ingest::reader::formats::reader::{FileBytes, Reader};
use crate::ingest::reader::formats::text;
use crate::ingest::reader::sink::RecordSink;

pub(crate) struct Tsv;

impl Reader for Tsv {
    fn format(&self) -> Format {
        Format::Tsv
    }

    fn endings(&self) -> &'static [&'static str] {
        &["tsv", "tab"]
    }

    fn read(&self, file: FileBytes, config: &FileConfig, sink: &mut RecordSink) -> Result<(), OpenError> {
        Ok(read::read(text::open(file, config, sink)?, config, Some(b'\t'), sink)?)
    }
}
