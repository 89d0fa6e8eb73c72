//! The output folder: decks put in their place one by one, the manifest at the end.
//!
//! A deck is removed only when its own account was built again for the same period and now has another deck or none.
//! Decks of accounts that left the base, and of other periods, are nobody's to delete here: they stay and are listed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::output::files::{is_deck_file_name, write_whole};
use crate::output::manifest::{DeckRecord, Manifest, ManifestError};
use crate::output::told::{self, Told, ToldError, ToldLine};
use crate::press::Deck;

/// An output folder.
#[derive(Debug)]
pub struct Shelf {
    folder: PathBuf,
    before: Manifest,
    keeps_others: bool,
}

/// What stands in the folder after a build.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stock {
    /// How many accounts the manifest holds.
    pub rows: usize,
    /// Decks that were removed: their account has another one now, or none.
    pub removed: Vec<String>,
    /// Decks that no row names: of accounts that left the base, or of another period.
    pub stale: Vec<String>,
}

/// Why the output folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ShelfError {
    /// The disk said no.
    #[error("failed to {what} {}", path.display())]
    Io {
        /// What was tried.
        what: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Something else stands where the folder should.
    #[error("{} is a file; the decks need a folder of their own", .0.display())]
    NoFolder(PathBuf),
    /// The manifest said no.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// What the decks told said no.
    #[error(transparent)]
    Told(#[from] ToldError),
}

impl Shelf {
    /// Opens a folder, making it where it is missing. With `keeps_others` the rows of accounts that are not built stay.
    pub fn open(folder: &Path, keeps_others: bool) -> Result<Self, ShelfError> {
        if folder.exists() && !folder.is_dir() {
            return Err(ShelfError::NoFolder(folder.to_owned()));
        }
        let failed = |source| ShelfError::Io { what: "make the output folder", path: folder.to_owned(), source };
        fs::create_dir_all(folder).map_err(failed)?;
        let before = match Manifest::load(folder) {
            Ok(manifest) => manifest.unwrap_or_default(),
            Err(ManifestError::Row { .. }) if !keeps_others => Manifest::default(),
            Err(error) => return Err(error.into()),
        };
        Ok(Self { folder: folder.to_owned(), before, keeps_others })
    }

    /// Puts a deck in its place and drops its bytes; what the disk refuses is this account's failure.
    pub fn put(&self, deck: Deck) -> (DeckRecord, Option<ToldLine>) {
        let Deck { record, pdf, told } = deck;
        let Some(pdf) = pdf else { return (record, None) };
        match write_whole(&self.folder.join(&record.file), &pdf) {
            Ok(()) => (record, told),
            Err(error) => {
                let reason = format!("failed to write {}: {error}", record.file);
                (record.failed("write", reason), None)
            }
        }
    }

    /// Writes the manifest and what the decks tell, then removes the decks that `records` replaced.
    pub fn close(self, records: Vec<DeckRecord>, told: Vec<ToldLine>) -> Result<Stock, ShelfError> {
        let superseded: Vec<String> = records.iter().filter_map(|row| self.superseded(row)).collect();
        self.tell(&records, told)?;
        let manifest = if self.keeps_others { self.before.merged(records) } else { Manifest::new(records) };
        manifest.write(&self.folder)?;
        let mut named: Vec<&str> = manifest.rows().iter().map(|row| row.file.as_str()).collect();
        named.sort_unstable();
        let mut stock = Stock { rows: manifest.rows().len(), ..Stock::default() };
        for file in superseded.into_iter().filter(|file| named.binary_search(&file.as_str()).is_err()) {
            let path = self.folder.join(&file);
            match fs::remove_file(&path) {
                Ok(()) => stock.removed.push(file),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(source) => return Err(ShelfError::Io { what: "remove the old deck", path, source }),
            }
        }
        stock.stale = decks_in(&self.folder)?;
        stock.stale.retain(|file| named.binary_search(&file.as_str()).is_err());
        Ok(stock)
    }

    /// Writes what the decks tell; of accounts that were not built, what stood there before.
    fn tell(&self, records: &[DeckRecord], told: Vec<ToldLine>) -> Result<(), ShelfError> {
        let before = if self.keeps_others { told::load(&self.folder)?.unwrap_or_default() } else { BTreeMap::new() };
        let built: BTreeSet<&str> = records.iter().map(|record| record.account_id.as_str()).collect();
        let kept = before.values().filter(|told| !built.contains(told.account_id.as_str())).map(Told::line);
        let mut all: Vec<ToldLine> = told.into_iter().chain(kept).collect();
        all.sort_unstable_by(|a, b| a.account_id.cmp(&b.account_id));
        Ok(told::write(&self.folder, &all)?)
    }

    /// The deck that an account had for the period and no longer has.
    fn superseded(&self, row: &DeckRecord) -> Option<String> {
        let before = self.before.row(&row.account_id)?;
        let gone = before.file != row.file && before.period == row.period && is_deck_file_name(&before.file);
        gone.then(|| before.file.clone())
    }
}

/// The files of a folder that are named as decks are, sorted.
fn decks_in(folder: &Path) -> Result<Vec<String>, ShelfError> {
    let failed = |source| ShelfError::Io { what: "list", path: folder.to_owned(), source };
    let mut decks = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if entry.file_type().map_err(failed)?.is_file() {
            decks.extend(entry.file_name().to_str().filter(|name| is_deck_file_name(name)).map(str::to_owned));
        }
    }
    decks.sort_unstable();
    Ok(decks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::manifest::Outcome;

    fn deck(id: &str, file: &str, period: &str) -> Deck {
        let record = DeckRecord {
            account_id: id.into(),
            name: id.into(),
            segment: String::new(),
            outcome: if file.is_empty() { Outcome::Held } else { Outcome::Rendered },
            reason_code: String::new(),
            reason: String::new(),
            review: String::new(),
            contact_name: String::new(),
            contact_email: String::new(),
            csm_name: String::new(),
            csm_email: String::new(),
            period: period.into(),
            language: String::new(),
            theme: String::new(),
            file: file.into(),
            pages: None,
            bytes: Some(file.len()).filter(|n| *n > 0),
            sha256: String::new(),
            headline: String::new(),
            fingerprint: String::new(),
        };
        Deck { record, pdf: (!file.is_empty()).then(|| file.as_bytes().to_vec()), told: None }
    }

    fn build(folder: &Path, keeps_others: bool, decks: Vec<Deck>) -> Stock {
        let shelf = Shelf::open(folder, keeps_others).unwrap();
        let records = decks.into_iter().map(|deck| shelf.put(deck).0).collect();
        shelf.close(records, Vec::new()).unwrap()
    }

    const A: &str = "a_2026-Q3_review_000001.pdf";
    const B: &str = "b_2026-Q3_review_000002.pdf";

    #[test]
    fn a_deck_that_is_now_held_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        build(folder.path(), false, vec![deck("a", A, "2026-Q3"), deck("b", B, "2026-Q3")]);
        let stock = build(folder.path(), true, vec![deck("a", "", "2026-Q3")]);
        assert_eq!(stock, Stock { rows: 2, removed: vec![A.into()], stale: vec![] });
        assert!(!folder.path().join(A).exists() && folder.path().join(B).exists());
    }

    #[test]
    fn a_deck_of_an_account_that_left_the_base_stays_and_is_listed() {
        let folder = tempfile::tempdir().unwrap();
        build(folder.path(), false, vec![deck("a", A, "2026-Q3"), deck("b", B, "2026-Q3")]);
        let stock = build(folder.path(), false, vec![deck("a", A, "2026-Q3")]);
        assert_eq!(stock, Stock { rows: 1, removed: vec![], stale: vec![B.into()] });
        assert!(folder.path().join(B).exists());
    }

    #[test]
    fn a_deck_of_another_period_stays_and_is_listed() {
        let folder = tempfile::tempdir().unwrap();
        build(folder.path(), false, vec![deck("a", A, "2026-Q3")]);
        let stock = build(folder.path(), false, vec![deck("a", "a_2026-Q4_review_000001.pdf", "2026-Q4")]);
        assert_eq!((stock.removed, stock.stale), (vec![], vec![A.to_owned()]));
    }

    #[test]
    fn foreign_files_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("notes.pdf"), "mine").unwrap();
        let stock = build(folder.path(), false, vec![deck("a", A, "2026-Q3")]);
        assert!(stock.stale.is_empty() && folder.path().join("notes.pdf").exists());
    }

    #[test]
    fn a_deck_that_cannot_be_written_is_that_accounts_failure() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join(A)).unwrap();
        let record = Shelf::open(folder.path(), false).unwrap().put(deck("a", A, "2026-Q3")).0;
        assert_eq!((record.outcome, record.file.as_str(), record.bytes), (Outcome::Failed, "", None));
        assert!(record.reason.contains(A));
    }

    #[test]
    fn a_broken_manifest_stops_a_build_of_some_accounts_only() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("manifest.jsonl"), "not json\n").unwrap();
        assert!(Shelf::open(folder.path(), true).is_err());
        assert!(Shelf::open(folder.path(), false).is_ok());
    }
}
