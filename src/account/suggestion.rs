//! What the deck of the quarter before suggested to its customer.

/// A next step or a pick of that deck, and the figures it rested on.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// The step's id: `step-feature:budgets`.
    pub step: String,
    /// Facts by name, as they stood then.
    pub figures: Vec<(String, f64)>,
}

impl Suggestion {
    /// The subject of a step of this rule: `budgets` of `step-feature:budgets` for `step-feature`.
    pub fn subject(&self, rule: &str) -> Option<&str> {
        let rest = self.step.strip_prefix(rule)?;
        if rest.is_empty() { Some(rest) } else { rest.strip_prefix(':') }
    }

    /// A fact as it stood then.
    pub fn figure(&self, fact: &str) -> Option<f64> {
        self.figures.iter().find(|(name, _)| name == fact).map(|(_, value)| *value)
    }
}
