//! What reads one format.

use std::io::Read;

use crate::config::qbr::table_file::{FileConfig, Format};
use crate::ingest::bytes::open_error::OpenError;
use crate::ingest::reader::sink::RecordSink;

/// A file as it is read from the disk.
pub(crate) type FileBytes = Box<dyn Read + Send>;

/// The reader of a format.
pub(crate) trait Reader: Sync {
    /// What `format` calls it.
    fn format(&self) -> Format;

    /// The endings of its files, in lower case.
    fn endings(&self) -> &'static [&'static str];

    /// Puts a file's rows into `sink`, each with its place. What is wrong within the file is reported there too.
    fn read(&self, file: FileBytes, config: &FileConfig, sink: &mut RecordSink) -> Result<(), OpenError>;
}
