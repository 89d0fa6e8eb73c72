//! `quarterdeck responses`.

pub mod command;
pub mod list;
pub mod record;
pub mod stops;
