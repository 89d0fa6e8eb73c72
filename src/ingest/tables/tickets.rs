//! `tickets`: how the service was, and whether an escalation is open.
//!
//! An open escalation holds the account's deck, whatever its day, so what cannot be read is taken for one: a word that is
//! neither yes nor no, an escalated ticket without a readable opening time, a row that does not fit its header or ends before
//! the word.

use chrono::NaiveDateTime;

use crate::base::finding::{Finding, Location, Severity};
use crate::ingest::cells::booleans::{is_no, is_yes};
use crate::ingest::date_window::DateWindow;
use crate::ingest::duplicates::{EarlierRows, Mapping, repeated};
use crate::ingest::keys::key_maps::check_start;
use crate::ingest::reader::row::{ColumnId, Schema};
use crate::ingest::reader::row_reader::{RowOutcome, RowReader};
use crate::ingest::records::{FigurePart, TicketRow, Unreadable};
use crate::ingest::refused::Refusals;
use crate::ingest::tables::table::{LoadContext, LoadedTable, Table};

/// Fills tickets, sorted by account, then time. An account with one that may be an open escalation and cannot be read is marked.
pub(crate) struct Tickets;

impl Table for Tickets {
    fn name(&self) -> &'static str {
        "tickets"
    }

    fn load(&self, cx: &LoadContext) -> LoadedTable {
        let LoadContext { workspace, index, accounts, .. } = cx;
        let mut reading = cx.reader(self);
        let calendar = DateWindow::of(workspace);
        let mut rows: Vec<TicketRow> = Vec::new();
        let (mut unreadable, mut refusals) = (Vec::new(), Refusals::default());
        // Escalated tickets that another entry of the list read before, perhaps without the column that says so.
        let mut again = Vec::new();
        let mut earlier = EarlierRows::default();
        for source in &workspace.config.sources.tickets.0 {
            let Some(key) = &source.account else { continue };
            let mut schema = Schema::default();
            let mut resolver = cx.key_maps.resolver(key, &mut schema);
            let opened = schema.figure(&source.opened_at, true);
            let mut maybe = |column: &Option<String>| schema.maybe_figure(column.as_ref());
            let (solved, minutes) = (maybe(&source.solved_at), maybe(&source.first_reply_minutes));
            let reply = maybe(&source.first_reply_at);
            let priority = schema.maybe(source.priority.as_ref());
            let escalated = source.escalated.as_ref().map(|column| schema.holding(column));
            let own = source.escalated_values.as_ref().map(|words| words.0.as_slice());
            // A ticket is the same one whatever else is read of it.
            let reads = Mapping::of(&(&source.account, &source.opened_at, &source.file.keep));
            reading.source(source, schema, &mut |row| {
                let (account, starts) = match resolver.account(row, index) {
                    Ok(found) => found,
                    Err(outcome) => {
                        let suspects = resolver.suspects(row, index);
                        if !suspects.is_empty() {
                            let escalated = escalated.is_some_and(|column| is_escalated(row, column, own));
                            let solved = solved.and_then(|column| row.time(column)).is_some();
                            unreadable.extend(suspects.iter().filter(|_| escalated && !solved));
                        }
                        let at = row.place(resolver.column);
                        suspects
                            .into_iter()
                            .for_each(|account| refusals.add(account, FigurePart::Tickets, None, at.clone()));
                        return outcome;
                    }
                };
                if !row.fits {
                    if escalated.is_some() {
                        unreadable.push(account);
                    }
                    refusals.add(account, FigurePart::Tickets, None, row.location());
                    return RowOutcome::SetAside;
                }
                if escalated.is_some_and(|column| row.cells.is_cut(column)) {
                    unreadable.push(account);
                }
                let escalated = escalated.is_some_and(|column| is_escalated(row, column, own));
                let solved = solved.map(|column| (column, row.time(column)));
                let Some(opened_at) = row.time(opened) else {
                    if escalated && solved.is_none_or(|(_, time)| time.is_none()) {
                        unreadable.push(account);
                    }
                    refusals.add(account, FigurePart::Tickets, None, row.place(opened));
                    return if row.bytes(opened).is_none() { row.missing(opened) } else { RowOutcome::SetAside };
                };
                if escalated && !calendar.covers(opened_at.date()) {
                    beside(row, opened);
                } else if let Err(outcome) = calendar.counts(row, opened, opened_at.date()) {
                    return outcome;
                }
                if !earlier.insert(&row.report.file, reads, row.cells.fingerprint()) {
                    again.extend(escalated.then_some((account, opened_at)));
                    return repeated(row, resolver.column);
                }
                check_start(row, opened, opened_at.date(), starts.or(accounts[account as usize].started_on));
                let replied = reply.map(|column| (column, row.time(column)));
                // Whether there is something that cannot be read, and the time.
                let mut after = |(column, time): (ColumnId, Option<NaiveDateTime>), result: &str| {
                    let Some(time) = time else { return (row.has(column), None) };
                    // A bare day may be the day of opening.
                    if time < opened_at && time.date() < opened_at.date() {
                        row.wrong(
                            "date",
                            column,
                            &format!(
                                "expected a time after the ticket was opened ({opened_at}); it is taken as missing"
                            ),
                        );
                        return (true, None);
                    }
                    if time.date() > workspace.as_of {
                        calendar.later(row, column, result);
                        return (false, None);
                    }
                    (false, Some(time))
                };
                let (no_end, solved_at) =
                    solved.map(|cell| after(cell, "the ticket is taken as open")).unwrap_or_default();
                let (no_reply, replied) =
                    replied.map(|cell| after(cell, "the ticket is taken as not replied to")).unwrap_or_default();
                let waited = replied.map(|at| (at - opened_at).num_seconds() as f64 / 60.0).filter(|m| *m >= 0.0);
                let given = minutes.and_then(|column| row.amount(column));
                let no_minutes = given.is_none() && minutes.is_some_and(|column| row.has(column));
                let first_reply_minutes = given.or(waited);
                let mut refuse = |part, column: Option<ColumnId>| {
                    let at = row.place(column.unwrap_or(opened));
                    refusals.add(account, part, Some(opened_at.date()), at);
                };
                if no_end {
                    refuse(FigurePart::Solved, solved.map(|(column, _)| column));
                }
                if first_reply_minutes.is_none() && (no_minutes || no_reply) {
                    refuse(FigurePart::FirstReplies, if no_minutes { minutes } else { reply });
                }
                let priority = row.string(priority);
                rows.push(TicketRow { account, opened_at, solved_at, first_reply_minutes, priority, escalated });
                RowOutcome::Used
            });
        }
        rows.sort_by_key(|row| (row.account, row.opened_at));
        for key in again {
            let from = rows.partition_point(|row| (row.account, row.opened_at) < key);
            let same = rows[from..].iter_mut().take_while(|row| (row.account, row.opened_at) == key);
            same.for_each(|row| row.escalated = true);
        }
        if rows.is_empty() && !workspace.config.sources.tickets.0.is_empty() {
            let at = Location::file(reading.files.first().map_or("tickets", |f| f.path.as_str()));
            let message =
                "no ticket belongs to an account; look at the orphans above, and map `account` to the column with \
                           the account's id or give it `via`"
                    .to_owned();
            reading.findings.push(Finding { severity: Severity::Note, kind: "empty", at, value: None, message });
        }
        LoadedTable::new(reading, refusals, |tables| {
            tables.tickets = rows;
            for account in unreadable {
                let held = &mut tables.accounts[account as usize].unreadable;
                if !held.contains(&Unreadable::Ticket) {
                    held.push(Unreadable::Ticket);
                }
            }
        })
    }
}

/// Says that an escalated ticket of a day that is not under review counts for one thing.
fn beside(row: &mut RowReader, opened: ColumnId) {
    row.add_finding(Severity::Note, "escalated_beside", opened, |column, value| {
        format!(
            "\"{column}\" is {value}, which is not under review: the ticket is in no figure. It is escalated, and holds its \
             account while it is open"
        )
    });
}

/// Words that say outright that it is.
const ESCALATED: [&str; 5] = ["t", "escalated", "open", "high", "urgent"];
/// Words that say outright that it is not.
const CALM: [&str; 7] = ["not escalated", "normal", "low", "medium", "closed", "solved", "resolved"];

/// Whether a cell says that a ticket is escalated. A word that is not known counts as one, with a finding.
fn is_escalated(row: &mut RowReader, column: ColumnId, own: Option<&[String]>) -> bool {
    if row.has_failed(column) {
        row.wrong("escalated", column, "the error of a formula, which may stand for anything; taken for an escalation");
        return true;
    }
    let Some(text) = row.text(column) else { return false };
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
    row.wrong(
        "escalated",
        column,
        "neither yes nor no; taken for an escalation (`escalated_values` says what means yes)",
    );
    true
}
