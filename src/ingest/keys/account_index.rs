//! Accounts by their ids.

use rustc_hash::FxHashMap;

use crate::base::account_id::identity_of_bytes;
use crate::base::spelling::folding::folded;
use crate::ingest::records::AccountRow;

/// Accounts by their identity → places in the sorted accounts.
#[derive(Debug, Default)]
pub(crate) struct AccountIndex {
    places: FxHashMap<Box<[u8]>, u32>,
    /// By what is left of an id where case, spaces and zeros before it do not count.
    loose: FxHashMap<String, Vec<u32>>,
}

impl AccountIndex {
    /// Indexes accounts that are sorted by id.
    pub fn of(accounts: &[AccountRow]) -> Self {
        let mut index = Self::default();
        for (place, account) in accounts.iter().enumerate() {
            index.insert(account.id.as_bytes(), place as u32);
            let loose = loosely(account.id.as_bytes());
            loose.into_iter().for_each(|id| index.loose.entry(id).or_default().push(place as u32));
        }
        index
    }

    /// The accounts that a key may mean although it equals no id: another program changed its case, or took it for a number.
    pub(crate) fn near(&self, key: &[u8]) -> &[u32] {
        loosely(key).and_then(|id| self.loose.get(&id)).map_or(&[], Vec::as_slice)
    }

    pub fn insert(&mut self, id: &[u8], place: u32) {
        self.places.insert(identity_of_bytes(id).into(), place);
    }

    /// The place of an id, in any of its forms.
    pub fn get(&self, id: &[u8]) -> Option<u32> {
        self.places.get(identity_of_bytes(id)).copied()
    }
}

/// What is left of a key where case, spaces and zeros before it do not count. Of a Salesforce id of 15 characters case counts.
pub(crate) fn loosely(key: &[u8]) -> Option<String> {
    let text = folded(&String::from_utf8_lossy(key));
    if text.is_empty() || key.len() == 15 && key.iter().all(u8::is_ascii_alphanumeric) {
        return None;
    }
    let number = text.strip_suffix(".0").unwrap_or(&text);
    if number.bytes().all(|b| b.is_ascii_digit()) && !number.is_empty() {
        return Some(number.trim_start_matches('0').to_owned());
    }
    Some(text)
}
