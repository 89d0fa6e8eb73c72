//! What an earlier run left in the output folder, read once.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use super::previous::{self, FEW, Included};
use super::shelf::ShelfError;
use crate::data::finding::Findings;
use crate::output::files::sha256_of;
use crate::output::manifest::Manifest;
use crate::output::proof::{Contents, Proof, ProofError, Prover};
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
    /// The bytes of its records, where they are known to be a build's of this workspace.
    pub contents: Option<Contents>,
    /// Whether something stands there that is not known to be a build's of this workspace.
    pub unproved: bool,
    /// What is to be said of it.
    pub findings: Findings,
}

impl Left {
    /// Reads it, and proves that a build of this workspace left it so. What is not so is a finding where every account is built,
    /// which writes all anew, and nothing of it is used; where only some are `built` it would cost the rows of the others, or
    /// vouch for them, so it is an error.
    pub fn read(folder: &Path, built: Option<&[String]>, prover: &Prover) -> Result<Self, ShelfError> {
        let mut left = Self { folder: folder.to_owned(), ..Self::default() };
        let read = match built {
            Some(built) => left.read_some(built, prover),
            None => left.read_all(prover),
        };
        match read {
            Ok(Some(Proof::SealedBefore)) if built.is_some() => return Err(ShelfError::OldKey(folder.to_owned())),
            Ok(proof) => {
                let note = proof.and_then(|proof| previous::accepted(folder, proof));
                note.into_iter().for_each(|note| left.findings.push(note));
            }
            Err(error) if built.is_none() && error.is_of_the_folder() => {
                left = Self { folder: folder.to_owned(), unproved: true, ..Self::default() };
                let lost = "every deck is made again";
                left.findings.push(previous::finding(folder, &error, lost));
            }
            Err(error) => return Err(error),
        }
        Ok(left)
    }

    fn read_all(&mut self, prover: &Prover) -> Result<Option<Proof>, ShelfError> {
        let (manifest, sha256) = Manifest::read(&self.folder)?.unwrap_or_default();
        let included = &mut self.included;
        let insights = told::each(&self.folder, |told| {
            included.insert(told.account_id, told.entitlements);
        })?;
        self.manifest = manifest;
        self.prove(Contents { manifest: sha256, insights: insights.unwrap_or_default() }, prover)
    }

    fn prove(&mut self, found: Contents, prover: &Prover) -> Result<Option<Proof>, ShelfError> {
        let proof = match found.is_empty() {
            true => None,
            false => prover.prove(&self.folder, &found, Some(self.manifest.rows()))?,
        };
        self.contents = Some(found);
        Ok(proof)
    }

    fn read_some(&mut self, built: &[String], prover: &Prover) -> Result<Option<Proof>, ShelfError> {
        let folder = self.folder.clone();
        let few = built.len() <= FEW;
        let (manifest, (found, insights)) = rayon::join(
            || Manifest::read(&folder),
            || (few.then(|| told::find(&folder, built)).flatten(), sha256_of(&folder.join(told::FILE))),
        );
        let (manifest, sha256) = manifest?.unwrap_or_default();
        self.manifest = manifest;
        let path = folder.join(told::FILE);
        let insights = insights.map_err(|source| ShelfError::Io { what: "read", path, source })?;
        let proof = self.prove(Contents { manifest: sha256, insights }, prover)?;
        if let Some(found) = found {
            let (own, told): (Vec<_>, Vec<Told>) = found.into_iter().unzip();
            self.own = Some(own);
            self.included = told.into_iter().map(|told| (told.account_id, told.entitlements)).collect();
            return Ok(proof);
        }
        let built: FxHashSet<&str> = built.iter().map(String::as_str).collect();
        let own = self.told()?.iter().filter(|line| built.contains(line.account_id.as_str()));
        let told: Result<Vec<Told>, _> = own.map(|line| serde_json::from_str(&line.json)).collect();
        match told {
            Ok(told) => self.included = told.into_iter().map(|told| (told.account_id, told.entitlements)).collect(),
            // The whole file is read as what it says, which names the line.
            Err(_) => drop(told::load(&self.folder).map_err(others)?),
        }
        Ok(proof)
    }

    /// What all its decks told, read where it is asked for first.
    pub fn told(&self) -> Result<&[ToldLine], ShelfError> {
        if let Some(told) = self.told.get() {
            return Ok(told);
        }
        let (told, sha256) = told::lines(&self.folder).map_err(others)?;
        if self.contents.as_ref().is_some_and(|proved| proved.insights != sha256) {
            return Err(ProofError::altered(&self.folder, told::FILE).into());
        }
        Ok(self.told.get_or_init(|| told))
    }

    /// Whether what an account is told now is what its line says. Where that is not known, it is not.
    pub fn says(&self, account_id: &str, told: Option<&ToldLine>) -> bool {
        let Some(own) = &self.own else { return false };
        own.iter().find(|line| line.account_id == account_id) == told
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

    use crate::output::manifest::{DeckRecord, LINES_FILE};

    fn left(folder: &Path, built: Option<&[String]>) -> Result<Left, ShelfError> {
        Left::read(folder, built, &Prover::of_tests())
    }

    #[test]
    fn what_nobody_can_read_is_told_where_all_is_built_and_ends_a_build_of_some() {
        let folder = tempfile::tempdir().unwrap();
        for file in [LINES_FILE, told::FILE] {
            let path = folder.path().join(file);
            fs::write(&path, b"{}\n\xff\n").unwrap();
            let left_by = left(folder.path(), None).unwrap();
            let told: Vec<String> = left_by.findings.groups().map(|(.., group)| group.shown[0].to_string()).collect();
            assert!(told.len() == 1 && told[0].contains("every deck is made again"), "{told:?}");
            assert!(told[0].contains(&format!("{file}:1")), "{}", told[0]);
            assert!(left_by.contents.is_none() && left_by.manifest.rows().is_empty());
            let error = left(folder.path(), Some(&["a".to_owned()])).unwrap_err().to_string();
            assert!(error.contains(LINES_FILE), "{error}");
            fs::remove_file(&path).unwrap();
        }
        assert!(left(folder.path(), Some(&["a".to_owned()])).unwrap().findings.is_empty());
    }

    #[test]
    fn what_another_hand_wrote_is_not_used_where_all_is_built_and_ends_a_build_of_some() {
        let folder = tempfile::tempdir().unwrap();
        let row = |name: &str| DeckRecord { name: name.into(), ..DeckRecord::of("a") };
        Manifest::new(vec![row("Acme")]).write(folder.path()).unwrap();
        Prover::of_tests().settle(folder.path(), &Contents::of(folder.path()).unwrap()).unwrap();
        assert_eq!(left(folder.path(), None).unwrap().manifest.rows().len(), 1);
        Manifest::new(vec![row("Umbrella")]).write(folder.path()).unwrap();
        let left_by = left(folder.path(), None).unwrap();
        assert!(left_by.manifest.rows().is_empty() && left_by.contents.is_none() && !left_by.findings.is_empty());
        let refused = left(folder.path(), Some(&["b".to_owned()])).unwrap_err();
        assert!(matches!(refused, ShelfError::Proof(ProofError::Altered { .. })), "{refused}");
    }
}
