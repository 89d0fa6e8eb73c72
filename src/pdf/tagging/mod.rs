//! The structure tree, for whoever hears a deck.

pub mod language;
pub mod structure;
