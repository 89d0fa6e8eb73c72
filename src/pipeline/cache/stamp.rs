//! What a cache was made of.

use std::path::PathBuf;
use std::time::SystemTime;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::account::assembly::census::Census;
use crate::base::finding::Findings;
use crate::config::workspace::Workspace;
use crate::ingest::account_slice::Shared;
use crate::pipeline::cache::inputs::Content;
use crate::report::data::FORMAT;

/// What a cache was made of: it serves nothing else.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stamp {
    format: u32,
    program: Program,
    /// The folder of data as it was given, which is part of what messages say.
    data_root: Option<(PathBuf, PathBuf)>,
    period: String,
    as_of: NaiveDate,
    /// `qbr.yaml` and the catalogue.
    configuration: Vec<(String, [u8; 32])>,
}

/// The program that read the files: another build of one version may read them otherwise.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Program {
    version: String,
    /// Bytes of its own file, and when that was changed; nothing where it cannot be looked at.
    file: Option<(u64, SystemTime)>,
}

/// What is kept that is no account's.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Whole<'a> {
    /// What the files held, source by source.
    pub(crate) data: Vec<Vec<Content>>,
    pub(crate) census: Census,
    pub(crate) shared: Shared<'a>,
    pub(crate) findings: Findings,
    /// Places of accounts whose deck would have another's name.
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

/// The folder of data where it was given: as it was given, and where that is.
pub(crate) fn data_root(workspace: &Workspace) -> Option<(PathBuf, PathBuf)> {
    let root = workspace.data_given.then_some(&workspace.data_root)?;
    Some((root.clone(), std::fs::canonicalize(root).unwrap_or_else(|_| root.clone())))
}
