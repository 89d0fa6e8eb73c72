//! Checks a workspace's configuration before any data is read.

pub mod catalogue;
pub mod problems;
pub mod qbr;
pub mod source_check;
pub mod sources;
pub mod team;
pub mod time;
