//! The quarter on one page.

pub mod figure;
pub mod rows;
pub mod slide;
pub mod title;
