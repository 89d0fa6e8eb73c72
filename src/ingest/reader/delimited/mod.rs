//! Delimited text: CSV and its relatives.

pub mod damage;
pub mod footer;
pub mod header;
pub mod quoting;
pub mod read;
pub mod rows;
#[cfg(test)]
mod spectrum;
pub mod swallowed;
