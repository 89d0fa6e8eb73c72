//! Why the output folder cannot be used.

use std::path::PathBuf;

use crate::base::io::IoError;
use crate::store::folder_contents::FolderSealError;
use crate::store::folder_lock::LockError;
use crate::store::manifest::ManifestError;
use crate::store::sorted_jsonl::JsonlError;

#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    #[error(transparent)]
    Io(#[from] IoError),
    #[error("{} is a file; the decks need a folder of their own", .0.display())]
    NoFolder(PathBuf),
    #[error(transparent)]
    Lock(#[from] LockError),
    /// A link in place of a file or folder of ours.
    #[error("{} is a link; remove it, what belongs there is made anew", .0.display())]
    Link(PathBuf),
    /// The manifest cannot be read or written.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// The claims of the decks cannot be read.
    #[error(transparent)]
    Claims(#[from] JsonlError),
    /// The content was not built by this workspace, or was changed since.
    #[error(transparent)]
    FolderSeal(#[from] FolderSealError),
    /// The rows of accounts that are not built would stay sealed with an old key.
    #[error("{} was built with a key that the workspace had before; build every account", .0.display())]
    OldKey(PathBuf),
    /// The claims of accounts that are not built would be lost.
    #[error("{0}; move the file away and build every account")]
    Others(#[source] JsonlError),
}

impl OutputError {
    /// Whether the content of the folder is the cause: unreadable, or not built by this workspace.
    pub(crate) fn is_of_the_folder(&self) -> bool {
        match self {
            Self::Manifest(ManifestError::Row { .. }) | Self::Claims(JsonlError::Line { .. }) => true,
            Self::FolderSeal(error) => !matches!(error, FolderSealError::Io(_) | FolderSealError::Record(_)),
            _ => false,
        }
    }
}
