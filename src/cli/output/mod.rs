//! What commands print: results, findings, progress, and text from elsewhere without control characters.

pub mod elsewhere;
pub mod findings;
pub mod not_sent;
pub mod print;
pub mod status_bar;
pub mod summary;
