//! A run that stops before the first deck: it reads and prepares everything and reports what is wrong, how many accounts would
//! get a deck, and what to do for the others.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::base::finding::{Finding, Findings, Location, Severity};
use crate::base::row::codes::ReasonCode;
use crate::config::flags::Flags;
use crate::config::workspace::Workspace;
use crate::deck::missing_slides::MissingSlide;
use crate::deck::script_use::Undrawn;
use crate::ingest::file_facts::FileFacts;
use crate::ingest::load;
use crate::ingest::load::LoadError;
use crate::inspect::foresight::{languages, offers, recipients};
use crate::pipeline::error::RunError;
use crate::pipeline::factory::DeckFactory;
use crate::pipeline::run_report::Tally;
use crate::store::manifest_row::{ManifestRow, Outcome};

#[derive(Debug, Clone, Default)]
pub struct Inspection {
    pub files: Vec<FileFacts>,
    pub accounts: usize,
    pub findings: Findings,
    /// How many findings of a group the workspace wants to see individually.
    pub shown: usize,
    /// The expected result of a build.
    pub outlook: Tally,
    /// What to do for accounts with too few slides, and how many of them it helps; the most helpful first.
    pub remedies: Vec<(&'static str, usize)>,
    /// The scripts that no available font draws.
    pub undrawn: Vec<Undrawn>,
}

/// Reads and prepares everything that a build would. If no account can be read, that is a finding, not an error.
pub fn inspect(workspace: &Path, flags: &Flags, today: NaiveDate) -> Result<Inspection, RunError> {
    let workspace = Arc::new(Workspace::load(workspace, flags, today)?);
    let shown = workspace.config.thresholds.findings_shown;
    let (tables, mut findings) = match load::load(&workspace, &|_| {}) {
        Ok(loaded) => loaded,
        Err(LoadError::NoAccounts(findings)) => return Ok(Inspection { findings, shown, ..Inspection::default() }),
    };
    let factory = DeckFactory::new(Arc::clone(&workspace), tables)?;
    findings.extend(factory.findings().clone());
    findings.extend(factory.override_findings().clone());
    let outlooks: Vec<(ManifestRow, Vec<MissingSlide>)> =
        (0..factory.len()).into_par_iter().map(|at| factory.outlook(at)).collect();
    let (records, missing_slides): (Vec<_>, Vec<_>) = outlooks.into_iter().unzip();
    let decks: Vec<usize> = (0..records.len()).filter(|at| records[*at].outcome == Outcome::Rendered).collect();
    recipients::foresee(&factory, &decks, &records, &mut findings);
    offers::foresee(factory.workspace(), &mut findings);
    languages::foresee(&factory, &decks, &mut findings);
    // Where a file could not be used, that is why there is little to say.
    let is_read = findings.count(Severity::Error) == 0;
    let (outlook, remedies) = (Tally::of(&records), remedies(if is_read { &missing_slides } else { &[] }));
    if is_read
        && outlook.count(Outcome::Rendered) == 0
        && let Some(reason) =
            records.iter().find(|row| row.reason_code == Some(ReasonCode::TooLittleData)).map(|row| &row.reason)
    {
        findings.push(nobody(&workspace.file, outlook.count(Outcome::Skipped), reason));
    }
    let (files, accounts, undrawn) = (factory.tables().files.clone(), factory.len(), factory.undrawn().to_vec());
    Ok(Inspection { files, accounts, findings, shown, outlook, remedies, undrawn })
}

fn remedies(missing_slides: &[Vec<MissingSlide>]) -> Vec<(&'static str, usize)> {
    let mut accounts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for of_account in missing_slides {
        let mut remedies: Vec<_> = of_account.iter().filter_map(|missing_slide| missing_slide.remedy).collect();
        remedies.sort_unstable();
        remedies.dedup();
        remedies.into_iter().for_each(|remedy| *accounts.entry(remedy).or_default() += 1);
    }
    let mut sorted: Vec<_> = accounts.into_iter().collect();
    sorted.sort_by_key(|(_, accounts)| Reverse(*accounts));
    sorted
}

fn nobody(file: &str, skipped: usize, reason: &str) -> Finding {
    Finding {
        severity: Severity::Warning,
        kind: "coverage",
        at: Location::file(file),
        value: None,
        message: format!("no account would get a deck; {skipped} have too little to say, the first because: {reason}"),
    }
}
