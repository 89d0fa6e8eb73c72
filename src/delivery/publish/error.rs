//! Why decks could not be published.

use std::path::PathBuf;

use crate::base::io::IoError;
use crate::delivery::mismatch::Mismatch;
use crate::delivery::watch::WatchError;
use crate::locale::error::LocaleError;
use crate::store::audit_log::AuditLogError;

#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// A row, a file and an account do not belong together.
    #[error(transparent)]
    Mismatch(#[from] Mismatch),
    /// What may leave is no longer known.
    #[error(transparent)]
    Watch(#[from] WatchError),
    /// The record cannot be used.
    #[error(transparent)]
    Log(#[from] AuditLogError),
    /// The messages of a language cannot be used.
    #[error(transparent)]
    Voice(#[from] LocaleError),
    /// A private path is in the folder.
    #[error(
        "{} would publish {}, which is not for everybody; name a folder that holds nothing else",
        folder.display(),
        private.display()
    )]
    Exposes {
        folder: PathBuf,
        /// What lies in it.
        private: PathBuf,
    },
    /// The place of a published file is taken by something else.
    #[error("{} is no plain file or folder of ours; move it away", .0.display())]
    Foreign(PathBuf),
    #[error(transparent)]
    Io(#[from] IoError),
}
