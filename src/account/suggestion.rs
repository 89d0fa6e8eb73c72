//! What the deck of the quarter before suggested to its customer.

use crate::account::figure::FigureId;

/// A next step or suggested feature of that deck, and the figures it was based on, by their recorded names.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    kind: String,
    subject: Option<String>,
    figures: Vec<(String, f64)>,
}

impl Suggestion {
    /// From an action's id, such as `step-feature:budgets`, and figures by name.
    pub fn new(action: &str, figures: Vec<(String, f64)>) -> Self {
        let (kind, subject) = action.split_once(':').map_or((action, None), |(kind, subject)| (kind, Some(subject)));
        Self { kind: kind.to_owned(), subject: subject.map(str::to_owned), figures }
    }

    /// The subject, if the action is of this kind and has one.
    pub fn on(&self, kind: &str) -> Option<&str> {
        self.subject.as_deref().filter(|_| self.kind == kind)
    }

    /// Whether the action is of this kind, which has no subject.
    pub fn is_only(&self, kind: &str) -> bool {
        self.kind == kind && self.subject.is_none()
    }

    /// The value of a figure at that time.
    pub fn figure(&self, id: &FigureId) -> Option<f64> {
        let name = id.to_string();
        self.figures.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }
}
