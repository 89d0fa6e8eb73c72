//! One report a file.

pub mod equation;
