//! Who gets nothing.

pub mod list;
pub mod lists;
