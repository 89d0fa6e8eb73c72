//! What did we get for it?

pub mod given;
pub mod goals;
pub mod slide;
