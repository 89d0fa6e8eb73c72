//! The schemas that editors check files by, and the reference of every key: both say what the loader does.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

mod agrees;
mod bounds;
#[path = "../common/mod.rs"]
mod common;
mod kept;
