//! Reads what an earlier run knew of each account and what its decks suggested.
//!
//! A folder is read once. If it cannot be read, only anomalies are lost, so that is a finding; if decks look back on it, it is an
//! error.

use std::path::{Path, PathBuf};

use crate::account::action::ActionId;
use crate::account::prior_account::{PriorAccount, PriorAccounts};
use crate::account::suggestion::Suggestion;
use crate::base::finding::{Finding, Findings, Location, Severity};
use crate::config::workspace::Workspace;
use crate::insight::picks::BEGIN;
use crate::store::claims;
use crate::store::claims::{Claim, DeckClaims};
use crate::store::folder_contents::{Contents, FolderSealError};
use crate::store::folder_seal::{FolderProof, FolderProver};
use crate::store::manifest::{Manifest, ManifestError};
use crate::store::manifest_row::ManifestRow;
use crate::store::sorted_jsonl::JsonlError;

/// The kind of findings in the output folders of earlier runs.
pub const KIND: &str = "earlier_run";

/// Up to so many accounts are looked up one by one.
pub(crate) const FEW: usize = 64;

/// The run in one folder.
#[derive(Debug)]
pub struct PriorRun {
    pub accounts: PriorAccounts,
    pub findings: Findings,
}

/// Why a run cannot be looked back on.
#[derive(Debug, thiserror::Error)]
pub enum PriorRunError {
    #[error("{} holds no {}; --previous takes the output folder of an earlier `quarterdeck build`", folder.display(), claims::FILE)]
    Missing {
        /// The folder that was named.
        folder: PathBuf,
    },
    /// The run is of another quarter.
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
    /// The claims of its decks cannot be read.
    #[error(transparent)]
    DeckClaims(#[from] JsonlError),
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// This workspace did not build it, or it was changed since.
    #[error(transparent)]
    FolderProof(#[from] FolderSealError),
}

/// Reads the run of the quarter before, for some accounts if only these are wanted. Decks of other quarters in the same folder
/// suggest nothing. A folder without any deck of the quarter before is an error, and so is one that is not as this workspace
/// built it.
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
    let (mut accounts, mut is_expected, mut other) = (PriorAccounts::default(), false, None);
    let insights = claims::each(folder, |mut claims| {
        let id = std::mem::take(&mut claims.account_id);
        let looks_back = claims.period == expected;
        if looks_back {
            is_expected = true;
        } else {
            other.get_or_insert_with(|| claims.period.clone());
        }
        accounts.insert(&id, of_deck(claims, looks_back));
    })?;
    let Some(insights) = insights else { return Err(PriorRunError::Missing { folder: folder.to_owned() }) };
    let (manifest, sha256) = Manifest::read(folder)?.unwrap_or_default();
    let found = Contents { manifest: sha256, insights };
    let proof = prover.prove(folder, &found, Some(manifest.rows()))?;
    let mut findings = Findings::default();
    proof.and_then(|proof| accepted(folder, proof)).into_iter().for_each(|note| findings.push(note));
    if !is_expected {
        let folder = folder.to_owned();
        let Some(found) = other else { return Err(PriorRunError::Missing { folder }) };
        return Err(PriorRunError::Period { folder, found, period: workspace.period.label(), expected });
    }
    add_rows(&mut accounts, manifest.rows());
    Ok(PriorRun { accounts, findings })
}

/// The same for a few accounts that each had a deck in that quarter; `None` if the whole files have to be read.
fn look_back_at(
    folder: &Path,
    expected: &str,
    prover: &FolderProver,
    wanted: &[String],
) -> Result<Option<PriorRun>, PriorRunError> {
    let Some((claims, manifest)) = claims::find(folder, wanted).zip(Manifest::find(folder, wanted)) else {
        return Ok(None);
    };
    if prover.prove(folder, &Contents::of(folder)?, None)?.is_none() {
        return Ok(None);
    }
    if claims.iter().any(|(_, claims)| claims.period != expected) {
        return Ok(None);
    }
    let mut accounts = PriorAccounts::default();
    for (line, claims) in claims {
        accounts.insert(&line.account_id, of_deck(claims, true));
    }
    add_rows(&mut accounts, manifest.rows());
    Ok(Some(PriorRun { accounts, findings: Findings::default() }))
}

/// A note if a folder was accepted without a seal.
pub fn accepted(folder: &Path, proof: FolderProof) -> Option<Finding> {
    let message = proof.note(folder)?;
    let at = Location::file(&folder.display().to_string());
    Some(Finding { severity: Severity::Note, kind: KIND, at, value: None, message })
}

/// Adds what a run's rows say of its accounts.
pub(crate) fn add_rows<'a>(accounts: &mut PriorAccounts, rows: impl IntoIterator<Item = &'a ManifestRow>) {
    for row in rows {
        let account = accounts.or_default(&row.account_id);
        account.name.clone_from(&row.name);
        account.fingerprint.clone_from(&row.fingerprint);
        account.review.clone_from(&row.review);
    }
}

/// A warning that an earlier run cannot be used, why, and what is lost.
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

/// What the claims of a deck say of its account; with `looks_back` also its suggestions: its steps, and picks that were no steps.
pub(crate) fn of_deck(claims: DeckClaims, looks_back: bool) -> PriorAccount {
    let mut account = PriorAccount { entitlements: claims.entitlements, ..PriorAccount::default() };
    if !looks_back {
        return account;
    }
    let step = |Claim { id, figures }: Claim| Suggestion::new(ActionId::parse(&id), figures.into_iter().collect());
    account.suggestions.extend(claims.steps.into_iter().map(step));
    for pick in claims.picks {
        let action = BEGIN.on(pick);
        if account.suggestions.iter().all(|suggestion| suggestion.action != action) {
            account.suggestions.push(Suggestion::new(action, Vec::new()));
        }
    }
    account
}
