//! Loading: what `qbr.yaml` may say, and what becomes of the files it names.

#[path = "../common/mod.rs"]
mod common;
mod folder;
mod formats;
mod hostile;
mod load;
mod real;
mod workspace;
