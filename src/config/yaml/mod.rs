//! YAML with places, limits and messages that say what to write instead.

pub mod parse;
pub mod step;
pub mod walk;
