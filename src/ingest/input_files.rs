//! The files that a load would read, found anew by what `qbr.yaml` says: whoever keeps what was read asks whether these are
//! the same still.

use std::path::PathBuf;

use crate::base::finding::Findings;
use crate::config::qbr::keys::KeyConfig;
use crate::config::qbr::sources::Sources;
use crate::config::qbr::table_file::FileConfig;
use crate::config::workspace::Workspace;
use crate::ingest::input_paths;
use crate::ingest::input_paths::Found;

/// A file that a load would read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputFile {
    /// Where it is.
    pub real: PathBuf,
    /// Its name in messages, and in [`FileFacts`](crate::ingest::records::FileFacts).
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

/// Wherever `qbr.yaml` names files of data.
pub(crate) fn configs(workspace: &Workspace) -> Vec<&FileConfig> {
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

/// The keys of all sources, in a fixed order.
pub(crate) fn keys_of(workspace: &Workspace) -> Vec<&KeyConfig> {
    let sources = &workspace.config.sources;
    let mut keys: Vec<&KeyConfig> = Vec::new();
    keys.extend(sources.contacts.0.iter().filter_map(|s| s.account.as_ref()));
    keys.extend(sources.usage.0.iter().map(|s| &s.account));
    keys.extend(sources.events.0.iter().map(|s| &s.account));
    keys.extend(sources.feature_usage.0.iter().filter_map(|s| s.account.as_ref()));
    keys.extend(sources.requests.0.iter().filter_map(|s| s.account.as_ref()));
    keys.extend(sources.tickets.0.iter().filter_map(|s| s.account.as_ref()));
    keys.extend(sources.outcomes.0.iter().filter_map(|s| s.account.as_ref()));
    keys
}

/// The files that [`load`] reads, as far as they are there, and the folders in which it may find others.
pub fn places(workspace: &Workspace) -> (Vec<PathBuf>, Vec<PathBuf>) {
    crate::ingest::input_paths::places(workspace, &configs(workspace))
}
