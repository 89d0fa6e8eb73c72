//! What became of a file that was read.

use serde::{Deserialize, Serialize};

use crate::base::interned::Interned;

/// What became of a file's rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileFacts {
    /// The path as the user gave it.
    pub path: String,
    /// The table it was read into.
    #[serde(with = "crate::base::interned")]
    pub table: Interned,
    /// Rows below the header.
    pub rows: u64,
    /// Rows that were used.
    pub used: u64,
    /// Rows that could not be used (each with a finding) or that `where` left out.
    pub set_aside: u64,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of its bytes as they were read; `None` where it could not be read to its end.
    pub sha256: Option<[u8; 32]>,
}

impl FileFacts {
    /// A file of which nothing was read yet.
    pub(crate) fn new(table: &'static str, path: String) -> Self {
        Self { path, table, rows: 0, used: 0, set_aside: 0, bytes: 0, sha256: None }
    }
}
