//! What a file is written in is stated or proved; a guess never makes a name.

use crate::common::{Folder, HEAD, case, said};
use crate::quotes::{TABLES, of_kind, read};
use quarterdeck::base::finding::Severity;

#[test]
fn names_of_an_unknown_encoding_are_asked_about() {
    let case = case("22-encoding-guessed");
    let (tables, findings) = case.load();
    let told = of_kind(&findings, "encoding");
    assert_eq!((told.len(), told[0].severity), (1, Severity::Error), "{:?}", said(&findings));
    let line = told[0].to_string();
    assert!(line.starts_with("accounts.csv:2: \"name\" is \""), "{line}");
    for part in ["is not UTF-8", "not guessed", "state `encoding`", "shift_jis: \"株式会社サカタ\""] {
        assert!(line.contains(part), "{part}: {line}");
    }
    assert_eq!(told[0].at.column.as_deref(), Some("name"));
    let guessed = |name: &str| name.contains('Š') || name.contains('株');
    assert!(!tables.accounts.iter().any(|account| account.name.as_deref().is_some_and(guessed)));

    std::fs::rename(case.path().join("e.yaml"), case.path().join("qbr.yaml")).unwrap();
    let (tables, findings) = case.load();
    assert_eq!(findings.count(Severity::Error), 0, "{:?}", said(&findings));
    assert!(tables.accounts[0].name.as_deref().is_some_and(|name| name.starts_with("株式会社")));
}

#[test]
fn undecodable_bytes_are_an_error_in_every_table_and_format() {
    let csv = b"nr,account,text,day\n1,A-1,f,2026-07-06\n2,A-2,M\xfcller,2026-07-13\n";
    let json = b"[{\"nr\":1,\"account\":\"A-1\",\"text\":\"f\",\"day\":\"2026-07-06\"},\n{\"nr\":2,\"account\":\"A-2\",\"text\":\"M\xfcller\",\"day\":\"2026-07-13\"}]";
    let lines: Vec<u8> = json.iter().filter(|byte| !b"[]".contains(byte)).copied().collect();
    let lines = String::from_utf8_lossy(&lines).replace("},", "}").replace('\u{fffd}', "§");
    let lines: Vec<u8> = lines.split('§').map(str::as_bytes).collect::<Vec<_>>().join(&0xfc);
    for (table, source) in TABLES {
        for (file, bytes, line) in [("x.csv", &csv[..], 3), ("x.json", json, 2), ("x.ndjson", &lines, 2)] {
            for more in ["", ", encoding: utf-8"] {
                let (_, findings) = read(source, file, more, bytes);
                let told = of_kind(&findings, "encoding");
                assert_eq!(told.len(), 1, "{table} {file}{more} {:?}", said(&findings));
                assert_eq!((told[0].severity, told[0].at.line), (Severity::Error, line), "{table} {file}");
                assert!(told[0].message.contains("windows-1252 or windows-1250"), "{}", told[0]);
                assert!(told[0].message.contains("\"Müller\""), "{}", told[0]);
                let what =
                    if more.is_empty() { "and what it is written in is not guessed" } else { "as `encoding` states" };
                assert!(told[0].message.contains(what), "{}", told[0]);
            }
        }
        let (_, findings) = read(source, "x.csv", ", encoding: windows-1252", csv);
        assert_eq!(findings.count_kind("encoding"), 0, "{:?}", said(&findings));
    }
}

#[test]
fn a_header_and_a_column_that_nobody_mapped_are_looked_at_too() {
    for text in [
        &b"nr,account,text,day,Gr\xf6\xdfe\n1,A-1,f,2026-07-06,1\n"[..],
        b"nr,account,text,day,note\n1,A-1,f,2026-07-06,Gr\xf6\xdfe\n",
        b"nr,account,text,day\n1\xa0000,A-1,f,2026-07-06\n",
    ] {
        for (table, source) in TABLES {
            let (_, findings) = read(source, "x.csv", "", text);
            assert_eq!(of_kind(&findings, "encoding")[0].severity, Severity::Error, "{table}");
            assert_eq!(findings.count_kind("encoding"), 1, "{table}: said once");
        }
    }
}

#[test]
fn a_stated_encoding_that_the_bytes_contradict_is_an_error() {
    let lone: Vec<u8> =
        "\u{feff}nr,account,text,day\n1,A-1,f,2026-07-06\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (more, bytes, line, part) in [
        (
            ", encoding: shift_jis",
            &b"nr,account,text,day\n1,A-1,f\x81,2026-07-06\n"[..],
            2,
            "is not Shift_JIS, as `encoding` states",
        ),
        (", encoding: utf-16le", b"n\0r\0", 0, ""),
        ("", &lone[..lone.len() - 1], 2, "is not UTF-16LE, which the file is by its mark; it may be cut off"),
        (
            ", encoding: windows-1252",
            b"\xef\xbb\xbfnr,account,text,day\n1,A-1,f,2026-07-06\n",
            0,
            "begins with the mark of UTF-8",
        ),
        (", encoding: utf-8", &lone, 0, "begins with the mark of UTF-16LE, and `encoding` states UTF-8"),
    ] {
        for (table, source) in TABLES {
            let (_, findings) = read(source, "x.csv", more, bytes);
            if part.is_empty() {
                assert!(findings.count(Severity::Error) > 0, "{table}");
                continue;
            }
            let told = of_kind(&findings, "encoding");
            assert_eq!(told.len(), 1, "{table}{more} {:?}", said(&findings));
            assert_eq!((told[0].severity, told[0].at.line), (Severity::Error, line), "{table}{more}");
            assert!(told[0].message.contains(part), "{}", told[0]);
        }
    }
}

#[test]
fn utf_16_without_a_mark_is_proved_by_its_zeros() {
    let bytes: Vec<u8> = "id,name\n1,Ärzte\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let qbr = format!("{HEAD}sources:\n  accounts: {{file: a.csv, columns: {{id: id, name: name}}}}\n");
    let (tables, findings) = Folder::of(&[("qbr.yaml", qbr.as_bytes()), ("a.csv", &bytes)]).load();
    assert_eq!(tables.accounts[0].name.as_deref(), Some("Ärzte"));
    assert_eq!(said(&findings), ["encoding a.csv: read as UTF-16BE, which its zero bytes prove"]);
}
