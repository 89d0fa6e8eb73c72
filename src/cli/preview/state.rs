//! What a preview shows.

use std::path::PathBuf;
use std::time::Duration;

use crate::inspect::preview::pairs::Pair;
use crate::inspect::preview::write::WrittenPreview;
use crate::inspect::preview_deck::PreviewDeck;

/// What was made.
pub struct PreviewState {
    pub id: String,
    pub name: String,
    pub period: String,
    /// The workspace's folder.
    pub root: PathBuf,
    pub deck: PreviewDeck,
    pub written: WrittenPreview,
    pub pairs: Vec<Pair>,
    pub old_period: Option<String>,
    /// Whether the pairs are matched by place: the older build did not tell its slides.
    pub by_place: bool,
    /// Why there is nothing to compare with.
    pub lacking: Option<String>,
    pub took: Duration,
    pub first: bool,
}

impl PreviewState {
    /// Whether any slide is another than before.
    pub fn changed(&self) -> bool {
        self.written.slides.iter().any(|(_, changed)| *changed)
    }
}
