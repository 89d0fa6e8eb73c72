//! The results of recording a token or a mailbox.

use serde::Serialize;

use crate::base::address;
use crate::base::signing::token::TokenError;
use crate::delivery::responses::log::{Done, Hand};
use crate::delivery::responses::reply::Reply;

/// The result of recording a hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recorded {
    /// It was recorded now.
    New(Hand),
    /// It was recorded before, and perhaps answered.
    Before(Hand, Option<Done>),
}

/// Why a token raises no hand.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TokenRefusal {
    #[error(transparent)]
    Token(#[from] TokenError),
    /// The row of its account is of another quarter.
    #[error("the token is of {0}: give the output folder of that quarter")]
    OtherQuarter(String),
    #[error("the token is genuine, and no account of the output folder has it")]
    NoAccount,
}

/// A message that raised no hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Passed {
    /// The sender's address.
    pub from: String,
    pub subject: String,
    /// Stable, for programs.
    pub code: &'static str,
    /// For people.
    pub reason: String,
}

/// A message that came back for good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bounce {
    pub account_id: String,
    pub address: String,
}

/// The results for a mailbox.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mail {
    /// The number of messages read.
    pub messages: usize,
    /// Hands that were recorded now.
    pub new: Vec<Hand>,
    /// Hands that were recorded before. A hand may be in the list more than once.
    pub before: Vec<Hand>,
    /// Addresses that get no more messages, since their owners asked for it.
    pub stop: Vec<String>,
    /// Accounts whose contact's mailbox refused a message for good.
    pub bounced: Vec<Bounce>,
    /// Messages that raised no hand.
    pub passed: Vec<Passed>,
}

impl TokenRefusal {
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
