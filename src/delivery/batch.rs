//! An output folder as what may leave it: which decks go out, to whom, and why the others stay.
//!
//! What stays for a reason ([`Kept`]) is listed and the rest goes on. What does not agree with itself ([`Mismatch`]: a row, a
//! file and an account that are not each other's) stops everything, since whatever mixed it up may have mixed up more.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::approvals::Approvals;
use super::suppression::Suppression;
use crate::data::text::is_email;
use crate::output::RUN_FILE;
use crate::output::files::{account_hash, is_deck_file_name};
use crate::output::manifest::{DeckRecord, Manifest, ManifestError};
use crate::output::pdf::Finished;
use crate::signing::{Key, Seal};
use crate::workspace::overrides::OverrideFile;

/// The size of a deck from which a mail server or a phone may mind.
pub const LARGE: usize = 2_000_000;
/// The size over which a deck is not sent: encoded it would be ten megabytes, which many servers refuse.
pub const TOO_LARGE: usize = 7_000_000;

/// An output folder whose rows are as they were built.
#[derive(Debug)]
pub struct Batch {
    folder: PathBuf,
    rows: Vec<DeckRecord>,
    /// The quarter under review.
    pub period: String,
    /// The day the data stands at.
    pub as_of: NaiveDate,
    /// Overrides that hold their account by now, whatever its row says.
    holding: Vec<(OverrideFile, String)>,
}

/// What lets a deck leave.
#[derive(Debug)]
pub enum Gate<'a> {
    /// A person reads each message before it goes.
    Read(&'a Suppression),
    /// Nobody does: it was approved before, and its data is fresh.
    Unread {
        /// What was approved.
        approvals: &'a Approvals,
        /// Who gets nothing.
        suppression: &'a Suppression,
        /// The oldest day the data may stand at.
        oldest: NaiveDate,
    },
}

/// An account whose deck does not leave.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Kept {
    /// Whose.
    pub account_id: String,
    /// Its name.
    pub name: String,
    /// Stable, for programs.
    pub code: &'static str,
    /// In words.
    pub reason: String,
}

/// Something that does not belong together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{account_id}: {what}. Nothing more is done: build again, and look at what came between")]
pub struct Mismatch {
    /// Whose row it is.
    pub account_id: String,
    /// What does not agree.
    pub what: String,
}

/// Why an output folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BatchError {
    /// There is no manifest.
    #[error("{} is no output folder of a build: there is no manifest.jsonl in it", .0.display())]
    Missing(PathBuf),
    /// It cannot be read.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// What the run said of itself cannot be read.
    #[error("failed to read {}; build again", path.display())]
    Run {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A row is not as it was built.
    #[error(transparent)]
    Mismatch(#[from] Mismatch),
    /// The rows were sealed without the key.
    #[error("{} was built before the workspace had a `delivery` section; build again, which makes no deck anew", .0.display())]
    Unsealed(PathBuf),
}

#[derive(Deserialize)]
struct RunFacts {
    period: String,
    as_of: NaiveDate,
}

impl Kept {
    /// A row that stays.
    pub fn of(row: &DeckRecord, code: &'static str, reason: String) -> Self {
        Self { account_id: row.account_id.clone(), name: row.name.clone(), code, reason }
    }
}

impl Batch {
    /// Reads an output folder. Every row is proved against its seal.
    pub fn load(folder: &Path, key: Option<&Key>) -> Result<Self, BatchError> {
        let manifest = Manifest::load(folder)?.ok_or_else(|| BatchError::Missing(folder.to_owned()))?;
        let path = folder.join(RUN_FILE);
        let failed = |source| BatchError::Run { path: path.clone(), source };
        let run = fs::read(&path).map_err(failed)?;
        let RunFacts { period, as_of } = serde_json::from_slice(&run).map_err(|error| failed(error.into()))?;
        let seal = Seal::new(DeckRecord::SEAL, key);
        let rows = manifest.into_rows();
        for row in &rows {
            if seal.is_from_before_the_key(&row.seal) {
                return Err(BatchError::Unsealed(folder.to_owned()));
            }
            if !row.is_sealed(seal) {
                let what = "its row in the manifest is not as this workspace's build wrote it".to_owned();
                return Err(Mismatch { account_id: row.account_id.clone(), what }.into());
            }
        }
        Ok(Self { folder: folder.to_owned(), rows, period, as_of, holding: Vec::new() })
    }

    /// The same, heeding what people decided since it was built: whom an override holds by now does not leave.
    #[must_use]
    pub fn heeding(self, overrides: Vec<OverrideFile>) -> Self {
        let as_of = self.as_of;
        let holding = overrides.into_iter().filter_map(|file| file.holds(as_of).map(|why| (file, why)));
        Self { holding: holding.collect(), ..self }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// All rows, sorted by account id.
    pub fn rows(&self) -> &[DeckRecord] {
        &self.rows
    }

    /// The rows that may leave, and those that do not, each with its reason.
    pub fn through(&self, gate: &Gate) -> (Vec<&DeckRecord>, Vec<Kept>) {
        let (mut going, mut kept) = (Vec::new(), Vec::new());
        for row in &self.rows {
            match self.keeps(row, gate) {
                None => going.push(row),
                Some(one) => kept.push(one),
            }
        }
        (going, kept)
    }

    /// A row that does not leave.
    pub fn keeps(&self, row: &DeckRecord, gate: &Gate) -> Option<Kept> {
        self.stays(row, gate).map(|(code, reason)| Kept::of(row, code, reason))
    }

    /// Why a row stays, if it does.
    fn stays(&self, row: &DeckRecord, gate: &Gate) -> Option<(&'static str, String)> {
        if !row.outcome.has_deck() || row.file.is_empty() {
            let reason = if row.reason.is_empty() { "it has no deck".to_owned() } else { row.reason.clone() };
            return Some((row.outcome.name(), reason));
        }
        if let Some((file, why)) = self.holding.iter().find(|(file, _)| file.is_of(&row.account_id)) {
            return Some(("override", format!("{} holds it since it was built: {why}", file.path)));
        }
        if row.period != self.period {
            return Some((
                "other_period",
                format!("its deck is of {}, the folder's are of {}", row.period, self.period),
            ));
        }
        if row.contact_email.is_empty() {
            return Some(("no_contact", "it has no contact with an address".into()));
        }
        if !is_email(&row.contact_email) {
            return Some(("bad_address", format!("\"{}\" is no e-mail address", row.contact_email)));
        }
        let bytes = row.bytes.unwrap_or_default();
        if bytes > TOO_LARGE {
            let megabytes = bytes as f64 / 1e6;
            return Some(("too_large", format!("its deck has {megabytes:.1} MB, and no more than 7 MB are sent")));
        }
        let (Gate::Read(suppression) | Gate::Unread { suppression, .. }) = gate;
        if suppression.holds(&row.contact_email) {
            return Some(("suppressed", format!("{} is on the suppression list", row.contact_email)));
        }
        let Gate::Unread { approvals, oldest, .. } = gate else { return None };
        if self.as_of < *oldest {
            let reason = format!("its data stands at {}, and may not be older than {oldest}", self.as_of);
            return Some(("stale", reason));
        }
        approvals.lacking(row).map(|reason| ("unapproved", reason))
    }

    /// The bytes of a row's deck, once it is proved to be that row's.
    pub fn deck(&self, row: &DeckRecord) -> Result<Vec<u8>, Mismatch> {
        let mismatch = |what: String| Mismatch { account_id: row.account_id.clone(), what };
        if Path::new(&row.file).components().count() != 1 || !is_deck_file_name(&row.file) {
            return Err(mismatch(format!("\"{}\" is no deck of the folder", row.file)));
        }
        let path = self.folder.join(&row.file);
        let is_file = fs::symlink_metadata(&path).is_ok_and(|is| is.is_file());
        let bytes = if is_file { fs::read(&path) } else { Err(io::ErrorKind::NotFound.into()) };
        let bytes = bytes.map_err(|error| mismatch(format!("{} cannot be read: {error}", row.file)))?;
        if Some(bytes.len()) != row.bytes || base16ct::lower::encode_string(&Sha256::digest(&bytes)) != row.sha256 {
            return Err(mismatch(format!("{} is not the deck that was built", row.file)));
        }
        let whose = Finished::account_of(&bytes);
        if whose.as_deref() != Some(&*account_hash(&row.account_id)) {
            return Err(mismatch(format!("{} was made for another account", row.file)));
        }
        Ok(bytes)
    }
}

/// The size of a deck worth a warning.
pub fn is_large(row: &DeckRecord) -> bool {
    row.bytes.is_some_and(|bytes| bytes > LARGE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::manifest::Outcome;
    use crate::workspace::overrides::Override;

    /// A folder with these rows, sealed, of 2026-Q3.
    fn batch(rows: Vec<DeckRecord>) -> (tempfile::TempDir, Batch) {
        let folder = tempfile::tempdir().unwrap();
        let key = Key::of_tests(1);
        let seal = Seal::new(DeckRecord::SEAL, Some(&key));
        Manifest::new(rows.into_iter().map(|row| row.sealed(seal)).collect()).write(folder.path()).unwrap();
        fs::write(folder.path().join(RUN_FILE), r#"{"period": "2026-Q3", "as_of": "2026-09-30"}"#).unwrap();
        let batch = Batch::load(folder.path(), Some(&key)).unwrap();
        (folder, batch)
    }

    fn row(id: &str) -> DeckRecord {
        DeckRecord {
            outcome: Outcome::Rendered,
            contact_email: "ada@example.com".into(),
            period: "2026-Q3".into(),
            file: "acme_2026-Q3_review_2f8fe6.pdf".into(),
            bytes: Some(60_000),
            ..DeckRecord::of(id)
        }
    }

    #[test]
    fn what_stays_says_why() {
        let rows = vec![
            DeckRecord { contact_email: String::new(), ..row("b") },
            DeckRecord { contact_email: "ada at example".into(), ..row("c") },
            DeckRecord { period: "2026-Q2".into(), ..row("d") },
            DeckRecord { bytes: Some(TOO_LARGE + 1), ..row("e") },
            row("f").without_deck(Outcome::Held, "hold_mark", "it is marked".into()),
            DeckRecord { bytes: Some(TOO_LARGE), ..row("g") },
        ];
        let (_folder, batch) = batch(rows);
        let (going, kept) = batch.through(&Gate::Read(&Suppression::default()));
        assert_eq!(going.iter().map(|row| row.account_id.as_str()).collect::<Vec<_>>(), ["g"]);
        assert!(is_large(going[0]) && !is_large(&row("a")));
        let codes: Vec<_> = kept.iter().map(|one| (one.account_id.as_str(), one.code)).collect();
        let wanted =
            [("b", "no_contact"), ("c", "bad_address"), ("d", "other_period"), ("e", "too_large"), ("f", "held")];
        assert_eq!(codes, wanted);
        assert_eq!(kept[4].reason, "it is marked");
    }

    #[test]
    fn a_row_without_a_seal_of_this_key_stops_everything() {
        let (folder, _) = batch(vec![row("a")]);
        let load = |key| Batch::load(folder.path(), key).unwrap_err();
        let foreign = Key::of_tests(2);
        assert!(matches!(load(Some(&foreign)), BatchError::Mismatch(_)));
        assert!(matches!(load(None), BatchError::Mismatch(_)), "a keyed seal is none that a plain hash makes");
        let plain = row("a").sealed(Seal::new(DeckRecord::SEAL, None));
        Manifest::new(vec![plain]).write(folder.path()).unwrap();
        assert!(matches!(load(Some(&foreign)), BatchError::Unsealed(_)));
    }

    #[test]
    fn a_file_outside_the_folder_is_no_deck() {
        for file in ["../acme_2026-Q3_review_2f8fe6.pdf", "manifest.jsonl", "/etc/passwd"] {
            let (_folder, batch) = batch(vec![DeckRecord { file: file.into(), ..row("a") }]);
            assert!(batch.deck(&batch.rows()[0]).unwrap_err().what.contains("is no deck of the folder"), "{file}");
        }
    }

    #[test]
    fn whom_an_override_holds_by_now_does_not_leave() {
        let (_folder, batch) = batch(vec![row("a"), row("b")]);
        let file = |account: &str, decided: Override| OverrideFile {
            path: format!("overrides/{account}.yaml"),
            account: account.into(),
            read: Ok(decided),
        };
        let hold = Override { hold: Some("legal asked us to wait".into()), ..Override::default() };
        let batch = batch.heeding(vec![file("a", hold), file("b", Override::default())]);
        let (going, kept) = batch.through(&Gate::Read(&Suppression::default()));
        assert_eq!(going.iter().map(|row| row.account_id.as_str()).collect::<Vec<_>>(), ["b"]);
        assert!(kept[0].code == "override" && kept[0].reason.contains("legal asked us to wait"), "{kept:?}");
    }
}
