//! Two visitors of a YAML file that store no values: one enforces a budget, one finds a place.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use crate::base::limits::YAML_SCALAR_BYTES;
use crate::config::yaml::step::Step;

/// How many values and bytes may still be visited.
pub(crate) struct Budget {
    pub values: usize,
    pub text: usize,
}

impl Budget {
    fn spend<E: serde::de::Error>(&mut self, text: usize) -> Result<(), E> {
        if self.values == 0 || self.text < text {
            return Err(E::custom("the aliases of this file repeat too much: it would hold too many values"));
        }
        self.values -= 1;
        self.text -= text;
        Ok(())
    }
}

/// Visits every value, spends the budget, and refuses duplicate keys.
pub(crate) struct Walk<'a> {
    pub budget: &'a mut Budget,
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value without a tag")
    }
    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        self.budget.spend(0)
    }
    fn visit_none<E: serde::de::Error>(self) -> Result<(), E> {
        self.budget.spend(0)
    }
    fn visit_bool<E: serde::de::Error>(self, _: bool) -> Result<(), E> {
        self.budget.spend(0)
    }
    fn visit_i64<E: serde::de::Error>(self, _: i64) -> Result<(), E> {
        self.budget.spend(0)
    }
    fn visit_u64<E: serde::de::Error>(self, _: u64) -> Result<(), E> {
        self.budget.spend(0)
    }
    fn visit_i128<E: serde::de::Error>(self, _: i128) -> Result<(), E> {
        self.budget.spend(0)
    }
    fn visit_u128<E: serde::de::Error>(self, _: u128) -> Result<(), E> {
        self.budget.spend(0)
    }
    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<(), E> {
        self.budget.spend(0)
    }
    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        if text.len() > YAML_SCALAR_BYTES {
            let (bytes, most) = (text.len(), YAML_SCALAR_BYTES);
            return Err(E::custom(format!("a text has {bytes} bytes; at most {most} are read. Shorten it")));
        }
        self.budget.spend(text.len())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        self.budget.spend(0)?;
        while seq.next_element_seed(Walk { budget: self.budget })?.is_some() {}
        Ok(())
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        self.budget.spend(0)?;
        let mut seen = BTreeSet::new();
        while let Some(key) = map.next_key::<String>()? {
            self.budget.spend(key.len())?;
            if seen.contains(&key) {
                return Err(A::Error::custom(format!("the key `{key}` stands here twice")));
            }
            seen.insert(key);
            map.next_value_seed(Walk { budget: self.budget })?;
        }
        Ok(())
    }
}

/// Finds the place of a value: it fails on purpose there, so that the parser's error carries the position.
pub(crate) struct Find<'a>(pub &'a [Step<'a>]);

impl<'de> DeserializeSeed<'de> for Find<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Find<'_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("the place")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        if let [Step::Index(index), rest @ ..] = self.0 {
            for _ in 0..*index {
                seq.next_element::<serde::de::IgnoredAny>()?;
            }
            seq.next_element_seed(Find(rest))?;
        }
        Err(A::Error::custom("here"))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let path = if let [Step::Index(_), rest @ ..] = self.0 { rest } else { self.0 };
        if let [Step::Key(wanted), rest @ ..] = path {
            while let Some(key) = map.next_key::<String>()? {
                if key == *wanted {
                    map.next_value_seed(Find(rest))?;
                } else {
                    map.next_value::<serde::de::IgnoredAny>()?;
                }
            }
        }
        Err(A::Error::custom("here"))
    }
}
