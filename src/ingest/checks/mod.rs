//! Checks of what was read as a whole: what names nothing, what no name should say, guards that cannot hold anything.

pub mod catalogue;
pub mod marked_names;
pub mod renewals;
