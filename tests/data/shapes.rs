//! What stands around the rows of a file: Excel's first line, blanks that look alike, cells that moved, weeks and long ids.

use crate::common::{case, said};
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
