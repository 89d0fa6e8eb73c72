//! Who let which deck out, and when. An approval is of a deck's very bytes and of its recipient: a deck that was made anew, or
//! that would now go to somebody else, needs another.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::batch::{Batch, Mismatch};
use super::log::{Log, LogError};
use crate::address;
use crate::output::manifest::DeckRecord;
use crate::signing::Key;

const PURPOSE: &str = "approvals";

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
pub struct Approvals(HashMap<(String, String), Decision>);

/// Why nothing could be decided.
#[derive(Debug, thiserror::Error)]
pub enum ApproveError {
    /// The record cannot be used.
    #[error(transparent)]
    Log(#[from] LogError),
    /// A deck is not what the manifest says.
    #[error(transparent)]
    Mismatch(#[from] Mismatch),
}

/// Where approvals are recorded.
pub(super) fn path(state: &Path) -> PathBuf {
    state.join("approvals.jsonl")
}

impl Approvals {
    /// What was decided so far.
    pub fn load(state: &Path, key: &Key) -> Result<Self, LogError> {
        Ok(Self::of(Log::read(&path(state), PURPOSE, key)?))
    }

    fn of(decisions: Vec<Decision>) -> Self {
        let last = decisions.into_iter().map(|d| ((d.account_id.clone(), d.period.clone()), d));
        Self(last.collect())
    }

    /// What a row lacks to go out; `None` for one that was approved as it is.
    pub fn lacking(&self, row: &DeckRecord) -> Option<String> {
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

/// Records a decision on some rows of a batch, those that are decided so already left out; gives the rows it recorded. A deck is
/// approved only as it stands on the disk.
pub fn decide<'a>(
    batch: &Batch,
    rows: impl IntoIterator<Item = &'a DeckRecord>,
    approved: bool,
    by: &str,
    at: DateTime<Utc>,
    state: &Path,
    key: &Key,
) -> Result<Vec<&'a DeckRecord>, ApproveError> {
    let (mut log, before) = Log::open(&path(state), PURPOSE, key)?;
    let before = Approvals::of(before);
    let stands = |row: &DeckRecord| match approved {
        true => before.lacking(row).is_none(),
        false => before.0.get(&(row.account_id.clone(), row.period.clone())).is_none_or(|last| !last.approved),
    };
    let rows: Vec<&DeckRecord> = rows.into_iter().collect();
    if approved {
        rows.iter().try_for_each(|row| batch.deck(row).map(drop))?;
    }
    let decided: Vec<&DeckRecord> = rows.into_iter().filter(|row| !stands(row)).collect();
    let mut decisions = Vec::with_capacity(decided.len());
    for row in &decided {
        decisions.push(Decision {
            at,
            by: by.to_owned(),
            approved,
            account_id: row.account_id.clone(),
            period: row.period.clone(),
            sha256: row.sha256.clone(),
            recipient: row.contact_email.clone(),
        });
    }
    log.append_all(&decisions)?;
    Ok(decided)
}
