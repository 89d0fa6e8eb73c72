//! Verifies an output folder against its manifest.

pub mod folder;
pub mod others;
