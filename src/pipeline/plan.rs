//! A deck that is decided on and not yet laid out.

use crate::account::view::Account;
use crate::base::row::codes::ReasonCode;
use crate::deck::missing_slides::MissingSlide;
use crate::deck::registry::SlideSelection;
use crate::deck::theme_assets::ThemeAssets;
use crate::locale::localizer::Localizer;
use crate::store::claims::ClaimsLine;
use crate::store::manifest_row::{ManifestRow, Outcome};

/// A deck that is decided on and not yet laid out.
#[derive(Debug)]
pub struct DeckPlan<'a> {
    /// The manifest's row without what only the file has: `pages`, `bytes`, `sha256`.
    pub record: ManifestRow,
    /// What the deck tells.
    pub told: ClaimsLine,
    pub(crate) account: Account,
    pub(crate) selection: SlideSelection,
    pub(crate) assets: &'a ThemeAssets,
    pub(crate) localizer: &'a Localizer,
}

/// Whether what holds an account back counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HoldPolicy {
    /// A held account gets no deck.
    Respect,
    /// The deck is to be looked at and not sent.
    Ignore,
}

/// Why an account gets no deck.
pub(crate) struct Refusal {
    pub(crate) outcome: Outcome,
    pub(crate) code: ReasonCode,
    pub(crate) reason: String,
    /// The slides it lacks, where these are too many.
    pub(crate) missing_slides: Vec<MissingSlide>,
}
