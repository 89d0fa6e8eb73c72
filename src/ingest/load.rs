//! From files to typed tables: every row used, or set aside with a finding.
//!
//! Accounts come first, for every other table is addressed by them; the others are read side by side, each file in one
//! pass, and put together in a fixed order, so that the result never depends on how many threads there are.

use crate::base::finding::{Finding, Findings, Location, Severity};
use crate::config::qbr::account_field::AccountField;
use crate::config::workspace::Workspace;
use crate::ingest::input_files::keys_of;
use crate::ingest::keys::account_index::AccountIndex;
use crate::ingest::keys::key_maps::KeyMaps;
use crate::ingest::records::{AccountRow, FigurePart, Tables, Unreadable};
use crate::ingest::tables::weekly::Weekly;

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
    let crate::ingest::tables::accounts::Accounts { mut rows, mut findings, files } =
        crate::ingest::tables::accounts::load(workspace);
    if rows.is_empty() {
        if findings.count(Severity::Error) == 0 || files.iter().all(|file| file.rows == 0) && !files.is_empty() {
            findings.push(no_account(&files));
        }
        return Err(LoadError::NoAccounts(findings));
    }
    let mut tables = Tables { files, ..Tables::default() };
    let index = AccountIndex::of(&rows);
    let mut bridges = KeyMaps::load(workspace, &index, keys_of(workspace).into_iter());
    findings.extend(std::mem::take(&mut bridges.findings));
    tables.files.append(&mut bridges.files);

    progress("contacts");
    let (found, mut files) = crate::ingest::tables::contacts::fill(workspace, &bridges, &index, &mut rows);
    findings.extend(found);
    tables.files.append(&mut files);

    let (usage, (features, (requests, (tickets, outcomes)))) = rayon::join(
        || {
            progress("usage");
            let config = &workspace.config;
            let mut weekly = Weekly::new(
                rows.len(),
                &config.metrics,
                config.week_starts,
                &crate::ingest::tables::usage::shared(workspace),
            );
            let (mut found, mut files) = crate::ingest::tables::usage::load(workspace, &bridges, &index, &mut weekly);
            progress("events");
            let (of_events, mut event_files) =
                crate::ingest::tables::events::load(workspace, &bridges, &index, &mut weekly);
            found.extend(of_events);
            files.append(&mut event_files);
            (weekly.done(), found, files)
        },
        || {
            progress("feature usage");
            let features = crate::ingest::tables::feature_usage::load(workspace, &bridges, &index, rows.len());
            progress("requests, tickets and outcomes");
            let requests = crate::ingest::tables::requests::load(workspace, &bridges, &index);
            let tickets = crate::ingest::tables::tickets::load(workspace, &bridges, &index, &rows);
            (features, (requests, (tickets, crate::ingest::tables::outcomes::load(workspace, &bridges, &index))))
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
    crate::ingest::refused::settle(&mut rows);
    for doubt in &workspace.doubts {
        let (line, message) = (doubt.at.map_or(0, |(line, _)| line as u64), doubt.message.clone());
        let at = Location { line, ..Location::file(&doubt.file) };
        findings.push(Finding { severity: Severity::Warning, kind: "as_of", at, value: None, message });
    }
    silent(workspace, &rows, &tables, &mut findings);
    tables.accounts = rows;
    Ok((tables, findings))
}

/// Said where every source of accounts was read and none gave one.
fn no_account(files: &[crate::ingest::records::FileFacts]) -> Finding {
    let names = files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>().join(", ");
    let rows: u64 = files.iter().map(|file| file.rows).sum();
    let message = if rows == 0 {
        "there are no accounts: the file has no rows".to_owned()
    } else {
        format!("there are no accounts: none of the {rows} rows gives one")
    };
    Finding { severity: Severity::Error, kind: "empty", at: Location::file(&names), value: None, message }
}

/// Accounts of which no file says anything.
fn silent(workspace: &Workspace, rows: &[AccountRow], tables: &Tables, findings: &mut Findings) {
    let sources = &workspace.config.sources;
    if sources.usage.0.is_empty() && sources.events.0.is_empty() && sources.feature_usage.0.is_empty() {
        return;
    }
    for (place, row) in rows.iter().enumerate() {
        let unread =
            row.refused.iter().any(|refused| matches!(refused.part, FigurePart::Metric(_) | FigurePart::Features));
        if tables.usage.last_day[place].is_none() && !tables.features.measured[place] && !unread {
            let id = crate::base::text::shown(&row.id);
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
