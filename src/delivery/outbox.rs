//! Decides which decks of an output folder may leave, and why the others may not.
//!
//! A deck that stays for a reason ([`NotSent`]) is listed and the others go on. A [`Mismatch`] (a row, a file and an account
//! that do not belong together) stops everything, since what mixed them up may have mixed up more.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use sha2::{Digest, Sha256};

use crate::base::account_id::identity;
use crate::base::limits;
use crate::delivery::approvals::Approvals;
use crate::delivery::current_overrides::CurrentOverrides;
use crate::delivery::day::DeliveryDay;
use crate::delivery::mismatch::Mismatch;
use crate::delivery::not_sent::{NotSent, NotSentCode};
use crate::delivery::recipient::contact_unreachable;
use crate::delivery::suppression::lists::Suppression;
use crate::pdf::read_back::document::Finished;
use crate::store::deck_name::{account_hashes, is_deck_file_name};
use crate::store::folder_contents::{Contents, FolderSealError};
use crate::store::folder_seal::FolderProver;
use crate::store::manifest::{Manifest, ManifestError, newest_period, row_of};
use crate::store::manifest_row::ManifestRow;

/// An output folder whose rows are verified. Only the rows decide what leaves: each has the quarter of its deck and the day of
/// its data.
#[derive(Debug, Default)]
pub struct Outbox {
    folder: PathBuf,
    rows: Vec<ManifestRow>,
    /// The newest quarter that has a deck.
    newest: String,
    sha256: String,
}

/// The checks that a deck has to pass to leave. Overrides are always checked.
#[derive(Debug, Clone, Copy)]
pub struct OutboxPolicy<'a> {
    pub decided: &'a CurrentOverrides,
    /// The day on which the deck leaves. `None` if it has left before, or does not go to a contact.
    pub day: Option<DeliveryDay>,
    pub suppression: Option<&'a Suppression>,
    /// Set if no person reads the message before it goes.
    pub approvals: Option<&'a Approvals>,
    /// The identities of the selected accounts. `None` selects all.
    pub only: Option<&'a BTreeSet<String>>,
}

#[derive(Debug, thiserror::Error)]
pub enum OutboxError {
    #[error("{} is no output folder of a build: there is no manifest.jsonl in it", .0.display())]
    Missing(PathBuf),
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// A row is not as it was built.
    #[error(transparent)]
    Mismatch(#[from] Mismatch),
    /// The folder is not as it was built.
    #[error(transparent)]
    FolderSeal(#[from] FolderSealError),
    #[error("{} was built with a key that the workspace had before; build every account again", .0.display())]
    OldKey(PathBuf),
    #[error("{} was built before the workspace had a `delivery` section; build again, which makes no deck anew", .0.display())]
    Unsealed(PathBuf),
}

impl OutboxPolicy<'_> {
    pub fn means(&self, account_id: &str) -> bool {
        self.only.is_none_or(|only| only.contains(identity(account_id)))
    }
}

impl Outbox {
    /// Reads an output folder and verifies the seal of every row and the seal of the folder.
    pub fn load(folder: &Path, prover: &FolderProver) -> Result<Self, OutboxError> {
        prover.refuse_others(folder)?;
        let (manifest, sha256) = Manifest::read(folder)?.ok_or_else(|| OutboxError::Missing(folder.to_owned()))?;
        let rows = manifest.into_rows();
        prove_rows(folder, &rows, prover)?;
        let found = Contents { manifest: sha256.clone(), ..Contents::of(folder)? };
        let proved = prover.prove_sealed(folder, &found)?;
        // Only a folder of an earlier version may have no seal. Its rows have no day, so none of its decks leaves.
        if proved.is_none() && rows.iter().any(|row| row.as_of.is_some()) {
            return Err(FolderSealError::unsealed(folder).into());
        }
        prover.prove_current(folder, &sha256, &rows)?;
        let newest = newest_period(&rows);
        Ok(Self { folder: folder.to_owned(), rows, newest, sha256 })
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// SHA-256 of `manifest.jsonl` in hex digits.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// All rows, sorted by account id.
    pub fn rows(&self) -> &[ManifestRow] {
        &self.rows
    }

    pub fn row(&self, account_id: &str) -> Option<&ManifestRow> {
        row_of(&self.rows, account_id)
    }

    /// The selected rows that may leave, and the selected rows that may not, with the reasons.
    pub fn partition(&self, policy: &OutboxPolicy) -> (Vec<&ManifestRow>, Vec<NotSent>) {
        let (mut going, mut withheld) = (Vec::new(), Vec::new());
        for row in self.rows.iter().filter(|row| policy.means(&row.account_id)) {
            match self.withholds(row, policy) {
                None => going.push(row),
                Some(one) => withheld.push(one),
            }
        }
        (going, withheld)
    }

    /// Why a row's deck does not leave, if so.
    pub fn withholds(&self, row: &ManifestRow, policy: &OutboxPolicy) -> Option<NotSent> {
        self.withheld_reason(row, policy).map(|(code, reason)| NotSent::of(row, code, reason))
    }

    fn withheld_reason(&self, row: &ManifestRow, policy: &OutboxPolicy) -> Option<(NotSentCode, String)> {
        self.unsendable(row, policy)
            .or_else(|| contact_unreachable(row, policy.suppression))
            .or_else(|| self.held_or_stale(row, policy))
            .or_else(|| policy.approvals?.missing_approval(row).map(|reason| (NotSentCode::Unapproved, reason)))
    }

    /// Why a row's deck cannot be approved, if so. Its contact does not matter for an approval.
    pub fn unfit(&self, row: &ManifestRow, policy: &OutboxPolicy) -> Option<NotSent> {
        let unfit = self.unsendable(row, policy).or_else(|| self.held_or_stale(row, policy));
        unfit.map(|(code, reason)| NotSent::of(row, code, reason))
    }

    fn unsendable(&self, row: &ManifestRow, policy: &OutboxPolicy) -> Option<(NotSentCode, String)> {
        if !row.outcome.has_deck() || row.file.is_empty() {
            let reason = if row.reason.is_empty() { "it has no deck".to_owned() } else { row.reason.clone() };
            return Some((NotSentCode::NoDeck(row.outcome), reason));
        }
        if let Some(why) = policy.decided.withholds(row) {
            return Some((NotSentCode::Override, why));
        }
        if policy.day.is_some() && row.period != self.newest {
            let reason = format!("its deck is of {}, and the folder has decks of {}", row.period, self.newest);
            return Some((NotSentCode::OtherPeriod, reason));
        }
        None
    }

    /// Why a row's deck must not leave on the policy's day.
    fn held_or_stale(&self, row: &ManifestRow, policy: &OutboxPolicy) -> Option<(NotSentCode, String)> {
        let day = policy.day?;
        let Some(as_of) = row.as_of else {
            let reason = "its row does not say at which day its data stands: an earlier version built it; build again, which \
                          makes no deck anew";
            return Some((NotSentCode::NoDay, reason.into()));
        };
        let stale = day.stale_reason(as_of, row, policy.decided).map(|reason| (NotSentCode::Stale, reason));
        stale.or_else(|| day.begun_hold(row, policy.decided).map(|(code, reason)| (NotSentCode::Held(code), reason)))
    }

    /// The bytes of a row's deck, after it is verified to be that row's.
    pub fn deck(&self, row: &ManifestRow) -> Result<Vec<u8>, Mismatch> {
        let mismatch = |what: String| Mismatch { account_id: row.account_id.clone(), what };
        if Path::new(&row.file).components().count() != 1 || !is_deck_file_name(&row.file) {
            return Err(mismatch(format!("\"{}\" is no deck of the folder", row.file)));
        }
        let path = self.folder.join(&row.file);
        let is_file = fs::symlink_metadata(&path).is_ok_and(|is| is.is_file());
        let bytes = if is_file { limits::read(&path, limits::DECK_BYTES) } else { Err(io::ErrorKind::NotFound.into()) };
        let bytes = bytes.map_err(|error| mismatch(format!("{} cannot be read: {error}", row.file)))?;
        if Some(bytes.len()) != row.bytes || base16ct::lower::encode_string(&Sha256::digest(&bytes)) != row.sha256 {
            return Err(mismatch(format!("{} is not the deck that was built", row.file)));
        }
        let account = Finished::account_of(&bytes);
        if !account.is_some_and(|account| account_hashes(&row.account_id).any(|hash| hash == account)) {
            return Err(mismatch(format!("{} was made for another account", row.file)));
        }
        Ok(bytes)
    }
}

fn prove_rows(folder: &Path, rows: &[ManifestRow], prover: &FolderProver) -> Result<(), OutboxError> {
    let seal = prover.rows();
    let Some(row) = rows.iter().find(|row| !row.is_sealed(seal)) else { return Ok(()) };
    if seal.is_from_before_the_key(&row.seal) {
        return Err(OutboxError::Unsealed(folder.to_owned()));
    }
    if prover.sealed_before(row) {
        return Err(OutboxError::OldKey(folder.to_owned()));
    }
    let what = "its row in the manifest is not as this workspace's build wrote it".to_owned();
    Err(Mismatch { account_id: row.account_id.clone(), what }.into())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::base::row::codes::ReasonCode;
    use crate::base::signing::key::Key;
    use crate::base::signing::seal::Seal;
    use crate::config::overrides::file::{Override, OverrideFile};
    use crate::delivery::recipient::TOO_LARGE;
    use crate::store::manifest_row::Outcome;

    /// A folder with these rows, sealed.
    fn outbox(rows: Vec<ManifestRow>) -> (tempfile::TempDir, Outbox) {
        let folder = tempfile::tempdir().unwrap();
        let key = Key::of_tests(1);
        write(folder.path(), rows, Some(&key));
        let outbox = Outbox::load(folder.path(), &prover(Some(&key))).unwrap();
        (folder, outbox)
    }

    fn prover(key: Option<&Key>) -> FolderProver {
        let nowhere = std::env::temp_dir().join("quarterdeck-tests-note-nothing/accepted");
        FolderProver::new("w".into(), key.cloned().map(Arc::new), Vec::new(), nowhere)
    }

    /// Writes rows into a folder as a build does.
    fn write(folder: &Path, rows: Vec<ManifestRow>, key: Option<&Key>) {
        let seal = Seal::new(ManifestRow::SEAL, key);
        Manifest::new(rows.into_iter().map(|row| row.sealed(seal)).collect()).write(folder).unwrap();
        prover(key).announce(folder, None, &Contents::of(folder).unwrap()).unwrap();
    }

    /// The ids of the rows that may leave.
    fn going(outbox: &Outbox, policy: &OutboxPolicy) -> Vec<String> {
        outbox.partition(policy).0.into_iter().map(|row| row.account_id.clone()).collect()
    }

    fn policy(decided: &CurrentOverrides, on: &str) -> OutboxPolicy<'static> {
        let decided: &'static CurrentOverrides = Box::leak(Box::new(decided.clone()));
        OutboxPolicy { decided, day: Some(DeliveryDay::of_tests(on)), suppression: None, approvals: None, only: None }
    }

    fn row(id: &str) -> ManifestRow {
        ManifestRow {
            outcome: Outcome::Rendered,
            contact_email: "ada@example.com".into(),
            period: "2026-Q3".into(),
            file: "acme_2026-Q3_review_2f8fe6.pdf".into(),
            bytes: Some(60_000),
            ..ManifestRow::of(id)
        }
    }

    #[test]
    fn what_stays_says_why() {
        let rows = vec![
            ManifestRow { contact_email: String::new(), ..row("b") },
            ManifestRow { contact_email: "ada at example".into(), ..row("c") },
            ManifestRow { period: "2026-Q2".into(), ..row("d") },
            ManifestRow { bytes: Some(TOO_LARGE + 1), ..row("e") },
            row("f").without_deck(Outcome::Held, ReasonCode::HoldMark, "it is marked".into()),
            ManifestRow { bytes: Some(TOO_LARGE), ..row("g") },
        ];
        let (_folder, outbox) = outbox(rows);
        let (going, withheld) = outbox.partition(&policy(&CurrentOverrides::default(), "2026-10-05"));
        assert_eq!(going.iter().map(|row| row.account_id.as_str()).collect::<Vec<_>>(), ["g"]);
        let codes: Vec<_> = withheld.iter().map(|one| (one.account_id.as_str(), one.code.clone())).collect();
        let wanted = [
            ("b", NotSentCode::NoContact),
            ("c", NotSentCode::BadAddress),
            ("d", NotSentCode::OtherPeriod),
            ("e", NotSentCode::TooLarge),
            ("f", NotSentCode::NoDeck(Outcome::Held)),
        ];
        assert_eq!(codes, wanted);
        assert_eq!(withheld[4].reason, "it is marked");
    }

    #[test]
    fn a_policy_means_those_it_names() {
        let (_folder, outbox) = outbox(vec![row("a"), row("b")]);
        let (decided, only) = (CurrentOverrides::default(), ["b".to_owned()].into());
        let some = OutboxPolicy { only: Some(&only), ..policy(&decided, "2026-10-05") };
        assert_eq!(going(&outbox, &some), ["b"]);
        let (_, withheld) = outbox.partition(&OutboxPolicy { day: None, ..some });
        assert_eq!(withheld, [], "what is not meant is not reported");
    }

    #[test]
    fn a_deck_can_be_approved_without_a_contact_but_not_without_a_file() {
        let rows = vec![
            ManifestRow { contact_email: String::new(), ..row("a") },
            ManifestRow { file: String::new(), ..row("b") },
            ManifestRow { period: "2026-Q2".into(), ..row("c") },
        ];
        let (_folder, outbox) = outbox(rows);
        let decided = CurrentOverrides::default();
        let policy = policy(&decided, "2026-10-05");
        let unfit = |id: &str| outbox.unfit(outbox.row(id).unwrap(), &policy).map(|one| one.code);
        assert_eq!(unfit("a"), None);
        assert_eq!(unfit("b"), Some(NotSentCode::NoDeck(Outcome::Rendered)));
        assert_eq!(unfit("c"), Some(NotSentCode::OtherPeriod));
    }

    #[test]
    fn a_file_of_the_same_length_is_not_the_deck_that_was_built() {
        let built = b"the deck that was built";
        let sha256 = base16ct::lower::encode_string(&Sha256::digest(built));
        let (folder, outbox) = outbox(vec![ManifestRow { bytes: Some(built.len()), sha256, ..row("a") }]);
        let what = |bytes: &[u8]| {
            fs::write(folder.path().join(&outbox.rows()[0].file), bytes).unwrap();
            outbox.deck(&outbox.rows()[0]).unwrap_err().what
        };
        assert!(what(b"the deck that was swapt").ends_with("is not the deck that was built"));
        assert!(what(b"shorter").ends_with("is not the deck that was built"));
        assert!(what(built).ends_with("was made for another account"), "no account stands in it");
    }

    #[test]
    fn a_row_without_a_seal_of_this_key_stops_everything() {
        let (folder, _) = outbox(vec![row("a")]);
        let load = |key| Outbox::load(folder.path(), &prover(key)).unwrap_err();
        let foreign = Key::of_tests(2);
        assert!(matches!(load(Some(&foreign)), OutboxError::Mismatch(_)));
        assert!(matches!(load(None), OutboxError::Mismatch(_)), "a keyed seal is none that a plain hash makes");
        write(folder.path(), vec![row("a")], None);
        assert!(matches!(load(Some(&foreign)), OutboxError::Unsealed(_)));
    }

    #[test]
    fn a_row_put_back_or_taken_away_stops_everything() {
        let key = Key::of_tests(1);
        let older = ManifestRow { contact_email: "left@example.com".into(), ..row("a") };
        let (folder, _) = outbox(vec![row("a"), row("b")]);
        let seal = Seal::new(ManifestRow::SEAL, Some(&key));
        for rows in [vec![older, row("b")], vec![row("b")]] {
            Manifest::new(rows.into_iter().map(|row| row.sealed(seal)).collect()).write(folder.path()).unwrap();
            let error = Outbox::load(folder.path(), &prover(Some(&key))).unwrap_err();
            assert!(matches!(error, OutboxError::FolderSeal(FolderSealError::Altered { .. })), "{error}");
        }
        fs::remove_file(folder.path().join(crate::store::folder_contents::FILE)).unwrap();
        let error = Outbox::load(folder.path(), &prover(Some(&key))).unwrap_err();
        assert!(error.to_string().contains("seal.json"), "{error}");
    }

    #[test]
    fn a_row_is_judged_by_its_own_day() {
        let at =
            |id: &str, as_of: Option<&str>| ManifestRow { as_of: as_of.map(|day| day.parse().unwrap()), ..row(id) };
        let (_folder, outbox) = outbox(vec![at("a", Some("2026-11-30")), at("b", Some("2026-09-30")), at("c", None)]);
        let approvals = Approvals::default();
        let decided = CurrentOverrides::default();
        let unread = OutboxPolicy { approvals: Some(&approvals), ..policy(&decided, "2026-12-01") };
        let (_, withheld) = outbox.partition(&unread);
        let codes: Vec<_> = withheld.iter().map(|one| (one.account_id.as_str(), one.code.clone())).collect();
        assert_eq!(codes, [("a", NotSentCode::Unapproved), ("b", NotSentCode::Stale), ("c", NotSentCode::NoDay)]);
        assert_eq!(going(&outbox, &policy(&decided, "2026-12-01")), ["a"], "nor is an old draft written");
        assert_eq!(going(&outbox, &policy(&decided, "2026-11-14")), ["a", "b"]);
        assert_eq!(going(&outbox, &policy(&decided, "2026-11-15")), ["a"]);
        assert_eq!(going(&outbox, &OutboxPolicy { day: None, ..unread }), [""; 0]);
    }

    #[test]
    fn a_file_outside_the_folder_is_no_deck() {
        for file in ["../acme_2026-Q3_review_2f8fe6.pdf", "manifest.jsonl", "/etc/passwd"] {
            let (_folder, outbox) = outbox(vec![ManifestRow { file: file.into(), ..row("a") }]);
            assert!(outbox.deck(&outbox.rows()[0]).unwrap_err().what.contains("is no deck of the folder"), "{file}");
        }
    }

    #[test]
    fn whom_an_override_holds_by_now_does_not_leave() {
        let (_folder, outbox) = outbox(vec![row("a"), row("b")]);
        let file = |account: &str, decided: Override| OverrideFile {
            path: format!("overrides/{account}.yaml"),
            account: account.into(),
            read: Ok(decided),
        };
        let hold = Override { hold: Some("legal asked us to wait".into()), ..Override::default() };
        let decided = CurrentOverrides::new(vec![file("a", hold), file("b", Override::default())]);
        let (going, withheld) = outbox.partition(&policy(&decided, "2026-10-05"));
        assert_eq!(going.iter().map(|row| row.account_id.as_str()).collect::<Vec<_>>(), ["b"]);
        assert!(
            withheld[0].code == NotSentCode::Override && withheld[0].reason.contains("legal asked us to wait"),
            "{withheld:?}"
        );
    }
}
