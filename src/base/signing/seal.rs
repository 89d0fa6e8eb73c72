//! Seals: whether something is as it was written, by us and not by another hand.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::base::signing::key::{Key, same};

/// How things are sealed. Without a key a seal is a plain hash: it shows what was edited or mixed up, not what somebody forged
/// who knows how it is made.
#[derive(Debug, Clone, Copy)]
pub struct Seal<'a> {
    key: Option<&'a Key>,
    purpose: &'static str,
}

impl<'a> Seal<'a> {
    /// For one use.
    pub fn new(purpose: &'static str, key: Option<&'a Key>) -> Self {
        Self { key, purpose }
    }

    /// The seal of some parts: thirty-two hex digits behind a letter, `k` with a key and `h` without.
    pub fn of(&self, parts: &[&[u8]]) -> String {
        let (letter, code): (_, [u8; 32]) = match self.key {
            Some(key) => ('k', key.code(self.purpose, parts)),
            None => {
                let mut hash = Sha256::new();
                for part in [self.purpose.as_bytes()].iter().chain(parts) {
                    hash.update((part.len() as u64).to_be_bytes());
                    hash.update(part);
                }
                ('h', hash.finalize().into())
            }
        };
        let mut seal = String::with_capacity(33);
        seal.push(letter);
        for byte in &code[..16] {
            write!(seal, "{byte:02x}").expect("writing to a string cannot fail");
        }
        seal
    }

    /// Whether a seal is that of these parts.
    pub fn fits(&self, seal: &str, parts: &[&[u8]]) -> bool {
        same(self.of(parts).as_bytes(), seal.as_bytes())
    }

    /// Whether a seal was made without a key, which here there is.
    pub fn is_from_before_the_key(&self, seal: &str) -> bool {
        self.key.is_some() && seal.starts_with('h')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_fits_what_it_was_made_of_and_nothing_else() {
        let key = Key::of_tests(1);
        for seal in [Seal::new("row", Some(&key)), Seal::new("row", None)] {
            let made = seal.of(&[b"a", b"b"]);
            assert!(seal.fits(&made, &[b"a", b"b"]));
            assert!(!seal.fits(&made, &[b"a", b"c"]) && !seal.fits(&made, &[b"ab"]) && !seal.fits("", &[b"a", b"b"]));
        }
    }

    #[test]
    fn a_plain_hash_is_no_seal_where_there_is_a_key() {
        let key = Key::of_tests(1);
        let plain = Seal::new("row", None).of(&[b"a"]);
        let sealed = Seal::new("row", Some(&key));
        assert!(!sealed.fits(&plain, &[b"a"]));
        assert!(sealed.is_from_before_the_key(&plain));
        assert!(!sealed.is_from_before_the_key(&sealed.of(&[b"a"])));
    }
}
