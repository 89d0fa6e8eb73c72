//! The result of making a preview.

use std::path::PathBuf;
use std::time::Duration;

use crate::inspect::preview::pairs::Pair;
use crate::inspect::preview::write::WrittenPreview;
use crate::inspect::preview_deck::PreviewDeck;

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
    /// Whether slides are paired by position, because the older build did not record their kinds.
    pub by_place: bool,
    /// Why the account has nothing to compare with, if so.
    pub lacking: Option<String>,
    pub took: Duration,
    pub first: bool,
}

impl PreviewState {
    /// Whether any slide changed.
    pub fn changed(&self) -> bool {
        self.written.slides.iter().any(|(_, changed)| *changed)
    }
}
