//! What earlier runs left: what the decks of the quarter before suggested, and what was known of each account.
//!
//! A folder is read once. What cannot be read of it changes no deck, only what is marked as surprising, so that is a
//! finding and not the end; where decks look back on it, it is.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;

use crate::account::Suggestion;
use crate::account::surprise::Before;
use crate::data::finding::{Finding, Findings, Location, Severity};
use crate::output::manifest::{DeckRecord, LINES_FILE, Manifest};
use crate::output::told::{self, Fact, Told, ToldError};
use crate::workspace::Workspace;

/// The kind of findings in the output folders of earlier runs.
pub const KIND: &str = "earlier_run";

/// Accounts whose lines are looked for one by one.
pub(super) const FEW: usize = 64;

/// What an earlier run knew, by account id.
pub type Known = FxHashMap<String, Before>;

/// What contracts included, by account id and metric.
pub type Included = FxHashMap<String, BTreeMap<String, f64>>;

/// What the run in one folder left.
#[derive(Debug)]
pub struct Previous {
    /// What its decks suggested, by account id.
    pub suggested: FxHashMap<String, Vec<Suggestion>>,
    /// What it knew.
    pub known: Known,
    /// What cannot be read.
    pub findings: Findings,
}

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

/// Reads the run of the quarter before, of some accounts where only these are wanted. Decks of other quarters that stand in
/// the same folder suggest nothing; a folder without any of the quarter before is an error.
pub fn look_back(folder: &Path, workspace: &Workspace, wanted: Option<&[String]>) -> Result<Previous, PreviousError> {
    let expected = workspace.previous.label();
    if let Some(previous) = wanted.and_then(|wanted| look_back_at(folder, &expected, wanted)) {
        return Ok(previous);
    }
    let (mut suggested, mut included, mut other) = (FxHashMap::default(), Included::default(), None);
    told::each(folder, |mut told| {
        included.insert(told.account_id.clone(), std::mem::take(&mut told.entitlements));
        if told.period == expected {
            suggested.insert(told.account_id.clone(), of(told));
        } else {
            other.get_or_insert(told.period);
        }
    })?;
    if suggested.is_empty() {
        let folder = folder.to_owned();
        let Some(found) = other else { return Err(PreviousError::Missing { folder }) };
        return Err(PreviousError::Period { folder, found, period: workspace.period.label(), expected });
    }
    let mut findings = Findings::default();
    let manifest = Manifest::load(folder).unwrap_or_else(|error| {
        findings.push(finding(folder, LINES_FILE, &error, "no name of it is compared"));
        None
    });
    let known = known(manifest.unwrap_or_default().rows(), included);
    Ok(Previous { suggested, known, findings })
}

/// The same of a few accounts, each of which had a deck of the quarter; `None` where only the whole files can say.
fn look_back_at(folder: &Path, expected: &str, wanted: &[String]) -> Option<Previous> {
    if wanted.is_empty() || wanted.len() > FEW {
        return None;
    }
    let told = told::find(folder, wanted)?;
    let manifest = Manifest::find(folder, wanted)?;
    let (mut suggested, mut included) = (FxHashMap::default(), Included::default());
    for (_, mut told) in told {
        if told.period != expected {
            return None;
        }
        included.insert(told.account_id.clone(), std::mem::take(&mut told.entitlements));
        suggested.insert(told.account_id.clone(), of(told));
    }
    Some(Previous { suggested, known: known(manifest.rows(), included), findings: Findings::default() })
}

/// What a run knew of each account: its name, what its contract included, and what was marked.
pub fn known<'a>(rows: impl IntoIterator<Item = &'a DeckRecord>, included: Included) -> Known {
    let before = |row: &DeckRecord| Before {
        name: row.name.clone(),
        marked: (row.fingerprint.clone(), row.review.clone()),
        ..Before::default()
    };
    let mut known: Known = rows.into_iter().map(|row| (row.account_id.clone(), before(row))).collect();
    for (id, entitlements) in included {
        known.entry(id).or_default().entitlements = entitlements;
    }
    known
}

/// That a file of an earlier run cannot be read, why, and what is lost with it.
pub fn finding(folder: &Path, file: &str, error: &dyn std::error::Error, lost: &str) -> Finding {
    let cause = error.source().map(|cause| format!(": {cause}")).unwrap_or_default();
    Finding {
        severity: Severity::Warning,
        kind: KIND,
        at: Location::file(&folder.join(file).display().to_string()),
        value: None,
        message: format!("it cannot be read as what an earlier run wrote, so {lost} ({error}{cause})"),
    }
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
