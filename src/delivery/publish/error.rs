//! Errors of publishing decks.

use std::path::PathBuf;

use crate::base::io::IoError;
use crate::delivery::mismatch::Mismatch;
use crate::delivery::watch::WatchError;
use crate::locale::error::LocaleError;
use crate::store::audit_log::AuditLogError;

#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    #[error(transparent)]
    Mismatch(#[from] Mismatch),
    #[error(transparent)]
    Watch(#[from] WatchError),
    #[error(transparent)]
    Log(#[from] AuditLogError),
    #[error(transparent)]
    Locale(#[from] LocaleError),
    /// The folder to publish contains a private path.
    #[error(
        "{} would publish {}, which is not for everybody; name a folder that holds nothing else",
        folder.display(),
        private.display()
    )]
    Exposes { folder: PathBuf, private: PathBuf },
    /// A link, or something else that is no plain file or folder, has the path of a published file.
    #[error("{} is no plain file or folder of ours; move it away", .0.display())]
    Foreign(PathBuf),
    #[error(transparent)]
    Io(#[from] IoError),
}
