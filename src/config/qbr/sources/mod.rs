//! The section `sources`: the files of each table, the format of their cells, and which column holds which field. One module
//! per table.

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
