//! What is past a limit gets a message that names file, place, value and limit, and the rest of the base is read.

use std::fmt::Write as _;

use quarterdeck::base::finding::Findings;
use quarterdeck::ingest::records::Tables;

use crate::common::{Folder, HEAD, said};

const ACCOUNTS: &str = "id,name\n1,One\n2,Two\n";
const SOURCES: &str = "\
metrics: [{id: n, name: N, one: n, other: n}]
sources:
  accounts: {file: accounts.csv, columns: {id: id, name: name, csm_name: csm, hold: hold, seats_licensed: seats, started_on: started}}
";

/// Two accounts, with a column for everything they may say.
fn accounts(rows: &[&str]) -> String {
    let mut text = "id,name,csm,hold,seats,started\n".to_owned();
    for row in rows {
        writeln!(text, "{row}").unwrap();
    }
    text
}

fn load(sources: &str, files: &[(&str, &[u8])]) -> (Tables, Findings) {
    let qbr = format!("{HEAD}{sources}");
    let files: Vec<_> = [("qbr.yaml", qbr.as_bytes())].into_iter().chain(files.iter().copied()).collect();
    Folder::of(&files).load()
}

/// The finding that says this much of it, alone.
fn finding(findings: &Findings, kind: &str) -> String {
    let all = said(findings);
    let of_kind: Vec<_> = all.iter().filter_map(|line| line.strip_prefix(&format!("{kind} "))).collect();
    assert_eq!(of_kind.len(), 1, "{all:#?}");
    of_kind[0].to_owned()
}

/// Accounts beside a table of requests in a file of this name and content.
fn requests(name: &str, bytes: &[u8]) -> (Tables, Findings) {
    let sources = format!(
        "sources:\n  accounts: {{file: accounts.csv, columns: {{id: id, name: name}}}}\n  \
         requests: {{file: {name}, id: id, account: account, title: title}}\n"
    );
    load(&sources, &[("accounts.csv", ACCOUNTS.as_bytes()), (name, bytes)])
}

#[test]
fn a_file_over_four_gigabytes_is_not_begun() {
    let qbr = format!("{HEAD}{SOURCES}  tickets: {{file: t.csv, account: id, opened_at: at}}\n");
    let folder = Folder::of(&[("qbr.yaml", qbr.as_str()), ("accounts.csv", &accounts(&["1,One,,,,"])), ("t.csv", "")]);
    // Sparse: it takes no room on the disk.
    std::fs::File::options().write(true).open(folder.path().join("t.csv")).unwrap().set_len((4 << 30) + 1).unwrap();
    let (tables, findings) = folder.load();
    let said = finding(&findings, "too_long");
    assert!(
        said.starts_with("t.csv: the file has 4294967297 bytes; at most 4294967296 are read. Export less"),
        "{said}"
    );
    assert_eq!(tables.accounts.len(), 1);
}

#[test]
fn a_header_of_too_many_columns_is_told() {
    let wide = format!("id,account,title{}\nR,1,Rye\n", ",c".repeat(10_000));
    let (tables, findings) = requests("r.csv", wide.as_bytes());
    assert!(finding(&findings, "column").contains("r.csv: the header has 10003 columns; at most 10000 are read"));
    assert_eq!((tables.accounts.len(), tables.requests.len()), (2, 0));
}

#[test]
fn a_quote_that_is_never_closed_swallows_so_much_and_no_more() {
    let bytes = format!("id,account,title\nR1,1,Rye\nR2,1,\"{}", "Oat\n".repeat(17 << 20));
    let (tables, findings) = requests("r.csv", bytes.as_bytes());
    let said = finding(&findings, "too_long");
    assert!(said.starts_with("r.csv:3: a row that begins here is longer than 64 MB"), "{said}");
    assert!(said.contains("A quote may be opened here and never closed"), "{said}");
    assert_eq!(tables.requests.len(), 1, "what stands above is read");
}

#[test]
fn a_record_of_a_json_file_has_a_limit() {
    let long = "x".repeat(65 << 20);
    let bytes =
        format!("[{{\"id\":1,\"account\":1,\"title\":\"Rye\"}},\n{{\"id\":2,\"account\":1,\"title\":\"{long}\"}}]");
    let (tables, findings) = requests("r.json", bytes.as_bytes());
    let said = finding(&findings, "too_long");
    assert!(said.starts_with("r.json:2 (record 2): a record that begins here is longer than 64 MB"), "{said}");
    assert_eq!(tables.requests.len(), 1);

    let bytes = format!("{{\"id\":2,\"title\":\"{long}\"}}\n{{\"id\":1,\"account\":1,\"title\":\"Rye\"}}\n");
    let (tables, findings) = requests("r.ndjson", bytes.as_bytes());
    let said = finding(&findings, "too_long");
    assert!(said.starts_with("r.ndjson:1") && said.contains("the line is longer than 64 MB"), "{said}");
    assert_eq!(tables.requests.len(), 1, "the lines below are read");
}

#[test]
fn a_cell_over_a_megabyte_sets_its_row_aside() {
    let long = "x".repeat((1 << 20) + 1);
    for (name, bytes) in [
        ("r.csv", format!("id,account,title\nR1,1,{long}\nR2,1,Rye\n")),
        (
            "r.json",
            format!("[{{\"id\":1,\"account\":1,\"title\":\"{long}\"}},{{\"id\":2,\"account\":1,\"title\":\"Rye\"}}]"),
        ),
    ] {
        let (tables, findings) = requests(name, bytes.as_bytes());
        let said = finding(&findings, "too_long");
        assert!(said.contains("longer than 1 MB; the row is set aside"), "{said}");
        assert_eq!(tables.requests.len(), 1);
        let columns: Vec<_> = findings.groups().filter_map(|(.., g)| g.shown[0].at.column.clone()).collect();
        assert_eq!(columns, ["title".into()], "{name}");
    }
}

#[test]
fn json_is_nested_so_deep_and_no_deeper() {
    let deep = format!("{{\"id\":1,\"account\":1,\"title\":\"Rye\"}}\n{{\"id\":{}", "{\"a\":".repeat(200));
    let (tables, findings) = requests("r.ndjson", deep.as_bytes());
    let said = finding(&findings, "json");
    assert!(said.starts_with("r.ndjson:2") && said.contains("recursion limit exceeded"), "{said}");
    assert_eq!(tables.requests.len(), 1);
}

#[test]
fn a_list_in_a_list_of_objects_is_read_once() {
    // Two columns filled by turns: a cell that was copied for each of its items would come to 40 GB here.
    let items = (0..200_000).map(|n| format!("{{\"a\":{n},\"b\":{n}}}")).collect::<Vec<_>>().join(",");
    let sources = "sources:\n  accounts: {file: a.json, columns: {id: id, name: name, csm_name: l.a, note: l.b}}\n";
    let bytes = format!(
        "[{{\"id\":1,\"name\":\"One\",\"l\":[{items}]}},{{\"id\":2,\"name\":\"Two\",\"l\":[{{\"a\":\"x\"}},{{\"a\":\"y\",\"b\":\"z\"}}]}}]"
    );
    let (tables, findings) = load(sources, &[("a.json", bytes.as_bytes())]);
    assert!(finding(&findings, "too_long").contains("longer than 1 MB"));
    let two = &tables.accounts[1];
    assert_eq!((two.csm_name.as_deref(), two.note.as_deref()), (Some("x;y"), Some("z")));
}

#[test]
fn a_name_over_a_thousand_characters_is_missing_and_the_base_goes_on() {
    let (name, long) = ("ä".repeat(1_000), "ä".repeat(1_001));
    let rows = [
        format!("1,{name},{name},,,"),
        format!("2,{long},Robin,,,"),
        format!("3,Three,{long},,,"),
        format!("{long},Four,,,,"),
        // What holds a deck does so however long it is.
        format!("5,Five,,\"{long}\",,"),
    ];
    let (tables, findings) =
        load(SOURCES, &[("accounts.csv", accounts(&rows.each_ref().map(String::as_str)).as_bytes())]);
    let of = |id: &str| tables.accounts.iter().find(|row| row.id == id).unwrap();
    assert_eq!(tables.accounts.len(), 4, "an id has a limit too");
    assert_eq!(of("1").name.as_deref(), Some(name.as_str()));
    assert_eq!((of("2").name.as_deref(), of("2").csm_name.as_deref()), (None, Some("Robin")));
    assert_eq!((of("3").name.as_deref(), of("3").csm_name.as_deref()), (Some("Three"), None));
    assert!(of("5").hold);
    let told: Vec<_> = said(&findings).into_iter().filter(|line| line.starts_with("too_long")).collect();
    assert_eq!(told.len(), 3, "{told:#?}");
    for (line, column) in [(3, "name"), (4, "csm"), (5, "id")] {
        let begins = format!("too_long accounts.csv:{line}: \"{column}\" has 1001 characters (\"ä");
        let one = told.iter().find(|told| told.starts_with(&begins)).unwrap_or_else(|| panic!("{begins}: {told:#?}"));
        assert!(one.contains("at most 1000 are read") && one.len() < 600, "{one}");
    }
}

#[test]
fn numbers_that_no_export_can_mean_are_missing_with_a_word() {
    for (cell, why) in [
        ("NaN", None),
        ("nan", Some("expected a number;")),
        ("inf", Some("expected a number;")),
        ("Infinity", Some("expected a number;")),
        ("-inf", Some("expected a number;")),
        ("1e308", Some("expected a number under 1,000,000,000,000,000")),
        ("-1e308", Some("expected a number under 1,000,000,000,000,000")),
        ("1e99999", Some("expected a number")),
        ("9999999999999999", Some("expected a number under 1,000,000,000,000,000")),
        ("-3", Some("expected a number that is not negative")),
        ("-0.5", Some("expected a number that is not negative")),
    ] {
        let rows = accounts(&["1,One,,,7,", &format!("2,Two,,,{cell},")]);
        let (tables, findings) = load(SOURCES, &[("accounts.csv", rows.as_bytes())]);
        let seats: Vec<_> = tables.accounts.iter().map(|row| row.seats_licensed).collect();
        assert_eq!(seats, [Some(7.0), None], "{cell}");
        match why {
            None => assert_eq!(findings.count_kind("number"), 0),
            Some(why) => {
                let said = finding(&findings, "number");
                let begins = format!("accounts.csv:3: \"seats\" is \"{cell}\", {why}");
                assert!(said.starts_with(&begins), "{said}");
            }
        }
    }
    // JSON has numbers of its own.
    for number in ["1e308", "-1e308", "-3", "123456789012345678901234567890"] {
        let bytes =
            format!("[{{\"id\":1,\"name\":\"One\",\"csm\":\"\",\"hold\":\"\",\"seats\":{number},\"started\":null}}]");
        let sources = SOURCES.replace("accounts.csv", "accounts.json");
        let (tables, findings) = load(&sources, &[("accounts.json", bytes.as_bytes())]);
        assert_eq!(tables.accounts[0].seats_licensed, None, "{number}");
        assert!(finding(&findings, "number").starts_with("accounts.json:1 (record 1): \"seats\" is"));
    }
}

#[test]
fn days_that_no_export_can_mean_are_missing_with_a_word() {
    const NONE: &str = "there is no such day between 1900 and 2200";
    for (cell, expected) in [
        ("0000-01-01", Err(NONE)),
        ("0001-01-01", Err(NONE)),
        ("1899-12-31", Err(NONE)),
        ("9999-12-31", Err(NONE)),
        ("2201-01-01", Err(NONE)),
        ("2026-02-30", Err(NONE)),
        ("2026-02-29", Err(NONE)),
        ("2026-13-01", Err(NONE)),
        ("2026-00-10", Err(NONE)),
        ("-2026-01-01", Err("expected a date as 2026-09-30")),
        ("+12026-01-01", Err("expected a date as 2026-09-30")),
        ("2026-09-30T25:00:00", Err("expected a date as 2026-09-30")),
        ("2026-09-30T10:61:00", Err("expected a date as 2026-09-30")),
        ("2024-02-29", Ok("2024-02-29")),
        ("1900-01-01", Ok("1900-01-01")),
        // A leap second, the end of a day, and offsets: the day as it is written.
        ("2016-12-31T23:59:60Z", Ok("2016-12-31")),
        ("2024-06-30 24:00:00", Ok("2024-06-30")),
        ("2024-12-31T23:30:00-12:00", Ok("2024-12-31")),
        ("2024-01-01T00:30:00+14:00", Ok("2024-01-01")),
    ] {
        let rows = accounts(&["1,One,,,,2020-01-01", &format!("2,Two,,,,{cell}")]);
        let (tables, findings) = load(SOURCES, &[("accounts.csv", rows.as_bytes())]);
        let started = tables.accounts[1].started_on.map(|day| day.to_string());
        assert_eq!(started.as_deref(), expected.ok(), "{cell}");
        assert!(tables.accounts[0].started_on.is_some());
        if let Err(why) = expected {
            let said = finding(&findings, "date");
            assert!(said.starts_with(&format!("accounts.csv:3: \"started\" is \"{cell}\", {why}")), "{said}");
        }
    }
}

#[test]
fn a_workspace_of_too_many_entries_is_refused_before_they_are_compared() {
    let plans: String = (0..1_001).map(|n| format!("- {{id: p{n}, name: P}}\n")).collect();
    let qbr = format!("{HEAD}{SOURCES}");
    let folder = Folder::of(&[("qbr.yaml", qbr.as_str()), ("catalogue.yaml", &format!("plans:\n{plans}"))]);
    let error = folder.workspace().unwrap_err();
    assert!(error.contains("catalogue.yaml:2:1: there are 1001 plans; at most 1000 are read"), "{error}");

    let metrics: String = (0..101).map(|n| format!("- {{id: m{n}, name: M, one: m, other: m}}\n")).collect();
    let sources = SOURCES.split_once("sources:").unwrap().1;
    let error =
        Folder::of(&[("qbr.yaml", format!("{HEAD}metrics:\n{metrics}sources:{sources}"))]).workspace().unwrap_err();
    assert!(error.contains("there are 101 metrics; at most 100 are read"), "{error}");
}

#[test]
fn the_documentation_lists_the_limits() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = std::fs::read_to_string(root.join("docs/workspace.md")).unwrap();
    let section = docs.split_once("## Limits").expect("there is a section").1;
    let code = std::fs::read_to_string(root.join("src/base/limits.rs")).unwrap();
    let limits: Vec<_> = code.lines().filter_map(|line| line.strip_prefix("pub const ")?.split_once(':')).collect();
    assert!(limits.len() > 15);
    for (name, value) in limits {
        let value = value.split_once('=').unwrap().1.trim().trim_end_matches(';');
        let shown = match value.split_once(" << ") {
            Some((number, "30")) => format!("{number} GB"),
            Some((number, "20")) => format!("{number} MB"),
            _ => value.replace('_', ","),
        };
        assert!(section.contains(&shown), "{name} = {shown} is not listed");
    }
}
