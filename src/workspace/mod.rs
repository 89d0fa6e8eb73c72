//! A workspace: `qbr.yaml` and the catalogue. What to read, how to map it, what the deck holds.

pub mod catalogue;
pub mod config;
