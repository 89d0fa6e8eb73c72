//! The record of responses: who raised a hand about what, how that is known, and who answered.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::base::account_id::identity;
use crate::base::signing::key::Key;
use crate::delivery::link::REPLY;
use crate::store::audit_log::AuditLog;
use crate::store::audit_log_error::AuditLogError;
use crate::store::manifest_row::ManifestRow;

pub(crate) const PURPOSE: &str = "raised hands";

/// The subject of a genuine token that is in no deck of the folder any more.
pub(crate) const EARLIER: &str = "a link of an earlier version of the deck";

/// A raised hand: the interest of one account in one topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hand {
    /// Counts from 1.
    pub id: u64,
    /// When the message was written, or else when the hand was recorded.
    pub at: DateTime<Utc>,
    pub account_id: String,
    /// The account's name.
    pub account: String,
    pub contact_name: String,
    pub contact_email: String,
    pub csm_name: String,
    pub csm_email: String,
    /// The quarter of the deck.
    pub period: String,
    /// For programs: `feature-budgets`.
    pub topic: String,
    /// The topic in the deck's words.
    pub about: String,
    /// The slide of the link; empty for a reply.
    pub slide: String,
    pub known_by: KnownBy,
    /// The sender, if it came by mail; empty otherwise.
    pub from: String,
}

/// How the account of a hand is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KnownBy {
    /// By a token, which only this workspace can make.
    Token,
    /// By the sender's address alone, which anybody can forge.
    Address,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    pub at: DateTime<Utc>,
    /// Who recorded the answer.
    pub by: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "lowercase")]
pub(crate) enum ResponseEntry {
    Raised(Box<Hand>),
    Done { id: u64, at: DateTime<Utc>, by: String },
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hands {
    pub(crate) by_number: BTreeMap<u64, (Hand, Option<Done>)>,
    /// By account, quarter, topic and slide: two hands with the same values are one.
    numbers: HashMap<[String; 4], u64>,
}

impl Hands {
    pub fn load(state: &Path, key: &Key) -> Result<Self, AuditLogError> {
        Ok(Self::from_entries(AuditLog::read(&path(state), PURPOSE, key)?))
    }

    pub(crate) fn from_entries(entries: Vec<ResponseEntry>) -> Self {
        let mut hands = Self::default();
        for entry in entries {
            hands.note(entry);
        }
        hands
    }

    pub(crate) fn note(&mut self, entry: ResponseEntry) {
        match entry {
            ResponseEntry::Raised(hand) => {
                let same = [identity(&hand.account_id), &hand.period, &hand.topic, &hand.slide].map(str::to_owned);
                self.numbers.insert(same, hand.id);
                self.by_number.insert(hand.id, (*hand, None));
            }
            ResponseEntry::Done { id, at, by } => {
                if let Some((_, done)) = self.by_number.get_mut(&id) {
                    *done = Some(Done { at, by });
                }
            }
        }
    }

    /// All hands by number, with who answered.
    pub fn all(&self) -> impl Iterator<Item = (&Hand, Option<&Done>)> {
        self.by_number.values().map(|(hand, done)| (hand, done.as_ref()))
    }

    /// What the readers of a row's deck answered about, each with its day, in the order of responses; empty without one.
    pub fn of(&self, row: &ManifestRow) -> String {
        let of_row =
            |hand: &&Hand| identity(&hand.account_id) == identity(&row.account_id) && hand.period == row.period;
        let said = self.all().map(|(hand, _)| hand).filter(of_row);
        said.map(|hand| format!("{} {}", hand.at.date_naive(), hand.about)).collect::<Vec<_>>().join("; ")
    }

    pub(crate) fn existing(&self, subject: &Subject) -> Option<&(Hand, Option<Done>)> {
        let row = subject.row;
        let same = [identity(&row.account_id), &row.period, &subject.topic, &subject.slide].map(str::to_owned);
        self.numbers.get(&same).and_then(|number| self.by_number.get(number))
    }
}

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
    /// Whether it is a reply to the message without a link of the deck.
    pub(crate) fn is_plain(&self) -> bool {
        self.topic == REPLY && self.slide.is_empty()
    }
}
