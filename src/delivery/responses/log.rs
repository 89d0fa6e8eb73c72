//! The record of responses: who raised a hand, how it is known, and what became of it.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::base::signing::key::Key;
use crate::delivery::link::REPLY;
use crate::store::audit_log::{AuditLog, AuditLogError};
use crate::store::manifest_row::ManifestRow;

pub(crate) const PURPOSE: &str = "raised hands";

/// What a genuine token stands for that no deck of the folder holds any more.
pub(crate) const EARLIER: &str = "a link of an earlier version of the deck";

/// A raised hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hand {
    /// Its number, from 1.
    pub id: u64,
    /// When it was raised: when the message was written, or else when it was recorded.
    pub at: DateTime<Utc>,
    pub account_id: String,
    /// Its name.
    pub account: String,
    /// Who got the deck.
    pub contact_name: String,
    /// Their address.
    pub contact_email: String,
    /// Who answers.
    pub csm_name: String,
    /// Their address.
    pub csm_email: String,
    /// The quarter of the deck.
    pub period: String,
    /// What it is about, for programs: `feature-budgets`.
    pub topic: String,
    /// The same in the deck's words.
    pub about: String,
    /// The slide it was raised from; none for a reply.
    pub slide: String,
    pub known_by: KnownBy,
    /// Who wrote, where it came by mail.
    pub from: String,
}

/// How a hand is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KnownBy {
    /// By a token that only this workspace can make.
    Token,
    /// By the sender's address alone, which anybody can write into a message.
    Address,
}

/// Who answered, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// When.
    pub at: DateTime<Utc>,
    /// Who says so.
    pub by: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "lowercase")]
pub(crate) enum Entry {
    Raised(Box<Hand>),
    Done { id: u64, at: DateTime<Utc>, by: String },
}

/// All hands that were raised.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hands {
    pub(crate) by_number: BTreeMap<u64, (Hand, Option<Done>)>,
    /// Account, quarter, topic and slide: what makes two hands the same.
    numbers: HashMap<[String; 4], u64>,
}

impl Hands {
    /// What was recorded so far.
    pub fn load(state: &Path, key: &Key) -> Result<Self, AuditLogError> {
        Ok(Self::of(AuditLog::read(&path(state), PURPOSE, key)?))
    }

    pub(crate) fn of(entries: Vec<Entry>) -> Self {
        let mut hands = Self::default();
        for entry in entries {
            hands.note(entry);
        }
        hands
    }

    pub(crate) fn note(&mut self, entry: Entry) {
        match entry {
            Entry::Raised(hand) => {
                let same = [&hand.account_id, &hand.period, &hand.topic, &hand.slide].map(String::clone);
                self.numbers.insert(same, hand.id);
                self.by_number.insert(hand.id, (*hand, None));
            }
            Entry::Done { id, at, by } => {
                if let Some((_, done)) = self.by_number.get_mut(&id) {
                    *done = Some(Done { at, by });
                }
            }
        }
    }

    /// All of them, by number, with who closed each.
    pub fn all(&self) -> impl Iterator<Item = (&Hand, Option<&Done>)> {
        self.by_number.values().map(|(hand, done)| (hand, done.as_ref()))
    }

    pub(crate) fn same(&self, subject: &Subject) -> Option<&(Hand, Option<Done>)> {
        let same = [&subject.row.account_id, &subject.row.period, &subject.topic, &subject.slide].map(String::clone);
        self.numbers.get(&same).and_then(|number| self.by_number.get(number))
    }
}

/// Where raised hands are recorded.
pub(crate) fn path(state: &Path) -> PathBuf {
    state.join("raised.jsonl")
}

/// What a token or a message is about.
pub(crate) struct Subject<'a> {
    pub(crate) row: &'a ManifestRow,
    pub(crate) topic: String,
    pub(crate) about: String,
    pub(crate) slide: String,
    pub(crate) known_by: KnownBy,
}

impl Subject<'_> {
    /// Whether it is an answer to the message and says no more.
    pub(crate) fn is_plain(&self) -> bool {
        self.topic == REPLY && self.slide.is_empty()
    }
}
