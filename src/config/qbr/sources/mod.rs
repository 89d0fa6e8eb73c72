//! `sources`: which file each table is read from, how its cells are written, and which column holds which field; one file a table.

pub mod accounts;
pub mod contacts;
pub mod events;
pub mod feature_usage;
pub mod outcomes;
pub mod requests;
pub mod section;
pub mod source;
pub mod tickets;
pub mod usage;
