//! Waits until a file of a deck is another.
//!
//! The system's notices only wake: what counts is what the files themselves say then, so that a notice too many, of a
//! reader or of another file beside ours, makes nothing again. Some disks give no notices, so it is looked once in a while
//! without any.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::inspect::preview::watched::{Part, Stamp, Watched};

/// How long it has to be quiet after a change: a save is several.
const QUIET: Duration = Duration::from_millis(15);
/// The longest that quiet is waited for.
const PATIENCE: Duration = Duration::from_millis(120);
/// How often it is looked whether it should stop.
const STOPS: Duration = Duration::from_millis(50);
/// How often it is looked without a notice.
const LOOKS: Duration = Duration::from_secs(1);

/// The files that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// What has to be made again.
    pub part: Part,
    /// Which they are, sorted.
    pub files: Vec<PathBuf>,
    /// When it was noticed.
    pub noticed: Instant,
}

/// A watch over a deck's files.
#[derive(Debug)]
pub struct Watch {
    watcher: RecommendedWatcher,
    notices: Receiver<()>,
    watched: Watched,
    seen: BTreeMap<PathBuf, (Part, Stamp)>,
}

/// Why nothing can be watched.
#[derive(Debug, thiserror::Error)]
#[error("failed to watch the workspace's files")]
pub struct WatchError(#[from] notify::Error);

impl Watch {
    /// Begins to watch; changes count from now on.
    pub fn new(watched: Watched) -> Result<Self, WatchError> {
        let (sender, notices) = channel();
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            if !matches!(event, Ok(event) if is_reading(event.kind)) {
                // Nobody listens any more: then nobody waits either.
                let _ = sender.send(());
            }
        })?;
        let seen = watched.stamps();
        let mut watch = Self { watcher, notices, watched, seen };
        watch.listen();
        Ok(watch)
    }

    /// Watches other files from now on; of those that it knew before no change is lost.
    pub fn follow(&mut self, watched: Watched) {
        let mut seen = watched.stamps();
        for (path, known) in &mut seen {
            if let Some(before) = self.seen.get(path) {
                known.1 = before.1;
            }
        }
        (self.seen, self.watched) = (seen, watched);
        self.listen();
    }

    /// What it watches.
    pub fn watched(&self) -> &Watched {
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
            if let Some(changes) = self.assets(noticed) {
                return Some(changes);
            }
        }
        None
    }

    /// What is another than when it was looked last.
    fn assets(&mut self, noticed: Instant) -> Option<Changes> {
        let now = self.watched.stamps();
        let mut changed: BTreeMap<&PathBuf, Part> = BTreeMap::new();
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

    /// Asks for notices of every folder there is now; of one that cannot be watched there are none, and it is looked at
    /// without.
    fn listen(&mut self) {
        for folder in self.watched.folders() {
            let _ = self.watcher.watch(&folder, RecursiveMode::NonRecursive);
        }
    }
}

/// Whether a notice only says that somebody reads, which may be ourselves.
fn is_reading(kind: EventKind) -> bool {
    matches!(kind, EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write))
}
