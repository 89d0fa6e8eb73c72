//! A quarter as a line.

pub mod chart;
pub mod ends;
pub mod layout;
pub mod means;
pub mod notes;
pub mod spec;
