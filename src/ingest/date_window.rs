//! Decides by its date whether a row counts.

use chrono::{Datelike, Days, NaiveDate};

use crate::base::finding::Severity;
use crate::base::time::calendar::Calendar;
use crate::base::week::Week;
use crate::config::qbr::sources::usage::DatedBy;
use crate::config::workspace::Workspace;
use crate::ingest::reader::row::ColumnId;
use crate::ingest::reader::row_reader::{RowOutcome, RowReader, Unused};

/// Years before the period that are still kept; a row far older is a slip, and its weeks would cost memory.
const YEARS: i32 = 10;

/// The days that count, and how weeks begin.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DateWindow {
    as_of: NaiveDate,
    oldest: NaiveDate,
    calendar: Calendar,
}

impl DateWindow {
    pub fn of(workspace: &Workspace) -> Self {
        let start = workspace.period.start;
        let oldest = start.with_day(1).and_then(|d| d.with_year(start.year() - YEARS)).unwrap_or(NaiveDate::MIN);
        Self { as_of: workspace.as_of, oldest, calendar: workspace.grid.calendar }
    }

    /// The day of a cell, which must count; otherwise why the row is not used.
    pub fn day(&self, row: &mut RowReader, column: ColumnId) -> Result<NaiveDate, Unused> {
        let Some(day) = row.day(column) else {
            return Err(row.no_value(column));
        };
        self.counts(row, column, day).map(|()| day)
    }

    /// The same where the cell may be a month, whose last day it is then.
    pub fn day_or_month(&self, row: &mut RowReader, column: ColumnId) -> Result<NaiveDate, Unused> {
        let Some((first, last)) = row.span(column) else {
            return Err(row.no_value(column));
        };
        let day = self.end_of(first, last);
        self.counts(row, column, day).map(|()| day)
    }

    /// The day that is written, and the last day of its month, which a figure by the month is of.
    pub fn month(&self, row: &mut RowReader, column: ColumnId) -> Result<(NaiveDate, NaiveDate), Unused> {
        let Some((written, _)) = row.span(column) else {
            return Err(row.no_value(column));
        };
        let month = Calendar::Months.week_of(written);
        let day = self.end_of(Calendar::Months.first_day(month), Calendar::Months.last_day(month));
        self.counts(row, column, day).map(|()| (written, day))
    }

    /// A month means what was used by its end, and the month that runs what was used so far.
    fn end_of(&self, first: NaiveDate, last: NaiveDate) -> NaiveDate {
        if (first..last).contains(&self.as_of) { self.as_of } else { last }
    }

    /// Whether a day counts.
    pub fn covers(&self, day: NaiveDate) -> bool {
        (self.oldest..=self.as_of).contains(&day)
    }

    /// Notes the day of a row, and reports a day that does not count.
    pub fn counts(&self, row: &mut RowReader, column: ColumnId, day: NaiveDate) -> RowOutcome {
        row.day = Some(day);
        let (kind, than, act) = if day > self.as_of {
            ("after_as_of", format!("after as_of {}", self.as_of), "set `as_of` to the day the data stands at")
        } else if day < self.oldest {
            (
                "too_old",
                format!("more than {YEARS} years before the period"),
                "look at `period` and at the file's dates",
            )
        } else {
            return Ok(());
        };
        row.report.set_aside_by(kind);
        let here = if row.is_of_another_day(column, day) { format!(" ({day} in `time_zone`)") } else { String::new() };
        row.add_finding(Severity::Note, kind, column, |column, value| {
            format!("\"{column}\" is {value}{here}, {than}; the row is set aside. If it should count, {act}")
        });
        Err(Unused::LeftOut)
    }

    /// Says that a date after `as_of` has not come yet; the row is kept.
    pub fn later(&self, row: &mut RowReader, column: ColumnId, result: &str) {
        row.add_finding(Severity::Note, "not_yet", column, |column, value| {
            format!("\"{column}\" is {value}, after as_of {}; {result}", self.as_of)
        });
    }

    /// The week of a row. One dated by a week's end belongs to the week that holds the middle of its seven days, whatever
    /// day the workspace's weeks begin with.
    pub fn week(&self, day: NaiveDate, by: Option<DatedBy>) -> Week {
        let day = match by {
            Some(DatedBy::Day) | None => day,
            Some(DatedBy::WeekEnd) => day.checked_sub_days(Days::new(3)).unwrap_or(day),
        };
        self.calendar.week_of(day)
    }
}
