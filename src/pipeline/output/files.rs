//! The files of an output folder: those that quarterdeck writes, and a summary of the decks after a build.

use std::fs;
use std::path::Path;

use crate::base::io::IoError;
use crate::pipeline::output::error::OutputError;
use crate::report::file::FILE as REPORT_FILE;
use crate::store::claims;
use crate::store::deck_name::is_deck_file_name;
use crate::store::file_names::RUN_FILE;
use crate::store::manifest::{CSV_FILE, LINES_FILE};

/// The files in an output folder that quarterdeck writes, apart from decks.
pub const OWN_FILES: [&str; 6] =
    [LINES_FILE, CSV_FILE, claims::FILE, crate::store::folder_contents::FILE, RUN_FILE, REPORT_FILE];

/// Files about a run, with their names.
pub type RunFiles = Vec<(&'static str, Vec<u8>)>;

/// The state of the folder after a build.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutputSummary {
    /// The number of accounts in the manifest.
    pub rows: usize,
    /// Decks that were removed, because their account now has another one or none.
    pub removed: Vec<String>,
    /// Decks that no row names, from removed accounts or from another period.
    pub stale: Vec<String>,
}

/// The files of a folder with names of decks, sorted.
pub(crate) fn decks_in(folder: &Path) -> Result<Vec<String>, OutputError> {
    let failed = IoError::at("list", folder);
    let mut decks = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if entry.file_type().map_err(failed)?.is_file() {
            decks.extend(entry.file_name().to_str().filter(|name| is_deck_file_name(name)).map(str::to_owned));
        }
    }
    decks.sort_unstable();
    Ok(decks)
}
