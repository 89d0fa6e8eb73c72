//! Sources of usage that have stopped while others go on.
//!
//! Missing is not zero: a source without new rows leaves gaps that look as if nothing had been used. So its newest row over all accounts
//! is judged, and an account whose deck would show a figure of a stopped source is held, at `as_of` as on the day its deck leaves.
//! Tickets and requests are no such sources, since weeks without one are good news.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::base::finding::{Finding, Findings, Location, Severity};
use crate::base::week::Week;
use crate::config::qbr::table_file::FileConfig;
use crate::config::workspace::Workspace;
use crate::ingest::records::{OldestSource, Tables};

/// A source of usage, over all accounts.
#[derive(Debug, Clone)]
pub(crate) struct Feed {
    table: &'static str,
    /// Its paths as `qbr.yaml` names them.
    files: String,
    newest: Option<NaiveDate>,
    /// The newest day of each part: each metric by index, then the use of features.
    measured: Vec<Option<NaiveDate>>,
    /// Whether it has a value of the quarter: `given[account * measured.len() + part]`.
    given: Vec<bool>,
    quarter: RangeInclusive<Week>,
}

impl Feed {
    pub fn new(table: &'static str, file: &FileConfig, workspace: &Workspace, accounts: usize) -> Self {
        let parts = workspace.config.metrics.len() + 1;
        // Its last week may go on behind its last day.
        let last = workspace.grid.calendar.week_of(workspace.days().last);
        let quarter = workspace.grid.current().min().unwrap_or(last)..=last;
        let given = vec![false; accounts * parts];
        Self { table, files: file.path.0.join(", "), newest: None, measured: vec![None; parts], given, quarter }
    }

    /// Notes a row of a day.
    pub fn seen(&mut self, day: NaiveDate) {
        self.newest = self.newest.max(Some(day));
    }

    /// Notes a value of a metric.
    pub fn measured(&mut self, metric: usize, day: NaiveDate) {
        let newest = &mut self.measured[metric];
        *newest = (*newest).max(Some(day));
    }

    /// Says that every row measures these metrics.
    pub fn measures(&mut self, metrics: impl IntoIterator<Item = usize>) {
        for metric in metrics {
            self.measured[metric] = self.newest;
        }
    }

    /// Notes that a week of an account has a value of a metric by this source.
    pub fn gives(&mut self, account: u32, metric: usize, week: Week) {
        if self.quarter.contains(&week) {
            self.give(account, metric);
        }
    }

    /// Notes a use of a feature, on a day of the quarter or another.
    pub fn used(&mut self, account: u32, day: NaiveDate, in_quarter: bool) {
        let features = self.measured.len() - 1;
        self.measured(features, day);
        if in_quarter {
            self.give(account, features);
        }
    }

    fn give(&mut self, account: u32, part: usize) {
        self.given[account as usize * self.measured.len() + part] = true;
    }

    fn is_given_to(&self, account: usize, part: usize) -> bool {
        self.given[account * self.measured.len() + part]
    }

    fn name(&self) -> String {
        format!("{} ({})", self.table, self.files)
    }
}

/// Notes of each account the oldest source that its deck shows figures of, so that it is held once that is too old. Warns of sources that
/// have stopped while others go on, and of metrics without new values in sources that go on.
pub(crate) fn judge(workspace: &Workspace, feeds: &[Feed], tables: &mut Tables, findings: &mut Findings) {
    let days = workspace.config.thresholds.freshness_days;
    let is_old = |day: NaiveDate| (workspace.as_of - day).num_days() > days;
    let dated: Vec<(&Feed, NaiveDate)> = feeds.iter().filter_map(|feed| Some((feed, feed.newest?))).collect();
    let parts = workspace.config.metrics.len() + 1;
    // How many accounts' decks show figures of each source and of no newer one.
    let mut shown_by = vec![0; dated.len()];
    let names: Vec<Arc<str>> = dated.iter().map(|(feed, _)| feed.name().into()).collect();
    for (at, account) in tables.accounts.iter_mut().enumerate() {
        let newest_of = |part: usize| {
            let given = (0..dated.len()).filter(|source| dated[*source].0.is_given_to(at, part));
            given.max_by_key(|source| dated[*source].1)
        };
        let sources: BTreeSet<usize> = (0..parts).filter_map(newest_of).collect();
        sources.iter().for_each(|source| shown_by[*source] += 1);
        let oldest = sources.into_iter().min_by_key(|source| dated[*source].1);
        account.oldest_source =
            oldest.map(|source| OldestSource { name: names[source].clone(), newest: dated[source].1 });
    }
    let live: Vec<&Feed> = dated.iter().filter(|(_, newest)| !is_old(*newest)).map(|(feed, _)| *feed).collect();
    if live.is_empty() {
        return;
    }
    for ((feed, newest), held) in dated.iter().zip(shown_by).filter(|((_, newest), _)| is_old(*newest)) {
        let is_continued = |part: usize| live.iter().any(|other| other.measured[part].is_some());
        if held > 0 || (0..parts).any(|part| feed.measured[part].is_some() && !is_continued(part)) {
            let result = match held {
                0 => "no deck shows its figures".to_owned(),
                1 => "1 account whose deck would show its figures is held".to_owned(),
                _ => format!("{held} accounts whose decks would show its figures are held"),
            };
            let message = format!(
                "the newest row of {} is of {newest}, more than {days} days (`freshness_days`) before {}, and other \
                 sources of usage are newer: {result}. Export it again; if it has ended, take it out of `sources`",
                feed.name(),
                workspace.as_of
            );
            findings.push(warning("stale_source", &feed.files, *newest, message));
        }
    }
    for (part, metric) in workspace.config.metrics.iter().enumerate() {
        let newest = live.iter().filter_map(|feed| Some((feed.measured[part]?, feed))).max_by_key(|(day, _)| *day);
        if let Some((day, feed)) = newest.filter(|(day, _)| is_old(*day)) {
            let message = format!(
                "\"{}\" has had no value in {} since {day}, and other columns or rows are newer; decks show it for the weeks \
                 that were measured. Look whether the export still has it",
                metric.id,
                feed.name()
            );
            findings.push(warning("stale_metric", &feed.files, day, message));
        }
    }
}

fn warning(kind: &'static str, files: &str, newest: NaiveDate, message: String) -> Finding {
    Finding { severity: Severity::Warning, kind, at: Location::file(files), value: Some(newest.to_string()), message }
}
