//! What is signed with the workspace's key: the links of its decks, the rows of its manifests, and its records.
//!
//! One key does all of it, each use under a name of its own, so nothing signed for one can pass for another.

pub mod identity;
pub mod key;
pub mod seal;
pub mod token;
