//! What the deck of the quarter before suggested to its customer.

use crate::account::figure::FigureId;

/// A next step or a pick of that deck, and the figures it rested on, as its record names them.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    kind: String,
    subject: Option<String>,
    figures: Vec<(String, f64)>,
}

impl Suggestion {
    /// From an action's id, `step-feature:budgets`, and figures by their names.
    pub fn new(action: &str, figures: Vec<(String, f64)>) -> Self {
        let (kind, subject) = action.split_once(':').map_or((action, None), |(kind, subject)| (kind, Some(subject)));
        Self { kind: kind.to_owned(), subject: subject.map(str::to_owned), figures }
    }

    /// The subject, where the action is of a kind that has one.
    pub fn on(&self, kind: &str) -> Option<&str> {
        self.subject.as_deref().filter(|_| self.kind == kind)
    }

    /// Whether it is the only action of a kind.
    pub fn is_only(&self, kind: &str) -> bool {
        self.kind == kind && self.subject.is_none()
    }

    /// A figure as it was then.
    pub fn figure(&self, id: &FigureId) -> Option<f64> {
        let name = id.to_string();
        self.figures.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }
}
