//! Writes approved decks for any static host or bucket: `TOKEN/acme-corp_2026-Q3_review.pdf`, where nobody can guess the token
//! and no page lists the files.
//!
//! The record of published files is in the workspace, since everybody can read the folder. A file is recorded before it is
//! written: so files of a killed run are known, and only recorded files are ever removed.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use rayon::prelude::*;

use crate::base::account_id::identity;
use crate::base::io::IoError;
use crate::base::signing::key::Key;
use crate::config::workspace::Workspace;
use crate::delivery::link::DeliveryLinks;
use crate::delivery::not_sent::NotSent;
use crate::delivery::publish::elsewhere::{Elsewhere, elsewhere};
use crate::delivery::publish::error::PublishError;
use crate::delivery::publish::pages::{INDEX, ROBOTS, response_page};
use crate::delivery::publish::recognition::{Purpose, nothing_at, recognise, standing_at};
use crate::delivery::publish::record::{PublishedFile, PublishedRecord, RecordedSite};
use crate::delivery::publish::site::{Removal, Site, hash};
use crate::delivery::watch::OverrideWatch;
use crate::store::manifest_row::ManifestRow;

/// How long approvals, overrides and rows are used before they are read again.
const REFRESH_AFTER: Duration = Duration::from_millis(50);

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Decks that were not published before.
    pub new: usize,
    /// Decks that replace another version.
    pub changed: usize,
    /// Decks that were published before as they are.
    pub same: usize,
    /// Accounts of which a deck was taken down, of a quarter each.
    pub removed: usize,
    /// The same of decks that were not there to be taken down. They stay recorded: nobody saw them go.
    pub missing: usize,
    /// Accounts without a published deck.
    pub withheld: Vec<NotSent>,
    /// Pages that somebody else wrote or changed; they are kept.
    pub left: Vec<String>,
    /// Files that should be removed, but that somebody else changed.
    pub stuck: Vec<String>,
    /// Decks that stand there and that this workspace did not publish.
    pub unknown: Vec<String>,
    /// Decks that a stopped run did not come to.
    pub left_out: usize,
    /// Other folders with decks of this workspace: of those that were published, what is not approved any more.
    pub elsewhere: Vec<Elsewhere>,
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
    /// The site's name in the record.
    id: String,
    record: PublishedRecord<'a>,
    /// Whether a person says that decks which are not there are gone.
    is_gone: bool,
    at: DateTime<Utc>,
}

/// What publishing takes besides the decks.
pub struct PublishRun<'r> {
    pub links: &'r DeliveryLinks<'r>,
    pub workspace: &'r Workspace,
    /// Once it is set, only decks in hand are finished.
    pub stop: &'r AtomicBool,
    /// Called after each deck.
    pub done: &'r (dyn Fn() + Sync),
}

/// A deck to publish.
struct Going<'a> {
    row: &'a ManifestRow,
    path: String,
    /// Whether it stands there beside the deck's own path, for links of an earlier version.
    is_copy: bool,
}

impl<'a> Publisher<'a> {
    /// Opens a folder, which must contain neither the workspace nor the output folder. `None` where decks are taken down, and
    /// nothing that is recorded is up there.
    pub fn open(
        folder: &Path,
        workspace: &Workspace,
        out: &Path,
        key: &'a Key,
        purpose: Purpose,
        at: DateTime<Utc>,
    ) -> Result<Option<Self>, PublishError> {
        let state = workspace.state();
        let mut record = PublishedRecord::open(&state, key)?;
        let there = folder.exists();
        if !there && !purpose.publishes && standing_at(record.sites(), &name_of(folder)).is_empty() {
            return Err(nothing_at(folder, record.sites()));
        }
        let key_file = workspace.config.delivery.as_ref().map(|delivery| workspace.root.join(&delivery.key));
        let private = [Some(&*workspace.root), Some(out), Some(&state), key_file.as_deref()];
        let site = Site::open(folder, &private.into_iter().flatten().collect::<Vec<_>>())?;
        let id = recognise(&site, &mut record, purpose, at);
        if !there && !matches!(id, Ok(Some(_))) {
            fs::remove_dir(folder).map_err(IoError::at("remove", folder))?;
        }
        Ok(id?.map(|id| Self { site, id, record, is_gone: purpose.is_gone, at }))
    }

    /// What is recorded of the folder.
    fn known(&self) -> &RecordedSite {
        self.record.sites().get(&self.id).expect("a site is recorded before it is opened")
    }

    /// The quarters with published decks.
    pub fn periods(&self) -> BTreeSet<&str> {
        self.known().up().map(|entry| entry.period.as_str()).filter(|period| !period.is_empty()).collect()
    }

    /// Publishes the decks of an output folder that may leave, and removes all other decks of the same quarters. Decks of
    /// accounts that are not selected stay. A published deck stays when its data becomes stale, until the deck changes. Each
    /// deck is checked again just before it is written.
    pub fn publish(&mut self, watch: &mut OverrideWatch, run: &PublishRun<'_>) -> Result<Published, PublishError> {
        let &PublishRun { links, workspace, stop, done } = run;
        let outbox = &*Arc::clone(watch.outbox());
        let (mut rows, mut withheld) = outbox.partition(&watch.policy());
        let fresh: BTreeSet<&str> = rows.iter().map(|row| row.account_id.as_str()).collect();
        let is_published = |row: &&ManifestRow| {
            let is_there = |path: String| self.known().file(&path).is_some_and(|entry| entry.sha256 == row.sha256);
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
        let is_old = |entry: &PublishedFile, watch: &OverrideWatch| {
            quarters.contains(entry.period.as_str())
                && watch.policy().means(&entry.account_id)
                && outbox.row(&entry.account_id).is_none_or(|row| row.period == entry.period)
        };
        let mut old: Vec<PublishedFile> = self.known().up().filter(|entry| is_old(entry, watch)).cloned().collect();
        old.extend(self.come_back(&mut published)?);
        old.retain(|entry| !wanted.contains(&entry.path));
        published.unknown.retain(|path| !wanted.contains(path));
        self.remove(&old, |_| true, &mut published)?;

        for (path, bytes) in [("robots.txt", ROBOTS), ("index.html", INDEX), ("raise.html", &response_page)] {
            let there = self.site.hash(path)?;
            let ours = |found: &String| self.known().file(path).is_some_and(|entry| entry.sha256 == *found);
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
            before.push(self.known().file(path).map(|entry| entry.sha256 == row.sha256));
            let (period, account) = (row.period.as_str(), row.account_id.as_str());
            entries.push((index_of(path), period, account, index.clone()));
            entries.push((path.clone(), period, account, row.sha256.clone()));
        }
        self.record(entries)?;
        let watch = Mutex::new(watch);
        let left_out = AtomicUsize::new(0);
        let put = |deck: &Going| -> Result<Option<NotSent>, PublishError> {
            if stop.load(Ordering::SeqCst) {
                left_out.fetch_add(usize::from(!deck.is_copy), Ordering::SeqCst);
                return Ok(None);
            }
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
        let stood: BTreeSet<&str> =
            going.iter().zip(&before).filter(|(_, before)| before.is_some()).map(|(deck, _)| &*deck.path).collect();
        let own =
            going.iter().zip(before).zip(&withheld).filter(|((deck, _), withheld)| !deck.is_copy && withheld.is_none());
        for ((_, before), _) in own {
            *match before {
                None => &mut published.new,
                Some(false) => &mut published.changed,
                Some(true) => &mut published.same,
            } += 1;
        }
        self.take_down_withheld(&going, withheld, &stood, &mut published)?;
        published.left_out = left_out.into_inner();
        let watch = watch.into_inner().unwrap_or_else(PoisonError::into_inner);
        let stays = outbox.partition(&watch.published_policy()).0;
        let stays: BTreeSet<&str> = stays.into_iter().map(|row| identity(&row.account_id)).collect();
        let is_over = |entry: &&PublishedFile| is_old(entry, watch) && !stays.contains(identity(&entry.account_id));
        published.elsewhere = elsewhere(self.record.sites(), &self.id, is_over);
        Ok(published)
    }

    /// A row's deck at its path, and at each other that readers already know it by: that of an earlier version, and those with
    /// an earlier name of the customer.
    fn copies<'r>(&self, row: &'r ManifestRow, links: &DeliveryLinks<'_>) -> Vec<Going<'r>> {
        let Some(own) = links.deck_path(row) else { return Vec::new() };
        let mut paths: BTreeSet<String> =
            links.deck_paths(row).flat_map(|path| self.record.sites().paths_in(folder_of(&path))).collect();
        paths.insert(own.clone());
        paths.into_iter().map(|path| Going { is_copy: path != own, path, row }).collect()
    }

    /// Decks that were taken down and stand there again, as after a backup was put back. Decks of which nothing is known are
    /// reported.
    fn come_back(&self, published: &mut Published) -> Result<Vec<PublishedFile>, PublishError> {
        let (known, mut back) = (self.known(), Vec::new());
        for path in self.site.decks()? {
            match known.last(&path) {
                None => published.unknown.push(path),
                Some(entry) if !entry.up => back.push(entry.clone()),
                Some(_) => {}
            }
        }
        Ok(back)
    }

    /// Takes down decks that were withheld just before they were written; of these `stood` were there before.
    fn take_down_withheld(
        &mut self,
        going: &[Going],
        withheld: Vec<Option<NotSent>>,
        stood: &BTreeSet<&str>,
        published: &mut Published,
    ) -> Result<(), PublishError> {
        let withheld: Vec<(&Going, NotSent)> =
            going.iter().zip(withheld).filter_map(|(deck, withheld)| Some((deck, withheld?))).collect();
        let paths = withheld.iter().flat_map(|(deck, _)| [deck.path.clone(), index_of(&deck.path)]);
        let entries: Vec<PublishedFile> = paths.filter_map(|path| self.known().file(&path).cloned()).collect();
        self.remove(&entries, |entry| stood.contains(&*entry.path), published)?;
        published.withheld.extend(withheld.into_iter().map(|(_, one)| one));
        published.withheld.sort_by(|a, b| a.account_id.cmp(&b.account_id));
        Ok(())
    }

    pub fn take_down(&mut self, down: &Down) -> Result<Published, PublishError> {
        let is_meant = |entry: &&PublishedFile| {
            *down == Down::All || matches!(down, Down::Period(label) if entry.period == *label)
        };
        let mut published = Published::default();
        let mut old: Vec<PublishedFile> = self.known().up().filter(is_meant).cloned().collect();
        old.extend(self.come_back(&mut published)?);
        self.remove(&old, |_| true, &mut published)?;
        if *down == Down::All && published.stuck.is_empty() && published.missing == 0 {
            self.site.remove_id()?;
        }
        published.elsewhere = elsewhere(self.record.sites(), &self.id, |_| true);
        Ok(published)
    }

    /// Removes files. One that cannot be removed keeps no other from going. A deck that `stood` there and does so no more stays in
    /// the record, until it is back or a person says that it is gone: it may be public where nothing was taken down.
    fn remove(
        &mut self,
        old: &[PublishedFile],
        stood: impl Fn(&PublishedFile) -> bool,
        published: &mut Published,
    ) -> Result<(), PublishError> {
        let (mut gone, mut failure) = (Vec::new(), None);
        let (mut removed, mut missing) = (BTreeSet::new(), BTreeSet::new());
        for entry in old {
            let deck = entry.is_deck().then_some((&entry.account_id, &entry.period));
            match self.site.remove(&entry.path, self.known().versions(&entry.path)) {
                Ok(Removal::Kept) => {
                    published.stuck.push(entry.path.clone());
                    continue;
                }
                Ok(Removal::Gone) => removed.extend(deck),
                Ok(Removal::Absent) if deck.is_some() && stood(entry) && !self.is_gone => {
                    missing.extend(deck);
                    continue;
                }
                Ok(Removal::Absent) => {}
                Err(error) => {
                    failure.get_or_insert(error);
                    continue;
                }
            }
            gone.push(PublishedFile { at: self.at, up: false, ..entry.clone() });
        }
        published.removed += removed.len();
        published.missing += missing.len();
        self.record.add(gone)?;
        failure.map_or(Ok(()), Err)
    }

    /// Records files before they are written, except those that are recorded already.
    fn record(&mut self, files: Vec<(String, &str, &str, String)>) -> Result<(), PublishError> {
        let new = files
            .into_iter()
            .filter(|(path, _, _, sha256)| self.known().file(path).is_none_or(|entry| entry.sha256 != *sha256));
        let entries: Vec<PublishedFile> = new
            .map(|(path, period, account, sha256)| PublishedFile {
                at: self.at,
                site: self.id.clone(),
                path,
                period: period.to_owned(),
                account_id: account.to_owned(),
                sha256,
                up: true,
            })
            .collect();
        Ok(self.record.add(entries)?)
    }
}

/// The path by which a folder is recorded, also where there is none.
fn name_of(folder: &Path) -> String {
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let full = match (parent.canonicalize(), folder.file_name()) {
        (Ok(parent), Some(name)) => parent.join(name),
        _ => folder.to_owned(),
    };
    full.to_string_lossy().into_owned()
}

fn folder_of(path: &str) -> &str {
    path.split_once('/').expect("a deck stands in a folder of its own").0
}

/// The index page in a deck's folder, which keeps hosts from listing the files.
fn index_of(path: &str) -> String {
    format!("{}/index.html", folder_of(path))
}
