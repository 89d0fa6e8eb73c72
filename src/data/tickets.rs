//! `tickets`: how the service was, and whether an escalation is open.
//!
//! An open escalation holds the account's deck, so what cannot be read is taken for one: a word that is neither yes nor
//! no, an escalated ticket without a readable opening time, a row that does not fit its header.

use super::finding::{Finding, Findings, Location, Severity};
use super::keys::{AccountIndex, Bridges, check_start};
use super::line::{Fate, Line};
use super::row::{Layout, Slot};
use super::seen::{Earlier, Mapping};
use super::tables::{AccountRow, FileFacts, TicketRow};
use super::usage::repeated;
use super::when::Calendar;
use super::words::{is_no, is_yes};
use crate::workspace::Workspace;

/// Tickets, and the accounts with one that may be an open escalation and cannot be read.
type Tickets = (Vec<TicketRow>, Vec<u32>);

/// Reads all sources of tickets, sorted by account, then time.
pub(crate) fn load(
    workspace: &Workspace,
    bridges: &Bridges,
    index: &AccountIndex,
    accounts: &[AccountRow],
) -> (Tickets, Findings, Vec<FileFacts>) {
    let mut reading = bridges.reading(workspace, "tickets");
    let calendar = Calendar::of(workspace);
    let mut rows: Vec<TicketRow> = Vec::new();
    let mut unreadable = Vec::new();
    let mut earlier = Earlier::default();
    for source in &workspace.config.sources.tickets.0 {
        let Some(key) = &source.account else { continue };
        let mut layout = Layout::default();
        let mut resolver = bridges.resolver(key, &mut layout);
        let opened = layout.add(&source.opened_at, true);
        let mut maybe = |column: &Option<String>| layout.maybe(column.as_ref());
        let (solved, minutes) = (maybe(&source.solved_at), maybe(&source.first_reply_minutes));
        let (reply, priority) = (maybe(&source.first_reply_at), maybe(&source.priority));
        let escalated = source.escalated.as_ref().map(|column| layout.holding(column));
        let own = source.escalated_values.as_ref().map(|words| words.0.as_slice());
        let mapping = format!("{:?}{:?}{:?}", source.account, source.opened_at, source.file.keep);
        let reads = Mapping::of(&mapping);
        reading.source(&source.file, &mapping, layout, &mut |line| {
            let (account, starts) = match resolver.account(line, index) {
                Ok(found) => found,
                Err(fate) => return fate,
            };
            if !line.fits {
                unreadable.push(account);
                return Fate::SetAside;
            }
            let escalated = escalated.is_some_and(|slot| is_escalated(line, slot, own));
            let Some(opened_at) = line.time(opened) else {
                if escalated && solved.is_none_or(|slot| line.bytes(slot).is_none()) {
                    unreadable.push(account);
                }
                return if line.bytes(opened).is_none() { line.missing(opened) } else { Fate::SetAside };
            };
            if let Err(fate) = calendar.counts(line, opened, opened_at.date()) {
                return fate;
            }
            if !earlier.insert(&line.report.file, reads, line.row.fingerprint()) {
                return repeated(line, resolver.slot);
            }
            check_start(line, opened, opened_at.date(), starts.or(accounts[account as usize].started_on));
            let mut after = |slot, result: &str| {
                let time = line.time(slot)?;
                // A bare day may be the day of opening.
                if time < opened_at && time.date() < opened_at.date() {
                    line.wrong(
                        "date",
                        slot,
                        &format!("expected a time after the ticket was opened ({opened_at}); it is taken as missing"),
                    );
                    return None;
                }
                if time.date() > workspace.as_of {
                    calendar.later(line, slot, result);
                    return None;
                }
                Some(time)
            };
            let solved_at = solved.and_then(|slot| after(slot, "the ticket is taken as open"));
            let replied = reply.and_then(|slot| after(slot, "the ticket is taken as not replied to"));
            let waited = replied.map(|at| (at - opened_at).num_seconds() as f64 / 60.0).filter(|m| *m >= 0.0);
            let first_reply_minutes = minutes.and_then(|slot| line.amount(slot)).or(waited);
            let priority = line.string(priority);
            rows.push(TicketRow { account, opened_at, solved_at, first_reply_minutes, priority, escalated });
            Fate::Used
        });
    }
    rows.sort_by_key(|row| (row.account, row.opened_at));
    if rows.is_empty() && !workspace.config.sources.tickets.0.is_empty() {
        let at = Location::file(reading.files.first().map_or("tickets", |f| f.path.as_str()));
        let message =
            "no ticket belongs to an account; look at the orphans above, and map `account` to the column with \
                       the account's id or give it `via`"
                .to_owned();
        reading.findings.push(Finding { severity: Severity::Note, kind: "empty", at, value: None, message });
    }
    ((rows, unreadable), reading.findings, reading.files)
}

/// Words that say outright that it is.
const ESCALATED: [&str; 5] = ["t", "escalated", "open", "high", "urgent"];
/// Words that say outright that it is not.
const CALM: [&str; 7] = ["not escalated", "normal", "low", "medium", "closed", "solved", "resolved"];

/// Whether a cell says that a ticket is escalated. A word that is not known counts as one, with a finding.
fn is_escalated(line: &mut Line, slot: Slot, own: Option<&[String]>) -> bool {
    let Some(text) = line.text(slot) else { return false };
    if own.is_some() {
        return is_yes(&text, own);
    }
    let among = |words: &[&str]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
    if is_yes(&text, None) || among(&ESCALATED) {
        return true;
    }
    if is_no(&text) || among(&CALM) {
        return false;
    }
    // A count of escalations.
    if let Ok(count) = text.parse::<f64>() {
        return count != 0.0;
    }
    line.wrong(
        "escalated",
        slot,
        "neither yes nor no; taken for an escalation (`escalated_values` says what means yes)",
    );
    true
}
