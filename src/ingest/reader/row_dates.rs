//! Reading the dates and times of a row's cells.

use chrono::{NaiveDate, Timelike};

use crate::base::time::dates;
use crate::base::time::dates::DateError;
use crate::base::time::moment::Moment;
use crate::ingest::cells::date_formats::DateFit;
use crate::ingest::reader::row::ColumnId;
use crate::ingest::reader::row_reader::RowReader;

/// The letters of a date as 2026-09-30.
const ISO_DATE: usize = 10;

impl<'r> RowReader<'r, '_> {
    /// A cell with a date, counted.
    fn dated(&mut self, column: ColumnId) -> Option<&'r [u8]> {
        let bytes = self.bytes(column);
        if bytes.is_some() || self.cells.is_cut(column) {
            self.count(column);
        }
        bytes
    }

    pub fn day(&mut self, column: ColumnId) -> Option<NaiveDate> {
        let bytes = self.dated(column)?;
        let day = match self.conventions.zones {
            None => dates::day(bytes, self.conventions.dates.as_ref()),
            Some(_) => self.told(bytes).map(|moment| moment.local.date()),
        };
        day.map_err(|error| self.no_date(column, &error)).ok()
    }

    /// The time of a cell, by the workspace's clock where it has one.
    fn told(&self, cell: &[u8]) -> Result<Moment, DateError> {
        let moment = dates::moment(cell, self.conventions.dates.as_ref())?;
        self.conventions.zones.map_or(Some(moment), |zones| zones.told(moment)).ok_or(DateError::ZoneName)
    }

    /// The first and the last day that a cell may mean: a month's, where the source states months.
    pub fn span(&mut self, column: ColumnId) -> Option<(NaiveDate, NaiveDate)> {
        let bytes = self.dated(column)?;
        let span = dates::span(bytes, self.conventions.dates.as_ref()).and_then(|(first, last)| {
            // A month is the same one everywhere; a time may be of another day there.
            if first != last || self.conventions.zones.is_none() {
                return Ok((first, last));
            }
            self.told(bytes).map(|moment| (moment.local.date(), moment.local.date()))
        });
        span.map_err(|error| self.no_date(column, &error)).ok()
    }

    pub fn time(&mut self, column: ColumnId) -> Option<Moment> {
        let bytes = self.dated(column)?;
        self.told(bytes).map_err(|error| self.no_date(column, &error)).ok()
    }

    /// Whether a cell with a time is of another day by the workspace's clock than the one that it writes.
    pub fn is_of_another_day(&self, column: ColumnId, day: NaiveDate) -> bool {
        self.conventions.zones.is_some()
            && self.moment(column).is_some_and(|moment| moment.has_clock && moment.local.date() != day)
    }

    /// The second of the day that a cell with a date names; 0 for one that names none.
    pub fn second_of_day(&self, column: ColumnId) -> u32 {
        // A date of ISO 8601 has ten letters, and most cells have no clock behind it.
        let may_have_clock = |cell: &&[u8]| self.conventions.dates.is_some() || cell.len() > ISO_DATE;
        let moment = self.bytes(column).filter(may_have_clock).and_then(|cell| self.told(cell).ok());
        moment.map_or(0, |moment| moment.local.time().num_seconds_from_midnight())
    }

    /// Reports a cell that is no date, with what would read its column. A stated format that another contradicts by reading every
    /// cell makes the whole column doubtful.
    fn no_date(&mut self, column: ColumnId, error: &DateError) {
        let fit = match error {
            DateError::NotADate | DateError::OtherStyle(_) => self.conventions.date_fit(self.schema.name(column)),
            DateError::Month | DateError::NoSuchDay | DateError::ZoneName => DateFit::Nothing,
        };
        self.wrong("date", column, &fit.advise(error));
        if let DateError::OtherStyle(stated) = error
            && fit.contradicts(stated)
        {
            self.report.tally.contradict(column);
        }
    }

    /// When a row is of, as it is written; nothing is said of a cell that is no date.
    pub fn moment(&self, column: ColumnId) -> Option<Moment> {
        dates::moment(self.bytes(column)?, self.conventions.dates.as_ref()).ok()
    }
}
