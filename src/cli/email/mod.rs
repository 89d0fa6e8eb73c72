//! `quarterdeck email`.

pub mod command;
pub mod drafts;
pub mod merge;
pub mod presets;
pub mod send;
pub mod sent;
