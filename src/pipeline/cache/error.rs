//! Why the cache cannot be read or written.

#[derive(Debug, thiserror::Error)]
pub(crate) enum CacheError {
    #[error("{0}")]
    Disk(#[from] std::io::Error),
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
