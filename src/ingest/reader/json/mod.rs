//! JSON: one list of objects, or one object a line.

pub mod flat;
pub mod literals;
pub mod read;
