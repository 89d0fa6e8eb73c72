//! One account's rows of all tables, out of the tables and back into them.
//!
//! A slice holds the rows of one account, so that it can be stored, read and rendered without the others. Tables that are
//! put together from some slices are used like those of all accounts.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ingest::file_facts::FileFacts;
use crate::ingest::records::{
    AccountRow, FeatureCell, FeatureUsage, MONTHS, OutcomeRow, RequestRow, Tables, TicketRow, Usage,
};
use crate::ingest::series::Series;

/// One account's rows of all tables.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Rows<'a> {
    account: Cow<'a, AccountRow>,
    /// One series per metric.
    series: Cow<'a, [Series]>,
    last_day: Option<NaiveDate>,
    cells: Cow<'a, [FeatureCell]>,
    measured: bool,
    measured_before: bool,
    measured_months: [bool; MONTHS],
    requests: Cow<'a, [RequestRow]>,
    tickets: Cow<'a, [TicketRow]>,
    outcomes: Cow<'a, [OutcomeRow]>,
}

/// The parts of the tables that belong to no single account.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Shared<'a> {
    metrics: Cow<'a, [String]>,
    features: Cow<'a, [String]>,
    /// What everybody asked for.
    requests: Cow<'a, [RequestRow]>,
    files: Cow<'a, [FileFacts]>,
}

impl Tables {
    /// The rows of the account at a place.
    pub fn rows(&self, at: usize) -> Rows<'_> {
        let metrics = self.usage.metrics.len();
        let flag = |flags: &[bool]| flags.get(at).copied().unwrap_or(false);
        Rows {
            account: Cow::Borrowed(&self.accounts[at]),
            series: Cow::Borrowed(&self.usage.series[at * metrics..(at + 1) * metrics]),
            last_day: self.usage.last_day.get(at).copied().flatten(),
            cells: Cow::Borrowed(self.features.cells.get(at).map(Vec::as_slice).unwrap_or_default()),
            measured: flag(&self.features.measured),
            measured_before: flag(&self.features.measured_before),
            measured_months: self.features.measured_months.get(at).copied().unwrap_or_default(),
            requests: Cow::Borrowed(of(&self.requests, Some(at), |row| row.account)),
            tickets: Cow::Borrowed(of(&self.tickets, Some(at), |row| Some(row.account))),
            outcomes: Cow::Borrowed(of(&self.outcomes, Some(at), |row| Some(row.account))),
        }
    }

    /// The parts that belong to no single account.
    pub fn shared(&self) -> Shared<'_> {
        Shared {
            metrics: Cow::Borrowed(&self.usage.metrics),
            features: Cow::Borrowed(&self.features.features),
            requests: Cow::Borrowed(of(&self.requests, None, |row| row.account)),
            files: Cow::Borrowed(&self.files),
        }
    }

    /// Tables of some accounts alone, in the order of their ids.
    pub fn of(shared: Shared<'_>, accounts: impl IntoIterator<Item = Rows<'static>>) -> Self {
        let mut tables = Self {
            usage: Usage { metrics: shared.metrics.into_owned(), ..Usage::default() },
            features: FeatureUsage { features: shared.features.into_owned(), ..FeatureUsage::default() },
            requests: shared.requests.into_owned(),
            files: shared.files.into_owned(),
            ..Self::default()
        };
        for (place, rows) in accounts.into_iter().enumerate() {
            let place = place as u32;
            tables.accounts.push(rows.account.into_owned());
            tables.usage.series.extend(rows.series.into_owned());
            tables.usage.last_day.push(rows.last_day);
            tables.features.cells.push(rows.cells.into_owned());
            tables.features.measured.push(rows.measured);
            tables.features.measured_before.push(rows.measured_before);
            tables.features.measured_months.push(rows.measured_months);
            let requests = rows.requests.into_owned().into_iter();
            tables.requests.extend(requests.map(|row| RequestRow { account: Some(place), ..row }));
            tables.tickets.extend(rows.tickets.into_owned().into_iter().map(|row| TicketRow { account: place, ..row }));
            tables
                .outcomes
                .extend(rows.outcomes.into_owned().into_iter().map(|row| OutcomeRow { account: place, ..row }));
        }
        tables
    }
}

impl Rows<'_> {
    /// The same with rows of its own.
    pub fn into_owned(self) -> Rows<'static> {
        Rows {
            account: Cow::Owned(self.account.into_owned()),
            series: Cow::Owned(self.series.into_owned()),
            last_day: self.last_day,
            cells: Cow::Owned(self.cells.into_owned()),
            measured: self.measured,
            measured_before: self.measured_before,
            measured_months: self.measured_months,
            requests: Cow::Owned(self.requests.into_owned()),
            tickets: Cow::Owned(self.tickets.into_owned()),
            outcomes: Cow::Owned(self.outcomes.into_owned()),
        }
    }
}

impl Shared<'_> {
    /// The same with rows of its own.
    pub fn into_owned(self) -> Shared<'static> {
        Shared {
            metrics: Cow::Owned(self.metrics.into_owned()),
            features: Cow::Owned(self.features.into_owned()),
            requests: Cow::Owned(self.requests.into_owned()),
            files: Cow::Owned(self.files.into_owned()),
        }
    }
}

/// The account's rows in a table sorted by account, rows of nobody first.
pub(crate) fn of<T>(rows: &[T], at: Option<usize>, account: impl Fn(&T) -> Option<u32>) -> &[T] {
    let key = at.map(|at| at as u32);
    let from = rows.partition_point(|row| account(row) < key);
    let to = from + rows[from..].partition_point(|row| account(row) == key);
    &rows[from..to]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_by_account() {
        let rows = [None, None, Some(0), Some(2), Some(2)];
        let count = |at| of(&rows, at, |row| *row).len();
        assert_eq!([count(None), count(Some(0)), count(Some(1)), count(Some(2)), count(Some(3))], [2, 1, 0, 2, 0]);
    }

    #[test]
    fn tables_of_some_accounts_hold_their_rows_under_new_places() {
        let account = |id: &str| AccountRow { id: id.into(), ..AccountRow::default() };
        let mut tables = Tables { accounts: ["a", "b", "c"].map(account).to_vec(), ..Tables::default() };
        tables.usage.metrics = vec!["seats".into(), "uses".into()];
        tables.usage.series = vec![Series::default(); 6];
        tables.usage.series[5].set(crate::base::week::Week(7), 9.0);
        let opened_at = NaiveDate::MIN.into();
        let ticket = |account, minutes| TicketRow {
            account,
            opened_at,
            solved_at: None,
            first_reply_minutes: Some(minutes),
            priority: None,
            escalated: false,
        };
        tables.tickets = vec![ticket(0, 1.0), ticket(2, 2.0), ticket(2, 3.0)];
        let some = Tables::of(tables.shared().into_owned(), [0, 2].map(|at| tables.rows(at).into_owned()));
        assert_eq!(some.accounts.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), ["a", "c"]);
        assert_eq!(some.usage.series(1, 1), tables.usage.series(2, 1));
        assert_eq!(some.tickets, [ticket(0, 1.0), ticket(1, 2.0), ticket(1, 3.0)]);
        let kept = postcard::to_allocvec(&tables.rows(2)).unwrap();
        let back: Rows = postcard::from_bytes(&kept).unwrap();
        assert_eq!(back.series, tables.rows(2).series);
    }
}
