//! Decks without a contact that they could be sent to.

use crate::base::finding::{Finding, Findings, Location, Severity};
use crate::base::text::shown;
use crate::config::qbr::account_field::AccountField;
use crate::pipeline::factory::DeckFactory;
use crate::store::manifest_row::ManifestRow;

/// Accounts that are named.
const NAMED: usize = 3;

/// Adds one finding for all decks without a recipient; `rows` has the expected row of each account.
pub(crate) fn foresee(factory: &DeckFactory, decks: &[usize], rows: &[ManifestRow], findings: &mut Findings) {
    let workspace = factory.workspace();
    let nobody: Vec<usize> = decks.iter().copied().filter(|at| rows[*at].contact_email.is_empty()).collect();
    let Some(first) = nobody.first() else { return };
    let sources = &workspace.config.sources;
    let is_mapped = sources.accounts.iter().any(|source| source.columns.contains_key(&AccountField::ContactEmail))
        || sources.contacts.iter().any(|source| source.columns.contains_key(&AccountField::ContactEmail));
    // Who only prints or presents decks needs no recipients.
    let sends = workspace.config.delivery.is_some();
    let named: Vec<String> = nobody.iter().take(NAMED).map(|at| shown(&rows[*at].account_id)).collect();
    let more = if nobody.len() > NAMED { ", …" } else { "" };
    let message = if is_mapped {
        format!(
            "{} of {} decks have no contact with an address, so they are neither drafted nor sent: {}{more}. Fill the address in",
            nobody.len(),
            decks.len(),
            named.join(", ")
        )
    } else {
        format!(
            "no source maps `contact_email`, so none of the {} decks can be drafted or sent. Map it under `accounts` or `contacts`",
            decks.len()
        )
    };
    let at = match is_mapped {
        true => factory.tables().accounts[*first].place_of(AccountField::ContactEmail, workspace),
        false => Location { line: 0, ..workspace.place_of_key("sources") },
    };
    let severity = if sends && nobody.len() == decks.len() { Severity::Warning } else { Severity::Note };
    findings.push(Finding { severity, kind: "recipient", at, value: None, message });
}
