//! Adds overrides to the rows of their accounts, after everything was read. What an override changes in a row is changed
//! here; the rest of it is kept with the row.
//!
//! A file that cannot be used is a finding and holds its account. A file for an unknown account is a finding. Neither stops a
//! run.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::finding::{Finding, Findings, Location, Severity};
use crate::base::nearest::nearest;
use crate::base::spelling::folding::folded;
use crate::base::text::shown;
use crate::config::overrides::file::{Override, OverrideFile, in_a_line};
use crate::config::problem::Problem;
use crate::config::qbr::account_field::AccountField;
use crate::config::workspace::Workspace;
use crate::ingest::keys::account_index::AccountIndex;
use crate::ingest::records::{AccountRow, Decision};

/// The kind of findings in overrides.
pub const KIND: &str = "override";

/// Adds overrides to `rows`, which are sorted by id. If `rows` are only some of the accounts, an override for none of them
/// may belong to another account and is passed over.
pub fn apply(files: Vec<OverrideFile>, workspace: &Workspace, rows: &mut [AccountRow], is_part: bool) -> Findings {
    let mut findings = Findings::default();
    if files.is_empty() {
        return findings;
    }
    let index = AccountIndex::of(rows);
    let mut by_account: BTreeMap<u32, Vec<OverrideFile>> = BTreeMap::new();
    for file in files {
        match index.get(file.account.as_bytes()) {
            Some(at) => by_account.entry(at).or_default().push(file),
            None if is_part => {}
            None => findings.push(of_nobody(&file, rows)),
        }
    }
    for (at, files) in by_account {
        let row = &mut rows[at as usize];
        let decided = match <[OverrideFile; 1]>::try_from(files) {
            Ok([file]) => file.read,
            Err(several) => Err(vec![twice(&several)]),
        };
        match decided {
            Ok(decided) if decided.counts(workspace.as_of) => put(row, decided),
            Ok(decided) => findings.push(expired(&decided, workspace)),
            Err(problems) => {
                row.decision = Decision::Broken(in_a_line(&problems));
                problems.into_iter().for_each(|problem| findings.push(finding(problem)));
            }
        }
    }
    findings
}

/// Puts into the row what an override says instead of it, with its place.
fn put(row: &mut AccountRow, decided: Override) {
    let mut fill = |field, cell: &mut Option<String>, text: &Option<String>| {
        if let Some(text) = text {
            *cell = Some(text.clone());
            row.filled.retain(|(filled, _)| *filled != field);
            row.filled.push((field, Location::file(&decided.path)));
        }
    };
    fill(AccountField::Locale, &mut row.locale, &decided.language);
    fill(AccountField::Theme, &mut row.theme, &decided.theme);
    fill(AccountField::ContactName, &mut row.contact_name, &decided.contact.name);
    fill(AccountField::ContactEmail, &mut row.contact_email, &decided.contact.email);
    fill(AccountField::ReplyTo, &mut row.reply_to, &decided.contact.reply_to);
    let [also, cc] = decided.contact.others();
    let mut fill = |field, cell: &mut Option<Vec<String>>, list: Option<Vec<String>>| {
        if let Some(list) = list {
            *cell = Some(list);
            row.filled.retain(|(filled, _)| *filled != field);
            row.filled.push((field, Location::file(&decided.path)));
        }
    };
    fill(AccountField::ContactAlso, &mut row.contact_also, also);
    fill(AccountField::ContactCc, &mut row.contact_cc, cc);
    fill(AccountField::Domains, &mut row.domains, decided.contact.own_domains());
    row.decision = Decision::Stands(Arc::new(decided));
}

fn of_nobody(file: &OverrideFile, rows: &[AccountRow]) -> Finding {
    let is_named = |row: &&AccountRow| row.name.as_deref().is_some_and(|name| folded(name) == folded(&file.account));
    let meant = match rows.iter().find(is_named) {
        Some(row) => Some(format!("the account of this name has the id \"{}\"", shown(&row.id))),
        None => {
            nearest(&file.account, rows.iter().map(|row| row.id.as_str())).map(|id| format!("did you mean \"{id}\"?"))
        }
    };
    let meant = meant.map(|meant| format!(" ({meant})")).unwrap_or_default();
    let id = shown(&file.account);
    let message = format!("no account has the id \"{id}\"{meant}. Write the id under `account`, or remove the file");
    let at = Location::file(&file.path);
    Finding { severity: Severity::Warning, kind: KIND, at, value: Some(id), message }
}

fn expired(decided: &Override, workspace: &Workspace) -> Finding {
    let until = decided.until.map(|day| day.to_string()).unwrap_or_default();
    let message = format!(
        "it counted until {until}, and the data stands at {}; remove the file, or set another `until`",
        workspace.as_of
    );
    let at = Location { column: Some("until".into()), ..Location::file(&decided.path) };
    Finding { severity: Severity::Note, kind: KIND, at, value: Some(until), message }
}

fn twice(files: &[OverrideFile]) -> Problem {
    let others = files[1..].iter().map(|file| file.path.as_str()).collect::<Vec<_>>().join(", ");
    let message = format!("{others} is of the same account; keep one of them");
    Problem { file: files[0].path.clone(), at: None, message }
}

fn finding(problem: Problem) -> Finding {
    let Problem { file, at, message } = problem;
    let (line, column) = at.unwrap_or_default();
    let message = if column > 0 { format!("column {column}: {message}") } else { message };
    let message = format!("{message}. The account is held until it is fixed");
    let at = Location { line: line as u64, ..Location::file(&file) };
    Finding { severity: Severity::Warning, kind: KIND, at, value: None, message }
}
