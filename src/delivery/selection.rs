//! Chooses accounts of an output folder with the same selector as a build.

use std::collections::BTreeSet;

use crate::base::account_id::identity;
use crate::ingest::account_listing::AccountListing;
use crate::ingest::selection::Selection;
use crate::ingest::selection_error::SelectionError;
use crate::store::manifest_row::ManifestRow;

/// The selector's fields that a manifest row has.
pub const FIELDS: [&str; 5] = ["id", "name", "segment", "csm_name", "csm_email"];

/// The accounts of rows that are sorted by id.
pub fn listing(rows: &[ManifestRow]) -> Vec<AccountListing<'_>> {
    rows.iter().map(listed).collect()
}

fn listed(row: &ManifestRow) -> AccountListing<'_> {
    AccountListing {
        id: &row.account_id,
        name: given(&row.name),
        segment: given(&row.segment),
        csm_name: given(&row.csm_name),
        csm_email: given(&row.csm_email),
        ..AccountListing::default()
    }
}

/// The identities of the selected accounts; `None` if all are selected.
pub fn chosen(selection: &Selection, rows: &[ManifestRow]) -> Result<Option<BTreeSet<String>>, SelectionError> {
    if selection.is_everything() {
        return Ok(None);
    }
    let places = selection.choose(&listing(rows))?;
    Ok(Some(places.into_iter().map(|place| identity(&rows[place].account_id).to_owned()).collect()))
}

/// `None` for an empty cell, which means a missing field.
pub fn given(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}
