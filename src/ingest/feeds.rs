//! Sources of usage that have stopped while others go on.
//!
//! Missing is not zero: a source without new rows leaves gaps that look as if nothing had been used. So its newest row over all accounts
//! is judged, and an account whose deck would show a figure of a stopped source is held. Tickets and requests are no such
//! sources, since weeks without one are good news.

use chrono::NaiveDate;

use crate::base::finding::{Finding, Findings, Location, Severity};
use crate::config::qbr::table_file::FileConfig;
use crate::config::workspace::Workspace;
use crate::ingest::records::{StaleSource, Tables};

/// A source of usage, over all accounts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Feed {
    table: &'static str,
    /// Its paths as `qbr.yaml` names them.
    files: String,
    newest: Option<NaiveDate>,
    /// The newest day of each metric by index, then that of the use of features.
    measured: Vec<Option<NaiveDate>>,
    /// Whether each account has a row.
    has: Vec<bool>,
}

impl Feed {
    pub fn new(table: &'static str, file: &FileConfig, workspace: &Workspace, accounts: usize) -> Self {
        let measured = vec![None; workspace.config.metrics.len() + 1];
        Self { table, files: file.path.0.join(", "), newest: None, measured, has: vec![false; accounts] }
    }

    /// Notes a row of an account and day.
    pub fn seen(&mut self, account: u32, day: NaiveDate) {
        self.newest = self.newest.max(Some(day));
        self.has[account as usize] = true;
    }

    /// Notes a value of a metric.
    pub fn measured(&mut self, metric: usize, day: NaiveDate) {
        let newest = &mut self.measured[metric];
        *newest = (*newest).max(Some(day));
    }

    /// Notes a use of a feature.
    pub fn used(&mut self, day: NaiveDate) {
        self.measured(self.measured.len() - 1, day);
    }

    /// Says that every row gives values of these metrics.
    pub fn gives(&mut self, metrics: impl IntoIterator<Item = usize>) {
        for metric in metrics {
            self.measured[metric] = self.newest;
        }
    }

    fn name(&self) -> String {
        format!("{} ({})", self.table, self.files)
    }

    /// The metrics and features that it has values of, by index.
    fn parts(&self) -> impl Iterator<Item = usize> {
        self.measured.iter().enumerate().filter(|(_, newest)| newest.is_some()).map(|(part, _)| part)
    }
}

/// Holds the accounts whose decks would show a figure of a source that has stopped while another goes on, and warns of the source. Warns
/// also of a metric without new values in sources that go on.
pub(crate) fn judge(workspace: &Workspace, feeds: &[Feed], tables: &mut Tables, findings: &mut Findings) {
    let days = workspace.config.thresholds.freshness_days;
    let is_old = |day: NaiveDate| (workspace.as_of - day).num_days() > days;
    let (stopped, live): (Vec<_>, Vec<_>) =
        feeds.iter().filter_map(|feed| Some((feed, feed.newest?))).partition(|(_, newest)| is_old(*newest));
    if live.is_empty() {
        return;
    }
    let is_given = |part: usize| live.iter().any(|(feed, _)| feed.measured[part].is_some());
    let is_given_to =
        |at: usize, part: usize| live.iter().any(|(feed, _)| feed.has[at] && feed.measured[part].is_some());
    for (feed, newest) in stopped {
        let name = feed.name();
        let mut held = 0;
        for at in (0..feed.has.len()).filter(|at| feed.has[*at]) {
            if feed.parts().any(|part| !is_given_to(at, part) && is_shown(workspace, tables, at, part)) {
                held += 1;
                let source = &mut tables.accounts[at].stale_source;
                if source.as_ref().is_none_or(|other| newest < other.newest) {
                    *source = Some(StaleSource { name: name.clone(), newest });
                }
            }
        }
        if held > 0 || feed.parts().any(|part| !is_given(part)) {
            let result = match held {
                0 => "no deck shows its figures".to_owned(),
                1 => "1 account whose deck would show its figures is held".to_owned(),
                _ => format!("{held} accounts whose decks would show its figures are held"),
            };
            let message = format!(
                "the newest row of {name} is of {newest}, more than {days} days (`freshness_days`) before {}, and other \
                 sources of usage are newer: {result}. Export it again; if it has ended, take it out of `sources`",
                workspace.as_of
            );
            findings.push(warning("stale_source", &feed.files, newest, message));
        }
    }
    for (part, metric) in workspace.config.metrics.iter().enumerate() {
        let newest = live.iter().filter_map(|(feed, _)| Some((feed.measured[part]?, feed))).max_by_key(|(day, _)| *day);
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

/// Whether a deck would show a metric, or the use of features, in the quarter.
fn is_shown(workspace: &Workspace, tables: &Tables, at: usize, part: usize) -> bool {
    if part == workspace.config.metrics.len() {
        return tables.features.measured[at];
    }
    let series = tables.usage.series(at, part);
    workspace.grid.current().any(|week| series.get(week).is_some())
}

fn warning(kind: &'static str, files: &str, newest: NaiveDate, message: String) -> Finding {
    Finding { severity: Severity::Warning, kind, at: Location::file(files), value: Some(newest.to_string()), message }
}
