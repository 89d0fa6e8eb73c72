//! More or less than before?

pub mod facts;
pub mod slide;
