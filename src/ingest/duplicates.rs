//! Finds rows that were read before.
//!
//! A row is the same where every cell is, in a file read by the same mapping: two entries of a list that name
//! overlapping files load each row once, and a file read twice for two sets of columns is read twice. Rows are
//! kept as hashes by account: exports mostly keep an account's rows together, so the few hashes to
//! compare with are at hand, where one large set would miss the cache on every row.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

use crate::base::finding::Severity;
use crate::base::identity::Identity;
use crate::ingest::input_paths::hash;
use crate::ingest::reader::row::ColumnId;
use crate::ingest::reader::row_reader::{RowReader, Unused};

/// Hashes of an account that are compared one by one; more become a set. Half a year of six metrics, one row a value, are fewer.
const FEW: usize = 256;

/// What a source takes from a row, as a hash: the same row read by another mapping says something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Mapping(u64);

impl Mapping {
    /// `settings` decide what is taken from a row: mostly the key, the columns and `where`.
    pub fn of(settings: &impl Serialize) -> Self {
        Self(hash(&Identity::of(settings).bytes))
    }

    fn of_row(self, fingerprint: u64) -> u64 {
        fingerprint.wrapping_add(self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }
}

/// The rows of a table so far.
#[derive(Debug)]
pub(crate) struct SeenRows {
    few: Vec<Vec<u64>>,
    many: FxHashMap<u32, FxHashSet<u64>>,
}

impl SeenRows {
    pub fn new(accounts: usize) -> Self {
        Self { few: vec![Vec::new(); accounts], many: FxHashMap::default() }
    }

    /// Notes a row; `false` if it was read before.
    pub fn insert(&mut self, account: u32, mapping: Mapping, fingerprint: u64) -> bool {
        self.insert_hash(account, mapping.of_row(fingerprint))
    }

    /// Notes a hash of an account; `false` if it was met before.
    pub fn insert_hash(&mut self, account: u32, print: u64) -> bool {
        let few = &mut self.few[account as usize];
        if few.len() < FEW {
            let new = !few.contains(&print);
            if new {
                if few.len() == few.capacity() {
                    // Doubled, they would be a large part of the memory.
                    few.reserve_exact((few.len() / 4).max(4));
                }
                few.push(print);
            }
            return new;
        }
        let set = self.many.entry(account).or_insert_with(|| few.iter().copied().collect());
        set.insert(print)
    }
}

/// The rows of earlier files: for tables whose rows may rightly be alike within a file (two events of one second), but
/// where a row that an earlier file holds too is the same one exported twice.
#[derive(Debug, Default)]
pub(crate) struct EarlierRows {
    file: Option<Arc<str>>,
    here: Vec<u64>,
    before: FxHashSet<u64>,
}

impl EarlierRows {
    /// Notes a row; `false` where an earlier file had it.
    pub fn insert(&mut self, file: &Arc<str>, mapping: Mapping, fingerprint: u64) -> bool {
        if self.file.as_ref().is_none_or(|known| !Arc::ptr_eq(known, file)) {
            self.file = Some(file.clone());
            self.before.extend(self.here.drain(..));
        }
        let print = mapping.of_row(fingerprint);
        self.here.push(print);
        !self.before.contains(&print)
    }
}

/// Reports a row that was read before.
pub(crate) fn repeated(row: &mut RowReader, account: ColumnId) -> Unused {
    row.add_finding(Severity::Warning, "duplicate", account, |_, value| {
        format!(
            "the row of \"{value}\" stands here once more, the same in every cell; the repeated row is set aside and \
             counts once. Where both are meant, export what tells them apart"
        )
    });
    Unused::SetAside
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_new_once_however_many_there_are() {
        let mut seen = SeenRows::new(2);
        let (one, other) = (Mapping::of(&"one"), Mapping::of(&"other"));
        assert!((0..1000).all(|print| seen.insert(1, one, print)));
        assert!((0..1000).all(|print| !seen.insert(1, one, print)));
        assert!((0..1000).all(|print| seen.insert(0, one, print) && seen.insert(1, other, print)));
    }

    #[test]
    fn a_row_of_an_earlier_file_is_not_new() {
        let (a, b): (Arc<str>, Arc<str>) = ("a".into(), "b".into());
        let (one, other) = (Mapping::of(&"one"), Mapping::of(&"other"));
        let mut earlier = EarlierRows::default();
        assert!(earlier.insert(&a, one, 1) && earlier.insert(&a, one, 1));
        assert!(!earlier.insert(&b, one, 1) && earlier.insert(&b, one, 2) && earlier.insert(&b, one, 2));
        assert!(earlier.insert(&b, other, 1), "another mapping reads another thing of the row");
    }
}
