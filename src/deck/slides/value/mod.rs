//! What did we get for it?

pub mod goals;
pub mod slide;
