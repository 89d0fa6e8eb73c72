//! One list of objects.

use crate::config::qbr::table_file::{FileConfig, Format};
use crate::ingest::bytes::open_error::OpenError;
use crate::ingest::reader::formats::reader::{FileBytes, Reader};
use crate::ingest::reader::formats::text;
use crate::ingest::reader::json::read;
use crate::ingest::reader::sink::RecordSink;

pub(crate) struct Json;

impl Reader for Json {
    fn format(&self) -> Format {
        Format::Json
    }

    fn endings(&self) -> &'static [&'static str] {
        &["json"]
    }

    fn read(&self, file: FileBytes, config: &FileConfig, sink: &mut RecordSink) -> Result<(), OpenError> {
        Ok(read::read(text::open(file, config, sink)?, config, sink)?)
    }
}
