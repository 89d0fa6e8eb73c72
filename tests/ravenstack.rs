//! RavenStack's real exports: everything read is accounted for, and figures computed apart from us agree.
//!
//! The expected figures come from a script over the CSVs with Python's csv, datetime, collections and statistics: rows
//! of feature usage joined to their account through the subscription, summed by 7-day weeks from Monday 30 September
//! 2024 (the thirteen that end within Q4) and from 1 July 2024 (thirteen weeks earlier); quartiles by
//! `statistics.quantiles(…, n=4, method="inclusive")`; features and tickets by calendar quarter.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

mod common;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use common::today;
use quarterdeck::account::assembly::portfolio::Portfolio;
use quarterdeck::account::change::{Band, NoChange};
use quarterdeck::account::metric::{Metric, PotentialSource};
use quarterdeck::account::view::{Account, NoService};
use quarterdeck::base::finding::Severity;
use quarterdeck::base::period::Period;
use quarterdeck::config::flags::Flags;
use quarterdeck::config::workspace::Workspace;
use quarterdeck::ingest::load;
use quarterdeck::pipeline::factory::DeckFactory;

fn workspace(data: PathBuf) -> Arc<Workspace> {
    let mapping = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/real/ravenstack");
    let flags = Flags { data: Some(data), ..Flags::default() };
    Arc::new(Workspace::load(&mapping, &flags, today()).unwrap())
}

fn account(base: &Portfolio, id: &str) -> Account {
    base.account(base.tables().accounts.iter().position(|row| row.id == id).unwrap()).0
}

/// The measured weeks of a metric with their figures.
fn measured(weeks: &[Option<f64>]) -> Vec<(usize, f64)> {
    weeks.iter().enumerate().filter_map(|(at, value)| Some((at, (*value)?))).collect()
}

#[test]
fn the_findings_are_those_of_an_independent_count() {
    let Some(data) = common::shared("data/ravenstack") else { return };
    let workspace = workspace(data);
    let (tables, findings) = load::load(&workspace, &|_| ()).unwrap();
    assert_eq!(tables.accounts.len(), 500);
    assert_eq!(findings.count_kind("orphan"), 0);
    // 21 ids of usage stand twice, for the weekly figures and for the features; by them three rows are no repetition of others.
    assert_eq!((findings.count_kind("duplicate"), findings.count_kind("repeated")), (42, 0));
    // 19,142 of 25,000 rows of usage before their subscription, 1,077 of 2,000 tickets before sign-up.
    assert_eq!(findings.count_kind("before_start"), 19_142 + 1_077);
    assert_eq!(findings.count(Severity::Error), 0);
    let rows: BTreeMap<_, _> = tables.files.iter().map(|file| (file.table, (file.rows, file.set_aside))).collect();
    assert_eq!((rows["usage"], rows["feature_usage"], rows["tickets"]), ((25_000, 0), (25_000, 0), (2_000, 0)));
}

#[test]
fn the_figures_are_those_of_an_independent_count() {
    let Some(data) = common::shared("data/ravenstack") else { return };
    let workspace = workspace(data);
    let (tables, _) = load::load(&workspace, &|_| ()).unwrap();
    let base = Portfolio::new(workspace, tables);

    // Company_133, FinTech: 154 in nine weeks, which had 130 a quarter earlier: 154 ÷ 130 − 1 = 18.5%.
    let busiest = account(&base, "A-9f9299");
    let uses: &Metric = busiest.lead().unwrap();
    let now = [(0, 10.), (1, 23.), (3, 17.), (6, 19.), (7, 25.), (9, 20.), (10, 17.), (11, 12.), (12, 11.)];
    assert_eq!(measured(&uses.weeks), now);
    assert_eq!(measured(&uses.prior_weeks).iter().map(|(_, v)| v).sum::<f64>(), 183.0);
    assert_eq!(uses.value, 154.0);
    assert_eq!(uses.prior, None, "other weeks were measured a quarter earlier");
    let change = uses.change.unwrap();
    assert_eq!((change.band, (change.share().unwrap() * 1000.0).round()), (Band::Rose, 185.0));
    assert_eq!(uses.peers, None, "sums of eight measured weeks or more are too few in the cohort");
    assert_eq!(uses.potential, None, "more a week than any quarter before, and less in all than the 183 of Q3");
    let features = busiest.features.as_ref().unwrap();
    assert_eq!((features.used(), features.all.len()), (15, 40));
    assert_eq!(features.all.iter().filter(|f| f.used_before).count(), 17);
    assert_eq!(busiest.service, Err(NoService::TooFewTickets { have: 2, need: 3 }), "two tickets are too few");

    // Company_188: 127 in nine weeks; the ten measured weeks of Q2 had 150, at which pace nine have 135.
    let slower = account(&base, "A-22d9d2");
    let potential = slower.lead().unwrap().potential.as_ref().unwrap();
    let quarter = Period::parse("2024-Q2", 1).unwrap();
    assert_eq!((potential.value, potential.source), (135.0, PotentialSource::OwnBest { quarter, at_its_pace: true }));

    // Company_206, Cybersecurity: only four weeks in common, so no change; three tickets replied to in 18, 77, 152 min.
    let sparse = account(&base, "A-c222ab");
    let uses = sparse.lead().unwrap();
    assert_eq!((uses.value, uses.change), (85.0, Err(NoChange::TooFewWeeks { have: 4, need: 8 })));
    assert_eq!((uses.peers, &uses.potential), (None, &None), "six weeks are too few to compare a sum");
    assert_eq!(sparse.features.as_ref().unwrap().used(), 7);
    let service = sparse.service.unwrap();
    assert_eq!((service.opened, service.solved, service.opened_before), (3, Some(3), 1));
    assert_eq!(service.first_reply, Some((77.0, 3)));
    assert_eq!(service.by_month.iter().map(|(_, n)| *n).collect::<Vec<_>>(), [1, 0, 2]);
}

#[test]
fn five_hundred_accounts_end_with_a_deck_or_a_reason() {
    let Some(data) = common::shared("data/ravenstack") else { return };
    let workspace = workspace(data);
    let (tables, _) = load::load(&workspace, &|_| ()).unwrap();
    let factory = DeckFactory::new(workspace, tables).unwrap();
    let mut outcomes = BTreeMap::new();
    for at in 0..factory.len() {
        let deck = factory.deck(at);
        assert_eq!(deck.pdf.is_some(), deck.record.reason_code.is_none(), "{:?}", deck.record);
        *outcomes.entry(deck.record.outcome.name()).or_insert(0) += 1;
    }
    assert_eq!(outcomes.values().sum::<i32>(), 500);
    assert!(outcomes["rendered"] >= 450, "{outcomes:?}");
    assert_eq!(outcomes.get("failed"), None);
}
