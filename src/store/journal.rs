//! What a run has finished so far, a row a deck, so that a run that was stopped goes on where it was.
//!
//! A row is written only once its deck is on the disk: decks are made durable in batches, then their rows, then the rows
//! themselves. A run that ends well leaves no journal; what the manifest says is then all there is to know.

use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::{fs, io};

use crate::base::limits;
use crate::store::files::make_durable;
use crate::store::manifest_row::ManifestRow;
use crate::store::sorted_jsonl::write_line;

/// Rows that wait until their decks are made durable together.
const BATCH: usize = 256;

/// The journal of a run.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    /// The folder of the decks.
    decks: PathBuf,
    file: Mutex<File>,
    waiting: Mutex<Waiting>,
}

/// Rows whose decks are not known to be durable.
#[derive(Debug, Default)]
struct Waiting {
    lines: Vec<u8>,
    files: Vec<String>,
}

impl Journal {
    /// Reads what a stopped run left and goes on writing behind it. A last row that was not written whole is dropped, and
    /// so is all behind a row that cannot be read.
    pub fn open(path: &Path, decks: &Path) -> io::Result<(Self, Vec<ManifestRow>)> {
        let (rows, length) = match limits::open(path) {
            Ok(file) => whole_rows(file)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => (Vec::new(), 0),
            Err(error) => return Err(error),
        };
        let file = OpenOptions::new().create(true).append(true).open(path)?;
        file.set_len(length)?;
        let journal =
            Self { path: path.to_owned(), decks: decks.to_owned(), file: Mutex::new(file), waiting: Mutex::default() };
        Ok((journal, rows))
    }

    /// Notes a deck that is in its place.
    pub fn note(&self, row: &ManifestRow) -> io::Result<()> {
        let full = {
            let mut waiting = lock(&self.waiting);
            write_line(&mut waiting.lines, row)?;
            waiting.files.push(row.file.clone());
            waiting.files.len() >= BATCH
        };
        if full { self.flush() } else { Ok(()) }
    }

    /// Makes durable what was noted: the decks first.
    pub fn flush(&self) -> io::Result<()> {
        let mut file = lock(&self.file);
        let batch = std::mem::take(&mut *lock(&self.waiting));
        if batch.files.is_empty() {
            return Ok(());
        }
        make_durable(&self.decks, &batch.files)?;
        crate::store::fail_point::reach("decks-durable");
        file.write_all(&batch.lines)?;
        file.sync_data()
    }

    /// Removes it: the manifest has all its rows.
    pub fn remove(&self) -> io::Result<()> {
        fs::remove_file(&self.path)
    }
}

/// The rows up to the first that is not whole, and the length of what they take.
fn whole_rows(file: File) -> io::Result<(Vec<ManifestRow>, u64)> {
    let (mut rows, mut length) = (Vec::new(), 0);
    let mut reader = io::BufReader::new(file);
    let mut line = Vec::new();
    // A line without end was not written by us, and ends what is believed.
    while limits::read_line(&mut reader, &mut line).unwrap_or(false) {
        let row = if line.ends_with(b"\n") { serde_json::from_slice(&line).ok() } else { None };
        let Some(row) = row else { break };
        rows.push(row);
        length += line.len() as u64;
        line.clear();
    }
    Ok((rows, length))
}

/// A thread that panicked while it held a lock left it in order: what it guards is only appended to.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::manifest_row::Outcome;

    fn ids(rows: &[ManifestRow]) -> Vec<&str> {
        rows.iter().map(|row| row.account_id.as_str()).collect()
    }

    #[test]
    fn rows_come_back_and_a_torn_one_is_dropped() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.jsonl");
        let (journal, before) = Journal::open(&path, folder.path()).unwrap();
        assert!(before.is_empty());
        journal.note(&ManifestRow::of("a")).unwrap();
        journal.note(&ManifestRow::of("b")).unwrap();
        journal.flush().unwrap();
        drop(journal);
        OpenOptions::new().append(true).open(&path).unwrap().write_all(b"{\"account_id\":\"c").unwrap();
        let (journal, before) = Journal::open(&path, folder.path()).unwrap();
        assert_eq!(ids(&before), ["a", "b"]);
        assert_eq!(before[0].outcome, Outcome::Rendered);
        journal.note(&ManifestRow::of("d")).unwrap();
        journal.flush().unwrap();
        assert_eq!(ids(&Journal::open(&path, folder.path()).unwrap().1), ["a", "b", "d"]);
        Journal::open(&path, folder.path()).unwrap().0.remove().unwrap();
        assert!(!path.exists());
    }

    #[test]
    fn what_was_not_flushed_was_not_said() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.jsonl");
        let (journal, _) = Journal::open(&path, folder.path()).unwrap();
        journal.note(&ManifestRow::of("a")).unwrap();
        assert!(Journal::open(&path, folder.path()).unwrap().1.is_empty());
    }
}
