//! One figure that rows of one file give twice is asked about; two things that only meet in an account are not.

use std::sync::Arc;

use crate::common::{Folder, case, changed, said};
use crate::load::folder;
use quarterdeck::account::assembly::portfolio::Portfolio;
use quarterdeck::base::finding::{Findings, Severity};
use quarterdeck::ingest::records::Tables;

const WIDE: &str = "account: id, date: day, metrics: {wau: WAU, jobs: jobs}";

fn asked(findings: &Findings) -> Vec<String> {
    said(findings).into_iter().filter(|line| line.starts_with("repeated ")).collect()
}

/// The weeks of a metric of an account, and how many of its figures are refused.
fn weeks(tables: &Tables, id: &str, metric: usize) -> (Vec<f64>, usize) {
    let at = tables.accounts.iter().position(|account| account.id == id).unwrap();
    (tables.usage.series(at, metric).iter().map(|(_, value)| value).collect(), tables.accounts[at].refused.len())
}

fn of(source: &str, rows: &str) -> (Tables, Findings) {
    folder(&format!("  {source}\n"), &[("u.csv", rows)]).load()
}

/// The metrics that the first account's deck may show, with their values.
fn shown(folder: &Folder) -> Vec<(String, f64)> {
    let workspace = Arc::new(folder.workspace().unwrap());
    let (tables, _) = quarterdeck::ingest::load::load(&workspace, &|_| ()).unwrap();
    let account = Portfolio::new(workspace, tables).account(0).0;
    account.metrics.iter().map(|metric| (metric.id.clone(), metric.value)).collect()
}

#[test]
fn a_figure_that_one_file_gives_twice_is_withheld_until_the_source_says_what_it_is() {
    let folder = case("09-restated-in-one-file");
    let (_, findings) = folder.load();
    let told = asked(&findings);
    assert_eq!(told.len(), 1, "{told:?}");
    for part in [
        "usage.csv:28: \"invoices\" is \"150\" for \"A-1\" on 2026-03-30, and \"100\" in line 2",
        "26 figures of this account",
        "`sum`",
        "`latest`",
        "`unique`",
    ] {
        assert!(told[0].contains(part), "{part} in {told:?}");
    }
    assert_eq!(findings.count(Severity::Warning), 1, "{:?}", said(&findings));
    let ids = |folder: &Folder| shown(folder).into_iter().map(|(id, _)| id).collect::<Vec<_>>();
    assert_eq!(ids(&folder), ["users", "seats"], "what both rows say alike is shown");
    for (answer, value) in [("latest", 13.0 * 150.0), ("sum", 13.0 * 250.0)] {
        let folder = case("09-restated-in-one-file");
        changed(&folder, "qbr.yaml", "    date: week\n", &format!("    date: week\n    repeated: {answer}\n"));
        let (_, findings) = folder.load();
        assert_eq!(said(&findings), Vec::<String>::new(), "{answer}");
        let of = |id: &str| shown(&folder).into_iter().find(|(own, _)| own == id).map(|(_, value)| value);
        assert_eq!([of("invoices"), of("users"), of("seats")], [Some(value), Some(20.0), Some(25.0)], "{answer}");
    }
}

#[test]
fn every_rule_of_a_week_asks_and_takes_the_latest() {
    let rows = "id,day,n\nA1,2026-07-06,5\nA1,2026-07-08,1\nA1,2026-07-06,3\nA1,2026-07-13,2\n";
    for (rule, both, latest) in [("sum", 9.0, 4.0), ("max", 5.0, 3.0), ("mean", 3.0, 2.0), ("last", 1.0, 1.0)] {
        let load = |answer: &str| {
            let source = format!("  usage: {{file: u.csv, account: id, date: day, metrics: {{wau: n}}{answer}}}\n");
            let folder = folder(&source, &[("u.csv", rows)]);
            changed(&folder, "qbr.yaml", "per_week: max", &format!("per_week: {rule}"));
            let (tables, findings) = folder.load();
            let (values, refused) = weeks(&tables, "A1", 0);
            (values, refused, asked(&findings).len())
        };
        let (_, refused, questions) = load("");
        assert_eq!((refused, questions), (1, 1), "{rule}");
        assert_eq!(load(", repeated: sum"), (vec![both, 2.0], 0, 0), "{rule}");
        assert_eq!(load(", repeated: latest"), (vec![latest, 2.0], 0, 0), "{rule}");
    }
}

#[test]
fn long_rows_are_told_apart_by_the_name_in_the_file() {
    let source =
        "usage: {file: u.csv, account: id, date: day, metric: m, value: n, names: {App: jobs, Web: jobs, People: wau}}";
    let (tables, findings) =
        of(source, "id,day,m,n\nA1,2026-07-06,App,5\nA1,2026-07-06,Web,7\nA1,2026-07-06,People,3\n");
    assert_eq!((weeks(&tables, "A1", 1), asked(&findings).len()), ((vec![12.0], 0), 0), "two names of one metric");
    let (tables, findings) = of(source, "id,day,m,n\nA1,2026-07-06,App,5\nA1,2026-07-06, app,7\nA1,2026-07-06,Web,1\n");
    let told = asked(&findings);
    assert_eq!((tables.accounts[0].refused.len(), told.len()), (1, 1), "{told:?}");
    assert!(told[0].contains("u.csv:3: \"n\" is \"7\"") && told[0].contains("it is not shown"), "{told:?}");
    let latest = source.replace("value: n", "value: n, repeated: latest");
    let (tables, _) = of(&latest, "id,day,m,n\nA1,2026-07-06,App,5\nA1,2026-07-06,App,7\nA1,2026-07-06,Web,1\n");
    assert_eq!(weeks(&tables, "A1", 1), (vec![8.0], 0));
}

#[test]
fn what_only_meets_in_the_account_is_not_asked_about() {
    let via = "usage: {file: u.csv, account: {column: sub, via: {path: k.csv, from: sub, to: id}}, date: day, metrics: {jobs: n}}";
    let keys = ("k.csv", "sub,id\ns1,A1\ns2,A1\n");
    let load = |source: &str, rows: &str| {
        let (tables, findings) = folder(&format!("  {source}\n"), &[("u.csv", rows), keys]).load();
        (weeks(&tables, "A1", 1), asked(&findings).len())
    };
    assert_eq!(load(via, "sub,day,n\ns1,2026-07-06,5\ns2,2026-07-06,7\n"), ((vec![12.0], 0), 0), "two subscriptions");
    let rows = "sub,day,n\ns1,2026-07-06,5\ns2,2026-07-06,7\ns1,2026-07-06,6\n";
    assert_eq!(load(via, rows).1, 1);
    let latest = via.replace("date: day", "date: day, repeated: latest");
    assert_eq!(load(&latest, rows), ((vec![13.0], 0), 0), "the later row of the one, and the other");

    let plain = "usage: {file: FILE, account: id, date: day, metrics: {jobs: n}}";
    let load = |file: &str, rows: &str| {
        let (tables, findings) = of(&plain.replace("FILE", file), rows);
        (weeks(&tables, "A1", 1), asked(&findings).len())
    };
    let of_ids = "id,day,n,row\nA1,2026-07-06,5,r1\nA1,2026-07-06,7,r2\n";
    assert_eq!(load("{path: u.csv, unique: row}", of_ids), ((vec![12.0], 0), 0), "rows of different ids");
    assert_eq!(load("u.csv", of_ids).1, 1);
    assert_eq!(load("{path: u.csv, unique: row}", &of_ids.replace("r2", "")).1, 0, "one of them has none");
    let hours = "id,day,n\nA1,2026-07-06 08:00,5\nA1,2026-07-06 09:00,7\n";
    assert_eq!(load("u.csv", hours), ((vec![12.0], 0), 0), "two hours of a day");
    let alike = "id,day,n\nA1,2026-07-06,5\nA1,2026-07-06,5\n";
    assert_eq!(load("u.csv", alike), ((vec![5.0], 0), 0), "the same row counts once");
    let parts = "id,day,n,region\nA1,2026-07-06,5,EU\nA1,2026-07-06,5,US\n";
    assert_eq!(load("u.csv", parts).1, 1, "twice the same value may be a sum");
    let zeros = "id,day,n,region\nA1,2026-07-06,0,EU\nA1,2026-07-06,0,US\nA1,2026-07-13,,EU\nA1,2026-07-13,4,US\n";
    assert_eq!(
        load("u.csv", zeros),
        ((vec![0.0, 4.0], 0), 0),
        "nothing and nothing is nothing, and missing is no value"
    );
}

#[test]
fn two_forms_of_an_id_are_one_key() {
    let rows = "id,day,n\n0015500000Xyy06,2026-07-06,5\n0015500000Xyy06AAB,2026-07-06,7\n";
    let source = "  usage: {file: u.csv, account: id, date: day, metrics: {jobs: n}}\n";
    let accounts = ("accounts.csv", "id,name,plan\n0015500000Xyy06AAB,Alpha,pro\n");
    let (_, findings) = folder(source, &[("u.csv", rows), accounts]).load();
    assert_eq!(asked(&findings).len(), 1, "{:?}", said(&findings));
}

#[test]
fn a_later_file_restates_what_one_file_leaves_open() {
    let source = format!("  usage: {{file: 'u*.csv', {WIDE}}}\n");
    let first =
        ("u1.csv", "id,day,WAU,jobs\nA1,2026-07-06,5,10\nA1,2026-07-06,5,20\nA1,2026-07-13,5,7\nA1,2026-07-13,5,8\n");
    let second = ("u2.csv", "id,day,WAU,jobs\nA1,2026-07-06,5,31\nA1,2026-07-13,5,\n");
    let (tables, findings) = folder(&source, &[first, second]).load();
    assert_eq!(asked(&findings).len(), 1);
    let (values, refused) = weeks(&tables, "A1", 1);
    assert_eq!((values[0], refused), (31.0, 1), "only the week that no later file gives is refused");
    let latest = source.replace("date: day", "date: day, repeated: latest");
    let (tables, findings) = folder(&latest, &[first, second]).load();
    assert_eq!(weeks(&tables, "A1", 1), (vec![31.0, 8.0], 0));
    let restated: Vec<_> = said(&findings).into_iter().filter(|line| line.starts_with("restated ")).collect();
    assert!(restated.iter().any(|line| line.contains("where u1.csv has 20")), "{restated:?}");
}

#[test]
fn many_accounts_are_one_question_and_json_names_its_records() {
    let rows: Vec<String> = ["A1", "A2"]
        .iter()
        .flat_map(|id| [1, 2].map(|n| format!("{{\"id\":\"{id}\",\"day\":\"2026-07-06\",\"WAU\":{n},\"jobs\":{n}}}")))
        .collect();
    let json = format!("[{}]", rows.join(","));
    let (_, findings) = folder(&format!("  usage: {{file: u.json, {WIDE}}}\n"), &[("u.json", &json)]).load();
    let told = asked(&findings);
    assert_eq!(told.len(), 1, "{told:?}");
    for part in
        ["u.json:1 (record 2): ", "is \"2\" for \"A1\" on 2026-07-06, and \"1\" in record 1", "4 figures of 2 accounts"]
    {
        assert!(told[0].contains(part), "{part} in {told:?}");
    }
}

#[test]
fn use_of_features_is_asked_about_by_feature_and_day() {
    let source = "feature_usage: {file: u.csv, account: id, feature: f, date: day, users: u, uses: n}";
    let cell = |source: &str, rows: &str| {
        let (tables, findings) = of(source, &format!("id,f,day,u,n\n{rows}"));
        let cell = tables.features.cells[0][0];
        (cell.users, cell.uses, tables.accounts[0].refused.len(), asked(&findings).len())
    };
    let rows = "A1,f1,2026-07-06,2,10\nA1,One,2026-07-06,2,7\nA1,f1,2026-07-13,1,1\n";
    assert_eq!(cell(source, rows), (Some(2.0), Some(18.0), 0, 0), "another name is another key");
    let rows = rows.replace("One", "F1");
    assert_eq!((cell(source, &rows).2, cell(source, &rows).3), (1, 1));
    assert_eq!(cell(&source.replace("uses: n", "uses: n, repeated: sum"), &rows), (Some(2.0), Some(18.0), 0, 0));
    assert_eq!(cell(&source.replace("uses: n", "uses: n, repeated: latest"), &rows), (Some(2.0), Some(8.0), 0, 0));
    let snapshot = source.replace("date: day, ", "");
    assert_eq!((cell(&snapshot, &rows).2, cell(&snapshot, &rows).3), (1, 1), "without a date too");
    let single = "feature_usage: {file: u.csv, account: id, feature: f, date: day}";
    assert_eq!(cell(single, &rows), (None, Some(3.0), 0, 0), "single uses add up");
}

#[test]
fn a_count_that_is_corrected_to_0_was_nobodys() {
    let source =
        "events: {file: 'u*.csv', account: id, timestamp: day, user: who, count: n, weekly_users: wau, events: jobs}";
    let head = "id,day,who,n\n";
    let load = |source: &str, files: &[&str]| {
        let files: Vec<_> = files.iter().map(|rows| format!("{head}{rows}")).collect();
        let named: Vec<_> = ["u1.csv", "u2.csv"].into_iter().zip(files.iter().map(String::as_str)).collect();
        let tables = folder(&format!("  {source}\n"), &named).load().0;
        (weeks(&tables, "A1", 0).0, weeks(&tables, "A1", 1).0)
    };
    let (rows, zero) = ("A1,2026-07-06,ann,5\nA1,2026-07-07,bob,2\n", "A1,2026-07-06,ann,0\n");
    assert_eq!(load(source, &[rows]), (vec![2.0], vec![7.0]));
    assert_eq!(load(source, &[rows, zero]), (vec![1.0], vec![2.0]), "a later file");
    let latest = source.replace("count: n", "count: n, repeated: latest");
    assert_eq!(load(&latest, &[&format!("{rows}{zero}")]), (vec![1.0], vec![2.0]), "a later row");
    assert_eq!(load(&latest, &[&format!("{rows}{zero}A1,2026-07-06,ann,1\n")]), (vec![2.0], vec![3.0]));
    assert_eq!(load(&latest, &[&format!("{rows}A1,2026-07-08,ann,1\n{zero}")]), (vec![2.0], vec![3.0]), "another day");
}

#[test]
fn counts_of_events_are_asked_about_by_person_and_event() {
    let source = "events: {file: u.csv, account: id, timestamp: day, user: who, event: what, count: n, events: jobs}";
    let load = |source: &str, rows: &str| {
        let (tables, findings) = of(source, &format!("id,day,who,what,n\n{rows}"));
        (weeks(&tables, "A1", 1), asked(&findings).len())
    };
    let rows = "A1,2026-07-06,ann,x,5\nA1,2026-07-06,bob,x,5\nA1,2026-07-06,ann,y,5\nA1,2026-07-07,ann,x,5\n";
    assert_eq!(load(source, rows), ((vec![20.0], 0), 0));
    let rows = format!("{rows}A1,2026-07-06,ann,x,3\n");
    assert_eq!((load(source, &rows).0.1, load(source, &rows).1), (1, 1));
    assert_eq!(load(&source.replace("count: n", "count: n, repeated: sum"), &rows), ((vec![23.0], 0), 0));
    assert_eq!(load(&source.replace("count: n", "count: n, repeated: latest"), &rows), ((vec![18.0], 0), 0));
    let twice = "A1,2026-07-06,ann,x,5\nA1,2026-07-06,ann,x,5\n";
    assert_eq!(load(source, twice), ((vec![5.0], 0), 0), "a count is a sum, and stands once");
    let single = source.replace("count: n, ", "");
    assert_eq!(load(&single, twice), ((vec![2.0], 0), 0), "two events of one moment are two");
}

#[test]
fn an_answer_to_no_question_is_refused() {
    for (source, part) in [
        ("events: {file: u.csv, account: id, timestamp: day, events: jobs, repeated: sum}", "`count`"),
        ("feature_usage: {file: u.csv, account: id, feature: f, repeated: latest}", "`users` or `uses`"),
        ("usage: {file: u.csv, account: id, date: day, metrics: {jobs: n}, repeated: first}", "repeated"),
    ] {
        let told = folder(&format!("  {source}\n"), &[]).workspace().unwrap_err();
        assert!(told.contains(part), "{told}");
    }
}

#[test]
fn a_goal_with_two_results_of_a_quarter_is_not_told() {
    let source = "outcomes: {file: u.csv, account: id, goal: g, target: t, actual: a, unit: u, period: p}";
    let load = |source: &str, rows: &str| {
        let (tables, findings) = of(source, &format!("id,g,t,a,u,p,row\n{rows}"));
        (tables.outcomes.len(), tables.accounts[0].refused.len(), asked(&findings).len())
    };
    let rows = "A1,Receipts handed in,80,4,days,2026-Q3,1\nA1,Receipts handed in,80,5,days,2026-Q2,2\nA2,Receipts handed in,80,9,days,,3\n";
    assert_eq!(load(source, rows), (3, 0, 0), "other quarters and accounts");
    let twice = format!("{rows}A1,receipts handed  in,80,6,days,,4\n");
    assert_eq!(load(source, &twice), (3, 1, 1), "without a quarter it is of the one under review");
    assert_eq!(load(&source.replace("file: u.csv", "file: {path: u.csv, unique: row}"), &twice), (4, 0, 0));
    let (_, findings) = of(source, &format!("id,g,t,a,u,p,row\n{twice}"));
    assert!(asked(&findings)[0].contains("u.csv:5: \"a\" is \"6\"") && asked(&findings)[0].contains("in line 2"));
    let same = format!("{rows}A1,Receipts handed in,80,4,days,2026-Q3,4\n");
    assert_eq!(load(source, &same), (3, 0, 0), "the same result stands once");
}

#[test]
fn a_month_has_one_figure_whatever_day_of_it_is_written() {
    let source = "usage: {file: u.csv, account: id, date: day, every: month, metrics: {jobs: n}}";
    let rows = "id,day,n\nA1,2026-07-01,5\nA1,2026-07-31,7\nA1,2026-08-31,4\n";
    let (tables, findings) = of(source, rows);
    assert_eq!((tables.accounts[0].refused.len(), asked(&findings).len()), (1, 1), "{:?}", said(&findings));
    let (tables, findings) = of(&source.replace("every: month", "every: month, repeated: latest"), rows);
    assert_eq!((weeks(&tables, "A1", 1), asked(&findings).len()), ((vec![7.0, 4.0], 0), 0));
}

#[test]
fn a_goal_in_two_currencies_is_not_told() {
    let source = "outcomes: {file: u.csv, account: id, goal: g, target: t, actual: a, unit: u}";
    let load = |row: &str| {
        let (tables, findings) = of(source, &format!("id,g,t,a,u\nA1,Savings,{row}\n"));
        (tables.outcomes.first().map(|goal| goal.unit.clone()), findings.count_kind("currency"))
    };
    let euros = Some(Some("EUR".to_owned()));
    assert_eq!(load("45000 EUR,47250 USD,"), (None, 1));
    assert_eq!(load("45000,47250 USD,EUR"), (None, 1));
    assert_eq!(load("$45000,€47250,"), (None, 1));
    assert_eq!(load("$45000,47250,EUR"), (None, 1));
    assert_eq!(load("€45000,47250,"), (Some(Some("€".to_owned())), 0));
    assert_eq!(load("$45000,47250,"), (Some(Some("USD".to_owned())), 0), "the account's own dollars");
    assert_eq!(load("45000 EUR,47250 €,"), (euros.clone(), 0), "the cells say it");
    assert_eq!(load("45000,47250,EUR"), (euros, 0));
    assert_eq!(load("45000,47250,hours"), (Some(Some("hours".to_owned())), 0));
}

#[test]
fn an_id_that_a_spreadsheet_shortened_is_an_error() {
    let told = |id: &str| {
        let accounts = format!("id,name,plan\n{id},Alpha,pro\n");
        let (_, findings) = folder("", &[("accounts.csv", &accounts)]).load();
        said(&findings).iter().filter(|line| line.starts_with("id accounts.csv:2")).count()
    };
    for (id, count) in [("1.23E+11", 1), ("\"1,2E+15\"", 1), ("4E+17", 1), ("12E05", 0), ("ACE+12", 0), ("7E+A1", 0)] {
        assert_eq!(told(id), count, "{id}");
    }
}
