//! Where one account's figures come from: its rows in every file, with the cells that were read and what is wrong with them.
//!
//! The files are read once more by the same readers, which know this one account and nobody else. So a base pays nothing for
//! what is asked of one account at a time, and a row is what it was when its figures were added up.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;

use super::finding::{Finding, Location};
use super::keys::{AccountIndex, Bridges};
use super::line::{Fate, Line};
use super::report::decode;
use super::row::Slot;
use super::tables::{AccountRow, Week};
use super::text::shown;
use super::weekly::Weekly;
use super::{contacts, events, features, keys_of, outcomes, requests, tickets, usage};
use crate::workspace::Workspace;

/// A row of an account.
#[derive(Debug, Clone, PartialEq)]
pub struct TracedRow {
    /// The table it was read into, as `qbr.yaml` names it.
    pub table: &'static str,
    /// Where it stands.
    pub at: Location,
    /// The columns that were read, with the cells as they stand in the file; empty cells are left out.
    pub cells: Vec<(Arc<str>, String)>,
    /// The day it is of, where it is dated.
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
pub(crate) struct Traced(Arc<Mutex<Vec<TracedRow>>>);

impl Traced {
    /// Notes a row if its account is known.
    pub fn note(&self, table: &'static str, line: &mut Line, fate: Fate) {
        let findings = line.report.latest();
        if !line.known {
            return;
        }
        let cell = |slot: usize| {
            let bytes = line.row.get(Slot(slot))?.bytes.trim_ascii();
            let column = line.layout.name(Slot(slot)).clone();
            (!bytes.is_empty()).then(|| (column, shown(&decode(bytes))))
        };
        let cells = (0..line.layout.columns.len()).filter_map(cell).collect();
        let (at, day, week) = (line.location(), line.day, line.week);
        let row = TracedRow { table, at, cells, day, week, used: fate == Fate::Used, findings };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(row);
    }
}

/// The rows of an account in every table but `accounts`, by table and in the order of the files.
pub fn trace(workspace: &Workspace, row: &AccountRow) -> Vec<TracedRow> {
    let mut rows = vec![row.clone()];
    let index = AccountIndex::of(&rows);
    let traced = Traced::default();
    let bridges = Bridges::load(workspace, &index, keys_of(workspace).into_iter()).noting(traced.clone());
    let config = &workspace.config;
    let mut weekly = Weekly::new(1, &config.metrics, config.week_starts, &usage::shared(workspace));
    contacts::fill(workspace, &bridges, &index, &mut rows);
    usage::load(workspace, &bridges, &index, &mut weekly);
    events::load(workspace, &bridges, &index, &mut weekly);
    features::load(workspace, &bridges, &index, 1);
    requests::load(workspace, &bridges, &index);
    tickets::load(workspace, &bridges, &index, &rows);
    outcomes::load(workspace, &bridges, &index);
    let mut rows = traced.0.lock().unwrap_or_else(PoisonError::into_inner);
    std::mem::take(&mut rows)
}
