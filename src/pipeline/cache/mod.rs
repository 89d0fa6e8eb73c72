//! A cache of the parsed data for runs of a few accounts.

pub mod cache_dir;
pub mod error;
pub mod inputs;
pub mod kept;
pub mod stamp;
pub mod store;
