//! One quote too many or too few never makes one row of two: what cannot be told apart reaches no deck.

use std::process::Command;

use crate::common::{Folder, HEAD, case, said};
use quarterdeck::base::finding::{Finding, Findings, Severity};
use quarterdeck::ingest::records::Tables;

/// Tables by the mapping of a file with the columns `nr`, `account`, `text` and `day`; first those whose text reaches people.
pub const TABLES: [(&str, &str); 9] = [
    ("requests", "  requests: {file: FILE, id: nr, account: account, title: text, requested_on: day}\n"),
    ("outcomes", "  outcomes: {file: FILE, account: account, goal: text, target: nr, actual: nr}\n"),
    ("contacts", "  contacts: {file: FILE, account: account, columns: {contact_name: text}}\n"),
    ("tickets", "  tickets: {file: FILE, account: account, opened_at: day, escalated: text}\n"),
    ("tickets", "  tickets: {file: FILE, account: account, opened_at: day, priority: text}\n"),
    ("usage", "  usage: {file: FILE, account: account, date: day, metrics: {n: nr}}\n"),
    ("feature_usage", "  feature_usage: {file: FILE, account: account, feature: text, date: day, uses: nr}\n"),
    ("events", "  events: {file: FILE, account: account, timestamp: day, user: text, events: n}\n"),
    (
        "keys",
        "  usage: {file: u.csv, account: {column: nr, via: {path: FILE, from: nr, to: account}}, date: day, metrics: {n: n}}\n",
    ),
];
/// So many of them are of the first kind, or could hold a deck.
pub const STRICT: usize = 4;

/// What is read of a file as one of the tables, beside two accounts.
pub fn read(source: &str, file: &str, more: &str, bytes: &[u8]) -> (Tables, Findings) {
    let metrics = "metrics: [{id: n, name: N, one: n, other: n}]\n";
    let accounts = "  accounts: {file: accounts.csv, columns: {id: id, name: name}}\n";
    let inner = if source.contains("path: FILE") { format!("{file}{more}") } else { format!("{{path: {file}{more}}}") };
    let qbr = format!("{HEAD}{metrics}sources:\n{accounts}{}", source.replace("FILE", &inner));
    Folder::of(&[
        ("qbr.yaml", qbr.as_bytes()),
        ("catalogue.yaml", b"features: [{id: f, name: F, benefit: b}]\n"),
        ("accounts.csv", b"id,name\nA-1,Acme\nA-2,Globex\n"),
        ("u.csv", b"nr,day,n\n1,2026-07-06,5\n"),
        (file, bytes),
    ])
    .load()
}

pub fn of_kind<'f>(findings: &'f Findings, kind: &str) -> Vec<&'f Finding> {
    findings.groups().filter(|(_, own, _)| *own == kind).flat_map(|(_, _, group)| &group.shown).collect()
}

/// A text as tools write it: file name, what the source has to state, and bytes.
pub fn manners(text: &str) -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let cut = |delimiter: &str| text.replace(',', delimiter);
    let utf16: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let bare: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    vec![
        ("x.csv", "", text.as_bytes().to_vec()),
        ("x.csv", "", text.replace('\n', "\r\n").into_bytes()),
        ("x.csv", "", text.replace('\n', "\r").into_bytes()),
        ("x.csv", "", cut(";").into_bytes()),
        ("x.csv", ", delimiter: '^'", cut("^").into_bytes()),
        ("x.tsv", "", cut("\t").into_bytes()),
        ("x.csv", "", utf16),
        ("x.csv", ", encoding: utf-16be", bare),
    ]
}

/// The lines in doubt, said in one finding and no row of any table; strict tables refuse, others go on below.
fn in_doubt(text: &str, begins: &str, part: &str) {
    for (n, (table, source)) in TABLES.into_iter().enumerate() {
        for (file, more, bytes) in manners(text) {
            let (tables, findings) = read(source, file, more, &bytes);
            let told = of_kind(&findings, "quote");
            let context = format!("{table} {file}{more} {:?}", said(&findings));
            assert_eq!(told.len(), 1, "{context}");
            let expected = if n < STRICT { Severity::Error } else { Severity::Warning };
            assert_eq!(told[0].severity, expected, "{context}");
            let line = told[0].to_string();
            assert!(line.starts_with(&format!("{file}:2: {begins}")) && line.contains(part), "{context}");
            assert!(line.contains("reading is sure again from line 4"), "{context}");
            assert!(line.contains(if n < STRICT { "cannot be told apart" } else { "are set aside" }), "{context}");
            assert_eq!(told[0].at.column.as_deref(), Some("text"), "{context}");
            let facts = tables.files.iter().find(|facts| facts.table == table).unwrap();
            assert_eq!((facts.rows, facts.rows - facts.used - facts.set_aside), (2, 0), "{context}");
            assert!(tables.requests.len() < 2 && tables.outcomes.len() < 2, "{context}");
            assert!(!format!("{:?}", (tables.requests, tables.outcomes)).contains("24"), "{context}");
            assert!(tables.accounts.iter().all(|a| !a.contact_name.as_ref().is_some_and(|name| name.contains("24"))));
        }
    }
}

#[test]
fn text_behind_a_closing_quote_is_refused_or_set_aside_in_every_table() {
    let text =
        "nr,account,text,day\n1,A-1,\"Pipes of 24\"\",2026-07-06\n2,A-2,\"Globex\",2026-07-06\n3,A-2,f,2026-07-13\n";
    in_doubt(text, "\"text\" has text behind its closing quote (\"Globex\"", "in line 3");
}

#[test]
fn a_row_that_a_quote_swallowed_is_refused_or_set_aside_in_every_table() {
    let text =
        "nr,account,text,day\n1,A-1,\"Pipes of 24\"\",2026-07-06\n2,A-2,Pipe 12\",2026-07-06\n3,A-2,f,2026-07-13\n";
    in_doubt(text, "\"text\" spans lines, and line 3 reads like a row of its own", "rows of lines 2 to 3");
}

#[test]
fn accounts_that_one_quote_made_one_are_not_built() {
    let case = case("01-stray-quote");
    let (_, findings) = case.load();
    let told = of_kind(&findings, "quote");
    assert_eq!(
        told.iter().map(|finding| finding.to_string()).collect::<Vec<_>>(),
        [
            "accounts.csv:3: \"company\" has text behind its closing quote (\"Globex\",SMB,pro,en-US,USD,50,Ann A-3,a-3\" in line \
             4): the rows of lines 3 to 4 cannot be told apart, and reading is sure again from line 5. Write a quote inside of \
             a quoted cell as two, and a text that is no table on one line"
        ]
    );
    assert_eq!((told[0].severity, told[0].at.column.as_deref()), (Severity::Error, Some("company")));
    let out = case.path().join("out");
    let mut build = Command::new(env!("CARGO_BIN_EXE_quarterdeck"));
    let ran = build.arg("build").arg(case.path()).arg("--out").arg(&out).output().unwrap();
    assert_eq!(ran.status.code(), Some(1), "{}", String::from_utf8_lossy(&ran.stderr));
    assert!(!out.exists(), "nothing is written");
}

#[test]
fn accounts_that_one_quote_swallowed_whole_are_not_built() {
    for text in [
        "id,name,seats\n1,\"Tubes 24\"\",5\n2,Pipe 12\",6\n3,Acme,7\n",
        "id,name,seats\n1,\"Tubes 24\"\",5\n2,x,5\n3,y,5\n4,Pipe 12\",6\n5,Acme,7\n",
        "id,name,seats\n1,\"Tubes,5\n2,Pipe 12\",6\n",
        "id,name,seats\n1,Acme,5\n2,5,\"Tubes 24\"\"\n3,Pipe 12\",6",
        "id,name,seats\n1,Acme,5\r2,Globex,6\n",
    ] {
        let qbr = format!(
            "{HEAD}sources:\n  accounts: {{file: a.csv, columns: {{id: id, name: name, seats_licensed: seats}}}}\n"
        );
        let folder = Folder::of(&[("qbr.yaml", qbr.as_str()), ("a.csv", text)]);
        let findings = match quarterdeck::ingest::load::load(&folder.workspace().unwrap(), &|_| ()) {
            Ok((_, findings)) | Err(quarterdeck::ingest::load::LoadError::NoAccounts(findings)) => findings,
        };
        let told = of_kind(&findings, "quote");
        assert!(told.len() == 1 && told[0].severity == Severity::Error, "{text}: {:?}", said(&findings));
    }
}

#[test]
fn free_text_of_several_lines_is_read() {
    let text = "nr,account,text,day\r\n1,A-1,\"Dear team,\r\nplease add export, import, and print\r\nof 24\"\" drawings, \
                please\",2026-07-06\r\n2,A-2,\"\"\"Dark\nmode\"\"\",2026-07-06\r\n";
    for (table, source) in &TABLES[..2] {
        for (file, more, bytes) in manners(text).into_iter().filter(|(_, _, bytes)| bytes.contains(&b'\n')) {
            if *file == *"x.tsv" || more.contains('^') || bytes.contains(&b';') {
                continue;
            }
            let (tables, findings) = read(source, file, more, &bytes);
            assert_eq!(findings.count(Severity::Error) + findings.count(Severity::Warning), 0, "{:?}", said(&findings));
            let titles = tables.requests.iter().map(|r| r.title.as_str());
            let texts: Vec<_> = titles.chain(tables.outcomes.iter().map(|o| o.goal.as_str())).collect();
            let first = "Dear team, please add export, import, and print of 24\" drawings, please";
            assert_eq!(texts, [first, "\"Dark mode\""], "{table} {file}{more}");
        }
    }
}

#[test]
fn a_line_break_in_an_id_a_name_or_an_address_is_an_error_where_people_read_it() {
    let columns = "account,text,nr,day\n";
    for (source, row, column) in [
        ("  requests: {file: FILE, id: nr, account: account, title: text}\n", "A-1,Dark,\"R\n1\",x\n", "nr"),
        ("  requests: {file: FILE, id: nr, account: account, title: text}\n", "\"A-1\nA-2\",Dark,1,x\n", "account"),
        ("  outcomes: {file: FILE, account: account, goal: text, target: nr}\n", "\"A\n1\",Fast,1,x\n", "account"),
        (
            "  contacts: {file: FILE, account: account, columns: {contact_name: text}}\n",
            "A-1,\"Ann\nBo\",1,x\n",
            "text",
        ),
        ("  contacts: {file: FILE, account: account, contact_name_from: [text]}\n", "A-1,\"Ann\rBo\",1,x\n", "text"),
        ("  contacts: {file: FILE, account: account, columns: {csm_name: nr}}\n", "A-1,Ann,\"Kim\r\nLee\",x\n", "nr"),
        (
            "  contacts: {file: FILE, account: account, columns: {contact_email: day}}\n",
            "A-1,A,1,\"a@b.c\nd@b.c\"\n",
            "day",
        ),
        (
            "  contacts: {file: FILE, account: account, columns: {csm_email: day}}\n",
            "A-1,A,1,\"a@b.c\nd@b.c\"\n",
            "day",
        ),
        (
            "  tickets: {file: FILE, account: account, opened_at: day, escalated: nr}\n",
            "\"A\n1\",A,1,2026-07-06\n",
            "account",
        ),
        (
            "  usage: {file: FILE, account: account, date: day, metrics: {n: nr}}\n",
            "\"A\n1\",A,1,2026-07-06\n",
            "account",
        ),
        (
            "  events: {file: FILE, account: account, timestamp: day, events: n}\n",
            "\"A\n1\",A,1,2026-07-06\n",
            "account",
        ),
        ("  tickets: {file: FILE, account: account, opened_at: day}\n", "\"A\n1\",A,1,2026-07-06\n", "account"),
    ] {
        let (tables, findings) = read(source, "x.csv", "", format!("{columns}{row}").as_bytes());
        let told = of_kind(&findings, "line_break");
        assert_eq!(told.len(), 1, "{source}{row}{:?}", said(&findings));
        let gentle = ["usage", "events", "opened_at: day}"].iter().any(|part| source.contains(part));
        assert_eq!(told[0].severity == Severity::Error, !gentle, "{source}");
        assert_eq!(told[0].at.column.as_deref(), Some(column));
        assert!(told[0].to_string().starts_with(&format!("x.csv:2: \"{column}\" is \"")), "{}", told[0]);
        assert_eq!((tables.files[1].used, tables.files[1].set_aside), (0, 1));
    }
    let json = r#"[{"id":1,"name":"Acme\nInc"},{"id":2,"name":"Globex\n"}]"#;
    let qbr = format!("{HEAD}sources:\n  accounts: {{file: a.json, columns: {{id: id, name: name}}}}\n");
    let (tables, findings) = Folder::of(&[("qbr.yaml", qbr.as_str()), ("a.json", json)]).load();
    assert_eq!(said(&findings).iter().filter(|line| line.starts_with("line_break a.json:1 (record 1)")).count(), 1);
    assert_eq!(findings.count(Severity::Error), 1, "{:?}", said(&findings));
    assert_eq!(tables.accounts[1].name.as_deref(), Some("Globex"));
}

#[test]
fn a_quote_in_the_header_refuses_the_file_in_every_table() {
    for header in [
        "nr,account,\"te\"xt,day\n",
        "nr,account,text,day,\"note,x\n9,A-1,f,2026-07-06,24\"\n",
        "\"nr,account,text,day\n",
    ] {
        for (table, source) in TABLES {
            let text = format!("{header}1,A-1,f,2026-07-06\n");
            let (_, findings) = read(source, "x.csv", "", text.as_bytes());
            let told = of_kind(&findings, "quote");
            assert_eq!(told.len(), 1, "{table} {header}{:?}", said(&findings));
            assert_eq!((told[0].severity, told[0].at.line), (Severity::Error, 1), "{table} {header}");
        }
    }
}

#[test]
fn lines_are_right_below_skipped_ones_and_a_stated_footer_may_have_quotes() {
    let text =
        "A \"report\nnr,account,text,day\n1,A-1,\"Dark\" mode,2026-07-06\n2,A-1,f,2026-07-06\n\"Total\" rows: 2,,,\n";
    let (tables, findings) = read(TABLES[0].1, "x.csv", ", skip_rows: 1, footer: [Total]", text.as_bytes());
    let told = of_kind(&findings, "quote");
    assert_eq!(told.len(), 1, "{:?}", said(&findings));
    assert!(
        told[0].to_string().starts_with("x.csv:3: \"text\" has text behind its closing quote (\"mode,2026-07-06\")")
    );
    assert!(told[0].message.contains("the rows of line 3 cannot be told apart, and reading is sure again from line 4"));
    assert_eq!((tables.requests.len(), findings.count_kind("footer")), (1, 1));
    let swallows = "nr,account,text,day\n1,A-1,f,2026-07-06\n\"Total 24\"\",,,\n2,A-1,\"f\",2026-07-06\n";
    let (_, findings) = read(TABLES[0].1, "x.csv", ", footer: [Total]", swallows.as_bytes());
    assert_eq!((of_kind(&findings, "quote").len(), findings.count(Severity::Error)), (1, 1), "{:?}", said(&findings));
}

#[test]
fn a_quote_in_the_last_row_is_told_in_every_table() {
    for (n, (table, source)) in TABLES.into_iter().enumerate() {
        let text = "nr,account,text,day\n1,A-1,f,2026-07-06\n2,A-2,\"Pipe\" 12,2026-07-06";
        let (_, findings) = read(source, "x.csv", "", text.as_bytes());
        let told = of_kind(&findings, "quote");
        assert_eq!(told.len(), 1, "{table}");
        assert_eq!(told[0].severity == Severity::Error, n < STRICT, "{table}");
        assert!(told[0].message.contains("the file ends before a row is whole again"), "{}", told[0]);
    }
}

#[test]
fn a_table_of_keys_that_escalations_need_is_not_read_in_part() {
    let source = "  tickets: {file: t.csv, account: {column: key, via: {path: FILE, from: nr, to: account}}, opened_at: day, \
                  escalated: open}\n";
    for row in ["2,A-2,\"a\"b,x\n", "2,A-2,a,x,surplus\n", "\"2\n3\",A-2,a,x\n"] {
        let source = source.replace("t.csv", "u.csv").replace("key,", "nr,").replace("open}", "n}");
        let (_, findings) = read(&source, "x.csv", "", format!("nr,account,text,day\n1,A-1,a,x\n{row}").as_bytes());
        let errors = findings.groups().filter(|(severity, _, group)| {
            *severity == Severity::Error && group.shown.iter().all(|finding| &*finding.at.file == "x.csv")
        });
        assert_eq!(errors.count(), 1, "{row}{:?}", said(&findings));
    }
}
