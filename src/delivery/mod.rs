//! From a built folder to its readers: drafts, files for the tools that send e-mail, sending, publishing, and the hands that
//! readers raise.
//!
//! [`batch`] is the one place that says what may leave and proves that it belongs together. Everything that must outlive a
//! run, approvals, what was sent and who raised a hand, is a [`log`] in the workspace's state folder, not in the output folder,
//! which is made anew each quarter.

pub mod approvals;
pub mod batch;
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

use std::path::PathBuf;

use crate::output::STATE;
use crate::signing::{Key, KeyError};
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
