//! What reads one format.

use std::io::Read;

use crate::config::qbr::table_file::{FileConfig, Format};
use crate::ingest::bytes::open_error::OpenError;
use crate::ingest::reader::sink::RecordSink;

/// A file as it is read from the disk.
pub(crate) type FileBytes = Box<dyn Read + Send>;

/// The reader of a format.
pub(crate) struct Reader {
    pub format: Format,
    /// The endings of its files, in lower case.
    pub endings: &'static [&'static str],
    /// Puts a file's rows into the sink, each with its place. What is wrong within the file is reported there too.
    pub read: fn(FileBytes, &FileConfig, &mut RecordSink) -> Result<(), OpenError>,
}
