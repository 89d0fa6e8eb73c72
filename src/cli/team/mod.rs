//! `quarterdeck team`.

pub mod command;
pub mod coverage;
pub mod equation;
pub mod form;
