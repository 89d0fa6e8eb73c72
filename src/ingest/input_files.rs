//! The files that a load would read, by what `qbr.yaml` says now: a cache of what was read is good while these are the same.

use std::path::PathBuf;

use crate::base::finding::Findings;
use crate::config::qbr::keys::KeyConfig;
use crate::config::qbr::table_file::FileConfig;
use crate::config::workspace::Workspace;
use crate::ingest::input_paths;
use crate::ingest::input_paths::Found;

/// A file that a load would read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputFile {
    pub real: PathBuf,
    /// Its name in messages, and in [`FileFacts`](crate::ingest::file_facts::FileFacts).
    pub shown: String,
}

/// The files of every source and of every table between a key and its account, source by source in a fixed order.
pub fn inputs(workspace: &Workspace) -> Vec<Vec<InputFile>> {
    let of = |file: &FileConfig| {
        let found = input_paths::find(workspace, file, &mut Findings::default());
        found.into_iter().map(|Found { real, shown }| InputFile { real, shown }).collect()
    };
    configs(workspace).into_iter().map(of).collect()
}

/// Wherever `qbr.yaml` names files of data: the sources', then those of the tables of keys.
fn configs(workspace: &Workspace) -> Vec<&FileConfig> {
    let sources = workspace.config.sources.all();
    let mut configs: Vec<&FileConfig> = sources.iter().map(|placed| placed.source.file()).collect();
    let keys = sources.iter().filter_map(|placed| placed.source.account());
    configs.extend(keys.flat_map(KeyConfig::via).map(|via| &via.file));
    configs
}

/// The files that a load reads, as far as they are there, and the folders in which it may find others.
pub fn places(workspace: &Workspace) -> (Vec<PathBuf>, Vec<PathBuf>) {
    input_paths::places(workspace, &configs(workspace))
}
