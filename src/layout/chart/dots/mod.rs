//! Shares as dots on a line.

pub mod chart;
pub mod layout;
pub mod spec;
