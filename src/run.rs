//! A whole run: read, choose, make every deck, account for every account.
//!
//! Decks are made in parallel and written as they are finished; only their rows are kept, in account order, so memory
//! does not grow with the decks and nothing depends on which thread was faster.

mod guard;
mod inspect;
mod previous;
mod report;
mod selection;
mod shelf;

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use chrono::NaiveDate;
use rayon::prelude::*;

pub use inspect::{Inspection, faults, inspect};
pub use previous::PreviousError;
pub use report::{Failure, Report, Tally, Times};
pub use selection::{Filter, Selection, SelectionError};
pub use shelf::{ShelfError, Stock};

use crate::data::finding::{Findings, Severity};
use crate::data::tables::Tables;
use crate::data::{self, LoadError};
use crate::output::files::name_collisions;
use crate::output::manifest::DeckRecord;
use crate::output::told::ToldLine;
use crate::press::{Press, PressError};
use crate::workspace::{Flags, Workspace, WorkspaceError};

/// Errors that stop a run and are told with it.
const ERRORS_TOLD: usize = 5;

/// What a run is asked to do.
#[derive(Debug, Clone)]
pub struct Order {
    /// The workspace: a folder or a YAML file.
    pub workspace: PathBuf,
    /// What the command line says instead of `qbr.yaml`.
    pub flags: Flags,
    /// The output folder.
    pub out: PathBuf,
    /// Which accounts.
    pub selection: Selection,
    /// The output folder of the quarter before, whose suggestions the decks look back on.
    pub previous: Option<PathBuf>,
    /// Threads that read and make decks; one a core by default.
    pub jobs: Option<NonZeroUsize>,
    /// Whether faults in the data stop the run.
    pub strict: bool,
}

/// How far a run has come, told from any thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress<'a> {
    /// These tables are about to be read.
    Reading(&'a str),
    /// So many decks are about to be made.
    Decks(usize),
    /// One more account is done.
    One,
}

/// Why a run could not go on.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// `qbr.yaml` or a flag is wrong.
    #[error(transparent)]
    Workspace(#[from] WorkspaceError),
    /// The tables cannot be read.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// A source cannot be used, or does not say whom to hold: what would be built would not be what the data says.
    #[error("nothing was built, for {}; `quarterdeck check` says more{}", how_many(.0), errors(.0))]
    Unusable(Findings),
    /// The chosen accounts do not exist.
    #[error(transparent)]
    Selection(#[from] SelectionError),
    /// The data has faults and `--strict` was given.
    #[error(
        "the data has {errors} errors and {warnings} warnings, and --strict was given; `quarterdeck check` lists them"
    )]
    Strict {
        /// Findings of that severity.
        errors: u64,
        /// Findings of that severity.
        warnings: u64,
    },
    /// The theme, the fonts or the voices cannot be used.
    #[error(transparent)]
    Press(#[from] PressError),
    /// The threads could not be started.
    #[error("failed to start {jobs} threads")]
    Threads {
        /// How many were asked for.
        jobs: usize,
        /// Why.
        source: rayon::ThreadPoolBuildError,
    },
    /// The quarter before cannot be looked back on.
    #[error(transparent)]
    Previous(#[from] PreviousError),
    /// The output folder cannot be used.
    #[error(transparent)]
    Shelf(#[from] ShelfError),
}

/// Makes the decks that `order` asks for. `today` chooses a period where nothing else does.
pub fn run(order: &Order, today: NaiveDate, progress: &(dyn Fn(Progress<'_>) + Sync)) -> Result<Report, RunError> {
    let jobs = order.jobs.map_or(0, NonZeroUsize::get);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).thread_name(|n| format!("deck-{n}")).build();
    let pool = pool.map_err(|source| RunError::Threads { jobs, source })?;
    pool.install(|| run_here(order, today, progress))
}

/// The run, on the threads of the pool it is called in.
fn run_here(order: &Order, today: NaiveDate, progress: &(dyn Fn(Progress<'_>) + Sync)) -> Result<Report, RunError> {
    let started = Instant::now();
    let workspace = Arc::new(Workspace::load(&order.workspace, &order.flags, today)?);
    let (tables, mut findings) = data::load(&workspace, &|table| progress(Progress::Reading(table)))?;
    if findings.count(Severity::Error) > 0 {
        return Err(RunError::Unusable(findings));
    }
    let chosen = order.selection.choose(&tables.accounts)?;
    let loaded = Instant::now();

    let period = workspace.period.label();
    let collisions = colliding_places(&tables);
    let suggested = order.previous.as_deref().map(|folder| previous::suggestions(folder, &workspace)).transpose()?;
    let press = Press::of(workspace, tables, &chosen)?.looking_back(suggested.unwrap_or_default());
    findings.extend(press.findings().clone());
    if order.strict {
        refuse_faults(&findings)?;
    }
    let prepared = Instant::now();

    let shelf = shelf::Shelf::open(&order.out, !order.selection.is_everything())?;
    progress(Progress::Decks(chosen.len()));
    let make = |place: usize| {
        let collides = collisions.binary_search(&place).is_ok();
        let made = make_one(&press, place, collides, &shelf);
        progress(Progress::One);
        (place, made)
    };
    let mut made: Vec<_> = press.by_look(&chosen).into_par_iter().map(make).collect();
    made.sort_unstable_by_key(|(place, _)| *place);
    let (records, told): (Vec<DeckRecord>, Vec<Option<ToldLine>>) = made.into_iter().map(|(_, made)| made).unzip();

    let tally = Tally::of(&records);
    let stock = shelf.close(records, told.into_iter().flatten().collect())?;
    let times =
        Times { load: loaded - started, press: prepared - loaded, decks: prepared.elapsed(), total: started.elapsed() };
    Ok(Report { period, accounts: press.len(), tally, findings, out: order.out.clone(), stock, times })
}

fn how_many(findings: &Findings) -> String {
    match findings.count(Severity::Error) {
        1 => "the data has an error".to_owned(),
        errors => format!("the data has {errors} errors"),
    }
}

/// The first errors, one a line.
fn errors(findings: &Findings) -> String {
    let errors = findings.groups().filter(|(severity, ..)| *severity == Severity::Error);
    let lines = errors.flat_map(|(_, _, group)| &group.shown).take(ERRORS_TOLD);
    lines.map(|finding| format!("\n  {finding}")).collect()
}

fn refuse_faults(findings: &Findings) -> Result<(), RunError> {
    match faults(findings) {
        (0, 0) => Ok(()),
        (errors, warnings) => Err(RunError::Strict { errors, warnings }),
    }
}

fn colliding_places(tables: &Tables) -> Vec<usize> {
    name_collisions(tables.accounts.iter().map(|row| (row.id.as_str(), row.name.as_deref().unwrap_or_default())))
}

/// One account from its facts to its file. Whatever goes wrong is in its row.
fn make_one(press: &Press, place: usize, collides: bool, shelf: &shelf::Shelf) -> (DeckRecord, Option<ToldLine>) {
    let mut deck = match guard::guarded(|| press.deck(place)) {
        Ok(deck) => deck,
        Err(panic) => {
            return (press.record(place).failed("panic", format!("making the deck panicked: {panic}")), None);
        }
    };
    if collides && deck.pdf.take().is_some() {
        let reason = format!("another account's deck is already named {}", deck.record.file);
        deck.record = deck.record.failed("file_name", reason);
    }
    shelf.put(deck)
}
