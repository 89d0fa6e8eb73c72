//! What an earlier run left in the output folder, read once.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use super::previous::{self, FEW, Included};
use super::shelf::ShelfError;
use crate::data::finding::Findings;
use crate::output::manifest::{LINES_FILE, Manifest, ManifestError};
use crate::output::told::{self, Told, ToldError, ToldLine};

/// What an earlier run left.
#[derive(Debug, Default)]
pub(super) struct Left {
    folder: PathBuf,
    /// Its rows.
    pub manifest: Manifest,
    /// What contracts included, of the accounts that are built.
    pub included: Included,
    /// What the decks of the accounts that are built told, where that was found without the others.
    own: Option<Vec<ToldLine>>,
    /// What all its decks told, where those of accounts that are not built stay and it was needed.
    told: OnceLock<Vec<ToldLine>>,
    /// What nobody can read.
    pub findings: Findings,
}

impl Left {
    /// Reads it. A file with a line that is not ours is a finding where every account is built, which writes it anew; where
    /// only some are `built` it would cost the rows of the others, so it is an error.
    pub fn read(folder: &Path, built: Option<&[String]>) -> Result<Self, ShelfError> {
        let mut left = Self { folder: folder.to_owned(), ..Self::default() };
        match Manifest::load(folder) {
            Ok(manifest) => left.manifest = manifest.unwrap_or_default(),
            Err(error @ ManifestError::Row { .. }) if built.is_none() => {
                left.tell(
                    folder,
                    LINES_FILE,
                    &error,
                    "every deck is made again, and old ones of these accounts may stay",
                );
            }
            Err(error) => return Err(error.into()),
        }
        match built {
            Some(built) => left.read_some(built)?,
            None => left.read_all()?,
        }
        Ok(left)
    }

    fn read_all(&mut self) -> Result<(), ShelfError> {
        let read = told::each(&self.folder, |told| {
            self.included.insert(told.account_id, told.entitlements);
        });
        match read {
            Ok(_) => Ok(()),
            Err(error @ ToldError::Line { .. }) => {
                let folder = self.folder.clone();
                self.tell(&folder, told::FILE, &error, "what contracts include is compared for some accounts only");
                Ok(())
            }
            Err(error) => Err(error.into()),
        }
    }

    fn read_some(&mut self, built: &[String]) -> Result<(), ShelfError> {
        let found = if built.len() <= FEW { told::find(&self.folder, built) } else { None };
        if let Some(found) = found {
            let (own, told): (Vec<_>, Vec<Told>) = found.into_iter().unzip();
            self.own = Some(own);
            self.included = told.into_iter().map(|told| (told.account_id, told.entitlements)).collect();
            return Ok(());
        }
        let built: FxHashSet<&str> = built.iter().map(String::as_str).collect();
        let own = self.told()?.iter().filter(|line| built.contains(line.account_id.as_str()));
        let told: Result<Vec<Told>, _> = own.map(|line| serde_json::from_str(&line.json)).collect();
        match told {
            Ok(told) => self.included = told.into_iter().map(|told| (told.account_id, told.entitlements)).collect(),
            // The whole file is read as what it says, which names the line.
            Err(_) => drop(told::load(&self.folder).map_err(others)?),
        }
        Ok(())
    }

    /// What all its decks told, read where it is asked for first.
    pub fn told(&self) -> Result<&[ToldLine], ShelfError> {
        if let Some(told) = self.told.get() {
            return Ok(told);
        }
        let told = told::lines(&self.folder).map_err(others)?;
        Ok(self.told.get_or_init(|| told))
    }

    /// Whether what an account is told now is what its line says. Where that is not known, it is not.
    pub fn says(&self, account_id: &str, told: Option<&ToldLine>) -> bool {
        let Some(own) = &self.own else { return false };
        own.iter().find(|line| line.account_id == account_id) == told
    }

    fn tell(&mut self, folder: &Path, file: &str, error: &dyn Error, lost: &str) {
        self.findings.push(previous::finding(folder, file, error, lost));
    }
}

fn others(error: ToldError) -> ShelfError {
    match error {
        ToldError::Line { .. } => ShelfError::Others(error),
        ToldError::Io { .. } => error.into(),
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
            let left = Left::read(folder.path(), None).unwrap();
            let told: Vec<String> = left.findings.groups().map(|(.., group)| group.shown[0].to_string()).collect();
            assert!(told.len() == 1 && told[0].starts_with(&format!("{}: it cannot be read as", path.display())));
            assert!(told[0].contains(&format!("{file}:1")), "{}", told[0]);
            let error = Left::read(folder.path(), Some(&["a".to_owned()])).unwrap_err().to_string();
            assert!(error.contains(&format!("{file}:1")) && error.contains("move the file away"), "{error}");
            fs::remove_file(&path).unwrap();
        }
        assert!(Left::read(folder.path(), Some(&["a".to_owned()])).unwrap().findings.is_empty());
    }
}
