//! Did you listen?

pub mod also_shipped;
pub mod slide;
