//! Writes messages as files, one for each row with a deck and a contact. A person opens, reads and sends them.

use std::collections::BTreeSet;
use std::{fs, io};

use chrono::{DateTime, Utc};
use rayon::prelude::*;

use crate::base::io::IoError;
use crate::delivery::message::{EmailWriter, Purpose};
use crate::delivery::mismatch::Mismatch;
use crate::delivery::not_sent::{NotSent, NotSentCode};
use crate::delivery::outbox::{Outbox, OutboxPolicy};
use crate::delivery::recipient::reachable;
use crate::store::deck_name::{DIGITS, account_hashes, is_deck_file_name};
use crate::store::files::write_whole;
use crate::store::manifest_row::ManifestRow;

/// The folder of the drafts in an output folder.
pub const FOLDER: &str = "drafts";

#[derive(Debug, Default)]
pub struct Drafted {
    /// Relative to the output folder, sorted by account id.
    pub files: Vec<String>,
    /// The total size of the files.
    pub bytes: u64,
    /// Accounts without a draft.
    pub withheld: Vec<NotSent>,
    /// The number of older drafts that were removed.
    pub removed: usize,
}

#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    #[error(transparent)]
    Mismatch(#[from] Mismatch),
    #[error(transparent)]
    Io(#[from] IoError),
}

enum RowResult {
    Written(String, u64),
    NotSent(NotSent),
}

/// Writes the drafts into the output folder, and removes older drafts of accounts that have none now. Calls `done` after each
/// row.
pub fn draft(
    outbox: &Outbox,
    policy: &OutboxPolicy,
    writer: &EmailWriter,
    at: DateTime<Utc>,
    done: &(dyn Fn() + Sync),
) -> Result<Drafted, DraftError> {
    let folder = outbox.folder().join(FOLDER);
    if fs::symlink_metadata(&folder).is_ok_and(|is| is.is_symlink()) {
        let why = io::Error::other("drafts need a folder of their own");
        return Err(IoError::at("use the link", &folder)(why).into());
    }
    fs::create_dir_all(&folder).map_err(IoError::at("make", &folder))?;
    let (going, withheld) = outbox.partition(policy);
    let one = |row: &ManifestRow| -> Result<RowResult, DraftError> {
        let deck = outbox.deck(row)?;
        let addressed = policy.suppression.map_or_else(|| row.clone(), |list| reachable(row, list));
        let written = match writer.write(&addressed, &deck, Purpose::Draft, at) {
            Ok(email) => {
                let name = format!("{}.eml", row.file.trim_end_matches(".pdf"));
                let path = folder.join(&name);
                write_whole(&path, &email.bytes).map_err(IoError::at("write", &path))?;
                RowResult::Written(name, email.bytes.len() as u64)
            }
            Err(error) => RowResult::NotSent(NotSent::of(row, NotSentCode::Unwritable, error.to_string())),
        };
        done();
        Ok(written)
    };
    let mut drafted = Drafted { withheld, ..Drafted::default() };
    for result in going.par_iter().map(|row| one(row)).collect::<Vec<_>>() {
        match result? {
            RowResult::Written(name, bytes) => {
                drafted.files.push(format!("{FOLDER}/{name}"));
                drafted.bytes += bytes;
            }
            RowResult::NotSent(one) => drafted.withheld.push(one),
        }
    }
    drafted.withheld.sort_by(|a, b| a.account_id.cmp(&b.account_id));
    let written: BTreeSet<&str> = drafted.files.iter().filter_map(|file| file.rsplit('/').next()).collect();
    // The drafts of accounts that are not selected stay. A file's name ends in digits that come from its account's id.
    let ends: Option<Vec<String>> = policy.only.map(|only| {
        let hashes = only.iter().flat_map(|id| account_hashes(id));
        hashes.map(|hash| format!("_{}.eml", &hash[..DIGITS])).collect()
    });
    let is_meant = |name: &str| ends.as_ref().is_none_or(|ends| ends.iter().any(|end| name.ends_with(end)));
    for entry in fs::read_dir(&folder).map_err(IoError::at("list", &folder))? {
        let path = entry.map_err(IoError::at("list", &folder))?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let is_draft = name.strip_suffix(".eml").is_some_and(|stem| is_deck_file_name(&format!("{stem}.pdf")));
        if is_draft && !written.contains(name) && is_meant(name) {
            fs::remove_file(&path).map_err(IoError::at("remove", &path))?;
            drafted.removed += 1;
        }
    }
    Ok(drafted)
}
