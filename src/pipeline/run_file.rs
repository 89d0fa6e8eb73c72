//! `run.json`: the inputs and the result of a run, so that it can be checked and repeated.
//!
//! Two runs of the same input write the same file except for `outcomes` and `seconds`. It names files as the user gave them, and
//! contains nothing about the machine or its environment.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::base::finding::{Findings, Severity};
use crate::base::row::codes::ReasonCode;
use crate::config::workspace::Workspace;
use crate::ingest::file_facts::FileFacts;
use crate::ingest::selection::Selection;
use crate::pipeline::factory::DeckFactory;
use crate::pipeline::run_report::{Tally, Times};
use crate::store::manifest_row::Outcome;

pub(crate) struct RunFileInputs<'a> {
    pub workspace: &'a Workspace,
    pub factory: &'a DeckFactory,
    pub selection: &'a Selection,
    pub looks_back: bool,
    pub tally: &'a Tally,
    pub findings: &'a Findings,
    pub manifest_rows: usize,
    pub times: Times,
}

#[derive(Serialize)]
struct RunFile<'a> {
    version: &'static str,
    period: String,
    as_of: chrono::NaiveDate,
    fingerprints: Fingerprints<'a>,
    files: Vec<ReadFile<'a>>,
    selection: Chosen<'a>,
    looks_back: bool,
    accounts: usize,
    built: usize,
    coverage: f64,
    outcomes: BTreeMap<&'static str, usize>,
    reasons: Vec<ReasonCount<'a>>,
    review: usize,
    by_hand: usize,
    manifest_rows: usize,
    pages: usize,
    bytes: usize,
    findings: Vec<FindingCount>,
    seconds: Seconds,
}

/// SHA-256 in hex; for a theme over its file, its fonts and the themes that it is based on.
#[derive(Serialize)]
struct Fingerprints<'a> {
    workspace: BTreeMap<&'a str, String>,
    #[serde(rename = "voice")]
    languages: Option<String>,
    themes: Vec<Theme<'a>>,
}

#[derive(Serialize)]
struct Theme<'a> {
    name: &'a str,
    fingerprint: &'a str,
}

#[derive(Serialize)]
struct ReadFile<'a> {
    path: &'a str,
    table: &'static str,
    bytes: u64,
    sha256: Option<String>,
    rows: u64,
    used: u64,
    set_aside: u64,
}

#[derive(Serialize)]
struct Chosen<'a> {
    all: bool,
    accounts: &'a [String],
    r#where: Vec<String>,
    limit: Option<usize>,
}

#[derive(Serialize)]
struct ReasonCount<'a> {
    outcome: Outcome,
    reason_code: &'a str,
    accounts: usize,
}

#[derive(Serialize)]
struct FindingCount {
    severity: Severity,
    kind: &'static str,
    count: u64,
}

#[derive(Serialize)]
struct Seconds {
    load: f64,
    prepare: f64,
    decks: f64,
    total: f64,
}

pub(crate) fn bytes<'a>(inputs: &RunFileInputs<'a>) -> Vec<u8> {
    let RunFileInputs { workspace, factory, selection, tally, times, .. } = *inputs;
    let seconds = Seconds {
        load: times.load.as_secs_f64(),
        prepare: times.factory.as_secs_f64(),
        decks: times.decks.as_secs_f64(),
        total: times.total.as_secs_f64(),
    };
    let reason = |((outcome, reason_code), accounts): (&'a (Outcome, Option<ReasonCode>), &usize)| ReasonCount {
        outcome: *outcome,
        reason_code: reason_code.as_ref().map_or("", ReasonCode::as_str),
        accounts: *accounts,
    };
    let file = RunFile {
        version: env!("CARGO_PKG_VERSION"),
        period: workspace.period.label(),
        as_of: workspace.as_of,
        fingerprints: Fingerprints {
            workspace: workspace.hashes.iter().map(|(file, hash)| (file.as_str(), hex(hash))).collect(),
            languages: factory.languages_hash().map(hex),
            themes: factory
                .themes()
                .map(|theme| Theme { name: &theme.name, fingerprint: &theme.fingerprint })
                .collect(),
        },
        files: factory.tables().files.iter().map(ReadFile::of).collect(),
        selection: Chosen {
            all: selection.is_everything(),
            accounts: &selection.accounts,
            r#where: selection.filters.iter().map(ToString::to_string).collect(),
            limit: selection.limit,
        },
        looks_back: inputs.looks_back,
        accounts: factory.census().accounts,
        built: tally.built,
        coverage: tally.coverage(),
        outcomes: Outcome::ALL.iter().map(|outcome| (outcome.name(), tally.count(*outcome))).collect(),
        reasons: tally.reasons.iter().map(reason).collect(),
        review: tally.review,
        by_hand: tally.by_hand,
        manifest_rows: inputs.manifest_rows,
        pages: tally.pages,
        bytes: tally.bytes,
        findings: finding_counts(inputs.findings),
        seconds,
    };
    let mut bytes = serde_json::to_vec_pretty(&file).expect("text, numbers and dates are always JSON");
    bytes.push(b'\n');
    bytes
}

impl<'a> ReadFile<'a> {
    fn of(facts: &'a FileFacts) -> Self {
        Self {
            path: &facts.path,
            table: facts.table,
            bytes: facts.bytes,
            sha256: facts.sha256.as_ref().map(|hash| hex(hash)),
            rows: facts.rows,
            used: facts.used,
            set_aside: facts.set_aside,
        }
    }
}

/// The number of findings by severity and kind, the most severe first.
fn finding_counts(findings: &Findings) -> Vec<FindingCount> {
    let mut counts: BTreeMap<(std::cmp::Reverse<Severity>, &'static str), u64> = BTreeMap::new();
    for (severity, kind, group) in findings.groups() {
        *counts.entry((std::cmp::Reverse(severity), kind)).or_default() += group.count;
    }
    counts.into_iter().map(|((severity, kind), count)| FindingCount { severity: severity.0, kind, count }).collect()
}

fn hex(bytes: &[u8]) -> String {
    base16ct::lower::encode_string(bytes)
}
