//! Approvals, suppression lists, overrides and the folder's rows, read again whenever their files change. So what somebody
//! decides or builds in the middle of a long run counts from the next message on.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use crate::base::paths::STATE;
use crate::base::signing::key::Key;
use crate::config::overrides::file::FOLDER;
use crate::config::problem::WorkspaceError;
use crate::config::workspace::Workspace;
use crate::delivery::approvals;
use crate::delivery::approvals::Approvals;
use crate::delivery::current_overrides::CurrentOverrides;
use crate::delivery::day::DeliveryDay;
use crate::delivery::not_sent::{NotSent, NotSentCode};
use crate::delivery::outbox::{Outbox, OutboxError, OutboxPolicy};
use crate::delivery::suppression::lists::{Suppression, SuppressionError};
use crate::delivery::suppression::stopped;
use crate::delivery::suppression::stopped::Stopped;
use crate::store::audit_log_error::AuditLogError;
use crate::store::folder_seal::FolderProver;
use crate::store::manifest::LINES_FILE;
use crate::store::manifest_row::ManifestRow;

/// How often to read a folder that changes while it is read.
const TRIES: usize = 20;

/// The pause between two tries to read a folder.
const PAUSE: Duration = Duration::from_millis(100);

/// The current state of everything that decides what may leave.
#[derive(Debug)]
pub struct OverrideWatch<'a> {
    workspace: &'a Workspace,
    key: &'a Key,
    prover: FolderProver,
    folder: PathBuf,
    day: DeliveryDay,
    only: Option<BTreeSet<String>>,
    outbox: Arc<Outbox>,
    decided: CurrentOverrides,
    approvals: Approvals,
    suppression: Suppression,
    seen: FilesRead,
    last_refresh: Instant,
}

/// The state of the files when they were last read.
#[derive(Debug, Default)]
struct FilesRead {
    lists: Vec<FileState>,
    overrides: Vec<FileState>,
    folder: Vec<FileState>,
}

/// A file and its size, times and inode, which change with its content; `None` for a missing file.
type FileState = (PathBuf, Option<(u64, SystemTime, [i64; 3])>);

#[derive(Debug, thiserror::Error)]
pub enum WatchError {
    /// The record of approvals or of whoever asked for no more.
    #[error(transparent)]
    Record(#[from] AuditLogError),
    #[error(transparent)]
    Suppression(#[from] SuppressionError),
    #[error(transparent)]
    Overrides(#[from] WorkspaceError),
    /// It is unknown which account an override is for.
    #[error("{path} cannot be used, and whose it is cannot be known, so nothing leaves: {why}")]
    UnknownAccount { path: String, why: String },
    #[error(transparent)]
    Outbox(#[from] OutboxError),
}

impl<'a> OverrideWatch<'a> {
    /// Reads an output folder and its workspace, for decks that leave on `day`.
    pub fn new(
        workspace: &'a Workspace,
        key: &'a Key,
        prover: FolderProver,
        folder: &Path,
        day: DeliveryDay,
    ) -> Result<Self, WatchError> {
        let mut watch = Self {
            workspace,
            key,
            prover,
            folder: folder.to_owned(),
            day,
            only: None,
            outbox: Arc::default(),
            decided: CurrentOverrides::default(),
            approvals: Approvals::default(),
            suppression: Suppression::default(),
            seen: FilesRead::default(),
            last_refresh: Instant::now(),
        };
        watch.refresh()?;
        Ok(watch)
    }

    /// Selects accounts by id; `None` selects all.
    #[must_use]
    pub fn only(self, only: Option<BTreeSet<String>>) -> Self {
        Self { only, ..self }
    }

    pub fn outbox(&self) -> &Arc<Outbox> {
        &self.outbox
    }

    /// Reads the files again that changed.
    pub fn refresh(&mut self) -> Result<(), WatchError> {
        self.refresh_lists()?;
        let rows = self.has_changed();
        if rows {
            (self.outbox, self.seen.folder) = self.read_folder()?;
        }
        let overrides = folder_state(&self.workspace.root.join(FOLDER));
        let files = overrides != self.seen.overrides;
        if files {
            self.decided = self.decided.reloaded(self.workspace.overrides()?);
            self.seen.overrides = overrides;
        }
        let unknown = || self.decided.of_unknown_account(|id| self.outbox.row(id).is_some());
        if (rows || files)
            && let Some((path, why)) = unknown().or_else(|| self.decided.misnamed(self.outbox.rows()))
        {
            return Err(WatchError::UnknownAccount { path: path.to_owned(), why });
        }
        self.last_refresh = Instant::now();
        Ok(())
    }

    /// Refreshes unless the last refresh is less than `pause` ago, since publishing handles thousands of decks a second.
    pub fn refresh_after(&mut self, pause: Duration) -> Result<(), WatchError> {
        if self.last_refresh.elapsed() >= pause { self.refresh() } else { Ok(()) }
    }

    fn refresh_lists(&mut self) -> Result<(), WatchError> {
        let state = self.workspace.state();
        let lists = self.workspace.config.delivery.as_ref().map_or(&[][..], |delivery| &delivery.suppress.0);
        let files = lists.iter().map(|list| self.workspace.root.join(&list.path));
        let records = [approvals::path(&state), stopped::path(&state)];
        let seen = file_states(records.into_iter().chain(files));
        if seen != self.seen.lists {
            self.approvals = Approvals::load(&state, self.key)?;
            let stopped = Stopped::load(&state, self.key)?;
            self.suppression = Suppression::load(&self.workspace.root, lists)?.with(stopped);
            self.seen.lists = seen;
        }
        Ok(())
    }

    /// Reads the rows, with the state of their files. Tries again if a build replaces the files meanwhile.
    fn read_folder(&self) -> Result<(Arc<Outbox>, Vec<FileState>), WatchError> {
        let mut tries = 0;
        loop {
            let before = self.folder_now();
            let read = Outbox::load(&self.folder, &self.prover);
            tries += 1;
            if self.folder_now() == before || tries == TRIES {
                return Ok((Arc::new(read?), before));
            }
            std::thread::sleep(PAUSE);
        }
    }

    /// Whether the folder has changed since it was last read.
    pub fn has_changed(&self) -> bool {
        self.seen.folder != self.folder_now()
    }

    fn folder_now(&self) -> Vec<FileState> {
        file_states([LINES_FILE, crate::store::folder_contents::FILE].map(|file| self.folder.join(file)))
    }

    /// Whether a build is writing into the folder right now.
    pub fn is_being_built(&self) -> bool {
        let lock = fs::File::open(self.folder.join(STATE).join("lock"));
        lock.is_ok_and(|lock| matches!(lock.try_lock_shared(), Err(fs::TryLockError::WouldBlock)))
    }

    pub fn suppression(&self) -> &Suppression {
        &self.suppression
    }

    /// The policy for a message that no person reads before it goes.
    pub fn policy(&self) -> OutboxPolicy<'_> {
        OutboxPolicy {
            decided: &self.decided,
            day: Some(self.day),
            suppression: Some(&self.suppression),
            approvals: Some(&self.approvals),
            only: self.only.as_ref(),
        }
    }

    /// The policy for a deck that is published already: stale data and holds that began since the build do not withhold it.
    pub fn published_policy(&self) -> OutboxPolicy<'_> {
        OutboxPolicy { day: None, ..self.policy() }
    }

    /// The policy for a trial, which sends decks to an address that is no account's contact.
    pub fn trial_policy(&self) -> OutboxPolicy<'_> {
        OutboxPolicy { day: None, approvals: None, ..self.policy() }
    }

    /// The current row of the same account, or why its deck does not leave any more.
    pub fn now(&self, row: &ManifestRow, policy: &OutboxPolicy) -> Result<&ManifestRow, NotSent> {
        let Some(now) = self.outbox.row(&row.account_id) else {
            return Err(NotSent::of(row, NotSentCode::Gone, "a build took its row away meanwhile".into()));
        };
        self.outbox.withholds(now, policy).map_or(Ok(now), Err)
    }

    /// Why a row's deck does not leave any more, if so. One reason is that a build replaced the row.
    pub fn withheld(&self, row: &ManifestRow, policy: &OutboxPolicy) -> Option<NotSent> {
        match self.now(row, policy) {
            Err(withheld) => Some(withheld),
            Ok(now) if now.stands_as(row) => None,
            Ok(_) => Some(NotSent::of(
                row,
                NotSentCode::Changed,
                "a build replaced its row meanwhile; give the command again".into(),
            )),
        }
    }
}

fn file_states(files: impl IntoIterator<Item = PathBuf>) -> Vec<FileState> {
    files.into_iter().map(file_state).collect()
}

/// The folder itself and its entries, sorted.
fn folder_state(folder: &Path) -> Vec<FileState> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut all = vec![file_state(folder.to_owned())];
    all.extend(entries.map(|entry| file_state(entry.path())));
    all.sort();
    all
}

fn file_state(path: PathBuf) -> FileState {
    let state = fs::metadata(&path).ok().and_then(|is| {
        #[cfg(unix)]
        let marks = {
            use std::os::unix::fs::MetadataExt as _;
            [is.ino() as i64, is.ctime(), is.ctime_nsec()]
        };
        #[cfg(not(unix))]
        let marks = [0; 3];
        Some((is.len(), is.modified().ok()?, marks))
    });
    (path, state)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::flags::Flags;
    use crate::store::folder_contents::Contents;
    use crate::store::manifest::Manifest;
    use crate::store::manifest_row::Outcome;

    fn row(id: &str) -> ManifestRow {
        ManifestRow {
            outcome: Outcome::Rendered,
            contact_email: format!("{id}@example.com"),
            period: "2026-Q3".into(),
            file: format!("{id}_2026-Q3_review_2f8fe6.pdf"),
            bytes: Some(60_000),
            ..ManifestRow::of(id)
        }
    }

    /// Writes rows into a folder as a build does.
    fn build(folder: &Path, rows: Vec<ManifestRow>, prover: &FolderProver) {
        let rows = rows.into_iter().map(|row| row.sealed(prover.rows())).collect();
        Manifest::new(rows).write(folder).unwrap();
        prover.settle(folder, &Contents::of(folder).unwrap()).unwrap();
    }

    #[test]
    fn what_is_decided_and_what_is_built_is_seen_at_the_next_look() {
        let root = tempfile::tempdir().unwrap();
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data");
        for file in ["qbr.yaml", "catalogue.yaml"] {
            fs::copy(sample.join(file), root.path().join(file)).unwrap();
        }
        let workspace = Workspace::load(root.path(), &Flags::default(), "2026-10-05".parse().unwrap()).unwrap();
        let (out, key, prover) = (root.path().join("out"), Key::of_tests(1), FolderProver::of_tests());
        fs::create_dir(&out).unwrap();
        build(&out, vec![row("a"), row("b")], &prover);
        let mut watch =
            OverrideWatch::new(&workspace, &key, prover.clone(), &out, DeliveryDay::of_tests("2026-10-05")).unwrap();
        let [a, b] = ["a", "b"].map(|id| watch.outbox().row(id).unwrap().clone());
        let withheld = |watch: &OverrideWatch, row: &ManifestRow| {
            watch.withheld(row, &watch.trial_policy()).map(|withheld| withheld.code)
        };
        assert_eq!((withheld(&watch, &a), withheld(&watch, &b)), (None, None));
        assert!(watch.policy().day.is_some() && watch.policy().approvals.is_some());
        assert!(watch.published_policy().day.is_none() && watch.published_policy().approvals.is_some());
        assert!(watch.trial_policy().day.is_none() && watch.trial_policy().approvals.is_none());

        fs::create_dir(root.path().join(FOLDER)).unwrap();
        fs::write(root.path().join(FOLDER).join("b.yaml"), "hold: wait\n").unwrap();
        watch.refresh_after(Duration::from_secs(3_600)).unwrap();
        assert_eq!(withheld(&watch, &b), None, "nobody has looked yet");
        watch.refresh_after(Duration::ZERO).unwrap();
        assert_eq!((withheld(&watch, &a), withheld(&watch, &b)), (None, Some(NotSentCode::Override)));

        build(&out, vec![ManifestRow { contact_email: "new@example.com".into(), ..a.clone() }], &prover);
        watch.refresh().unwrap();
        assert_eq!((withheld(&watch, &a), withheld(&watch, &b)), (Some(NotSentCode::Changed), Some(NotSentCode::Gone)));

        assert!(!watch.is_being_built());
        fs::create_dir_all(out.join(STATE)).unwrap();
        let lock = fs::File::create(out.join(STATE).join("lock")).unwrap();
        lock.lock().unwrap();
        assert!(watch.is_being_built());
        drop(lock);
        assert!(!watch.is_being_built());

        fs::write(root.path().join(FOLDER).join("who.yaml"), "hold: [\n").unwrap();
        assert!(matches!(watch.refresh(), Err(WatchError::UnknownAccount { .. })));
    }
}
