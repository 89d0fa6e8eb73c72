//! What every table is: how its sources are read, and what of [`Tables`] it fills.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::base::finding::Findings;
use crate::config::workspace::Workspace;
use crate::ingest::keys::account_index::AccountIndex;
use crate::ingest::keys::key_maps::KeyMaps;
use crate::ingest::reader::source::SourceReader;
use crate::ingest::records::{AccountRow, FileFacts, Tables};
use crate::ingest::refused::Refusals;
use crate::ingest::tables::weekly::Weekly;
use crate::ingest::traced_row::Traced;

/// One table of `sources`.
pub(crate) trait Table: Sync {
    /// Its key in `sources`.
    fn name(&self) -> &'static str;

    /// The table that has to be read before it, where there is one. Accounts always are.
    fn after(&self) -> Option<&'static str> {
        None
    }

    /// Reads all its sources.
    fn load(&self, cx: &LoadContext) -> LoadedTable;
}

/// What a table needs to be read.
pub(crate) struct LoadContext<'w> {
    pub workspace: &'w Workspace,
    /// Sorted by id.
    pub accounts: &'w [AccountRow],
    pub index: AccountIndex,
    pub key_maps: KeyMaps,
    /// Weekly values, which several tables add to.
    weekly: Mutex<Weekly>,
    traced: Option<Traced>,
}

/// What was read of a table.
pub(crate) struct LoadedTable {
    pub findings: Findings,
    pub files: Vec<FileFacts>,
    pub refusals: Refusals,
    fill: Box<dyn FnOnce(&mut Tables) + Send>,
}

impl<'w> LoadContext<'w> {
    /// Before any account is known.
    pub fn without_accounts(workspace: &'w Workspace) -> Self {
        let (index, key_maps) = (AccountIndex::default(), KeyMaps::default());
        let weekly = Mutex::new(Weekly::of(workspace, 0));
        Self { workspace, accounts: &[], index, key_maps, weekly, traced: None }
    }

    /// With these accounts, for which the tables of keys are read.
    pub fn new(workspace: &'w Workspace, accounts: &'w [AccountRow]) -> Self {
        let index = AccountIndex::of(accounts);
        let key_maps = KeyMaps::load(workspace, &index);
        let weekly = Mutex::new(Weekly::of(workspace, accounts.len()));
        Self { workspace, accounts, index, key_maps, weekly, traced: None }
    }

    /// The same, and every row of one of the accounts is noted.
    pub fn noting(self, traced: Traced) -> Self {
        Self { traced: Some(traced), ..self }
    }

    /// The reader of a table's sources.
    pub fn reader(&self, table: &dyn Table) -> SourceReader<'w> {
        SourceReader::new(self.workspace, table.name()).noting(self.traced.clone())
    }

    /// Weekly values, for one table at a time.
    pub fn weekly(&self) -> MutexGuard<'_, Weekly> {
        self.weekly.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Weekly values, when all tables are read.
    pub fn into_weekly(self) -> Weekly {
        self.weekly.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl LoadedTable {
    /// What `reader` found; `fill` puts the rows where they belong.
    pub fn new(reader: SourceReader, refusals: Refusals, fill: impl FnOnce(&mut Tables) + Send + 'static) -> Self {
        Self { findings: reader.findings, files: reader.files, refusals, fill: Box::new(fill) }
    }

    /// Puts everything where it belongs.
    pub fn put_into(self, tables: &mut Tables, findings: &mut Findings) {
        (self.fill)(tables);
        self.refusals.put_into(&mut tables.accounts);
        findings.extend(self.findings);
        tables.files.extend(self.files);
    }
}
