//! Where accounts become decks, from their facts to their file. Whatever goes wrong is in the account's row.

use std::sync::Arc;
use std::time::Duration;

use super::crew::Work;
use super::guard::guarded;
use super::shelf::Shelf;
use crate::output::fail_point;
use crate::output::manifest::{DeckRecord, Outcome};
use crate::output::told::ToldLine;
use crate::press::{Deck, Press};
use crate::report::{Earlier, Picture, Thumbnails};

/// What accounts are made into decks with.
pub(super) struct Bench {
    pub press: Arc<Press>,
    pub shelf: Arc<Shelf>,
    /// Places of accounts whose deck would have another's name, sorted.
    pub collisions: Vec<usize>,
    pub force: bool,
    /// Where the report shows first pages.
    pub thumbnails: Option<Thumbnails>,
    /// First pages of decks that stand already.
    pub earlier: Arc<Earlier>,
}

/// What is kept of an account until all are done.
pub(super) struct Finished {
    pub record: DeckRecord,
    pub told: Option<ToldLine>,
    /// The deck's first page.
    pub picture: Option<Picture>,
}

impl Finished {
    pub fn without(record: DeckRecord) -> Self {
        Self { record, told: None, picture: None }
    }
}

impl Bench {
    /// The first page as the report shows it; its marks are dropped.
    fn pictured(&self, place: usize, mut deck: Deck) -> (Deck, Option<Picture>) {
        let cover = deck.cover.take().zip(self.thumbnails.as_ref());
        let picture = cover.map(|(cover, thumbnails)| Picture::of(&cover, self.press.fonts(place), thumbnails));
        (deck, picture)
    }
}

impl Work for Bench {
    type Made = (Deck, Option<Picture>);
    type Done = Finished;

    fn make(&self, place: usize) -> Self::Made {
        let made = guarded(|| {
            fail_point::reach("deck");
            let draft = match self.press.draft(place) {
                Ok(draft) => draft,
                Err(record) => return (Deck::none(*record), None),
            };
            if self.collisions.binary_search(&place).is_ok() {
                let reason = format!("another account's deck is already named {}", draft.record.file);
                let record = draft.record.without_deck(Outcome::Failed, "file_name", reason);
                return (Deck::none(record), None);
            }
            let deck = match self.shelf.standing(&draft.record).filter(|_| !self.force) {
                Some(record) => {
                    let known = self.earlier.picture(&record).cloned();
                    if known.is_some() {
                        return (Deck { told: Some(draft.told), ..Deck::none(record) }, known);
                    }
                    let cover = self.thumbnails.as_ref().and_then(|_| self.press.cover(&draft));
                    Deck { told: Some(draft.told), cover, ..Deck::none(record) }
                }
                None => self.press.make(draft),
            };
            self.pictured(place, deck)
        });
        made.unwrap_or_else(|panic| {
            let reason = format!("making the deck panicked: {panic}");
            let record = self.press.record(place).without_deck(Outcome::Failed, "panic", reason);
            (Deck::none(record), None)
        })
    }

    fn put(&self, _: usize, (deck, picture): Self::Made) -> Finished {
        let (record, told) = self.shelf.put(deck);
        Finished { picture: picture.filter(|_| record.outcome.has_deck()), record, told }
    }
}

/// The row of an account whose deck took too long.
pub(super) fn overdue(press: &Press, place: usize, limit: Duration) -> DeckRecord {
    let reason = format!("making the deck took more than {} seconds and was given up", limit.as_secs_f64());
    press.record(place).without_deck(Outcome::Failed, "too_slow", reason)
}
