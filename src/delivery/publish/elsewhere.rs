//! Where decks are recorded to be published, and whether they are there: what nobody sees may be public where nothing can be taken
//! down, whatever stands at the place, as an empty folder does where a volume is not mounted.

use std::path::{Path, PathBuf};

use crate::delivery::publish::record::{PublishedFile, RecordedSite, Sites};

/// Another folder with decks of this workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    pub place: PathBuf,
    /// Accounts with decks that are recorded there, of a quarter each.
    pub decks: usize,
    /// Those of them whose deck is not there.
    pub missing: usize,
}

/// Where decks that are meant are up, but for the site `but`.
pub fn elsewhere(sites: &Sites, but: &str, is_meant: impl Fn(&&PublishedFile) -> bool) -> Vec<Elsewhere> {
    let others = sites.all().filter(|(id, _)| *id != but);
    let with_decks = others.map(|(_, site)| {
        let place = PathBuf::from(&site.place);
        let (decks, missing) = (site.decks_where(&is_meant).len(), missing(&place, site, &is_meant));
        Elsewhere { place, decks, missing }
    });
    with_decks.filter(|site| site.decks > 0).collect()
}

/// How many of the decks that are meant are not where they were put. What cannot be looked at is not there either.
pub fn missing(place: &Path, known: &RecordedSite, is_meant: impl Fn(&&PublishedFile) -> bool) -> usize {
    known.decks_where(|file| is_meant(file) && place.join(&file.path).symlink_metadata().is_err()).len()
}
