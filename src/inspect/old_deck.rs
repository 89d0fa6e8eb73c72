//! Loads the deck that an account got in an earlier run from that run's output folder.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::base::account_id::means;
use crate::base::io::IoError;
use crate::base::limits;
use crate::store::claims;
use crate::store::deck_name::is_deck_file_name;
use crate::store::folder_contents::{Contents, FolderSealError};
use crate::store::folder_seal::FolderProver;
use crate::store::manifest::{LINES_FILE, Manifest, ManifestError};
use crate::store::sorted_jsonl::JsonlError;

/// A deck from an output folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldDeck {
    pub period: String,
    /// Checked against the manifest.
    pub pdf: Vec<u8>,
    /// The kinds of its slides in order; `None` if its build did not record them.
    pub slides: Option<Vec<String>>,
    /// A note about its folder.
    pub note: Option<String>,
}

/// Why there is no earlier deck.
#[derive(Debug, thiserror::Error)]
pub enum OldDeckError {
    #[error("{} holds no {LINES_FILE}; --compare takes the output folder of an earlier `quarterdeck build`", .0.display())]
    NoRun(PathBuf),
    /// The run had no such account.
    #[error("{} has no row of \"{account}\": it was not in the base then", folder.display())]
    NoAccount {
        folder: PathBuf,
        /// The account's id.
        account: String,
    },
    /// The account got no deck.
    #[error("{} has no deck of \"{account}\" for {period}: {reason}", folder.display())]
    NoDeck {
        folder: PathBuf,
        /// The account's id.
        account: String,
        /// The quarter.
        period: String,
        reason: String,
    },
    /// The file was changed after the build.
    #[error("{} is not the deck that the manifest beside it tells of; `quarterdeck verify` says more", .0.display())]
    Changed(PathBuf),
    #[error(transparent)]
    Io(#[from] IoError),
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// The claims of the decks cannot be read.
    #[error(transparent)]
    Claims(#[from] JsonlError),
    /// The folder was not built by this workspace, or was changed since.
    #[error(transparent)]
    FolderSeal(#[from] FolderSealError),
}

impl OldDeckError {
    /// Whether only this account has no deck; otherwise the whole folder is unusable.
    pub fn is_of_the_account(&self) -> bool {
        matches!(self, Self::NoAccount { .. } | Self::NoDeck { .. })
    }
}

/// Loads the deck of an account from the output folder of an earlier run of this workspace.
pub fn old_deck(folder: &Path, account: &str, prover: &FolderProver) -> Result<OldDeck, OldDeckError> {
    let (manifest, sha256) = Manifest::read(folder)?.ok_or_else(|| OldDeckError::NoRun(folder.to_owned()))?;
    let mut slides = None;
    let insights = claims::each(folder, |claims| {
        if means(&claims.account_id, account) && !claims.slides.is_empty() {
            slides = Some((claims.period, claims.slides));
        }
    })?;
    let found = Contents { manifest: sha256, insights: insights.unwrap_or_default() };
    let note = prover.prove(folder, &found, Some(manifest.rows()))?.and_then(|proof| proof.note(folder));
    let (folder, account) = (folder.to_owned(), account.to_owned());
    let Some(row) = manifest.row(&account) else { return Err(OldDeckError::NoAccount { folder, account }) };
    // The manifest's file name is used only if it has our form, so that it cannot lead out of the folder.
    if !row.outcome.has_deck() || !is_deck_file_name(&row.file) {
        let (period, reason) = (row.period.clone(), format!("{} ({})", row.outcome.name(), row.reason));
        return Err(OldDeckError::NoDeck { folder, account, period, reason });
    }
    let path = folder.join(&row.file);
    let pdf = limits::read(&path, limits::DECK_BYTES).map_err(IoError::at("read", &path))?;
    if base16ct::lower::encode_string(&Sha256::digest(&pdf)) != row.sha256 {
        return Err(OldDeckError::Changed(path));
    }
    let slides = slides.filter(|(period, _)| *period == row.period).map(|(_, slides)| slides);
    Ok(OldDeck { period: row.period.clone(), pdf, slides, note })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::base::row::codes::ReasonCode;
    use crate::store::manifest_row::{ManifestRow, Outcome};

    fn result(row: ManifestRow, deck: Option<&[u8]>) -> String {
        let folder = tempfile::tempdir().unwrap();
        if let Some(bytes) = deck {
            fs::write(folder.path().join(&row.file), bytes).unwrap();
        }
        Manifest::new(vec![row]).write(folder.path()).unwrap();
        let prover = FolderProver::of_tests();
        prover.settle(folder.path(), &Contents::of(folder.path()).unwrap()).unwrap();
        match old_deck(folder.path(), "a-1", &prover) {
            Ok(deck) => format!("{} {:?}", deck.period, deck.slides),
            Err(error) => error.to_string().replace(&folder.path().display().to_string(), "out"),
        }
    }

    #[test]
    fn only_the_deck_that_the_manifest_tells_of_is_taken() {
        let file = "acme_2026-Q2_review_2f8fe6.pdf";
        let sha256 = base16ct::lower::encode_string(&Sha256::digest(b"deck"));
        let row = ManifestRow { period: "2026-Q2".into(), file: file.into(), sha256, ..ManifestRow::of("a-1") };
        assert_eq!(result(row.clone(), Some(b"deck")), "2026-Q2 None");
        assert!(result(row.clone(), Some(b"other")).starts_with("out/acme_2026-Q2_review_2f8fe6.pdf is not the deck"));
        assert!(result(row.clone(), None).starts_with("failed to read out/acme"));
        let held = row.clone().without_deck(Outcome::Held, ReasonCode::HoldMark, "a person said so".into());
        assert_eq!(result(held, None), "out has no deck of \"a-1\" for 2026-Q2: held (a person said so)");
        let leads_away = ManifestRow { file: "../acme_2026-Q2_review_2f8fe6.pdf".into(), ..row };
        assert!(result(leads_away, None).contains("has no deck"));
        assert!(result(ManifestRow::of("a-2"), None).contains("it was not in the base then"));
    }

    #[test]
    fn a_folder_without_a_manifest_is_no_run() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(old_deck(folder.path(), "a-1", &FolderProver::of_tests()), Err(OldDeckError::NoRun(_))));
    }
}
