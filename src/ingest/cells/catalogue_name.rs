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
    /// The source's own, folded; `None` for what means several.
    given: FxHashMap<String, Option<usize>>,
    /// Cells met so far.
    known: FxHashMap<Vec<u8>, Option<usize>>,
    /// The first cell that names an entry by something else than its id.
    by_name: BTreeMap<usize, String>,
    /// What cells without a meaning may be misspellings of.
    near: FxHashMap<Vec<u8>, Option<usize>>,
}

impl<'w> NameLookup<'w> {
    /// `given` are names in the file with the ids that they mean.
    pub fn of(lookup: &'w Lookup, given: &BTreeMap<String, String>) -> Self {
        let given = || given.iter().filter_map(|(name, id)| Some((name.trim(), lookup.find(id)?)));
        // As it is written, a name is its own even where another one differs by its case alone.
        let known = given().map(|(name, place)| (name.as_bytes().to_vec(), Some(place))).collect();
        let mut by_fold = FxHashMap::default();
        for (name, place) in given() {
            let known = by_fold.entry(folded(name)).or_insert(Some(place));
            *known = known.filter(|known| *known == place);
        }
        Self { lookup, given: by_fold, known, by_name: BTreeMap::new(), near: FxHashMap::default() }
    }

    /// The place of what a cell names.
    pub fn find(&mut self, name: &[u8]) -> Option<usize> {
        if let Some(known) = self.known.get(name) {
            return *known;
        }
        let text = String::from_utf8_lossy(name);
        let given = self.given.get(&folded(&text)).copied();
        let found = given.unwrap_or_else(|| self.lookup.find(&text));
        if let (None, Some(place), false) = (given, found, self.lookup.is_id(&text)) {
            self.by_name.entry(place).or_insert_with(|| text.trim().to_owned());
        }
        if self.known.len() < KNOWN {
            self.known.insert(name.to_vec(), found);
        }
        found
    }

    /// The entries that cells named by something else than their ids, each with the first such cell.
    pub fn by_name(&self) -> &BTreeMap<usize, String> {
        &self.by_name
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
        let given = self.given.iter().filter(|(word, _)| is_slip(&text, word)).filter_map(|(_, place)| *place).min();
        let found = given.or_else(|| self.lookup.near(&text));
        if self.near.len() < KNOWN {
            self.near.insert(name.to_vec(), found);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::catalogue::Catalogue;
    use crate::config::lookup::Lookups;
    use crate::config::qbr::metrics::MetricConfig;
    use crate::config::translations::Names;

    #[test]
    fn what_is_not_found_by_its_id_is_remembered() {
        let metric = |id: &str| -> MetricConfig {
            serde_yaml::from_str(&format!("{{id: {id}, name: The {id}, one: x, other: xs}}")).unwrap()
        };
        let lookups = Lookups::of(&Catalogue::default(), &["a", "b", "c"].map(metric), &Names::default());
        let given = [("Weg".to_owned(), "c".to_owned())].into();
        let mut names = NameLookup::of(&lookups.metrics, &given);
        for cell in ["a", " A ", "The b", "THE B", "weg", "nothing"] {
            names.find(cell.as_bytes());
        }
        assert_eq!(names.by_name(), &[(1, "The b".to_owned())].into());
    }

    #[test]
    fn a_name_that_two_of_the_source_fold_to_means_neither_but_as_it_is_written() {
        let metric = |id: &str| -> MetricConfig {
            serde_yaml::from_str(&format!("{{id: {id}, name: {id}, one: x, other: xs}}")).unwrap()
        };
        let lookups = Lookups::of(&Catalogue::default(), &["a", "b"].map(metric), &Names::default());
        let given = [("Straße", "a"), ("STRASSE", "b"), ("Weg", "a"), ("WEG", "a")];
        let given = given.map(|(name, id)| (name.to_owned(), id.to_owned())).into();
        let mut names = NameLookup::of(&lookups.metrics, &given);
        let found = ["Straße", "STRASSE", "strasse", "weg", "B"].map(|name| names.find(name.as_bytes()));
        assert_eq!(found, [Some(0), Some(1), None, Some(0), Some(1)]);
    }
}
