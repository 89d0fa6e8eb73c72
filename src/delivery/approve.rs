//! Approving and revoking decks of a built folder.

use std::path::Path;

use chrono::{DateTime, Utc};

use crate::base::signing::key::Key;
use crate::delivery::approvals::{Approvals, ApproveError, Decision, PURPOSE, path};
use crate::delivery::outbox::Outbox;
use crate::store::audit_log::AuditLog;
use crate::store::manifest_row::ManifestRow;

/// What somebody decides about decks, and when.
#[derive(Debug, Clone, Copy)]
pub struct Verdict<'a> {
    /// Whether they may leave; else an earlier approval is taken back.
    pub approved: bool,
    pub by: &'a str,
    pub at: DateTime<Utc>,
}

/// Records a decision on some rows of a batch, those that are decided so already left out; gives the rows it recorded. A deck is
/// approved only as it stands on the disk.
pub fn decide<'a>(
    batch: &Outbox,
    rows: impl IntoIterator<Item = &'a ManifestRow>,
    verdict: Verdict<'_>,
    state: &Path,
    key: &Key,
) -> Result<Vec<&'a ManifestRow>, ApproveError> {
    let Verdict { approved, by, at } = verdict;
    let (mut log, before) = AuditLog::open(&path(state), PURPOSE, key)?;
    let before = Approvals::of(before);
    let stands = |row: &ManifestRow| match approved {
        true => before.lacking(row).is_none(),
        false => before.0.get(&(row.account_id.clone(), row.period.clone())).is_none_or(|last| !last.approved),
    };
    let rows: Vec<&ManifestRow> = rows.into_iter().collect();
    if approved {
        rows.iter().try_for_each(|row| batch.deck(row).map(drop))?;
    }
    let decided: Vec<&ManifestRow> = rows.into_iter().filter(|row| !stands(row)).collect();
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
