//! A cell that was there and could not be read is not a week that was not measured.

use std::sync::Arc;

use crate::common::{Folder, HEAD, bakery, case, said, today};
use crate::load::folder;
use quarterdeck::account::assembly::portfolio::Portfolio;
use quarterdeck::account::change::NoChange;
use quarterdeck::account::view::{Account, Activity, NoService};
use quarterdeck::account::withheld::WithheldFigure;
use quarterdeck::base::finding::Severity;
use quarterdeck::config::flags::Flags;

fn base(folder: &Folder) -> Portfolio {
    let workspace = Arc::new(folder.workspace().unwrap());
    let (tables, _) = quarterdeck::ingest::load::load(&workspace, &|_| ()).unwrap();
    Portfolio::new(workspace, tables)
}

fn account(folder: &Folder) -> Account {
    base(folder).account(0).0
}

/// What is not shown of the first account, each figure with the first of its cells.
fn withheld(folder: &Folder) -> Vec<String> {
    let told = base(folder).withheld(0);
    told.iter().map(|withheld| withheld.anomaly().to_string().replace("figure_refused: ", "")).collect()
}

fn changed(folder: &Folder, file: &str, change: impl Fn(String) -> String) {
    let path = folder.path().join(file);
    std::fs::write(&path, change(std::fs::read_to_string(&path).unwrap())).unwrap();
}

/// A workspace in which everything is measured for 26 weeks, with a cell changed.
fn with(file: &str, from: &str, to: &str) -> Folder {
    let folder = bakery::folder(&[bakery::Bakery::new("A", "Acme", 9), bakery::Bakery::new("B", "Bolt", 7)], 5);
    changed(&folder, file, |text| {
        assert!(text.contains(from), "{from} in {text}");
        text.replacen(from, to, 1)
    });
    folder
}

fn metrics(account: &Account) -> Vec<&str> {
    account.metrics.iter().map(|metric| metric.id.as_str()).collect()
}

#[test]
fn money_that_was_given_back_is_read() {
    let folder = case("04-refund-week");
    let (tables, findings) = folder.load();
    assert!(tables.accounts[0].refused.is_empty(), "{:?}", said(&findings));
    let account = account(&folder);
    let savings = account.metrics.iter().find(|metric| metric.id == "invoices").unwrap();
    assert_eq!((savings.value, savings.prior, savings.measured()), (7000.0, Some(7000.0), 13));
    let factory = bakery::factory(&folder);
    let deck = factory.deck(0);
    assert!(deck.pdf.is_some(), "{}", deck.record.reason);
    assert!(!format!("{:?}", deck.claims).contains("12000"));
}

#[test]
fn a_refused_week_is_no_week_that_was_not_measured() {
    let folder = case("04-refund-week");
    changed(&folder, "qbr.yaml", |qbr| qbr.replace(", unit: money", ""));
    assert_eq!(metrics(&account(&folder)), ["users", "seats"]);
    assert_eq!(
        withheld(&folder),
        ["invoices.value (usage.csv:21 \"invoices\")", "invoices.prior (usage.csv:8 \"invoices\")"]
    );
    let factory = bakery::factory(&folder);
    let deck = factory.deck(0);
    assert!(
        deck.record.review.to_string().contains("figure_refused: invoices.value (usage.csv:21 \"invoices\")"),
        "{}",
        deck.record.review
    );
    assert!(deck.record.outcome.has_deck(), "nothing holds it: {}", deck.record.reason);
}

#[test]
fn a_column_of_which_much_cannot_be_read_stops_a_build() {
    let folder = case("04-german-thousands");
    let (_, findings) = folder.load();
    assert_eq!(findings.count(Severity::Error), 1, "{:?}", said(&findings));
    let error = findings.groups().find(|(_, kind, _)| *kind == "refused").unwrap().2.shown[0].to_string();
    let begins =
        "usage.csv:3: 19 of 26 cells of \"invoices\" cannot be read, the first here; that is more than 2% of a column";
    assert!(error.starts_with(begins), "{error}");
    assert_eq!(metrics(&account(&folder)), ["users", "seats"], "and nothing is told of it");
    changed(&folder, "qbr.yaml", |qbr| qbr.replace("file: usage.csv", "file: {path: usage.csv, numbers: \"1.234,5\"}"));
    assert_eq!(folder.load().1.count(Severity::Error), 0);
    let read = account(&folder);
    let total = read.metrics.iter().find(|metric| metric.id == "invoices").unwrap().value;
    assert_eq!(
        total,
        1213.0 + 1214.0 + 1215.0 + 980.0 + 1217.0 + 1218.0 + 1219.0 + 980.0 + 1221.0 + 1222.0 + 1223.0 + 980.0 + 1225.0
    );
}

#[test]
fn the_share_that_stops_a_build_is_the_workspaces() {
    let rows: String = (0..100).map(|n| format!("A1,2026-07-06,{n},{}\n", if n < 6 { "x" } else { "1" })).collect();
    let errors = |share: &str, rows: &str| {
        let folder =
            folder("  usage: {file: u.csv, account: id, date: day, metrics: {jobs: jobs}}\n", &[("u.csv", rows)]);
        changed(&folder, "qbr.yaml", |qbr| format!("{qbr}thresholds: {{refused_share: {share}}}\n"));
        folder.load().1.count(Severity::Error)
    };
    let rows = format!("id,day,n,jobs\n{rows}");
    assert_eq!((errors("0.02", &rows), errors("0.05", &rows), errors("0.06", &rows)), (1, 1, 0));
    assert_eq!(
        errors("0.02", "id,day,n,jobs\nA1,2026-07-06,1,x\nA1,2026-07-07,1,x\nA1,2026-07-08,1,1\n"),
        0,
        "a few are a slip"
    );
    let refused = |share: &str| {
        let qbr = format!(
            "{HEAD}thresholds: {{refused_share: {share}}}\nsources: {{accounts: {{file: a.csv, columns: {{id: id, name: name}}}}}}\n"
        );
        Folder::of(&[("qbr.yaml", qbr)]).workspace().is_err()
    };
    assert!(refused("2") && refused("-0.1") && !refused("0") && !refused("1"));
}

#[test]
fn what_accounts_bought_is_a_figure_too() {
    let errors = |unread: usize| {
        let row = |n: usize| format!("A{n},Name {n},{0},{0}\n", if n < unread { "many" } else { "12" });
        let qbr = format!(
            "{HEAD}sources: {{accounts: {{file: a.csv, columns: {{id: id, name: name, seats_licensed: seats}}, \
             entitlements: {{jobs: jobs}}}}}}\n"
        );
        let rows: String = (0..100).map(row).collect();
        let folder = Folder::of(&[("qbr.yaml", qbr), ("a.csv", format!("id,name,seats,jobs\n{rows}"))]);
        folder.load().1.count(Severity::Error)
    };
    assert_eq!((errors(2), errors(6)), (0, 2), "of seats and of what is included");
}

#[test]
fn the_files_of_a_source_are_counted_together() {
    let week = |at: usize| format!("id,day,jobs\nA1,2026-07-{:02},?\nA2,2026-07-{0:02},4\n", 6 + at);
    let names: Vec<String> = (0..6).map(|n| format!("u{n}.csv")).collect();
    let texts: Vec<String> = (0..6).map(week).collect();
    let files: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    let folder = folder("  usage: {file: 'u*.csv', account: id, date: day, metrics: {jobs: jobs}}\n", &files);
    assert_eq!(folder.load().1.count_kind("refused"), 1);
}

#[test]
fn each_table_withholds_what_its_cell_is_part_of_and_no_more() {
    type Is = fn(&Account) -> bool;
    let cases: [(&str, &str, &str, &[&str], Is); 12] = [
        ("usage.csv", "\"A\",2026-09-21,14,17,115,63", "\"A\",2026-09-21,14,17,1 1 5,63", &["loaves.value"], |a| {
            metrics(a) == ["wau", "mau", "rolls"] && a.saved.is_none() && a.offers.is_empty() && a.seats.is_some()
        }),
        ("usage.csv", "\"A\",2026-09-21,14,17,115,63", "\"A\",2026-09-21,14,17,-115,63", &["loaves.value"], |a| {
            a.saved.is_none()
        }),
        (
            "usage.csv",
            "\"A\",2026-09-21,14,17,115,63",
            "\"A\",2026-09-21,14,17",
            &["loaves.value", "rolls.value"],
            |a| metrics(a) == ["wau", "mau"],
        ),
        (
            "usage.csv",
            "\"A\",2026-09-21,14",
            "\"A\",21/9/2026?,14",
            &["wau.value", "mau.value", "loaves.value", "rolls.value"],
            |a| a.metrics.is_empty() && a.seats.is_none() && a.activity != Activity::Zero,
        ),
        ("usage.csv", "\"A\",2026-03-30,9,11,90", "\"A\",2026-03-30,9,11,9O", &["loaves.prior"], |a| {
            let loaves = a.metrics.iter().find(|m| m.id == "loaves").unwrap();
            loaves.value > 0.0
                && loaves.prior.is_none()
                && loaves.change == Err(NoChange::Unreadable)
                && !a.first_review()
        }),
        ("features.csv", "\"A\",dough,2026-08-01,9,40", "\"A\",dough,2026-08-01,many,40", &["features"], |a| {
            a.features.is_none()
        }),
        ("features.csv", "\"A\",dough,", "\"A\",Dough timr,", &["features"], |a| a.features.is_none()),
        ("features.csv", "\"A\",shop,2026-05-01,9,9", "\"A\",shop,2026-05-01,9,-9", &["features.before"], |a| {
            a.features.as_ref().is_some_and(|f| !f.measured_before && f.all.iter().all(|f| !f.new && !f.used_before))
        }),
        (
            "tickets.csv",
            "\"A\",2026-08-01 09:00:00,2026-08-01 12:00:00,10",
            "\"A\",2026-08-01 09:00:00,2026-08-01 12:00:00,-10",
            &["service.first_reply_minutes"],
            |a| a.service.as_ref().is_ok_and(|s| s.first_reply.is_none() && s.opened == 4),
        ),
        (
            "tickets.csv",
            "\"A\",2026-08-01 09:00:00,2026-08-01 12:00:00",
            "\"A\",2026-08-01 09:00:00,then",
            &["service.solved"],
            |a| a.service.as_ref().is_ok_and(|s| s.solved.is_none() && s.opened == 4),
        ),
        ("tickets.csv", "\"A\",2026-08-01 09:00:00", "\"A\",1. August", &["service"], |a| {
            a.service == Err(NoService::Unreadable)
        }),
        ("outcomes.csv", "\"A\",\"Less left over\",10,5", "\"A\",\"Less left over\",ten,5", &["goals"], |a| {
            a.goals.is_empty()
        }),
    ];
    for (file, from, to, expected, is) in cases {
        let folder = with(file, from, to);
        let names: Vec<_> = withheld(&folder).iter().map(|mark| mark.split(' ').next().unwrap().to_owned()).collect();
        assert_eq!(names, expected, "{to}: {:?}", withheld(&folder));
        assert!(is(&account(&folder)), "{to}");
        let of_others = base(&folder).withheld(1);
        assert_eq!(of_others, [], "{to}");
    }
}

#[test]
fn what_an_account_bought_is_withheld_with_what_is_held_against_it() {
    let folder = bakery::folder(&[bakery::Bakery::new("A", "Acme", 9)], 5);
    changed(&folder, "accounts.csv", |text| {
        assert!(text.contains(",oven,30,540,"), "{text}");
        text.replace(",oven,30,540,", ",oven,thirty,-540,")
    });
    let account = account(&folder);
    assert!(account.seats.is_none() && account.seats_licensed.is_none());
    let potential = |id: &str| account.metrics.iter().find(|m| m.id == id).unwrap().potential.clone();
    assert_eq!(["mau", "wau", "loaves"].map(potential), [None, None, None]);
    assert!(withheld(&folder)[0].starts_with("seats.licensed (accounts.csv:2 \"seats\""), "{:?}", withheld(&folder));
}

#[test]
fn money_in_a_currency_nobody_can_read_is_not_shown() {
    let folder = case("04-refund-week");
    changed(&folder, "accounts.csv", |text| text.replace(",USD,", ",US$,"));
    assert_eq!(metrics(&account(&folder)), ["users", "seats"]);
    assert_eq!(withheld(&folder), ["money (accounts.csv:2 \"currency\")"]);
}

#[test]
fn a_request_whose_day_cannot_be_read_is_not_told() {
    for row in [
        "R1,A1,Dark mode,shipped,2026-07-01,someday",
        "R1,A1,Dark mode,open,1.7.,",
        "R1,A1,Dark mode,shipped,2026-07-01",
    ] {
        let folder = folder(
            "  requests: {file: r.csv, id: id, account: acc, title: t, status: s, requested_on: on, shipped_on: d}\n",
            &[("r.csv", &format!("id,acc,t,s,on,d\nR0,A1,Export,shipped,,2026-08-01\n{row}\n"))],
        );
        let account = account(&folder);
        assert_eq!(account.requests.iter().map(|r| r.id.as_str()).collect::<Vec<_>>(), ["R0"], "{row}");
        assert!(account.withheld.contains(&WithheldFigure::Requests), "their number is not said: {row}");
        assert!(withheld(&folder)[0].starts_with("requests.all (r.csv:3"), "{row}");
    }
}

#[test]
fn a_row_that_does_not_fit_or_names_no_metric_for_sure_is_of_any() {
    let long = "  usage: {file: u.csv, account: id, date: day, metric: what, value: n}\n";
    let of = |rows: &str| {
        withheld(&folder(
            long,
            &[("u.csv", &format!("id,day,what,n\nA1,2026-07-06,jobs,5\nA1,2026-07-06,wau,5\n{rows}"))],
        ))
    };
    let names = |rows: &str| of(rows).iter().map(|mark| mark.split(' ').next().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(names("A1,2026-07-13,jobs,5,5\n"), ["wau.value", "jobs.value"]);
    assert_eq!(names("A1,2026-07-13,,5\n"), ["wau.value", "jobs.value"]);
    assert_eq!(names("A1,2026-07-13,job,5\n"), ["jobs.value"], "a slip");
    assert_eq!(names("A1,2026-07-13,storage,5\n"), Vec::<String>::new(), "another metric, which nobody asked for");
    assert_eq!(names("A1,2026-07-13,job,\nA1,someday,jobs,\n"), Vec::<String>::new(), "it has no value");
    assert_eq!(names("A1,someday,jobs,4\n"), ["jobs.value"]);
    assert_eq!(names("A1,2026-12-31,jobs,x\n"), Vec::<String>::new(), "it is of no day that counts");
    assert_eq!(names("A2,2026-07-13,jobs,x\nA9,2026-07-13,jobs,x\n"), Vec::<String>::new(), "it is another's");
}

#[test]
fn events_that_cannot_be_counted_withhold_what_counts_them() {
    let log = "  events: {file: e.csv, account: id, timestamp: at, user: who, event: what, count: n, events: jobs, weekly_users: wau}\n";
    let names = |row: &str| {
        let folder = folder(
            log,
            &[("e.csv", &format!("id,at,who,what,n\nA1,2026-07-06,ann,x,2\nA1,2026-07-07,bob,x,2\n{row}\n"))],
        );
        withheld(&folder).iter().map(|mark| mark.split(' ').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names("A1,2026-07-08,ann,x,-3"), ["jobs.value"]);
    assert_eq!(names("A1,8 July?,ann,x,3"), ["wau.value", "jobs.value"]);
    assert_eq!(names("A1,2026-07-08,ann,x,3,4"), ["wau.value", "jobs.value"]);
    assert_eq!(names("A1,2026-07-08"), ["wau.value", "jobs.value"]);
}

#[test]
fn every_format_withholds_alike() {
    for (name, text) in [
        ("u.csv", "id,day,jobs\nA1,2026-07-06,5\nA1,2026-07-13,5O\n"),
        ("u.csv", "id;day;jobs\r\nA1;2026-07-06;5\r\nA1;2026-07-13;5O\r\n"),
        ("u.tsv", "id\tday\tjobs\nA1\t2026-07-06\t5\nA1\t2026-07-13\t5O\n"),
        ("u.json", r#"[{"id":"A1","day":"2026-07-06","jobs":5},{"id":"A1","day":"2026-07-13","jobs":"5O"}]"#),
        (
            "u.ndjson",
            "{\"id\":\"A1\",\"day\":\"2026-07-06\",\"jobs\":5}\n{\"id\":\"A1\",\"day\":\"2026-07-13\",\"jobs\":-5}\n",
        ),
        ("u.json", r#"[{"id":"A1","day":"2026-07-06","jobs":5},{"id":"A1","day":"2026-07-13","jobs":true}]"#),
    ] {
        let source = format!("  usage: {{file: {name}, account: id, date: day, metrics: {{jobs: jobs}}}}\n");
        let folder = folder(&source, &[(name, text)]);
        assert_eq!(withheld(&folder).len(), 1, "{name} {text}");
        assert!(account(&folder).metrics.is_empty(), "{name} {text}");
    }
}

#[test]
fn a_later_file_mends_a_cell_and_never_the_other_way_round() {
    let files = |first: &str, then: &str| {
        folder(
            "  usage: {file: {path: [a.csv, b.csv]}, account: id, date: day, metrics: {jobs: jobs}}\n",
            &[
                ("a.csv", &format!("id,day,jobs\nA1,2026-07-06,{first}\n")),
                ("b.csv", &format!("id,day,jobs\nA1,2026-07-06,{then}\n")),
            ],
        )
    };
    assert_eq!(withheld(&files("x", "5")), Vec::<String>::new());
    assert_eq!(account(&files("x", "5")).metrics[0].value, 5.0);
    assert_eq!(withheld(&files("5", "x")).len(), 1);
    assert_eq!(withheld(&files("x", "y")).len(), 1);
}

#[test]
fn a_refused_figure_is_no_peers_figure() {
    let bakeries: Vec<_> =
        (0..11).map(|n| bakery::Bakery::new(&format!("B{n}"), &format!("Bakery {n}"), 5 + n)).collect();
    let folder = bakery::folder(&bakeries, 10);
    let peers = |folder: &Folder, metric: &str| {
        let account = base(folder).account(6).0;
        account.metrics.iter().find(|m| m.id == metric).unwrap().peers.map(|peers| peers.crowd.least())
    };
    let adoption =
        |folder: &Folder| base(folder).account(6).0.features.unwrap().all[0].peers.map(|peers| peers.crowd().least());
    assert_eq!((peers(&folder, "rolls"), adoption(&folder)), (Some(10), Some(10)));
    changed(&folder, "usage.csv", |text| {
        let line = text.lines().find(|line| line.starts_with("\"B0\",2026-07-06,")).unwrap();
        let cut = line.rsplit_once(',').unwrap().0;
        text.replace(line, &format!("{cut},?"))
    });
    changed(&folder, "features.csv", |text| text.replacen("\"B0\",dough,2026-08-01,5", "\"B0\",dough,2026-08-01,?", 1));
    assert_eq!((peers(&folder, "rolls"), adoption(&folder)), (None, None));
}

#[test]
fn show_names_the_file_the_line_and_the_column() {
    let folder = with("usage.csv", "\"A\",2026-09-21,14,17,115,63", "\"A\",2026-09-21,14,17,1 1 5,63");
    let subject = quarterdeck::inspect::session::SessionOptions {
        workspace: folder.path().into(),
        flags: Flags::default(),
        account: "A".into(),
        loosely: true,
        previous: None,
    };
    let shown =
        quarterdeck::inspect::sources::show(subject, std::path::Path::new("nowhere"), today(), &|_| {}).unwrap();
    let [withheld] = shown.explanation.withheld.as_slice() else { panic!("{:?}", shown.explanation.withheld) };
    let (at, cells) = &withheld.cells[0];
    assert_eq!((&*at.file, at.line, at.column.as_deref(), *cells), ("usage.csv", 27, Some("loaves"), 1));
    assert_eq!(withheld.figure.name(), "loaves.value");
    assert!(
        shown
            .explanation
            .record
            .review
            .to_string()
            .starts_with("figure_refused: loaves.value (usage.csv:27 \"loaves\")")
    );
    assert!(shown.findings.iter().any(|finding| finding.at.line == 27 && finding.value.as_deref() == Some("1 1 5")));
}

#[test]
fn a_key_that_is_an_accounts_but_for_its_case_leaves_its_figures_unknown() {
    let usage = "  usage: {file: u.csv, account: id, date: day, metrics: {jobs: jobs}}\n";
    let names = |accounts: &str, rows: &str| {
        let folder = folder(usage, &[("accounts.csv", accounts), ("u.csv", &format!("id,day,jobs\n{rows}"))]);
        withheld(&folder)
    };
    let accounts = "id,name,plan\nC-105,Alpha,pro\n";
    assert_eq!(names(accounts, "C-105,2026-07-06,5\nc-105,2026-07-13,5\n"), ["jobs.value (u.csv:3 \"id\")"]);
    assert_eq!(names(accounts, "C-105,2026-07-06,5\nC-106,2026-07-13,5\n"), Vec::<String>::new());
    let zeros = "id,name,plan\n00105,Alpha,pro\n";
    for key in ["105", "0105", "105.0"] {
        assert_eq!(names(zeros, &format!("00105,2026-07-06,5\n{key},2026-07-13,5\n")).len(), 1, "{key}");
    }
    let salesforce = "id,name,plan\n0015500000Xyy06,Alpha,pro\n";
    assert_eq!(names(salesforce, "0015500000Xyy06,2026-07-06,5\n0015500000xyy06,2026-07-13,5\n"), Vec::<String>::new());
    let torn = "  usage: {file: u.csv, account: {column: id, via: {path: k.csv, from: k, to: a}}, date: day, metrics: {jobs: jobs}}\n";
    let folder = folder(
        torn,
        &[("k.csv", "k,a\nS1,A1\nS2,A1\nS2,A2\n"), ("u.csv", "id,day,jobs\nS1,2026-07-06,5\nS2,2026-07-06,5\n")],
    );
    assert_eq!(withheld(&folder).len(), 1);
    assert_eq!(base(&folder).withheld(1).len(), 1, "it is one of the two");
}
