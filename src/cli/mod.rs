//! The commands, one file or folder each. `program` lists them all.

pub mod approve;
pub mod arguments;
pub mod build;
pub mod check;
pub mod command;
pub mod completions;
pub mod diff;
pub mod edit;
pub mod email;
pub mod failure;
pub mod init;
pub mod interrupt;
pub mod man;
pub mod output;
pub mod preview;
pub mod program;
pub mod publish;
pub mod responses;
pub mod schema;
pub mod show;
pub mod team;
pub mod verify;
