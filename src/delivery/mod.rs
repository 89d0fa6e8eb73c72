//! From a built folder to its readers: drafts, files for the tools that send e-mail, sending, publishing, and the hands that
//! readers raise.
//!
//! [`batch`] is the one place that says what may leave and proves that it belongs together. Everything that must outlive a
//! run, approvals, what was sent and who raised a hand, is a [`log`] in the workspace's state folder, not in the output folder,
//! which is made anew each quarter.

pub mod approvals;
pub mod batch;
pub mod day;
pub mod decided;
pub mod drafts;
pub mod letter;
pub mod link;
pub mod log;
pub mod merge;
pub mod publish;
pub mod raise;
pub mod send;
pub mod shape;
pub mod suppression;
pub mod template;
pub mod watch;

use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use crate::output::STATE;
use crate::output::proof::Prover;
use crate::signing::{Key, KeyError, identity};
use crate::workspace::Workspace;

/// Where a workspace keeps what must not be lost.
pub fn state(workspace: &Workspace) -> PathBuf {
    workspace.root.join(STATE)
}

/// The workspace's key, which is made where it is missing; none in a workspace without a `delivery` section.
pub fn key(workspace: &Workspace) -> Result<Option<Key>, KeyError> {
    let delivery = workspace.config.delivery.as_ref();
    delivery.map(|delivery| Key::load_or_make(&workspace.root.join(&delivery.key))).transpose()
}

/// By what the workspace knows the folders that it built: its identity and its keys, which are made where they are missing.
/// Keys that it had before stand in `old_keys` beside the new one.
pub fn prover(workspace: &Workspace) -> Result<Prover, KeyError> {
    let key = match &workspace.key {
        Some(key) => Some(Arc::clone(key)),
        None => key(workspace)?.map(Arc::new),
    };
    let state = state(workspace);
    let own = match identity(&state.join("workspace")) {
        // Nothing can be made here, and a workspace without a key could prove nothing by it.
        Err(KeyError::Io { source, .. }) if key.is_none() && is_closed(&source) => String::new(),
        own => own?,
    };
    Ok(Prover::new(own, key, old_keys(&state.join("old_keys"))?, state.join("accepted.jsonl")))
}

fn is_closed(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

fn old_keys(folder: &std::path::Path) -> Result<Vec<Key>, KeyError> {
    let failed = |source| KeyError::Io { what: "list", path: folder.to_owned(), source };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(error)),
    };
    let mut keys = Vec::new();
    for entry in entries {
        keys.push(Key::load(&entry.map_err(failed)?.path())?);
    }
    Ok(keys)
}
