//! Why the cache cannot be read or written.

use crate::base::io::IoError;

#[derive(Debug, thiserror::Error)]
pub(crate) enum CacheError {
    /// With its cause, because the note about it is one text.
    #[error("{0}: {cause}", cause = .0.source)]
    Io(#[from] IoError),
    #[error("{0}")]
    Store(Box<redb::Error>),
    #[error("{0}")]
    Form(#[from] postcard::Error),
    /// A value that is missing, or does not match its hash.
    #[error("it holds something else than was written")]
    Broken,
    #[error("it panicked: {0}")]
    Panic(String),
}
