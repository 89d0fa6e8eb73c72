//! What leaves the program: PDFs, the manifest, files written whole or not at all.

pub(crate) mod fail_point;
pub mod files;
pub mod journal;
pub mod manifest;
pub mod pdf;
pub mod told;
