//! `feature_usage`: who uses what, in the period and the one before.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::finding::{Findings, Severity};
use super::keys::{AccountIndex, Bridges, check_start};
use super::line::Fate;
use super::row::Layout;
use super::seen::{Earlier, Seen};
use super::source::Reading;
use super::tables::{FeatureCell, FeatureUsage, FileFacts};
use super::usage::repeated;
use super::when::Calendar;
use crate::workspace::Workspace;

/// Reads all sources of feature usage.
pub(crate) fn load(
    workspace: &Workspace,
    bridges: &Bridges,
    index: &AccountIndex,
    accounts: usize,
) -> (FeatureUsage, Findings, Vec<FileFacts>) {
    let mut reading = Reading::new(workspace, "feature_usage");
    let calendar = Calendar::of(workspace);
    let windows = Windows::of(workspace);
    let features = &workspace.catalogue.features;
    let mut table = FeatureUsage {
        features: features.iter().map(|f| f.id.clone()).collect(),
        cells: vec![Vec::new(); accounts],
        measured: vec![false; accounts],
        measured_before: vec![false; accounts],
    };
    let mut seen = Seen::new(accounts);
    for (number, source) in workspace.config.sources.feature_usage.0.iter().enumerate() {
        let Some(key) = &source.account else { continue };
        let mut layout = Layout::default();
        let mut resolver = bridges.resolver(key, &mut layout);
        let feature = layout.add(&source.feature, true);
        let date = source.date.as_ref().map(|column| layout.add(column, true));
        let (users, uses) = (layout.maybe(source.users.as_ref()), layout.maybe(source.uses.as_ref()));
        let counted = users.is_some() || uses.is_some();
        layout.any_of = users.into_iter().chain(uses).collect();
        let names = names(workspace, &source.names);
        let mut earlier = Earlier::default();
        let mapping = format!(
            "{:?}{:?}{:?}{:?}{:?}{:?}",
            source.account, source.feature, source.date, source.users, source.uses, source.file.keep
        );
        reading.source(&source.file, &mapping, layout, &mut |line| {
            let (account, starts) = match resolver.account(line, index) {
                Ok(found) => found,
                Err(fate) => return fate,
            };
            let day = match date.map(|slot| calendar.day(line, slot)).transpose() {
                Ok(day) => day,
                Err(fate) => return fate,
            };
            let Some(name) = line.key(feature) else { return line.missing(feature) };
            let Some(place) = names.get(&*name) else {
                let column = line.layout.name(feature);
                let what = "which is no feature of the catalogue and not listed in `names`";
                line.report.orphan((Severity::Note, "unknown_feature"), line.row.line(), column, &name, what);
                return Fate::SetAside;
            };
            // Rows with amounts are sums of somebody's; rows that are single uses may well be alike within a file.
            let print = line.row.fingerprint();
            let new =
                if counted { seen.insert(account, number, print) } else { earlier.insert(&line.report.file, print) };
            if !new {
                return repeated(line, resolver.slot);
            }
            if let (Some(slot), Some(day)) = (date, day) {
                check_start(line, slot, day, starts);
            }
            let users = users.and_then(|slot| line.amount(slot));
            let uses = if counted { uses.and_then(|slot| line.amount(slot)) } else { Some(1.0) };
            table.measured[account as usize] |= day.is_none_or(|day| Windows::within(windows.now, day));
            table.measured_before[account as usize] |= day.is_some_and(|day| Windows::within(windows.before, day));
            let cell = cell(&mut table.cells[account as usize], *place);
            windows.add(cell, day, users, uses);
            Fate::Used
        });
    }
    table.cells.iter_mut().for_each(Vec::shrink_to_fit);
    (table, reading.findings, reading.files)
}

fn names(workspace: &Workspace, given: &std::collections::BTreeMap<String, String>) -> FxHashMap<Vec<u8>, u16> {
    let features = &workspace.catalogue.features;
    let place = |id: &str| features.iter().position(|f| f.id == id).and_then(|at| u16::try_from(at).ok());
    let own = features.iter().map(|f| (f.id.as_str(), f.id.as_str()));
    let given = given.iter().map(|(name, id)| (name.trim(), id.as_str()));
    own.chain(given).filter_map(|(name, id)| Some((name.as_bytes().to_vec(), place(id)?))).collect()
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
