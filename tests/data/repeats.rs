//! Nothing is loaded twice: rows that two files hold, values that a later file restates, accounts that repeat.

use crate::common::{case, said};
use crate::load::folder;
use quarterdeck::base::finding::{Findings, Severity};
use quarterdeck::ingest::records::Tables;

const WIDE: &str = "account: id, date: day, metrics: {wau: WAU, jobs: jobs}";

/// A source of each table that compares rows, over the columns `id`, `day`, `f` and `n`.
const TABLES: [(&str, &str); 5] = [
    ("events", "account: id, timestamp: day, events: jobs"),
    ("feature_usage", "account: id, feature: f, date: day, uses: n"),
    ("feature_usage", "account: id, feature: f, date: day"),
    ("tickets", "account: id, opened_at: day"),
    ("outcomes", "account: id, goal: f, target: n, actual: n"),
];

fn jobs(tables: &Tables, account: usize) -> Vec<f64> {
    tables.usage.series(account, 1).iter().map(|(_, value)| value).collect()
}

fn of_kind(findings: &Findings, kind: &str) -> Vec<(Severity, String)> {
    let groups = findings.groups().filter(|(_, own, _)| *own == kind);
    groups.flat_map(|(severity, _, group)| group.shown.iter().map(move |f| (severity, f.to_string()))).collect()
}

#[test]
fn two_entries_over_the_same_rows_count_them_once() {
    let rows = "id,day,WAU,jobs\nA1,2026-07-06,5,10\nA1,2026-07-13,5,11\n";
    let (tables, findings) = folder(
        &format!("  usage:\n  - {{file: a.csv, {WIDE}}}\n  - {{file: b.csv, {WIDE}}}\n"),
        &[("a.csv", rows), ("b.csv", rows)],
    )
    .load();
    assert_eq!(jobs(&tables, 0), [10.0, 11.0]);
    assert_eq!(findings.count_kind("duplicate"), 2);
    assert_eq!(findings.count_kind("restated"), 0);
}

#[test]
fn the_same_rows_read_by_two_mappings_are_two_things() {
    let rows = "id,day,WAU,jobs\nA1,2026-07-06,5,10\n";
    let (tables, findings) = folder(
        "  usage:\n  - {file: a.csv, account: id, date: day, metrics: {wau: WAU}}\n  - {file: a.csv, account: id, date: day, metrics: {jobs: jobs}}\n",
        &[("a.csv", rows)],
    )
    .load();
    assert_eq!((tables.usage.series(0, 0).iter().count(), jobs(&tables, 0)), (1, vec![10.0]));
    assert_eq!(findings.count(Severity::Warning), 0, "{:?}", said(&findings));
}

#[test]
fn a_week_that_a_later_file_restates_is_the_later_files() {
    let (tables, findings) = folder(
        &format!("  usage: {{file: 'usage-*.csv', {WIDE}}}\n"),
        &[
            (
                "usage-1.csv",
                "id,day,WAU,jobs\nA1,2026-07-06,5,10\nA1,2026-07-06,6,20\nA1,2026-07-13,5,7\nA2,2026-07-06,1,1\n",
            ),
            ("usage-2.csv", "id,day,WAU,jobs\nA1,2026-07-06,6,31\nA1,2026-07-20,5,8\n"),
        ],
    )
    .load();
    assert_eq!((jobs(&tables, 0), jobs(&tables, 1)), (vec![31.0, 7.0, 8.0], vec![1.0]));
    let told = of_kind(&findings, "restated");
    assert_eq!(told.len(), 2, "{told:?}");
    assert_eq!((told[0].0, told[1].0), (Severity::Warning, Severity::Note), "the same value loses nothing");
    let start =
        "usage-2.csv:2: \"jobs\" is \"31\" for \"A1\" on 2026-07-06, where usage-1.csv has 30; the later file's stands";
    assert!(told[0].1.starts_with(start), "{told:?}");
}

#[test]
fn days_of_a_week_that_two_files_share_add_up() {
    let (tables, findings) = folder(
        &format!("  usage: {{file: 'usage-*.csv', {WIDE}}}\n"),
        &[
            ("usage-1.csv", "id,day,WAU,jobs\nA1,2026-07-06,5,1\nA1,2026-07-07,5,2\nA1,2026-07-08,5,3\n"),
            ("usage-2.csv", "id,day,WAU,jobs\nA1,2026-07-08,5,9\nA1,2026-07-09,5,4\n"),
        ],
    )
    .load();
    assert_eq!(jobs(&tables, 0), [1.0 + 2.0 + 9.0 + 4.0]);
    assert_eq!(of_kind(&findings, "restated").len(), 2, "one for each metric of the one day");
}

#[test]
fn a_week_is_the_same_by_its_first_day_and_by_its_last() {
    let (tables, findings) = folder(
        &format!("  usage:\n  - {{file: a.csv, {WIDE}}}\n  - {{file: b.csv, {WIDE}, dated_by: week_end}}\n"),
        &[("a.csv", "id,day,WAU,jobs\nA1,2026-07-06,,10\n"), ("b.csv", "id,day,WAU,jobs\nA1,2026-07-12,,12\n")],
    )
    .load();
    assert_eq!(jobs(&tables, 0), [12.0]);
    assert_eq!(findings.count_kind("restated"), 1);
}

#[test]
fn use_of_features_that_a_later_file_restates_is_the_later_files() {
    let (tables, findings) = folder(
        "  feature_usage: {file: ['a.csv', 'b.csv'], account: id, feature: f, date: day, users: u, uses: n}\n"
            .replace("file: ['a.csv', 'b.csv']", "file: {path: ['a.csv', 'b.csv']}")
            .as_str(),
        &[
            ("a.csv", "id,f,day,u,n\nA1,f1,2026-07-06,2,10\nA1,f1,2026-07-06,3,5\nA1,f1,2026-08-06,1,1\n"),
            ("b.csv", "id,f,day,u,n\nA1,f1,2026-07-06,4,20\nA1,f2,2026-07-06,1,1\n"),
        ],
    )
    .load();
    let cells = &tables.features.cells[0];
    assert_eq!((cells[0].uses, cells[0].users), (Some(21.0), Some(4.0)));
    assert_eq!(cells.len(), 2);
    assert_eq!(findings.count_kind("restated"), 1);
}

#[test]
fn rows_of_two_entries_of_one_mapping_are_compared_in_every_table() {
    let twice =
        |table: &str, rest: &str| format!("  {table}:\n  - {{file: a.csv, {rest}}}\n  - {{file: b.csv, {rest}}}\n");
    let rows = "id,day,f,n\nA1,2026-07-06,f1,1\n";
    for (table, rest) in TABLES {
        let (_, findings) = folder(&twice(table, rest), &[("a.csv", rows), ("b.csv", rows)]).load();
        assert_eq!(findings.count_kind("duplicate"), 1, "{table}: {:?}", said(&findings));
    }
}

#[test]
fn a_request_that_repeats_its_id_counts_once_and_as_unreadable_if_it_says_something_else() {
    let load = |rows: &str| {
        let source = "  requests: {file: r.csv, id: r, account: id, title: t}\n";
        let (tables, findings) = folder(source, &[("r.csv", &format!("r,id,t\n{rows}"))]).load();
        (tables.requests.len(), tables.accounts[0].refused.len(), findings.count_kind("duplicate"))
    };
    assert_eq!(load("R1,A1,Dark mode\nR1,A1,Dark mode\n"), (1, 0, 1));
    assert_eq!(load("R1,A1,Dark mode\nR1,A1,Night mode\n"), (1, 1, 1), "nothing is said of all of them");
    assert_eq!(load("R1,A1,Dark mode\nR2,A1,Dark mode\nR1,A2,Dark mode\n"), (3, 0, 0));
}

#[test]
fn an_account_that_says_nothing_in_one_row_is_no_conflict() {
    let qbr = "hold: h, status: s}, products_owned: p";
    let accounts = "id,name,plan,h,s,p\nA1,Alpha,pro,,,pay\nA1,Alpha,pro,yes,,\nA2,Beta,pro,no,,\nA2,Beta,pro,yes,,\nA3,Gamma,pro,,,\n\
        A4,Delta,pro,yes,,\nA4,Delta,pro,,,\nA5,Eps,pro,legal,,\nA5,Eps,pro,no,,\nA6,Zeta,pro,yes,,\nA6,Zeta,pro,yes,,\n";
    let catalogue = "products: [{id: pay, name: Pay, pitch: P, launched_on: 2026-01-01}]\n";
    let folder = folder("", &[("accounts.csv", accounts), ("catalogue.yaml", catalogue)]);
    let path = folder.path().join("qbr.yaml");
    let text = std::fs::read_to_string(&path).unwrap().replace("plan: plan}", &format!("plan: plan, {qbr}"));
    std::fs::write(&path, text).unwrap();
    let (tables, _) = folder.load();
    let rows: Vec<_> = tables.accounts.iter().map(|a| (a.hold, a.conflicts.as_slice())).collect();
    let (alike, differ) = ([].as_slice(), ["hold".to_owned()]);
    let wanted = [(true, alike), (true, &differ), (false, alike), (true, alike), (true, &differ), (true, alike)];
    assert_eq!(rows, wanted);
    assert_eq!(tables.accounts[4].hold_reason.as_deref(), Some("legal"));
    assert_eq!(tables.accounts[0].products_owned.as_deref(), Some(["pay".to_owned()].as_slice()));
    assert_eq!(tables.accounts[2].products_owned, None, "a blank cell is missing");
}

#[test]
fn a_renewal_that_one_of_two_rows_has_unreadably_holds_whichever_it_is() {
    let accounts = "id,name,plan,r\nA1,Alpha,pro,\nA1,Alpha,pro,soon\nA2,Beta,pro,soon\nA2,Beta,pro,\n\
        A3,Gamma,pro,2027-01-01\nA3,Gamma,pro,\nA4,Delta,pro,2027-01-01\nA4,Delta,pro,soon\n";
    let folder = folder("", &[("accounts.csv", accounts)]);
    let path = folder.path().join("qbr.yaml");
    let text = std::fs::read_to_string(&path).unwrap().replace("plan: plan}", "plan: plan, renewal_on: r}");
    std::fs::write(&path, text).unwrap();
    let (tables, _) = folder.load();
    let unreadable: Vec<_> = tables.accounts.iter().map(|a| a.unreadable.as_slice()).collect();
    let renewal = [quarterdeck::ingest::records::Unreadable::Renewal].as_slice().to_owned();
    assert_eq!(unreadable, [&renewal[..], &renewal, &[], &renewal]);
}

#[test]
fn two_lists_of_one_file_are_two_sources() {
    let (tables, findings) = case("24-one-file-read-twice").load();
    assert_eq!(tables.tickets.iter().map(|ticket| ticket.account).collect::<Vec<_>>(), [0, 1]);
    assert_eq!(findings.count_kind("loaded_once"), 0, "{:?}", said(&findings));
}

#[test]
fn one_file_under_two_filters_is_two_sources_in_every_table() {
    let (tables, findings) = case("24-contacts-of-one-file-twice").load();
    let contacts: Vec<_> = tables.accounts.iter().map(|row| row.contact_name.as_deref()).collect();
    assert_eq!(contacts, [Some("Al"), Some("Cy")]);
    assert_eq!(findings.count_kind("loaded_once"), 0, "{:?}", said(&findings));

    let rows = "id,day,f,n,kind\nA1,2026-07-06,f1,1,x\nA1,2026-07-13,f2,2,y\n";
    for (table, rest) in TABLES {
        let of = |kind: &str| format!("{{file: {{path: a.csv, where: {{kind: {kind}}}}}, {rest}}}");
        let (tables, findings) =
            folder(&format!("  {table}:\n  - {}\n  - {}\n", of("x"), of("y")), &[("a.csv", rows)]).load();
        let used: Vec<u64> = tables.files.iter().filter(|file| file.path == "a.csv").map(|file| file.used).collect();
        assert_eq!(used, [1, 1], "{table}: {:?}", said(&findings));
    }
}

#[test]
fn a_file_that_two_entries_read_alike_is_read_once_however_it_is_named() {
    for (table, rest) in TABLES {
        let entries = format!("  {table}:\n  - {{file: a.csv, {rest}}}\n  - {{file: {{path: ['a*.csv']}}, {rest}}}\n");
        let (tables, findings) = folder(&entries, &[("a.csv", "id,day,f,n\nA1,2026-07-06,f1,1\n")]).load();
        assert_eq!(tables.files.iter().filter(|file| file.path == "a.csv").count(), 1, "{table}");
        let told = of_kind(&findings, "loaded_once");
        assert_eq!((told.len(), told[0].0), (1, Severity::Note), "{table}: {told:?}");
    }
}

#[test]
fn rows_that_two_readings_of_a_file_share_count_once() {
    let entries =
        format!("  usage:\n  - {{file: a.csv, {WIDE}}}\n  - {{file: {{path: a.csv, nulls: [none]}}, {WIDE}}}\n");
    let (tables, findings) = folder(&entries, &[("a.csv", "id,day,WAU,jobs\nA1,2026-07-06,5,10\n")]).load();
    assert_eq!((jobs(&tables, 0), findings.count_kind("duplicate")), (vec![10.0], 1), "{:?}", said(&findings));
}

#[test]
fn of_several_contacts_that_one_source_names_for_an_account_the_first_is_taken_and_told() {
    let facts = "id,who,mail,owner\nA1,Al,al@a.example,Sam\nA1,AL,AL@a.example,Sam\nA1,Bea,b@a.example,Kim\nA1,Cy,c@a.example,Sam\n\
                 A2,Di,,\nA2,di,d@b.example,\n";
    let columns = "account: id, columns: {contact_name: who, contact_email: mail, csm_name: owner}";
    let source = format!("  contacts: {{file: facts.csv, {columns}}}\n");
    let (tables, findings) = folder(&source, &[("facts.csv", facts)]).load();
    let names: Vec<_> = tables.accounts.iter().map(|row| row.contact_name.as_deref()).collect();
    assert_eq!(names, [Some("Al"), Some("Di")]);
    let told = of_kind(&findings, "first_taken");
    let begin = ["facts.csv:4: \"owner\" is \"Kim\" for \"A1\"", "facts.csv:4: \"mail\" is \"b@a.example\" for \"A1\""];
    assert_eq!(told.len(), 2, "once an account: {told:?}");
    for begin in begin {
        assert!(told.iter().any(|(severity, line)| *severity == Severity::Note && line.starts_with(begin)), "{told:?}");
    }
    assert!(told.iter().any(|(_, line)| line.contains("an earlier row names \"Al\", which is taken")), "{told:?}");
    // Sources that are named one after the other are an order: the first that names somebody counts.
    let (_, findings) = case("24-contacts-of-one-file-twice").load();
    assert_eq!(findings.count_kind("first_taken"), 0, "{:?}", said(&findings));
}
