//! A whole run: read, choose, make every deck, account for every account.
//!
//! Decks are made in parallel and written as they are finished; only their rows are kept, in account order, so memory
//! does not grow with the decks and nothing depends on which thread was faster. A deck that would be the same as the one
//! that stands there is not made again.

mod bench;
mod cache;
mod crew;
mod desk;
mod diff;
mod error;
mod guard;
mod inspect;
mod left;
mod old_deck;
mod previous;
mod report;
mod run_file;
mod selection;
mod sheet;
mod shelf;
mod show;
mod stages;
mod verify;

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use chrono::NaiveDate;

pub use desk::{Desk, Subject, workspace};
pub use diff::{Change, Changed, DiffError, Difference, diff};
pub use error::RunError;
pub use inspect::{Inspection, faults, inspect};
pub use old_deck::{OldDeck, OldDeckError, old_deck};
pub use previous::{KIND as EARLIER_RUN, PreviousError};
pub use report::{Failure, Report, Tally, Times, Unkept};
pub use selection::{Filter, Selection, SelectionError};
pub use sheet::{Sheet, SheetError};
use shelf::Shelf;
pub use shelf::{OWN_FILES, ShelfError, Stock};
pub use show::{Shown, Source, show};
use stages::{Loaded, Made, Ready};
pub use verify::{Fault, Unsearched, Verification, VerifyError, verify};

use crate::data::finding::Findings;
pub use crate::output::RUN_FILE;
use crate::press::Press;
use crate::report as report_page;
pub use crate::report::FILE as REPORT_FILE;
use crate::workspace::Flags;

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
    /// Whether decks are made again that would be the same.
    pub force: bool,
    /// Whether accounts with surprising figures are held.
    pub hold_surprises: bool,
    /// Whether decks of accounts that left the base are removed.
    pub prune: bool,
    /// The longest that making one deck may take.
    pub time_limit: Duration,
}

/// Which accounts of which data.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The workspace: a folder or a YAML file.
    pub workspace: &'a Path,
    /// What the command line says instead of `qbr.yaml`.
    pub flags: &'a Flags,
    /// Which accounts.
    pub selection: &'a Selection,
}

/// A press over the accounts that were wanted, in the order of their ids, and what is wrong with the data. Where not all are
/// wanted, the data itself is read only if it changed since it was read last, or was never read.
pub fn press(wanted: Wanted<'_>, today: NaiveDate) -> Result<(Press, Findings), RunError> {
    Loaded::load(wanted, today, &|_| {})?.press()
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

/// Makes the decks that `order` asks for. `today` chooses a period where nothing else does; once `stop` is set, decks in
/// hand are finished and the run ends with [`RunError::Stopped`].
pub fn run(
    order: &Order,
    today: NaiveDate,
    progress: &(dyn Fn(Progress<'_>) + Sync),
    stop: &AtomicBool,
) -> Result<Report, RunError> {
    let jobs = order.jobs.map_or(0, NonZeroUsize::get);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).thread_name(|n| format!("deck-{n}")).build();
    let pool = pool.map_err(|source| RunError::Threads { jobs, source })?;
    pool.install(|| run_here(order, today, progress, stop))
}

/// The run, on the threads of the pool it is called in.
fn run_here(
    order: &Order,
    today: NaiveDate,
    progress: &(dyn Fn(Progress<'_>) + Sync),
    stop: &AtomicBool,
) -> Result<Report, RunError> {
    let started = Instant::now();
    let wanted = Wanted { workspace: &order.workspace, flags: &order.flags, selection: &order.selection };
    let loaded = Loaded::load(wanted, today, progress)?;
    let load = started.elapsed();
    let prepared = loaded.prepare(order)?;
    let until_decks = started.elapsed();

    // Held to the end: a thread that was given up may hold the shelf for longer.
    let (shelf, _lock) = Shelf::open(&order.out, prepared.ids.as_deref(), prepared.prover.clone())?;
    let ready = prepared.with(shelf, order)?;
    let Made { records, told, pictures } = ready.make(order, progress, stop)?;

    let Ready { workspace, press, shelf, findings, earlier, unkept, .. } = &ready;
    let period = workspace.period.label();
    let tally = Tally::of(&records);
    let times = || {
        let total = started.elapsed();
        Times { load, press: until_decks - load, decks: total - until_decks, total }
    };
    let stock = shelf.close(records, told, order.prune.then_some(&*period), |manifest| {
        let page = report_page::page(&report_page::Facts {
            vendor: &workspace.config.vendor.name,
            accent: press.themes().next().map(|theme| theme.palette.accent),
            period: &period,
            as_of: workspace.as_of,
            rows: manifest.rows(),
            built: tally.built,
            pictures: &pictures,
            earlier,
            findings,
        });
        let facts = run_file::Facts {
            workspace,
            press,
            selection: &order.selection,
            looks_back: order.previous.is_some(),
            tally: &tally,
            findings,
            manifest_rows: manifest.rows().len(),
            times: times(),
        };
        vec![(REPORT_FILE, page.into_bytes()), (RUN_FILE, run_file::bytes(&facts))]
    })?;
    let (accounts, out, unkept) = (press.census().accounts, order.out.clone(), unkept.clone());
    let undrawn = press.undrawn().to_vec();
    Ok(Report { period, accounts, tally, findings: ready.findings, undrawn, out, stock, unkept, times: times() })
}
