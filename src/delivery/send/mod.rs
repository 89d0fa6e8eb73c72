//! Sends messages over SMTP, one after the other, at a limited rate, each exactly once.

pub mod credentials;
pub mod encryption;
pub mod ledger;
pub mod pace;
pub mod report;
pub mod run;
pub mod smtp;
pub mod wire;
