//! Values by day and file, of what more than one file may fill.

use std::ops::{Range, RangeInclusive};
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use crate::base::finding::Severity;
use crate::base::time::calendar::Calendar;
use crate::config::qbr::metrics::Aggregate;
use crate::ingest::reader::row::ColumnId;
use crate::ingest::reader::row_reader::RowReader;
use crate::ingest::series::Series;
use crate::ingest::tables::spot::Spot;

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
    /// For means, how many rows each day has; for the latest value, its second of the day; nothing for other rules.
    beside: Vec<u32>,
    /// Where a later row of a key takes an earlier one's place, the key of each; a day has several then. Nothing elsewhere.
    keys: Vec<u64>,
}

/// A day's value and the file it is of, by its number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Day {
    day: i32,
    pub file: u32,
    pub value: f64,
}

impl Days {
    /// Adds a row's value; returns the day as an earlier file had it where this is the first row of a later one. With a key, the
    /// value takes the place of the one of that key.
    pub fn add(&mut self, rule: Aggregate, file: u32, spot: Spot, value: f64) -> Option<Day> {
        let Spot { day, second, key, .. } = spot;
        let new = Day { day: day.num_days_from_ce(), file, value };
        let from = self.days.partition_point(|known| known.day < new.day);
        let same = self.days[from..].iter().take_while(|known| known.day == new.day).count();
        let before = self.days[from..from + same].first().copied().filter(|known| known.file != file);
        let before = before.map(|known| Day { value: self.together(rule, from..from + same), ..known });
        let of_key = |at: usize| key.is_none() || self.keys.get(at).copied() == key;
        let replaced: Vec<usize> = (from..from + same).filter(|at| before.is_some() || of_key(*at)).collect();
        match (replaced.first(), before, key) {
            (Some(at), None, None) => self.add_to(rule, *at, second, value),
            _ => {
                replaced.iter().rev().for_each(|at| self.remove(*at));
                self.insert(rule, from + same - replaced.len(), new, second, key);
            }
        }
        before
    }

    fn add_to(&mut self, rule: Aggregate, at: usize, second: u32, value: f64) {
        let known = &mut self.days[at].value;
        match rule {
            Aggregate::Sum => *known += value,
            Aggregate::Max => *known = known.max(value),
            Aggregate::Last if second < self.beside[at] => {}
            Aggregate::Last => (*known, self.beside[at]) = (value, second),
            Aggregate::Mean => {
                self.beside[at] += 1;
                *known += (value - *known) / f64::from(self.beside[at]);
            }
        }
    }

    fn insert(&mut self, rule: Aggregate, at: usize, new: Day, second: u32, key: Option<u64>) {
        if key.is_some() {
            self.keys.resize(self.days.len(), 0);
        }
        if key.is_some() || !self.keys.is_empty() {
            self.keys.insert(at, key.unwrap_or_default());
        }
        self.days.insert(at, new);
        match rule {
            Aggregate::Sum | Aggregate::Max => {}
            Aggregate::Mean => self.beside.insert(at, 1),
            Aggregate::Last => self.beside.insert(at, second),
        }
    }

    fn remove(&mut self, at: usize) {
        self.days.remove(at);
        if !self.beside.is_empty() {
            self.beside.remove(at);
        }
        if !self.keys.is_empty() {
            self.keys.remove(at);
        }
    }

    /// Takes the values of these days out, but for those of a file; returns what they were together, and the file of the first.
    pub fn take(&mut self, rule: Aggregate, days: RangeInclusive<NaiveDate>, but: Option<u32>) -> Option<Day> {
        let (first, last) = (days.start().num_days_from_ce(), days.end().num_days_from_ce());
        let from = self.days.partition_point(|known| known.day < first);
        let to = self.days.partition_point(|known| known.day <= last);
        let taken: Vec<usize> = (from..to).filter(|at| Some(self.days[*at].file) != but).collect();
        let before = taken.first().map(|at| Day { value: self.together(rule, from..to), ..self.days[*at] });
        taken.iter().rev().for_each(|at| self.remove(*at));
        before
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
        let week = |day: &Day| NaiveDate::from_num_days_from_ce_opt(day.day).map(|day| calendar.week_of(day));
        let mut from = 0;
        for of_week in self.days.chunk_by(|a, b| week(a) == week(b)) {
            let to = from + of_week.len();
            if let Some(week) = of_week.first().and_then(week) {
                *series.slot(week) = self.together(rule, from..to);
            }
            from = to;
        }
    }

    /// One value of several days, or of several rows of a day.
    fn together(&self, rule: Aggregate, range: Range<usize>) -> f64 {
        let values = self.days[range.clone()].iter().map(|day| day.value);
        match rule {
            Aggregate::Sum => values.sum(),
            Aggregate::Max => values.fold(f64::NEG_INFINITY, f64::max),
            Aggregate::Last => {
                let times = self.days[range.clone()].iter().map(|day| day.day).zip(&self.beside[range]);
                values.zip(times).max_by_key(|(_, time)| *time).map_or(f64::NAN, |(value, _)| value)
            }
            Aggregate::Mean => {
                let (mut mean, mut rows) = (0.0, 0.0);
                // A running mean stays exact for values that are all the same.
                for (value, own) in values.zip(&self.beside[range]) {
                    rows += f64::from(*own);
                    mean += (value - mean) * f64::from(*own) / rows;
                }
                mean
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
