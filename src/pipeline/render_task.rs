//! Makes the deck of one account, from its data to the file. Every failure is recorded in the account's manifest row.

use std::sync::Arc;
use std::time::Duration;

use crate::base::row::codes::ReasonCode;
use crate::pipeline::catch_panic::guarded;
use crate::pipeline::factory::DeckFactory;
use crate::pipeline::finished_deck::FinishedDeck;
use crate::pipeline::output::dir::OutputDir;
use crate::pipeline::worker_pool::Work;
use crate::report::earlier::Earlier;
use crate::report::picture::Picture;
use crate::report::thumbnail::Thumbnails;
use crate::store::claims::ClaimsLine;
use crate::store::fail_point;
use crate::store::manifest_row::{ManifestRow, Outcome};

/// The work of the worker pool, with everything it needs.
pub(crate) struct RenderTask {
    pub factory: Arc<DeckFactory>,
    pub output_dir: Arc<OutputDir>,
    /// Sorted indices of accounts whose deck would have the same file name as another's.
    pub collisions: Vec<usize>,
    pub force: bool,
    /// `Some` if the report shows first pages.
    pub thumbnails: Option<Thumbnails>,
    /// First pages of decks that exist already.
    pub earlier: Arc<Earlier>,
}

/// The result for an account, kept until all are done.
pub(crate) struct RenderedAccount {
    pub record: ManifestRow,
    pub claims: Option<ClaimsLine>,
    /// The deck's first page.
    pub picture: Option<Picture>,
}

impl RenderedAccount {
    pub fn without(record: ManifestRow) -> Self {
        Self { record, claims: None, picture: None }
    }
}

impl RenderTask {
    /// Converts the first page to the form for the report, and drops the laid out page.
    fn pictured(&self, place: usize, mut deck: FinishedDeck) -> (FinishedDeck, Option<Picture>) {
        let cover = deck.cover.take().zip(self.thumbnails.as_ref());
        let picture = cover.map(|(cover, thumbnails)| Picture::of(&cover, self.factory.fonts(place), thumbnails));
        (deck, picture)
    }
}

impl Work for RenderTask {
    type Made = (FinishedDeck, Option<Picture>);
    type Done = RenderedAccount;

    fn make(&self, place: usize) -> Self::Made {
        let made = guarded(|| {
            fail_point::reach("deck");
            let plan = match self.factory.plan(place) {
                Ok(plan) => plan,
                Err(record) => return (FinishedDeck::none(*record), None),
            };
            if self.collisions.binary_search(&place).is_ok() {
                let reason = format!("another account's deck is already named {}", plan.record.file);
                let record = plan.record.without_deck(Outcome::Failed, ReasonCode::FileName, reason);
                return (FinishedDeck::none(record), None);
            }
            let deck = match self.output_dir.unchanged_row(&plan.record).filter(|_| !self.force) {
                Some(record) => {
                    let known = self.earlier.picture(&record).cloned();
                    if known.is_some() {
                        return (FinishedDeck { claims: Some(plan.claims), ..FinishedDeck::none(record) }, known);
                    }
                    let cover = self.thumbnails.as_ref().and_then(|_| self.factory.cover(&plan));
                    FinishedDeck { claims: Some(plan.claims), cover, ..FinishedDeck::none(record) }
                }
                None => self.factory.make(plan),
            };
            self.pictured(place, deck)
        });
        made.unwrap_or_else(|panic| {
            let reason = format!("making the deck panicked: {panic}");
            let record = self.factory.record(place).without_deck(Outcome::Failed, ReasonCode::Panic, reason);
            (FinishedDeck::none(record), None)
        })
    }

    fn put(&self, _: usize, (deck, picture): Self::Made) -> RenderedAccount {
        let (record, claims) = self.output_dir.put(deck);
        RenderedAccount { picture: picture.filter(|_| record.outcome.has_deck()), record, claims }
    }
}

/// The row of an account whose deck took too long.
pub(crate) fn overdue(factory: &DeckFactory, place: usize, limit: Duration) -> ManifestRow {
    let reason = format!("making the deck took more than {} seconds and was given up", limit.as_secs_f64());
    factory.record(place).without_deck(Outcome::Failed, ReasonCode::TooSlow, reason)
}
