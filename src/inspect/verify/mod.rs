//! An output folder proved against its manifest.

pub mod folder;
pub mod others;
