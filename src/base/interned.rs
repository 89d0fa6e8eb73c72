//! Words of a small fixed set, a finding's kind or a table's name, that come back from a file.
//!
//! They are `&'static str` everywhere else, so each that is read and not known yet is kept for the life of the process. What
//! reads them has made sure before that this program wrote the file: there are a few dozen of them.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Deserializer, Serializer};

/// A word of a small fixed set.
pub type Interned = &'static str;

static KNOWN: Mutex<BTreeSet<Interned>> = Mutex::new(BTreeSet::new());

/// Writes the word.
pub(crate) fn serialize<S: Serializer>(word: &Interned, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(word)
}

/// Reads a word.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Interned, D::Error> {
    let read = String::deserialize(deserializer)?;
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(word) = known.get(read.as_str()) {
        return Ok(word);
    }
    let word: Interned = Box::leak(read.into_boxed_str());
    known.insert(word);
    Ok(word)
}
