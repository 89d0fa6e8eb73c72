//! A run that stops before the first deck: everything is read and prepared, and what is wrong is told.

use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;

use super::RunError;
use rustc_hash::FxHashMap;

use crate::data::finding::{Findings, Severity};
use crate::data::tables::FileFacts;
use crate::data::{self, LoadError};
use crate::press::Press;
use crate::workspace::{Flags, Workspace};

/// What was read and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Inspection {
    /// What became of each file.
    pub files: Vec<FileFacts>,
    /// How many accounts there are.
    pub accounts: usize,
    /// What is wrong.
    pub findings: Findings,
    /// How many findings of a group the workspace wants to see one by one.
    pub shown: usize,
}

/// Reads and prepares all that a build would. That no account can be read is a finding here, not an error.
pub fn inspect(workspace: &Path, flags: &Flags, today: NaiveDate) -> Result<Inspection, RunError> {
    let workspace = Arc::new(Workspace::load(workspace, flags, today)?);
    let shown = workspace.config.thresholds.findings_shown;
    let (tables, mut findings) = match data::load(&workspace, &|_| {}) {
        Ok(loaded) => loaded,
        Err(LoadError::NoAccounts(findings)) => return Ok(Inspection { findings, shown, ..Inspection::default() }),
    };
    let press = Press::new(workspace, tables, FxHashMap::default())?;
    findings.extend(press.findings().clone());
    Ok(Inspection { files: press.tables().files.clone(), accounts: press.len(), findings, shown })
}

/// How many errors and warnings there are: what `--strict` refuses and `check` ends with 1 for.
pub fn faults(findings: &Findings) -> (u64, u64) {
    (findings.count(Severity::Error), findings.count(Severity::Warning))
}
