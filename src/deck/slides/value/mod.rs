//! What did we get for it?

pub mod claim;
pub mod given;
pub mod goals;
pub mod slide;
#[cfg(test)]
mod slide_tests;
