//! What was published where. The record is in the workspace, since everybody can read a published folder.
//!
//! A site is named by an id that stands in its folder, so it stays the same one wherever the folder is moved. The first
//! version named it by the folder's path: there the path takes the place of the id until the folder is opened again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::base::account_id::identity;
use crate::base::signing::key::Key;
use crate::store::audit_log::AuditLog;
use crate::store::audit_log_error::AuditLogError;

const PURPOSE: &str = "published";
const FILE: &str = "published.jsonl";

/// A file was written or removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedFile {
    pub at: DateTime<Utc>,
    pub site: String,
    /// Relative to the site's folder.
    pub path: String,
    /// Empty for the pages beside the decks.
    pub period: String,
    /// Empty for the pages beside the decks.
    pub account_id: String,
    pub sha256: String,
    /// `false` if it was removed.
    pub up: bool,
}

/// A site's folder was seen for the first time, or at another place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct SitePlace {
    at: DateTime<Utc>,
    site: String,
    place: String,
    /// What the site was called before it had an id.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    was: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged)]
enum Entry {
    File(PublishedFile),
    Place(SitePlace),
}

/// What is recorded of one published folder.
#[derive(Debug, Default)]
pub struct RecordedSite {
    /// The folder's path when it was last opened.
    pub place: String,
    files: BTreeMap<String, RecordedFile>,
}

/// What is recorded of one file.
#[derive(Debug)]
struct RecordedFile {
    last: PublishedFile,
    /// The hashes of all its versions: after a killed run the file may be an older one.
    versions: Vec<String>,
}

/// The record of every site, open for writing.
#[derive(Debug)]
pub struct PublishedRecord<'a> {
    log: AuditLog<'a, Entry>,
    sites: Sites,
}

/// The recorded sites by id.
#[derive(Debug, Default)]
pub struct Sites(BTreeMap<String, RecordedSite>);

impl PublishedFile {
    pub fn is_deck(&self) -> bool {
        self.path.ends_with(".pdf")
    }
}

impl RecordedSite {
    /// Everything that is up.
    pub fn up(&self) -> impl Iterator<Item = &PublishedFile> {
        self.files.values().map(|file| &file.last).filter(|file| file.up)
    }

    /// The accounts and quarters of which a deck is up.
    pub fn decks(&self) -> BTreeSet<(&str, &str)> {
        self.decks_where(|_| true)
    }

    /// The same of the decks that are meant.
    pub fn decks_where(&self, is_meant: impl Fn(&&PublishedFile) -> bool) -> BTreeSet<(&str, &str)> {
        let decks = self.up().filter(|file| file.is_deck()).filter(is_meant);
        decks.map(|file| (identity(&file.account_id), &*file.period)).collect()
    }

    /// Whether any of these decks was ever put there. Nobody else makes their paths.
    pub fn knows_any(&self, decks: &[String]) -> bool {
        decks.iter().any(|path| self.files.contains_key(path))
    }

    /// The file that is up at a path.
    pub fn file(&self, path: &str) -> Option<&PublishedFile> {
        self.last(path).filter(|file| file.up)
    }

    /// The last that is known of a path.
    pub fn last(&self, path: &str) -> Option<&PublishedFile> {
        self.files.get(path).map(|file| &file.last)
    }

    pub fn versions(&self, path: &str) -> &[String] {
        self.files.get(path).map_or(&[], |file| &file.versions)
    }
}

impl Sites {
    /// What is recorded in a workspace's state folder. It takes no lock.
    pub fn read(state: &Path, key: &Key) -> Result<Self, AuditLogError> {
        Ok(Self::of(AuditLog::read(&state.join(FILE), PURPOSE, key)?))
    }

    fn of(entries: Vec<Entry>) -> Self {
        let mut sites = Self::default();
        entries.into_iter().for_each(|entry| sites.note(entry));
        sites
    }

    pub fn get(&self, id: &str) -> Option<&RecordedSite> {
        self.0.get(id)
    }

    pub fn all(&self) -> impl Iterator<Item = (&str, &RecordedSite)> {
        self.0.iter().map(|(id, site)| (id.as_str(), site))
    }

    /// The paths at which decks were ever put into a folder of this name, at any site: links to them were sent.
    pub fn paths_in(&self, folder: &str) -> BTreeSet<String> {
        let prefix = format!("{folder}/");
        let of_site = |site: &RecordedSite| {
            let from = site.files.range(prefix.clone()..);
            let inner = from.take_while(|(path, _)| path.starts_with(&prefix)).filter(|(_, file)| file.last.is_deck());
            inner.map(|(path, _)| path.clone()).collect::<Vec<_>>()
        };
        self.0.values().flat_map(of_site).collect()
    }

    fn note(&mut self, entry: Entry) {
        match entry {
            Entry::Place(SitePlace { site, place, was, .. }) => {
                let before = if was.is_empty() { None } else { self.0.remove(&was) };
                let known = self.0.entry(site).or_default();
                if let Some(before) = before {
                    known.files = before.files;
                }
                known.place = place;
            }
            Entry::File(file) => {
                let site = self.0.entry(file.site.clone());
                let site = site.or_insert_with(|| RecordedSite { place: file.site.clone(), ..RecordedSite::default() });
                let known = site.files.entry(file.path.clone());
                let known = known.or_insert_with(|| RecordedFile { last: file.clone(), versions: Vec::new() });
                if file.up {
                    known.versions.push(file.sha256.clone());
                }
                known.last = file;
            }
        }
    }
}

impl<'a> PublishedRecord<'a> {
    pub fn open(state: &Path, key: &'a Key) -> Result<Self, AuditLogError> {
        let (log, entries) = AuditLog::open(&state.join(FILE), PURPOSE, key)?;
        Ok(Self { log, sites: Sites::of(entries) })
    }

    pub fn sites(&self) -> &Sites {
        &self.sites
    }

    /// Records files before they are written, or after they were removed.
    pub fn add(&mut self, files: Vec<PublishedFile>) -> Result<(), AuditLogError> {
        self.append(files.into_iter().map(Entry::File).collect())
    }

    /// Records that a site stands at a place. `was` is what it was called before it had an id.
    pub fn add_place(&mut self, at: DateTime<Utc>, site: &str, place: &str, was: &str) -> Result<(), AuditLogError> {
        let (site, place, was) = (site.to_owned(), place.to_owned(), was.to_owned());
        self.append(vec![Entry::Place(SitePlace { at, site, place, was })])
    }

    /// Records that nothing of a site is up any more.
    pub fn add_loss(&mut self, at: DateTime<Utc>, site: &str) -> Result<(), AuditLogError> {
        let up = self.sites.get(site).into_iter().flat_map(RecordedSite::up);
        let down = up.map(|file| PublishedFile { at, up: false, ..file.clone() }).collect();
        self.add(down)
    }

    fn append(&mut self, entries: Vec<Entry>) -> Result<(), AuditLogError> {
        if !entries.is_empty() {
            self.log.append_all(&entries)?;
        }
        entries.into_iter().for_each(|entry| self.sites.note(entry));
        Ok(())
    }
}
