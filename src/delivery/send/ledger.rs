//! The record of sent messages. One entry is written before a message's data ends, another when the server has answered; if the
//! second is missing, nobody knows whether the message was sent.

use std::collections::HashMap;
use std::path::Path;

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

use crate::base::account_id::identity;
use crate::base::address;
use crate::base::signing::key::Key;
use crate::store::audit_log::AuditLog;
use crate::store::audit_log_error::AuditLogError;
use crate::store::manifest_row::ManifestRow;

const PURPOSE: &str = "sent";

/// How far a message has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SentState {
    /// Its data is about to end: from here on the server may have accepted it.
    Begun,
    /// The server accepted it.
    Taken,
    /// The server refused it for now.
    Later,
    /// The server refused it for good.
    Refused,
    /// A person says that a message of unknown state was not sent.
    Released,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentEntry {
    pub at: DateTime<Utc>,
    pub state: SentState,
    pub account_id: String,
    pub period: String,
    pub recipient: String,
    /// The hash of the deck.
    pub sha256: String,
    pub message_id: String,
    /// The server's answer, or the person who decided.
    pub said: String,
}

/// The state of a message, from the last entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// The server accepted it at this time.
    Taken(DateTime<Utc>),
    /// The server refused it for good, with this answer.
    Refused(String),
    /// The server may have accepted it: its answer never came.
    Unknown(DateTime<Utc>),
}

/// The record, open for writing.
#[derive(Debug)]
pub struct Ledger<'a> {
    log: AuditLog<'a, SentEntry>,
    record: SentRecord,
}

/// The last entry for each account's identity, quarter and recipient.
#[derive(Debug, Default)]
pub struct SentRecord {
    last: HashMap<(String, String, String), SentEntry>,
    /// When messages may have gone out, for the limit of a day.
    sent: Vec<DateTime<Utc>>,
}

fn path(state: &Path) -> std::path::PathBuf {
    state.join("sent.jsonl")
}

fn key_of(account_id: &str, period: &str, recipient: &str) -> (String, String, String) {
    (identity(account_id).to_owned(), period.to_owned(), address::key(recipient))
}

impl SentRecord {
    pub fn load(state: &Path, key: &Key) -> Result<Self, AuditLogError> {
        Ok(Self::of(AuditLog::read(&path(state), PURPOSE, key)?))
    }

    fn of(entries: Vec<SentEntry>) -> Self {
        let mut record = Self::default();
        entries.into_iter().for_each(|entry| record.note(entry));
        record
    }

    fn note(&mut self, entry: SentEntry) {
        let key = key_of(&entry.account_id, &entry.period, &entry.recipient);
        let refused = matches!(entry.state, SentState::Later | SentState::Refused);
        if entry.state == SentState::Begun {
            self.sent.push(entry.at);
        } else if refused && self.last.get(&key).is_some_and(|last| last.state == SentState::Begun) {
            // The server refused the data, so the message does not count. Messages go one after the other, so it is the last.
            self.sent.pop();
        }
        self.last.insert(key, entry);
    }

    /// The state of a row's message; `None` if it was not sent.
    pub fn standing(&self, row: &ManifestRow) -> Option<Standing> {
        let last = self.last.get(&key_of(&row.account_id, &row.period, &row.contact_email))?;
        match last.state {
            SentState::Begun => Some(Standing::Unknown(last.at)),
            SentState::Taken => Some(Standing::Taken(last.at)),
            SentState::Refused => Some(Standing::Refused(last.said.clone())),
            SentState::Later | SentState::Released => None,
        }
    }

    /// The messages of unknown state, by quarter and account.
    pub fn unknown(&self) -> Vec<&SentEntry> {
        let mut unknown: Vec<_> = self.last.values().filter(|entry| entry.state == SentState::Begun).collect();
        unknown.sort_by(|a, b| (&a.period, &a.account_id).cmp(&(&b.period, &b.account_id)));
        unknown
    }

    /// How many messages may have gone out in the day before `now`.
    pub fn in_a_day(&self, now: DateTime<Utc>) -> usize {
        let is_of_the_day = |at: &&DateTime<Utc>| now - **at < Duration::days(1) && !is_ahead(**at, now);
        self.sent.iter().filter(is_of_the_day).count()
    }

    /// How many messages went out while a clock was ahead of `now`. When they really did is not known, so they count for no day.
    pub fn ahead(&self, now: DateTime<Utc>) -> usize {
        self.sent.iter().filter(|at| is_ahead(**at, now)).count()
    }
}

/// Clocks of two machines differ by a little.
fn is_ahead(at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    at - now > Duration::minutes(10)
}

impl<'a> Ledger<'a> {
    /// Opens the ledger for this process alone.
    pub fn open(state: &Path, key: &'a Key) -> Result<Self, AuditLogError> {
        let (log, entries) = AuditLog::open(&path(state), PURPOSE, key)?;
        Ok(Self { log, record: SentRecord::of(entries) })
    }

    pub fn record(&self) -> &SentRecord {
        &self.record
    }

    /// Adds an entry. It is on the disk when this returns.
    pub fn note(&mut self, entry: SentEntry) -> Result<(), AuditLogError> {
        self.log.append(&entry)?;
        self.record.note(entry);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(state: SentState, account: &str) -> SentEntry {
        SentEntry {
            at: "2026-10-05T09:00:00Z".parse().unwrap(),
            state,
            account_id: account.into(),
            period: "2026-Q3".into(),
            recipient: "Ada@example.com".into(),
            sha256: "ab".into(),
            message_id: "x@example.com".into(),
            said: "250 ok".into(),
        }
    }

    fn record(states: &[SentState]) -> SentRecord {
        SentRecord::of(states.iter().map(|state| entry(state.clone(), "a")).collect())
    }

    fn row() -> ManifestRow {
        ManifestRow { period: "2026-Q3".into(), contact_email: "ada@EXAMPLE.com".into(), ..ManifestRow::of("a") }
    }

    #[test]
    fn a_message_without_an_answer_cannot_be_known() {
        let at = "2026-10-05T09:00:00Z".parse().unwrap();
        assert_eq!(record(&[]).standing(&row()), None);
        assert_eq!(record(&[SentState::Begun]).standing(&row()), Some(Standing::Unknown(at)));
        assert_eq!(record(&[SentState::Begun, SentState::Taken]).standing(&row()), Some(Standing::Taken(at)));
        assert_eq!(record(&[SentState::Begun, SentState::Later]).standing(&row()), None);
        assert_eq!(record(&[SentState::Begun, SentState::Released]).standing(&row()), None);
        assert_eq!(record(&[SentState::Begun]).unknown().len(), 1);
    }

    #[test]
    fn a_message_counts_for_its_account_quarter_and_recipient_alone() {
        let sent = record(&[SentState::Begun, SentState::Taken]);
        assert!(sent.standing(&row()).is_some());
        for other in [
            ManifestRow { account_id: "b".into(), ..row() },
            ManifestRow { period: "2026-Q4".into(), ..row() },
            ManifestRow { contact_email: "bo@example.com".into(), ..row() },
        ] {
            assert_eq!(sent.standing(&other), None, "{other:?}");
        }
    }

    #[test]
    fn what_was_sent_in_one_form_of_an_id_was_sent_in_the_other() {
        let [short, long] = ["0015500000Xyy06", "0015500000Xyy06AAB"];
        let row = |id: &str| ManifestRow { account_id: id.into(), ..row() };
        for (sent, now) in [(short, long), (long, short)] {
            let record = SentRecord::of(vec![entry(SentState::Taken, sent)]);
            assert!(record.standing(&row(now)).is_some(), "{sent} {now}");
        }
        let record = SentRecord::of(vec![entry(SentState::Taken, short)]);
        for other in ["0015500000xyy06", "0015500000Xyy06AAA"] {
            assert_eq!(record.standing(&row(other)), None, "{other}");
        }
    }

    #[test]
    fn what_a_clock_that_was_ahead_wrote_blocks_no_day() {
        let at = |at: &str| SentEntry { at: at.parse().unwrap(), ..entry(SentState::Begun, at) };
        let sent = ["2026-10-04T10:00:00Z", "2030-01-01T00:00:00Z", "2030-01-01T00:01:00Z", "2026-10-05T08:00:00Z"];
        let record = SentRecord::of(sent.into_iter().map(at).collect());
        let now = "2026-10-05T09:00:00Z".parse().unwrap();
        assert_eq!((record.in_a_day(now), record.ahead(now)), (2, 2));
        assert_eq!(record.in_a_day(now + Duration::hours(2)), 1);
    }

    #[test]
    fn a_day_counts_what_may_have_gone_out() {
        let now = "2026-10-06T08:59:59Z".parse().unwrap();
        let all = record(&[SentState::Begun, SentState::Taken, SentState::Begun, SentState::Later, SentState::Begun]);
        assert_eq!(all.in_a_day(now), 2);
        let of = |states: &[SentState]| record(states).in_a_day(now);
        assert_eq!([of(&[SentState::Begun]), of(&[SentState::Begun, SentState::Taken])], [1, 1]);
        assert_eq!([of(&[SentState::Begun, SentState::Refused]), of(&[SentState::Begun, SentState::Later])], [0, 0]);
        assert_eq!(all.in_a_day(now + Duration::seconds(1)), 0);
    }
}
