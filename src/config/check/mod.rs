//! Whether what a workspace says can be, before any data is read.

pub mod catalogue;
pub mod problems;
pub mod qbr;
pub mod sources;
pub mod time;
