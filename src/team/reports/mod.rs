//! One report a file.

pub mod coverage;
pub mod equation;
