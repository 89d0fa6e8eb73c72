//! The stages of a run, each with what the next one needs: what was read, what decks are made with, what was made.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use chrono::NaiveDate;

use super::bench::{self, Bench, Finished};
use super::previous::{self, Known, Previous};
use super::shelf::Shelf;
use super::{Order, Progress, RunError, SelectionError, crew, inspect};
use crate::data;
use crate::data::finding::{Findings, Severity};
use crate::data::tables::{AccountRow, Tables};
use crate::delivery;
use crate::output::files::name_collisions;
use crate::output::manifest::DeckRecord;
use crate::output::told::ToldLine;
use crate::press::Press;
use crate::report::{Earlier, MOST_PICTURES, Marks, Picture, Thumbnails};
use crate::signing::Seal;
use crate::workspace::Workspace;

/// What was read.
pub(super) struct Loaded {
    workspace: Arc<Workspace>,
    tables: Tables,
    findings: Findings,
    /// The places of the accounts that were asked for.
    chosen: Vec<usize>,
}

/// What decks are made with.
pub(super) struct Prepared {
    pub workspace: Arc<Workspace>,
    pub press: Press,
    pub findings: Findings,
    chosen: Vec<usize>,
    /// Places of accounts whose deck would have another's name.
    collisions: Vec<usize>,
    /// What the run knew that decks look back on, where they do.
    known: Option<Known>,
}

/// What decks are made with, in whose place they are put.
pub(super) struct Ready {
    pub workspace: Arc<Workspace>,
    pub press: Arc<Press>,
    pub shelf: Arc<Shelf>,
    pub findings: Findings,
    /// First pages of the report that stands there.
    pub earlier: Arc<Earlier>,
    chosen: Vec<usize>,
    collisions: Vec<usize>,
}

/// What was made, in account order.
pub(super) struct Made {
    pub records: Vec<DeckRecord>,
    pub told: Vec<ToldLine>,
    /// First pages by account id.
    pub pictures: BTreeMap<String, Picture>,
}

impl Loaded {
    /// Reads the workspace and its tables, and chooses the accounts.
    pub fn load(order: &Order, today: NaiveDate, progress: &(dyn Fn(Progress<'_>) + Sync)) -> Result<Self, RunError> {
        Self::load_chosen(order, today, progress, |accounts| order.selection.choose(accounts))
    }

    /// The same with the accounts chosen some other way.
    pub fn load_chosen(
        order: &Order,
        today: NaiveDate,
        progress: &(dyn Fn(Progress<'_>) + Sync),
        choose: impl FnOnce(&[AccountRow]) -> Result<Vec<usize>, SelectionError>,
    ) -> Result<Self, RunError> {
        let mut workspace = Workspace::load(&order.workspace, &order.flags, today)?;
        workspace.key = delivery::key(&workspace)?.map(Arc::new);
        let workspace = Arc::new(workspace);
        let (tables, findings) = data::load(&workspace, &|table| progress(Progress::Reading(table)))?;
        if findings.count(Severity::Error) > 0 {
            return Err(RunError::Unusable(findings));
        }
        let chosen = choose(&tables.accounts)?;
        Ok(Self { workspace, tables, findings, chosen })
    }

    /// Makes what all decks share, and reads the run that they look back on.
    pub fn prepare(self, order: &Order) -> Result<Prepared, RunError> {
        let Self { workspace, tables, mut findings, chosen } = self;
        let collisions = colliding_places(&tables);
        let previous = order.previous.as_deref().map(|folder| previous::look_back(folder, &workspace)).transpose()?;
        let mut press = Press::of(Arc::clone(&workspace), tables, &chosen)?;
        findings.extend(press.findings().clone());
        if order.strict {
            refuse_faults(&findings)?;
        }
        let mut known = None;
        if let Some(Previous { suggested, known: then, findings: broken }) = previous {
            press = press.looking_back(suggested);
            findings.extend(broken);
            known = Some(then);
        }
        Ok(Prepared { workspace, press, findings, chosen, collisions, known })
    }
}

impl Prepared {
    /// The places of the accounts that were asked for.
    pub fn chosen(&self) -> &[usize] {
        &self.chosen
    }

    /// Whether the deck of an account would have another's name.
    pub fn collides(&self, place: usize) -> bool {
        self.collisions.binary_search(&place).is_ok()
    }

    /// Decks are put on `shelf`. What is surprising is told after the run that they look back on or, where they do not,
    /// after the one that stands there.
    pub fn with(self, mut shelf: Shelf, order: &Order) -> Result<Ready, RunError> {
        let Self { workspace, press, mut findings, chosen, collisions, known } = self;
        findings.extend(shelf.findings().clone());
        let press = press.surprised_by(known.unwrap_or_else(|| shelf.known()), order.hold_surprises);
        if order.force || shelf.is_new() {
            press.ready()?;
        }
        let pictured = press.len() <= MOST_PICTURES;
        let earlier = if pictured { Earlier::load(&order.out) } else { Earlier::default() };
        let (press, shelf, earlier) = (Arc::new(press), Arc::new(shelf), Arc::new(earlier));
        Ok(Ready { workspace, press, shelf, findings, earlier, chosen, collisions })
    }
}

impl Ready {
    /// Makes every deck and puts it in its place; every account that was asked for has one outcome then.
    pub fn make(
        &self,
        order: &Order,
        progress: &(dyn Fn(Progress<'_>) + Sync),
        stop: &AtomicBool,
    ) -> Result<Made, RunError> {
        progress(Progress::Decks(self.chosen.len()));
        let (press, limit) = (&self.press, order.time_limit);
        let bench = Bench {
            press: Arc::clone(press),
            shelf: Arc::clone(&self.shelf),
            collisions: self.collisions.clone(),
            force: order.force,
            thumbnails: (press.len() <= MOST_PICTURES).then(Thumbnails::default),
            earlier: Arc::clone(&self.earlier),
        };
        let rules = crew::Rules { jobs: rayon::current_num_threads(), limit, stop };
        let (mut made, mut marks) = (Vec::with_capacity(self.chosen.len()), Marks::default());
        let crew = crew::each(bench, press.by_look(&self.chosen), rules, |place, done| {
            progress(Progress::One);
            let done = done.unwrap_or_else(|| Finished::without(bench::overdue(press, place, limit)));
            let picture = done.picture.map(|picture| marks.share(picture));
            made.push((place, Finished { picture, ..done }));
        });
        crew.map_err(|source| RunError::Thread { source })?;
        if made.len() < self.chosen.len() {
            self.shelf.leave()?;
            return Err(RunError::Stopped { done: made.len(), all: self.chosen.len(), out: order.out.clone() });
        }
        made.sort_unstable_by_key(|(place, _)| *place);
        if !made.iter().map(|(place, _)| *place).eq(self.chosen.iter().copied()) {
            return Err(RunError::Unaccounted { rows: made.len(), accounts: self.chosen.len() });
        }
        let seal = Seal::new(DeckRecord::SEAL, self.workspace.key.as_deref());
        let sealed = |done: Finished| Finished { record: done.record.sealed(seal), ..done };
        Ok(made.into_iter().map(|(_, done)| sealed(done)).collect())
    }
}

impl FromIterator<Finished> for Made {
    fn from_iter<T: IntoIterator<Item = Finished>>(finished: T) -> Self {
        let mut made = Self { records: Vec::new(), told: Vec::new(), pictures: BTreeMap::new() };
        for Finished { record, told, picture } in finished {
            made.told.extend(told);
            made.pictures.extend(picture.map(|picture| (record.account_id.clone(), picture)));
            made.records.push(record);
        }
        made
    }
}

fn refuse_faults(findings: &Findings) -> Result<(), RunError> {
    match inspect::faults(findings) {
        (0, 0) => Ok(()),
        (errors, warnings) => Err(RunError::Strict { errors, warnings }),
    }
}

fn colliding_places(tables: &Tables) -> Vec<usize> {
    name_collisions(tables.accounts.iter().map(|row| (row.id.as_str(), row.name.as_deref().unwrap_or_default())))
}
