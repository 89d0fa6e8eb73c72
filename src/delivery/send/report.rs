//! What is sent, how far it has come, and what became of it.

use std::time::Duration;

use crate::base::address::Address;
use crate::delivery::message::EmailWriter;
use crate::delivery::mismatch::Mismatch;
use crate::delivery::not_sent::NotSent;
use crate::delivery::send::pace::Pace;
use crate::delivery::send::smtp::{Server, SmtpError};
use crate::delivery::watch::{OverrideWatch, WatchError};
use crate::store::audit_log::AuditLogError;

/// What is to be sent, and how.
pub struct Plan<'a> {
    /// The decks, and what lets them out.
    pub watch: OverrideWatch<'a>,
    /// Writes the messages.
    pub writer: &'a EmailWriter<'a>,
    /// Takes them.
    pub server: &'a Server,
    /// How fast.
    pub pace: Pace,
    /// Who gets all of them instead of their recipients, in a trial; nothing of it is recorded.
    pub trial: Option<Address>,
}

/// How far sending has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// One more message is settled.
    One,
    /// Nothing can go for so long.
    Waiting(Duration),
}

/// How a run ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Every message was tried.
    Done,
    /// It was asked to stop.
    Stopped,
    /// As many as go in a day have gone.
    DayIsFull,
}

/// What became of the messages.
#[derive(Debug)]
pub struct Report {
    /// How it ended.
    pub outcome: Outcome,
    /// Accounts whose message the server took.
    pub taken: Vec<String>,
    /// Messages that the server refused for good: bounced at once.
    pub refused: Vec<NotSent>,
    /// Messages that it refused for now, as often as they were tried.
    pub deferred: Vec<NotSent>,
    /// Messages of which nobody can tell whether it took them.
    pub unknown: Vec<NotSent>,
    /// Accounts that were to get one and lost that meanwhile.
    pub kept: Vec<NotSent>,
    /// Messages that were not tried.
    pub left: usize,
}

/// Why sending stopped before its end. What was settled is in the ledger, and the same command goes on with the rest.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// Something does not belong together.
    #[error(transparent)]
    Mismatch(#[from] Mismatch),
    /// The ledger cannot be used.
    #[error(transparent)]
    Ledger(#[from] AuditLogError),
    /// It is not known what may go.
    #[error(transparent)]
    OverrideWatch(#[from] WatchError),
    /// The server cannot be used.
    #[error(transparent)]
    Server(#[from] SmtpError),
    /// It cannot be reached.
    #[error(
        "{server} cannot be reached, tried {tries} times: {said}. What was sent is recorded; the same command goes on with the rest"
    )]
    Unreachable {
        /// Host and port.
        server: String,
        /// How often it was tried.
        tries: u32,
        /// What happened the last time.
        said: String,
    },
    /// It refuses every message for its sender.
    #[error(
        "{server} refused the sender of {count} messages in a row, the last one with: {said}. Nothing more was tried"
    )]
    Hopeless {
        /// Host and port.
        server: String,
        /// How many.
        count: usize,
        said: String,
    },
}
