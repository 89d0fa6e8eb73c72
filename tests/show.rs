//! From a figure of a deck to the lines of the export: what `show` names is what the figure was made of.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

mod common;

use std::path::{Path, PathBuf};

use common::{bakery, sample, shared, today};
use quarterdeck::account::figure::{FigureId, MetricFigure, Origin};
use quarterdeck::base::amounts::rounding::whole;
use quarterdeck::config::flags::Flags;
use quarterdeck::config::qbr::metrics::Aggregate;
use quarterdeck::config::qbr::slides::SlideKind;
use quarterdeck::config::workspace::Workspace;
use quarterdeck::inspect::explanation::ExplainedFigure;
use quarterdeck::inspect::session::SessionOptions;
use quarterdeck::inspect::sources::{ExplainedAccount, FigureSource, show};

fn shown(workspace: &Path, flags: &Flags, account: &str) -> ExplainedAccount {
    let subject = SessionOptions {
        workspace: workspace.into(),
        flags: flags.clone(),
        account: account.into(),
        loosely: true,
        previous: None,
    };
    show(subject, Path::new("nowhere"), today(), &|_| {}).unwrap()
}

/// The cells of a column on the lines of a source as an editor counts them, as numbers.
fn cells(source: &FigureSource, root: &Path) -> Vec<f64> {
    let text = std::fs::read_to_string(root.join(&source.file)).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let split = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<_>>();
    let column = source.column.as_ref().unwrap();
    let at = split(lines[0]).iter().position(|name| name == column).unwrap();
    source.lines.iter().filter_map(|line| split(lines[*line as usize - 1])[at].parse().ok()).collect()
}

/// The facts that are weeks of a metric, with their sources.
fn of_weeks(shown: &ExplainedAccount) -> impl Iterator<Item = (&ExplainedFigure, Aggregate, &Vec<FigureSource>)> {
    shown.explanation.facts.iter().zip(&shown.sources).filter_map(|(fact, sources)| match fact.origin {
        Origin::Usage { how, .. } => Some((fact, how, sources)),
        _ => None,
    })
}

/// The sample's metrics that count people.
const PEOPLE: [&str; 3] = ["weekly_users.", "daily_users.", "active_seats."];

#[test]
fn every_figure_of_the_sample_is_made_of_the_lines_that_are_named() {
    let (root, flags) = (sample::folder(), Flags::default());
    let factory = sample::plain();
    let mut checked = 0;
    for row in factory.tables().accounts.iter().filter(|row| row.name.is_some()) {
        let shown = shown(&root, &flags, &row.id);
        for (fact, how, sources) in of_weeks(&shown) {
            let [source] = sources.as_slice() else { panic!("{} {}: {sources:?}", row.id, fact.id) };
            let cells = cells(source, &root);
            let made = match how {
                Aggregate::Sum => cells.iter().sum(),
                Aggregate::Mean => cells.iter().sum::<f64>() / cells.len() as f64,
                Aggregate::Max => cells.iter().copied().fold(0.0, f64::max),
                Aggregate::Last => *cells.last().unwrap(),
            };
            // People are whole: 19.15 of them are 19.
            let id = fact.id.to_string();
            let of_people = PEOPLE.iter().any(|metric| id.starts_with(metric));
            let made = if of_people { whole(made) } else { made };
            assert!((made - fact.value.unwrap()).abs() < 1e-6, "{} {}: {made} of {source:?}", row.id, fact.id);
            checked += 1;
        }
    }
    assert!(checked > 300, "{checked}");
}

#[test]
fn every_sentence_leads_to_facts_that_lead_to_lines() {
    let shown = shown(&sample::folder(), &Flags::default(), "C-2001");
    let name = |fact: &str| shown.explanation.facts.iter().position(|known| known.id.to_string() == fact);
    for said in shown.explanation.sentences.iter().filter(|said| said.leads) {
        assert!(!said.evidence.is_empty(), "{}", said.text);
        for evidence in &said.evidence {
            let at = name(&evidence.figure.to_string())
                .unwrap_or_else(|| panic!("{} rests on {}", said.text, evidence.figure));
            assert_eq!(shown.explanation.facts[at].value, Some(evidence.value), "{}", evidence.figure);
        }
    }
    // The page behind the slides defines their words and shows no figure of its own.
    for page in shown.explanation.slides.iter().filter(|page| page.slide != SlideKind::Definitions) {
        assert!(!page.facts.is_empty(), "{:?}", page.slide);
    }
    let goal = shown.explanation.facts.iter().position(|fact| fact.id == FigureId::Goal(1)).unwrap();
    assert_eq!(shown.sources[goal][0].file, "outcomes.csv");
    let before = FigureId::GoalBefore(1, "2026-Q2".into());
    let before = shown.explanation.facts.iter().position(|fact| fact.id == before).unwrap();
    let lines =
        [goal, before].map(|at| shown.sources[at].iter().map(|source| source.lines.clone()).collect::<Vec<_>>());
    assert_ne!(lines[0], lines[1], "each quarter has its own row");
}

#[test]
fn real_figures_that_add_up_are_the_sum_of_the_lines_that_are_named() {
    let Some(data) = shared("data/ravenstack") else { return };
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/real/ravenstack");
    let flags = Flags { data: Some(data.clone()), ..Flags::default() };
    let workspace = Workspace::load(&root, &flags, today()).unwrap();
    let config = |id: &str| workspace.config.metrics.iter().find(|metric| metric.id == id).unwrap().clone();
    let mut checked = 0;
    for account in ["A-00bed1", "A-2e4581", "A-43a9e3", "A-0a282f", "A-1f0ac7", "A-ce550d"] {
        let subject = SessionOptions {
            workspace: root.clone(),
            flags: flags.clone(),
            account: account.into(),
            loosely: true,
            previous: None,
        };
        let shown = show(subject, Path::new("nowhere"), today(), &|_| {}).unwrap();
        for (fact, how, sources) in of_weeks(&shown) {
            let Origin::Usage { metric, .. } = &fact.origin else { unreachable!("it is of weeks") };
            if how != Aggregate::Sum || config(metric).per_week != Aggregate::Sum {
                continue;
            }
            let made: f64 = sources.iter().filter(|s| s.column.is_some()).flat_map(|s| cells(s, &data)).sum();
            assert!((made - fact.value.unwrap()).abs() < 1e-6, "{account} {}: {made}", fact.id);
            checked += 1;
        }
    }
    assert!(checked >= 3, "{checked} figures");
}

#[test]
fn a_row_that_is_wrong_is_told_with_its_account_and_with_no_other() {
    let folder =
        bakery::folder(&["Ashcrumb", "Bunfield"].map(|name| bakery::Bakery::new(&format!("B-{name}"), name, 5)), 5);
    let path = folder.path().join("usage.csv");
    let usage = std::fs::read_to_string(&path).unwrap();
    let row = usage.lines().nth(20).unwrap();
    let (start, last) = row.rsplit_once(',').unwrap();
    std::fs::write(&path, usage.replace(row, &format!("{start},{last}O"))).unwrap();
    let told = |account: &str| {
        let shown = shown(folder.path(), &Flags::default(), account);
        shown.findings.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let (hit, other) = (told("Ashcrumb"), told("Bunfield"));
    assert!(hit.iter().any(|finding| finding.starts_with("usage.csv:21: ")), "{hit:?}");
    assert!(other.iter().all(|finding| !finding.contains("usage.csv")), "{other:?}");
}

#[test]
fn a_held_account_is_shown_like_any_other() {
    let shown = shown(&sample::folder(), &Flags::default(), "Stonebridge");
    assert_eq!(shown.explanation.record.code(), "hold_mark");
    assert!(shown.explanation.slides.len() >= 6 && !shown.explanation.facts.is_empty());
}

#[test]
fn a_slide_says_itself_which_figures_it_shows() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("workspace");
    copy(&sample::folder(), &root);
    // Only the last three weeks of weekly users are known, so that the page is about invoices.
    let path = root.join("usage.csv");
    let text = std::fs::read_to_string(&path).unwrap();
    let blank = |line: &str| match line.split(',').collect::<Vec<_>>().as_slice() {
        ["C-1001", week, _, rest @ ..] if *week < "2026-09-07" => format!("C-1001,{week},,{}\n", rest.join(",")),
        _ => format!("{line}\n"),
    };
    std::fs::write(&path, text.lines().map(blank).collect::<String>()).unwrap();
    let shown = shown(&root, &Flags::default(), "C-1001");
    let trend = shown.explanation.slides.iter().find(|page| page.slide == SlideKind::Trend).unwrap();
    assert!(trend.title.contains("Invoices"), "{}", trend.title);
    let invoices = FigureId::metric("invoices", MetricFigure::Value);
    assert!(trend.facts.contains(&invoices), "{:?}", trend.facts);
    let of_users = |id: &FigureId| matches!(id, FigureId::Metric(metric, _) if metric == "weekly_users");
    assert!(!trend.facts.iter().any(of_users), "{:?}", trend.facts);
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let (path, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            std::fs::copy(&path, &to).unwrap();
        }
    }
}
