//! The document around the pages, and its bytes.

pub mod deflate;
pub mod document;
pub mod file;
pub mod printpdf_skeleton;
pub mod xmp;
