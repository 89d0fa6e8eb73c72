//! The commands, one file each.

pub mod accounts;
pub mod approve;
pub mod arguments;
pub mod bar;
pub mod build;
pub mod check;
pub mod command;
pub mod completions;
pub mod diff;
pub mod edit;
pub mod email;
pub mod failure;
pub mod findings;
pub mod init;
pub mod input;
pub mod interrupt;
pub mod man;
pub mod preview;
pub mod print;
pub mod publish;
pub mod responses;
pub mod schema;
pub mod show;
pub mod summary;
pub mod user;
pub mod verify;
