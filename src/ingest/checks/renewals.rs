//! Renewal dates that cannot hold any deck: all of them are past, or there are none.

use crate::base::finding::{Finding, Findings, Location, Severity};
use crate::config::qbr::account_field::AccountField;
use crate::config::workspace::Workspace;
use crate::ingest::records::{AccountRow, Unreadable};

/// Adds a warning where renewals are mapped and should hold decks, but none is to come.
pub(crate) fn check(workspace: &Workspace, rows: &[AccountRow], findings: &mut Findings) {
    let days = workspace.config.thresholds.hold_before_renewal_days;
    let mapped = |row: &&AccountRow| {
        let source = workspace.config.sources.accounts.0.get(row.source);
        source.is_some_and(|source| source.columns.contains_key(&AccountField::RenewalOn))
    };
    let renews = |row: &AccountRow| row.renewal_on.is_some_and(|on| on >= workspace.as_of);
    let is_unread = |row: &AccountRow| row.unreadable.contains(&Unreadable::Renewal);
    let Some(first) = rows.iter().find(mapped).filter(|_| days > 0) else { return };
    if rows.iter().any(|row| renews(row) || is_unread(row)) {
        return;
    }
    let dates = rows.iter().filter_map(|row| row.renewal_on);
    let (count, last) = (dates.clone().count(), dates.max());
    let (what, them) = match (count, last) {
        (_, None) => ("no account has a renewal date".to_owned(), "Export the date on which each contract renews"),
        (1, Some(last)) => (format!("the only renewal date, {last}, is past"), "Export the next renewal"),
        (_, Some(last)) => {
            (format!("all {count} renewal dates are past, the last is {last}"), "Export the next renewals")
        }
    };
    let message = format!(
        "{what}, so that no deck is held before its renewal (`thresholds: hold_before_renewal_days` is {days}). {them}, or set it \
         to 0 if that is meant"
    );
    let at = Location { line: 0, record: None, ..first.place_of(AccountField::RenewalOn, workspace) };
    let value = last.map(|last| last.to_string());
    findings.push(Finding { severity: Severity::Warning, kind: "renewals", at, value, message });
}
