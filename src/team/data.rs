//! What the reports read: all accounts of the base, each assembled as for its deck, with the internal side.

use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::account::assembly::portfolio::Portfolio;
use crate::account::clearance::Clearance;
use crate::account::internal::Internal;
use crate::account::view::Account;
use crate::base::finding::Findings;
use crate::config::flags::Flags;
use crate::config::workspace::Workspace;
use crate::ingest::records::AccountRow;
use crate::ingest::selection::Selection;
use crate::pipeline::error::RunError;
use crate::pipeline::options::{Progress, Scope};
use crate::pipeline::stages::Loaded;

/// The base as the team sees it.
#[derive(Debug, Clone)]
pub struct TeamData {
    portfolio: Portfolio,
    /// What is wrong with the data.
    pub findings: Findings,
}

/// One account: its row, what its deck may say, and what only the team knows.
pub struct TeamAccount<'d> {
    /// Its place among the base's accounts, which are sorted by id.
    pub at: usize,
    pub row: &'d AccountRow,
    pub account: Account,
    pub internal: Internal,
    pub clearance: Clearance,
}

impl TeamData {
    /// Reads the workspace and the data of all accounts.
    pub fn load(
        workspace: &Path,
        flags: &Flags,
        today: NaiveDate,
        progress: &(dyn Fn(Progress<'_>) + Sync),
    ) -> Result<Self, RunError> {
        let scope = Scope { workspace, flags, selection: &Selection::default() };
        let (portfolio, findings) = Loaded::load(scope, today, progress)?.whole();
        Ok(Self { portfolio, findings })
    }

    pub fn workspace(&self) -> &Arc<Workspace> {
        self.portfolio.workspace()
    }

    pub fn portfolio(&self) -> &Portfolio {
        &self.portfolio
    }

    pub fn len(&self) -> usize {
        self.portfolio.tables().accounts.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What `of` finds of each account, in the order of their ids. Each is assembled once, on any thread, and let go again, so
    /// that a base of any size takes the memory of its findings.
    pub fn each<T: Send>(&self, of: impl Fn(TeamAccount<'_>) -> T + Sync) -> Vec<T> {
        (0..self.len()).into_par_iter().map(|at| of(self.account(at))).collect()
    }

    fn account(&self, at: usize) -> TeamAccount<'_> {
        let (account, internal, clearance) = self.portfolio.account(at);
        TeamAccount { at, row: &self.portfolio.tables().accounts[at], account, internal, clearance }
    }
}
