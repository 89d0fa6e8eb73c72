//! From files to typed tables: every row is used, or set aside with a finding.

pub mod account_listing;
pub mod account_slice;
pub mod bytes;
pub mod cells;
pub mod checks;
pub mod date_window;
pub mod duplicates;
pub mod feeds;
pub mod file_facts;
pub mod filter;
pub mod input_files;
pub mod input_paths;
pub mod keys;
pub mod load;
pub mod overrides;
pub mod reader;
pub mod records;
pub mod refused;
pub mod selection;
pub mod selection_error;
pub mod series;
pub mod superseded;
pub mod tables;
pub mod trace;
pub mod traced_row;
