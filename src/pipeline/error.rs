//! Why a run stopped.

use std::path::PathBuf;

use crate::base::finding::{Findings, Severity};
use crate::base::signing::key::KeyError;
use crate::config::problem::WorkspaceError;
use crate::ingest::load::LoadError;
use crate::ingest::selection_error::SelectionError;
use crate::pipeline::factory_error::DeckError;
use crate::pipeline::output::error::OutputError;
use crate::pipeline::prior_run::PriorRunError;

/// How many errors in the data the message of a stopped run lists.
const MOST_ERRORS_LISTED: usize = 5;

#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// `qbr.yaml` or a flag is invalid.
    #[error(transparent)]
    Workspace(#[from] WorkspaceError),
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Load(#[from] LoadError),
    /// A source cannot be used, or does not say which accounts to hold, so that the decks would be wrong.
    #[error("nothing was built, for {}; `quarterdeck check` says more{}", how_many(.0), errors(.0))]
    Unusable(Findings),
    #[error(transparent)]
    Selection(#[from] SelectionError),
    #[error(
        "the data has {errors} errors and {warnings} warnings, and --strict was given; `quarterdeck check` lists them"
    )]
    Strict { errors: u64, warnings: u64 },
    /// The theme, the fonts or the languages cannot be used.
    #[error(transparent)]
    Deck(#[from] DeckError),
    #[error("failed to start a thread that makes decks")]
    Thread { source: std::io::Error },
    #[error("failed to start {jobs} threads")]
    Threads { jobs: usize, source: rayon::ThreadPoolBuildError },
    /// The run of the quarter before cannot be used.
    #[error(transparent)]
    Previous(#[from] PriorRunError),
    #[error(transparent)]
    Output(#[from] OutputError),
    /// The user stopped the run.
    #[error(
        "stopped: {done} of {all} accounts are done and their decks stand in {}; the same command goes on with the rest",
        out.display()
    )]
    Stopped {
        /// The number of finished accounts.
        done: usize,
        /// The number of all accounts.
        all: usize,
        out: PathBuf,
    },
    /// An account has no outcome, or two: a bug.
    #[error("{rows} of {accounts} accounts have an outcome, which must be all of them; please report this")]
    Unaccounted { rows: usize, accounts: usize },
}

fn how_many(findings: &Findings) -> String {
    match findings.count(Severity::Error) {
        1 => "the data has an error".to_owned(),
        errors => format!("the data has {errors} errors"),
    }
}

/// The first errors, one per line.
fn errors(findings: &Findings) -> String {
    let errors = findings.groups().filter(|(severity, ..)| *severity == Severity::Error);
    let lines = errors.flat_map(|(_, _, group)| &group.shown).take(MOST_ERRORS_LISTED);
    lines.map(|finding| format!("\n  {finding}")).collect()
}
