//! The record of addresses that get nothing any more because their reader asked for it, or because their mailbox refused a message
//! for good. It counts from the moment an entry stands in it, and a person may take one back. Where the key that sealed an entry is
//! gone, whom it stops stays stopped, and whom it takes back is not: in doubt nothing is sent.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::base::address::Address;
use crate::base::signing::key::Key;
use crate::delivery::not_sent::NotSentCode;
use crate::store::audit_chain::Recorded;
use crate::store::audit_log::AuditLog;
use crate::store::audit_log_error::AuditLogError;

const PURPOSE: &str = "stopped";

/// Why an address gets nothing any more, or does again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StopCause {
    /// A message asked for it.
    Message,
    /// The link of a message asked for it.
    Link,
    /// Somebody of the team put it down.
    Person,
    /// Its mailbox refused a message for good.
    Bounced,
    /// Somebody of the team took it back.
    TakenBack,
}

/// One decision on one address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StopEntry {
    pub at: DateTime<Utc>,
    pub address: String,
    pub cause: StopCause,
    /// Whoever decided it, or the sender of the message.
    pub by: String,
    /// The hash of the message, which counts once however often its mailbox is read; empty without one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub message: String,
}

/// The entry that counts of each mailbox, whatever its tag.
#[derive(Debug, Clone, Default)]
pub struct Stopped {
    last: BTreeMap<String, StopEntry>,
    messages: BTreeSet<(String, String)>,
    unproven: usize,
}

/// The record, open for writing.
#[derive(Debug)]
pub struct StopLog<'a> {
    log: AuditLog<'a, StopEntry>,
    stopped: Stopped,
}

pub(crate) fn path(state: &Path) -> PathBuf {
    state.join("stopped.jsonl")
}

impl StopEntry {
    /// Why the address gets nothing.
    pub(crate) fn reason(&self) -> (NotSentCode, String) {
        let (Self { address, by, .. }, day) = (self, self.at.date_naive());
        match self.cause {
            StopCause::Bounced => (
                NotSentCode::Bounced,
                format!("the mailbox of {address} refused a message for good, as was read on {day}"),
            ),
            StopCause::Person => {
                (NotSentCode::Suppressed, format!("{by} put down on {day} that {address} gets no more"))
            }
            _ => (NotSentCode::Suppressed, format!("{address} asked for no more messages on {day}")),
        }
    }
}

impl Stopped {
    pub fn load(state: &Path, key: &Key) -> Result<Self, AuditLogError> {
        Ok(Self::of(AuditLog::read_unproven(&path(state), PURPOSE, key)?))
    }

    fn of(entries: Vec<Recorded<StopEntry>>) -> Self {
        let mut stopped = Self::default();
        for Recorded { entry, is_proven } in entries {
            stopped.unproven += usize::from(!is_proven);
            if is_proven || entry.cause != StopCause::TakenBack {
                stopped.note(entry);
            }
        }
        stopped
    }

    /// How many entries were sealed with a key that is gone.
    pub fn unproven(&self) -> usize {
        self.unproven
    }

    fn note(&mut self, entry: StopEntry) {
        let Ok(address) = Address::parse(&entry.address) else { return };
        if !entry.message.is_empty() {
            self.messages.insert((entry.message.clone(), address.owner()));
        }
        if self.changes(&address, entry.cause) {
            self.last.insert(address.owner(), entry);
        }
    }

    /// Whether another entry is now the one that counts. An address stays stopped by the first one, except that what somebody asked
    /// for counts before what a mailbox refused: a mailbox is repaired, and the wish is still there.
    fn changes(&self, address: &Address, cause: StopCause) -> bool {
        match self.of_address(address) {
            Some(before) if cause != StopCause::TakenBack => {
                before.cause == StopCause::Bounced && cause != StopCause::Bounced
            }
            _ => true,
        }
    }

    /// The entry by which an address gets nothing, if there is one.
    pub fn of_address(&self, address: &Address) -> Option<&StopEntry> {
        self.last.get(&address.owner()).filter(|entry| entry.cause != StopCause::TakenBack)
    }

    /// All addresses that get nothing, in the order of addresses.
    pub fn all(&self) -> impl Iterator<Item = &StopEntry> {
        self.last.values().filter(|entry| entry.cause != StopCause::TakenBack)
    }
}

impl<'a> StopLog<'a> {
    pub fn open(state: &Path, key: &'a Key) -> Result<Self, AuditLogError> {
        let (log, entries) = AuditLog::open_unproven(&path(state), PURPOSE, key)?;
        Ok(Self { log, stopped: Stopped::of(entries) })
    }

    pub fn stopped(&self) -> &Stopped {
        &self.stopped
    }

    /// Records that an address gets nothing any more. A message that was read before, and perhaps taken back since, stops nobody
    /// again.
    pub fn stop(&mut self, entry: StopEntry) -> Result<(), AuditLogError> {
        let Ok(address) = Address::parse(&entry.address) else { return Ok(()) };
        let is_read = self.stopped.messages.contains(&(entry.message.clone(), address.owner()));
        if is_read || (entry.message.is_empty() && !self.stopped.changes(&address, entry.cause)) {
            return Ok(());
        }
        self.append(entry)
    }

    /// Records that an address gets messages again, and returns the entry by which it got none; `None` if it was not stopped.
    pub fn take_back(
        &mut self,
        address: &Address,
        by: &str,
        at: DateTime<Utc>,
    ) -> Result<Option<StopEntry>, AuditLogError> {
        let Some(before) = self.stopped.of_address(address).cloned() else { return Ok(None) };
        let (address, by, message) = (address.to_string(), by.to_owned(), String::new());
        self.append(StopEntry { at, address, cause: StopCause::TakenBack, by, message })?;
        Ok(Some(before))
    }

    fn append(&mut self, entry: StopEntry) -> Result<(), AuditLogError> {
        self.log.append(&entry)?;
        self.stopped.note(entry);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(address: &str, message: &str) -> StopEntry {
        let at = "2026-10-05T09:00:00Z".parse().unwrap();
        StopEntry {
            at,
            address: address.into(),
            cause: StopCause::Message,
            by: address.into(),
            message: message.into(),
        }
    }

    #[test]
    fn a_message_stops_once_and_a_person_takes_it_back() {
        let (folder, key) = (tempfile::tempdir().unwrap(), Key::of_tests(1));
        let ada = Address::parse("Ada+qbr@x.example").unwrap();
        let now = "2026-10-06T09:00:00Z".parse().unwrap();
        let mut log = StopLog::open(folder.path(), &key).unwrap();
        assert!(log.take_back(&ada, "Sam", now).unwrap().is_none(), "nobody stopped her");
        log.stop(entry("ada@x.example", "m1")).unwrap();
        assert!(log.stopped().of_address(&ada).is_some() && log.stopped().all().count() == 1);
        log.stop(entry("ada@x.example", "m0")).unwrap();
        assert_eq!(log.stopped().of_address(&ada).unwrap().message, "m1", "by the first of two");
        assert_eq!(log.take_back(&ada, "Sam", now).unwrap().unwrap().message, "m1");
        log.stop(entry("ada@x.example", "m0")).unwrap();
        log.stop(entry("ada@x.example", "m1")).unwrap();
        assert!(log.stopped().of_address(&ada).is_none(), "it was read before");
        log.stop(entry("ada@x.example", "m2")).unwrap();
        drop(log);
        let read = Stopped::load(folder.path(), &key).unwrap();
        assert_eq!(read.of_address(&ada).unwrap().message, "m2");
        let text = std::fs::read_to_string(path(folder.path())).unwrap();
        std::fs::write(path(folder.path()), text.replacen("ada@", "bob@", 1)).unwrap();
        assert!(Stopped::load(folder.path(), &key).is_err(), "it is sealed");
    }

    #[test]
    fn a_request_counts_before_a_bounce_whichever_came_first() {
        for cause in [StopCause::Message, StopCause::Link, StopCause::Person] {
            let message = if cause == StopCause::Message { "m2" } else { "" };
            let bounce = StopEntry { cause: StopCause::Bounced, ..entry("ada@x.example", "m1") };
            let request = StopEntry { cause, ..entry("Ada+qbr@x.example", message) };
            for both in [[&bounce, &request], [&request, &bounce]] {
                let (folder, key) = (tempfile::tempdir().unwrap(), Key::of_tests(1));
                let ada = Address::parse("ada@x.example").unwrap();
                let mut log = StopLog::open(folder.path(), &key).unwrap();
                both.into_iter().for_each(|one| log.stop(one.clone()).unwrap());
                assert_eq!(log.stopped().of_address(&ada).unwrap(), &request);
                drop(log);
                assert_eq!(Stopped::load(folder.path(), &key).unwrap().of_address(&ada).unwrap(), &request);
            }
        }
    }

    #[test]
    fn a_stop_outlives_the_key_and_what_took_it_back_does_not() {
        let (folder, key) = (tempfile::tempdir().unwrap(), Key::of_tests(1));
        let [ada, bob] = ["ada@x.example", "bob@x.example"].map(|text| Address::parse(text).unwrap());
        let now = "2026-10-06T09:00:00Z".parse().unwrap();
        let mut log = StopLog::open(folder.path(), &key).unwrap();
        log.stop(entry("ada@x.example", "m1")).unwrap();
        log.stop(entry("bob@x.example", "m2")).unwrap();
        log.take_back(&bob, "Sam", now).unwrap();
        drop(log);
        let is_stopped = |key: &Key| {
            let stopped = Stopped::load(folder.path(), key).unwrap();
            [&ada, &bob].map(|one| stopped.of_address(one).is_some())
        };
        assert_eq!(is_stopped(&Key::of_tests(2).with_earlier(vec![key])), [true, false]);
        let key = Key::of_tests(2);
        assert_eq!(is_stopped(&key), [true, true], "in doubt nothing is sent");
        let mut log = StopLog::open(folder.path(), &key).unwrap();
        assert_eq!(log.stopped().unproven(), 3);
        log.take_back(&bob, "Sam", now).unwrap();
        drop(log);
        assert_eq!(is_stopped(&key), [true, false], "taken back with the present key");
    }
}
