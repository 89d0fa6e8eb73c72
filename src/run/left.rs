//! What an earlier run left in the output folder, read once.

use std::error::Error;
use std::path::Path;

use super::previous::{self, Included};
use super::shelf::ShelfError;
use crate::data::finding::Findings;
use crate::output::manifest::{LINES_FILE, Manifest, ManifestError};
use crate::output::told::{self, ToldError, ToldLine};

/// What an earlier run left.
#[derive(Debug, Default)]
pub(super) struct Left {
    /// Its rows.
    pub manifest: Manifest,
    /// What contracts included.
    pub included: Included,
    /// What its decks told, where those of accounts that are not built stay.
    pub told: Vec<ToldLine>,
    /// What nobody can read.
    pub findings: Findings,
}

impl Left {
    /// Reads it. A file with a line that is not ours is a finding where every account is built, which writes it anew; with
    /// `keeps_others` it would cost the rows of the others, so it is an error.
    pub fn read(folder: &Path, keeps_others: bool) -> Result<Self, ShelfError> {
        let mut left = Self::default();
        match Manifest::load(folder) {
            Ok(manifest) => left.manifest = manifest.unwrap_or_default(),
            Err(error @ ManifestError::Row { .. }) if !keeps_others => {
                left.tell(
                    folder,
                    LINES_FILE,
                    &error,
                    "every deck is made again, and old ones of these accounts may stay",
                );
            }
            Err(error) => return Err(error.into()),
        }
        let read = told::each(folder, |told| {
            left.told.extend(keeps_others.then(|| told.line()));
            left.included.insert(told.account_id, told.entitlements);
        });
        match read {
            Ok(_) => {}
            Err(error @ ToldError::Line { .. }) if !keeps_others => {
                left.tell(folder, told::FILE, &error, "what contracts include is compared for some accounts only");
            }
            Err(error @ ToldError::Line { .. }) => return Err(ShelfError::Others(error)),
            Err(error) => return Err(error.into()),
        }
        Ok(left)
    }

    fn tell(&mut self, folder: &Path, file: &str, error: &dyn Error, lost: &str) {
        self.findings.push(previous::finding(folder, file, error, lost));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn what_nobody_can_read_is_told_where_all_is_built_and_ends_a_build_of_some() {
        let folder = tempfile::tempdir().unwrap();
        for file in [LINES_FILE, told::FILE] {
            let path = folder.path().join(file);
            fs::write(&path, b"{}\n\xff\n").unwrap();
            let left = Left::read(folder.path(), false).unwrap();
            let told: Vec<String> = left.findings.groups().map(|(.., group)| group.shown[0].to_string()).collect();
            assert!(told.len() == 1 && told[0].starts_with(&format!("{}: it cannot be read as", path.display())));
            assert!(told[0].contains(&format!("{file}:1")), "{}", told[0]);
            let error = Left::read(folder.path(), true).unwrap_err().to_string();
            assert!(error.contains(&format!("{file}:1")) && error.contains("move the file away"), "{error}");
            fs::remove_file(&path).unwrap();
        }
        assert!(Left::read(folder.path(), true).unwrap().findings.is_empty());
    }
}
