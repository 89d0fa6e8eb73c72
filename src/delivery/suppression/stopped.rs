//! The record of addresses that get nothing any more because their reader asked for it, or because their mailbox refused a message
//! for good. It counts from the moment an entry stands in it, and a person may take one back.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::base::address::Address;
use crate::base::signing::key::Key;
use crate::delivery::not_sent::NotSentCode;
use crate::store::audit_log::{AuditLog, AuditLogError};

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

/// The last entry of each mailbox, whatever its tag.
#[derive(Debug, Clone, Default)]
pub struct Stopped {
    last: BTreeMap<String, StopEntry>,
    messages: BTreeSet<(String, String)>,
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
        Ok(Self::of(AuditLog::read(&path(state), PURPOSE, key)?))
    }

    fn of(entries: Vec<StopEntry>) -> Self {
        let mut stopped = Self::default();
        entries.into_iter().for_each(|entry| stopped.note(entry));
        stopped
    }

    fn note(&mut self, entry: StopEntry) {
        let Ok(address) = Address::parse(&entry.address) else { return };
        if !entry.message.is_empty() {
            self.messages.insert((entry.message.clone(), address.owner()));
        }
        let goes_on = self.of_address(&address).is_some() && entry.cause != StopCause::TakenBack;
        if !goes_on {
            self.last.insert(address.owner(), entry);
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
        let (log, entries) = AuditLog::open(&path(state), PURPOSE, key)?;
        Ok(Self { log, stopped: Stopped::of(entries) })
    }

    pub fn stopped(&self) -> &Stopped {
        &self.stopped
    }

    /// Records that an address gets nothing any more. Whoever is stopped stays so by the first entry, and a message that was read
    /// before, and perhaps taken back since, stops nobody again.
    pub fn stop(&mut self, entry: StopEntry) -> Result<(), AuditLogError> {
        let Ok(address) = Address::parse(&entry.address) else { return Ok(()) };
        let is_read = self.stopped.messages.contains(&(entry.message.clone(), address.owner()));
        let is_stopped = self.stopped.of_address(&address).is_some();
        if is_read || (is_stopped && entry.message.is_empty()) {
            return Ok(());
        }
        self.append(entry)
    }

    /// Records that an address gets messages again; `false` if it was not stopped.
    pub fn take_back(&mut self, address: &Address, by: &str, at: DateTime<Utc>) -> Result<bool, AuditLogError> {
        if self.stopped.of_address(address).is_none() {
            return Ok(false);
        }
        let (address, by, message) = (address.to_string(), by.to_owned(), String::new());
        self.append(StopEntry { at, address, cause: StopCause::TakenBack, by, message })?;
        Ok(true)
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
        assert!(!log.take_back(&ada, "Sam", now).unwrap(), "nobody stopped her");
        log.stop(entry("ada@x.example", "m1")).unwrap();
        assert!(log.stopped().of_address(&ada).is_some() && log.stopped().all().count() == 1);
        log.stop(entry("ada@x.example", "m0")).unwrap();
        assert_eq!(log.stopped().of_address(&ada).unwrap().message, "m1", "by the first of two");
        assert!(log.take_back(&ada, "Sam", now).unwrap());
        log.stop(entry("ada@x.example", "m0")).unwrap();
        log.stop(entry("ada@x.example", "m1")).unwrap();
        assert!(log.stopped().of_address(&ada).is_none(), "it was read before");
        log.stop(entry("ada@x.example", "m2")).unwrap();
        drop(log);
        let read = Stopped::load(folder.path(), &key).unwrap();
        assert_eq!(read.of_address(&ada).unwrap().message, "m2");
        assert!(Stopped::load(folder.path(), &Key::of_tests(2)).is_err(), "it is sealed");
    }
}
