//! What earlier runs left: what the decks of the quarter before suggested, and what was known of each account.
//!
//! A folder is read once. What cannot be read of it changes no deck, only what is marked as surprising, so that is a
//! finding and not the end; where decks look back on it, it is.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;

use crate::account::anomalies::PriorFacts;
use crate::account::suggestion::Suggestion;
use crate::base::finding::{Finding, Findings, Location, Severity};
use crate::config::workspace::Workspace;
use crate::insight::rules::features::BEGIN;
use crate::store::claims;
use crate::store::claims::{Claim, ClaimsError, DeckClaims};
use crate::store::folder_contents::{Contents, FolderSealError};
use crate::store::folder_seal::{FolderProof, FolderProver};
use crate::store::manifest::{Manifest, ManifestError};
use crate::store::manifest_row::ManifestRow;

/// The kind of findings in the output folders of earlier runs.
pub const KIND: &str = "earlier_run";

/// Accounts whose lines are looked for one by one.
pub(crate) const FEW: usize = 64;

/// What an earlier run knew, by account id.
pub type Known = FxHashMap<String, PriorFacts>;

/// What contracts included, by account id and metric.
pub type Included = FxHashMap<String, BTreeMap<String, f64>>;

/// What the run in one folder left.
#[derive(Debug)]
pub struct PriorRun {
    /// What its decks suggested, by account id.
    pub suggested: FxHashMap<String, Vec<Suggestion>>,
    /// What it knew.
    pub known: Known,
    /// What is to be said of it.
    pub findings: Findings,
}

/// Why a run cannot be looked back on.
#[derive(Debug, thiserror::Error)]
pub enum PriorRunError {
    /// There is no run.
    #[error("{} holds no {}; --previous takes the output folder of an earlier `quarterdeck build`", folder.display(), claims::FILE)]
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
    DeckClaims(#[from] ClaimsError),
    /// Its manifest cannot be read.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// It is not what this workspace built.
    #[error(transparent)]
    FolderProof(#[from] FolderSealError),
}

/// Reads the run of the quarter before, of some accounts where only these are wanted. Decks of other quarters that stand in
/// the same folder suggest nothing; a folder without any of the quarter before is an error, and so is one that is not as this
/// workspace built it.
pub fn look_back(
    folder: &Path,
    workspace: &Workspace,
    prover: &FolderProver,
    wanted: Option<&[String]>,
) -> Result<PriorRun, PriorRunError> {
    let expected = workspace.previous.label();
    if let Some(wanted) = wanted.filter(|wanted| !wanted.is_empty() && wanted.len() <= FEW)
        && let Some(previous) = look_back_at(folder, &expected, prover, wanted)?
    {
        return Ok(previous);
    }
    let (mut suggested, mut included, mut other) = (FxHashMap::default(), Included::default(), None);
    let insights = claims::each(folder, |mut told| {
        included.insert(told.account_id.clone(), std::mem::take(&mut told.entitlements));
        if told.period == expected {
            suggested.insert(told.account_id.clone(), of(told));
        } else {
            other.get_or_insert(told.period);
        }
    })?;
    let Some(insights) = insights else { return Err(PriorRunError::Missing { folder: folder.to_owned() }) };
    let (manifest, sha256) = Manifest::read(folder)?.unwrap_or_default();
    let found = Contents { manifest: sha256, insights };
    let proof = prover.prove(folder, &found, Some(manifest.rows()))?;
    let mut findings = Findings::default();
    proof.and_then(|proof| accepted(folder, proof)).into_iter().for_each(|note| findings.push(note));
    if suggested.is_empty() {
        let folder = folder.to_owned();
        let Some(found) = other else { return Err(PriorRunError::Missing { folder }) };
        return Err(PriorRunError::Period { folder, found, period: workspace.period.label(), expected });
    }
    Ok(PriorRun { suggested, known: known(manifest.rows(), included), findings })
}

/// The same of a few accounts, each of which had a deck of the quarter; `None` where only the whole files can say.
fn look_back_at(
    folder: &Path,
    expected: &str,
    prover: &FolderProver,
    wanted: &[String],
) -> Result<Option<PriorRun>, PriorRunError> {
    let Some((told, manifest)) = claims::find(folder, wanted).zip(Manifest::find(folder, wanted)) else {
        return Ok(None);
    };
    if prover.prove(folder, &Contents::of(folder)?, None)?.is_none() {
        return Ok(None);
    }
    let (mut suggested, mut included) = (FxHashMap::default(), Included::default());
    for (_, mut told) in told {
        if told.period != expected {
            return Ok(None);
        }
        included.insert(told.account_id.clone(), std::mem::take(&mut told.entitlements));
        suggested.insert(told.account_id.clone(), of(told));
    }
    Ok(Some(PriorRun { suggested, known: known(manifest.rows(), included), findings: Findings::default() }))
}

/// That a folder was accepted which no seal proves, where it was.
pub fn accepted(folder: &Path, proof: FolderProof) -> Option<Finding> {
    let message = proof.note(folder)?;
    let at = Location::file(&folder.display().to_string());
    Some(Finding { severity: Severity::Note, kind: KIND, at, value: None, message })
}

/// What a run knew of each account: its name, what its contract included, and what was marked.
pub fn known<'a>(rows: impl IntoIterator<Item = &'a ManifestRow>, included: Included) -> Known {
    let before = |row: &ManifestRow| PriorFacts {
        name: row.name.clone(),
        marked: (row.fingerprint.clone(), row.review.clone()),
        ..PriorFacts::default()
    };
    let mut known: Known = rows.into_iter().map(|row| (row.account_id.clone(), before(row))).collect();
    for (id, entitlements) in included {
        known.entry(id).or_default().entitlements = entitlements;
    }
    known
}

/// That what an earlier run left cannot be used, why, and what is lost with it.
pub fn finding(folder: &Path, error: &dyn std::error::Error, lost: &str) -> Finding {
    let cause = error.source().map(|cause| format!(": {cause}")).unwrap_or_default();
    Finding {
        severity: Severity::Warning,
        kind: KIND,
        at: Location::file(&folder.display().to_string()),
        value: None,
        message: format!("it cannot be used as what an earlier run left, so {lost} ({error}{cause})"),
    }
}

/// The steps of a deck, and its picks that were no steps.
fn of(told: DeckClaims) -> Vec<Suggestion> {
    let step = |Claim { id, figures }: Claim| Suggestion::new(&id, figures.into_iter().collect());
    let mut suggested: Vec<_> = told.steps.into_iter().map(step).collect();
    for pick in told.picks {
        if suggested.iter().all(|s| s.on(BEGIN.0) != Some(&pick)) {
            suggested.push(Suggestion::new(&BEGIN.on(pick).to_string(), Vec::new()));
        }
    }
    suggested
}
