//! `tickets`: how the service was.

use super::finding::{Findings, Severity};
use super::keys::{AccountIndex, Bridges, check_start};
use super::line::Fate;
use super::row::Layout;
use super::seen::Earlier;
use super::source::Reading;
use super::tables::{AccountRow, FileFacts, TicketRow};
use super::usage::repeated;
use super::when::Calendar;
use super::words::is_yes;
use crate::workspace::Workspace;

/// Reads all sources of tickets, sorted by account, then time.
pub(crate) fn load(
    workspace: &Workspace,
    bridges: &Bridges,
    index: &AccountIndex,
    accounts: &[AccountRow],
) -> (Vec<TicketRow>, Findings, Vec<FileFacts>) {
    let mut reading = Reading::new(workspace, "tickets");
    let calendar = Calendar::of(workspace);
    let mut rows: Vec<TicketRow> = Vec::new();
    for source in &workspace.config.sources.tickets.0 {
        let Some(key) = &source.account else { continue };
        let mut layout = Layout::default();
        let mut resolver = bridges.resolver(key, &mut layout);
        let opened = layout.add(&source.opened_at, true);
        let mut maybe = |column: &Option<String>| layout.maybe(column.as_ref());
        let (solved, minutes) = (maybe(&source.solved_at), maybe(&source.first_reply_minutes));
        let (reply, priority, escalated) =
            (maybe(&source.first_reply_at), maybe(&source.priority), maybe(&source.escalated));
        let mut earlier = Earlier::default();
        let mapping = format!("{:?}{:?}{:?}", source.account, source.opened_at, source.file.keep);
        reading.source(&source.file, &mapping, layout, &mut |line| {
            let (account, starts) = match resolver.account(line, index) {
                Ok(found) => found,
                Err(fate) => return fate,
            };
            let Some(opened_at) = line.time(opened) else {
                return if line.bytes(opened).is_none() { line.missing(opened) } else { Fate::SetAside };
            };
            if let Err(fate) = calendar.counts(line, opened, opened_at.date()) {
                return fate;
            }
            if !earlier.insert(&line.report.file, line.row.fingerprint()) {
                return repeated(line, resolver.slot);
            }
            check_start(line, opened, opened_at.date(), starts.or(accounts[account as usize].started_on));
            let mut after = |slot| {
                let time = line.time(slot)?;
                // A bare day may be the day of opening.
                if time < opened_at && time.date() < opened_at.date() {
                    line.wrong("date", slot, &format!("expected a time after the ticket was opened ({opened_at})"));
                    return None;
                }
                (time.date() <= workspace.as_of).then_some(time)
            };
            let solved_at = solved.and_then(&mut after);
            let replied = reply.and_then(&mut after);
            let waited = replied.map(|at| (at - opened_at).num_seconds() as f64 / 60.0).filter(|m| *m >= 0.0);
            let first_reply_minutes = minutes.and_then(|slot| line.amount(slot)).or(waited);
            let priority = line.string(priority);
            let escalated = line.string(escalated).is_some_and(|text| is_yes(&text, None) || escalation(&text));
            rows.push(TicketRow { account, opened_at, solved_at, first_reply_minutes, priority, escalated });
            Fate::Used
        });
    }
    rows.sort_by_key(|row| (row.account, row.opened_at));
    if rows.is_empty() && !workspace.config.sources.tickets.0.is_empty() {
        let file = reading.files.first().map_or("tickets", |f| f.path.as_str()).into();
        let at = super::finding::Location { file, line: 0, column: None };
        let message = "no ticket belongs to an account".to_owned();
        reading.findings.push(super::finding::Finding {
            severity: Severity::Note,
            kind: "empty",
            at,
            value: None,
            message,
        });
    }
    (rows, reading.findings, reading.files)
}

/// Words that say so outright.
fn escalation(text: &str) -> bool {
    ["t", "escalated", "open", "high"].iter().any(|word| text.eq_ignore_ascii_case(word))
}
