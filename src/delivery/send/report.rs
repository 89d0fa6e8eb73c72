//! The plan, the progress and the results of a run that sends messages.

use std::time::Duration;

use crate::base::address::Address;
use crate::delivery::message::EmailWriter;
use crate::delivery::mismatch::Mismatch;
use crate::delivery::not_sent::NotSent;
use crate::delivery::send::pace::Pace;
use crate::delivery::send::smtp::{Server, SmtpError};
use crate::delivery::watch::{OverrideWatch, WatchError};
use crate::store::audit_log_error::AuditLogError;

pub struct SendPlan<'a> {
    /// The decks, and the checks before they leave.
    pub watch: OverrideWatch<'a>,
    pub writer: &'a EmailWriter<'a>,
    pub server: &'a Server,
    pub pace: Pace,
    /// In a trial, all messages go to this address and nothing is recorded.
    pub trial: Option<Address>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SendProgress {
    /// One more message is finished.
    One,
    /// Nothing is sent for this time.
    Waiting(Duration),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SendOutcome {
    /// Every message was tried.
    Done,
    /// The user asked to stop.
    Stopped,
    /// The limit of messages a day is reached.
    DayIsFull,
}

#[derive(Debug)]
pub struct SendReport {
    pub outcome: SendOutcome,
    /// Accounts whose message the server accepted.
    pub taken: Vec<String>,
    /// Messages that the server refused for good.
    pub refused: Vec<NotSent>,
    /// Messages that the server refused for now at every try.
    pub deferred: Vec<NotSent>,
    /// Messages that the server may have accepted: its answer never came.
    pub unknown: Vec<NotSent>,
    /// Accounts whose deck may not leave any more since the run began.
    pub withheld: Vec<NotSent>,
    /// Messages that were not tried.
    pub left: usize,
}

/// Why sending stopped early. The ledger has the messages that were sent, and the same command continues with the rest.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    #[error(transparent)]
    Mismatch(#[from] Mismatch),
    #[error(transparent)]
    Ledger(#[from] AuditLogError),
    #[error(transparent)]
    OverrideWatch(#[from] WatchError),
    #[error(transparent)]
    Server(#[from] SmtpError),
    #[error(
        "{server} cannot be reached, tried {tries} times: {said}. What was sent is recorded; the same command goes on with the rest"
    )]
    Unreachable {
        /// Host and port.
        server: String,
        tries: u32,
        /// The last error.
        said: String,
    },
    /// The server refused the sender of several messages in a row, so it would refuse all others too.
    #[error(
        "{server} refused the sender of {count} messages in a row, the last one with: {said}. Nothing more was tried"
    )]
    Hopeless {
        /// Host and port.
        server: String,
        count: usize,
        said: String,
    },
}
