//! Which state of an output folder is the last that was built, as the workspace records it.
//!
//! Every seal in a folder fits again when the whole folder is put back as an earlier build left it. So each build notes, in the
//! workspace, the hash of the manifest it is about to write and again that it wrote it; a crash in between leaves both
//! states good. Only the workspace's key can write the record, so a workspace without a key has none.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::base::signing::key::Key;
use crate::store::audit_log::AuditLog;
use crate::store::audit_log_error::AuditLogError;

const PURPOSE: &str = "built";

/// How often the record is tried while another build writes it, and the pause between two tries.
const TRIES: usize = 200;
const PAUSE: Duration = Duration::from_millis(50);

/// A build wrote a manifest, or is about to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuiltState {
    /// The folder's path.
    pub folder: String,
    /// SHA-256 of the manifest's lines.
    pub manifest: String,
    /// The newest quarter of its decks.
    pub period: String,
    /// `false` before it is written.
    pub done: bool,
}

/// The record of a workspace's builds.
#[derive(Debug, Clone)]
pub struct BuildRecord {
    state: PathBuf,
}

impl BuildRecord {
    /// In a workspace's state folder.
    pub fn of(state: &Path) -> Self {
        Self { state: state.to_owned() }
    }

    /// Adds a state, unless it is the last of all. What was built elsewhere since may have been built into the same folder.
    pub fn note(&self, key: &Key, built: BuiltState) -> Result<(), AuditLogError> {
        let is_noted = |entries: &[BuiltState]| entries.last().is_some_and(|last| last.is_same(&built));
        if is_noted(&self.read(key)?) {
            return Ok(());
        }
        let (mut log, entries) = self.open(key)?;
        if is_noted(&entries) { Ok(()) } else { log.append(&built) }
    }

    /// Whether a folder with this manifest is as the last build into it left it. One folder may have had another path since, as
    /// within a container or while it was renamed: then a later build at that path is its last. Where no build into it is
    /// known, as after it was moved, it is so unless a later build of the same quarter replaced the manifest where it was written.
    pub fn is_current(
        &self,
        key: &Key,
        folders: &[String],
        manifest: &str,
        period: &str,
    ) -> Result<bool, AuditLogError> {
        let entries = self.read(key)?;
        let is_known = |built: &BuiltState| folders.contains(&built.folder);
        if entries.iter().any(is_known) {
            let written = entries.iter().rposition(|built| built.done && is_known(built));
            let later = entries[written.map_or(0, |last| last + 1)..].iter().filter(|built| built.manifest == manifest);
            let mut paths = folders.iter().chain(later.map(|built| &built.folder));
            return Ok(paths.any(|folder| is_last(&entries, folder, manifest)));
        }
        // Moved here, or a copy.
        let elsewhere: Vec<&BuiltState> = entries.iter().filter(|built| built.manifest == manifest).collect();
        if elsewhere.iter().any(|built| is_last(&entries, &built.folder, manifest)) {
            return Ok(true);
        }
        let is_replaced =
            |built: &&BuiltState| last_of(&entries, &built.folder).is_some_and(|last| last.period == period);
        Ok(!elsewhere.iter().any(is_replaced))
    }

    fn read(&self, key: &Key) -> Result<Vec<BuiltState>, AuditLogError> {
        AuditLog::read(&self.path(key), PURPOSE, key)
    }

    /// Waits for another build that is writing the record.
    fn open<'k>(&self, key: &'k Key) -> Result<(AuditLog<'k, BuiltState>, Vec<BuiltState>), AuditLogError> {
        let path = self.path(key);
        for _ in 1..TRIES {
            match AuditLog::open(&path, PURPOSE, key) {
                Err(AuditLogError::Busy(_)) => std::thread::sleep(PAUSE),
                opened => return opened,
            }
        }
        AuditLog::open(&path, PURPOSE, key)
    }

    /// Each key has a record of its own, since builds go on with a new one.
    fn path(&self, key: &Key) -> PathBuf {
        let name = base16ct::lower::encode_string(&key.code(PURPOSE, &[])[..4]);
        self.state.join(format!("built-{name}.jsonl"))
    }
}

impl BuiltState {
    fn is_same(&self, other: &Self) -> bool {
        self.folder == other.folder && self.manifest == other.manifest && (self.done || !other.done)
    }
}

fn of<'e>(entries: &'e [BuiltState], folder: &'e str) -> impl DoubleEndedIterator<Item = &'e BuiltState> {
    entries.iter().filter(move |built| built.folder == folder)
}

fn last_of<'e>(entries: &'e [BuiltState], folder: &'e str) -> Option<&'e BuiltState> {
    of(entries, folder).next_back()
}

/// Whether a manifest is the last that was written into a folder, or one that was about to be since.
fn is_last(entries: &[BuiltState], folder: &str, manifest: &str) -> bool {
    for built in of(entries, folder).rev() {
        if built.manifest == manifest {
            return true;
        }
        if built.done {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(folder: &str, manifest: &str, done: bool) -> BuiltState {
        BuiltState { folder: folder.into(), manifest: manifest.into(), period: "2026-Q3".into(), done }
    }

    #[test]
    fn the_last_state_is_current_and_after_a_crash_the_one_before_too() {
        let (folder, key) = (tempfile::tempdir().unwrap(), Key::of_tests(1));
        let record = BuildRecord::of(folder.path());
        let is_current =
            |name: &str, manifest: &str| record.is_current(&key, &[name.to_owned()], manifest, "2026-Q3").unwrap();
        assert!(is_current("/out", "one"), "nothing is known");
        record.note(&key, state("/out", "one", false)).unwrap();
        record.note(&key, state("/out", "one", true)).unwrap();
        record.note(&key, state("/out", "two", false)).unwrap();
        assert!(is_current("/out", "one") && is_current("/out", "two"));
        record.note(&key, state("/out", "two", true)).unwrap();
        assert!(!is_current("/out", "one") && is_current("/out", "two"));
        assert!(!is_current("/out", "before the record"));
        // Moved, it is what it was; a copy from before the last build is not.
        assert!(is_current("/moved", "two") && !is_current("/copy", "one"));
        assert!(record.is_current(&key, &["/copy".to_owned()], "one", "2026-Q2").unwrap(), "an archived quarter");
        // Built as before, it is current again.
        record.note(&key, state("/out", "one", true)).unwrap();
        assert!(is_current("/out", "one") && !is_current("/out", "two"));
    }

    /// Notes builds into folders, one after another, and tells whether a folder with this manifest is current.
    fn record_of(builds: &[(&str, &str)]) -> impl Fn(&str, &str) -> bool {
        let (folder, key) = (tempfile::tempdir().unwrap(), Key::of_tests(1));
        let record = BuildRecord::of(folder.path());
        for (name, manifest) in builds {
            let crashed = manifest.strip_suffix(" crashed");
            record.note(&key, state(name, crashed.unwrap_or(manifest), false)).unwrap();
            if crashed.is_none() {
                record.note(&key, state(name, manifest, true)).unwrap();
            }
        }
        move |name, manifest| {
            let _open = &folder;
            record.is_current(&key, &[name.to_owned()], manifest, "2026-Q3").unwrap()
        }
    }

    #[test]
    fn a_folder_that_is_built_in_a_container_and_outside_is_current_at_both_paths() {
        let is_current = record_of(&[("/host", "one"), ("/mnt", "two")]);
        assert!(is_current("/mnt", "two") && is_current("/host", "two"));
        let is_current = record_of(&[("/host", "one"), ("/mnt", "two"), ("/host", "three")]);
        assert!(is_current("/host", "three") && is_current("/mnt", "three"));
        assert!(!is_current("/host", "two") && !is_current("/host", "one") && !is_current("/mnt", "one"));
        // A build at the first path that crashed before it wrote anything.
        let is_current = record_of(&[("/host", "one"), ("/mnt", "two"), ("/host", "three crashed")]);
        assert!(is_current("/host", "two") && is_current("/host", "three"));
    }

    #[test]
    fn a_folder_that_was_renamed_and_renamed_back_is_current() {
        let is_current = record_of(&[("/out", "one"), ("/away", "two"), ("/away", "three"), ("/other", "x")]);
        assert!(is_current("/out", "three"));
        assert!(!is_current("/out", "two"), "put back as it was before the last build");
        let is_current = record_of(&[("/out", "one"), ("/away", "two"), ("/out", "one")]);
        assert!(is_current("/out", "one") && !is_current("/out", "two"));
    }

    #[test]
    fn a_copy_of_an_older_state_is_not_current_where_others_were_built() {
        let is_current = record_of(&[("/out", "one"), ("/copy", "x"), ("/out", "two")]);
        assert!(!is_current("/copy", "one"), "replaced where it was written");
        let is_current = record_of(&[("/out", "one"), ("/out", "two"), ("/copy", "x")]);
        assert!(!is_current("/copy", "two"), "built into since, with another state");
    }

    #[test]
    fn the_same_state_is_noted_once() {
        let (folder, key) = (tempfile::tempdir().unwrap(), Key::of_tests(1));
        let record = BuildRecord::of(folder.path());
        for done in [false, true, false, true] {
            record.note(&key, state("/out", "one", done)).unwrap();
        }
        assert_eq!(record.read(&key).unwrap().len(), 2);
    }
}
