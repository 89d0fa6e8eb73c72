//! From a cell to the account it names: by the account's own id, or through one or more tables that know both keys.
//!
//! Accounts are never joined by name. Salesforce writes one id in 15 characters (case-sensitive) and in 18 (the last
//! three say which letters are capitals); both find the same account.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::base::account_id::identity_of_bytes;
use crate::base::finding::{Findings, Location, Severity};
use crate::base::identity::Identity;
use crate::config::qbr::keys::{KeyConfig, Via};
use crate::config::workspace::Workspace;
use crate::ingest::file_facts::FileFacts;
use crate::ingest::keys::account_index::AccountIndex;
use crate::ingest::reader::file_report::CellAt;
use crate::ingest::reader::row::{ColumnId, Schema};
use crate::ingest::reader::row_reader::{RowReader, Unused};
use crate::ingest::reader::source::SourceReader;

/// What a table of keys says of one key.
#[derive(Debug, Clone, Copy)]
struct MappedKey {
    account: Option<u32>,
    starts: Option<NaiveDate>,
    ambiguous: bool,
}

/// A table of keys, loaded.
#[derive(Debug, Default)]
pub(crate) struct KeyMap {
    /// By the identity of each key.
    keys: FxHashMap<Box<[u8]>, MappedKey>,
    /// The accounts of each key that names several.
    ambiguous: FxHashMap<Box<[u8]>, Vec<u32>>,
}

/// Identifies the tables that lead from a key to the account.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct MapId {
    /// The identity of all settings of the tables but `starts` of the first.
    tables: Vec<u8>,
    /// `starts` of the first: a key without one is served by the same tables with one.
    starts: Option<String>,
}

/// The tables of keys of a run, each loaded once.
#[derive(Debug, Default)]
pub(crate) struct KeyMaps {
    maps: BTreeMap<MapId, Arc<KeyMap>>,
    pub findings: Findings,
    pub files: Vec<FileFacts>,
}

impl KeyMaps {
    /// Loads what the keys of all sources need.
    pub fn load(workspace: &Workspace, index: &AccountIndex) -> Self {
        let mut maps = Self::default();
        let sources = workspace.config.sources.all();
        let keys = sources.iter().filter_map(|placed| placed.source.account());
        let ways = keys.map(KeyConfig::via).filter(|way| !way.is_empty());
        let (with_start, without): (Vec<&[Via]>, Vec<&[Via]>) = ways.partition(|way| way[0].starts.is_some());
        for way in with_start.into_iter().chain(without) {
            // From the account backwards: a table is read with the next one at hand.
            for from in (0..way.len()).rev() {
                if maps.map(&way[from..]).is_none() {
                    maps.read(workspace, index, &way[from..]);
                }
            }
        }
        maps
    }

    /// The table a key is looked up in.
    fn map(&self, way: &[Via]) -> Option<&Arc<KeyMap>> {
        let id = id_of(way)?;
        let same = |(other, map): (&MapId, _)| (other.tables == id.tables).then_some(map);
        self.maps.get(&id).or_else(|| id.starts.is_none().then(|| self.maps.iter().find_map(same)).flatten())
    }

    fn read(&mut self, workspace: &Workspace, index: &AccountIndex, way: &[Via]) {
        let (Some((via, rest)), Some(id)) = (way.split_first(), id_of(way)) else { return };
        let next = self.map(rest).cloned();
        let mut schema = Schema { could_hold: finds_escalations(workspace, &id), ..Schema::default() };
        let (from, to) = (schema.add_one_line(&via.from, true), schema.add_one_line(&via.to, true));
        let starts = schema.maybe(via.starts.as_ref());
        let mut map = KeyMap::default();
        let mut reading = SourceReader::new(workspace, "keys");
        reading.keys(&via.file, schema, &mut |row| {
            if !row.fits {
                return Err(Unused::SetAside);
            }
            let key = row.key(from).ok_or_else(|| row.missing(from))?;
            let account = row.key(to).ok_or_else(|| row.missing(to))?;
            let starts = starts.and_then(|column| row.day(column));
            let found = match &next {
                None => MappedKey { account: index.get(&account), starts, ambiguous: false },
                Some(next) => match next.keys.get(identity_of_bytes(&account)) {
                    Some(found) => MappedKey { starts: starts.or(found.starts), ..*found },
                    None => MappedKey { account: None, starts, ambiguous: false },
                },
            };
            add_key(&mut map, row, from, &key, found);
            Ok(())
        });
        self.findings.extend(reading.findings);
        self.files.extend(reading.files);
        self.maps.insert(id, Arc::new(map));
    }

    /// Makes the resolver of a source's key.
    pub fn resolver(&self, key: &KeyConfig, schema: &mut Schema) -> AccountResolver {
        let way = key.via();
        let dated = way.iter().any(|via| via.starts.is_some());
        AccountResolver {
            column: schema.add_one_line(key.column(), true),
            map: self.map(way).cloned(),
            dated,
            last: Vec::new(),
            found: None,
        }
    }
}

/// Whether tickets that could hold a deck find their accounts by this table of keys.
fn finds_escalations(workspace: &Workspace, table: &MapId) -> bool {
    let tickets = workspace.config.sources.tickets.0.iter().filter(|source| source.escalated.is_some());
    tickets.filter_map(|source| source.account.as_ref()).any(|key| {
        let mut ways = (0..key.via().len()).map(|from| &key.via()[from..]);
        ways.any(|way| id_of(way).is_some_and(|id| id.tables == table.tables))
    })
}

fn id_of(way: &[Via]) -> Option<MapId> {
    let (first, rest) = way.split_first()?;
    let tables = Identity::of(&(&first.file, &first.from, &first.to, rest)).bytes;
    Some(MapId { tables, starts: first.starts.clone() })
}

/// Notes what a row of the table of keys says; a key of two accounts is of no use.
fn add_key(map: &mut KeyMap, row: &mut RowReader, column: ColumnId, key: &[u8], new: MappedKey) {
    if is_contradicted(map, identity_of_bytes(key), new) {
        row.add_finding(Severity::Warning, "key_conflict", column, |column, value| {
            format!(
                "\"{column}\" is \"{value}\" for two accounts; rows with this key are set aside. Leave one of its rows \
                 in the table of keys"
            )
        });
    }
}

/// Adds a key. Whether this row is the first that makes it name two accounts.
fn is_contradicted(map: &mut KeyMap, key: &[u8], new: MappedKey) -> bool {
    let Some(known) = map.keys.get_mut(key) else {
        map.keys.insert(key.into(), new);
        return false;
    };
    if known.account != new.account {
        let accounts = map.ambiguous.entry(key.into()).or_default();
        accounts.extend(known.account.into_iter().chain(new.account));
        accounts.sort_unstable();
        accounts.dedup();
    }
    let ambiguous = known.account != new.account && !known.ambiguous;
    known.ambiguous |= ambiguous;
    known.starts = known.starts.into_iter().chain(new.starts).min();
    ambiguous
}

/// Finds the accounts of a source's rows.
pub(crate) struct AccountResolver {
    pub column: ColumnId,
    map: Option<Arc<KeyMap>>,
    /// Whether the source asks for the start of a key.
    dated: bool,
    /// Rows of one account are mostly together: the last key and what it named.
    last: Vec<u8>,
    found: Option<(u32, Option<NaiveDate>)>,
}

/// Which account a row belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Resolution {
    /// This account, with the day its key begins where that is known.
    Account(u32, Option<NaiveDate>),
    /// The cell is missing.
    Missing,
    /// It names nothing that is known; a finding says so.
    Unknown,
}

impl AccountResolver {
    /// The account of the row; unknown keys are counted in the report.
    pub fn find(&mut self, row: &mut RowReader, index: &AccountIndex) -> Resolution {
        let resolution = self.look_up(row, index);
        row.account = matches!(resolution, Resolution::Account(..)).then_some(self.column);
        resolution
    }

    fn look_up(&mut self, row: &mut RowReader, index: &AccountIndex) -> Resolution {
        let Some(key) = row.key(self.column) else { return Resolution::Missing };
        if let Some((account, starts)) = self.found
            && *key == *self.last
        {
            return Resolution::Account(account, starts);
        }
        let (found, kind, what) = match &self.map {
            None => {
                let what = if index.near(&key).is_empty() {
                    "which is no account's id; add it to the accounts, or give this key `via`, a table of keys"
                } else {
                    "which is an account's id but for case, spaces or zeros; what these rows say is not known of it, and not \
                     shown. Write the id as the accounts do"
                };
                (index.get(&key).map(|account| (account, None)), "orphan", what)
            }
            Some(map) => match map.keys.get(identity_of_bytes(&key)) {
                Some(MappedKey { ambiguous: true, .. }) => {
                    (None, "key_conflict", "which names two accounts; leave one of its rows in the table of keys")
                }
                Some(mapped) => (
                    mapped.account.map(|account| (account, mapped.starts.filter(|_| self.dated))),
                    "orphan",
                    "which belongs to an account that is not known; add it to the accounts",
                ),
                None => (None, "orphan", "which the table of keys does not know; add it there"),
            },
        };
        self.found = found;
        self.last.clear();
        self.last.extend_from_slice(&key);
        match found {
            Some((account, starts)) => Resolution::Account(account, starts),
            None => {
                if row.last {
                    row.footer(self.column);
                    return Resolution::Unknown;
                }
                let at = CellAt::new(row.cells.line(), Some(row.schema.name(self.column)), Some(&key));
                row.report.orphan(Severity::Warning, kind, at, |_| what.to_owned());
                Resolution::Unknown
            }
        }
    }

    /// The accounts that a row may belong to if its key is ambiguous or nearly an id. The row's values are unknown for them.
    pub fn suspects(&self, row: &mut RowReader, index: &AccountIndex) -> Vec<u32> {
        let Some(key) = row.key(self.column) else { return Vec::new() };
        match &self.map {
            None if index.get(&key).is_none() => index.near(&key).to_vec(),
            None => Vec::new(),
            Some(map) => map.ambiguous.get(identity_of_bytes(&key)).cloned().unwrap_or_default(),
        }
    }

    /// The account of a row that must have one, with the day its key begins; otherwise why the row is not used.
    pub fn account(&mut self, row: &mut RowReader, index: &AccountIndex) -> Result<(u32, Option<NaiveDate>), Unused> {
        match self.find(row, index) {
            Resolution::Account(account, starts) => Ok((account, starts)),
            Resolution::Missing => Err(row.missing(self.column)),
            Resolution::Unknown => Err(Unused::LeftOut),
        }
    }

    /// The same for a row that is used as a whole or not at all. If it cannot be used, `refuse` is called with each account that
    /// it may belong to, and with the place that shows why.
    pub fn sound_account(
        &mut self,
        row: &mut RowReader,
        index: &AccountIndex,
        mut refuse: impl FnMut(u32, Location),
    ) -> Result<(u32, Option<NaiveDate>), Unused> {
        match self.account(row, index) {
            Ok((account, _)) if !row.fits => {
                refuse(account, row.location());
                Err(Unused::SetAside)
            }
            Ok(found) => Ok(found),
            Err(outcome) => {
                let at = row.place(self.column);
                self.suspects(row, index).into_iter().for_each(|account| refuse(account, at.clone()));
                Err(outcome)
            }
        }
    }
}

/// Reports a row that is dated before its key or its account began; it is kept.
pub(crate) fn check_start(row: &mut RowReader, date: ColumnId, day: NaiveDate, starts: Option<NaiveDate>) {
    if let Some(starts) = starts.filter(|starts| day < *starts) {
        row.add_finding(Severity::Note, "before_start", date, |column, value| {
            format!(
                "\"{column}\" is {value}, before {starts}, the start of what it belongs to; the row is kept. Look at \
                 which of the two dates is wrong"
            )
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn salesforce_ids_are_found_in_both_forms() {
        let mut index = AccountIndex::default();
        index.insert(b"0015500000Xyy06AAB", 3);
        index.insert(b"006q000000Hddoh", 4);
        assert_eq!(index.get(b"0015500000Xyy06"), Some(3));
        assert_eq!(index.get(b"0015500000xyy06"), None);
        assert_eq!(index.get(b"006q000000HddohAAB"), Some(4));
    }
}
