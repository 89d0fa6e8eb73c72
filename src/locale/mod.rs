//! Languages: messages, plural rules, and how numbers, money and dates are written.

pub(crate) mod bounds;
pub mod built_in;
pub mod capital;
pub mod check;
#[cfg(test)]
mod copy_examples_tests;
#[cfg(test)]
mod copy_tests;
pub mod counter;
pub mod elision;
pub mod error;
pub mod figures;
#[cfg(test)]
mod figures_tests;
pub mod format;
pub mod languages;
#[cfg(test)]
mod laws_tests;
pub mod layer;
pub mod localizer;
pub mod message;
#[cfg(test)]
mod months_tests;
