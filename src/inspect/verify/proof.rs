//! What the workspace's key proves of an output folder: that each row is as a build wrote it, that all of them are of one build,
//! and that no later build is known.

use std::path::Path;

use crate::inspect::verify::fault::FolderFault;
use crate::store::folder_contents::{Contents, FILE, FolderSealError};
use crate::store::folder_seal::FolderProver;
use crate::store::manifest::LINES_FILE;
use crate::store::manifest_row::ManifestRow;

/// What can be told of who wrote a folder's records.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// Nothing: the workspace was not named.
    #[default]
    None,
    /// Accidents and mix-ups, but not what somebody made who knows how: the workspace has no key.
    Hash,
    /// Everything that another hand wrote.
    Key,
}

impl Proof {
    pub fn by(prover: Option<&FolderProver>) -> Self {
        match prover {
            None => Self::None,
            Some(prover) if prover.has_key() => Self::Key,
            Some(_) => Self::Hash,
        }
    }

    /// What cannot be told.
    pub fn limit(self) -> Option<&'static str> {
        match self {
            Self::None => Some(
                "without --workspace nobody can tell from here whether contacts, rows or the whole folder were replaced by others \
                 that fit together",
            ),
            Self::Hash => Some(
                "the workspace has no key (no `delivery` section), so contacts, rows or the whole folder may have been replaced by \
                 somebody who knows how",
            ),
            Self::Key => None,
        }
    }
}

/// Rows, and a folder, that are not as the last build of the workspace left them. `seal_fits` says that the seal names the
/// records that are there.
pub(crate) fn unproved(
    folder: &Path,
    rows: &[ManifestRow],
    prover: &FolderProver,
    seal_fits: bool,
) -> Vec<FolderFault> {
    if let Err(error) = prover.refuse_others(folder) {
        return vec![fault(FILE, "", "other_workspace", error.to_string())];
    }
    let is_proved = |row: &&ManifestRow| match row.as_of {
        Some(_) => row.is_sealed(prover.rows()) || prover.sealed_before(row),
        // An earlier version wrote it.
        None => prover.knows(row),
    };
    let edited = rows.iter().filter(|row| !is_proved(row)).map(|row| {
        let reason = format!("the row of {} is not as a build of this workspace wrote it", row.account_id);
        fault(LINES_FILE, &row.account_id, "row", reason)
    });
    let mut faults: Vec<FolderFault> = edited.collect();
    if faults.is_empty() && seal_fits {
        faults.extend(of_the_whole(folder, rows, prover).err());
    }
    faults
}

fn of_the_whole(folder: &Path, rows: &[ManifestRow], prover: &FolderProver) -> Result<(), FolderFault> {
    let not_sealed = |error: FolderSealError| fault(FILE, "", "seal", error.to_string());
    let found = Contents::of(folder).map_err(not_sealed)?;
    prover.prove_sealed(folder, &found).map_err(not_sealed)?;
    let old = |error: FolderSealError| fault(LINES_FILE, "", "old", error.to_string());
    prover.prove_current(folder, &found.manifest, rows).map_err(old)
}

fn fault(file: &str, account_id: &str, code: &'static str, reason: String) -> FolderFault {
    FolderFault { file: file.to_owned(), account_id: account_id.to_owned(), code, reason }
}
