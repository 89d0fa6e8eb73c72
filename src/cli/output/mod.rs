//! What commands print: results, findings, progress, and foreign text made harmless.

pub mod findings;
pub mod not_sent;
pub mod print;
pub mod status_bar;
pub mod summary;
