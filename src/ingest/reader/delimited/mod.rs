//! Delimited text: CSV and its relatives.

pub mod damage;
pub mod delimiter;
pub mod footer;
pub mod header;
pub mod preamble;
pub mod quoting;
pub mod read;
pub mod rows;
#[cfg(test)]
mod spectrum;
pub mod swallowed;
