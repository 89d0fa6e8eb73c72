//! Tools for people: explain, override, preview and compare the deck of one account, and verify or compare output folders.

pub mod check;
pub mod diff;
pub mod explain;
pub mod explanation;
pub mod foresight;
pub mod old_deck;
pub mod override_editor;
pub mod preview;
pub mod preview_deck;
pub mod session;
pub mod sources;
pub mod verify;
