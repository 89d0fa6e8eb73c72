//! Why the output folder cannot be used.

use std::path::PathBuf;

use crate::base::io::IoError;
use crate::store::claims::ClaimsError;
use crate::store::folder_contents::FolderSealError;
use crate::store::folder_lock::LockError;
use crate::store::manifest::ManifestError;

/// Why the output folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    #[error(transparent)]
    Io(#[from] IoError),
    /// Something else stands where the folder should.
    #[error("{} is a file; the decks need a folder of their own", .0.display())]
    NoFolder(PathBuf),
    /// It cannot be locked.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// A link stands where something of ours should.
    #[error("{} is a link; remove it, what belongs there is made anew", .0.display())]
    Link(PathBuf),
    /// The manifest said no.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// What the decks told said no.
    #[error(transparent)]
    Claims(#[from] ClaimsError),
    /// What stands there is not what this workspace built.
    #[error(transparent)]
    Proof(#[from] FolderSealError),
    /// The rows of others would stay sealed with a key of before.
    #[error("{} was built with a key that the workspace had before; build every account", .0.display())]
    OldKey(PathBuf),
    /// What the decks of accounts that are not built told would be lost.
    #[error("{0}; move the file away and build every account")]
    Others(#[source] ClaimsError),
}

impl OutputError {
    /// Whether the folder holds what this workspace did not build, or nobody can read.
    pub(crate) fn is_of_the_folder(&self) -> bool {
        match self {
            Self::Manifest(ManifestError::Row { .. }) | Self::Claims(ClaimsError::Line { .. }) => true,
            Self::Proof(error) => !matches!(error, FolderSealError::Io { .. }),
            _ => false,
        }
    }
}
