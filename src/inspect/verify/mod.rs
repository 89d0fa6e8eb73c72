//! Verifies an output folder against its manifest.

pub mod fault;
pub mod folder;
pub mod others;
pub mod proof;
