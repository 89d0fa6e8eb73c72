//! What leaves the program: PDFs, the manifest, files written whole or not at all.

pub mod files;
pub mod manifest;
pub mod pdf;
pub mod told;
