//! Opens the files of formats that are text.

use std::io::BufRead;

use crate::base::finding::Severity;
use crate::config::qbr::table_file::FileConfig;
use crate::ingest::bytes::encoding;
use crate::ingest::bytes::encoding::Known;
use crate::ingest::bytes::open_error::OpenError;
use crate::ingest::reader::formats::reader::FileBytes;
use crate::ingest::reader::sink::RecordSink;

/// A file's text in UTF-8; says so where zero bytes prove its encoding.
pub(crate) fn open(file: FileBytes, config: &FileConfig, sink: &mut RecordSink) -> Result<Box<dyn BufRead>, OpenError> {
    let opened = encoding::open(file, config.encoding.as_deref())?;
    sink.report.encoding = opened.encoding;
    if let Known::Proved(name, "its zero bytes") = opened.encoding {
        let message = format!("read as {name}, which its zero bytes prove");
        sink.report.whole(Severity::Note, "encoding", message);
    }
    Ok(opened.input)
}
