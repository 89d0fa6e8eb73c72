//! What more could we get?

pub mod alone;
#[cfg(test)]
mod alone_tests;
pub mod claim;
pub mod held;
pub mod near;
pub mod slide;
pub mod way_back;
