//! `quarterdeck preview`.

pub mod command;
pub mod session;
pub mod show;
pub mod state;
pub mod told;
