//! `quarterdeck team`.

pub mod command;
pub mod equation;
pub mod form;
