//! Logs that outlive every build: what was approved, what was sent, who responded. One JSON line an entry, in the
//! workspace's state folder.
//!
//! An entry is on the disk before [`AuditLog::append`] returns, so what follows it has a record whatever happens. Each line is
//! sealed over those before, so one that was altered, moved or taken out of the middle is noticed. A log goes on when the
//! workspace gets another key. A last line without its end was never finished, and what it would have recorded was not begun. A list beside the logs names those that hold
//! something, so one that is gone is not taken for one that never was.

use std::fs::{File, TryLockError};
use std::io::{BufReader, Seek as _, SeekFrom, Write as _};
use std::marker::PhantomData;
use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::base::io::IoError;
use crate::base::limits;
use crate::base::signing::key::Key;
use crate::store::audit_chain::{Chain, LogContents, Recorded, read_lines};
use crate::store::audit_log_error::{AuditLogError, list_of};

/// A log that this process alone writes.
#[derive(Debug)]
pub struct AuditLog<'a, T> {
    path: PathBuf,
    file: File,
    purpose: &'static str,
    key: &'a Key,
    chain: Chain,
    /// Whether the list of logs names it.
    is_listed: bool,
    of: PhantomData<fn(&T)>,
}

impl<'a, T: Serialize + DeserializeOwned> AuditLog<'a, T> {
    /// Opens a log for writing and returns its entries; a missing one is created.
    pub fn open(path: &Path, purpose: &'static str, key: &'a Key) -> Result<(Self, Vec<T>), AuditLogError> {
        let (log, recorded) = Self::open_unproven(path, purpose, key)?;
        Ok((log, proven(path, recorded)?))
    }

    /// The same, with entries whose key is gone.
    pub fn open_unproven(
        path: &Path,
        purpose: &'static str,
        key: &'a Key,
    ) -> Result<(Self, Vec<Recorded<T>>), AuditLogError> {
        let failed = |action| IoError::at(action, path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(failed("make the folder of"))?;
        }
        let mut options = File::options();
        options.create(true).truncate(false).read(true).write(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(0o600);
        }
        let mut file = options.open(path).map_err(failed("open"))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(AuditLogError::Busy(path.to_owned())),
            Err(TryLockError::Error(source)) => return Err(failed("lock")(source).into()),
        }
        if !file.metadata().map_err(failed("look at"))?.is_file() {
            return Err(failed("read")(io::Error::other("it is no plain file")).into());
        }
        let LogContents { entries, chain, length } = read_lines(path, BufReader::new(&mut file), purpose, key)?;
        let is_listed = is_listed(path)?;
        if entries.is_empty() && is_listed {
            return Err(gone(path));
        }
        file.set_len(length).map_err(failed("fix the end of"))?;
        file.seek(SeekFrom::Start(length)).map_err(failed("open"))?;
        let mut log = Self { path: path.to_owned(), file, purpose, key, chain, is_listed, of: PhantomData };
        if !entries.is_empty() {
            log.list()?;
        }
        Ok((log, entries))
    }

    /// The entries of a log; none where there is no file. It takes no lock, so a writer is not disturbed.
    pub fn read(path: &Path, purpose: &'static str, key: &Key) -> Result<Vec<T>, AuditLogError> {
        proven(path, Self::read_unproven(path, purpose, key)?)
    }

    /// The same, with entries whose key is gone.
    pub fn read_unproven(path: &Path, purpose: &'static str, key: &Key) -> Result<Vec<Recorded<T>>, AuditLogError> {
        match limits::open(path) {
            Ok(file) => {
                let entries = read_lines(path, BufReader::new(file), purpose, key)?.entries;
                if entries.is_empty() && is_listed(path)? { Err(gone(path)) } else { Ok(entries) }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound && is_listed(path)? => Err(gone(path)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(source) => Err(IoError::at("read", path)(source).into()),
        }
    }

    /// Adds an entry, which is on the disk when this returns.
    pub fn append(&mut self, entry: &T) -> Result<(), AuditLogError> {
        self.append_all(std::slice::from_ref(entry))
    }

    /// Adds entries, which are on the disk when this returns.
    pub fn append_all(&mut self, entries: &[T]) -> Result<(), AuditLogError> {
        let lines = self.chain.add(entries, self.purpose, self.key);
        let written = self.file.write_all(&lines).and_then(|()| self.file.sync_data());
        written.map_err(IoError::at("write", &self.path))?;
        self.list()
    }

    /// Adds it to the list of logs that hold something.
    fn list(&mut self) -> Result<(), AuditLogError> {
        if self.is_listed {
            return Ok(());
        }
        let list = list_of(&self.path);
        let file = File::options().create(true).append(true).open(&list);
        let listed = file.and_then(|mut file| file.write_all(format!("{}\n", name_of(&self.path)).as_bytes()));
        listed.map_err(IoError::at("write", &list))?;
        self.is_listed = true;
        Ok(())
    }
}

fn name_of(log: &Path) -> String {
    log.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn is_listed(log: &Path) -> Result<bool, AuditLogError> {
    let list = list_of(log);
    match limits::read_text(&list, limits::YAML_BYTES) {
        Ok(text) => Ok(text.lines().any(|line| line.trim() == name_of(log))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(source) => Err(IoError::at("read", &list)(source).into()),
    }
}

fn gone(log: &Path) -> AuditLogError {
    AuditLogError::Gone { path: log.to_owned(), list: list_of(log) }
}

/// The entries, if a key proves each of them.
fn proven<T>(path: &Path, recorded: Vec<Recorded<T>>) -> Result<Vec<T>, AuditLogError> {
    match recorded.iter().position(|one| !one.is_proven) {
        Some(at) => Err(AuditLogError::OtherKey { path: path.to_owned(), line: at + 1 }),
        None => Ok(recorded.into_iter().map(|one| one.entry).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(path: &Path) -> Vec<String> {
        fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect()
    }

    fn written(entries: &[&str]) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state/log.jsonl");
        let key = Key::of_tests(1);
        let (mut log, before) = AuditLog::<String>::open(&path, "test", &key).unwrap();
        assert!(before.is_empty());
        entries.iter().for_each(|entry| log.append(&(*entry).to_owned()).unwrap());
        (folder, path)
    }

    fn read(path: &Path) -> Result<Vec<String>, AuditLogError> {
        AuditLog::read(path, "test", &Key::of_tests(1))
    }

    #[test]
    fn entries_come_back_in_order() {
        let (_folder, path) = written(&["one", "two\n", "three"]);
        assert_eq!(read(&path).unwrap(), ["one", "two\n", "three"]);
        let key = Key::of_tests(1);
        let (mut log, before) = AuditLog::<String>::open(&path, "test", &key).unwrap();
        assert_eq!(before.len(), 3);
        log.append_all(&["four".to_owned(), "five".to_owned()]).unwrap();
        assert_eq!(read(&path).unwrap().len(), 5);
    }

    #[test]
    fn an_entry_that_was_not_finished_was_not_made() {
        let (_folder, path) = written(&["one", "two"]);
        let whole = fs::read(&path).unwrap();
        fs::write(&path, &whole[..whole.len() - 3]).unwrap();
        assert_eq!(read(&path).unwrap(), ["one"]);
        let key = Key::of_tests(1);
        AuditLog::<String>::open(&path, "test", &key).unwrap().0.append(&"three".to_owned()).unwrap();
        assert_eq!(read(&path).unwrap(), ["one", "three"]);
    }

    #[test]
    fn an_edited_removed_or_moved_line_is_noticed() {
        let edits: [fn(&mut Vec<String>); 4] = [
            |lines| lines[1] = lines[1].replace("two", "zwo"),
            |lines| drop(lines.remove(1)),
            |lines| lines.swap(0, 1),
            |lines| lines.insert(1, lines[0].clone()),
        ];
        for edit in edits {
            let (_folder, path) = written(&["one", "two", "three"]);
            let mut all = lines(&path);
            edit(&mut all);
            fs::write(&path, all.join("\n") + "\n").unwrap();
            assert!(matches!(read(&path), Err(AuditLogError::Altered { .. })), "{all:?}");
        }
    }

    #[test]
    fn a_log_that_is_gone_or_empty_is_not_one_that_never_was() {
        let (folder, path) = written(&["one"]);
        let whole = fs::read(&path).unwrap();
        let is_gone = || {
            let key = Key::of_tests(1);
            let opened = AuditLog::<String>::open(&path, "test", &key);
            matches!(opened, Err(AuditLogError::Gone { .. }))
        };
        fs::remove_file(&path).unwrap();
        assert!(matches!(read(&path), Err(AuditLogError::Gone { .. })) && is_gone());
        // Opening it made an empty file, which is no better.
        assert!(is_gone() && matches!(read(&path), Err(AuditLogError::Gone { .. })));
        fs::write(&path, &whole[..10]).unwrap();
        assert!(is_gone());
        fs::write(&path, &whole).unwrap();
        assert!(!is_gone() && read(&path).unwrap() == ["one"]);
        // One of an earlier version is listed once it is opened.
        fs::remove_file(folder.path().join("state/records")).unwrap();
        assert!(!is_gone());
        fs::remove_file(&path).unwrap();
        assert!(is_gone());
    }

    #[test]
    fn neither_a_line_without_end_nor_a_folder_is_read() {
        let (_folder, path) = written(&["one"]);
        let file = File::options().write(true).open(&path).unwrap();
        file.set_len(1 << 30).unwrap();
        assert!(read(&path).unwrap_err().to_string().contains("read"));
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        assert!(matches!(read(&path), Err(AuditLogError::Io(_))));
    }

    #[test]
    fn a_log_goes_on_with_another_key_while_the_old_one_is_kept() {
        let (_folder, path) = written(&["one", "two"]);
        let key = Key::of_tests(2).with_earlier(vec![Key::of_tests(3), Key::of_tests(1)]);
        let (mut log, before) = AuditLog::<String>::open(&path, "test", &key).unwrap();
        assert_eq!(before, ["one", "two"]);
        log.append(&"three".to_owned()).unwrap();
        drop(log);
        let read = |key: &Key| AuditLog::<String>::read(&path, "test", key);
        assert_eq!(read(&key).unwrap(), ["one", "two", "three"]);
        // Where the old key is gone, nobody can prove its lines.
        let gone = Key::of_tests(2);
        assert!(matches!(read(&gone), Err(AuditLogError::OtherKey { line: 1, .. })));
        assert!(AuditLog::<String>::open(&path, "test", &gone).is_err());
        let unproven = AuditLog::<String>::read_unproven(&path, "test", &gone).unwrap();
        assert_eq!(unproven.iter().map(|one| one.is_proven).collect::<Vec<_>>(), [false, false, true]);
        // An edited line is none of another key's, and an old key writes nothing behind the present one's.
        let whole = fs::read_to_string(&path).unwrap();
        fs::write(&path, whole.replace("\"two\"", "\"zwo\"")).unwrap();
        assert!(matches!(read(&key), Err(AuditLogError::Altered { line: 2, .. })));
        fs::write(&path, whole.replace("\"three\"", "\"drei\"")).unwrap();
        assert!(matches!(
            AuditLog::<String>::read_unproven(&path, "test", &gone),
            Err(AuditLogError::Altered { line: 3, .. })
        ));
        fs::write(&path, whole).unwrap();
        let old = Key::of_tests(1).with_earlier(vec![Key::of_tests(2)]);
        AuditLog::<String>::open_unproven(&path, "test", &old).map(|_| ()).unwrap_err();
    }

    #[test]
    fn only_one_process_writes() {
        let (_folder, path) = written(&["one"]);
        let key = Key::of_tests(1);
        let _held = AuditLog::<String>::open(&path, "test", &key).unwrap();
        assert!(matches!(AuditLog::<String>::open(&path, "test", &key), Err(AuditLogError::Busy(_))));
        assert_eq!(read(&path).unwrap(), ["one"]);
    }
}
