//! Sending from here: one message after the other over SMTP, at a courteous pace, each exactly once.
//!
//! The point of no return is the end of a message's data: before it nothing was sent, and after the server's answer
//! everything is known. Between the two stands an entry in the [`ledger`]; a run that finds it without an answer, because a
//! connection or a process broke just there, reports what cannot be known and does not send again.

pub mod credentials;
pub mod ledger;
mod pace;
mod run;
mod smtp;

pub use pace::Pace;
pub use run::{Outcome, Plan, Progress, Report, SendError, due, send};
pub use smtp::{Server, SmtpError};
