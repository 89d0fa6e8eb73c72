//! Reads values of an override that can be written in more than one way in YAML: an id, a day, a reason.

use std::fmt;

use chrono::NaiveDate;
use serde::de::{Error as _, Visitor};
use serde::{Deserialize, Deserializer, de};

use crate::config::qbr::one_or_many::OneOrMany;

/// A day, with a helpful error for other notations.
pub(crate) fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    deserializer.deserialize_any(DayVisitor)
}

// Visitors, because an error raised inside one carries the value's place.
pub(crate) struct DayVisitor;

impl Visitor<'_> for DayVisitor {
    type Value = Option<NaiveDate>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a day, as 2026-12-31")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        let wrong = |_| E::custom(format!("\"{text}\" is no day; write it as 2026-12-31"));
        text.trim().parse().map(Some).map_err(wrong)
    }
}

/// Why an account is held.
pub(crate) fn reason<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    deserializer.deserialize_any(ReasonVisitor)
}

/// Refuses an empty reason, and a yes or no instead of one: such a mistake must not count as "no hold".
pub(crate) struct ReasonVisitor;

impl ReasonVisitor {
    fn missing<E: de::Error>() -> E {
        E::custom("say why no deck may leave, as `they asked us to wait`; leave the line out to hold nothing")
    }
}

impl Visitor<'_> for ReasonVisitor {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a reason")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
        Err(Self::missing())
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<Self::Value, E> {
        Err(Self::missing())
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        let says_nothing = ["", "yes", "no", "true", "false"].contains(&text.trim().to_lowercase().as_str());
        if says_nothing { Err(Self::missing()) } else { Ok(Some(text.to_owned())) }
    }
}

/// An id, which may be written as a number.
pub(crate) fn id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    match OneOrMany::<String>::deserialize(deserializer)?.0.as_slice() {
        [id] => Ok(Some(id.clone())),
        _ => Err(D::Error::custom("an override is of one account; write its id")),
    }
}
