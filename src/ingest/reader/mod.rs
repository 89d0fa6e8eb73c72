//! From text to rows with their places.

pub mod columns;
pub mod delimited;
pub mod file_report;
pub mod formats;
pub mod json;
pub mod row;
pub mod row_reader;
pub mod sink;
pub mod source;
