//! The claims that an account's data supports, and what to do next.

pub mod actions;
pub mod follow_up;
#[cfg(test)]
mod leading_tests;
pub mod model;
pub mod picks;
pub mod registry;
pub mod rules;
pub mod tone;
