//! A text of the vendor that decks show, with its language if that differs from the deck's.
//!
//! The language is written to the PDF for screen readers. A text in the deck's own language needs no tag and is equal to one
//! without a language.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize};

use crate::base::text::is_same_language;
use crate::config::localized_text::Words;

/// A text and its language.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
pub struct Wording {
    text: String,
    foreign: Option<Arc<str>>,
}

impl Wording {
    /// A text in `language`, for a deck in `deck`; both are BCP 47 tags.
    pub fn new(text: impl Into<String>, language: &str, deck: &str) -> Self {
        let foreign = !is_same_language(language, deck);
        Self { text: text.into(), foreign: foreign.then(|| language.replace('_', "-").into()) }
    }

    /// A replacement for `original`, in the same language.
    pub fn like(text: impl Into<String>, original: Option<&Self>) -> Self {
        Self { text: text.into(), foreign: original.and_then(|original| original.foreign.clone()) }
    }

    /// Takes the text of `words` for a language. A text without a language tag is in `own`.
    pub(crate) fn put(&mut self, words: &Words, language: &str, own: &str) {
        if let Some((tag, text)) = words.of(language) {
            *self = Self::new(text, if tag.is_empty() { own } else { tag }, language);
        }
    }

    /// Its language, if that differs from the deck's.
    pub fn foreign(&self) -> Option<&str> {
        self.foreign.as_deref()
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl From<String> for Wording {
    fn from(text: String) -> Self {
        Self { text, foreign: None }
    }
}

impl Deref for Wording {
    type Target = str;
    fn deref(&self) -> &str {
        &self.text
    }
}

impl fmt::Debug for Wording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.text)?;
        self.foreign.as_ref().map_or(Ok(()), |language| write!(f, " in {language}"))
    }
}

impl<'de> Deserialize<'de> for Wording {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::config::localized_text::plain(deserializer).map(Self::from)
    }
}

impl JsonSchema for Wording {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        Words::schema_name()
    }

    fn schema_id() -> std::borrow::Cow<'static, str> {
        Words::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Words::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_the_decks_language_says_none() {
        let foreign = |language, deck| Wording::new("Budgets", language, deck).foreign().map(str::to_owned);
        assert_eq!([foreign("en-GB", "en"), foreign("pt_PT", "pt-BR"), foreign("DE", "de")], [None, None, None]);
        assert_eq!(foreign("pt_BR", "de"), Some("pt-BR".to_owned()));
    }
}
