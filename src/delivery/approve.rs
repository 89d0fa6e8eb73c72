//! Approves and revokes decks of an output folder.

use std::path::Path;

use chrono::{DateTime, Utc};

use crate::base::signing::key::Key;
use crate::delivery::approvals::{ApprovalDecision, Approvals, ApproveError, PURPOSE, path, recipients};
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

/// Records a decision on some rows, and returns the rows for which it was new. Before an approval each deck on the disk is
/// verified.
pub fn decide<'a>(
    outbox: &Outbox,
    rows: impl IntoIterator<Item = &'a ManifestRow>,
    verdict: Verdict<'_>,
    state: &Path,
    key: &Key,
) -> Result<Vec<&'a ManifestRow>, ApproveError> {
    let Verdict { approved, by, at } = verdict;
    let (mut log, before) = AuditLog::open(&path(state), PURPOSE, key)?;
    let before = Approvals::of(before);
    let is_decided = |row: &ManifestRow| match approved {
        true => before.missing_approval(row).is_none(),
        false => before.last(row).is_none_or(|last| !last.approved),
    };
    let rows: Vec<&ManifestRow> = rows.into_iter().collect();
    if approved {
        rows.iter().try_for_each(|row| outbox.deck(row).map(drop))?;
    }
    let decided: Vec<&ManifestRow> = rows.into_iter().filter(|row| !is_decided(row)).collect();
    let mut decisions = Vec::with_capacity(decided.len());
    for row in &decided {
        decisions.push(ApprovalDecision {
            at,
            by: by.to_owned(),
            approved,
            account_id: row.account_id.clone(),
            period: row.period.clone(),
            sha256: row.sha256.clone(),
            recipient: recipients(row),
        });
    }
    log.append_all(&decisions)?;
    Ok(decided)
}
