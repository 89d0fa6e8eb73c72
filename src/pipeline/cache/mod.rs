//! What was read, kept for the next run of one account.

pub mod cache_dir;
pub mod error;
pub mod inputs;
pub mod kept;
pub mod stamp;
pub mod store;
