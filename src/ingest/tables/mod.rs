//! The tables, one file each.

pub mod accounts;
pub mod contacts;
pub mod events;
pub mod feature_usage;
pub mod outcomes;
pub mod requests;
pub mod tickets;
pub mod usage;
pub mod weekly;
