//! Rows that are remembered with their places, to show where a figure comes from.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;

use crate::base::finding::{Finding, Location};
use crate::base::text::shown;
use crate::base::week::Week;
use crate::ingest::reader::file_report::decode;
use crate::ingest::reader::row::ColumnId;
use crate::ingest::reader::row_reader::{RowOutcome, RowReader};

/// A row of an account.
#[derive(Debug, Clone, PartialEq)]
pub struct TracedRow {
    /// The table it was read into, as `qbr.yaml` names it.
    pub table: &'static str,
    pub at: Location,
    /// The columns that were read, with the cells as they are in the file; empty cells are left out.
    pub cells: Vec<(Arc<str>, String)>,
    pub day: Option<NaiveDate>,
    /// The week its values are of, where it has weekly ones.
    pub week: Option<Week>,
    /// Whether it counts; else a finding says why not, or `where` or the calendar leaves it out.
    pub used: bool,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
}

/// Where rows are noted while they stream by.
#[derive(Debug, Clone, Default)]
pub(crate) struct Traced(pub(crate) Arc<Mutex<Vec<TracedRow>>>);

impl Traced {
    /// Notes a row if its account is known.
    pub fn note(&self, table: &'static str, row: &mut RowReader, outcome: RowOutcome) {
        let findings = row.report.latest();
        if row.account.is_none() {
            return;
        }
        let cell = |index: usize| {
            let bytes = row.cells.get(ColumnId(index))?.bytes.trim_ascii();
            let column = row.schema.name(ColumnId(index)).clone();
            (!bytes.is_empty()).then(|| (column, shown(&decode(bytes))))
        };
        let cells = (0..row.schema.columns.len()).filter_map(cell).collect();
        let (at, day, week) = (row.location(), row.day, row.week);
        let row = TracedRow { table, at, cells, day, week, used: outcome.is_ok(), findings };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(row);
    }
}
