//! What somebody should look at before a deck leaves, as the `review` column of the manifest holds it.
//!
//! In memory each anomaly is a value; in files they are one text, `code: detail; code: detail`. The text of an older row is
//! taken apart here and nowhere else, and is written again exactly as it was.

use std::fmt;
use std::ops::Deref;

use crate::base::row::codes::AnomalyKind;

/// Something that looks wrong about a deck.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Anomaly {
    /// Its kind and the detail.
    Coded(AnomalyKind, String),
    /// A sentence of an earlier version, which wrote no code before what it said of overrides.
    Uncoded(String),
}

/// All anomalies of a deck, in the order of the manifest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Anomalies(Vec<Anomaly>);

impl Anomaly {
    pub fn new(kind: AnomalyKind, detail: impl Into<String>) -> Self {
        Self::Coded(kind, detail.into())
    }

    /// Reads one; `None` for a piece of text that begins none.
    fn read(text: &str) -> Option<Self> {
        let is_code = |code: &str| !code.is_empty() && code.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        match text.split_once(": ").filter(|(code, _)| is_code(code)) {
            Some((code, detail)) => Some(Self::new(code.into(), detail)),
            None => OLD_OVERRIDE.iter().any(|start| text.starts_with(start)).then(|| Self::Uncoded(text.into())),
        }
    }

    /// Whether it says that a figure is not shown because a cell cannot be read.
    pub fn is_refused_figure(&self) -> bool {
        matches!(self, Self::Coded(AnomalyKind::FigureRefused, _))
    }

    /// Whether it is about whom the deck goes to, which may change while the deck does not.
    pub fn is_of_recipient(&self) -> bool {
        matches!(self, Self::Coded(AnomalyKind::StrangeDomain, _))
    }

    /// Whether it is about an override.
    pub fn is_of_override(&self) -> bool {
        matches!(self, Self::Coded(AnomalyKind::OverrideUnapplied, _) | Self::Uncoded(_))
    }
}

/// How the sentences about overrides began before [`AnomalyKind::OverrideUnapplied`]. Only rows of those versions need them:
/// without them a sentence would be read as part of the anomaly before it.
const OLD_OVERRIDE: [&str; 2] = ["the override ", "no font can draw all of the override's "];

impl fmt::Display for Anomaly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Coded(kind, detail) => write!(f, "{kind}: {detail}"),
            Self::Uncoded(text) => f.write_str(text),
        }
    }
}

impl From<&str> for Anomalies {
    fn from(text: &str) -> Self {
        let mut all: Vec<Anomaly> = Vec::new();
        for piece in text.split("; ").filter(|_| !text.is_empty()) {
            match (Anomaly::read(piece), all.last_mut()) {
                (Some(one), _) => all.push(one),
                // A detail may hold the separator: a customer's name does what it likes.
                (None, Some(Anomaly::Coded(_, detail) | Anomaly::Uncoded(detail))) => {
                    detail.push_str("; ");
                    detail.push_str(piece);
                }
                (None, None) => all.push(Anomaly::Uncoded(piece.to_owned())),
            }
        }
        Self(all)
    }
}

impl fmt::Display for Anomalies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, one) in self.0.iter().enumerate() {
            let separator = if place == 0 { "" } else { "; " };
            write!(f, "{separator}{one}")?;
        }
        Ok(())
    }
}

impl Deref for Anomalies {
    type Target = [Anomaly];

    fn deref(&self) -> &[Anomaly] {
        &self.0
    }
}

impl Extend<Anomaly> for Anomalies {
    fn extend<T: IntoIterator<Item = Anomaly>>(&mut self, more: T) {
        self.0.extend(more);
    }
}

impl FromIterator<Anomaly> for Anomalies {
    fn from_iter<T: IntoIterator<Item = Anomaly>>(all: T) -> Self {
        Self(all.into_iter().collect())
    }
}

impl serde::Serialize for Anomalies {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Anomalies {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::from(String::deserialize(deserializer)?.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_row_of_an_older_version_is_read_as_what_it_says() {
        let text = "name_changed: it was \"Bread; Butter\"; figure_refused: loaves.value (usage.csv:3); too_purple: very; \
                    the override pins dough, which is not suggested: it is in use already";
        let read = Anomalies::from(text);
        assert_eq!(read.len(), 4);
        assert_eq!(read[0], Anomaly::new(AnomalyKind::NameChanged, "it was \"Bread; Butter\""));
        assert!(read[1].is_refused_figure() && read[3].is_of_override());
        assert_eq!(read[2], Anomaly::new(AnomalyKind::Other("too_purple".into()), "very"));
        assert_eq!(read.to_string(), text);
    }

    #[test]
    fn what_an_override_could_not_do_has_a_kind_of_its_own() {
        let text = "override_unapplied: pinned dough is not suggested: it is in use already";
        let read = Anomalies::from(text);
        let detail = "pinned dough is not suggested: it is in use already";
        assert_eq!(*read, [Anomaly::new(AnomalyKind::OverrideUnapplied, detail)]);
        assert!(read[0].is_of_override());
    }

    proptest! {
        #[test]
        fn any_text_is_written_as_it_was_read(text in "((; )?(usage_rose: |the override |a: |:|;|[a-c ]{0,3}|\\PC{0,3})){0,8}") {
            prop_assert_eq!(Anomalies::from(text.as_str()).to_string(), text);
        }
    }
}
