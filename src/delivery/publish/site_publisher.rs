//! Writes approved decks for any static host or bucket: `TOKEN/acme-corp_2026-Q3_review.pdf`, where nobody can guess the token
//! and no page lists the files.
//!
//! The record of published files is in the workspace, since everybody can read the folder. A file is recorded before it is
//! written: so files of a killed run are known, and only recorded files are ever removed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::base::signing::key::Key;
use crate::config::workspace::Workspace;
use crate::delivery::link::DeliveryLinks;
use crate::delivery::not_sent::NotSent;
use crate::delivery::publish::error::PublishError;
use crate::delivery::publish::pages::{INDEX, ROBOTS, response_page};
use crate::delivery::publish::site::{Removal, Site, hash};
use crate::delivery::watch::OverrideWatch;
use crate::store::audit_log::AuditLog;
use crate::store::manifest_row::ManifestRow;

const PURPOSE: &str = "published";

/// How long approvals, overrides and rows are used before they are read again.
const REFRESH_AFTER: Duration = Duration::from_millis(50);

/// A line of the record: a file was written or removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct PublishedFile {
    at: DateTime<Utc>,
    /// The published folder.
    site: String,
    /// Relative to `site`.
    path: String,
    /// Empty for the pages beside the decks.
    period: String,
    /// Empty for the pages beside the decks.
    account_id: String,
    sha256: String,
    /// `false` if it was removed.
    up: bool,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Decks that were not published before.
    pub new: usize,
    /// Decks that replace another version.
    pub changed: usize,
    /// Decks that were published before as they are.
    pub same: usize,
    pub removed: usize,
    /// Accounts without a published deck.
    pub withheld: Vec<NotSent>,
    /// Pages that somebody else wrote or changed; they are kept.
    pub left: Vec<String>,
    /// Files that should be removed, but that somebody else changed.
    pub stuck: Vec<String>,
}

/// Which decks are taken down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Down {
    /// The decks of the quarter with this label.
    Period(String),
    /// All decks, and the pages beside them.
    All,
}

/// A published folder and the record of its files.
#[derive(Debug)]
pub struct Publisher<'a> {
    site: Site,
    log: AuditLog<'a, PublishedFile>,
    /// The published files by path.
    up: BTreeMap<String, PublishedFile>,
    /// The hashes of all recorded versions by path: after a killed run the file may be an older one.
    versions: BTreeMap<String, Vec<String>>,
    at: DateTime<Utc>,
}

/// A deck to publish.
struct Going<'a> {
    row: &'a ManifestRow,
    path: String,
    /// Whether it stands there beside the deck's own path, for links of an earlier version.
    is_copy: bool,
}

impl<'a> Publisher<'a> {
    /// Opens a folder, which must contain neither the workspace nor the output folder.
    pub fn open(
        folder: &Path,
        workspace: &Workspace,
        out: &Path,
        key: &'a Key,
        at: DateTime<Utc>,
    ) -> Result<Self, PublishError> {
        let state = workspace.state();
        let key_file = workspace.config.delivery.as_ref().map(|delivery| workspace.root.join(&delivery.key));
        let private = [Some(&*workspace.root), Some(out), Some(&state), key_file.as_deref()];
        let site = Site::open(folder, &private.into_iter().flatten().collect::<Vec<_>>())?;
        let (log, entries) = AuditLog::<PublishedFile>::open(&state.join("published.jsonl"), PURPOSE, key)?;
        let mut publisher = Self { site, log, up: BTreeMap::new(), versions: BTreeMap::new(), at };
        let name = publisher.site.name();
        entries.into_iter().filter(|entry| entry.site == name).for_each(|entry| publisher.note(entry));
        Ok(publisher)
    }

    /// The quarters with published decks.
    pub fn periods(&self) -> BTreeSet<&str> {
        self.up.values().map(|entry| entry.period.as_str()).filter(|period| !period.is_empty()).collect()
    }

    /// Publishes the decks of an output folder that may leave, and removes all other decks of the same quarters. Decks of
    /// accounts that are not selected stay. A published deck stays when its data becomes stale, until the deck changes. Each
    /// deck is checked again just before it is written.
    pub fn publish(
        &mut self,
        watch: &mut OverrideWatch,
        links: &DeliveryLinks,
        workspace: &Workspace,
        done: &(dyn Fn() + Sync),
    ) -> Result<Published, PublishError> {
        let outbox = &*Arc::clone(watch.outbox());
        let (mut rows, mut withheld) = outbox.partition(&watch.policy());
        let fresh: BTreeSet<&str> = rows.iter().map(|row| row.account_id.as_str()).collect();
        let is_published = |row: &&ManifestRow| {
            let is_there = |path: String| self.up.get(&path).is_some_and(|entry| entry.sha256 == row.sha256);
            !fresh.contains(row.account_id.as_str()) && links.deck_paths(row).any(is_there)
        };
        let published: Vec<&ManifestRow> =
            outbox.partition(&watch.published_policy()).0.into_iter().filter(is_published).collect();
        let ids: BTreeSet<&str> = published.iter().map(|row| row.account_id.as_str()).collect();
        withheld.retain(|one| !ids.contains(one.account_id.as_str()));
        rows.extend(published);

        let going: Vec<Going> = rows.into_iter().flat_map(|row| self.copies(row, links)).collect();
        let verified = going.par_iter().map(|deck| outbox.deck(deck.row).map(drop)).collect::<Vec<_>>();
        verified.into_iter().collect::<Result<Vec<()>, _>>()?;

        let response_page = response_page(workspace)?;
        let mut published = Published { withheld, ..Published::default() };
        let wanted: BTreeSet<String> =
            going.iter().flat_map(|deck| [deck.path.clone(), index_of(&deck.path)]).collect();
        // An account whose row is of another quarter keeps its older deck, as decks of other quarters stay.
        let quarters: BTreeSet<&str> = outbox.rows().iter().map(|row| row.period.as_str()).collect();
        let old: Vec<PublishedFile> = self
            .up
            .values()
            .filter(|entry| !wanted.contains(&entry.path) && quarters.contains(entry.period.as_str()))
            .filter(|entry| watch.policy().means(&entry.account_id))
            .filter(|entry| outbox.row(&entry.account_id).is_none_or(|row| row.period == entry.period))
            .cloned()
            .collect();
        self.remove(&old, &mut published)?;

        for (path, bytes) in [("robots.txt", ROBOTS), ("index.html", INDEX), ("raise.html", &response_page)] {
            let there = self.site.hash(path)?;
            let ours = |found: &String| self.up.get(path).is_some_and(|entry| entry.sha256 == *found);
            if there.is_none_or(|found| ours(&found) || found == hash(bytes.as_bytes())) {
                self.record(vec![(path.to_owned(), "", "", hash(bytes.as_bytes()))])?;
                self.site.write(path, bytes.as_bytes())?;
            } else {
                published.left.push(path.to_owned());
            }
        }

        let (mut entries, mut before) = (Vec::new(), Vec::new());
        let index = hash(INDEX.as_bytes());
        for Going { row, path, .. } in &going {
            before.push(self.up.get(path).map(|entry| entry.sha256 == row.sha256));
            let (period, account) = (row.period.as_str(), row.account_id.as_str());
            entries.push((index_of(path), period, account, index.clone()));
            entries.push((path.clone(), period, account, row.sha256.clone()));
        }
        self.record(entries)?;
        let watch = Mutex::new(watch);
        let put = |deck: &Going| -> Result<Option<NotSent>, PublishError> {
            let withheld = {
                let mut watch = watch.lock().unwrap_or_else(PoisonError::into_inner);
                watch.refresh_after(REFRESH_AFTER)?;
                watch.withheld(deck.row, &watch.published_policy())
            };
            if withheld.is_some() {
                return Ok(withheld);
            }
            let bytes = outbox.deck(deck.row)?;
            self.site.write(&index_of(&deck.path), INDEX.as_bytes())?;
            self.site.write(&deck.path, &bytes)?;
            done();
            Ok(None)
        };
        let withheld = going.par_iter().map(put).collect::<Vec<_>>().into_iter().collect::<Result<Vec<_>, _>>()?;
        let own =
            going.iter().zip(before).zip(&withheld).filter(|((deck, _), withheld)| !deck.is_copy && withheld.is_none());
        for ((_, before), _) in own {
            *match before {
                None => &mut published.new,
                Some(false) => &mut published.changed,
                Some(true) => &mut published.same,
            } += 1;
        }
        self.take_down_withheld(&going, withheld, &mut published)?;
        Ok(published)
    }

    /// A row's deck at its path, and at each other that readers already know it by.
    fn copies<'r>(&self, row: &'r ManifestRow, links: &DeliveryLinks<'_>) -> Vec<Going<'r>> {
        let own = links.deck_path(row);
        let is_known = |path: &String| Some(path) == own.as_ref() || self.up.contains_key(path);
        links
            .deck_paths(row)
            .filter(is_known)
            .map(|path| Going { is_copy: Some(&path) != own.as_ref(), path, row })
            .collect()
    }

    /// Takes down decks that were withheld just before they were written.
    fn take_down_withheld(
        &mut self,
        going: &[Going],
        withheld: Vec<Option<NotSent>>,
        published: &mut Published,
    ) -> Result<(), PublishError> {
        let withheld: Vec<(&Going, NotSent)> =
            going.iter().zip(withheld).filter_map(|(deck, withheld)| Some((deck, withheld?))).collect();
        let paths = withheld.iter().flat_map(|(deck, _)| [deck.path.clone(), index_of(&deck.path)]);
        let entries: Vec<PublishedFile> = paths.filter_map(|path| self.up.get(&path).cloned()).collect();
        self.remove(&entries, published)?;
        published.withheld.extend(withheld.into_iter().map(|(_, one)| one));
        published.withheld.sort_by(|a, b| a.account_id.cmp(&b.account_id));
        Ok(())
    }

    pub fn take_down(&mut self, down: &Down) -> Result<Published, PublishError> {
        let is_meant = |entry: &&PublishedFile| {
            *down == Down::All || matches!(down, Down::Period(label) if entry.period == *label)
        };
        let old: Vec<PublishedFile> = self.up.values().filter(is_meant).cloned().collect();
        let mut published = Published::default();
        self.remove(&old, &mut published)?;
        Ok(published)
    }

    fn remove(&mut self, old: &[PublishedFile], published: &mut Published) -> Result<(), PublishError> {
        let mut gone = Vec::new();
        for entry in old {
            match self.site.remove(&entry.path, &self.versions[&entry.path])? {
                Removal::Kept => published.stuck.push(entry.path.clone()),
                Removal::Gone => {
                    published.removed += usize::from(entry.path.ends_with(".pdf"));
                    gone.push(PublishedFile { at: self.at, up: false, ..entry.clone() });
                }
            }
        }
        self.append(gone)
    }

    fn append(&mut self, entries: Vec<PublishedFile>) -> Result<(), PublishError> {
        if !entries.is_empty() {
            self.log.append_all(&entries)?;
        }
        entries.into_iter().for_each(|entry| self.note(entry));
        Ok(())
    }

    fn note(&mut self, entry: PublishedFile) {
        if entry.up {
            self.versions.entry(entry.path.clone()).or_default().push(entry.sha256.clone());
            self.up.insert(entry.path.clone(), entry);
        } else {
            self.up.remove(&entry.path);
        }
    }

    /// Records files before they are written, except those that are recorded already.
    fn record(&mut self, files: Vec<(String, &str, &str, String)>) -> Result<(), PublishError> {
        let site = self.site.name();
        let new = files
            .into_iter()
            .filter(|(path, _, _, sha256)| self.up.get(path).is_none_or(|entry| entry.sha256 != *sha256));
        let entries: Vec<PublishedFile> = new
            .map(|(path, period, account, sha256)| PublishedFile {
                at: self.at,
                site: site.clone(),
                path,
                period: period.to_owned(),
                account_id: account.to_owned(),
                sha256,
                up: true,
            })
            .collect();
        self.append(entries)
    }
}

/// The index page in a deck's folder, which keeps hosts from listing the files.
fn index_of(path: &str) -> String {
    let (folder, _) = path.split_once('/').expect("a deck stands in a folder of its own");
    format!("{folder}/index.html")
}
