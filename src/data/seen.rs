//! Which rows were there before.
//!
//! Rows are remembered as hashes beside their account: exports mostly keep an account's rows together, so the few hashes
//! to compare with are at hand, where one large set would miss the cache on every row.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

/// Hashes of an account that are compared one by one; more become a set.
const FEW: usize = 96;

/// The rows of a table so far.
#[derive(Debug)]
pub(crate) struct Seen {
    few: Vec<Vec<u64>>,
    many: FxHashMap<u32, FxHashSet<u64>>,
}

impl Seen {
    pub fn new(accounts: usize) -> Self {
        Self { few: vec![Vec::new(); accounts], many: FxHashMap::default() }
    }

    /// Notes a row of a source; `false` where it was there before.
    pub fn insert(&mut self, account: u32, source: usize, fingerprint: u64) -> bool {
        let print = fingerprint.wrapping_add((source as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let few = &mut self.few[account as usize];
        if few.len() < FEW {
            let new = !few.contains(&print);
            if new {
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
pub(crate) struct Earlier {
    file: Option<Arc<str>>,
    here: Vec<u64>,
    before: FxHashSet<u64>,
}

impl Earlier {
    /// Notes a row; `false` where an earlier file had it.
    pub fn insert(&mut self, file: &Arc<str>, fingerprint: u64) -> bool {
        if self.file.as_ref().is_none_or(|known| !Arc::ptr_eq(known, file)) {
            self.file = Some(file.clone());
            self.before.extend(self.here.drain(..));
        }
        self.here.push(fingerprint);
        !self.before.contains(&fingerprint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_new_once_however_many_there_are() {
        let mut seen = Seen::new(2);
        assert!((0..1000).all(|print| seen.insert(1, 0, print)));
        assert!((0..1000).all(|print| !seen.insert(1, 0, print)));
        assert!((0..1000).all(|print| seen.insert(0, 0, print) && seen.insert(1, 1, print)));
    }

    #[test]
    fn a_row_of_an_earlier_file_is_not_new() {
        let (a, b): (Arc<str>, Arc<str>) = ("a".into(), "b".into());
        let mut earlier = Earlier::default();
        assert!(earlier.insert(&a, 1) && earlier.insert(&a, 1));
        assert!(!earlier.insert(&b, 1) && earlier.insert(&b, 2) && earlier.insert(&b, 2));
    }
}
