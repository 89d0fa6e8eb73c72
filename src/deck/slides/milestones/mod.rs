//! The page of a new account's milestones.

pub mod claim;
pub mod slide;
