//! Why decks could not be published.

use std::io;
use std::path::PathBuf;

use crate::delivery::mismatch::Mismatch;
use crate::delivery::watch::WatchError;
use crate::locale::error::LocaleError;
use crate::store::audit_log::AuditLogError;

/// Why nothing, or not all, was published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// Something does not belong together.
    #[error(transparent)]
    Mismatch(#[from] Mismatch),
    /// It is not known any more what may leave.
    #[error(transparent)]
    Watch(#[from] WatchError),
    /// The record cannot be used.
    #[error(transparent)]
    Log(#[from] AuditLogError),
    /// A language cannot be spoken.
    #[error(transparent)]
    Voice(#[from] LocaleError),
    /// What must not be public lies in the folder.
    #[error(
        "{} would publish {}, which is not for everybody; name a folder that holds nothing else",
        folder.display(),
        private.display()
    )]
    Exposes {
        /// The folder to publish.
        folder: PathBuf,
        /// What lies in it.
        private: PathBuf,
    },
    /// Something else stands where a file of ours would.
    #[error("{} is no plain file or folder of ours; move it away", .0.display())]
    Foreign(PathBuf),
    /// The disk said no.
    #[error("failed to {what} {}", path.display())]
    Io {
        /// What was tried.
        what: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}
