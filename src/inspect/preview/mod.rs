//! Previews of decks: their slides as pictures.

pub mod contact_sheet;
pub mod folder;
pub mod names;
pub mod pairs;
pub mod watch;
pub mod watched;
pub mod write;
