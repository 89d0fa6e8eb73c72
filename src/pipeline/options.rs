//! What a run is asked to do, and how far it has come.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::config::flags::Flags;
use crate::ingest::selection::Selection;

/// What a run is asked to do: unless more is said, every account, with no limit of time, made again only where it changed.
#[derive(Debug, Clone, Default)]
pub struct BuildOptions {
    /// The workspace: a folder or a YAML file.
    pub workspace: PathBuf,
    /// What the command line says instead of `qbr.yaml`.
    pub flags: Flags,
    /// The output folder.
    pub out: PathBuf,
    /// Which accounts.
    pub selection: Selection,
    /// The output folder of the quarter before, which the decks look back on.
    pub previous: Option<PathBuf>,
    /// Threads that read and make decks; one a core by default.
    pub jobs: Option<NonZeroUsize>,
    /// Whether faults in the data stop the run.
    pub strict: bool,
    /// Whether decks are made again that would be the same.
    pub force: bool,
    /// Whether accounts with surprising figures are held.
    pub hold_surprises: bool,
    /// Whether decks of accounts that left the base are removed.
    pub prune: bool,
    /// The longest that making one deck may take; no limit by default.
    pub time_limit: Option<Duration>,
}

/// Which accounts of which data.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    /// The workspace: a folder or a YAML file.
    pub workspace: &'a Path,
    /// What the command line says instead of `qbr.yaml`.
    pub flags: &'a Flags,
    /// Which accounts.
    pub selection: &'a Selection,
}

/// How far a run has come, reported from any thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress<'a> {
    /// These tables are about to be read.
    Reading(&'a str),
    /// So many decks are about to be made.
    Decks(usize),
    /// One more account is done.
    One,
}
