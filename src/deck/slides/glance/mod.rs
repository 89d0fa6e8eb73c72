//! What happened?

pub mod figure;
pub mod slide;
