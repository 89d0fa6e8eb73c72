//! Reads the output folder as an earlier run left it, once.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use crate::account::prior_account::PriorAccounts;
use crate::base::account_id::{identity, means};
use crate::base::finding::Findings;
use crate::base::io::IoError;
use crate::pipeline::output::error::OutputError;
use crate::pipeline::prior_run;
use crate::pipeline::prior_run::FEW;
use crate::store::claims;
use crate::store::claims::{ClaimsLine, DeckClaims};
use crate::store::files::sha256_of;
use crate::store::folder_contents::{Contents, FolderSealError};
use crate::store::folder_owner::owners;
use crate::store::folder_seal::{FolderProof, FolderProver};
use crate::store::manifest::Manifest;
use crate::store::sorted_jsonl::JsonlError;

#[derive(Debug, Default)]
pub(crate) struct ExistingOutput {
    folder: PathBuf,
    pub manifest: Manifest,
    /// What its decks' claims say about the accounts that are built.
    pub accounts: PriorAccounts,
    /// The claims of the accounts that are built, if they were found without reading the whole file.
    own: Option<Vec<ClaimsLine>>,
    /// The claims of all its decks, read on demand.
    all_claims: OnceLock<Vec<ClaimsLine>>,
    /// The hashes of its records, if this workspace is known to have built them.
    pub contents: Option<Contents>,
    /// Whether it has content that this workspace may not have built.
    pub unproved: bool,
    pub findings: Findings,
}

impl ExistingOutput {
    /// Reads the folder and proves that this workspace built it. Without that proof, a build of every account ignores the content
    /// and adds a finding, because it writes everything anew. If only some are `built`, it is an error: the rows of the others would
    /// be lost, or be sealed without proof.
    pub fn read(folder: &Path, built: Option<&[String]>, prover: &FolderProver) -> Result<Self, OutputError> {
        let mut left = Self { folder: folder.to_owned(), ..Self::default() };
        let read = match built {
            Some(built) => left.read_some(built, prover),
            None => left.read_all(prover),
        };
        match read {
            Ok(Some(FolderProof::SealedBefore)) if built.is_some() => {
                return Err(OutputError::OldKey(folder.to_owned()));
            }
            Ok(proof) => {
                let note = proof.and_then(|proof| prior_run::accepted(folder, proof));
                note.into_iter().for_each(|note| left.findings.push(note));
            }
            Err(error) if error.is_of_the_folder() && left.is_of_another_key(prover) => {
                return Err(FolderSealError::OtherKey(folder.to_owned()).into());
            }
            Err(error) if built.is_none() && error.is_of_the_folder() => {
                left = Self { folder: folder.to_owned(), unproved: true, ..Self::default() };
                let lost = "every deck is made again";
                left.findings.push(prior_run::finding(folder, &error, lost));
            }
            Err(error) => return Err(error),
        }
        Ok(left)
    }

    fn read_all(&mut self, prover: &FolderProver) -> Result<Option<FolderProof>, OutputError> {
        let (manifest, sha256) = Manifest::read(&self.folder)?.unwrap_or_default();
        self.manifest = manifest;
        let accounts = &mut self.accounts;
        let insights = claims::each(&self.folder, |claims| note(accounts, claims))?;
        self.prove(Contents { manifest: sha256, insights: insights.unwrap_or_default() }, prover)
    }

    /// Whether nothing says that the folder is this workspace's, and a row's seal that it is another one's.
    fn is_of_another_key(&self, prover: &FolderProver) -> bool {
        owners(&self.folder).is_empty() && !self.manifest.rows().iter().all(|row| prover.knows(row))
    }

    fn prove(&mut self, found: Contents, prover: &FolderProver) -> Result<Option<FolderProof>, OutputError> {
        let proof = match found.is_empty() {
            true => None,
            false => prover.prove(&self.folder, &found, Some(self.manifest.rows()))?,
        };
        self.contents = Some(found);
        Ok(proof)
    }

    fn read_some(&mut self, built: &[String], prover: &FolderProver) -> Result<Option<FolderProof>, OutputError> {
        let folder = self.folder.clone();
        let few = built.len() <= FEW;
        let (manifest, (found, insights)) = rayon::join(
            || Manifest::read(&folder),
            || (few.then(|| claims::find(&folder, built)).flatten(), sha256_of(&folder.join(claims::FILE))),
        );
        let (manifest, sha256) = manifest?.unwrap_or_default();
        self.manifest = manifest;
        let path = folder.join(claims::FILE);
        let insights = insights.map_err(IoError::at("read", &path))?;
        let proof = self.prove(Contents { manifest: sha256, insights }, prover)?;
        if let Some(found) = found {
            let (own, claims): (Vec<_>, Vec<DeckClaims>) = found.into_iter().unzip();
            self.own = Some(own);
            claims.into_iter().for_each(|claims| note(&mut self.accounts, claims));
            return Ok(proof);
        }
        let built: FxHashSet<&str> = built.iter().map(|id| identity(id)).collect();
        let own = self.all_claims()?.iter().filter(|line| built.contains(identity(&line.account_id)));
        let claims: Result<Vec<DeckClaims>, _> = own.map(|line| serde_json::from_str(&line.json)).collect();
        match claims {
            Ok(claims) => claims.into_iter().for_each(|claims| note(&mut self.accounts, claims)),
            // Reading the whole file gives an error that names the line.
            Err(_) => drop(claims::read(&self.folder).map_err(others)?),
        }
        Ok(proof)
    }

    /// The claims of all its decks, read at the first call.
    pub fn all_claims(&self) -> Result<&[ClaimsLine], OutputError> {
        if let Some(lines) = self.all_claims.get() {
            return Ok(lines);
        }
        let (lines, sha256) = claims::lines(&self.folder).map_err(others)?;
        if self.contents.as_ref().is_some_and(|proved| proved.insights != sha256) {
            return Err(FolderSealError::altered(&self.folder, claims::FILE).into());
        }
        Ok(self.all_claims.get_or_init(|| lines))
    }

    /// Whether an account's claims are those of its existing line; `false` if that is not known.
    pub fn says(&self, account_id: &str, line: Option<&ClaimsLine>) -> bool {
        let Some(own) = &self.own else { return false };
        own.iter().find(|own| means(&own.account_id, account_id)) == line
    }
}

/// Notes what a deck claims, without suggestions: decks do not look back on suggestions of their own quarter.
fn note(accounts: &mut PriorAccounts, mut claims: DeckClaims) {
    let id = std::mem::take(&mut claims.account_id);
    accounts.insert(&id, prior_run::of_deck(claims, false));
}

fn others(error: JsonlError) -> OutputError {
    match error {
        JsonlError::Line { .. } => OutputError::Others(error),
        JsonlError::Io { .. } => error.into(),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::store::manifest::LINES_FILE;
    use crate::store::manifest_row::ManifestRow;

    fn left(folder: &Path, built: Option<&[String]>) -> Result<ExistingOutput, OutputError> {
        ExistingOutput::read(folder, built, &FolderProver::of_tests())
    }

    #[test]
    fn what_nobody_can_read_is_told_where_all_is_built_and_ends_a_build_of_some() {
        let folder = tempfile::tempdir().unwrap();
        for file in [LINES_FILE, claims::FILE] {
            let path = folder.path().join(file);
            fs::write(&path, b"{}\n\xff\n").unwrap();
            let left_by = left(folder.path(), None).unwrap();
            let shown: Vec<String> = left_by.findings.groups().map(|(.., group)| group.shown[0].to_string()).collect();
            assert!(shown.len() == 1 && shown[0].contains("every deck is made again"), "{shown:?}");
            assert!(shown[0].contains(&format!("{file}:1")), "{}", shown[0]);
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
        let row = |name: &str| ManifestRow { name: name.into(), ..ManifestRow::of("a") };
        Manifest::new(vec![row("Acme")]).write(folder.path()).unwrap();
        FolderProver::of_tests().settle(folder.path(), &Contents::of(folder.path()).unwrap()).unwrap();
        assert_eq!(left(folder.path(), None).unwrap().manifest.rows().len(), 1);
        Manifest::new(vec![row("Umbrella")]).write(folder.path()).unwrap();
        let left_by = left(folder.path(), None).unwrap();
        assert!(left_by.manifest.rows().is_empty() && left_by.contents.is_none() && !left_by.findings.is_empty());
        let refused = left(folder.path(), Some(&["b".to_owned()])).unwrap_err();
        assert!(matches!(refused, OutputError::FolderSeal(FolderSealError::Altered { .. })), "{refused}");
    }
}
