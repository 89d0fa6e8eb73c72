//! `quarterdeck preview`.

pub mod command;
pub mod messages;
pub mod session;
pub mod show;
pub mod state;
