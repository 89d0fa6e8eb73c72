//! Facts about all accounts together.

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use crate::base::finding::Location;
use crate::config::qbr::account_field::AccountField;
use crate::config::workspace::Workspace;
use crate::ingest::records::AccountRow;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Census {
    pub accounts: usize,
    /// The segments as written, sorted, without duplicates.
    pub segments: Vec<String>,
    /// The locales as written, without duplicates, each with the place of its first use; in that order.
    pub locales: Vec<(String, Location)>,
}

impl Census {
    pub(crate) fn of(accounts: &[AccountRow], workspace: &Workspace) -> Self {
        let mut segments: Vec<&str> = accounts.iter().filter_map(|row| row.segment.as_deref()).collect();
        segments.sort_unstable();
        segments.dedup();
        let mut seen = FxHashSet::default();
        let named = accounts.iter().filter_map(|row| Some((row, row.locale.as_deref()?)));
        let locales = named
            .filter(|(_, locale)| seen.insert(*locale))
            .map(|(row, locale)| (locale.to_owned(), row.place_of(AccountField::Locale, workspace)));
        Self {
            accounts: accounts.len(),
            locales: locales.collect(),
            segments: segments.into_iter().map(str::to_owned).collect(),
        }
    }
}
