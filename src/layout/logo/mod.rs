//! Logos of customers and vendors, from PNG, JPEG and SVG.

pub mod geometry;
pub mod load;
pub mod outlines;
#[cfg(test)]
mod outlines_tests;
pub mod pixels;
pub mod svg;
pub mod wrong;
