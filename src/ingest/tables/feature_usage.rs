//! `feature_usage`: who uses what, in the period and the one before.
//!
//! Amounts that several files may give are kept by feature, day and file until all are read: what a later file gives again
//! takes the earlier file's place. Rows that are single uses only add up.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::base::finding::{Location, Severity};
use crate::base::nearest::did_you_mean;
use crate::config::workspace::Workspace;
use crate::ingest::cells::catalogue_name::NameLookup;
use crate::ingest::date_window::DateWindow;
use crate::ingest::duplicates::{EarlierRows, Mapping, SeenRows, repeated};
use crate::ingest::keys::key_maps::check_start;
use crate::ingest::reader::file_report::CellAt;
use crate::ingest::reader::row::{ColumnId, Schema};
use crate::ingest::reader::row_reader::{RowOutcome, RowReader};
use crate::ingest::records::{FeatureCell, FigurePart};
use crate::ingest::refused::Refusals;
use crate::ingest::superseded::{Restated, SupersededValues};
use crate::ingest::tables::table::{LoadContext, LoadedTable, Table};
use crate::ingest::{input_paths, records};

/// Fills the use of features.
pub(crate) struct FeatureUsage;

impl Table for FeatureUsage {
    fn name(&self) -> &'static str {
        "feature_usage"
    }

    fn load(&self, cx: &LoadContext) -> LoadedTable {
        let LoadContext { workspace, index, .. } = cx;
        let accounts = cx.accounts.len();
        let mut refusals = Refusals::default();
        let mut reading = cx.reader(self);
        let calendar = DateWindow::of(workspace);
        let windows = Windows::of(workspace);
        let features = &workspace.catalogue.features;
        let mut table = records::FeatureUsage {
            features: features.iter().map(|f| f.id.clone()).collect(),
            cells: vec![Vec::new(); accounts],
            measured: vec![false; accounts],
            measured_before: vec![false; accounts],
        };
        let mut seen = SeenRows::new(accounts);
        let mut earlier = EarlierRows::default();
        let sources = &workspace.config.sources.feature_usage.0;
        let several = sources.iter().map(|source| input_paths::count(workspace, &source.file)).sum::<usize>() > 1;
        let mut amounts = Amounts { rows: vec![Vec::new(); if several { accounts } else { 0 }], files: Vec::new() };
        for source in sources {
            let Some(key) = &source.account else { continue };
            let mut schema = Schema::default();
            let mut resolver = cx.key_maps.resolver(key, &mut schema);
            let feature = schema.add(&source.feature, true);
            let date = source.date.as_ref().map(|column| schema.figure(column, true));
            let (users, uses) = (schema.maybe_figure(source.users.as_ref()), schema.maybe_figure(source.uses.as_ref()));
            let counted = users.is_some() || uses.is_some();
            schema.any_of = users.into_iter().chain(uses).collect();
            let mut names = NameLookup::of(&workspace.lookup.features, &source.names);
            let reads = Mapping::of(&(
                (&source.account, &source.date, &source.file.keep),
                (&source.feature, &source.users, &source.uses),
            ));
            reading.source(source, schema, &mut |row| {
                let mut refuse = |account: u32, day: Option<NaiveDate>, at: Location| {
                    refusals.add(account, FigurePart::Features, day, at);
                };
                let found = resolver.sound_account(row, index, |account, at| refuse(account, None, at));
                let (account, starts) = match found {
                    Ok(found) => found,
                    Err(outcome) => return outcome,
                };
                let day = match date.map(|column| calendar.day(row, column)).transpose() {
                    Ok(day) => day,
                    Err(outcome) => {
                        if let (RowOutcome::SetAside, Some(column)) = (outcome, date) {
                            refuse(account, None, row.place(column));
                        }
                        return outcome;
                    }
                };
                let Some(name) = row.key(feature) else {
                    refuse(account, day, row.place(feature));
                    return row.missing(feature);
                };
                let Some(place) = names.find(&name).and_then(|place| u16::try_from(place).ok()) else {
                    unknown_feature(row, feature, &name, workspace);
                    if names.near(&name).is_some() {
                        refuse(account, day, row.place(feature));
                    }
                    return RowOutcome::SetAside;
                };
                // Rows with amounts are sums of somebody's; rows that are single uses may well be alike within a file.
                let print = row.cells.fingerprint();
                let new = if counted {
                    seen.insert(account, reads, print)
                } else {
                    earlier.insert(&row.report.file, reads, print)
                };
                if !new {
                    return repeated(row, resolver.column);
                }
                if let (Some(column), Some(day)) = (date, day) {
                    check_start(row, column, day, starts);
                }
                let columns = [users, uses].into_iter().flatten();
                let mut amount = |column: ColumnId| {
                    let amount = row.amount(column);
                    if amount.is_none() && row.has(column) {
                        refuse(account, day, row.place(column));
                    }
                    amount
                };
                let users = users.and_then(&mut amount);
                let uses = if counted { uses.and_then(&mut amount) } else { Some(1.0) };
                if users.is_none() && uses.is_none() {
                    // An amount that cannot be read has its own finding.
                    let blank = columns.clone().all(|column| row.bytes(column).is_none());
                    return if let (true, Some(column)) = (blank, columns.clone().next()) {
                        row.missing(column)
                    } else {
                        RowOutcome::SetAside
                    };
                }
                table.measured[account as usize] |= day.is_none_or(|day| Windows::within(windows.now, day));
                table.measured_before[account as usize] |= day.is_some_and(|day| Windows::within(windows.before, day));
                let amount = Amount { feature: place, day, file: 0, users, uses };
                if several && counted {
                    let before = amounts.add(account, &row.report.file, amount);
                    let shown = columns.clone().find(|column| row.bytes(*column).is_some());
                    if let (Some(before), Some(column), Some(now)) = (before, shown, users.or(uses)) {
                        let key = row.text(resolver.column).unwrap_or_default();
                        Restated { value: now, day, account: &key, before }.report(row, column);
                    }
                } else {
                    windows.add(cell(&mut table.cells[account as usize], place), day, users, uses);
                }
                RowOutcome::Used
            });
        }
        for (account, rows) in amounts.rows.iter().enumerate() {
            for Amount { feature, day, users, uses, .. } in rows {
                windows.add(cell(&mut table.cells[account], *feature), *day, *users, *uses);
            }
        }
        table.cells.iter_mut().for_each(Vec::shrink_to_fit);
        LoadedTable::new(reading, refusals, |tables| tables.features = table)
    }
}

fn unknown_feature(row: &mut RowReader, column: ColumnId, name: &[u8], workspace: &Workspace) {
    let at = CellAt::new(row.cells.line(), Some(row.schema.name(column)), Some(name));
    row.report.orphan(Severity::Warning, "unknown_feature", at, |shown| {
        let known = workspace.catalogue.features.iter();
        let near = did_you_mean(shown, known.clone().map(|f| f.id.as_str()).chain(known.map(|f| f.name.as_str())));
        format!(
            "which is no feature of the catalogue{near}; list it under `names`, add it to the catalogue, or keep its rows \
             out with `where`"
        )
    });
}

/// What the rows of one feature and day say.
#[derive(Debug, Clone, Copy)]
struct Amount {
    feature: u16,
    day: Option<NaiveDate>,
    file: u32,
    users: Option<f64>,
    uses: Option<f64>,
}

/// The amounts of each account, sorted by feature and day, and the files they may be of.
struct Amounts {
    rows: Vec<Vec<Amount>>,
    files: Vec<Arc<str>>,
}

impl Amounts {
    /// Adds a row of a file; says where it takes the place of an earlier file's.
    fn add(&mut self, account: u32, file: &Arc<str>, mut new: Amount) -> Option<SupersededValues> {
        if self.files.last().is_none_or(|last| !Arc::ptr_eq(last, file)) {
            self.files.push(file.clone());
        }
        new.file = self.files.len() as u32 - 1;
        let rows = &mut self.rows[account as usize];
        let at = rows.partition_point(|known| (known.feature, known.day) < (new.feature, new.day));
        let Some(known) = rows.get_mut(at).filter(|known| (known.feature, known.day) == (new.feature, new.day)) else {
            rows.insert(at, new);
            return None;
        };
        if known.file == new.file {
            (known.users, known.uses) = (largest(known.users, new.users), added(known.uses, new.uses));
            return None;
        }
        let before = std::mem::replace(known, new);
        // The column that is shown is the first that the row has: of both, the users.
        let value = if new.users.is_some() { before.users.or(before.uses) } else { before.uses.or(before.users) };
        Some(SupersededValues { before: value?, file: self.files[before.file as usize].clone() })
    }
}

/// The cell of a feature, in a list sorted by feature.
fn cell(cells: &mut Vec<FeatureCell>, feature: u16) -> &mut FeatureCell {
    let at = cells.partition_point(|cell| cell.feature < feature);
    if cells.get(at).is_none_or(|cell| cell.feature != feature) {
        let empty = FeatureCell {
            feature,
            uses: None,
            users: None,
            uses_before: None,
            users_before: None,
            used: false,
            used_before: false,
            first_used: None,
            last_used: None,
        };
        cells.insert(at, empty);
    }
    &mut cells[at]
}

/// The days of the period up to `as_of`, and as many of the one before.
struct Windows {
    now: (NaiveDate, NaiveDate),
    before: (NaiveDate, NaiveDate),
}

impl Windows {
    fn of(workspace: &Workspace) -> Self {
        let (period, previous) = (&workspace.period, &workspace.previous);
        let last = period.end.min(workspace.as_of);
        let before =
            if last == period.end { previous.end } else { (previous.start + (last - period.start)).min(previous.end) };
        Self { now: (period.start, last), before: (previous.start, before) }
    }

    fn within(window: (NaiveDate, NaiveDate), day: NaiveDate) -> bool {
        window.0 <= day && day <= window.1
    }

    /// Adds a row; one without a day is a snapshot of the period, which says nothing of when use began.
    fn add(&self, cell: &mut FeatureCell, day: Option<NaiveDate>, users: Option<f64>, uses: Option<f64>) {
        let is_use = users.is_some_and(|u| u > 0.0) || uses.is_some_and(|u| u > 0.0);
        if is_use && let Some(day) = day {
            cell.first_used = cell.first_used.into_iter().chain(Some(day)).min();
            cell.last_used = cell.last_used.max(Some(day));
        }
        if day.is_none_or(|day| Self::within(self.now, day)) {
            cell.uses = added(cell.uses, uses);
            cell.users = largest(cell.users, users);
            cell.used |= is_use;
        } else if day.is_some_and(|day| Self::within(self.before, day)) {
            cell.uses_before = added(cell.uses_before, uses);
            cell.users_before = largest(cell.users_before, users);
            cell.used_before |= is_use;
        }
    }
}

fn added(known: Option<f64>, new: Option<f64>) -> Option<f64> {
    match (known, new) {
        (Some(a), Some(b)) => Some(a + b),
        (a, b) => a.or(b),
    }
}

fn largest(known: Option<f64>, new: Option<f64>) -> Option<f64> {
    match (known, new) {
        (Some(a), Some(b)) => Some(a.max(b)),
        (a, b) => a.or(b),
    }
}
