//! Horizontal bars.

pub mod chart;
pub mod layout;
pub mod spec;
