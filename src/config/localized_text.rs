//! A text that is written once, or once per language: `{en: Invoices, de: Rechnungen}`.

use std::collections::BTreeSet;

use icu_locale::LanguageIdentifier;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

use crate::base::text::{is_same_language, readable};

/// A text, or one for each of some languages; a plain text has no tag.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Words(Vec<(String, String)>);

impl Words {
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, text)| text.as_str())
    }

    /// Whether there is a text in a language; one without a tag is in `own`. Without any text there is nothing to translate.
    pub(crate) fn speaks(&self, language: &str, own: &str) -> bool {
        let tag = |tag: &str| is_same_language(if tag.is_empty() { own } else { tag }, language);
        self.0.is_empty() || self.0.iter().any(|(written, _)| tag(written))
    }

    /// Whether it is written once for all languages.
    pub(crate) fn is_plain(&self) -> bool {
        matches!(&self.0[..], [(tag, _)] if tag.is_empty())
    }

    pub(crate) fn put(&self, language: &str, text: &mut String) {
        if let Some((_, own)) = self.of(language) {
            own.clone_into(text);
        }
    }

    /// The text for a language, and its tag: the one with exactly that tag, or else of the same language, in English, or the
    /// first.
    pub(crate) fn of(&self, language: &str) -> Option<(&str, &str)> {
        let dashed = |tag: &str| tag.replace('_', "-").to_ascii_lowercase();
        let wanted = dashed(language);
        let exactly = self.0.iter().find(|(tag, _)| dashed(tag) == wanted);
        let alike = || self.0.iter().find(|(tag, _)| is_same_language(tag, language));
        let english = || self.0.iter().find(|(tag, _)| is_same_language(tag, "en"));
        exactly.or_else(alike).or_else(english).or(self.0.first()).map(|(tag, text)| (tag.as_str(), text.as_str()))
    }
}

/// Reads a text that is the same in all languages.
pub fn one<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    Ok(readable(&text).unwrap_or_default().into_owned())
}

/// Reads a text, and of several languages only the default one: English, or else the first.
pub fn plain<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let words = Words::deserialize(deserializer)?;
    Ok(words.of("en").map(|(_, text)| text.to_owned()).unwrap_or_default())
}

/// The same for an optional text.
pub fn plain_if_any<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let words = Option::<Words>::deserialize(deserializer)?;
    Ok(words.and_then(|words| words.of("en").map(|(_, text)| text.to_owned())))
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Words;
            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("a text, or one for each language as in {en: Invoices, de: Rechnungen}")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Words, E> {
                Ok(Words(vec![(String::new(), crate::base::spelling::markup::plain(text).into_owned())]))
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Words, A::Error> {
                let (mut words, mut seen) = (Vec::new(), BTreeSet::new());
                while let Some(tag) = map.next_key::<String>()? {
                    let wrong = |what: String| Err(serde::de::Error::custom(what));
                    if tag.parse::<LanguageIdentifier>().is_err() {
                        return wrong(format!("\"{tag}\" is no language tag; write it as de or pt-BR"));
                    }
                    let text: String = map.next_value()?;
                    let text = crate::base::spelling::markup::plain(&text).into_owned();
                    if text.trim().is_empty() {
                        return wrong(format!("the text for {tag} must not be empty"));
                    }
                    if !seen.insert(tag.to_ascii_lowercase()) {
                        return wrong(format!("there are two texts for {tag}"));
                    }
                    words.push((tag, text));
                }
                if words.is_empty() {
                    return Err(serde::de::Error::custom("there is no text for any language"));
                }
                Ok(Words(words))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl JsonSchema for Words {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A text, or one for each language: `{en: Invoices, de: Rechnungen}`.",
            "anyOf": [
                { "type": "string" },
                {
                    "type": "object",
                    "propertyNames": { "pattern": "^[A-Za-z]{2,3}([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|[0-9]{3}))?([-_]([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*$" },
                    "additionalProperties": { "type": "string", "pattern": "\\S" },
                    "minProperties": 1
                }
            ]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_with_an_underscore_gets_the_text_of_its_language() {
        let words: Words = serde_yaml::from_str("{en: Invoices, de: Rechnungen, de-CH: Fakturen}").unwrap();
        for (locale, text) in
            [("de_AT", "Rechnungen"), ("de-AT", "Rechnungen"), ("de_CH", "Fakturen"), ("fr", "Invoices")]
        {
            assert_eq!(words.of(locale).unwrap().1, text, "{locale}");
        }
    }
}
