//! What do we own and not use?

pub mod cards;
pub mod claim;
pub mod rows;
pub mod slide;
