//! What a person decided for a customer's deck, as far as the customer may see it.
//!
//! An override's internal note is not among it and cannot be: it goes to the [`Internal`](crate::account::internal::Internal) side.

use crate::config::overrides::file::{Override, OwnStep, SlideChoice};

/// A person's words and choices; nothing by default.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AccountOverride {
    /// The deck's headline.
    pub headline: Option<String>,
    /// The paragraphs of a note to the customer.
    pub note: Vec<String>,
    /// What to do next, before what the figures suggest.
    pub steps: Vec<OwnStep>,
    /// Which slides the deck has.
    pub slides: SlideChoice,
    /// Features and products to be suggested first, by id.
    pub pinned: Vec<String>,
    /// Features and products not to be suggested, by id.
    pub dropped: Vec<String>,
}

impl From<&Override> for AccountOverride {
    fn from(decided: &Override) -> Self {
        Self {
            headline: decided.headline.clone(),
            note: decided.note.iter().flat_map(|note| note.lines().map(str::to_owned)).collect(),
            steps: decided.next_steps.clone(),
            slides: decided.slides.clone(),
            pinned: decided.pin.to_vec(),
            dropped: decided.drop.to_vec(),
        }
    }
}

impl AccountOverride {
    /// `picks` without those that were dropped, those that were pinned before the others and in the order of their pins.
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
        let tailored = AccountOverride {
            pinned: vec!["d".into(), "b".into()],
            dropped: vec!["a".into()],
            ..AccountOverride::default()
        };
        assert_eq!(tailored.arranged(vec!["a", "b", "c", "d"], |id| id), ["d", "b", "c"]);
        assert_eq!(AccountOverride::default().arranged(vec!["b", "a"], |id| id), ["b", "a"]);
    }
}
