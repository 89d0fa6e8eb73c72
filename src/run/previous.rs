//! The run of the quarter before: what its decks suggested.

use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;

use crate::account::Suggestion;
use crate::account::surprise::Before;
use crate::output::manifest::Manifest;
use crate::output::told::{self, Fact, Told, ToldError};
use crate::workspace::Workspace;

/// Why a run cannot be looked back on.
#[derive(Debug, thiserror::Error)]
pub enum PreviousError {
    /// There is no run.
    #[error("{} holds no {}; --previous takes the output folder of an earlier `quarterdeck build`", folder.display(), told::FILE)]
    Missing {
        /// The folder that was named.
        folder: PathBuf,
    },
    /// It is a run of another quarter.
    #[error("{} is of {found}, and decks of {period} look back on {expected}; name the output folder of {expected}", folder.display())]
    Period {
        /// The folder that was named.
        folder: PathBuf,
        /// The quarter it is of.
        found: String,
        /// The quarter of this run.
        period: String,
        /// The quarter before it.
        expected: String,
    },
    /// It cannot be read.
    #[error(transparent)]
    Told(#[from] ToldError),
}

/// What the decks in `folder` suggested, by account id. Decks of other quarters that stand in the same folder are passed
/// over; a folder without any of the quarter before is an error.
pub fn suggestions(folder: &Path, workspace: &Workspace) -> Result<FxHashMap<String, Vec<Suggestion>>, PreviousError> {
    let missing = || PreviousError::Missing { folder: folder.to_owned() };
    let all = told::load(folder)?.filter(|all| !all.is_empty()).ok_or_else(missing)?;
    let expected = workspace.previous.label();
    if let Some(told) = all.values().next().filter(|_| all.values().all(|told| told.period != expected)) {
        let (found, period) = (told.period.clone(), workspace.period.label());
        return Err(PreviousError::Period { folder: folder.to_owned(), found, period, expected });
    }
    let of_quarter = all.into_values().filter(|told| told.period == expected);
    Ok(of_quarter.map(|told| (told.account_id.clone(), of(told))).collect())
}

/// What the build in `folder` knew of each account: its name and what its contract included. Nothing where there was none,
/// or none that can be read: the decks do not depend on it.
pub fn known(folder: &Path) -> FxHashMap<String, Before> {
    let mut known: FxHashMap<String, Before> = FxHashMap::default();
    for row in Manifest::load(folder).ok().flatten().iter().flat_map(Manifest::rows) {
        known.insert(
            row.account_id.clone(),
            Before {
                name: row.name.clone(),
                marked: (row.fingerprint.clone(), row.review.clone()),
                ..Before::default()
            },
        );
    }
    for (id, told) in told::load(folder).ok().flatten().into_iter().flatten() {
        known.entry(id).or_default().entitlements = told.entitlements;
    }
    known
}

/// The steps of a deck, and its picks that were no steps.
fn of(told: Told) -> Vec<Suggestion> {
    let step = |Fact { id, figures }: Fact| Suggestion { step: id, figures: figures.into_iter().collect() };
    let mut suggested: Vec<_> = told.steps.into_iter().map(step).collect();
    for pick in told.picks {
        let id = format!("step-feature:{pick}");
        if suggested.iter().all(|s| s.step != id) {
            suggested.push(Suggestion { step: id, figures: Vec::new() });
        }
    }
    suggested
}
