//! From text to rows with their places.

pub mod cleaned;
pub mod column_style;
pub mod columns;
pub mod conventions;
pub mod delimited;
pub mod file_report;
pub mod formats;
pub mod json;
pub mod read_file;
pub mod row;
pub mod row_dates;
pub mod row_filter;
pub mod row_reader;
pub mod sink;
pub mod source;
pub mod together;
