//! The result for one account: its manifest row, and its deck if it has one.

use crate::layout::frame::Frame;
use crate::store::claims::ClaimsLine;
use crate::store::manifest_row::ManifestRow;

#[derive(Debug, Clone, PartialEq)]
pub struct FinishedDeck {
    /// `file`, `bytes` and `sha256` are set if there is a deck.
    pub record: ManifestRow,
    pub pdf: Option<Vec<u8>>,
    /// The claims of the deck.
    pub claims: Option<ClaimsLine>,
    /// The first page, if it was laid out.
    pub cover: Option<Frame>,
}

impl FinishedDeck {
    /// The result for an account without a deck.
    pub fn none(record: ManifestRow) -> Self {
        Self { record, pdf: None, claims: None, cover: None }
    }
}
