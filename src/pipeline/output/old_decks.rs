//! Finds decks in an output folder that their accounts no longer have.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;

use crate::base::limits;
use crate::pdf::read_back::document::Finished;
use crate::pipeline::output::dir::OutputDir;
use crate::pipeline::output::error::OutputError;
use crate::pipeline::output::files::decks_in;
use crate::store::deck_name::{account_hashes, is_deck_file_name};
use crate::store::manifest::Manifest;
use crate::store::manifest_row::ManifestRow;

impl OutputDir {
    /// The decks in the folder that belong, according to the PDF itself, to an account and quarter of these rows. Needed when no
    /// earlier manifest is trusted, because the deck of an account that is now held must not stay.
    pub(crate) fn own_decks(&self, manifest: &Manifest) -> Result<Vec<String>, OutputError> {
        let own: FxHashSet<String> = manifest.rows().iter().flat_map(|row| account_hashes(&row.account_id)).collect();
        let periods: BTreeSet<&str> = manifest.rows().iter().map(|row| row.period.as_str()).collect();
        let of_period = |file: &String| periods.iter().any(|period| file.contains(&format!("_{period}_review_")));
        let is_own = |file: &String| {
            let bytes = limits::read(&self.folder.join(file), limits::DECK_BYTES).unwrap_or_default();
            Finished::account_of(&bytes).is_some_and(|account| own.contains(&account))
        };
        Ok(decks_in(&self.folder)?.into_iter().filter(of_period).filter(is_own).collect())
    }

    /// The decks that an account had for the same period and no longer has.
    pub(crate) fn superseded<'a>(&'a self, row: &'a ManifestRow) -> impl Iterator<Item = String> + 'a {
        let gone = |before: &&ManifestRow| {
            before.file != row.file && before.period == row.period && is_deck_file_name(&before.file)
        };
        self.earlier(&row.account_id).filter(gone).map(|before| before.file.clone())
    }
}
