//! Marks of a CRM in the names of accounts and their people: "Acme (churned)", "DO NOT USE - Acme".

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::base::finding::{Finding, Findings, Severity};
use crate::base::spelling::crm_marks::mark;
use crate::base::spelling::folding::folded;
use crate::base::text::shown;
use crate::config::qbr::account_field::AccountField;
use crate::config::workspace::Workspace;
use crate::ingest::records::AccountRow;

impl AccountRow {
    /// The first of its names that has a mark of a CRM: which one, the name and the mark.
    pub fn marked_name(&self) -> Option<(AccountField, &str, String)> {
        let names = [
            (AccountField::Name, &self.name),
            (AccountField::ContactName, &self.contact_name),
            (AccountField::CsmName, &self.csm_name),
        ];
        names.into_iter().find_map(|(field, name)| Some((field, name.as_deref()?, mark(name.as_deref()?)?)))
    }
}

/// Adds a warning for each mark, with the accounts that have it.
pub(crate) fn check(workspace: &Workspace, rows: &[AccountRow], findings: &mut Findings) {
    let mut found: BTreeMap<(AccountField, String), (u64, &AccountRow, &str, String)> = BTreeMap::new();
    let marked: Vec<_> = rows.par_iter().filter_map(|row| Some((row, row.marked_name()?))).collect();
    for (row, (field, name, mark)) in marked {
        // "Test 1" and "Test 2" are one mark.
        let words: String = folded(&mark).chars().filter(|c| !c.is_numeric()).collect();
        found.entry((field, words)).or_insert((0, row, name, mark)).0 += 1;
    }
    for ((field, _), (count, row, name, mark)) in found {
        let (accounts, held) = match count {
            1 => ("1 account".to_owned(), "it is held"),
            _ => (format!("{count} accounts"), "they are held"),
        };
        let whose = match field {
            AccountField::ContactName => "the contact's name",
            AccountField::CsmName => "the CSM's name",
            _ => "the name",
        };
        let (mark, name) = (shown(&mark), shown(name));
        let what = if mark == name {
            format!("\"{name}\", {whose} of the first of {accounts},")
        } else {
            format!("\"{mark}\" in {whose} of {accounts}, the first \"{name}\",")
        };
        let message = format!(
            "{what} is a mark for colleagues, and decks and messages would say it; {held}. Write the name without it, and what it \
             means into `status` or `hold`; or release `marked_name` in the account's override"
        );
        findings.push(Finding {
            severity: Severity::Warning,
            kind: "marked_name",
            at: row.place_of(field, workspace),
            value: Some(name),
            message,
        });
    }
}
