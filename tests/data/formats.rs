//! Delimited text and JSON as exports really are: encodings, delimiters, line ends, quotes, footers, ragged rows.

use crate::common::{Folder, HEAD, said};
use quarterdeck::base::finding::{Findings, Severity};
use quarterdeck::ingest::file_facts::FileFacts;
use quarterdeck::ingest::load::LoadError;
use quarterdeck::ingest::records::{AccountRow, Unreadable};

/// Accounts of a file, with id, name and seats.
fn accounts(file: &str, more: &str, bytes: &[u8]) -> (Vec<AccountRow>, Findings, FileFacts) {
    let qbr = format!(
        "{HEAD}sources:\n  accounts:\n    file: {{path: {file}{more}}}\n    columns: {{id: id, name: name, seats_licensed: seats}}\n"
    );
    let (tables, findings) = Folder::of(&[("qbr.yaml", qbr.as_bytes()), (file, bytes)]).load();
    (tables.accounts, findings, tables.files[0].clone())
}

fn names(rows: &[AccountRow]) -> Vec<(&str, Option<&str>, Option<f64>)> {
    rows.iter().map(|r| (r.id.as_str(), r.name.as_deref(), r.seats_licensed)).collect()
}

#[test]
fn delimiters_are_detected_outside_quotes() {
    for text in [
        "id,name,seats\n1,\"A; B; C\",5\n",
        "id;name;seats\n1;\"A; B; C\";5\n",
        "id\tname\tseats\n1\tA; B; C\t5\n",
        "id|name|seats\n1|A; B; C|5\n",
        "\"id\";\"name\";\"seats\"\r\n\"1\";\"A; B; C\";\"5\"\r\n",
    ] {
        let (rows, findings, _) = accounts("a.csv", "", text.as_bytes());
        assert_eq!(names(&rows), [("1", Some("A; B; C"), Some(5.0))], "{text}");
        assert!(findings.is_empty(), "{:?}", said(&findings));
    }
    let (rows, ..) = accounts("a.tsv", "", b"id\tname\tseats\n1\tA,B\t5\n");
    assert_eq!(names(&rows), [("1", Some("A,B"), Some(5.0))]);
    let (rows, ..) = accounts("a.csv", ", delimiter: '^'", b"id^name^seats\n1^A,B^5\n");
    assert_eq!(names(&rows), [("1", Some("A,B"), Some(5.0))]);
}

#[test]
fn line_ends_of_every_kind_end_lines() {
    let number = "expected a number; list it under `unlimited` if it means that there is no limit, under `nulls` if it means missing";
    for end in ["\n", "\r\n", "\r"] {
        let text = ["id,name,seats", "1,A,5", "2,\"B\",x", "3,C,7"].join(end);
        for text in [text.clone(), format!("{text}{end}"), format!("{text}{end}{end}")] {
            let (rows, findings, facts) = accounts("a.csv", "", text.as_bytes());
            assert_eq!(rows.len(), 3, "{text:?}");
            assert_eq!(facts.used, 3);
            assert_eq!(said(&findings), [format!("number a.csv:3: \"seats\" is \"x\", {number}")], "{text:?}");
        }
    }
}

#[test]
fn line_feeds_within_quotes_do_not_end_the_lines_of_an_old_spreadsheet() {
    let text = b"id,name,seats,why\r1,Acme,10,\"In\nuse\"\r2,Beta,20,\r";
    let (rows, findings, _) = accounts("a.csv", "", text);
    assert_eq!(names(&rows), [("1", Some("Acme"), Some(10.0)), ("2", Some("Beta"), Some(20.0))]);
    assert!(findings.is_empty(), "{:?}", said(&findings));
}

#[test]
fn lines_are_counted_as_an_editor_does() {
    let text = "\n\nid,why,seats,name\r\n1,\"A\r\nB\r\nC\",5,A\r\n\r\n2,\"D\n\nE\",x,D\n3,F,y,F";
    let (rows, findings, _) = accounts("a.csv", "", text.as_bytes());
    assert_eq!(names(&rows), [("1", Some("A"), Some(5.0)), ("2", Some("D"), None), ("3", Some("F"), None)]);
    let lines: Vec<u64> =
        findings.groups().filter(|g| g.1 == "number").flat_map(|(_, _, g)| g.shown.iter().map(|f| f.at.line)).collect();
    assert_eq!(lines, [8, 11]);
}

#[test]
fn rows_above_the_header_are_skipped_where_stated() {
    let text = "Report of 5 October\n\"two\nlines\"\nid,name,seats\n1,A,5\n2,B,x\n";
    let (rows, findings, _) = accounts("a.csv", ", skip_rows: 3", text.as_bytes());
    assert_eq!(rows.len(), 2);
    assert!(said(&findings)[0].starts_with("number a.csv:6: \"seats\" is \"x\", expected a number"));
}

#[test]
fn encodings_are_read() {
    let utf16: Vec<u8> = "\u{feff}id,name,seats\n1,Müller €,5\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, stated) in [
        (&b"\xef\xbb\xbfid,name,seats\n1,M\xc3\xbcller \xe2\x82\xac,5\n"[..], ""),
        (&b"id,name,seats\n1,M\xfcller \x80,5\n"[..], ", encoding: windows-1252"),
        (&utf16[..], ""),
        (&utf16[..], ", encoding: utf-16"),
    ] {
        let (rows, findings, _) = accounts("a.csv", stated, bytes);
        assert_eq!(names(&rows), [("1", Some("Müller €"), Some(5.0))]);
        assert!(findings.is_empty(), "{:?}", said(&findings));
    }
    let (rows, findings, _) = accounts("a.csv", ", encoding: shift_jis", b"id,name,seats\n1,\x93\xfa\x96\x7b,5\n");
    assert_eq!(names(&rows), [("1", Some("日本"), Some(5.0))]);
    assert!(findings.is_empty());
}

#[test]
fn headers_repeated_and_footers_are_no_accounts() {
    let text = "id,name,seats\n1,A,5\nid,name,seats\n2,B,6\n,,\n3,,\nTotal,,11\nGenerated 2026-10-05\n";
    let (rows, findings, facts) = accounts("a.csv", "", text.as_bytes());
    assert_eq!(names(&rows), [("1", Some("A"), Some(5.0)), ("2", Some("B"), Some(6.0)), ("3", None, None)]);
    for (kind, count) in [("header", 1), ("blank", 1), ("footer", 2), ("name", 1)] {
        assert_eq!(findings.count_kind(kind), count, "{kind}");
    }
    assert_eq!((facts.rows, facts.used, facts.set_aside), (7, 3, 4));
}

#[test]
fn stated_footers_are_set_aside() {
    let (rows, findings, _) = accounts("a.csv", ", footer: [Summe]", b"id,name,seats\n1,A,5\nSumme: 1,x,5\n");
    assert_eq!(rows.len(), 1);
    assert_eq!(findings.count_kind("footer"), 1);
}

#[test]
fn ragged_rows_are_told() {
    let text = "id,name,seats\n1,A\n2,B,6,,\n3,C,7,surplus\n4,D,8\n";
    let (rows, findings, facts) = accounts("a.csv", "", text.as_bytes());
    assert_eq!(
        names(&rows),
        [("1", Some("A"), None), ("2", Some("B"), Some(6.0)), ("3", Some("C"), None), ("4", Some("D"), Some(8.0))]
    );
    assert_eq!(rows[2].unreadable, [Unreadable::Row]);
    assert_eq!(
        said(&findings),
        [
            "ragged a.csv:2: the row has 2 cells, the header 3; the last ones are taken as missing. Export the row whole",
            "ragged a.csv:4: the row has 4 cells, the header 3; whom it names is held. Put a cell that holds the delimiter \
             into quotes",
        ]
    );
    assert_eq!((facts.rows, facts.used, facts.set_aside), (4, 3, 1));
}

#[test]
fn a_quote_never_closed_is_told() {
    let (_, findings, _) = accounts("a.csv", "", b"id,name,seats\n1,A,5\n2,\"B,6\n3,C,7\n");
    assert_eq!(
        said(&findings),
        [
            "quote a.csv:3: a quote is opened here and never closed; this line and the 1 below it are not read. Close it, or write a quote as two"
        ]
    );
    assert_eq!(findings.count(Severity::Error), 1);
    let sources = "  usage: {file: u.csv, account: id, date: week, metrics: {n: n}}\n";
    let qbr = format!(
        "{HEAD}metrics: [{{id: n, name: N, one: n, other: n}}]\nsources:\n  accounts: {{file: a.csv, columns: {{id: id, name: name}}}}\n{sources}"
    );
    let usage = "id,n,note,week\n1,5,\"a\nb\",2026-07-06\n1,5,\"a\nb\",\"2026-07-13\n\n";
    let folder = Folder::of(&[("qbr.yaml", qbr.as_str()), ("a.csv", "id,name\n1,A\n"), ("u.csv", usage)]);
    let (tables, findings) = folder.load();
    assert_eq!(
        said(&findings),
        [
            "quote u.csv:5: a quote is opened here and never closed; the row is not read. Close it, or write a quote as two"
        ]
    );
    assert_eq!(findings.count(Severity::Error), 1, "a file that is not read to its end is an error in every table");
    let shown = findings.groups().next().unwrap().2.shown[0].value.clone();
    assert_eq!(shown.as_deref(), Some("2026-07-13"));
    assert_eq!((tables.files[1].rows, tables.files[1].used, tables.files[1].set_aside), (2, 1, 1));
}

#[test]
fn rows_of_one_cell_at_the_end_are_one_footer() {
    let text = "id,name,seats\n1,A,5\n\nMy report\nCopyright (c) 2026\nAcme Ltd\n";
    let (rows, findings, _) = accounts("a.csv", "", text.as_bytes());
    assert_eq!(rows.len(), 1);
    assert_eq!((findings.count_kind("footer"), findings.count(Severity::Warning)), (3, 0));
    let (_, findings, _) = accounts("a.csv", "", b"id,name,seats\n1,A,5\nMy report\nAcme Ltd\n");
    assert!(said(&findings)[0].contains("say how that begins: footer: "), "{:?}", said(&findings));
    for footer in [", footer: My report", ", footer: [My report]"] {
        let (_, findings, _) = accounts("a.csv", footer, b"id,name,seats\n1,A,5\nMy report\n");
        assert_eq!((findings.count_kind("footer"), findings.count(Severity::Warning)), (1, 0));
    }
}

#[test]
fn one_of_several_columns_of_one_name_can_be_chosen() {
    let text = b"id,name,seats,seats\n1,A,5,6\n2,B,,7\n";
    let seats = |column: &str| {
        let qbr = format!(
            "{HEAD}sources:\n  accounts: {{file: a.csv, columns: {{id: id, name: name, seats_licensed: '{column}'}}}}\n"
        );
        let (tables, findings) = Folder::of(&[("qbr.yaml", qbr.as_bytes()), ("a.csv", text)]).load();
        (tables.accounts.iter().map(|a| a.seats_licensed).collect::<Vec<_>>(), findings.count(Severity::Warning))
    };
    assert_eq!(seats("seats"), (vec![None, None], 1));
    assert_eq!(seats("seats#2"), (vec![Some(6.0), Some(7.0)], 0));
    assert_eq!(seats("Seats#*"), (vec![Some(5.0), Some(7.0)], 0));
}

#[test]
fn empty_files_and_lone_headers_are_told() {
    for (bytes, message) in [
        (&b""[..], "the file is empty"),
        (b" \r\n", "the file is empty"),
        (b"id,name,seats\n", "the file has a header and no rows"),
        (b"id,name,seats", "the file has a header and no rows"),
    ] {
        let qbr = format!("{HEAD}sources:\n  accounts: {{file: a.csv, columns: {{id: id, name: name}}}}\n");
        let workspace = Folder::of(&[("qbr.yaml", qbr.as_bytes()), ("a.csv", bytes)]);
        let loaded = quarterdeck::ingest::load::load(&workspace.workspace().unwrap(), &|_| ());
        let Err(LoadError::NoAccounts(findings)) = loaded else { panic!("there are accounts") };
        let lines = said(&findings);
        assert_eq!(lines[0], "empty a.csv: there are no accounts: the file has no rows");
        assert_eq!(lines[1..], [format!("empty a.csv: {message}")]);
        assert_eq!(findings.count(Severity::Error), 1);
    }
}

#[test]
fn rows_are_kept_by_where() {
    let (rows, findings, facts) =
        accounts("a.csv", ", where: {seats: [5, '7']}", b"id,name,seats\n1,A,5\n2,B,6\n3,C,7\n");
    assert_eq!(rows.len(), 2);
    assert!(findings.is_empty());
    assert_eq!((facts.rows, facts.set_aside), (3, 1));
    let (rows, ..) = accounts("a.csv", ", where: {live: true}", b"id,name,seats,live\n1,A,5,true\n2,B,6,false\n");
    assert_eq!(rows.len(), 1);
}

#[test]
fn unique_tells_repeats_apart() {
    let text = b"id,name,seats,row\n1,A,5,r1\n1,A,5,r1\n2,B,6,r1\n";
    let (_, findings, facts) = accounts("a.csv", ", unique: row", text);
    assert_eq!(
        said(&findings),
        [
            "duplicate a.csv:3: \"row\" is \"r1\" once more, in the same row; the repeated row is set aside",
            "duplicate a.csv:4: \"row\" is \"r1\" once more, in a different row; both are kept. Leave one out if \
             they are the same",
        ]
    );
    assert_eq!((facts.used, facts.set_aside), (2, 1));
}

#[test]
fn json_is_flattened() {
    let text = br#"{"meta": {"n": 2}, "data": {"items": [
        {"id": 1, "name": "A", "seats": {"paid": 5.5, "x": [1, 2]}},
        {"id": "2", "name": null, "seats": {"paid": "x"}},
        {"id": 9007199254740993, "name": "C", "other": true}
    ]}}"#;
    let qbr = format!(
        "{HEAD}sources:\n  accounts:\n    file: {{path: a.json, rows_at: data.items}}\n    columns: {{id: id, name: name, seats_licensed: seats.paid, note: seats.x}}\n"
    );
    let (tables, findings) = Folder::of(&[("qbr.yaml", qbr.as_bytes()), ("a.json", text)]).load();
    assert_eq!(
        names(&tables.accounts),
        [("1", Some("A"), Some(6.0)), ("2", None, None), ("9007199254740993", Some("C"), None)]
    );
    assert_eq!(tables.accounts[0].note.as_deref(), Some("1;2"));
    let lines = said(&findings);
    let start = "number a.json:3 (record 2): \"seats.paid\" is \"x\", expected a number";
    assert!(lines.iter().any(|line| line.starts_with(start)), "{lines:?}");
}

#[test]
fn a_json_number_is_never_ambiguous() {
    let (rows, findings, _) =
        accounts("a.json", "", br#"[{"id":"1","name":"A","seats":1.234},{"id":"2","name":"B","seats":"1.234"}]"#);
    assert_eq!(
        rows.iter().map(|r| r.seats_licensed).collect::<Vec<_>>(),
        [Some(1.0), None],
        "whole seats, and not 1,234"
    );
    assert_eq!(findings.count_kind("number"), 1);
}

#[test]
fn json_lines_are_read_on_after_a_broken_one_which_is_an_error() {
    let text = b"{\"id\":1,\"name\":\"A\",\"seats\":1}\n{\"id\":2,\n\n[1]\n{\"id\":3,\"name\":\"C\",\"seats\":3}";
    let (rows, findings, facts) = accounts("a.ndjson", "", text);
    assert_eq!(rows.len(), 2);
    assert_eq!((findings.count_kind("json"), findings.count(Severity::Error)), (2, 2));
    assert_eq!((facts.rows, facts.used, facts.set_aside), (4, 2, 2));
}

#[test]
fn broken_json_says_where() {
    let (rows, findings, _) = accounts("a.json", "", b"[\n{\"id\":1,\"name\":\"A\",\"seats\":1},\n{\"id\":2,}\n]");
    assert_eq!(rows.len(), 1);
    let lines = said(&findings);
    assert!(lines[0].starts_with("json a.json:3 (record 2): trailing comma"), "{lines:?}");
    let (rows, ..) =
        accounts("a.json", "", b"{\"id\":1,\"name\":\"A\",\"seats\":1}\n{\"id\":2,\"name\":\"B\",\"seats\":1}\n");
    assert_eq!(rows.len(), 2);
}

#[test]
fn a_missing_column_names_the_nearest() {
    let (rows, findings, _) = accounts("a.csv", "", b"id,name,seat\n1,A,5\n");
    assert_eq!(rows.len(), 1);
    let expected = "column a.csv:1: there is no column \"seats\"; did you mean \"seat\"?; it is taken as missing (columns: id, name, seat)";
    assert_eq!(said(&findings), [expected]);
}
