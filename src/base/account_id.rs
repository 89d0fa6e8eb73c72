//! Which ids are one account's. Salesforce writes an id in 15 characters, whose case counts, or in 18 with check letters, which say
//! which of the 15 are capitals.
//!
//! An account is shown as its data writes it. Whatever is kept or compared by account goes by [`identity`], so that another export
//! of the same accounts finds what was said, approved, sent and decided before.

use rustc_hash::FxHashMap;

/// What tells the account with an id from others: of 18 characters with the right check letters the first 15, else the id.
pub fn identity(id: &str) -> &str {
    std::str::from_utf8(identity_of_bytes(id.as_bytes())).expect("a part of ASCII is ASCII")
}

/// The same of an id in bytes.
pub fn identity_of_bytes(id: &[u8]) -> &[u8] {
    match id.split_at_checked(15) {
        Some((plain, letters))
            if letters.len() == 3
                && id.is_ascii()
                && plain.iter().all(u8::is_ascii_alphanumeric)
                && letters.eq_ignore_ascii_case(&check_letters(plain)) =>
        {
            plain
        }
        _ => id,
    }
}

/// All forms in which the account of an id may be written, its identity first.
pub fn forms(id: &str) -> impl Iterator<Item = String> {
    let plain = identity(id);
    let is_salesforce = plain.len() == 15 && plain.bytes().all(|b| b.is_ascii_alphanumeric());
    let letters = is_salesforce.then(|| check_letters(plain.as_bytes()).map(char::from));
    let long = letters.map(|letters| plain.chars().chain(letters).collect());
    // Check letters in another case than usual.
    let written = (id != plain && long.as_deref() != Some(id)).then(|| id.to_owned());
    [Some(plain.to_owned()), long, written].into_iter().flatten()
}

/// Whether two ids are one account's.
pub fn means(given: &str, id: &str) -> bool {
    identity(given) == identity(id)
}

/// Values by account, whatever the form of the ids.
#[derive(Debug, Clone, PartialEq)]
pub struct ByAccount<T>(FxHashMap<Box<str>, T>);

impl<T> Default for ByAccount<T> {
    fn default() -> Self {
        Self(FxHashMap::default())
    }
}

impl<T> ByAccount<T> {
    pub fn get(&self, id: &str) -> Option<&T> {
        self.0.get(identity(id))
    }

    /// Sets the value of an account, and returns the one before.
    pub fn insert(&mut self, id: &str, value: T) -> Option<T> {
        self.0.insert(identity(id).into(), value)
    }

    /// The value of an account, made if there is none.
    pub fn or_default(&mut self, id: &str) -> &mut T
    where
        T: Default,
    {
        self.0.entry(identity(id).into()).or_default()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K: AsRef<str>, T> FromIterator<(K, T)> for ByAccount<T> {
    fn from_iter<I: IntoIterator<Item = (K, T)>>(values: I) -> Self {
        Self(values.into_iter().map(|(id, value)| (identity(id.as_ref()).into(), value)).collect())
    }
}

/// Three characters, each for five: bit n is set where the n-th is a capital.
fn check_letters(id: &[u8]) -> [u8; 3] {
    let mut letters = [0; 3];
    for (letter, five) in letters.iter_mut().zip(id.chunks(5)) {
        let bits = five.iter().enumerate().filter(|(_, b)| b.is_ascii_uppercase()).map(|(n, _)| 1 << n).sum::<u8>();
        *letter = if bits < 26 { b'A' + bits } else { b'0' + bits - 26 };
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_of_a_salesforce_id_are_one_identity() {
        // Worked by hand: 00155 → 0 → A; 00000 → 0 → A; Xyy06 → bit 0 → B.
        assert_eq!(check_letters(b"0015500000Xyy06"), *b"AAB");
        assert_eq!(check_letters(b"ABCDEabcdeABcde"), *b"5AD");
        for id in ["0015500000Xyy06", "0015500000Xyy06AAB", "0015500000Xyy06aab"] {
            assert_eq!(identity(id), "0015500000Xyy06", "{id}");
            let forms: Vec<String> = forms(id).collect();
            assert_eq!(forms[..2], ["0015500000Xyy06", "0015500000Xyy06AAB"], "{id}");
            assert!(forms.iter().any(|form| form == id), "{id}");
        }
    }

    #[test]
    fn ids_that_differ_in_more_are_of_different_accounts() {
        for (one, other) in [
            ("0015500000Xyy06", "0015500000xyy06"),
            ("0015500000Xyy06AAB", "0015500000Xyy06AAA"),
            ("0015500000Xyy06", "0015500000Xyy06ZZZ"),
            ("0015500000Xyy06", "0015500000Xyy06AA"),
            ("0015500000Xyy06", "0015500000Xyy06AABA"),
            ("A-1", "a-1"),
            ("A-123456789012", "A-123456789012AAA"),
        ] {
            assert!(!means(one, other), "{one} {other}");
        }
        assert_eq!(forms("A-1").collect::<Vec<_>>(), ["A-1"]);
        assert_eq!(identity("日本日本日本"), "日本日本日本");
    }
}
