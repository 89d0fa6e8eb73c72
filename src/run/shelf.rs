//! The output folder: decks put in their place one by one, the manifest at the end.
//!
//! A deck is removed only when its own account was built again for the same period and now has another deck or none.
//! Decks of accounts that left the base, and of other periods, are nobody's to delete here: they stay and are listed.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use rustc_hash::{FxHashMap, FxHashSet};

use super::left::Left;
use super::previous::{Known, known};
use crate::data::finding::Findings;
use crate::output::files::{account_hash, is_deck_file_name, make_durable, remove_litter, write_whole};
use crate::output::journal::Journal;
use crate::output::manifest::{CSV_FILE, DeckRecord, LINES_FILE, Manifest, ManifestError, Outcome};
use crate::output::pdf::Finished;
use crate::output::proof::{self, Contents, ProofError, Prover};
use crate::output::told::{self, ToldError, ToldLine};
use crate::output::{RUN_FILE, STATE, fail_point};
use crate::press::Deck;
use crate::report::FILE as REPORT_FILE;

/// The files of an output folder that are ours and no decks.
pub const OWN_FILES: [&str; 6] = [LINES_FILE, CSV_FILE, told::FILE, proof::FILE, RUN_FILE, REPORT_FILE];

/// What a run says of itself: files by their names.
pub type Papers = Vec<(&'static str, Vec<u8>)>;

/// An output folder that one run has for itself, as long as its [`Lock`] lives.
#[derive(Debug)]
pub struct Shelf {
    folder: PathBuf,
    before: Left,
    /// What a run that was stopped had finished, by account.
    unfinished: FxHashMap<String, Vec<DeckRecord>>,
    /// The accounts that are built, where the others' rows stay.
    built: Option<Vec<String>>,
    journal: Journal,
    prover: Prover,
}

/// Keeps other runs out of an output folder until it is dropped, or until the process ends, whichever way it does.
#[derive(Debug)]
pub struct Lock {
    _file: File,
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
    /// Another run writes there.
    #[error(
        "another run (process {process}) is building into {}; wait until it has ended, or choose another --out",
        folder.display()
    )]
    Busy {
        /// The output folder.
        folder: PathBuf,
        /// The process that has it.
        process: String,
    },
    /// A link stands where something of ours should.
    #[error("{} is a link; remove it, what belongs there is made anew", .0.display())]
    Link(PathBuf),
    /// The manifest said no.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// What the decks told said no.
    #[error(transparent)]
    Told(#[from] ToldError),
    /// What stands there is not what this workspace built.
    #[error(transparent)]
    Proof(#[from] ProofError),
    /// The rows of others would stay sealed with a key of before.
    #[error("{} was built with a key that the workspace had before; build every account", .0.display())]
    OldKey(PathBuf),
    /// What the decks of accounts that are not built told would be lost.
    #[error("{0}; move the file away and build every account")]
    Others(#[source] ToldError),
}

impl ShelfError {
    /// Whether the folder holds what this workspace did not build, or nobody can read.
    pub(super) fn is_of_the_folder(&self) -> bool {
        match self {
            Self::Manifest(ManifestError::Row { .. }) | Self::Told(ToldError::Line { .. }) => true,
            Self::Proof(error) => !matches!(error, ProofError::Io { .. }),
            _ => false,
        }
    }
}

impl Shelf {
    /// Opens a folder for this run alone, making it where it is missing, and clears away what a killed run left half
    /// written. Where only some accounts are `built`, the rows of the others stay.
    pub fn open(folder: &Path, built: Option<&[String]>, prover: Prover) -> Result<(Self, Lock), ShelfError> {
        if folder.exists() && !folder.is_dir() {
            return Err(ShelfError::NoFolder(folder.to_owned()));
        }
        let failed = |what, path: &Path| {
            let path = path.to_owned();
            move |source| ShelfError::Io { what, path, source }
        };
        fs::create_dir_all(folder).map_err(failed("make the output folder", folder))?;
        let state = folder.join(STATE);
        let path = state.join("journal.jsonl");
        // Both are written in place, so a link would lead the writing elsewhere.
        for ours in [&state, &state.join("lock"), &path] {
            if fs::symlink_metadata(ours).is_ok_and(|is| is.is_symlink()) {
                return Err(ShelfError::Link(ours.clone()));
            }
        }
        fs::create_dir_all(&state).map_err(failed("make the folder", &state))?;
        let lock = lock(folder, &state.join("lock"))?;
        remove_litter(folder).map_err(failed("clear", folder))?;
        let before = Left::read(folder, built, &prover)?;
        let (journal, rows) = Journal::open(&path, folder).map_err(failed("open the journal", &path))?;
        let mut unfinished: FxHashMap<String, Vec<DeckRecord>> = FxHashMap::default();
        // A row of another hand would be taken for what was made.
        for row in rows.into_iter().filter(|row| row.is_sealed(prover.rows())) {
            unfinished.entry(row.account_id.clone()).or_default().push(row);
        }
        let folder = folder.to_owned();
        Ok((Self { folder, before, unfinished, built: built.map(<[_]>::to_vec), journal, prover }, lock))
    }

    /// What the run before knew of each account that is built; asked once.
    pub fn known(&mut self) -> Known {
        let included = std::mem::take(&mut self.before.included);
        let manifest = &self.before.manifest;
        match &self.built {
            Some(built) => known(built.iter().filter_map(|id| manifest.row(id)), included),
            None => known(manifest.rows(), included),
        }
    }

    /// Whether what an account is told now is what it was told, as far as that is known without the others.
    pub fn says(&self, account_id: &str, told: Option<&ToldLine>) -> bool {
        self.before.says(account_id, told)
    }

    /// Makes sure that what the others' decks told can be written again.
    pub fn read_others(&self) -> Result<(), ShelfError> {
        if self.keeps_others() { self.before.told().map(drop) } else { Ok(()) }
    }

    /// What an earlier run left and nobody can read.
    pub fn findings(&self) -> &Findings {
        &self.before.findings
    }

    /// The row of a deck that stands there already as `draft` would make it: the fingerprint is the same, and so are the
    /// file's name and size. Whether somebody changed it since is another command's question.
    pub fn standing(&self, draft: &DeckRecord) -> Option<DeckRecord> {
        let as_drafted = |row: &&DeckRecord| {
            row.outcome.has_deck()
                && row.fingerprint == draft.fingerprint
                && row.file == draft.file
                && self.has(&row.file, row.bytes)
        };
        let row = self.earlier(&draft.account_id).find(as_drafted)?;
        let (pages, bytes, sha256) = (row.pages, row.bytes, row.sha256.clone());
        // What was to be looked at when it was made still is.
        let review = if row.review.is_empty() { draft.review.clone() } else { row.review.clone() };
        Some(DeckRecord { outcome: Outcome::Unchanged, review, pages, bytes, sha256, ..draft.clone() })
    }

    /// Whether no run has put anything there.
    pub fn is_new(&self) -> bool {
        self.before.manifest.rows().is_empty() && self.unfinished.is_empty()
    }

    /// What earlier runs made of an account, the last first.
    fn earlier<'a>(&'a self, account_id: &str) -> impl Iterator<Item = &'a DeckRecord> + use<'a> {
        let unfinished = self.unfinished.get(account_id).into_iter().flatten().rev();
        unfinished.chain(self.before.manifest.row(account_id))
    }

    fn has(&self, file: &str, bytes: Option<usize>) -> bool {
        let there = fs::symlink_metadata(self.folder.join(file));
        there.is_ok_and(|there| there.is_file() && Some(there.len()) == bytes.map(|bytes| bytes as u64))
    }

    /// Puts a deck in its place, where it isn't yet, and drops its bytes; what the disk refuses is this account's failure.
    pub fn put(&self, deck: Deck) -> (DeckRecord, Option<ToldLine>) {
        let Deck { record, pdf, told, .. } = deck;
        let Some(pdf) = pdf else { return (record, told) };
        let written = write_whole(&self.folder.join(&record.file), &pdf).and_then(|()| {
            fail_point::reach("deck-in-place");
            self.journal.note(&record.clone().sealed(self.prover.rows()))
        });
        match written {
            Ok(()) => (record, told),
            Err(error) => {
                let reason = format!("failed to write {}: {error}", record.file);
                (record.without_deck(Outcome::Failed, "write", reason), None)
            }
        }
    }

    /// Leaves the folder as a stopped run does: what is finished is in the journal, and the next run goes on from there.
    pub fn leave(&self) -> Result<(), ShelfError> {
        self.journal.flush().map_err(|source| self.failed("write the journal of", source))
    }

    /// Removes the decks that `records` replaced, then writes what the decks tell, what `papers` says of all rows, and the
    /// manifest. With `prune` decks of the same period that no account has any more are removed too.
    pub fn close(
        &self,
        records: Vec<DeckRecord>,
        told: Vec<ToldLine>,
        prune: Option<&str>,
        papers: impl FnOnce(&Manifest) -> Papers + Send,
    ) -> Result<Stock, ShelfError> {
        self.leave()?;
        let superseded: BTreeSet<String> = records.iter().flat_map(|row| self.superseded(row)).collect();
        let told = self.tell(&records, &told)?;
        let records = if self.keeps_others() { self.standing_rows(records) } else { records };
        let changes = !self.keeps_others()
            || records.iter().any(|record| self.before.manifest.row(&record.account_id) != Some(record));
        let merged;
        let manifest = if !changes {
            &self.before.manifest
        } else {
            merged =
                if self.keeps_others() { self.before.manifest.clone().merged(records) } else { Manifest::new(records) };
            &merged
        };
        let mut named: Vec<&str> = manifest.rows().iter().map(|row| row.file.as_str()).collect();
        named.sort_unstable();
        let is_named = |file: &str| named.binary_search(&file).is_ok();
        let mut stock = Stock { rows: manifest.rows().len(), ..Stock::default() };
        // Before the manifest: a deck that must not go out is gone before it is said to be.
        for file in superseded.into_iter().filter(|file| !is_named(file)) {
            stock.removed.extend(self.remove(file)?);
        }
        if self.before.unproved {
            let unnamed = self.own_decks(manifest)?.into_iter().filter(|file| !is_named(file));
            for file in unnamed {
                stock.removed.extend(self.remove(file)?);
            }
        }
        fail_point::reach("old-decks-removed");
        stock.stale = decks_in(&self.folder)?;
        stock.stale.retain(|file| !is_named(file));
        if let Some(period) = prune {
            let of_period = format!("_{period}_review_");
            let (left, kept): (Vec<_>, Vec<_>) = stock.stale.into_iter().partition(|file| file.contains(&of_period));
            stock.stale = kept;
            for file in left {
                stock.removed.extend(self.remove(file)?);
            }
        }
        // Written side by side, put in their places one after the other, each of which the seal allows for before.
        let ((papers, staged), told) = rayon::join(
            || {
                rayon::join(
                    || papers(manifest),
                    || match changes {
                        true => manifest.stage(&self.folder, self.keeps_others()),
                        false => manifest.stage_table(&self.folder),
                    },
                )
            },
            || told.map(|told| told::stage(&self.folder, &told)).transpose(),
        );
        let (staged, told) = (staged?, told?);
        let before = self.before.contents.as_ref();
        let stood = before.cloned().unwrap_or_default();
        let next = Contents {
            manifest: staged.sha256().map_or(stood.manifest, str::to_owned),
            insights: told.as_ref().map_or(stood.insights, |told| told.sha256().to_owned()),
        };
        if before != Some(&next) {
            self.prover.announce(&self.folder, before, &next)?;
        }
        fail_point::reach("announced");
        if let Some(told) = told {
            let path = told.path().to_owned();
            told.place().map_err(|source| ShelfError::Io { what: "write", path, source })?;
        }
        fail_point::reach("told-written");
        for (name, bytes) in papers {
            let path = self.folder.join(name);
            write_whole(&path, &bytes).map_err(|source| ShelfError::Io { what: "write", path, source })?;
        }
        fail_point::reach("papers-written");
        staged.place()?;
        fail_point::reach("manifest-written");
        self.prover.settle(&self.folder, &next)?;
        fail_point::reach("settled");
        let files = OWN_FILES.map(str::to_owned);
        make_durable(&self.folder, &files).map_err(|source| self.failed("make durable", source))?;
        // A run of some accounts leaves the journal of a stopped run of all to the next run of all.
        if !self.keeps_others() || self.unfinished.is_empty() {
            let failed = |source| ShelfError::Io { what: "end the journal of", path: self.folder.clone(), source };
            self.journal.remove().map_err(failed)?;
        }
        Ok(stock)
    }

    fn keeps_others(&self) -> bool {
        self.built.is_some()
    }

    fn failed(&self, what: &'static str, source: io::Error) -> ShelfError {
        ShelfError::Io { what, path: self.folder.clone(), source }
    }

    fn remove(&self, file: String) -> Result<Option<String>, ShelfError> {
        let path = self.folder.join(&file);
        match fs::remove_file(&path) {
            Ok(()) => Ok(Some(file)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(ShelfError::Io { what: "remove the old deck", path, source }),
        }
    }

    /// What the decks tell; of accounts that were not built, what stood there before. `None` where that is what stands there.
    fn tell<'a>(
        &'a self,
        records: &[DeckRecord],
        told: &'a [ToldLine],
    ) -> Result<Option<Vec<&'a ToldLine>>, ShelfError> {
        if !self.keeps_others() {
            let mut all: Vec<&ToldLine> = told.iter().collect();
            all.sort_unstable_by(|a, b| a.account_id.cmp(&b.account_id));
            return Ok(Some(all));
        }
        let now: FxHashMap<&str, &ToldLine> = told.iter().map(|told| (told.account_id.as_str(), told)).collect();
        if records.iter().all(|row| self.says(&row.account_id, now.get(row.account_id.as_str()).copied())) {
            return Ok(None);
        }
        let built: BTreeSet<&str> = records.iter().map(|record| record.account_id.as_str()).collect();
        let kept = self.before.told()?.iter().filter(|told| !built.contains(told.account_id.as_str()));
        let mut all: Vec<&ToldLine> = told.iter().chain(kept).collect();
        all.sort_unstable_by(|a, b| a.account_id.cmp(&b.account_id));
        Ok(Some(all))
    }

    /// The rows of some accounts. One that says what the manifest says already but for whether its deck was made now or stood
    /// there stays as it is: a build of one account that changes nothing does not write a hundred thousand rows.
    fn standing_rows(&self, records: Vec<DeckRecord>) -> Vec<DeckRecord> {
        let standing = |record: DeckRecord| match self.before.manifest.row(&record.account_id) {
            Some(before) if record.outcome == Outcome::Unchanged && record.stands_as(before) => before.clone(),
            _ => record,
        };
        records.into_iter().map(standing).collect()
    }

    /// The decks that an account had for the period and no longer has.
    fn superseded<'a>(&'a self, row: &'a DeckRecord) -> impl Iterator<Item = String> + 'a {
        let gone = |before: &&DeckRecord| {
            before.file != row.file && before.period == row.period && is_deck_file_name(&before.file)
        };
        self.earlier(&row.account_id).filter(gone).map(|before| before.file.clone())
    }
}

impl Shelf {
    /// The decks in the folder that say themselves that they are of an account of these rows and of its quarter, where no earlier
    /// row is known that would say so: one that is held by now must not stay.
    fn own_decks(&self, manifest: &Manifest) -> Result<Vec<String>, ShelfError> {
        let own: FxHashSet<String> = manifest.rows().iter().map(|row| account_hash(&row.account_id)).collect();
        let periods: BTreeSet<&str> = manifest.rows().iter().map(|row| row.period.as_str()).collect();
        let of_period = |file: &String| periods.iter().any(|period| file.contains(&format!("_{period}_review_")));
        let is_own = |file: &String| {
            let bytes = fs::read(self.folder.join(file)).unwrap_or_default();
            Finished::account_of(&bytes).is_some_and(|account| own.contains(&account))
        };
        Ok(decks_in(&self.folder)?.into_iter().filter(of_period).filter(is_own).collect())
    }
}

fn lock(folder: &Path, path: &Path) -> Result<Lock, ShelfError> {
    let failed = |source| ShelfError::Io { what: "lock", path: path.to_owned(), source };
    let mut file = File::options().create(true).truncate(false).read(true).write(true).open(path).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let process = fs::read_to_string(path).unwrap_or_default().trim().to_owned();
            let process = if process.is_empty() { "unknown".to_owned() } else { process };
            return Err(ShelfError::Busy { folder: folder.to_owned(), process });
        }
        Err(TryLockError::Error(source)) => return Err(failed(source)),
    }
    let written = file.set_len(0).and_then(|()| write!(file, "{}", std::process::id()));
    written.map_err(failed)?;
    Ok(Lock { _file: file })
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
            outcome: if file.is_empty() { Outcome::Held } else { Outcome::Rendered },
            period: period.into(),
            file: file.into(),
            bytes: Some(file.len()).filter(|n| *n > 0),
            ..DeckRecord::of(id)
        };
        Deck { pdf: (!file.is_empty()).then(|| file.as_bytes().to_vec()), ..Deck::none(record) }
    }

    fn build(folder: &Path, keeps_others: bool, decks: Vec<Deck>) -> Stock {
        let ids: Vec<String> = decks.iter().map(|deck| deck.record.account_id.clone()).collect();
        let built = keeps_others.then_some(ids.as_slice());
        let (shelf, _lock) = Shelf::open(folder, built, Prover::of_tests()).unwrap();
        let records = decks.into_iter().map(|deck| shelf.put(deck).0).collect();
        shelf.close(records, Vec::new(), None, |_| Vec::new()).unwrap()
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
        let record = Shelf::open(folder.path(), None, Prover::of_tests()).unwrap().0.put(deck("a", A, "2026-Q3")).0;
        assert_eq!((record.outcome, record.file.as_str(), record.bytes), (Outcome::Failed, "", None));
        assert!(record.reason.contains(A));
    }

    #[test]
    fn a_journal_of_another_hand_is_not_believed() {
        let folder = tempfile::tempdir().unwrap();
        let open = || Shelf::open(folder.path(), None, Prover::of_tests()).unwrap();
        {
            let (shelf, _lock) = open();
            shelf.put(deck("a", A, "2026-Q3"));
            shelf.leave().unwrap();
        }
        let draft = deck("a", A, "2026-Q3").record;
        assert!(open().0.standing(&draft).is_some());
        let journal = folder.path().join(STATE).join("journal.jsonl");
        let text = fs::read_to_string(&journal).unwrap();
        fs::write(&journal, text.replace("\"sha256\":\"\"", "\"sha256\":\"ab\"")).unwrap();
        assert!(open().0.standing(&draft).is_none());
    }

    #[test]
    fn a_broken_manifest_stops_a_build_of_some_accounts_only() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("manifest.jsonl"), "not json\n").unwrap();
        assert!(Shelf::open(folder.path(), Some(&[]), Prover::of_tests()).is_err());
        assert!(Shelf::open(folder.path(), None, Prover::of_tests()).is_ok());
    }
}
