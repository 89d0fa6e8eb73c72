//! What do we own and not use?

pub mod cards;
pub mod slide;
