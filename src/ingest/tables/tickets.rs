//! `tickets`: how the service was, and whether an escalation is open.
//!
//! An open escalation holds the account's deck, whatever its day, so what cannot be read is taken for one: a word that is
//! neither yes nor no, an escalated ticket without a readable opening time, a row that does not fit its header or ends before
//! the word.

use chrono::NaiveDateTime;
use rustc_hash::FxHashMap;

use crate::base::finding::{Finding, Location, Severity};
use crate::base::time::moment::Moment;
use crate::config::qbr::sources::tickets::TicketsSource;
use crate::ingest::cells::booleans::{is_no, is_yes};
use crate::ingest::cells::own_words::OwnWords;
use crate::ingest::duplicates::{EarlierRows, Mapping, repeated};
use crate::ingest::input_paths::hash;
use crate::ingest::keys::key_maps::{AccountResolver, check_start};
use crate::ingest::reader::row::{ColumnId, Schema};
use crate::ingest::reader::row_reader::{RowOutcome, RowReader, Unused};
use crate::ingest::reader::source::SourceReader;
use crate::ingest::records::{FigurePart, TicketRow, Unreadable};
use crate::ingest::refused::Refusals;
use crate::ingest::tables::table::{LoadContext, LoadedTable, Table};

/// Fills tickets, sorted by account, then time. An account with one that may be an open escalation and cannot be read is marked.
#[derive(Default)]
pub(crate) struct Tickets {
    rows: Vec<TicketRow>,
    /// Accounts with a ticket that cannot be read and may be an open escalation.
    unreadable: Vec<u32>,
    /// Escalated tickets that another entry of the list read before, perhaps without the column that says so.
    again: Vec<(u32, NaiveDateTime)>,
    earlier: EarlierRows,
    refusals: Refusals,
}

pub(crate) struct Columns<'w> {
    account: AccountResolver,
    opened: ColumnId,
    solved: Option<ColumnId>,
    minutes: Option<ColumnId>,
    reply: Option<ColumnId>,
    priority: Option<ColumnId>,
    escalated: Option<ColumnId>,
    /// What means escalated.
    escalations: OwnWords<'w>,
    source: &'w TicketsSource,
    mapping: Mapping,
    /// The column that tells tickets apart, and where the ticket of each of its values stands.
    unique: Option<ColumnId>,
    known: FxHashMap<u64, usize>,
}

impl Table for Tickets {
    const NAME: &'static str = "tickets";
    type Source = TicketsSource;
    type Columns<'w> = Columns<'w>;

    fn new(_: &LoadContext) -> Self {
        Self::default()
    }

    fn columns<'w>(cx: &LoadContext<'w>, source: &'w TicketsSource, schema: &mut Schema) -> Option<Columns<'w>> {
        schema.later_counts = true;
        Some(Columns {
            account: cx.key_maps.resolver(source.account.as_ref()?, schema),
            unique: source.file.unique.as_ref().map(|column| schema.add(column, false)),
            known: FxHashMap::default(),
            opened: schema.figure(&source.opened_at, true),
            solved: schema.maybe_figure(source.solved_at.as_ref()),
            minutes: schema.maybe_figure(source.first_reply_minutes.as_ref()),
            reply: schema.maybe_figure(source.first_reply_at.as_ref()),
            priority: schema.maybe(source.priority.as_ref()),
            escalated: source.escalated.as_ref().map(|column| schema.holding(column)),
            escalations: OwnWords::of("escalated_values", source.escalated_values.as_ref()),
            source,
            // A ticket is the same one whatever else is read of it.
            mapping: Mapping::of(&(&source.account, &source.opened_at, &source.file.keep)),
        })
    }

    fn row(&mut self, cx: &LoadContext, columns: &mut Columns, row: &mut RowReader) -> RowOutcome {
        let found = columns.account.account(row, &cx.index).inspect_err(|_| self.suspect(cx, columns, row));
        let ((account, starts), opened) = (found?, columns.opened);
        if !row.fits {
            if columns.escalated.is_some() {
                self.unreadable.push(account);
            }
            self.refusals.add(account, FigurePart::Tickets, None, row.location());
            return Err(Unused::SetAside);
        }
        if columns.escalated.is_some_and(|column| row.cells.is_cut(column)) {
            self.unreadable.push(account);
        }
        let escalated = columns.is_escalated(row);
        let solved = columns.solved.map(|column| (column, row.time(column)));
        let Some(opened_at) = row.time(opened) else {
            if escalated && solved.is_none_or(|(_, time)| time.is_none()) {
                self.unreadable.push(account);
            }
            self.refusals.add(account, FigurePart::Tickets, None, row.place(opened));
            return Err(row.no_value(opened));
        };
        let opened_on = opened_at.local.date();
        if escalated && !cx.dates.covers(opened_on) {
            beside(row, opened);
        } else {
            cx.dates.counts(row, opened, opened_on)?;
        }
        if !self.earlier.insert(&row.report.file, columns.mapping, row.cells.fingerprint()) {
            self.again.extend(escalated.then_some((account, opened_at.local)));
            return Err(repeated(row, columns.account.column));
        }
        check_start(row, opened, opened_on, starts.or(cx.accounts[account as usize].started_on));
        let replied = columns.reply.map(|column| (column, row.time(column)));
        // Whether there is something that cannot be read, and the time.
        let mut after = |(column, time): (ColumnId, Option<Moment>), result: &str| {
            let Some(time) = time else { return (row.has(column), None) };
            // A bare day may be the day of opening.
            if time.local < opened_at.local && time.local.date() < opened_on {
                let expected = format!(
                    "expected a time after the ticket was opened ({}); it is taken as missing",
                    opened_at.local
                );
                row.wrong("date", column, &expected);
                return (true, None);
            }
            if time.local.date() > cx.workspace.as_of {
                cx.dates.later(row, column, result);
                return (false, None);
            }
            (false, Some(time))
        };
        let (no_end, solved_at) = solved.map(|cell| after(cell, "the ticket is taken as open")).unwrap_or_default();
        let (no_reply, replied) =
            replied.map(|cell| after(cell, "the ticket is taken as not replied to")).unwrap_or_default();
        let waited = replied.map(|at| at.since(opened_at).num_seconds() as f64 / 60.0).filter(|m| *m >= 0.0);
        let given = columns.minutes.and_then(|column| row.amount(column));
        let no_minutes = given.is_none() && columns.minutes.is_some_and(|column| row.has(column));
        let first_reply_minutes = given.or(waited);
        let mut refuse = |part, column: Option<ColumnId>| {
            self.refusals.add(account, part, Some(opened_on), row.place(column.unwrap_or(opened)));
        };
        if no_end {
            refuse(FigurePart::Solved, columns.solved);
        }
        if first_reply_minutes.is_none() && (no_minutes || no_reply) {
            refuse(FigurePart::FirstReplies, if no_minutes { columns.minutes } else { columns.reply });
        }
        let priority = row.string(columns.priority);
        let (opened_at, solved_at) = (opened_at.local, solved_at.map(|at| at.local));
        let ticket = TicketRow { account, opened_at, solved_at, first_reply_minutes, priority, escalated };
        let number = columns.unique.and_then(|column| row.bytes(column)).map(hash);
        match number.and_then(|number| columns.known.get(&number)) {
            Some(at) => self.rows[*at] = ticket,
            None => {
                columns.known.extend(number.map(|number| (number, self.rows.len())));
                self.rows.push(ticket);
            }
        }
        Ok(())
    }

    fn end_source(&mut self, _: &LoadContext, columns: Columns, reader: &mut SourceReader) {
        if let Some(column) = &columns.source.escalated {
            columns.escalations.report(column, &columns.source.file, &mut reader.findings);
        }
    }

    fn finish(mut self, cx: &LoadContext, mut reader: SourceReader) -> LoadedTable {
        self.rows.sort_by_key(|row| (row.account, row.opened_at));
        for key in self.again {
            let from = self.rows.partition_point(|row| (row.account, row.opened_at) < key);
            let same = self.rows[from..].iter_mut().take_while(|row| (row.account, row.opened_at) == key);
            same.for_each(|row| row.escalated = true);
        }
        if self.rows.is_empty() && !cx.workspace.config.sources.tickets.is_empty() {
            let at = Location::file(reader.files.first().map_or("tickets", |f| f.path.as_str()));
            let message =
                "no ticket belongs to an account; look at the orphans above, and map `account` to the column with \
                           the account's id or give it `via`"
                    .to_owned();
            reader.findings.push(Finding { severity: Severity::Note, kind: "empty", at, value: None, message });
        }
        LoadedTable::new(reader, self.refusals, |tables| {
            tables.tickets = self.rows;
            for account in self.unreadable {
                let held = &mut tables.accounts[account as usize].unreadable;
                if !held.contains(&Unreadable::Ticket) {
                    held.push(Unreadable::Ticket);
                }
            }
        })
    }
}

impl Tickets {
    /// Notes a row whose key names no account for sure, for each account that it may be of.
    fn suspect(&mut self, cx: &LoadContext, columns: &mut Columns, row: &mut RowReader) {
        let suspects = columns.account.suspects(row, &cx.index);
        if !suspects.is_empty() {
            let escalated = columns.is_escalated(row);
            let solved = columns.solved.and_then(|column| row.time(column)).is_some();
            self.unreadable.extend(suspects.iter().filter(|_| escalated && !solved));
        }
        let at = row.place(columns.account.column);
        suspects.into_iter().for_each(|account| self.refusals.add(account, FigurePart::Tickets, None, at.clone()));
    }
}

impl Columns<'_> {
    fn is_escalated(&mut self, row: &mut RowReader) -> bool {
        self.escalated.is_some_and(|column| is_escalated(row, column, &mut self.escalations))
    }
}

/// Reports an escalated ticket of a day that is not under review: it is in no figure, and holds its account.
fn beside(row: &mut RowReader, opened: ColumnId) {
    row.add_finding(Severity::Note, "escalated_beside", opened, |column, value| {
        format!(
            "\"{column}\" is {value}, which is not under review: the ticket is in no figure. It is escalated, and holds its \
             account while it is open"
        )
    });
}

/// Words that mean escalated.
const ESCALATED: [&str; 5] = ["t", "escalated", "open", "high", "urgent"];
/// Words that mean not escalated.
const CALM: [&str; 7] = ["not escalated", "normal", "low", "medium", "closed", "solved", "resolved"];

/// Whether a cell says that a ticket is escalated. A word that is not known counts as one, with a finding.
fn is_escalated(row: &mut RowReader, column: ColumnId, own: &mut OwnWords) -> bool {
    if row.has_failed(column) {
        row.wrong("escalated", column, "the error of a formula, which may stand for anything; taken for an escalation");
        return true;
    }
    let Some(text) = row.text(column) else { return false };
    if own.are_listed() {
        return own.say_yes(&text);
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
