//! From the bytes of a file to text.

pub mod digest;
pub mod encoding;
pub mod magic;
pub mod open_error;
pub mod transcoder;
