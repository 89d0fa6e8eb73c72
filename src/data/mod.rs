//! From files to typed tables: every row used, or set aside with a finding.
//!
//! Accounts come first, for every other table is addressed by them; the others are read side by side, each file in one
//! pass, and put together in a fixed order, so that the result never depends on how many threads there are.

mod accounts;
pub(crate) mod called;
mod columns;
mod contacts;
pub mod dates;
mod delimited;
mod digest;
mod encoding;
mod events;
pub mod excerpt;
mod features;
mod files;
pub mod finding;
mod foreign;
mod inputs;
mod json;
mod keys;
mod known;
mod line;
pub mod listing;
mod markup;
mod named;
pub mod numbers;
mod outcomes;
pub mod overrides;
mod owned;
mod refused;
mod report;
mod requests;
mod restated;
mod row;
mod seen;
mod source;
pub mod tables;
pub mod text;
mod tickets;
pub mod trace;
mod transcoder;
mod usage;
mod weekly;
mod when;
pub mod word;
mod words;

use std::path::PathBuf;

use crate::workspace::Workspace;
use crate::workspace::config::{AccountField, KeyConfig};
use finding::{Finding, Findings, Location, Severity};
pub use inputs::{Input, inputs};
pub(crate) use keys::other_form;
use keys::{AccountIndex, Bridges};
use tables::{AccountRow, Part, Tables, Unreadable};
use weekly::Weekly;

/// Why there is nothing to go on with.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// There are no accounts; the findings say why.
    #[error("failed to load the accounts: {}", why(.0))]
    NoAccounts(Findings),
}

/// That no row was there says more than what is wrong with the columns of no row.
fn why(findings: &Findings) -> String {
    let errors = || findings.groups().filter(|(severity, ..)| *severity == Severity::Error);
    let first = errors().find(|(_, kind, _)| *kind == "empty").or_else(|| errors().next());
    let first = first.and_then(|(_, _, group)| group.shown.first());
    first.map_or_else(|| "there are none".to_owned(), Finding::to_string)
}

/// Loads every table of the workspace. `progress` hears the name of each table as its turn comes.
pub fn load(workspace: &Workspace, progress: &(dyn Fn(&str) + Sync)) -> Result<(Tables, Findings), LoadError> {
    progress("accounts");
    let accounts::Accounts { mut rows, mut findings, files } = accounts::load(workspace);
    if rows.is_empty() {
        if findings.count(Severity::Error) == 0 || files.iter().all(|file| file.rows == 0) && !files.is_empty() {
            findings.push(no_account(&files));
        }
        return Err(LoadError::NoAccounts(findings));
    }
    let mut tables = Tables { files, ..Tables::default() };
    let index = AccountIndex::of(&rows);
    let mut bridges = Bridges::load(workspace, &index, keys_of(workspace).into_iter());
    findings.extend(std::mem::take(&mut bridges.findings));
    tables.files.append(&mut bridges.files);

    progress("contacts");
    let (found, mut files) = contacts::fill(workspace, &bridges, &index, &mut rows);
    findings.extend(found);
    tables.files.append(&mut files);

    let (usage, (features, (requests, (tickets, outcomes)))) = rayon::join(
        || {
            progress("usage");
            let config = &workspace.config;
            let mut weekly = Weekly::new(rows.len(), &config.metrics, config.week_starts, &usage::shared(workspace));
            let (mut found, mut files) = usage::load(workspace, &bridges, &index, &mut weekly);
            progress("events");
            let (of_events, mut event_files) = events::load(workspace, &bridges, &index, &mut weekly);
            found.extend(of_events);
            files.append(&mut event_files);
            (weekly.done(), found, files)
        },
        || {
            progress("feature usage");
            let features = features::load(workspace, &bridges, &index, rows.len());
            progress("requests, tickets and outcomes");
            let requests = requests::load(workspace, &bridges, &index);
            let tickets = tickets::load(workspace, &bridges, &index, &rows);
            (features, (requests, (tickets, outcomes::load(workspace, &bridges, &index))))
        },
    );
    let ((tickets, unreadable, refused), found, files) = tickets;
    let tickets = ((tickets, refused), found, files);
    macro_rules! collect {
        ($($table:ident),*) => {$(
            let ((table, refused), found, mut files) = $table;
            tables.$table = table;
            refused.put_into(&mut rows);
            findings.extend(found);
            tables.files.append(&mut files);
        )*};
    }
    collect!(usage, features, requests, tickets, outcomes);
    for account in unreadable {
        let held = &mut rows[account as usize].unreadable;
        if !held.contains(&Unreadable::Ticket) {
            held.push(Unreadable::Ticket);
        }
    }
    refused::settle(&mut rows);
    for doubt in &workspace.doubts {
        let (line, message) = (doubt.at.map_or(0, |(line, _)| line as u64), doubt.message.clone());
        let at = Location { line, ..Location::file(&doubt.file) };
        findings.push(Finding { severity: Severity::Warning, kind: "as_of", at, value: None, message });
    }
    silent(workspace, &rows, &tables, &mut findings);
    tables.accounts = rows;
    Ok((tables, findings))
}

/// The files that [`load`] reads, as far as they are there, and the folders in which it may find others.
pub fn places(workspace: &Workspace) -> (Vec<PathBuf>, Vec<PathBuf>) {
    files::places(workspace, &inputs::configs(workspace))
}

/// Said where every source of accounts was read and none gave one.
fn no_account(files: &[tables::FileFacts]) -> Finding {
    let names = files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>().join(", ");
    let rows: u64 = files.iter().map(|file| file.rows).sum();
    let message = if rows == 0 {
        "there are no accounts: the file has no rows".to_owned()
    } else {
        format!("there are no accounts: none of the {rows} rows gives one")
    };
    Finding { severity: Severity::Error, kind: "empty", at: Location::file(&names), value: None, message }
}

/// The keys of all sources, in a fixed order.
fn keys_of(workspace: &Workspace) -> Vec<&KeyConfig> {
    let sources = &workspace.config.sources;
    let mut keys: Vec<&KeyConfig> = Vec::new();
    keys.extend(sources.contacts.0.iter().filter_map(|s| s.account.as_ref()));
    keys.extend(sources.usage.0.iter().map(|s| &s.account));
    keys.extend(sources.events.0.iter().map(|s| &s.account));
    keys.extend(sources.feature_usage.0.iter().filter_map(|s| s.account.as_ref()));
    keys.extend(sources.requests.0.iter().filter_map(|s| s.account.as_ref()));
    keys.extend(sources.tickets.0.iter().filter_map(|s| s.account.as_ref()));
    keys.extend(sources.outcomes.0.iter().filter_map(|s| s.account.as_ref()));
    keys
}

/// Accounts of which no file says anything.
fn silent(workspace: &Workspace, rows: &[AccountRow], tables: &Tables, findings: &mut Findings) {
    let sources = &workspace.config.sources;
    if sources.usage.0.is_empty() && sources.events.0.is_empty() && sources.feature_usage.0.is_empty() {
        return;
    }
    for (place, row) in rows.iter().enumerate() {
        let unread = row.refused.iter().any(|refused| matches!(refused.part, Part::Metric(_) | Part::Features));
        if tables.usage.last_day[place].is_none() && !tables.features.measured[place] && !unread {
            let id = text::shown(&row.id);
            let message = format!(
                "the account \"{id}\" has no row of usage or feature usage; look whether those files know it by another key"
            );
            findings.push(Finding {
                severity: Severity::Note,
                kind: "no_usage",
                at: row.place_of(AccountField::Id, workspace),
                value: Some(id),
                message,
            });
        }
    }
}
