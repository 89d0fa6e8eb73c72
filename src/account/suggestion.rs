//! What the deck of the quarter before suggested to its customer.

use crate::account::action::{ActionId, ActionKind};
use crate::account::figure::FigureId;

/// A next step or suggested feature of that deck, and the figures it was based on, by their recorded names.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    pub action: ActionId,
    figures: Vec<(String, f64)>,
}

impl Suggestion {
    pub fn new(action: ActionId, figures: Vec<(String, f64)>) -> Self {
        Self { action, figures }
    }

    /// The subject, if the action is of this kind and has one.
    pub fn on(&self, kind: &ActionKind) -> Option<&str> {
        self.action.subject.as_deref().filter(|_| self.action.kind == *kind)
    }

    /// The value of a figure at that time.
    pub fn figure(&self, id: &FigureId) -> Option<f64> {
        let name = id.to_string();
        self.figures.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }
}
