//! From files to typed tables: every row used, or set aside with a finding.
//!
//! Accounts come first, for every other table is addressed by them; the others are read side by side, each file in one
//! pass, and put together in a fixed order, so that the result never depends on how many threads there are.

use rayon::prelude::*;

use crate::base::finding::{Finding, Findings, Location, Severity};
use crate::config::qbr::account_field::AccountField;
use crate::config::workspace::Workspace;
use crate::ingest::checks;
use crate::ingest::feeds;
use crate::ingest::file_facts::FileFacts;
use crate::ingest::records::{FigurePart, Tables};
use crate::ingest::tables::TABLES;
use crate::ingest::tables::table::{LoadContext, LoadedTable, TableSpec};

/// Why nothing could be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// There are no accounts; the findings say why.
    #[error("failed to load the accounts: {}", why(.0))]
    NoAccounts(Findings),
}

/// The first error; "there are no rows" comes before an error about columns, because it explains more.
fn why(findings: &Findings) -> String {
    let errors = || findings.groups().filter(|(severity, ..)| *severity == Severity::Error);
    let first = errors().find(|(_, kind, _)| *kind == "empty").or_else(|| errors().next());
    let first = first.and_then(|(_, _, group)| group.shown.first());
    first.map_or_else(|| "there are none".to_owned(), Finding::to_string)
}

/// Loads every table of the workspace. `progress` is called with the name of each table when its turn comes.
pub fn load(workspace: &Workspace, progress: &(dyn Fn(&str) + Sync)) -> Result<(Tables, Findings), LoadError> {
    let begin = |table: &TableSpec| progress(&table.name.replace('_', " "));
    let (accounts, others) = (&TABLES[0], &TABLES[1..]);
    let (mut tables, mut findings) = (Tables::default(), Findings::default());
    begin(accounts);
    (accounts.load)(&LoadContext::without_accounts(workspace)).put_into(&mut tables, &mut findings);
    if tables.accounts.is_empty() {
        let files = &tables.files;
        let are_read = ["file", "encoding"].iter().all(|kind| findings.count_kind(kind) == 0);
        let are_empty = are_read && files.iter().all(|file| file.rows == 0) && !files.is_empty();
        if findings.count(Severity::Error) == 0 || are_empty {
            findings.push(no_account(files));
        }
        return Err(LoadError::NoAccounts(findings));
    }

    let mut cx = LoadContext::new(workspace, &tables.accounts);
    findings.extend(std::mem::take(&mut cx.key_maps.findings));
    let files_of_keys = std::mem::take(&mut cx.key_maps.files);
    let read = |table: &&TableSpec| {
        begin(table);
        (table.load)(&cx)
    };
    let loaded: Vec<Vec<LoadedTable>> = in_turn(others).par_iter().map(|row| row.iter().map(read).collect()).collect();
    let (usage, refusals, mut feeds) = cx.take_weekly().done();
    feeds.extend(cx.take_feeds());
    tables.files.extend(files_of_keys);
    loaded.into_iter().flatten().for_each(|table| table.put_into(&mut tables, &mut findings));
    tables.usage = usage;
    refusals.put_into(&mut tables.accounts);
    crate::ingest::refused::sort_refused(&mut tables.accounts);
    for doubt in &workspace.doubts {
        let (line, message) = (doubt.at.map_or(0, |(line, _)| line as u64), doubt.message.clone());
        let at = Location { line, ..Location::file(&doubt.file) };
        findings.push(Finding { severity: Severity::Warning, kind: "setting", at, value: None, message });
    }
    feeds::judge(workspace, &feeds, &mut tables, &mut findings);
    report_silent(workspace, &tables, &mut findings);
    checks::catalogue::check(workspace, &tables.accounts, &mut findings);
    checks::marked_names::check(workspace, &tables.accounts, &mut findings);
    checks::renewals::check(workspace, &tables.accounts, &mut findings);
    Ok((tables, findings))
}

/// The tables that can be read side by side, each followed by those that have to wait for it.
fn in_turn(tables: &[TableSpec]) -> Vec<Vec<&TableSpec>> {
    let mut rows: Vec<Vec<&TableSpec>> = Vec::new();
    for table in tables {
        let is_before = |other: &&TableSpec| table.after == Some(other.name);
        match rows.iter_mut().find(|row| row.iter().any(is_before)) {
            Some(row) => row.push(table),
            None => rows.push(vec![table]),
        }
    }
    rows
}

/// The finding if every source of accounts was read and none has an account.
fn no_account(files: &[FileFacts]) -> Finding {
    let names = files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>().join(", ");
    let rows: u64 = files.iter().map(|file| file.rows).sum();
    let message = if rows == 0 {
        "there are no accounts: the file has no rows".to_owned()
    } else {
        format!("there are no accounts: none of the {rows} rows gives one")
    };
    Finding { severity: Severity::Error, kind: "empty", at: Location::file(&names), value: None, message }
}

/// Reports accounts without any row of usage.
fn report_silent(workspace: &Workspace, tables: &Tables, findings: &mut Findings) {
    let sources = &workspace.config.sources;
    if sources.usage.0.is_empty() && sources.events.0.is_empty() && sources.feature_usage.0.is_empty() {
        return;
    }
    // Where nobody has any and a file could not be used, that is the cause.
    let nobody = (0..tables.accounts.len())
        .all(|place| tables.usage.last_day[place].is_none() && !tables.features.measured[place]);
    if nobody && findings.count(Severity::Error) > 0 {
        return;
    }
    for (place, row) in tables.accounts.iter().enumerate() {
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::config::qbr::sources::section::Sources;

    #[test]
    fn every_key_of_sources_is_a_table() {
        let schema = schemars::schema_for!(Sources);
        let keys: BTreeSet<&str> =
            schema.get("properties").unwrap().as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(TABLES.iter().map(|table| table.name).collect::<BTreeSet<_>>(), keys);
    }

    #[test]
    fn a_table_waits_for_the_one_it_comes_after() {
        let names: Vec<Vec<&str>> =
            in_turn(&TABLES).into_iter().map(|row| row.into_iter().map(|table| table.name).collect()).collect();
        assert!(names.contains(&vec!["usage", "events"]), "{names:?}");
    }
}
