//! What a seal covers, and why a folder is refused.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::base::io::IoError;
use crate::store::audit_log_error::AuditLogError;
use crate::store::files::sha256_of;
use crate::store::{claims, manifest};

/// The SHA-256 of an output folder's two records in hex digits, each empty where there is no such file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// Of the manifest's lines.
    pub manifest: String,
    /// Of what the decks claim.
    pub insights: String,
}

/// Why a folder is not taken for what this workspace built.
#[derive(Debug, thiserror::Error)]
pub enum FolderSealError {
    #[error(transparent)]
    Io(#[from] IoError),
    #[error(transparent)]
    Record(#[from] AuditLogError),
    /// Another workspace built it.
    #[error(
        "{} was built by another workspace, and nothing of it is used or replaced: name another folder. Where this workspace is \
         a copy of that one, copy its folder .quarterdeck as well",
        .0.display()
    )]
    OtherWorkspace(PathBuf),
    /// A file is not as a build left it.
    #[error(
        "{} is not as a build of this workspace left it ({what}), and nothing of the folder is used: put the files back as they \
         were, from one backup, or build every account again",
        folder.join(file).display()
    )]
    Altered {
        folder: PathBuf,
        file: &'static str,
        /// What is wrong.
        what: &'static str,
    },
    /// It was sealed with a key that is not here.
    #[error(
        "{} was sealed with another key than the workspace has. Where the key was changed, put the old one into \
         .quarterdeck/old_keys; else nothing of the folder is used",
        .0.display()
    )]
    OtherKey(PathBuf),
    /// The workspace recorded a later build.
    #[error(
        "{} is as an earlier build left it, and the workspace's record knows a later one of this quarter: put the folder back as \
         that one left it, or build every account again",
        .0.display()
    )]
    Old(PathBuf),
    /// It was accepted before as it stood then.
    #[error(
        "{} was built by an earlier version and is not as it was when it was accepted; put its files back as they were, from a \
         backup",
        .0.display()
    )]
    Changed(PathBuf),
}

impl FolderSealError {
    /// A file has other bytes than a build gave it.
    pub fn altered(folder: &Path, file: &'static str) -> Self {
        Self::Altered {
            folder: folder.to_owned(),
            file,
            what: "a row was edited, removed or put back from an earlier build",
        }
    }

    /// The seal is missing although rows of the folder are from a version that writes one.
    pub fn unsealed(folder: &Path) -> Self {
        Self::Altered { folder: folder.to_owned(), file: FILE, what: "it is not there" }
    }
}

impl Contents {
    /// The hashes of a folder as it is now.
    pub fn of(folder: &Path) -> Result<Self, FolderSealError> {
        let hash = |file: &str| {
            let path = folder.join(file);
            sha256_of(&path).map_err(IoError::at("read", &path))
        };
        let (manifest, insights) = rayon::join(|| hash(manifest::LINES_FILE), || hash(claims::FILE));
        Ok(Self { manifest: manifest?, insights: insights? })
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.manifest.is_empty() && self.insights.is_empty()
    }
}

/// The file in an output folder.
pub const FILE: &str = "seal.json";
