//! Which action a deck suggests: a kind and perhaps a subject. Files hold it as one text.

use std::borrow::Cow;
use std::fmt;

/// A kind of action. Each rule defines its own.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ActionKind(Cow<'static, str>);

/// Kind and subject of an action, stable over runs: `step-feature:budgets`, `step-seats`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ActionId {
    pub kind: ActionKind,
    /// The id of a feature, metric or product; `None` if there is only one action of the kind.
    pub subject: Option<String>,
}

impl ActionKind {
    pub const fn new(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }

    /// The only action of this kind.
    pub fn only(self) -> ActionId {
        ActionId { kind: self, subject: None }
    }

    /// The action of this kind on a subject.
    pub fn on(self, subject: impl Into<String>) -> ActionId {
        ActionId { kind: self, subject: Some(subject.into()) }
    }
}

impl ActionId {
    /// Reads what `Display` wrote; every text is an id, as later versions may have other kinds.
    pub fn parse(text: &str) -> Self {
        let kind = |kind: &str| ActionKind(Cow::Owned(kind.to_owned()));
        match text.split_once(':') {
            Some((name, subject)) => kind(name).on(subject),
            None => kind(text).only(),
        }
    }
}

impl fmt::Display for ActionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.subject {
            Some(subject) => write!(f, "{}:{subject}", self.kind.0),
            None => f.write_str(&self.kind.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_as_it_was_written() {
        let begin = ActionKind::new("step-feature");
        for id in [begin.clone().on("budgets"), begin.clone().on("a:b"), begin.clone().on(""), begin.only()] {
            assert_eq!(ActionId::parse(&id.to_string()), id);
        }
    }
}
