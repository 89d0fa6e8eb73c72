//! A file that was not read to its end, or holds another table below its own, is an error in every table.

use crate::common::{case, said};
use crate::quotes::{TABLES, manners, of_kind, read};
use quarterdeck::base::finding::Severity;

/// Two sound records, as JSON.
const ROWS: [&str; 2] = [
    r#"{"nr":1,"account":"A-1","text":"f","day":"2026-07-06"}"#,
    r#"{"nr":2,"account":"A-2","text":"f","day":"2026-07-13"}"#,
];

#[test]
fn a_file_that_is_not_read_to_its_end_is_an_error_in_every_table() {
    let [one, two] = ROWS;
    for (file, text, kind) in [
        ("x.json", format!("[{one},{two}"), "json"),
        ("x.json", format!("[{one},{{\"nr\":+,}},{two}]"), "json"),
        ("x.json", format!("[{one},{{\"nr\":1e999}},{two}]"), "json"),
        ("x.json", format!("[{one},{two}] and more"), "json"),
        ("x.ndjson", format!("{one}\n{{\"nr\":\n{two}\n"), "json"),
        ("x.ndjson", format!("{one}\n{two}\n{{\"nr\":2,\"acc"), "json"),
        ("x.ndjson", format!("{one}\n[\"nr\",\"account\"]\n{two}\n"), "json"),
        ("x.csv", "nr,account,text,day\n1,A-1,f,2026-07-06\n2,A-2,\"f,2026-07-13\n".to_owned(), "quote"),
    ] {
        for (table, source) in TABLES {
            let (tables, findings) = read(source, file, "", text.as_bytes());
            let told = of_kind(&findings, kind);
            assert_eq!(told.len(), 1, "{table} {text} {:?}", said(&findings));
            assert_eq!(told[0].severity, Severity::Error, "{table} {text}");
            let facts = tables.files.iter().find(|facts| facts.table == table).unwrap();
            assert_eq!(facts.rows, facts.used + facts.set_aside, "{table} {text}");
            assert!(facts.used > 0 || table == "events", "{table} {text}: what is sound is read on");
        }
    }
}

#[test]
fn a_row_that_is_too_long_is_an_error_also_where_others_were_used() {
    let long = "x\n".repeat(33 << 20);
    let csv = format!("nr,account,text,day\n1,A-1,f,2026-07-06\n2,A-2,\"{long}");
    let json = format!("[{},{{\"nr\":2,\"text\":\"{}\"}}]", ROWS[0], long.replace('\n', " "));
    let lines = format!("{}\n{{\"nr\":2,\"text\":\"{}\"}}\n", ROWS[0], long.replace('\n', " "));
    for (file, text) in [("x.csv", csv), ("x.json", json), ("x.ndjson", lines)] {
        let (_, findings) = read(TABLES[5].1, file, "", text.as_bytes());
        assert_eq!(of_kind(&findings, "too_long")[0].severity, Severity::Error, "{file}");
    }
}

#[test]
fn a_figure_that_is_no_number_is_missing_and_the_file_is_read_on() {
    let (tables, findings) = case("03-json-cut-off").load();
    assert_eq!(findings.count(Severity::Error), 0, "{:?}", said(&findings));
    let usage = tables.files.iter().find(|facts| facts.table == "usage").unwrap();
    assert_eq!((usage.rows, usage.used), (156, 156));
    let invoices: Vec<usize> = (0..6).map(|account| tables.usage.series(account, 2).iter().count()).collect();
    assert_eq!(invoices.iter().sum::<usize>() + 1, 156, "one figure is missing: {invoices:?}");
    for word in ["NaN", "Infinity", "-Infinity"] {
        let [one, two] = ROWS;
        let bare = two.replace("\"nr\":2", &format!("\"nr\": {word}")).replace("2026-07-13", "2026-07-20");
        for (file, text) in [("x.json", format!("[{one},{bare},{two}]")), ("x.ndjson", [one, &bare, two].join("\n"))] {
            let (tables, findings) = read(TABLES[5].1, file, "", text.as_bytes());
            assert_eq!(findings.count(Severity::Error) + findings.count(Severity::Warning), 0, "{:?}", said(&findings));
            assert_eq!((tables.files[1].rows, tables.files[1].used), (3, 2), "{file} {word}");
        }
    }
}

#[test]
fn a_second_table_below_a_blank_line_is_an_error_with_its_line() {
    let (tables, findings) = case("23-second-table-below").load();
    assert_eq!(
        of_kind(&findings, "header").iter().map(|finding| (finding.severity, finding.to_string())).collect::<Vec<_>>(),
        [(
            Severity::Error,
            "u.csv:5: the row reads like a header: \"account\" is the name of a column; another table may begin here, and \
             what follows is not read. Leave one table in the file; of a report's footer say how it begins: footer: [\"…\"]"
                .to_owned()
        )]
    );
    assert_eq!(tables.usage.series(0, 0).iter().map(|(_, value)| value).sum::<f64>(), 11.0);
}

#[test]
fn another_header_is_an_error_in_every_table_however_it_differs() {
    let head = "nr,account,text,day\n1,A-1,f,2026-07-06\n";
    let below = "2,A-2,f,2026-07-06\n";
    for header in [
        "nr,account,text,errors\n",
        "account,nr,day,text\n",
        "day,text,account,nr\n",
        "errors,account,text,status\n",
        "nr,account,text,day,more\n",
        "\nowner,date,text,mail\n",
        "\nerrors,account\n",
        "\nerrors,account,x,y,z\n",
        "\nErrors of the week\nowner,account,mail,phone\n",
        ",,,\n7,8\n",
        "\nticket,customer,note,opened\n",
    ] {
        for (table, source) in TABLES {
            for (file, more, bytes) in manners(&format!("{head}{header}{below}")) {
                let (tables, findings) = read(source, file, more, &bytes);
                let told = of_kind(&findings, "header");
                assert_eq!(told.len(), 1, "{table} {file} {header}: {:?}", said(&findings));
                assert_eq!(told[0].severity, Severity::Error, "{table} {header}");
                let line = 2 + header.matches('\n').count() as u64;
                assert_eq!(told[0].at.line, line, "{table} {header}");
                let facts = tables.files.iter().find(|facts| facts.table == table).unwrap();
                assert!(facts.used <= 1 && facts.rows <= 3, "{table} {header}: {facts:?}");
            }
        }
    }
}

#[test]
fn the_same_header_again_is_no_row_and_rows_may_hold_words_of_it() {
    for (again, notes) in [("nr,account,text,day", 1), ("Page 2 of 3\nNR,Account ,Text,Day", 2)] {
        let text =
            format!("nr,account,text,day\n1,A-1,f,2026-07-06\n\n{again}\n2,A-2,day,2026-07-06\n\n3,A-1,f,2026-07-06\n");
        let (tables, findings) = read(TABLES[0].1, "x.csv", "", text.as_bytes());
        assert_eq!(tables.requests.len(), 3);
        let found = (findings.count(Severity::Error), findings.count_kind("header"));
        assert_eq!(found, (0, notes), "{:?}", said(&findings));
    }
    let titled = "nr,account,text,day\n1,A-1,f,2026-07-06\n\nPrevious year\n2,A-2,f,2025-07-06\n";
    let (_, findings) = read(TABLES[0].1, "x.csv", "", titled.as_bytes());
    assert_eq!((findings.count(Severity::Error), findings.count_kind("header")), (1, 1), "{:?}", said(&findings));
    let events = "account,at,who,what,source,target\nA-1,2026-07-06,u,account,who,what\nA-2,2026-07-06,what,what,x,y\n";
    let source = "  events: {file: FILE, account: account, timestamp: at, user: who, event: what, events: n}\n";
    let (tables, findings) = read(source, "x.csv", "", events.as_bytes());
    assert_eq!((tables.files[1].used, findings.count(Severity::Error)), (1, 1), "{:?}", said(&findings));
    let (tables, findings) = read(source, "x.csv", "", events.replace("what,what,x", "b,what,x").as_bytes());
    assert_eq!((tables.files[1].used, findings.count(Severity::Error)), (2, 0), "{:?}", said(&findings));
    let months = "account,1,2,day\n1,5,6,2026-07-06\n2,7,8,2026-07-06\n";
    let source = "  usage: {file: FILE, account: account, date: day, metrics: {n: '2'}}\n";
    let (_, findings) = read(source, "x.csv", "", months.as_bytes());
    assert_eq!(findings.count_kind("header"), 0, "{:?}", said(&findings));
}

#[test]
fn a_file_that_ends_within_a_row_is_an_error_in_every_table() {
    for last in ["2,A-2,f", "2,A-2", "2"] {
        let text = format!("nr,account,text,day\n1,A-1,f,2026-07-06\n{last}");
        for (table, source) in TABLES {
            let (_, findings) = read(source, "x.csv", "", text.as_bytes());
            let cut = of_kind(&findings, "ragged").into_iter().filter(|f| f.severity == Severity::Error);
            let said = cut.map(ToString::to_string).collect::<Vec<_>>();
            assert!(
                said.len() == 1 && said[0].starts_with("x.csv:3: the file ends within this row"),
                "{table} {said:?}"
            );
            let (_, findings) = read(source, "x.csv", "", format!("{text}\n").as_bytes());
            assert!(!of_kind(&findings, "ragged").iter().any(|f| f.severity == Severity::Error), "{table}");
        }
    }
    let text = "nr,account,text,day\n1,A-1,f,2026-07-06\nGenerated 2026-07-06";
    let (_, findings) = read(TABLES[0].1, "x.csv", "", text.as_bytes());
    assert_eq!((findings.count_kind("footer"), findings.count(Severity::Error)), (1, 0));
}

#[test]
fn a_second_table_of_other_names_shows_by_its_words_in_place_of_figures() {
    for (above, line) in [("A-1,2026-07-06,5\n\n", 4), ("A-1,2026-07-06,1\nA-1,2026-07-07,1\nA-1,2026-07-08,3\n", 5)] {
        let text = format!("account,week,n\n{above}customer,month,errors\nA-1,2026-07-06,300\n");
        let source = "  usage: {file: FILE, account: account, date: week, metrics: {n: n}}\n";
        let (tables, findings) = read(source, "x.csv", "", text.as_bytes());
        let told = of_kind(&findings, "header");
        assert_eq!(
            (told.len(), told[0].at.line, told[0].severity),
            (1, line, Severity::Error),
            "{:?}",
            said(&findings)
        );
        assert!(told[0].message.contains("stands where figures stand above"), "{}", told[0]);
        assert_eq!(tables.usage.series(0, 0).iter().map(|(_, value)| value).sum::<f64>(), 5.0);
    }
    let words = "account,text,nr,day\n3m,3M,1st,2026-07-06\nacme,Acme,none,someday\nglobex,Globex,some,2026-07-06\n";
    let (tables, findings) = read(TABLES[2].1, "x.csv", "", words.as_bytes());
    assert_eq!((findings.count_kind("header"), tables.files[1].rows), (0, 3), "{:?}", said(&findings));
    let odd = "account,week,n\nA-1,2026-07-06,5\nA-2,unknown,none\n\nA-1,2026-07-13,NULL\nA-1,2026-07-20,6\n";
    let source = "  usage: {file: FILE, account: account, date: week, metrics: {n: n}}\n";
    let (_, findings) = read(source, "x.csv", "", odd.as_bytes());
    assert_eq!(findings.count_kind("header"), 0, "{:?}", said(&findings));
}

#[test]
fn what_is_no_text_is_named_for_what_it_is() {
    for (file, bytes, part) in [
        ("x.csv", &b"\x1f\x8b\x08\0\0\0\0\0\0\x03"[..], "compressed with gzip; unpack it"),
        ("x.json", b"\x1f\x8b\x08\0\0\0\0\0\0\x03", "compressed with gzip; unpack it"),
        ("x.csv", b"PK\x03\x04\x14\0\0\0", "a workbook (.xlsx, .ods)"),
        ("x.csv", b"<!DOCTYPE html>\n<html><body>Sign in</body></html>", "a page of HTML"),
    ] {
        for (table, source) in TABLES {
            let (_, findings) = read(source, file, "", bytes);
            let told = of_kind(&findings, "file");
            assert!(told.len() == 1 && told[0].message.contains(part), "{table} {:?}", said(&findings));
            assert_eq!(told[0].severity, Severity::Error);
        }
    }
}

#[test]
fn a_key_that_stands_twice_in_one_object_may_be_two_records_that_became_one() {
    let joined = r#"{"nr":1,"account":"A-1","text":"f","day":"2026-07-06","nr":2,"account":"A-2","text":"g"}"#;
    for (file, text) in [("x.json", format!("[{joined}]")), ("x.ndjson", format!("{}\n{joined}\n", ROWS[0]))] {
        for (table, source) in TABLES {
            let (_, findings) = read(source, file, "", text.as_bytes());
            let told = of_kind(&findings, "json");
            assert!(told.len() == 1 && told[0].severity == Severity::Error, "{table} {:?}", said(&findings));
            assert!(told[0].to_string().contains("the key \"nr\" stands twice in one object"), "{table}");
        }
    }
}
