//! What `qbr.yaml` and the catalogue may say, and what is said of what they may not.

use crate::common::shared;
use crate::common::{Folder, HEAD, today};
use quarterdeck::config::flags::Flags;
use quarterdeck::config::qbr::metrics::MetricKind;
use quarterdeck::config::workspace::Workspace;

const ACCOUNTS: &str = "sources:\n  accounts: {file: a.csv, columns: {id: id, name: name}}\n";

fn refused(qbr: &str, catalogue: &str) -> Vec<String> {
    let error = Folder::of(&[("qbr.yaml", qbr), ("catalogue.yaml", catalogue)]).workspace().unwrap_err();
    error.lines().map(str::to_owned).collect()
}

#[test]
fn a_short_workspace_has_sensible_defaults() {
    let workspace = Folder::of(&[("qbr.yaml", format!("{HEAD}{ACCOUNTS}"))]).workspace().unwrap();
    assert_eq!(workspace.period.label(), "2026-Q3");
    assert_eq!(workspace.previous.label(), "2026-Q2");
    assert_eq!(workspace.as_of.to_string(), "2026-09-30");
    assert_eq!(workspace.grid.count, 13);
    assert_eq!(workspace.config.sources.accounts.0[0].file.path.0, ["a.csv"]);
}

#[test]
fn the_clock_only_chooses_a_period_where_none_is_configured() {
    let qbr = format!("{HEAD}{ACCOUNTS}").replace("period: 2026-Q3\n", "");
    let folder = Folder::of(&[("qbr.yaml", qbr)]);
    assert_eq!(folder.workspace().unwrap().period.label(), "2026-Q3");
    let flags = Flags { period: Some("2025-Q1".into()), ..Flags::default() };
    let workspace = Workspace::load(&folder.path().join("qbr.yaml"), &flags, today()).unwrap();
    assert_eq!((workspace.period.label(), workspace.as_of.to_string()), ("2025-Q1".into(), "2025-03-31".into()));
}

#[test]
fn an_unknown_key_suggests_the_nearest() {
    let said = refused(&format!("{HEAD}{}", ACCOUNTS.replace("columns", "colums")), "");
    assert_eq!(said.len(), 1);
    assert!(said[0].starts_with("qbr.yaml:4:"), "{}", said[0]);
    assert!(said[0].contains("`colums` is no key of sources.accounts; did you mean `columns`?"), "{}", said[0]);
    let said = refused(&format!("{HEAD}curency: EUR\n{ACCOUNTS}"), "");
    assert!(said[0].contains("qbr.yaml:3:1: `curency` is no key; did you mean `currency`?"), "{}", said[0]);
    let said = refused(&format!("{HEAD}{ACCOUNTS}").replace("file: a.csv", "file: {pth: a.csv}"), "");
    assert!(said[0].contains("did you mean `path`?"), "{}", said[0]);
    let said = refused(&format!("{HEAD}{ACCOUNTS}"), "features:\n- {id: a, name: A, benefit: B, plan: [x]}\n");
    assert!(said[0].starts_with("catalogue.yaml:2:") && said[0].contains("did you mean `plans`?"), "{}", said[0]);
}

#[test]
fn all_faults_are_told_at_once_with_their_places() {
    let qbr = format!(
        "{HEAD}locale: english please\ncurrency: euro\nmetrics:\n- {{id: wau, name: W, one: w, other: w, entitlement: seat}}\n- {{id: wau, name: W, one: w, other: w}}\n\
        roles: {{wau: wua}}\nslides: [cover, glance, trend, trend, potential]\ncohort: {{minimum: 3}}\nthresholds: {{steady: 0.5, sharply: 25}}\nlinks: {{book: 'javascript:x'}}\n\
        sources:\n  accounts: {{file: a.csv, columns: {{id: id}}}}\n  usage: {{file: {{path: u.csv, dates: dd/mm}}, account: a, date: d, metric: m, metrics: {{x: y}}}}\n"
    );
    let said = refused(&qbr, "features:\n- {id: f, name: F, benefit: b, plans: [pro]}\n");
    for (start, part) in [
        ("qbr.yaml:3:9:", "no language tag"),
        ("qbr.yaml:4:11:", "no ISO 4217 code"),
        ("qbr.yaml:7:", "stands twice"),
        ("qbr.yaml:6:", "\"seat\" is no entitlement of sources.accounts; did you mean \"seats_licensed\"?"),
        ("qbr.yaml:8:", "\"wua\" is no metric; did you mean \"wau\"?"),
        ("qbr.yaml:9:", "trend stands twice"),
        ("qbr.yaml:9:", "next_steps is always there"),
        ("qbr.yaml:9:", "at least 6"),
        ("qbr.yaml:10:", "the least is 5"),
        ("qbr.yaml:11:", "no share"),
        ("qbr.yaml:12:", "no address"),
        ("qbr.yaml:14:", "add `name`"),
        ("qbr.yaml:15:", "no date format"),
        ("qbr.yaml:15:", "either `metric` and `value`"),
        ("catalogue.yaml:2:", "\"pro\" is no plan"),
    ] {
        assert!(said.iter().any(|l| l.starts_with(start) && l.contains(part)), "{start} {part}\n{}", said.join("\n"));
    }
}

#[test]
fn languages_of_texts_are_tags() {
    let requests = "  requests: {file: r.csv, id: id, title: title, everybody: true, title_language: german}\n";
    let said = refused(&format!("{HEAD}{ACCOUNTS}{requests}"), "language: english\n");
    for (start, what) in [("qbr.yaml:5:", "german"), ("catalogue.yaml:1:", "english")] {
        let told = format!("\"{what}\" is no language tag; write it as de or pt-BR");
        assert!(said.iter().any(|line| line.starts_with(start) && line.contains(&told)), "{said:?}");
    }
}

#[test]
fn a_text_says_its_language_where_a_deck_is_in_another() {
    let catalogue =
        "language: fr\nfeatures:\n- {id: a, name: Budgets, benefit: {en: See what is left, de: Sehen was bleibt}}\n";
    let files = [("qbr.yaml", format!("{HEAD}{ACCOUNTS}")), ("catalogue.yaml", catalogue.to_owned())];
    let workspace = Folder::of(&files).workspace().unwrap();
    let languages = |deck: &str| {
        let feature = &workspace.in_language(deck).catalogue.features[0];
        [&feature.name, &feature.benefit].map(|text| text.foreign().map(str::to_owned))
    };
    let of = |tag: &str| Some(tag.to_owned());
    assert_eq!(languages("fr"), [None, of("en")]);
    assert_eq!(languages("de"), [of("fr"), None]);
    assert_eq!(languages("en"), [of("fr"), None]);
}

#[test]
fn a_stock_is_not_added_up() {
    let with = |keys: &str| {
        let metrics = format!("metrics:\n- {{id: gb, name: Storage, one: GB, other: GB, {keys}}}\n");
        Folder::of(&[("qbr.yaml", format!("{HEAD}{metrics}{ACCOUNTS}"))])
            .workspace()
            .map(|w| w.config.metrics[0].kind())
    };
    let said = with("kind: stock").unwrap_err();
    assert!(said.contains("qbr.yaml:4") && said.contains("set `per_quarter` to `mean`, `last` or `max`"), "{said}");
    let kinds =
        ["kind: stock, per_quarter: last", "per_quarter: max", "per_quarter: sum", "kind: flow, per_quarter: mean"];
    let [stock, derived, sum, flow] = kinds.map(|keys| with(keys).unwrap());
    assert_eq!([stock, derived, sum, flow], [MetricKind::Stock, MetricKind::Stock, MetricKind::Flow, MetricKind::Flow]);
}

#[test]
fn a_period_must_be_one_and_hold_a_complete_week() {
    let said = refused(&format!("{HEAD}{ACCOUNTS}").replace("2026-Q3", "Q3 2026"), "");
    assert!(said[0].contains("qbr.yaml:2:9: \"Q3 2026\" is not a quarter"), "{said:?}");
    let said = refused(&format!("{HEAD}as_of: 2026-07-03\n{ACCOUNTS}"), "");
    assert!(said[0].contains("no week of 2026-Q3"), "{said:?}");
    let said = refused(&format!("{HEAD}fiscal_year_starts: 13\n{ACCOUNTS}"), "");
    assert!(said[0].contains("13 is no month"), "{said:?}");
}

#[test]
fn months_are_read_for_features_alone() {
    let usage = "metrics: [{id: n, name: N, one: n, other: n}]\n";
    let source = |table: &str, rest: &str| {
        format!("  {table}: {{file: {{path: u.csv, dates: \"%Y-%m\"}}, account: a, date: d, {rest}}}\n")
    };
    let qbr = format!("{HEAD}{usage}{ACCOUNTS}{}", source("usage", "metrics: {n: n}"));
    let said = refused(&qbr, "");
    assert!(said[0].starts_with("qbr.yaml:6:") && said[0].contains("only feature_usage"), "{said:?}");
    let qbr = format!("{HEAD}{ACCOUNTS}{}", source("feature_usage", "feature: f"));
    assert!(Folder::of(&[("qbr.yaml", qbr)]).workspace().is_ok());
}

#[test]
fn a_period_long_past_is_doubted_and_not_refused() {
    let doubts = |as_of: &str| {
        let workspace = Folder::of(&[("qbr.yaml", format!("{HEAD}as_of: {as_of}\n{ACCOUNTS}"))]).workspace().unwrap();
        workspace.doubts.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(doubts("2026-12-30"), Vec::<String>::new());
    assert_eq!(
        doubts("2027-02-28"),
        [
            "qbr.yaml:3:8: the data stands at 2027-02-28, more than 3 months after 2026-Q3 ended (2026-09-30); is the period or as_of of another quarter?"
        ]
    );
}

#[test]
fn an_amount_in_a_period_of_what_is_read_as_a_level_is_doubted() {
    let doubts = |keys: &str| {
        let metric = format!("metrics: [{{id: n, name: N, one: n, other: n, {keys}}}]\n");
        let workspace = Folder::of(&[("qbr.yaml", format!("{HEAD}{metric}{ACCOUNTS}"))]).workspace().unwrap();
        workspace.doubts.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    for how in ["mean", "last", "max"] {
        let found = doubts(&format!("per_quarter: {how}, entitlement_per: month"));
        assert!(found.len() == 1 && found[0].starts_with("qbr.yaml:3:"), "{found:?}");
        assert!(found[0].contains("`kind: flow`") && found[0].contains("leave out `entitlement_per`"), "{found:?}");
    }
    for keys in [
        "entitlement_per: month",
        "per_quarter: mean",
        "per_quarter: mean, entitlement_per: once",
        "per_quarter: mean, entitlement_per: month, kind: flow",
        "per_quarter: last, entitlement_per: year, kind: stock",
    ] {
        assert_eq!(doubts(keys), Vec::<String>::new(), "{keys}");
    }
}

#[test]
fn a_folder_without_a_workspace_says_so() {
    let said = Folder::of(&[("other.txt", "")]).workspace().unwrap_err();
    assert!(said.contains("quarterdeck init"), "{said}");
    let said = refused("", "");
    assert!(said[0].contains("vendor"), "{said:?}");
}

#[test]
fn data_may_stand_in_another_folder() {
    let data = Folder::of(&[("a.csv", "id,name\n1,A\n2,B\n")]);
    let qbr = format!("{HEAD}{}", ACCOUNTS.replace("a.csv", "../../exports/a.csv"));
    let folder = Folder::of(&[("qbr.yaml", qbr)]);
    let flags = Flags { data: Some(data.path().into()), ..Flags::default() };
    let workspace = Workspace::load(folder.path(), &flags, today()).unwrap();
    let (tables, _) = quarterdeck::ingest::load::load(&workspace, &|_| ()).unwrap();
    assert_eq!(tables.accounts.len(), 2);
}

#[test]
fn accounts_that_cannot_be_read_are_an_error() {
    let folder = Folder::of(&[("qbr.yaml", format!("{HEAD}{ACCOUNTS}"))]);
    let error = quarterdeck::ingest::load::load(&folder.workspace().unwrap(), &|_| ()).unwrap_err().to_string();
    assert!(error.contains("a.csv: there is no such file"), "{error}");
}

#[test]
fn real_yaml_bombs_are_refused() {
    let Some(folder) = shared("data/hostile/yaml_bombs") else { return };
    for entry in std::fs::read_dir(folder).unwrap() {
        let bomb = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for qbr in [bomb.clone(), format!("{bomb}\nforbidden: *lol10\n{HEAD}{ACCOUNTS}")] {
            let said = refused(&qbr, "");
            assert!(said[0].contains("repeat too much"), "{said:?}");
        }
    }
}
