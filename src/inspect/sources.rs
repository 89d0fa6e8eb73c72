//! Everything about one account: its figures and the rows behind them, its deck's content, and the changes since the last
//! build.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;

use crate::account::figure::Origin;
use crate::base::account_id::means;
use crate::base::finding::{Finding, Location};
use crate::base::period::months_between;
use crate::config::qbr::metrics::Aggregate;
use crate::config::qbr::sources::usage::UsageSource;
use crate::config::workspace::Workspace;
use crate::ingest::cells::catalogue_name::NameLookup;
use crate::ingest::records::{AccountRow, OutcomeRow};
use crate::ingest::tables::events::Events;
use crate::ingest::tables::feature_usage::FeatureUsage;
use crate::ingest::tables::table::Table;
use crate::ingest::tables::tickets::Tickets;
use crate::ingest::tables::usage::Usage;
use crate::ingest::trace::trace;
use crate::ingest::traced_row::TracedRow;
use crate::inspect::diff::{DeckChange, changes};
use crate::inspect::explanation::{DeckExplanation, ExplainedFigure};
use crate::inspect::session::{AccountSession, SessionOptions};
use crate::pipeline::error::RunError;
use crate::pipeline::factory::DeckFactory;
use crate::pipeline::options::Progress;
use crate::pipeline::output::error::OutputError;
use crate::pipeline::prior_run;
use crate::store::claims;
use crate::store::claims::DeckClaims;
use crate::store::folder_contents::Contents;
use crate::store::folder_seal::FolderProver;
use crate::store::manifest::Manifest;
use crate::store::manifest_row::ManifestRow;

#[derive(Debug)]
pub struct ExplainedAccount {
    pub id: String,
    pub period: String,
    /// The date of the data.
    pub as_of: NaiveDate,
    pub explanation: DeckExplanation,
    /// The sources of each of `explanation.facts`, in the same order.
    pub sources: Vec<Vec<FigureSource>>,
    /// Problems in its data or its override.
    pub findings: Vec<Finding>,
    pub override_file: Option<String>,
    /// What changed since the last build; `None` if the account was not in it.
    pub since: Option<Vec<DeckChange>>,
}

/// Lines of one file that a fact comes from.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct FigureSource {
    /// The path as the user gave it.
    pub file: String,
    /// `None` if the fact comes from whole rows.
    pub column: Option<String>,
    /// Line numbers from 1, sorted; for a JSON file on one line the numbers of the records.
    pub lines: Vec<u64>,
    /// Whether `lines` are numbers of records.
    pub records: bool,
}

/// Reads an account, and what the last build into `out` knew of it. The files are read a second time to find the rows behind
/// its figures.
pub fn show(
    options: SessionOptions,
    out: &Path,
    today: NaiveDate,
    progress: &(dyn Fn(Progress<'_>) + Sync),
) -> Result<ExplainedAccount, RunError> {
    let session = AccountSession::open(options, today, progress)?;
    let (factory, at) = session.factory();
    let (workspace, row) = (factory.workspace(), &factory.tables().accounts[at]);
    let explanation = factory.explanation(at);
    progress(Progress::Reading("the account's rows"));
    let rows = trace(workspace, row);
    let place = Places { workspace, row, rows: &rows, factory, at };
    let sources = explanation.facts.iter().map(|fact| place.of(fact)).collect();
    let mut findings: Vec<Finding> = rows.iter().flat_map(|row| row.findings.iter().cloned()).collect();
    findings.extend(of_row(session.findings(), row));
    findings.extend(of_row(factory.findings(), row));
    let (since, note) = since(out, &row.id, &explanation, session.prover())?;
    findings.extend(note);
    let (override_file, of_override) = session.of_override()?;
    findings.extend(of_override);
    Ok(ExplainedAccount {
        id: row.id.clone(),
        period: workspace.period.label(),
        as_of: workspace.as_of,
        sources,
        findings,
        override_file,
        since,
        explanation,
    })
}

/// Findings about the account's own row or override, or with its id as their value.
fn of_row(findings: &crate::base::finding::Findings, row: &AccountRow) -> Vec<Finding> {
    let at = row.at.as_ref();
    let own = |finding: &&Finding| {
        let here = at.is_some_and(|at| at.file == finding.at.file && at.line == finding.at.line && at.line > 0);
        let by_hand = row.overridden().is_some_and(|decided| *decided.path == *finding.at.file);
        here || by_hand || finding.value.as_deref() == Some(&row.id)
    };
    findings.groups().flat_map(|(.., group)| &group.shown).filter(own).cloned().collect()
}

/// What changed since the last build into `out`, and a note about that folder.
fn since(
    out: &Path,
    id: &str,
    explanation: &DeckExplanation,
    prover: &FolderProver,
) -> Result<(Option<Vec<DeckChange>>, Option<Finding>), RunError> {
    let Some((manifest, sha256)) = Manifest::read(out).map_err(OutputError::from)? else { return Ok((None, None)) };
    let mut claims_then = None;
    let insights = claims::each(out, |claims: DeckClaims| {
        if means(&claims.account_id, id) {
            claims_then = Some(claims);
        }
    })
    .map_err(OutputError::from)?;
    let found = Contents { manifest: sha256, insights: insights.unwrap_or_default() };
    let proof = prover.prove(out, &found, Some(manifest.rows())).map_err(OutputError::from)?;
    let note = proof.and_then(|proof| prior_run::accepted(out, proof));
    let now: &ManifestRow = &explanation.record;
    let claims = claims_then.as_ref().zip(explanation.claims.as_ref());
    Ok((manifest.row(id).map(|before| changes(before, now, claims)), note))
}

/// Finds the sources of facts.
struct Places<'a> {
    workspace: &'a Workspace,
    row: &'a AccountRow,
    rows: &'a [TracedRow],
    factory: &'a DeckFactory,
    at: usize,
}

impl Places<'_> {
    /// The sources of a fact; empty if it is computed from other facts.
    fn of(&self, fact: &ExplainedFigure) -> Vec<FigureSource> {
        match &fact.origin {
            Origin::Field(field) => gathered([(self.row.place_of(*field, self.workspace), None)]),
            Origin::Entitlement(name) => {
                let source = self.workspace.config.sources.accounts.0.get(self.row.source);
                let column = source.and_then(|source| source.entitlements.get(name)).cloned();
                gathered(self.row.at.clone().map(|at| (at, column)))
            }
            Origin::Usage { metric, weeks, how } => self.usage(metric, weeks, *how),
            Origin::Features(id) => {
                let period = self.workspace.period;
                let within = |row: &&TracedRow| row.day.is_none_or(|day| (period.start..=period.end).contains(&day));
                let of_feature = |row: &&TracedRow| id.as_ref().is_none_or(|id| self.is_of_feature(row, id));
                gathered(
                    self.table::<FeatureUsage>().filter(within).filter(of_feature).map(|row| (row.at.clone(), None)),
                )
            }
            Origin::FeatureMonth { feature, month } => {
                let within = |row: &&TracedRow| row.day.is_some_and(|day| months_between(*month, day) == 0);
                let of_feature = |row: &&TracedRow| self.is_of_feature(row, feature);
                gathered(
                    self.table::<FeatureUsage>().filter(within).filter(of_feature).map(|row| (row.at.clone(), None)),
                )
            }
            Origin::Requests(id) => {
                let own = self.factory.tables().requests.iter().filter(|row| row.account == Some(self.at as u32));
                let named = own.filter(|row| id.as_ref().is_none_or(|id| *id == row.id));
                gathered(named.map(|row| (row.at.clone(), None)))
            }
            Origin::Tickets => {
                let (period, as_of) = (self.workspace.period, self.workspace.as_of);
                let last = period.end.min(as_of);
                let within = |row: &&TracedRow| row.day.is_some_and(|day| (period.start..=last).contains(&day));
                gathered(self.table::<Tickets>().filter(within).map(|row| (row.at.clone(), None)))
            }
            Origin::Goal(goal) => {
                let own = self.factory.tables().outcomes.iter().filter(|row| row.account == self.at as u32);
                let now = |row: &&OutcomeRow| row.period.is_none_or(|period| period == self.workspace.period);
                gathered(own.filter(|row| row.goal == *goal).filter(now).map(|row| (row.at.clone(), None)))
            }
            Origin::GoalBefore(goal, period) => {
                let own = self.factory.tables().outcomes.iter().filter(|row| row.account == self.at as u32);
                let then = own.filter(|row| row.goal == *goal && row.period == Some(*period));
                gathered(then.map(|row| (row.at.clone(), None)))
            }
            Origin::Cohort(_) | Origin::Catalogue | Origin::Computed(_) => Vec::new(),
        }
    }

    /// The rows of a table that were used.
    fn table<T: Table>(&self) -> impl Iterator<Item = &TracedRow> {
        self.rows.iter().filter(|row| row.table == T::NAME && row.used)
    }

    /// The rows of the weeks behind a metric's figure; for a figure that is the latest value only the last row.
    fn usage(&self, metric: &str, weeks: &[NaiveDate], how: Aggregate) -> Vec<FigureSource> {
        let calendar = self.workspace.grid.calendar;
        let within = |row: &&TracedRow| row.week.is_some_and(|week| weeks.contains(&calendar.first_day(week)));
        let values = self.table::<Usage>().filter(within).filter_map(|row| Some((row, self.column_of(row, metric)?)));
        let events = self.table::<Events>().filter(within).filter(|row| self.counts_for(row, metric));
        let mut rows: Vec<_> = values.map(|(row, column)| (row, Some(column))).collect();
        rows.extend(events.map(|row| (row, None)));
        if how == Aggregate::Last {
            let last = rows.iter().filter_map(|(row, _)| row.day).max();
            let weekly = self.workspace.config.metrics.iter().find(|config| config.id == metric);
            if weekly.is_some_and(|config| config.per_week == Aggregate::Last) {
                rows.retain(|(row, _)| row.day == last);
            }
        }
        gathered(rows.into_iter().map(|(row, column)| (row.at.clone(), column)))
    }

    /// The column of a row of usage that contains the metric.
    fn column_of(&self, row: &TracedRow, metric: &str) -> Option<String> {
        let cell = |column: &str| row.cells.iter().find(|(name, _)| **name == *column).map(|(_, cell)| cell.as_str());
        let of_source = |source: &UsageSource| match (&source.metric, &source.value) {
            (Some(name), Some(value)) => {
                let lookup = &self.workspace.lookup.metrics;
                let place = NameLookup::of(lookup, &source.names).find(cell(name)?.as_bytes())?;
                (Some(place) == lookup.find(metric)).then(|| value.clone())
            }
            _ => source.metrics.get(metric).filter(|column| cell(column).is_some()).cloned(),
        };
        self.workspace.config.sources.usage.0.iter().find_map(of_source)
    }

    /// Whether an event counts for a metric.
    fn counts_for(&self, row: &TracedRow, metric: &str) -> bool {
        let is_it = |id: &String| id == metric;
        self.workspace.config.sources.events.0.iter().any(|source| {
            let people = [&source.events, &source.weekly_users, &source.monthly_users, &source.daily_users];
            let event = source.event.as_ref().and_then(|column| row.cells.iter().find(|(name, _)| **name == **column));
            people.into_iter().flatten().any(is_it)
                || event.is_some_and(|(_, event)| source.by_event.get(event).is_some_and(is_it))
        })
    }

    fn is_of_feature(&self, row: &TracedRow, id: &str) -> bool {
        self.workspace.config.sources.feature_usage.0.iter().any(|source| {
            let lookup = &self.workspace.lookup.features;
            let named = row.cells.iter().find(|(name, _)| **name == *source.feature).map(|(_, cell)| cell);
            let place = named.and_then(|named| NameLookup::of(lookup, &source.names).find(named.as_bytes()));
            place.is_some() && place == lookup.find(id)
        })
    }
}

/// Groups places by file and column, with sorted lines.
fn gathered(places: impl IntoIterator<Item = (Location, Option<String>)>) -> Vec<FigureSource> {
    let mut by_file: BTreeMap<(String, Option<String>, bool), Vec<u64>> = BTreeMap::new();
    for (at, column) in places {
        let column = column.or_else(|| at.column.as_ref().map(|column| column.to_string()));
        let key = (at.file.to_string(), column, at.record.is_some());
        by_file.entry(key).or_default().push(at.record.unwrap_or(at.line));
    }
    let source = |((file, column, records), mut lines): ((String, Option<String>, bool), Vec<u64>)| {
        lines.sort_unstable();
        lines.dedup();
        lines.retain(|line| *line > 0);
        FigureSource { file, column, lines, records }
    };
    by_file.into_iter().map(source).collect()
}
