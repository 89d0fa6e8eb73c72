//! Everything that is the same for every deck of a run, made once; and one deck from it.

use std::sync::Arc;

use crate::data::tables::Tables;
use crate::output::manifest::DeckRecord;
use crate::workspace::Workspace;

/// What all decks of a run share: the base with its cohorts, the theme, fonts and voices.
#[derive(Debug)]
pub struct Press {}

/// What became of one account: its row, and its deck where it has one.
#[derive(Debug, Clone, PartialEq)]
pub struct Deck {
    /// The manifest's row; `file`, `bytes` and `sha256` are set where there is a deck.
    pub record: DeckRecord,
    /// The finished PDF.
    pub pdf: Option<Vec<u8>>,
}

/// Why no deck at all can be made.
#[derive(Debug, thiserror::Error)]
pub enum PressError {}

impl Press {
    /// Prepares a run: cohorts, theme, fonts, the shared font subset and the voices.
    pub fn new(_workspace: Arc<Workspace>, _tables: Tables) -> Result<Self, PressError> {
        unimplemented!()
    }

    /// How many accounts there are; they are addressed by their place, sorted by id.
    pub fn len(&self) -> usize {
        unimplemented!()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What `--account` and `--where` choose by, without making the deck.
    pub fn tables(&self) -> &Tables {
        unimplemented!()
    }

    /// The deck of one account. Never panics on data; a failure to lay out or to write is the record's outcome.
    pub fn deck(&self, _account: usize) -> Deck {
        unimplemented!()
    }
}
