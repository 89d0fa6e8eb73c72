//! What is signed with the workspace's key: the links of its decks, the rows of its manifests, and its records.
//!
//! One key does all of it, each use under a name of its own, so nothing signed for one can pass for another.

mod identity;
mod key;
mod seal;
mod token;

pub use identity::identity;
pub use key::{Key, KeyError};
pub use seal::Seal;
pub use token::{Token, TokenError};
