//! The command as a stranger uses it: arguments in; exit status, printed text and files out.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

mod account;
mod browser;
mod build;
mod commands;
#[path = "../common/mod.rs"]
mod common;
mod disk;
mod earlier;
#[cfg(unix)]
mod pipes;
mod preview;
mod refusal;
mod report;
mod scripts;
mod team;
mod verify;
mod workspace;
