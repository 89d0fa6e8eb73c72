//! What stands around the rows of a file: Excel's first line, blanks that look alike, cells that moved, weeks and long ids.

use crate::common::{Folder, HEAD, case, said};
use crate::load::folder;
use quarterdeck::base::finding::Severity;
use quarterdeck::ingest::records::Tables;

/// How many weeks of the first metric an account has.
fn weeks(tables: &Tables, id: &str) -> usize {
    let at = tables.accounts.iter().position(|account| account.id == id).unwrap();
    tables.usage.series(at, 0).iter().count()
}

#[test]
fn excels_line_above_the_header_says_the_separator() {
    let (tables, findings) = case("16-sep-line").load();
    assert!(said(&findings).iter().all(|line| !line.contains("column")), "{:?}", said(&findings));
    assert!(!tables.accounts.is_empty());
    assert!(tables.accounts.iter().all(|account| account.name.is_some()));
}

#[test]
fn a_no_break_space_in_a_header_is_a_space() {
    let (tables, _) = case("26-no-break-space-in-header").load();
    assert_eq!(tables.accounts[0].name.as_deref(), Some("Acme"));
}

#[test]
fn a_row_with_a_separator_too_many_is_set_aside() {
    let folder = case("25-shifted-row");
    let (tables, findings) = folder.load();
    let said: Vec<_> = said(&findings).into_iter().filter(|line| line.contains("ragged")).collect();
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains("the row has 6 cells, the header 5") && said[0].contains("wrong columns"), "{said:?}");
    assert_eq!(weeks(&tables, "A"), 1, "its figures are of no column");
    // Where every row ends in a separator, none is shifted.
    let every = "account,week,invoices,refunds,comment\nA,2026-07-06,5,1,x,\nA,2026-07-13,6,2,y,\nA,2026-07-20,7,3,z\n";
    std::fs::write(folder.path().join("u.csv"), every).unwrap();
    let (tables, _) = folder.load();
    assert_eq!(weeks(&tables, "A"), 3);
}

#[test]
fn weeks_of_iso_8601_are_read() {
    let folder = case("10-iso-weeks");
    let (tables, findings) = folder.load();
    assert_eq!(weeks(&tables, "A-1"), 26, "{:?}", said(&findings));
    let path = folder.path().join("usage.csv");
    let text = std::fs::read_to_string(&path).unwrap();
    let short = (1..=53).fold(text, |text, week| text.replace(&format!("-W{week:02}-1,"), &format!("-W{week:02},")));
    assert!(short.contains("2026-W14,"));
    std::fs::write(&path, short).unwrap();
    assert_eq!(weeks(&folder.load().0, "A-1"), 26, "without a day too");
}

#[test]
fn long_ids_of_json_keep_every_digit() {
    let (tables, findings) = case("13-long-json-ids").load();
    let ids: Vec<_> = tables.accounts.iter().map(|account| account.id.as_str()).collect();
    for id in ["98765432109876543210", "98765432109876543211", "123456789012345678", "123456789012345679"] {
        assert!(ids.contains(&id), "{id} in {ids:?}");
    }
    assert!(
        said(&findings).iter().all(|line| !line.contains("conflict") && !line.contains("orphan")),
        "{:?}",
        said(&findings)
    );
}

#[test]
fn a_compressed_file_is_named_for_what_it_is() {
    let (_, findings) = case("27-gzip-named-csv").load();
    let said = said(&findings);
    assert!(said.iter().any(|line| line.contains("compressed with gzip; unpack it first")), "{said:?}");
}

const ROWS: &str = "id,name,plan\nA1,Alpha,pro\nA2,Beta,pro\n";

/// A workspace over one file of accounts, with these settings of it.
fn accounts(file: &str, settings: &str, bytes: &[u8]) -> Folder {
    let sources =
        format!("sources: {{accounts: {{file: {{path: {file}{settings}}}, columns: {{id: id, name: name}}}}}}\n");
    let qbr = format!("{HEAD}{sources}");
    Folder::of(&[("qbr.yaml", qbr.as_bytes()), (file, bytes)])
}

/// Why the accounts of a file cannot be loaded.
fn why(folder: &Folder) -> String {
    quarterdeck::ingest::load::load(&folder.workspace().unwrap(), &|_| ()).unwrap_err().to_string()
}

#[test]
fn a_title_above_the_header_gets_the_number_of_lines_to_skip() {
    for (title, settings, lines) in [
        ("Customers\n", "", 1),
        ("Customers\nGenerated 2026-10-01, by Ann\n\n", "", 3),
        ("\"Customers, all\"\r\n,,\r\n", "", 2),
        ("Customers\nof all regions\n", ", skip_rows: 1", 2),
        ("Customers\n", ", skip_rows: 2", 1),
        ("", ", skip_rows: 1", 0),
        ("sep=;\nCustomers\n", "", 2),
    ] {
        let text =
            format!("{title}{}", if title.starts_with("sep=") { ROWS.replace(',', ";") } else { ROWS.to_owned() });
        let told = why(&accounts("a.csv", settings, text.as_bytes()));
        let setting = format!("`skip_rows: {lines}`");
        assert!(told.contains(&setting) && told.contains(&format!("line {}", lines + 1)), "{title:?}: {told}");
        assert!(!told.contains("no column"), "{told}");
        let (tables, findings) = accounts("a.csv", &format!(", skip_rows: {lines}"), text.as_bytes()).load();
        assert_eq!((tables.accounts.len(), said(&findings)), (2, Vec::new()), "{title:?}");
    }
    let told = why(&accounts("a.csv", "", b"Customers\nid,nam\nA1,Alpha\n"));
    assert!(
        told.contains("there is no column") && !told.contains("skip_rows"),
        "nothing is suggested that does not fit: {told}"
    );
}

#[test]
fn a_title_in_a_table_beside_the_accounts_is_one_error() {
    let source = "  usage: {file: u.csv, account: id, date: day, metrics: {wau: WAU, jobs: jobs}}\n";
    let (_, findings) = folder(source, &[("u.csv", "Usage of Q3\n\nid,day,WAU,jobs\nA1,2026-07-06,5,10\n")]).load();
    let told: Vec<_> = said(&findings).into_iter().filter(|line| line.contains("u.csv")).collect();
    assert_eq!((told.len(), findings.count(Severity::Error)), (1, 1), "{told:?}");
    assert!(told[0].contains("the header is in line 3, below 2 lines that are no part of the table"), "{told:?}");
}

#[test]
fn what_nobody_sees_around_a_cell_is_no_part_of_it() {
    let usage = "id,day,WAU,jobs\nA1\u{a0},\u{a0}2026-07-06,5\u{a0},10\n\u{200b}A1,2026-07-13\u{200b},\u{a0},\u{feff}7\nA1\u{202f},2026-07-20,,\u{3000}\n";
    let source = "  usage: {file: u.csv, account: id, date: day, metrics: {wau: WAU, jobs: jobs}}\n";
    let accounts = ("accounts.csv", "id,name,plan\n\u{a0}A1\u{200b},Alpha,pro\nA2,Beta,pro\n");
    let (tables, findings) = folder(source, &[("u.csv", usage), accounts]).load();
    assert_eq!(tables.accounts[0].id, "A1");
    assert_eq!(tables.usage.series(0, 0).iter().map(|(_, value)| value).collect::<Vec<_>>(), [5.0], "blank is missing");
    assert_eq!(tables.usage.series(0, 1).iter().map(|(_, value)| value).collect::<Vec<_>>(), [10.0, 7.0]);
    let kinds: Vec<_> = findings.groups().map(|(_, kind, _)| kind).filter(|kind| *kind != "no_usage").collect();
    assert_eq!(kinds, ["blank"], "{:?}", said(&findings));
}

#[test]
fn names_of_columns_are_found_whatever_blanks_are_around_and_in_them() {
    for header in ["id ,\u{a0}name,plan", "\u{feff}id,name\u{200b} ,plan", "\"id \",\" Name\",PLAN"] {
        let text = ROWS.replace("id,name,plan", header);
        let (tables, findings) = accounts("a.csv", "", text.as_bytes()).load();
        assert_eq!((tables.accounts.len(), said(&findings)), (2, Vec::new()), "{header:?}");
    }
    let json = "[{\"id\u{a0}\":\"A1\",\" name \":\"Alpha\"}]";
    assert_eq!(accounts("a.json", "", json.as_bytes()).load().0.accounts[0].name.as_deref(), Some("Alpha"));
    let told = why(&accounts("a.csv", "", ROWS.replace("id,name,plan", "id,Name,Name ").as_bytes()));
    assert!(told.contains("the header names \"name\" 2 times"), "{told}");
}

#[test]
fn what_is_no_table_of_text_is_named_for_what_it_is() {
    for (name, bytes, part) in [
        (
            "a.xlsx",
            &b"PK\x03\x04\x14\0\x06\0"[..],
            "a ZIP archive or a workbook (.xlsx, .ods); unpack it, or save the sheet as CSV",
        ),
        ("a.csv", b"PK\x03\x04\x14\0\x06\0", "workbook"),
        ("a.zip", b"PK\x03\x04\x14\0\x08\0", "unpack it"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old workbook"),
        ("a.xls", b"<table border=\"1\"><tr><td>id</td>", "a table of HTML, which some programs call .xls"),
        ("a.csv", b"%PDF-1.7\n", "a PDF; export the table as CSV"),
        ("a.csv", b"\xef\xbb\xbf<!DOCTYPE html><html>", "a page of HTML"),
        ("a.json", b"<html><body>502 Bad Gateway", "a page of HTML"),
        ("a.csv", b"SQLite format 3\0\x10\0", "an SQLite database"),
        ("a.parquet", b"PAR1\x15\x04", "a Parquet file"),
        ("a.csv", b"<?xml version=\"1.0\"?><Workbook>", "XML; open it in a spreadsheet"),
        ("a.csv", b"[{\"id\": \"A1\", \"name\": \"Alpha\"}]", "the file is JSON; state `format: json`"),
        ("a.csv", b"{\"error\": \"unauthorized\"}", "the file is JSON"),
    ] {
        let told = why(&accounts(name, "", bytes));
        assert!(told.contains(part) && told.contains(name), "{name}: {told}");
    }
}

#[test]
fn labels_of_encodings_are_read_or_told_what_to_write() {
    let shift_jis = b"id,name\nA1,\x93\xfa\x96\x7b\n";
    for label in ["cp932", "shift_jis", "sjis"] {
        let (tables, _) = accounts("a.csv", &format!(", encoding: {label}"), shift_jis).load();
        assert_eq!(tables.accounts[0].name.as_deref(), Some("日本"), "{label}");
    }
    for (label, name) in [("cp1250", "\u{160}koda"), ("cp1251", "\u{409}koda"), ("latin1", "\u{160}koda")] {
        let (tables, _) = accounts("a.csv", &format!(", encoding: {label}"), b"id,name\nA1,\x8akoda\n").load();
        assert_eq!(tables.accounts[0].name.as_deref(), Some(name), "{label}");
    }
    let (tables, _) = accounts("a.csv", ", encoding: mac-roman", b"id,name\nA1,Caf\x8e\n").load();
    assert_eq!(tables.accounts[0].name.as_deref(), Some("Caf\u{e9}"));
    let told = accounts("a.csv", ", encoding: ansi", ROWS.as_bytes()).workspace().unwrap_err();
    assert!(told.contains("qbr.yaml:3:") && told.contains("windows-1252 for western Europe"), "{told}");
    let (_, findings) = accounts("a.csv", ", encoding: ascii", b"id,name\nA1,Caf\xe9\n").load();
    assert!(said(&findings)[0].contains("is not UTF-8"), "what is no ASCII is not guessed: {:?}", said(&findings));
}
