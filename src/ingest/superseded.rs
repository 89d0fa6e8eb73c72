//! Values by day and file, of what more than one file may fill.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use crate::base::finding::Severity;
use crate::base::time::calendar::Calendar;
use crate::base::week::Week;
use crate::config::qbr::metrics::Aggregate;
use crate::ingest::reader::row::ColumnId;
use crate::ingest::reader::row_reader::RowReader;
use crate::ingest::records::Series;

/// The value of an earlier file that a later file replaces.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SupersededValues {
    pub before: f64,
    pub file: Arc<str>,
}

/// The days of one account and metric, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Days {
    days: Vec<Day>,
    /// For means, how many rows each day has; nothing for other rules.
    rows: Vec<u32>,
}

/// A day's value and the file it is of, by its number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Day {
    day: i32,
    pub file: u32,
    pub value: f64,
}

impl Days {
    /// Adds a row's value; returns the day as an earlier file had it where this is the first row of a later one.
    pub fn add(&mut self, rule: Aggregate, day: NaiveDate, file: u32, value: f64) -> Option<Day> {
        let new = Day { day: day.num_days_from_ce(), file, value };
        let at = self.days.partition_point(|known| known.day < new.day);
        let counted = rule == Aggregate::Mean;
        let Some(known) = self.days.get_mut(at).filter(|known| known.day == new.day) else {
            self.days.insert(at, new);
            if counted {
                self.rows.insert(at, 1);
            }
            return None;
        };
        if known.file != file {
            if counted {
                self.rows[at] = 1;
            }
            return Some(std::mem::replace(known, new));
        }
        match rule {
            Aggregate::Sum => known.value += value,
            Aggregate::Max => known.value = known.value.max(value),
            Aggregate::Last => known.value = value,
            Aggregate::Mean => {
                self.rows[at] += 1;
                known.value += (value - known.value) / f64::from(self.rows[at]);
            }
        }
        None
    }

    /// The first day with a value.
    pub fn first(&self) -> Option<NaiveDate> {
        NaiveDate::from_num_days_from_ce_opt(self.days.first()?.day)
    }

    /// Whether one of the days from `first` to `last` has a value.
    pub fn has_any(&self, first: NaiveDate, last: NaiveDate) -> bool {
        let (first, last) = (first.num_days_from_ce(), last.num_days_from_ce());
        let at = self.days.partition_point(|known| known.day < first);
        self.days.get(at).is_some_and(|known| known.day <= last)
    }

    /// The file that a day is of.
    pub fn file_of(&self, day: NaiveDate) -> Option<u32> {
        let day = day.num_days_from_ce();
        let at = self.days.partition_point(|known| known.day < day);
        self.days.get(at).filter(|known| known.day == day).map(|known| known.file)
    }

    /// Adds the days up to weeks, in `series`.
    pub fn fold(self, rule: Aggregate, calendar: Calendar, series: &mut Series) {
        let mut week: Option<Week> = None;
        let mut rows = 0.0;
        for (at, day) in self.days.iter().enumerate() {
            let Some(date) = NaiveDate::from_num_days_from_ce_opt(day.day) else { continue };
            let own = f64::from(self.rows.get(at).copied().unwrap_or(1));
            let its = calendar.week_of(date);
            let slot = series.slot(its);
            if week != Some(its) {
                (week, rows, *slot) = (Some(its), own, day.value);
                continue;
            }
            rows += own;
            match rule {
                Aggregate::Sum => *slot += day.value,
                Aggregate::Max => *slot = slot.max(day.value),
                Aggregate::Last => *slot = day.value,
                Aggregate::Mean => *slot += (day.value - *slot) * own / rows,
            }
        }
    }
}

impl SupersededValues {
    /// Reports the cell with the later value: a warning unless both files say the same.
    pub fn report(&self, later: f64, row: &mut RowReader, column: ColumnId) {
        let severity = if later == self.before { Severity::Note } else { Severity::Warning };
        let account = row.string(row.account).unwrap_or_default();
        let day = row.day.map(|day| format!(" on {day}")).unwrap_or_default();
        row.add_finding(severity, "restated", column, |column, value| {
            format!(
                "\"{column}\" is \"{value}\" for \"{account}\"{day}, where {} has {}; the later file's stands. Leave one of \
                 them out, or name them under `path` in the order in which they should count; what should be added up \
                 belongs into one file",
                self.file, self.before
            )
        });
    }
}
