//! The words by which a source says yes, where it lists its own: a list that no cell is on holds nobody.

use std::collections::BTreeSet;

use crate::base::finding::{Finding, Findings, Location, Severity};
use crate::base::text::shown;
use crate::config::qbr::one_or_many::OneOrMany;
use crate::config::qbr::table_file::FileConfig;
use crate::ingest::cells::booleans::{is_no, is_yes};

/// So many other words are told.
const OTHERS: usize = 8;

/// A source's own words, and what its cells say.
#[derive(Debug)]
pub(crate) struct OwnWords<'w> {
    /// The key that lists them.
    key: &'static str,
    words: Option<&'w [String]>,
    is_met: bool,
    /// Cells that are neither one of them nor a plain no.
    others: BTreeSet<String>,
}

impl<'w> OwnWords<'w> {
    pub fn of(key: &'static str, words: Option<&'w OneOrMany<String>>) -> Self {
        Self { key, words: words.map(|words| words.0.as_slice()), is_met: false, others: BTreeSet::new() }
    }

    /// Whether the source lists its own.
    pub fn are_listed(&self) -> bool {
        self.words.is_some()
    }

    /// Whether a cell means yes.
    pub fn say_yes(&mut self, cell: &str) -> bool {
        let yes = is_yes(cell, self.words);
        self.is_met |= yes;
        if !yes && self.are_listed() && self.others.len() < OTHERS && !is_no(cell) {
            self.others.insert(cell.to_owned());
        }
        yes
    }

    /// Adds a note where no cell of the column is on the list, though some say more than no.
    pub fn report(&self, column: &str, file: &FileConfig, findings: &mut Findings) {
        let Some(words) = self.words.filter(|_| !self.is_met && !self.others.is_empty()) else { return };
        let quoted = |words: &mut dyn Iterator<Item = &String>| {
            words.map(|word| format!("\"{}\"", shown(word))).collect::<Vec<_>>().join(", ")
        };
        let (listed, others) = (quoted(&mut words.iter()), quoted(&mut self.others.iter()));
        let message = format!(
            "no cell of \"{column}\" is on the list of `{}` ({listed}), so it holds nobody; there is {others}. Add what means yes",
            self.key
        );
        let at = Location { column: Some(column.into()), ..Location::file(&file.path.0.join(", ")) };
        findings.push(Finding { severity: Severity::Note, kind: "own_words", at, value: None, message });
    }
}
