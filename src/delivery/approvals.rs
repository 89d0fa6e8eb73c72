//! Who approved which deck, and when. An approval covers the exact bytes of a deck and its recipient: a deck that was rebuilt
//! with other bytes, or that would go to somebody else, needs a new one.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::base::account_id::identity;
use crate::base::address;
use crate::base::signing::key::Key;
use crate::delivery::mismatch::Mismatch;
use crate::store::audit_log::AuditLog;
use crate::store::audit_log_error::AuditLogError;
use crate::store::manifest_row::ManifestRow;

/// One decision on one deck.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalDecision {
    pub at: DateTime<Utc>,
    pub by: String,
    /// `false` if an approval was revoked.
    pub approved: bool,
    pub account_id: String,
    pub period: String,
    /// The hash of the deck.
    pub sha256: String,
    /// The address of the recipient; of several all of them, parted by commas.
    pub recipient: String,
}

/// The last decision for each account's identity and quarter.
#[derive(Debug, Clone, Default)]
pub struct Approvals(HashMap<(String, String), ApprovalDecision>);

#[derive(Debug, thiserror::Error)]
pub enum ApproveError {
    #[error(transparent)]
    AuditLog(#[from] AuditLogError),
    #[error(transparent)]
    Mismatch(#[from] Mismatch),
}

pub(crate) fn path(state: &Path) -> PathBuf {
    state.join("approvals.jsonl")
}

impl Approvals {
    pub fn load(state: &Path, key: &Key) -> Result<Self, AuditLogError> {
        Ok(Self::of(AuditLog::read(&path(state), PURPOSE, key)?))
    }

    pub(crate) fn of(decisions: Vec<ApprovalDecision>) -> Self {
        let last = decisions.into_iter().map(|d| ((identity(&d.account_id).to_owned(), d.period.clone()), d));
        Self(last.collect())
    }

    /// The last decision on a row's account and quarter.
    pub(crate) fn last(&self, row: &ManifestRow) -> Option<&ApprovalDecision> {
        self.0.get(&(identity(&row.account_id).to_owned(), row.period.clone()))
    }

    /// Why a row has no valid approval; `None` if it has one.
    pub fn missing_approval(&self, row: &ManifestRow) -> Option<String> {
        let Some(last) = self.last(row) else {
            return Some("nobody approved its deck".into());
        };
        let (by, day) = (&last.by, last.at.date_naive());
        if !last.approved {
            return Some(format!("{by} revoked its approval on {day}"));
        }
        if last.sha256 != row.sha256 {
            return Some(format!("its deck changed since {by} approved it on {day}"));
        }
        if keys(last.recipient.split(", ")) != keys(row.recipients()) {
            return Some(format!("its recipient changed since {by} approved it on {day}"));
        }
        None
    }
}

/// All recipients of a row, as a decision names them.
pub(crate) fn recipients(row: &ManifestRow) -> String {
    row.recipients().collect::<Vec<_>>().join(", ")
}

fn keys<'a>(addresses: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    addresses.map(address::key).filter(|key| !key.is_empty()).collect()
}

pub(crate) const PURPOSE: &str = "approvals";

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> ManifestRow {
        ManifestRow {
            period: "2026-Q3".into(),
            sha256: "ab".into(),
            contact_email: "ada@example.com".into(),
            ..ManifestRow::of("a")
        }
    }

    fn decision(approved: bool) -> ApprovalDecision {
        ApprovalDecision {
            at: "2026-10-05T09:00:00Z".parse().unwrap(),
            by: "Robin".into(),
            approved,
            account_id: "a".into(),
            period: "2026-Q3".into(),
            sha256: "ab".into(),
            recipient: "Ada@EXAMPLE.com".into(),
        }
    }

    #[test]
    fn an_approval_is_of_one_account_quarter_deck_and_recipient() {
        let approvals = Approvals::of(vec![decision(true)]);
        assert_eq!(approvals.missing_approval(&row()), None);
        for (other, why) in [
            (ManifestRow { account_id: "b".into(), ..row() }, "nobody approved its deck"),
            (ManifestRow { period: "2026-Q4".into(), ..row() }, "nobody approved its deck"),
            (ManifestRow { sha256: "cd".into(), ..row() }, "its deck changed since Robin approved it on 2026-10-05"),
            (
                ManifestRow { contact_email: "bo@example.com".into(), ..row() },
                "its recipient changed since Robin approved it on 2026-10-05",
            ),
            (
                ManifestRow { contact_cc: vec!["bo@example.com".into()], ..row() },
                "its recipient changed since Robin approved it on 2026-10-05",
            ),
        ] {
            assert_eq!(approvals.missing_approval(&other).as_deref(), Some(why));
        }
    }

    #[test]
    fn the_last_decision_counts() {
        let why = |decisions: &[bool]| {
            Approvals::of(decisions.iter().map(|approved| decision(*approved)).collect()).missing_approval(&row())
        };
        assert_eq!(why(&[true, false]).as_deref(), Some("Robin revoked its approval on 2026-10-05"));
        assert_eq!([why(&[false, true]), why(&[true])], [None, None]);
        assert_eq!(why(&[]).as_deref(), Some("nobody approved its deck"));
    }
}
