//! The files that a load would read, found anew by what `qbr.yaml` says: whoever keeps what was read asks whether these are
//! the same still.

use std::path::PathBuf;

use super::files::{self, Found};
use super::finding::Findings;
use super::keys_of;
use crate::workspace::Workspace;
use crate::workspace::config::{FileConfig, KeyConfig, Sources};

/// A file that a load would read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// Where it is.
    pub real: PathBuf,
    /// Its name in messages, and in [`FileFacts`](super::tables::FileFacts).
    pub shown: String,
}

/// The files of every source and of every table between a key and its account, source by source in a fixed order.
pub fn inputs(workspace: &Workspace) -> Vec<Vec<Input>> {
    let of = |file: &FileConfig| {
        let found = files::find(workspace, file, &mut Findings::default());
        found.into_iter().map(|Found { real, shown }| Input { real, shown }).collect()
    };
    configs(workspace).into_iter().map(of).collect()
}

/// Wherever `qbr.yaml` names files of data.
pub(super) fn configs(workspace: &Workspace) -> Vec<&FileConfig> {
    // Taken apart, so that no table is forgotten here.
    let Sources { accounts, contacts, usage, events, feature_usage, requests, tickets, outcomes } =
        &workspace.config.sources;
    let mut configs: Vec<&FileConfig> = Vec::new();
    macro_rules! add {
        ($($table:ident),*) => {$( configs.extend($table.0.iter().map(|source| &source.file)); )*};
    }
    add!(accounts, contacts, usage, events, feature_usage, requests, tickets, outcomes);
    for key in keys_of(workspace) {
        if let KeyConfig::Via(key) = key {
            configs.extend(key.via.0.iter().map(|via| &via.file));
        }
    }
    configs
}
