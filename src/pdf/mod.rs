//! Frames to PDF bytes. The only room that knows printpdf.

pub mod content;
pub mod error;
pub mod fonts;
pub mod info;
pub mod raster;
pub mod read_back;
pub mod tagging;
pub mod write;
#[cfg(test)]
mod write_tests;
pub mod writer;
