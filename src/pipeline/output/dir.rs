//! The output folder: decks are written one by one, the manifest at the end.
//!
//! A deck is removed only if its own account was built again for the same period and now has another deck or none. Decks of
//! accounts that left the data, and of other periods, stay and are listed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use rustc_hash::FxHashMap;

use crate::account::prior_account::PriorAccounts;
use crate::base::account_id::{ByAccount, identity};
use crate::base::finding::Findings;
use crate::base::io::IoError;
use crate::base::paths::STATE;
use crate::base::row::anomaly::Anomaly;
use crate::base::row::codes::ReasonCode;
use crate::pipeline::finished_deck::FinishedDeck;
use crate::pipeline::output::error::OutputError;
use crate::pipeline::output::existing::ExistingOutput;
use crate::pipeline::output::files::{OWN_FILES, OutputSummary, RunFiles, decks_in};
use crate::pipeline::prior_run::add_rows;
use crate::store::claims::ClaimsLine;
use crate::store::files::{make_durable, remove_litter, write_whole};
use crate::store::folder_contents::Contents;
use crate::store::folder_lock::{Lock, lock};
use crate::store::folder_seal::FolderProver;
use crate::store::journal::Journal;
use crate::store::manifest::Manifest;
use crate::store::manifest_row::{ManifestRow, Outcome};
use crate::store::{claims, fail_point};

/// An output folder that one run has exclusively, as long as its [`Lock`] lives.
#[derive(Debug)]
pub struct OutputDir {
    pub(crate) folder: PathBuf,
    before: ExistingOutput,
    /// The finished rows of a stopped run.
    unfinished: ByAccount<Vec<ManifestRow>>,
    /// The accounts to build, if the rows of the others stay; `None` for all.
    built: Option<Vec<String>>,
    journal: Journal,
    prover: FolderProver,
    /// Whether the table of the manifest begins with a byte-order mark.
    pub bom: bool,
}

impl OutputDir {
    /// Locks a folder for this run, creates it if it is missing, and removes temporary files of a killed run. If only some
    /// accounts are `built`, the rows of the others stay.
    pub fn open(folder: &Path, built: Option<&[String]>, prover: FolderProver) -> Result<(Self, Lock), OutputError> {
        if folder.exists() && !folder.is_dir() {
            return Err(OutputError::NoFolder(folder.to_owned()));
        }
        prover.refuse_others(folder)?;
        fs::create_dir_all(folder).map_err(IoError::at("make the output folder", folder))?;
        let state = folder.join(STATE);
        let path = state.join("journal.jsonl");
        // These are written in place, so a link would redirect the writing.
        for ours in [&state, &state.join("lock"), &path] {
            if fs::symlink_metadata(ours).is_ok_and(|is| is.is_symlink()) {
                return Err(OutputError::Link(ours.clone()));
            }
        }
        fs::create_dir_all(&state).map_err(IoError::at("make the folder", &state))?;
        let lock = lock(folder, &state.join("lock"))?;
        for folder in [folder, &state] {
            remove_litter(folder).map_err(IoError::at("clear", folder))?;
        }
        let before = ExistingOutput::read(folder, built, &prover)?;
        prover.claim(folder)?;
        let (journal, rows) = Journal::open(&path, folder).map_err(IoError::at("open the journal", &path))?;
        let mut unfinished = ByAccount::<Vec<ManifestRow>>::default();
        // Rows that somebody else wrote into the journal must not be trusted.
        for row in rows.into_iter().filter(|row| row.is_sealed(prover.rows())) {
            unfinished.or_default(&row.account_id.clone()).push(row);
        }
        let folder = folder.to_owned();
        Ok((Self { folder, before, unfinished, built: built.map(<[_]>::to_vec), journal, prover, bom: false }, lock))
    }

    /// What the run before knew of each account that is built. Can be called only once.
    pub fn prior_accounts(&mut self) -> PriorAccounts {
        let mut accounts = std::mem::take(&mut self.before.accounts);
        let manifest = &self.before.manifest;
        match &self.built {
            Some(built) => add_rows(&mut accounts, built.iter().filter_map(|id| manifest.row(id))),
            None => add_rows(&mut accounts, manifest.rows()),
        }
        accounts
    }

    /// Whether an account's claims are unchanged, as far as that is known without reading the whole file.
    pub fn says(&self, account_id: &str, line: Option<&ClaimsLine>) -> bool {
        self.before.says(account_id, line)
    }

    /// Makes sure that the claims of the accounts that are not built can be written again.
    pub fn read_others(&self) -> Result<(), OutputError> {
        if self.keeps_others() { self.before.all_claims().map(drop) } else { Ok(()) }
    }

    pub fn findings(&self) -> &Findings {
        &self.before.findings
    }

    /// The row of the existing deck, if it is the one that `plan` would make: fingerprint, file name and size are the same. That
    /// nobody changed the file is checked by `verify`, not here.
    pub fn unchanged_row(&self, plan: &ManifestRow) -> Option<ManifestRow> {
        let is_same = |row: &&ManifestRow| {
            row.outcome.has_deck()
                && row.fingerprint == plan.fingerprint
                && row.file == plan.file
                && self.has(&row.file, row.bytes)
        };
        let row = self.earlier(&plan.account_id).find(is_same)?;
        let (pages, bytes, sha256) = (row.pages, row.bytes, row.sha256.clone());
        // Anomalies from when the deck was made still need a review. Whom it goes to may have changed since.
        let (was, is) = (&row.review, &plan.review);
        let kept: Vec<Anomaly> = was.iter().filter(|one| !one.is_of_recipient()).cloned().collect();
        let review = match kept.is_empty() {
            true => is.clone(),
            false => kept.into_iter().chain(is.iter().filter(|one| one.is_of_recipient()).cloned()).collect(),
        };
        Some(ManifestRow { outcome: Outcome::Unchanged, review, pages, bytes, sha256, ..plan.clone() })
    }

    /// Whether no run has written a row here.
    pub fn is_new(&self) -> bool {
        self.before.manifest.rows().is_empty() && self.unfinished.is_empty()
    }

    /// The rows of earlier runs for an account, the last first.
    pub(crate) fn earlier<'a>(&'a self, account_id: &str) -> impl Iterator<Item = &'a ManifestRow> + use<'a> {
        let unfinished = self.unfinished.get(account_id).into_iter().flatten().rev();
        unfinished.chain(self.before.manifest.row(account_id))
    }

    fn has(&self, file: &str, bytes: Option<usize>) -> bool {
        let there = fs::symlink_metadata(self.folder.join(file));
        there.is_ok_and(|there| there.is_file() && Some(there.len()) == bytes.map(|bytes| bytes as u64))
    }

    /// Writes a deck, if it is a new one, and drops its bytes. An error is a failure of this account.
    pub fn put(&self, deck: FinishedDeck) -> (ManifestRow, Option<ClaimsLine>) {
        let FinishedDeck { record, pdf, claims, .. } = deck;
        let Some(pdf) = pdf else { return (record, claims) };
        let written = write_whole(&self.folder.join(&record.file), &pdf).and_then(|()| {
            fail_point::reach("deck-in-place");
            self.journal.note(&record.clone().sealed(self.prover.rows()))
        });
        match written {
            Ok(()) => (record, claims),
            Err(error) => {
                let reason = format!("failed to write {}: {error}", record.file);
                (record.without_deck(Outcome::Failed, ReasonCode::Write, reason), None)
            }
        }
    }

    /// Stops a run: the finished decks are in the journal, and the next run continues from there.
    pub fn leave(&self) -> Result<(), OutputError> {
        Ok(self.journal.flush().map_err(IoError::at("write the journal of", &self.folder))?)
    }

    /// Removes the decks that `records` replaced, then writes the claims, the `run_files` for all rows, and the manifest. With
    /// `prune`, decks of the same period that no account has any more are removed too.
    pub fn close(
        &self,
        records: Vec<ManifestRow>,
        claims: Vec<ClaimsLine>,
        prune: Option<&str>,
        run_files: impl FnOnce(&Manifest) -> RunFiles + Send,
    ) -> Result<OutputSummary, OutputError> {
        self.leave()?;
        let superseded: BTreeSet<String> = records.iter().flat_map(|row| self.superseded(row)).collect();
        let claims = self.merged_claims(&records, &claims)?;
        let records = if self.keeps_others() { self.without_needless_changes(records) } else { records };
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
        let mut summary = OutputSummary { rows: manifest.rows().len(), ..OutputSummary::default() };
        // Before the manifest is written: a deck that must not be sent is removed before the manifest says so.
        for file in superseded.into_iter().filter(|file| !is_named(file)) {
            summary.removed.extend(self.remove(file)?);
        }
        if self.before.unproved {
            let unnamed = self.own_decks(manifest)?.into_iter().filter(|file| !is_named(file));
            for file in unnamed {
                summary.removed.extend(self.remove(file)?);
            }
        }
        fail_point::reach("old-decks-removed");
        summary.stale = decks_in(&self.folder)?;
        summary.stale.retain(|file| !is_named(file));
        if let Some(period) = prune {
            let of_period = format!("_{period}_review_");
            let (left, kept): (Vec<_>, Vec<_>) = summary.stale.into_iter().partition(|file| file.contains(&of_period));
            summary.stale = kept;
            for file in left {
                summary.removed.extend(self.remove(file)?);
            }
        }
        // The files are written in parallel, then moved into place one after the other. The seal is announced before that, so that a
        // folder is valid after each of these steps.
        let ((files, staged), claims) = rayon::join(
            || {
                rayon::join(
                    || run_files(manifest),
                    || match changes {
                        true => manifest.stage(&self.folder, self.keeps_others(), self.bom),
                        false => manifest.stage_table(&self.folder, self.bom),
                    },
                )
            },
            || claims.map(|claims| claims::stage(&self.folder, &claims)).transpose(),
        );
        let (staged, claims) = (staged?, claims?);
        let before = self.before.contents.as_ref();
        let stored = before.cloned().unwrap_or_default();
        let next = Contents {
            manifest: staged.sha256().map_or(stored.manifest, str::to_owned),
            insights: claims.as_ref().map_or(stored.insights, |claims| claims.sha256().to_owned()),
        };
        self.prover.note_build(&self.folder, &next, manifest.rows(), false)?;
        if before != Some(&next) {
            self.prover.announce(&self.folder, before, &next)?;
        }
        fail_point::reach("announced");
        if let Some(claims) = claims {
            let path = claims.path().to_owned();
            claims.place().map_err(IoError::at("write", &path))?;
        }
        fail_point::reach("claims-written");
        for (name, bytes) in files {
            let path = self.folder.join(name);
            write_whole(&path, &bytes).map_err(IoError::at("write", &path))?;
        }
        fail_point::reach("run-files-written");
        staged.place()?;
        fail_point::reach("manifest-written");
        self.prover.settle(&self.folder, &next)?;
        self.prover.note_build(&self.folder, &next, manifest.rows(), true)?;
        fail_point::reach("settled");
        let files = OWN_FILES.map(str::to_owned);
        make_durable(&self.folder, &files).map_err(IoError::at("make durable", &self.folder))?;
        // A run of some accounts keeps the journal of a stopped run of all accounts for the next run of all.
        if !self.keeps_others() || self.unfinished.is_empty() {
            self.journal.remove().map_err(IoError::at("end the journal of", &self.folder))?;
        }
        Ok(summary)
    }

    fn keeps_others(&self) -> bool {
        self.built.is_some()
    }

    fn remove(&self, file: String) -> Result<Option<String>, OutputError> {
        let path = self.folder.join(&file);
        match fs::remove_file(&path) {
            Ok(()) => Ok(Some(file)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(IoError::at("remove the old deck", &path)(source).into()),
        }
    }

    /// The claims of all decks; for accounts that were not built the existing ones. `None` if the file is up to date.
    fn merged_claims<'a>(
        &'a self,
        records: &[ManifestRow],
        claims: &'a [ClaimsLine],
    ) -> Result<Option<Vec<&'a ClaimsLine>>, OutputError> {
        if !self.keeps_others() {
            let mut all: Vec<&ClaimsLine> = claims.iter().collect();
            all.sort_unstable_by(|a, b| a.account_id.cmp(&b.account_id));
            return Ok(Some(all));
        }
        let now: FxHashMap<&str, &ClaimsLine> = claims.iter().map(|line| (line.account_id.as_str(), line)).collect();
        if records.iter().all(|row| self.says(&row.account_id, now.get(row.account_id.as_str()).copied())) {
            return Ok(None);
        }
        let built: BTreeSet<&str> = records.iter().map(|record| identity(&record.account_id)).collect();
        let kept = self.before.all_claims()?.iter().filter(|line| !built.contains(identity(&line.account_id)));
        let mut all: Vec<&ClaimsLine> = claims.iter().chain(kept).collect();
        all.sort_unstable_by(|a, b| a.account_id.cmp(&b.account_id));
        Ok(Some(all))
    }

    /// Replaces rows that differ from the manifest's only in that the deck is unchanged. So a build of one account that changes
    /// nothing does not write a manifest of a hundred thousand rows.
    fn without_needless_changes(&self, records: Vec<ManifestRow>) -> Vec<ManifestRow> {
        let stored = |record: ManifestRow| match self.before.manifest.row(&record.account_id) {
            Some(before) if record.outcome == Outcome::Unchanged && record.stands_as(before) => before.clone(),
            _ => record,
        };
        records.into_iter().map(stored).collect()
    }
}

#[cfg(test)]
#[path = "dir_tests.rs"]
mod tests;
