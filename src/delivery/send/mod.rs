//! Sending from here: one message after the other over SMTP, at a courteous pace, each exactly once.

pub mod credentials;
pub mod ledger;
pub mod pace;
pub mod report;
pub mod run;
pub mod smtp;
