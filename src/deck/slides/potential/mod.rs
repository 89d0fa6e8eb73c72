//! What more could we get?

pub mod rows;
pub mod slide;
