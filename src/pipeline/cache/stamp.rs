//! The inputs of a cache other than the data.

use std::path::PathBuf;
use std::time::SystemTime;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::account::assembly::census::Census;
use crate::base::finding::Findings;
use crate::config::workspace::Workspace;
use crate::ingest::account_slice::Shared;
use crate::pipeline::cache::inputs::Content;

/// Raised whenever the format of a cache changes, so that older ones are not used.
pub(crate) const FORMAT: u32 = 5;

/// What a cache was made from. It is used only if all of this is the same.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stamp {
    format: u32,
    program: Program,
    /// The folder of data as it was given, which messages contain, and its real path.
    data_root: Option<(PathBuf, PathBuf)>,
    period: String,
    as_of: NaiveDate,
    /// The hashes of `qbr.yaml` and the catalogue.
    configuration: Vec<(String, [u8; 32])>,
}

/// The program that read the files. Another build of the same version may read them differently.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Program {
    version: String,
    /// Size and time of the executable; `None` if they are unknown.
    file: Option<(u64, SystemTime)>,
}

/// The cached data that does not belong to one account.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Whole<'a> {
    /// The content of the files by source.
    pub(crate) data: Vec<Vec<Content>>,
    pub(crate) census: Census,
    pub(crate) shared: Shared<'a>,
    pub(crate) findings: Findings,
    /// Indices of accounts whose deck would have the same file name as another's.
    pub(crate) collisions: Vec<u32>,
}

impl Stamp {
    pub(crate) fn of(workspace: &Workspace) -> Self {
        Self {
            format: FORMAT,
            program: Program::this(),
            data_root: data_root(workspace),
            period: workspace.period.label(),
            as_of: workspace.as_of,
            configuration: workspace.hashes.clone(),
        }
    }
}

impl Program {
    fn this() -> Self {
        let file = std::env::current_exe().and_then(std::fs::metadata);
        let file = file.and_then(|file| Ok((file.len(), file.modified()?))).ok();
        Self { version: env!("CARGO_PKG_VERSION").to_owned(), file }
    }
}

/// The folder of data, if one was given: as it was given, and its real path.
pub(crate) fn data_root(workspace: &Workspace) -> Option<(PathBuf, PathBuf)> {
    let root = workspace.data_given.then_some(&workspace.data_root)?;
    Some((root.clone(), std::fs::canonicalize(root).unwrap_or_else(|_| root.clone())))
}
