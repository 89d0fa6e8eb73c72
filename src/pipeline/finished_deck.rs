//! What became of one account: its row, and its deck where it has one.

use crate::layout::frame::Frame;
use crate::store::claims::ClaimsLine;
use crate::store::manifest_row::ManifestRow;

/// What became of one account: its row, and its deck where it has one.
#[derive(Debug, Clone, PartialEq)]
pub struct FinishedDeck {
    /// The manifest's row; `file`, `bytes` and `sha256` are set where there is a deck.
    pub record: ManifestRow,
    pub pdf: Option<Vec<u8>>,
    /// What it tells, where there is one.
    pub told: Option<ClaimsLine>,
    /// Its first page, where it was laid out.
    pub cover: Option<Frame>,
}

impl FinishedDeck {
    /// The row of an account that gets none.
    pub fn none(record: ManifestRow) -> Self {
        Self { record, pdf: None, told: None, cover: None }
    }
}
