//! What a deck may say of an account's cohort, made once for all its members; no type here holds an account's figure.
//!
//! A figure enters as the band of a fixed scale that it lies in, so no change within its band changes a deck, whoever reads
//! how many of them. The use of a feature is yes or no and has no band: its share is told in steps that hide several accounts,
//! and a draw hides the one who crosses a step.

pub mod adoption;
pub mod band;
pub mod crowd;
pub mod percentiles;

#[cfg(test)]
mod enumeration_tests;
