//! What now?

pub mod answers;
pub mod slide;
pub mod table;
