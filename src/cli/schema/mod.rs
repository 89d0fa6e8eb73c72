//! `quarterdeck schema`.

pub mod command;
pub mod documents;
pub mod reference;
