//! Why a log cannot be used, and nothing is done on it.

use std::path::{Path, PathBuf};

use crate::base::io::IoError;

/// Why a record cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum AuditLogError {
    #[error(transparent)]
    Io(#[from] IoError),
    /// Another process writes it.
    #[error("another run is writing {}; wait until it has ended", .0.display())]
    Busy(PathBuf),
    /// It held something, and is not there or empty.
    #[error(
        "the record {} is gone: it held something, and nothing is done without it. Put it back from a backup; if it is lost for good, \
         and you know what that means, take its line out of {}",
        path.display(),
        list.display()
    )]
    Gone {
        path: PathBuf,
        /// The list that names it.
        list: PathBuf,
    },
    /// A line was sealed with a key that is not here.
    #[error(
        "{}:{line} was sealed with another key than the workspace has, and nothing is done on a record that nobody can prove. Put \
         the old key into .quarterdeck/old_keys; if it is gone for good, and you know what it means to begin this record anew, move \
         the file away and take its line out of {}",
        path.display(),
        list_of(path).display()
    )]
    OtherKey {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// A line is not as it was written.
    #[error(
        "{}:{line} is not as it was written, or a line before it is not: the record was edited, or made with another key. Nothing is done on it; put \
         back the file as it was, from a backup, or the old key into .quarterdeck/old_keys",
        path.display()
    )]
    Altered {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
    },
}

/// The list of the logs in a folder that hold something.
pub(crate) fn list_of(log: &Path) -> PathBuf {
    log.with_file_name("records")
}
