//! Coverage's arithmetic, without data or words: layers take accounts, ratios ask for people, and before somebody is hired accounts
//! change their layer.

pub mod addition;
pub mod base;
pub mod layers;
pub mod limits;
pub mod moves;
pub mod need;
pub mod outlook;
pub mod tables;
