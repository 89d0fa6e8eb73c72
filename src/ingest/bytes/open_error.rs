//! Why the text of a file could not be read.

use std::io;

/// Why a file's text cannot be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OpenError {
    /// It could not be read. It names no path: the finding that shows it has the file as its place.
    #[error("failed to read the file: {0}")]
    Io(#[from] io::Error),
    /// It is no text.
    #[error("the file is {0}")]
    Foreign(&'static str),
    /// Nothing is stated, and it is written in an encoding that changes between alphabets.
    #[error("the text has the escapes of ISO-2022-JP; state `encoding: iso-2022-jp`, or save the file as UTF-8")]
    Escapes,
    /// What is stated is contradicted.
    #[error(
        "the file begins with the mark of {mark}, and `encoding` states {stated}; leave `encoding` out, or state what it is"
    )]
    Mark { mark: &'static str, stated: &'static str },
    /// What is stated is of single bytes, and the text proves to be UTF-8.
    #[error("the text is UTF-8, and `encoding` states {stated}; leave `encoding` out")]
    Utf8 { stated: &'static str },
}
