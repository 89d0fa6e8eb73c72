//! Suppression lists: addresses and domains that get no messages.

pub mod list;
pub mod lists;
pub mod stopped;
