//! The part of an override that the customer may see.
//!
//! An override's internal note cannot get in here: it goes to the [`Internal`](crate::account::internal::Internal) side.

use crate::config::overrides::file::{Override, OwnStep, SlideChoice};

/// A person's texts and choices; empty by default.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AccountOverride {
    pub headline: Option<String>,
    /// The paragraphs of a note to the customer.
    pub note: Vec<String>,
    /// Next steps, shown before those that the figures suggest.
    pub steps: Vec<OwnStep>,
    pub slides: SlideChoice,
    /// Ids of features and products to suggest first.
    pub pinned: Vec<String>,
    /// Ids of features and products not to suggest.
    pub dropped: Vec<String>,
}

impl From<&Override> for AccountOverride {
    fn from(file: &Override) -> Self {
        Self {
            headline: file.headline.clone(),
            note: file.note.iter().flat_map(|note| note.lines().map(str::to_owned)).collect(),
            steps: file.next_steps.clone(),
            slides: file.slides.clone(),
            pinned: file.pin.to_vec(),
            dropped: file.drop.to_vec(),
        }
    }
}

impl AccountOverride {
    /// `picks` without the dropped ones, the pinned ones first and in the order of the pins.
    pub fn arranged<T>(&self, picks: Vec<T>, id: impl Fn(&T) -> &str) -> Vec<T> {
        let mut picks = picks;
        picks.retain(|pick| !self.dropped.iter().any(|dropped| dropped == id(pick)));
        picks.sort_by_key(|pick| self.pinned.iter().position(|pinned| pinned == id(pick)).unwrap_or(usize::MAX));
        picks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pins_lead_in_their_order_and_what_is_dropped_is_gone() {
        let account_override = AccountOverride {
            pinned: vec!["d".into(), "b".into()],
            dropped: vec!["a".into()],
            ..AccountOverride::default()
        };
        assert_eq!(account_override.arranged(vec!["a", "b", "c", "d"], |id| id), ["d", "b", "c"]);
        assert_eq!(AccountOverride::default().arranged(vec!["b", "a"], |id| id), ["b", "a"]);
    }
}
