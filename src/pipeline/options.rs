//! The options of a run, and its progress.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::config::flags::Flags;
use crate::ingest::selection::Selection;

/// The options of a build. By default it builds every account, without a time limit, and makes only decks that changed.
#[derive(Debug, Clone, Default)]
pub struct BuildOptions {
    /// The workspace: a folder or a YAML file.
    pub workspace: PathBuf,
    /// Settings of the command line that replace those of `qbr.yaml`.
    pub flags: Flags,
    pub out: PathBuf,
    pub selection: Selection,
    /// The output folder of the quarter before, whose suggestions the decks look back on.
    pub previous: Option<PathBuf>,
    /// The number of threads; one per core by default.
    pub jobs: Option<NonZeroUsize>,
    /// Stop the run if the data has faults.
    pub strict: bool,
    /// Make decks again even if they would be the same.
    pub force: bool,
    /// Hold accounts with surprising figures.
    pub hold_surprises: bool,
    /// Remove decks of accounts that left the data.
    pub prune: bool,
    /// For making one deck; no limit by default.
    pub time_limit: Option<Duration>,
}

#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    /// The workspace: a folder or a YAML file.
    pub workspace: &'a Path,
    /// Settings of the command line that replace those of `qbr.yaml`.
    pub flags: &'a Flags,
    pub selection: &'a Selection,
}

/// The progress of a run, reported from any thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress<'a> {
    /// This table is about to be read.
    Reading(&'a str),
    /// This number of decks is about to be made.
    Decks(usize),
    /// One more account is done.
    One,
}
