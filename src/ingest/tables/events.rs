//! `events`: raw events, counted per week, with the distinct people behind them.

use std::sync::Arc;

use crate::base::finding::{Finding, Location};
use crate::config::qbr::sources::events::EventsSource;
use crate::config::qbr::sources::source::reading;
use crate::ingest::duplicates::{EarlierRows, Mapping, SeenRows, repeated};
use crate::ingest::feeds::Feed;
use crate::ingest::input_paths::hash;
use crate::ingest::keys::key_maps::{AccountResolver, check_start};
use crate::ingest::reader::row::{ColumnId, Schema};
use crate::ingest::reader::row_reader::{RowOutcome, RowReader, Unused};
use crate::ingest::reader::source::SourceReader;
use crate::ingest::refused::Refusals;
use crate::ingest::tables::event_log::Log;
use crate::ingest::tables::repeats::{KeyColumns, Question, Repeats};
use crate::ingest::tables::table::{LoadContext, LoadedTable, Table};
use crate::ingest::tables::weekly::Weekly;

/// Puts its counts into the weekly values.
pub(crate) struct Events {
    weekly: Weekly,
    earlier: EarlierRows,
    /// Rows with a count.
    counted: SeenRows,
    /// What stands for the file of their values: all logs together count as one.
    file: Arc<str>,
}

pub(crate) struct Columns<'w> {
    source: &'w EventsSource,
    account: AccountResolver,
    time: ColumnId,
    count: Option<ColumnId>,
    user: Option<ColumnId>,
    event: Option<ColumnId>,
    log: Log,
    mapping: Mapping,
    repeats: Repeats,
    feed: Feed,
}

impl Table for Events {
    const NAME: &'static str = "events";
    /// What is counted from events replaces what `usage` says.
    const AFTER: Option<&'static str> = Some("usage");
    const NEEDS_ROWS: bool = true;
    type Source = EventsSource;
    type Columns<'w> = Columns<'w>;

    fn new(cx: &LoadContext) -> Self {
        let counted = SeenRows::new(cx.accounts.len());
        Self { weekly: cx.take_weekly(), earlier: EarlierRows::default(), counted, file: "the events".into() }
    }

    fn columns<'w>(cx: &LoadContext<'w>, source: &'w EventsSource, schema: &mut Schema) -> Option<Columns<'w>> {
        let account = cx.key_maps.resolver(&source.account, schema);
        let time = schema.figure(&source.timestamp, true);
        let count = schema.maybe_figure(source.count.as_ref());
        let (user, event) = (schema.maybe(source.user.as_ref()), schema.maybe(source.event.as_ref()));
        let key = KeyColumns {
            account: account.column,
            date: Some(time),
            by_week: false,
            names: user.into_iter().chain(event).collect(),
        };
        Some(Columns {
            source,
            account,
            time,
            count,
            user,
            event,
            repeats: Repeats::of(source.repeated, &source.file, key, schema, cx.accounts.len()),
            log: Log::new(cx.workspace, source, cx.accounts.len()),
            mapping: Mapping::of(&reading(source)),
            feed: Feed::new(Self::NAME, &source.file, cx.workspace, cx.accounts.len()),
        })
    }

    fn row(&mut self, cx: &LoadContext, columns: &mut Columns, row: &mut RowReader) -> RowOutcome {
        let Columns { account: resolver, time, count, user, event, log, mapping, repeats, feed, .. } = columns;
        let weekly = &mut self.weekly;
        let refuse = |account, at| log.refuse_row(account, at, weekly);
        let (account, starts) = resolver.sound_account(row, &cx.index, refuse)?;
        let day = cx.dates.day(row, *time);
        if day == Err(Unused::SetAside) {
            log.refuse_row(account, row.place(*time), weekly);
        }
        let day = day?;
        // A row with a count is a sum of somebody's; single events may well be alike within a file.
        let print = row.cells.fingerprint();
        let new = match count {
            // What a later file gives again takes the place of all that the earlier one says of its key.
            Some(_) if log.is_keyed() => {
                self.counted.insert(account, *mapping, print.rotate_left(32) ^ hash(row.report.file.as_bytes()))
            }
            Some(_) => self.counted.insert(account, *mapping, print),
            None => self.earlier.insert(&row.report.file, *mapping, print),
        };
        if !new {
            return Err(repeated(row, resolver.column));
        }
        if count.is_some() {
            repeats.note(account, row, || 0);
        }
        check_start(row, *time, day, starts);
        row.week = Some(cx.workspace.grid.calendar.week_of(day));
        let times = match count {
            None => Some(1.0),
            Some(column) => row.amount(*column),
        };
        let name = event.and_then(|column| row.key(column));
        if let Some(column) = count.filter(|column| times.is_none() && row.has(*column)) {
            log.refuse(account, day, false, row.place(column), weekly);
        }
        if let Some(column) = user.filter(|column| row.cells.is_cut(*column)) {
            log.refuse(account, day, true, row.place(column), weekly);
        }
        let user = user.and_then(|column| row.key(column)).filter(|_| times != Some(0.0));
        if let (None, None, Some(column)) = (times, &user, *count) {
            // Neither how often nor by whom.
            return Err(row.no_value(column));
        }
        let key = (count.is_some() && log.is_keyed()).then(|| repeats.key(row));
        let file = row.report.file.clone();
        let key = key.map(|key| (key, &file));
        if let Some(times) = times {
            let before = log.count(account, day, name.as_deref(), key, times);
            if let (Some(before), Some(column)) = (before, *count) {
                before.report(times, row, column);
            }
        }
        log.seen(account, day, user.as_deref(), key);
        log.days.note(day);
        feed.seen(day);
        weekly.seen(account, day);
        Ok(())
    }

    fn end_source(&mut self, cx: &LoadContext, mut columns: Columns, reader: &mut SourceReader) {
        columns.feed.measures(columns.log.all_metrics());
        if columns.repeats.ask() {
            self.ask_about_repeats(cx, &mut columns, reader);
        }
        let at = Location { column: Some(columns.source.timestamp.as_str().into()), ..reader.last_file() };
        let (weekly, feed) = (&mut self.weekly, &mut columns.feed);
        for (severity, kind, message) in columns.log.into(weekly, feed, &self.file, columns.source, cx) {
            reader.findings.push(Finding { severity, kind, at: at.clone(), value: None, message });
        }
        self.weekly.feeds.push(columns.feed);
    }

    fn finish(self, cx: &LoadContext, reader: SourceReader) -> LoadedTable {
        cx.put_weekly(self.weekly);
        LoadedTable::new(reader, Refusals::default(), |_| ())
    }
}

impl Events {
    /// Asks about counts that rows of one file give twice, and withholds what they are part of.
    fn ask_about_repeats(&mut self, cx: &LoadContext, columns: &mut Columns, reader: &mut SourceReader) {
        let Columns { source, account: resolver, time, count: Some(count), log, repeats, .. } = columns else { return };
        let mut question = Question::of(repeats);
        reader.again(&source.file, &mut |row| {
            let (account, _) = resolver.sound_account(row, &cx.index, |_, _| ())?;
            let day = cx.dates.day(row, *time)?;
            let Some(repeated) = question.row(account, row) else { return Ok(()) };
            if let Some(times) = row.amount(*count)
                && question.contradicts(repeated, row, *count, times, true)
            {
                log.refuse(account, day, false, row.place(*count), &mut self.weekly);
            }
            Ok(())
        });
        question.findings().for_each(|finding| reader.findings.push(finding));
    }
}
