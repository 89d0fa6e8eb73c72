//! Waits until a file that a deck depends on changes.
//!
//! Notifications of the system only trigger a check of the files' stamps, so that needless ones (somebody reads a file, or an
//! unrelated file changes) have no effect. Some file systems send no notifications, so the files are also checked regularly.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::inspect::preview::watched::{FileStamp, WatchedFiles, WatchedPart};

/// How long to wait for further notifications after a change: saving a file causes several.
const QUIET: Duration = Duration::from_millis(15);
/// The maximum time to wait for that.
const PATIENCE: Duration = Duration::from_millis(120);
/// How often to check whether to stop.
const STOPS: Duration = Duration::from_millis(50);
/// How often to check the files without a notification.
const LOOKS: Duration = Duration::from_secs(1);

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// What has to be read again.
    pub part: WatchedPart,
    /// Sorted.
    pub files: Vec<PathBuf>,
    pub noticed: Instant,
}

#[derive(Debug)]
pub struct FileWatch {
    watcher: RecommendedWatcher,
    notices: Receiver<()>,
    watched: WatchedFiles,
    seen: BTreeMap<PathBuf, (WatchedPart, FileStamp)>,
}

/// Why nothing can be watched.
#[derive(Debug, thiserror::Error)]
#[error("failed to watch the workspace's files")]
pub struct FileWatchError(#[from] notify::Error);

impl FileWatch {
    /// Starts to watch. Only later changes are reported.
    pub fn new(watched: WatchedFiles) -> Result<Self, FileWatchError> {
        let (sender, notices) = channel();
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            if !matches!(event, Ok(event) if is_reading(event.kind)) {
                // It fails only if the receiver is gone, and then nobody waits for it.
                let _ = sender.send(());
            }
        })?;
        let seen = watched.stamps();
        let mut watch = Self { watcher, notices, watched, seen };
        watch.listen();
        Ok(watch)
    }

    /// Changes the files to watch. For files that were watched before no change is lost.
    pub fn follow(&mut self, watched: WatchedFiles) {
        let mut seen = watched.stamps();
        for (path, known) in &mut seen {
            if let Some(before) = self.seen.get(path) {
                known.1 = before.1;
            }
        }
        (self.seen, self.watched) = (seen, watched);
        self.listen();
    }

    pub fn watched(&self) -> &WatchedFiles {
        &self.watched
    }

    /// Waits for the next change; `None` once `stop` is set.
    pub fn next(&mut self, stop: &AtomicBool) -> Option<Changes> {
        let mut looked = Instant::now();
        while !stop.load(Ordering::SeqCst) {
            let noticed = match self.notices.recv_timeout(STOPS) {
                Ok(()) => {
                    let noticed = Instant::now();
                    while noticed.elapsed() < PATIENCE && self.notices.recv_timeout(QUIET).is_ok() {}
                    noticed
                }
                Err(RecvTimeoutError::Disconnected) => {
                    std::thread::sleep(STOPS);
                    Instant::now()
                }
                Err(RecvTimeoutError::Timeout) if looked.elapsed() < LOOKS => continue,
                Err(RecvTimeoutError::Timeout) => Instant::now(),
            };
            looked = Instant::now();
            if let Some(changes) = self.changes(noticed) {
                return Some(changes);
            }
        }
        None
    }

    /// The changes since the last check.
    fn changes(&mut self, noticed: Instant) -> Option<Changes> {
        let now = self.watched.stamps();
        let mut changed: BTreeMap<&PathBuf, WatchedPart> = BTreeMap::new();
        for (path, stamp) in now.iter().filter(|(path, stamp)| self.seen.get(*path) != Some(stamp)) {
            changed.insert(path, stamp.0);
        }
        for (path, stamp) in self.seen.iter().filter(|(path, _)| !now.contains_key(*path)) {
            changed.insert(path, stamp.0);
        }
        let part = changed.values().copied().max()?;
        let files = changed.into_keys().cloned().collect();
        self.seen = now;
        self.listen();
        Some(Changes { part, files, noticed })
    }

    /// Requests notifications for every folder that exists now. A folder that cannot be watched is still checked regularly.
    fn listen(&mut self) {
        for folder in self.watched.folders() {
            let _ = self.watcher.watch(&folder, RecursiveMode::NonRecursive);
        }
    }
}

/// Whether a notification is only about reading, which may be our own.
fn is_reading(kind: EventKind) -> bool {
    matches!(kind, EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write))
}
