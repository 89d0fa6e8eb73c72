//! Which of the recorded sites a folder is.
//!
//! The id in the folder says so. Where none stands there, the decks do: some tools leave a file out when they copy, and the first
//! version wrote none. A folder without an id that should hold decks and holds none is not taken for an empty one: what it held may
//! be public where nothing can be taken down.

use std::path::Path;

use chrono::{DateTime, Utc};

use crate::base::io::IoError;
use crate::base::signing::key::random;
use crate::delivery::publish::elsewhere::{elsewhere, missing};
use crate::delivery::publish::error::PublishError;
use crate::delivery::publish::record::{PublishedRecord, RecordedSite, Sites};
use crate::delivery::publish::site::{Site, is_same_folder};

/// Why a folder is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Purpose {
    /// To publish: a folder that is no site becomes one. Else decks are taken down.
    pub publishes: bool,
    /// A person says that what stood there and does so no more is gone, and no host serves it.
    pub is_gone: bool,
}

/// The id of the site that a folder is. It is recorded, and stands in the folder, when this returns; `None` where nothing of a
/// recorded site is up there, and nothing is to be published.
pub fn recognise(
    site: &Site,
    record: &mut PublishedRecord<'_>,
    purpose: Purpose,
    at: DateTime<Utc>,
) -> Result<Option<String>, PublishError> {
    let here = site.name();
    if let Some(id) = site.id()? {
        let known = record.sites().get(&id).ok_or_else(|| PublishError::UnknownSite(site.root().to_owned()))?;
        refuse_whole(site, Some(known), purpose)?;
        refuse_copy(site, &id, known)?;
        if known.place != here {
            record.add_place(at, &id, &here, "")?;
        }
        return Ok(Some(id));
    }
    if let Some(was) = held(site, record.sites())? {
        refuse_whole(site, record.sites().get(&was), purpose)?;
        let is_old_name = Path::new(&was).is_absolute();
        let id = if is_old_name { new_id(site)? } else { was.clone() };
        record.add_place(at, &id, &here, if is_old_name { &was } else { "" })?;
        site.write_id(&id)?;
        return Ok(Some(id));
    }
    let stood: Vec<(String, usize)> = standing_at(record.sites(), &here);
    let decks: usize = stood.iter().map(|(_, decks)| decks).sum();
    if decks > 0 && !purpose.is_gone {
        return Err(PublishError::Lost { folder: site.root().to_owned(), decks });
    }
    for (id, _) in &stood {
        record.add_loss(at, id)?;
    }
    if !purpose.publishes {
        return if stood.is_empty() { Err(nothing_at(site.root(), record.sites())) } else { Ok(None) };
    }
    let id = match stood.into_iter().map(|(id, _)| id).find(|id| !Path::new(id).is_absolute()) {
        Some(id) => id,
        None => new_id(site)?,
    };
    record.add_place(at, &id, &here, "")?;
    site.write_id(&id)?;
    Ok(Some(id))
}

/// The error for a folder to which nothing was published, with where decks are.
pub fn nothing_at(folder: &Path, sites: &Sites) -> PublishError {
    PublishError::NoSite { folder: folder.to_owned(), elsewhere: elsewhere(sites, "", |_| true) }
}

/// An error where a person says that a site is gone all of which stands there.
fn refuse_whole(site: &Site, known: Option<&RecordedSite>, purpose: Purpose) -> Result<(), PublishError> {
    let is_whole = known.is_none_or(|known| missing(site.root(), known, |_| true) == 0);
    if purpose.is_gone && is_whole { Err(PublishError::NotGone(site.root().to_owned())) } else { Ok(()) }
}

/// The sites that last stood at a place, with how many decks of each are up.
pub fn standing_at(sites: &Sites, place: &str) -> Vec<(String, usize)> {
    let here = sites.all().filter(|(_, site)| site.place == place);
    here.map(|(id, site)| (id.to_owned(), site.decks().len())).collect()
}

/// The recorded site of which a folder without an id holds decks: of several, the one that last stood there, or one that stands
/// nowhere else.
fn held(site: &Site, sites: &Sites) -> Result<Option<String>, PublishError> {
    let present = site.decks()?;
    let mut candidates: Vec<_> = sites.all().filter(|(_, known)| known.knows_any(&present)).collect();
    candidates.sort_by_key(|(_, known)| known.place != site.name());
    let mut refused = None;
    for (id, known) in candidates {
        match refuse_copy(site, id, known) {
            Ok(()) => return Ok(Some(id.to_owned())),
            Err(error) => refused = Some(error),
        }
    }
    refused.map_or(Ok(None), Err)
}

/// An error if the place that is recorded for a site is another folder and still holds it, or cannot be looked at.
fn refuse_copy(site: &Site, id: &str, known: &RecordedSite) -> Result<(), PublishError> {
    let place = Path::new(&known.place);
    let is_there = place.symlink_metadata().map(|_| true).or_else(|error| match error.kind() {
        std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => Ok(false),
        _ => Err(IoError::at("look at", place)(error)),
    })?;
    if known.place == site.name() || !is_there || is_same_folder(site.root(), place)? {
        return Ok(());
    }
    let other = Site::at(place)?;
    let is_other = match other.id()? {
        Some(found) => found == id,
        None => known.knows_any(&other.decks()?),
    };
    if is_other {
        return Err(PublishError::Copy { folder: site.root().to_owned(), place: place.to_owned() });
    }
    Ok(())
}

fn new_id(site: &Site) -> Result<String, PublishError> {
    let bytes = random::<16>().map_err(IoError::at("make an id for", site.root()))?;
    Ok(base16ct::lower::encode_string(&bytes))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use super::*;
    use crate::base::signing::key::Key;
    use crate::delivery::publish::record::PublishedFile;
    use crate::delivery::publish::site::hash;

    const PUBLISHING: Purpose = Purpose { publishes: true, is_gone: false };
    const DECK: &str = "0123456789abcdef0123456789abcdef/acme_2026-Q3_review.pdf";

    /// A folder and a record as the first version left them.
    fn by_the_first_version(folder: &Path, key: &Key) -> PathBuf {
        let public = folder.join("public");
        fs::create_dir_all(public.join(DECK).parent().unwrap()).unwrap();
        fs::write(public.join(DECK), "deck").unwrap();
        let entry = PublishedFile {
            at: Utc::now(),
            site: fs::canonicalize(&public).unwrap().to_string_lossy().into_owned(),
            path: DECK.into(),
            period: "2026-Q3".into(),
            account_id: "A-1".into(),
            sha256: hash(b"deck"),
            up: true,
        };
        PublishedRecord::open(folder, key).unwrap().add(vec![entry]).unwrap();
        public
    }

    #[test]
    fn a_folder_of_the_first_version_gets_an_id_wherever_it_stands() {
        for moved in [false, true] {
            let (folder, key) = (tempfile::tempdir().unwrap(), Key::of_tests(1));
            let mut public = by_the_first_version(folder.path(), &key);
            if moved {
                fs::rename(&public, folder.path().join("site")).unwrap();
                public = folder.path().join("site");
            }
            let site = Site::open(&public, &[]).unwrap();
            let mut record = PublishedRecord::open(folder.path(), &key).unwrap();
            let id = recognise(&site, &mut record, PUBLISHING, Utc::now()).unwrap().unwrap();
            drop(record);
            assert_eq!(site.id().unwrap(), Some(id.clone()));
            let sites = Sites::read(folder.path(), &key).unwrap();
            assert_eq!(sites.all().count(), 1);
            assert_eq!(sites.get(&id).unwrap().decks().len(), 1);
            assert_eq!(sites.get(&id).unwrap().place, site.name());
        }
    }

    #[test]
    fn a_copy_of_a_folder_of_the_first_version_is_refused() {
        let (folder, key) = (tempfile::tempdir().unwrap(), Key::of_tests(1));
        by_the_first_version(folder.path(), &key);
        let copy = folder.path().join("copy");
        fs::create_dir_all(copy.join(DECK).parent().unwrap()).unwrap();
        fs::write(copy.join(DECK), "deck").unwrap();
        let mut record = PublishedRecord::open(folder.path(), &key).unwrap();
        let site = Site::open(&copy, &[]).unwrap();
        let refused = recognise(&site, &mut record, PUBLISHING, Utc::now()).unwrap_err();
        assert!(matches!(refused, PublishError::Copy { .. }), "{refused}");
    }
}
