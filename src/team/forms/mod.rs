//! The forms of a report, each written once for all reports.

pub mod csv;
pub mod json;
pub mod terminal;
pub mod words;
