//! What a cell calls a feature or a metric: by the names that its source gives, else as the workspace knows it.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::base::nearest::is_slip;
use crate::base::spelling::folding::folded;
use crate::config::lookup::Lookup;

/// How many cells are remembered with their meaning.
const KNOWN: usize = 10_000;

/// The names of one source.
pub(crate) struct NameLookup<'w> {
    lookup: &'w Lookup,
    /// The source's own, folded.
    given: FxHashMap<String, usize>,
    /// Cells met so far.
    known: FxHashMap<Vec<u8>, Option<usize>>,
    /// What cells without a meaning may be misspellings of.
    near: FxHashMap<Vec<u8>, Option<usize>>,
}

impl<'w> NameLookup<'w> {
    /// `given` are names in the file with the ids that they mean.
    pub fn of(lookup: &'w Lookup, given: &BTreeMap<String, String>) -> Self {
        let given = || given.iter().filter_map(|(name, id)| Some((name.trim(), lookup.find(id)?)));
        // As it is written, a name is its own even where another one differs by its case alone.
        let known = given().map(|(name, place)| (name.as_bytes().to_vec(), Some(place))).collect();
        Self {
            lookup,
            given: given().map(|(name, place)| (folded(name), place)).collect(),
            known,
            near: FxHashMap::default(),
        }
    }

    /// The place of what a cell names.
    pub fn find(&mut self, name: &[u8]) -> Option<usize> {
        if let Some(known) = self.known.get(name) {
            return *known;
        }
        let text = String::from_utf8_lossy(name);
        let found = self.given.get(&folded(&text)).copied().or_else(|| self.lookup.find(&text));
        if self.known.len() < KNOWN {
            self.known.insert(name.to_vec(), found);
        }
        found
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.lookup.len()
    }

    /// The entry that a cell may be a misspelling of.
    pub fn near(&mut self, name: &[u8]) -> Option<usize> {
        if let Some(near) = self.near.get(name) {
            return *near;
        }
        let text = folded(&String::from_utf8_lossy(name));
        let given = self.given.iter().filter(|(word, _)| is_slip(&text, word)).map(|(_, place)| *place).min();
        let found = given.or_else(|| self.lookup.near(&text));
        if self.near.len() < KNOWN {
            self.near.insert(name.to_vec(), found);
        }
        found
    }
}
