//! Who let which deck out, and when. An approval is of a deck's very bytes and of its recipient: a deck that was made anew, or
//! that would now go to somebody else, needs another.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::base::address;
use crate::base::signing::key::Key;
use crate::delivery::mismatch::Mismatch;
use crate::store::audit_log::{AuditLog, AuditLogError};
use crate::store::manifest_row::ManifestRow;

/// One decision on one deck.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// When.
    pub at: DateTime<Utc>,
    /// Who decided.
    pub by: String,
    /// Let out, or taken back.
    pub approved: bool,
    /// Whose deck.
    pub account_id: String,
    /// Of which quarter.
    pub period: String,
    /// The deck's hash.
    pub sha256: String,
    /// Who was to get it.
    pub recipient: String,
}

/// The last decision on each account's deck of each quarter.
#[derive(Debug, Clone, Default)]
pub struct Approvals(pub(crate) HashMap<(String, String), Decision>);

/// Why nothing could be decided.
#[derive(Debug, thiserror::Error)]
pub enum ApproveError {
    /// The record cannot be used.
    #[error(transparent)]
    AuditLog(#[from] AuditLogError),
    /// A deck is not what the manifest says.
    #[error(transparent)]
    Mismatch(#[from] Mismatch),
}

/// Where approvals are recorded.
pub(crate) fn path(state: &Path) -> PathBuf {
    state.join("approvals.jsonl")
}

impl Approvals {
    /// What was decided so far.
    pub fn load(state: &Path, key: &Key) -> Result<Self, AuditLogError> {
        Ok(Self::of(AuditLog::read(&path(state), PURPOSE, key)?))
    }

    pub(crate) fn of(decisions: Vec<Decision>) -> Self {
        let last = decisions.into_iter().map(|d| ((d.account_id.clone(), d.period.clone()), d));
        Self(last.collect())
    }

    /// What a row lacks to go out; `None` for one that was approved as it is.
    pub fn lacking(&self, row: &ManifestRow) -> Option<String> {
        let Some(last) = self.0.get(&(row.account_id.clone(), row.period.clone())) else {
            return Some("nobody approved its deck".into());
        };
        let (by, day) = (&last.by, last.at.date_naive());
        if !last.approved {
            return Some(format!("{by} revoked its approval on {day}"));
        }
        if last.sha256 != row.sha256 {
            return Some(format!("its deck changed since {by} approved it on {day}"));
        }
        if address::key(&last.recipient) != address::key(&row.contact_email) {
            return Some(format!("its recipient changed since {by} approved it on {day}"));
        }
        None
    }
}

pub(crate) const PURPOSE: &str = "approvals";
