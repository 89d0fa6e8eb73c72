//! Delimited text: commas, or whatever `delimiter` or the file itself says.

use crate::config::qbr::table_file::{FileConfig, Format};
use crate::ingest::bytes::open_error::OpenError;
use crate::ingest::reader::delimited::read;
use crate::ingest::reader::formats::reader::{FileBytes, Reader};
use crate::ingest::reader::formats::text;
use crate::ingest::reader::sink::RecordSink;

pub(crate) struct Csv;

impl Reader for Csv {
    fn format(&self) -> Format {
        Format::Csv
    }

    fn endings(&self) -> &'static [&'static str] {
        &["csv"]
    }

    fn read(&self, file: FileBytes, config: &FileConfig, sink: &mut RecordSink) -> Result<(), OpenError> {
        Ok(read::read(text::open(file, config, sink)?, config, None, sink)?)
    }
}
