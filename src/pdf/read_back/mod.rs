//! A finished deck, read again.

pub mod document;
pub mod place;
pub mod strings;
