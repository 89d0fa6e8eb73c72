//! Responses of readers: raised hands and requests to stop, from tokens and mailboxes.

pub mod decks;
pub mod error;
pub mod log;
pub mod mailbox;
pub mod outcome;
pub mod record;
pub mod reply;
mod report;
pub mod stop;
