//! `quarterdeck responses`.

pub mod list;
pub mod record;
