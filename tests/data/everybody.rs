//! What names no account is shown to nobody, unless its source says that it is everybody's.

use crate::common::{Folder, HEAD, bakery, case, said};
use crate::load::folder;

/// The titles that an account's deck may show of its own and of everybody's.
fn titles(folder: &Folder, id: &str) -> Vec<String> {
    let workspace = std::sync::Arc::new(folder.workspace().unwrap());
    let (tables, _) = quarterdeck::ingest::load::load(&workspace, &|_| ()).unwrap();
    let base = quarterdeck::account::assembly::portfolio::Portfolio::new(workspace, tables);
    let at = base.tables().accounts.iter().position(|row| row.id == id).unwrap();
    let account = base.account(at).0;
    account.requests.iter().chain(account.shipped.iter()).map(|request| request.title.to_string()).collect()
}

#[test]
fn a_request_without_its_account_is_in_nobodys_deck() {
    let folder = case("21-empty-key-is-everybody");
    let (tables, findings) = folder.load();
    assert_eq!(tables.requests.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), ["1"]);
    let told: Vec<_> = said(&findings).into_iter().filter(|line| line.contains("r.csv")).collect();
    let message = "missing r.csv:3: \"customer\" is empty; the row is set aside. Fill the cell in, or say `everybody: \
                   true` under the source if what names no account is everybody's";
    assert_eq!(told, [message]);
    assert_eq!((titles(&folder, "A"), titles(&folder, "B")), (vec!["Export for Acme".to_owned()], vec![]));
    for place in 0..2 {
        let pdf = format!("{:?}", bakery::factory(&folder).deck(place).claims);
        assert!(!pdf.contains("breach"), "{pdf}");
    }
}

#[test]
fn a_source_may_say_that_what_names_no_account_is_everybodys() {
    let folder = case("21-empty-key-is-everybody");
    let path = folder.path().join("qbr.yaml");
    let qbr = std::fs::read_to_string(&path).unwrap().replace("id: key,", "id: key, everybody: true,");
    std::fs::write(path, qbr).unwrap();
    assert_eq!(titles(&folder, "B"), ["Bolt's SSO breach follow-up"]);
}

#[test]
fn whatever_means_nothing_is_no_key() {
    for (name, text) in [
        ("r.csv", "id,acc,t\nR1,,X\nR2,  ,X\nR3,N/A,X\nR4,\u{a0},X\nR5,\"\",X\nR6\n"),
        ("r.csv", "id;t;acc\r\nR1;X;\r\nR2;X\r\n"),
        ("r.csv", "\u{feff}id\tacc\tt\nR1\tNULL\tX\n"),
        (
            "r.json",
            r#"[{"id": "R1", "acc": null, "t": "X"}, {"id": "R2", "t": "X"}, {"id": "R3", "acc": "", "t": "X"}]"#,
        ),
        ("r.ndjson", "{\"id\": \"R1\", \"t\": \"X\", \"acc\": []}\n{\"id\": \"R2\", \"t\": \"X\", \"acc\": {}}\n"),
    ] {
        let source = format!("  requests: {{file: {name}, id: id, account: acc, title: t}}\n");
        let (tables, _) = folder(&source, &[(name, text)]).load();
        assert!(tables.requests.is_empty(), "{name} {text}: {:?}", tables.requests);
    }
}

#[test]
fn requests_without_the_column_of_the_account_have_to_say_whose_they_are() {
    let qbr = |more: &str| {
        let accounts = "  accounts: {file: a.csv, columns: {id: id, name: name}}\n";
        format!("{HEAD}sources:\n{accounts}  requests: {{file: r.csv, id: id, title: t{more}}}\n")
    };
    let read = |more: &str| Folder::of(&[("qbr.yaml", qbr(more))]).workspace().map(|_| ());
    let refused = read("").unwrap_err();
    assert!(refused.contains("would stand in everybody's decks: name the column of `account`"), "{refused}");
    assert!(read(", everybody: false").is_err());
    assert_eq!(read(", everybody: true"), Ok(()));
    let several =
        qbr("").replace("requests: {", "requests:\n  - {file: s.csv, id: id, title: t, everybody: true}\n  - {");
    assert!(Folder::of(&[("qbr.yaml", several)]).workspace().is_err(), "each source says it for itself");
}

#[test]
fn a_row_that_does_not_say_whose_it_is_is_nobodys_even_where_an_empty_one_is_everybodys() {
    let source =
        |file: &str| format!("  requests: {{file: {file}, id: id, account: acc, title: t, everybody: true}}\n");
    for (name, text, everybodys) in [
        ("r.csv", "id,t,acc\nR1,X,\nR2,Y\nR3,Z,#N/A\nR4,W,\n", &["R1", "R4"][..]),
        (
            "r.json",
            r#"[{"id": "R1", "acc": null, "t": "X"}, {"id": "R2", "t": "Y"}, {"id": "R3", "acc": {"id": "A1"}, "t": "Z"},
                {"id": "R4", "acc": [null], "t": "W"}, {"id": "R5", "acc": "", "t": "V"}]"#,
            &["R1", "R5"],
        ),
        ("r.ndjson", "{\"id\": \"R1\", \"t\": \"X\"}\n{\"id\": \"R2\", \"t\": \"Y\", \"acc\": null}\n", &["R2"]),
    ] {
        let (tables, _) = folder(&source(name), &[(name, text)]).load();
        let found: Vec<_> = tables.requests.iter().map(|row| row.id.as_str()).collect();
        assert_eq!(found, everybodys, "{name}");
    }
}

#[test]
fn a_file_that_ends_behind_the_delimiter_before_its_account_is_cut_off() {
    let source = "  requests: {file: r.csv, id: id, account: acc, title: t, everybody: true}\n";
    let findings = |text: &str| said(&folder(source, &[("r.csv", text)]).load().1).join("\n");
    assert!(findings("id,t,acc\nR1,X,A1\nR2,Y,").contains("ends within this row"));
    assert!(!findings("id,t,acc\nR1,X,A1\nR2,Y,\n").contains("ends within this row"));
    assert!(findings("id,t,acc\nR1,X,A1\nR2,Y,\nA1\nR3,Z,A1\n").contains("a line break may stand between the two"));
}
