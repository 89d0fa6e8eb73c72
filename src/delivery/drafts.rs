//! Messages as files: one a row with a deck and a contact, for a person to open, read and send.

use std::collections::BTreeSet;
use std::{fs, io};

use chrono::{DateTime, Utc};
use rayon::prelude::*;

use crate::base::io::IoError;
use crate::delivery::message::{EmailWriter, Purpose};
use crate::delivery::mismatch::Mismatch;
use crate::delivery::not_sent::{NotSent, NotSentCode};
use crate::delivery::outbox::{Outbox, OutboxPolicy};
use crate::store::deck_name::{id_digits, is_deck_file_name};
use crate::store::files::write_whole;
use crate::store::manifest_row::ManifestRow;

/// The folder of the drafts in an output folder.
pub const FOLDER: &str = "drafts";

/// What was drafted.
#[derive(Debug, Default)]
pub struct Drafted {
    /// The files, relative to the output folder, by account id.
    pub files: Vec<String>,
    /// Bytes of all of them.
    pub bytes: u64,
    /// Accounts without one.
    pub kept: Vec<NotSent>,
    /// Drafts of an earlier time whose account has none now.
    pub removed: usize,
}

/// Why drafting stopped.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    /// Something does not belong together.
    #[error(transparent)]
    Mismatch(#[from] Mismatch),
    #[error(transparent)]
    Io(#[from] IoError),
}

/// What became of one row.
enum One {
    Written(String, u64),
    NotSent(NotSent),
}

/// Writes the drafts of a batch into its folder, and removes those that are of no use any more. `done` is told of each.
pub fn draft(
    batch: &Outbox,
    gate: &OutboxPolicy,
    writer: &EmailWriter,
    at: DateTime<Utc>,
    done: &(dyn Fn() + Sync),
) -> Result<Drafted, DraftError> {
    let folder = batch.folder().join(FOLDER);
    if fs::symlink_metadata(&folder).is_ok_and(|is| is.is_symlink()) {
        let why = io::Error::other("drafts need a folder of their own");
        return Err(IoError::at("use the link", &folder)(why).into());
    }
    fs::create_dir_all(&folder).map_err(IoError::at("make", &folder))?;
    let (going, kept) = batch.through(gate);
    let one = |row: &ManifestRow| -> Result<One, DraftError> {
        let deck = batch.deck(row)?;
        let written = match writer.letter(row, &deck, Purpose::Draft, at) {
            Ok(letter) => {
                let name = format!("{}.eml", row.file.trim_end_matches(".pdf"));
                let path = folder.join(&name);
                write_whole(&path, &letter.bytes).map_err(IoError::at("write", &path))?;
                One::Written(name, letter.bytes.len() as u64)
            }
            Err(error) => One::NotSent(NotSent::of(row, NotSentCode::Unwritable, error.to_string())),
        };
        done();
        Ok(written)
    };
    let mut drafted = Drafted { kept, ..Drafted::default() };
    for result in going.par_iter().map(|row| one(row)).collect::<Vec<_>>() {
        match result? {
            One::Written(name, bytes) => {
                drafted.files.push(format!("{FOLDER}/{name}"));
                drafted.bytes += bytes;
            }
            One::NotSent(kept) => drafted.kept.push(kept),
        }
    }
    drafted.kept.sort_by(|a, b| a.account_id.cmp(&b.account_id));
    let written: BTreeSet<&str> = drafted.files.iter().filter_map(|file| file.rsplit('/').next()).collect();
    // Where some accounts are meant, the drafts of all others stay. A name ends in digits of its account's id.
    let ends: Option<Vec<String>> =
        gate.only.map(|only| only.iter().map(|id| format!("_{}.eml", id_digits(id))).collect());
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
