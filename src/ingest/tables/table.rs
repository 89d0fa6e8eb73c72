//! What every table is, and the one loop that reads its sources.

use std::sync::{Mutex, PoisonError};

use crate::base::finding::Findings;
use crate::config::qbr::sources::section::SourcesOf;
use crate::config::qbr::sources::source::Source;
use crate::config::workspace::Workspace;
use crate::ingest::date_window::DateWindow;
use crate::ingest::feeds::Feed;
use crate::ingest::file_facts::FileFacts;
use crate::ingest::keys::account_index::AccountIndex;
use crate::ingest::keys::key_maps::KeyMaps;
use crate::ingest::reader::row::Schema;
use crate::ingest::reader::row_reader::{RowOutcome, RowReader};
use crate::ingest::reader::source::SourceReader;
use crate::ingest::records::{AccountRow, Tables};
use crate::ingest::refused::Refusals;
use crate::ingest::tables::weekly::Weekly;
use crate::ingest::traced_row::Traced;

/// One table of `sources`, with the rows that it has so far.
pub(crate) trait Table: Sized {
    /// Its key in `sources`.
    const NAME: &'static str;

    /// The table that is read before it, if any. Accounts always are.
    const AFTER: Option<&'static str> = None;

    /// Whether a source is wrong if not one of its rows is used.
    const NEEDS_ROWS: bool = false;

    /// What `sources` says of it.
    type Source: SourcesOf;

    /// The columns of one source, with what is needed to read their cells.
    type Columns<'w>;

    /// The table before its first row.
    fn new(cx: &LoadContext) -> Self;

    /// Asks for the columns of a source. `None` passes over a source without a required column, which the check of the
    /// workspace reports.
    fn columns<'w>(cx: &LoadContext<'w>, source: &'w Self::Source, schema: &mut Schema) -> Option<Self::Columns<'w>>;

    /// Takes one row.
    fn row(&mut self, cx: &LoadContext, columns: &mut Self::Columns<'_>, row: &mut RowReader) -> RowOutcome;

    /// Called after the last row of each source.
    fn end_source(&mut self, _: &LoadContext, _: Self::Columns<'_>, _: &mut SourceReader) {}

    /// Called after the last source.
    fn finish(self, cx: &LoadContext, reader: SourceReader) -> LoadedTable;
}

/// A table as an entry of the list.
pub(crate) struct TableSpec {
    pub name: &'static str,
    pub after: Option<&'static str>,
    /// Reads all its sources.
    pub load: fn(&LoadContext) -> LoadedTable,
}

impl TableSpec {
    pub const fn of<T: Table>() -> Self {
        Self { name: T::NAME, after: T::AFTER, load: load::<T> }
    }
}

fn load<T: Table>(cx: &LoadContext) -> LoadedTable {
    let mut reader = SourceReader::new(cx.workspace, T::NAME).noting(cx.traced.clone());
    let mut table = T::new(cx);
    for source in T::Source::of(&cx.workspace.config.sources) {
        let mut schema = Schema::default();
        let Some(mut columns) = T::columns(cx, source, &mut schema) else { continue };
        let counts = reader.source(source, schema, &mut |row| table.row(cx, &mut columns, row));
        if T::NEEDS_ROWS {
            reader.expect_some(source.file(), &counts);
        }
        table.end_source(cx, columns, &mut reader);
    }
    table.finish(cx, reader)
}

/// What a table needs to be read.
pub(crate) struct LoadContext<'w> {
    pub workspace: &'w Workspace,
    pub dates: DateWindow,
    /// Sorted by id.
    pub accounts: &'w [AccountRow],
    pub index: AccountIndex,
    pub key_maps: KeyMaps,
    /// Weekly values, which several tables add to, one after the other.
    weekly: Mutex<Option<Weekly>>,
    /// The sources of feature usage that were read.
    feeds: Mutex<Vec<Feed>>,
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
        Self::of(workspace, &[], AccountIndex::default(), KeyMaps::default())
    }

    /// With these accounts, for which the tables of keys are read.
    pub fn new(workspace: &'w Workspace, accounts: &'w [AccountRow]) -> Self {
        let index = AccountIndex::of(accounts);
        let key_maps = KeyMaps::load(workspace, &index);
        Self::of(workspace, accounts, index, key_maps)
    }

    fn of(workspace: &'w Workspace, accounts: &'w [AccountRow], index: AccountIndex, key_maps: KeyMaps) -> Self {
        let weekly = Mutex::new(Some(Weekly::of(workspace, accounts.len())));
        Self {
            workspace,
            dates: DateWindow::of(workspace),
            accounts,
            index,
            key_maps,
            weekly,
            feeds: Mutex::default(),
            traced: None,
        }
    }

    /// The same, and every row of one of the accounts is noted.
    pub fn noting(self, traced: Traced) -> Self {
        Self { traced: Some(traced), ..self }
    }

    /// Takes the weekly values out, for the table that adds to them now.
    pub fn take_weekly(&self) -> Weekly {
        let mut weekly = self.weekly.lock().unwrap_or_else(PoisonError::into_inner);
        weekly.take().expect("the tables that add to weekly values are read one after the other")
    }

    /// Keeps the sources that a table was read from.
    pub fn put_feeds(&self, feeds: Vec<Feed>) {
        *self.feeds.lock().unwrap_or_else(PoisonError::into_inner) = feeds;
    }

    pub fn take_feeds(&self) -> Vec<Feed> {
        std::mem::take(&mut *self.feeds.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts them back for the next one.
    pub fn put_weekly(&self, values: Weekly) {
        *self.weekly.lock().unwrap_or_else(PoisonError::into_inner) = Some(values);
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
