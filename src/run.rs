//! A whole run: read, choose, make every deck, account for every account.
//!
//! Decks are made in parallel and written as they are finished; only their rows are kept, in account order, so memory
//! does not grow with the decks and nothing depends on which thread was faster. A deck that would be the same as the one
//! that stands there is not made again.

mod bench;
mod crew;
mod diff;
mod guard;
mod inspect;
mod previous;
mod report;
mod run_file;
mod selection;
mod shelf;
mod verify;

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use chrono::NaiveDate;

use bench::{Bench, Finished};
pub use diff::{Change, Changed, DiffError, Difference, diff};
pub use inspect::{Inspection, faults, inspect};
pub use previous::PreviousError;
pub use report::{Failure, Report, Tally, Times};
pub use selection::{Filter, Selection, SelectionError};
pub use shelf::{OWN_FILES, ShelfError, Stock};
pub use verify::{Fault, Verification, VerifyError, verify};

use crate::data::finding::{Findings, Severity};
use crate::data::tables::Tables;
use crate::data::{self, LoadError};
use crate::delivery;
pub use crate::output::RUN_FILE;
use crate::output::files::name_collisions;
use crate::output::manifest::DeckRecord;
use crate::press::{Press, PressError};
pub use crate::report::FILE as REPORT_FILE;
use crate::report::{self as report_page, Earlier, MOST_PICTURES, Thumbnails};
use crate::signing::{KeyError, Seal};
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
    /// Whether decks are made again that would be the same.
    pub force: bool,
    /// Whether accounts with surprising figures are held.
    pub hold_surprises: bool,
    /// Whether decks of accounts that left the base are removed.
    pub prune: bool,
    /// The longest that making one deck may take.
    pub time_limit: Duration,
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
    /// The workspace's key cannot be used.
    #[error(transparent)]
    Key(#[from] KeyError),
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
    /// A thread that makes decks could not be started.
    #[error("failed to start a thread that makes decks")]
    Thread {
        /// Why.
        source: std::io::Error,
    },
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
    /// It was asked to stop.
    #[error(
        "stopped: {done} of {all} accounts are done and their decks stand in {}; the same command goes on with the rest",
        out.display()
    )]
    Stopped {
        /// Accounts that are done.
        done: usize,
        /// Accounts there are.
        all: usize,
        /// The output folder.
        out: PathBuf,
    },
    /// An account has no outcome, or two: a fault of this program.
    #[error("{rows} of {accounts} accounts have an outcome, which must be all of them; please report this")]
    Unaccounted {
        /// Rows that were made.
        rows: usize,
        /// Accounts that were to have one.
        accounts: usize,
    },
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
    let mut workspace = Workspace::load(&order.workspace, &order.flags, today)?;
    workspace.key = delivery::key(&workspace)?.map(Arc::new);
    let workspace = Arc::new(workspace);
    let (tables, mut findings) = data::load(&workspace, &|table| progress(Progress::Reading(table)))?;
    if findings.count(Severity::Error) > 0 {
        return Err(RunError::Unusable(findings));
    }
    let chosen = order.selection.choose(&tables.accounts)?;
    let loaded = Instant::now();

    let period = workspace.period.label();
    let collisions = colliding_places(&tables);
    let suggested = order.previous.as_deref().map(|folder| previous::suggestions(folder, &workspace)).transpose()?;
    let known = previous::known(order.previous.as_deref().unwrap_or(&order.out));
    let press = Press::of(Arc::clone(&workspace), tables, &chosen)?.looking_back(suggested.unwrap_or_default());
    let press = press.surprised_by(known, order.hold_surprises);
    findings.extend(press.findings().clone());
    if order.strict {
        refuse_faults(&findings)?;
    }
    let prepared = Instant::now();

    // Held to the end: a thread that was given up may hold the shelf for longer.
    let (shelf, _lock) = shelf::Shelf::open(&order.out, !order.selection.is_everything())?;
    let shelf = Arc::new(shelf);
    if order.force || shelf.is_new() {
        press.ready()?;
    }
    progress(Progress::Decks(chosen.len()));
    let (order_of_work, press) = (press.by_look(&chosen), Arc::new(press));
    let pictured = press.len() <= MOST_PICTURES;
    let earlier = Arc::new(if pictured { Earlier::load(&order.out) } else { Earlier::default() });
    let bench = Bench {
        press: Arc::clone(&press),
        shelf: Arc::clone(&shelf),
        collisions,
        force: order.force,
        thumbnails: pictured.then(Thumbnails::default),
        earlier: Arc::clone(&earlier),
    };
    let rules = crew::Rules { jobs: rayon::current_num_threads(), limit: order.time_limit, stop };
    let mut made = Vec::with_capacity(chosen.len());
    let crew = crew::each(bench, order_of_work, rules, |place, done| {
        progress(Progress::One);
        made.push((place, done.unwrap_or_else(|| Finished::without(bench::overdue(&press, place, order.time_limit)))));
    });
    crew.map_err(|source| RunError::Thread { source })?;
    if made.len() < chosen.len() {
        shelf.leave()?;
        return Err(RunError::Stopped { done: made.len(), all: chosen.len(), out: order.out.clone() });
    }
    made.sort_unstable_by_key(|(place, _)| *place);
    let accounted = made.iter().map(|(place, _)| *place).eq(chosen.iter().copied());
    if !accounted {
        return Err(RunError::Unaccounted { rows: made.len(), accounts: chosen.len() });
    }
    let (mut records, mut told, mut pictures) = (Vec::with_capacity(made.len()), Vec::new(), BTreeMap::new());
    for (_, Finished { record, told: line, picture }) in made {
        told.extend(line);
        pictures.extend(picture.map(|picture| (record.account_id.clone(), picture)));
        records.push(record.sealed(Seal::new(DeckRecord::SEAL, workspace.key.as_deref())));
    }

    let tally = Tally::of(&records);
    let times = || Times {
        load: loaded - started,
        press: prepared - loaded,
        decks: prepared.elapsed(),
        total: started.elapsed(),
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
            earlier: &earlier,
            findings: &findings,
        });
        let facts = run_file::Facts {
            workspace: &workspace,
            press: &press,
            selection: &order.selection,
            looks_back: order.previous.is_some(),
            tally: &tally,
            findings: &findings,
            manifest_rows: manifest.rows().len(),
            times: times(),
        };
        vec![(REPORT_FILE, page.into_bytes()), (RUN_FILE, run_file::bytes(&facts))]
    })?;
    let times = times();
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
