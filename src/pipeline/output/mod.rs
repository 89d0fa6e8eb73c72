//! The output folder of a run: decks are written one by one, the manifest at the end.

pub mod dir;
pub mod error;
pub mod existing;
pub mod files;
pub(crate) mod look_back;
pub mod old_decks;
