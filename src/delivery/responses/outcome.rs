//! What became of a token or a message.

use serde::Serialize;

use crate::base::address;
use crate::base::signing::token::TokenError;
use crate::delivery::responses::log::{Done, Hand};
use crate::delivery::responses::reply::Reply;

/// What became of a token or a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Raised {
    /// It was recorded.
    New(Hand),
    /// It had been before.
    Before(Hand, Option<Done>),
}

/// Why a token raises no hand.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It does not count.
    #[error(transparent)]
    Token(#[from] TokenError),
    /// It is of another quarter than the account's row.
    #[error("the token is of {0}: give the output folder of that quarter")]
    OtherQuarter(String),
    /// Its account is not in the folder.
    #[error("the token is genuine, and no account of the output folder has it")]
    NoAccount,
}

/// A message that raised no hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Passed {
    /// Its sender.
    pub from: String,
    pub subject: String,
    /// Stable, for programs.
    pub code: &'static str,
    /// In words.
    pub reason: String,
}

/// What a mailbox holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mail {
    /// How many messages.
    pub messages: usize,
    /// Hands that were recorded.
    pub new: Vec<Hand>,
    /// Messages of hands that had been recorded before.
    pub before: Vec<Hand>,
    /// Addresses whose owners want no more messages.
    pub stop: Vec<String>,
    /// Messages that raise none.
    pub passed: Vec<Passed>,
}

impl Refused {
    /// Stable, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Token(TokenError::Shape) => "shape",
            Self::Token(TokenError::Altered) => "altered",
            Self::Token(TokenError::Forged) => "forged",
            Self::Token(TokenError::Expired(_)) => "expired",
            Self::OtherQuarter(_) => "other_quarter",
            Self::NoAccount => "no_account",
        }
    }
}

impl Mail {
    pub(crate) fn pass(&mut self, reply: Option<&Reply>, code: &'static str, reason: String) {
        let (from, subject) = reply.map(|reply| (reply.from.clone(), reply.subject.clone())).unwrap_or_default();
        self.passed.push(Passed { from, subject, code, reason });
    }

    pub(crate) fn stop(&mut self, address: &str) {
        if !self.stop.iter().any(|other| address::key(other) == address::key(address)) {
            self.stop.push(address.to_owned());
        }
    }
}
