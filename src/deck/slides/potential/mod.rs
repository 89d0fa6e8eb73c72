//! What more could we get?

pub mod rows;
#[cfg(test)]
mod rows_tests;
pub mod slide;
