//! `quarterdeck show`.

pub mod command;
pub mod origin;
pub mod text;
