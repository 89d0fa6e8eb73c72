//! Fits a text into a box: smaller, split within words, and at last cut.

pub mod ellipsize;
pub mod fit;
pub mod fit_cache;
