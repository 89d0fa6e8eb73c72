//! From a built folder to its readers, with the real command: lists for sending tools, published decks, raised hands.

#![expect(clippy::unwrap_used, reason = "a failed step is a failed test")]

mod accounts;
mod addresses;
#[path = "../cli/browser.rs"]
mod browser;
#[path = "../common/mod.rs"]
mod common;
#[cfg(target_os = "linux")]
mod connections;
mod days;
mod identity;
mod links;
mod merge;
mod names;
mod own_files;
mod ownership;
mod publish;
mod recipients;
mod responses;
mod sites;
mod stage;
mod stops;
