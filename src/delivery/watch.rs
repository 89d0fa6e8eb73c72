//! What lets messages out while they go out: an approval that is revoked, or an address that is suppressed, in the middle of a
//! long run counts from the next message on.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use chrono::NaiveDate;

use super::approvals::{self, Approvals};
use super::batch::Gate;
use super::log::LogError;
use super::suppression::{Suppression, SuppressionError};
use crate::signing::Key;
use crate::workspace::Workspace;

/// Approvals and suppression lists, read again when their files change.
#[derive(Debug)]
pub struct Watch<'a> {
    root: &'a Path,
    lists: &'a [PathBuf],
    state: PathBuf,
    key: &'a Key,
    oldest: NaiveDate,
    approvals: Approvals,
    suppression: Suppression,
    seen: Vec<Option<(u64, SystemTime)>>,
}

/// Why it is not known what may go.
#[derive(Debug, thiserror::Error)]
pub enum WatchError {
    /// What was approved cannot be read.
    #[error(transparent)]
    Approvals(#[from] LogError),
    /// Who gets nothing cannot be read.
    #[error(transparent)]
    Suppression(#[from] SuppressionError),
}

impl<'a> Watch<'a> {
    /// Of a workspace, for data no older than `oldest`.
    pub fn new(workspace: &'a Workspace, key: &'a Key, oldest: NaiveDate) -> Result<Self, WatchError> {
        let lists = workspace.config.delivery.as_ref().map_or(&[][..], |delivery| &delivery.suppress.0);
        let mut watch = Self {
            root: &workspace.root,
            lists,
            state: super::state(workspace),
            key,
            oldest,
            approvals: Approvals::default(),
            suppression: Suppression::default(),
            seen: Vec::new(),
        };
        watch.refresh()?;
        Ok(watch)
    }

    /// Reads again what changed.
    pub fn refresh(&mut self) -> Result<(), WatchError> {
        let files =
            std::iter::once(approvals::path(&self.state)).chain(self.lists.iter().map(|list| self.root.join(list)));
        let stamp = |path: PathBuf| fs::metadata(path).ok().and_then(|is| Some((is.len(), is.modified().ok()?)));
        let seen: Vec<_> = files.map(stamp).collect();
        if seen != self.seen {
            self.approvals = Approvals::load(&self.state, self.key)?;
            self.suppression = Suppression::load(self.root, self.lists)?;
            self.seen = seen;
        }
        Ok(())
    }

    /// What lets a message out that nobody reads first.
    pub fn gate(&self) -> Gate<'_> {
        Gate::Unread { approvals: &self.approvals, suppression: &self.suppression, oldest: self.oldest }
    }
}
