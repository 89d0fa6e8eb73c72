//! The names of decks: made from the account and the period alone.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::base::account_id::{forms, identity};

/// How many digits of an account's hash are in a deck's name.
pub(crate) const DIGITS: usize = 6;

/// The longest slug, in bytes.
pub(crate) const SLUG_MAX: usize = 60;

/// The name of a deck in the output folder: `acme-corp_2026-Q3_review_4f9a1c.pdf`.
pub fn deck_file_name(name: &str, period_label: &str, account_id: &str) -> String {
    format!("{}_{period_label}_review_{}.pdf", slug(name), id_digits(account_id))
}

/// A name for what belongs to an account and to no other: `acme-corp_4f9a1c`.
pub fn account_name(name: &str, account_id: &str) -> String {
    format!("{}_{}", slug(name), id_digits(account_id))
}

/// What a deck's `/QuarterdeckAccount` says: the first sixteen hex digits of the SHA-256 of the account's identity.
pub fn account_hash(account_id: &str) -> String {
    hash_of(identity(account_id))
}

/// The hashes that decks of an account may have: the first version made them of the id in the form in which it was written.
pub fn account_hashes(account_id: &str) -> impl Iterator<Item = String> {
    forms(account_id).map(|form| hash_of(&form))
}

/// Whether a name of the form of [`deck_file_name`] has the period and the hash of an account.
pub fn is_deck_of(file: &str, period_label: &str, account_id: &str) -> bool {
    account_hashes(account_id).any(|hash| file.ends_with(&format!("_{period_label}_review_{}.pdf", &hash[..DIGITS])))
}

fn hash_of(id: &str) -> String {
    base16ct::lower::encode_string(&Sha256::digest(id.as_bytes())[..8])
}

/// The name a deck has when it is attached: `acme-corp_2026-Q3_review.pdf`.
pub fn attachment_name(name: &str, period_label: &str) -> String {
    format!("{}_{period_label}_review.pdf", slug(name))
}

/// Whether a file is named as [`deck_file_name`] names decks; nothing else is ever removed.
pub fn is_deck_file_name(file: &str) -> bool {
    let safe = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let digit = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
    let digits = |(_, digits): (&str, &str)| digits.len() == DIGITS && digits.chars().all(digit);
    file.strip_suffix(".pdf")
        .is_some_and(|stem| stem.chars().all(safe) && stem.rsplit_once("_review_").is_some_and(digits))
}

/// The places of accounts that would get the same deck name as an account before them. `accounts` gives ids and names.
///
/// Both the slug and the six digits have to agree, so in a base of 100,000 this is next to never; where it happens, the
/// second account has no deck rather than the first one's.
pub fn name_collisions<'a>(accounts: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<usize> {
    let mut by_digits: BTreeMap<String, Vec<(usize, &str)>> = BTreeMap::new();
    for (place, (id, name)) in accounts.enumerate() {
        by_digits.entry(id_digits(id)).or_default().push((place, name));
    }
    let mut collisions = Vec::new();
    for shared in by_digits.into_values().filter(|shared| shared.len() > 1) {
        let mut taken = BTreeSet::new();
        for (place, name) in shared {
            if !taken.insert(slug(name)) {
                collisions.push(place);
            }
        }
    }
    collisions.sort_unstable();
    collisions
}

/// The beginning of [`account_hash`] that a deck's name has.
pub(crate) fn id_digits(account_id: &str) -> String {
    account_hash(account_id)[..DIGITS].to_owned()
}

/// What ASCII keeps of a name: letters without their marks, digits, single hyphens between; `account` for nothing.
pub(crate) fn slug(name: &str) -> String {
    let mut slug = String::new();
    for character in name.nfkd().filter(|c| !is_combining_mark(*c)) {
        match character {
            'a'..='z' | '0'..='9' => slug.push(character),
            'A'..='Z' => slug.push(character.to_ascii_lowercase()),
            '\'' | '’' | '‘' | 'ʼ' | '\u{ad}' | '\u{200b}'..='\u{200f}' => {}
            _ => match spelled_out(character) {
                Some(letters) => slug.push_str(letters),
                None if slug.ends_with('-') || slug.is_empty() => {}
                None => slug.push('-'),
            },
        }
        if slug.len() > SLUG_MAX {
            break;
        }
    }
    if slug.len() > SLUG_MAX {
        slug.truncate(SLUG_MAX);
        let word = slug.rfind('-').filter(|at| *at >= SLUG_MAX * 2 / 3).unwrap_or(SLUG_MAX);
        slug.truncate(word);
    }
    let slug = slug.trim_matches('-');
    if slug.is_empty() { "account".to_owned() } else { slug.to_owned() }
}

/// Latin letters that no decomposition takes apart.
pub(crate) fn spelled_out(character: char) -> Option<&'static str> {
    Some(match character {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ł' | 'Ł' => "l",
        'ı' => "i",
        'ħ' | 'Ħ' => "h",
        _ => return None,
    })
}
