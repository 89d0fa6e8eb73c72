//! The decided content of a deck, before layout.

use crate::account::view::Account;
use crate::base::row::codes::ReasonCode;
use crate::deck::missing_slides::MissingSlide;
use crate::deck::registry::SlideSelection;
use crate::deck::theme_assets::ThemeAssets;
use crate::locale::localizer::Localizer;
use crate::store::claims::ClaimsLine;
use crate::store::manifest_row::{ManifestRow, Outcome};

#[derive(Debug)]
pub struct DeckPlan<'a> {
    /// The manifest's row without the facts about the file: `pages`, `bytes`, `sha256`.
    pub record: ManifestRow,
    /// The claims of the deck.
    pub claims: ClaimsLine,
    pub(crate) account: Account,
    pub(crate) selection: SlideSelection,
    pub(crate) assets: &'a ThemeAssets,
    pub(crate) localizer: &'a Localizer,
}

/// What to do with an account that is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HoldPolicy {
    /// A held account gets no deck.
    Respect,
    /// The deck is made for a preview, and must not be sent.
    Ignore,
}

/// Why an account gets no deck.
pub(crate) struct Refusal {
    pub(crate) outcome: Outcome,
    pub(crate) code: ReasonCode,
    pub(crate) reason: String,
    /// The slides it could not get, if it has too few.
    pub(crate) missing_slides: Vec<MissingSlide>,
}
