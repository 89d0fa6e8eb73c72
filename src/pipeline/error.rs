//! Why a run could not go on.

use std::path::PathBuf;

use crate::base::finding::{Findings, Severity};
use crate::base::signing::key::KeyError;
use crate::config::problem::WorkspaceError;
use crate::ingest::load::LoadError;
use crate::ingest::selection_error::SelectionError;
use crate::pipeline::factory_error::DeckError;
use crate::pipeline::output::error::OutputError;
use crate::pipeline::prior_run::PriorRunError;

/// Errors that stop a run and are told with it.
const ERRORS_TOLD: usize = 5;

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
    Deck(#[from] DeckError),
    /// A thread that makes decks could not be started.
    #[error("failed to start a thread that makes decks")]
    Thread { source: std::io::Error },
    /// The threads could not be started.
    #[error("failed to start {jobs} threads")]
    Threads {
        /// How many were asked for.
        jobs: usize,
        source: rayon::ThreadPoolBuildError,
    },
    /// The quarter before cannot be looked back on.
    #[error(transparent)]
    Previous(#[from] PriorRunError),
    /// The output folder cannot be used.
    #[error(transparent)]
    Shelf(#[from] OutputError),
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
