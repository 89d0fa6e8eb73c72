//! Keys that are not the account's own: tables of keys written in their own way, several in a row, both forms of an id.

use crate::common::said;
use crate::load::folder;

/// Usage through `via`, with three jobs of each key.
fn usage(via: &str) -> String {
    format!("  usage: {{file: usage.csv, account: {{column: key, via: {via}}}, date: day, metrics: {{jobs: n}}}}\n")
}

#[test]
fn a_table_of_keys_is_written_as_its_settings_say() {
    let (tables, findings) = folder(
        &usage("{path: keys.csv, from: k, to: a, starts: s, delimiter: ';', dates: '%d/%m/%Y', skip_rows: 1, encoding: windows-1252, nulls: [none], where: {live: yes}, footer: [Ende]}"),
        &[
            ("keys.csv", "Export\nk;a;s;live\nK1;A1;09/07/2026;yes\nK2;A1;none;yes\nK3;A2;none;no\nEnde;x;;yes\n"),
            ("usage.csv", "key,day,n\nK1,2026-07-06,1\nK2,2026-07-13,2\nK3,2026-07-06,3\n"),
        ],
    )
    .load();
    assert_eq!(tables.usage.series(0, 1).iter().map(|(_, v)| v).collect::<Vec<_>>(), [1.0, 2.0]);
    assert_eq!(findings.count_kind("before_start"), 1, "{:?}", said(&findings));
    assert_eq!(findings.count_kind("orphan"), 1);
    let keys = tables.files.iter().find(|f| f.table == "keys").unwrap();
    assert_eq!((keys.rows, keys.used, keys.set_aside), (4, 2, 2));
}

#[test]
fn keys_lead_from_table_to_table() {
    let (tables, findings) = folder(
        &usage("[{path: seats.csv, from: seat, to: sub}, {path: subs.csv, from: sub, to: acc, starts: since}]"),
        &[
            ("seats.csv", "seat,sub\nS1,B1\nS2,B2\nS3,B9\n"),
            ("subs.csv", "sub,acc,since\nB1,A1,2026-07-10\nB2,A2,\n"),
            ("usage.csv", "key,day,n\nS1,2026-07-06,1\nS2,2026-07-06,2\nS3,2026-07-06,3\nS4,2026-07-06,4\n"),
        ],
    )
    .load();
    let jobs = |account| tables.usage.series(account, 1).iter().map(|(_, v)| v).collect::<Vec<_>>();
    assert_eq!((jobs(0), jobs(1)), (vec![1.0], vec![2.0]));
    assert_eq!((findings.count_kind("orphan"), findings.count_kind("before_start")), (2, 1), "{:?}", said(&findings));
}

#[test]
fn both_forms_of_a_salesforce_id_are_one_key() {
    let (tables, findings) = folder(
        &usage("{path: keys.csv, from: k, to: a}"),
        &[
            ("keys.csv", "k,a\n0015500000Xyy06AAB,A1\n006q000000Hddoh,A2\n"),
            ("usage.csv", "key,day,n\n0015500000Xyy06,2026-07-06,5\n006q000000HddohAAB,2026-07-06,6\n"),
        ],
    )
    .load();
    assert_eq!(findings.count_kind("orphan"), 0, "{:?}", said(&findings));
    assert!((0..2).all(|account| tables.usage.series(account, 1).iter().count() == 1));
}

#[test]
fn what_is_wrong_with_a_table_of_keys_is_told_with_its_place() {
    for (via, part) in [
        ("{path: k.csv, frm: k, to: a}", "did you mean `from`?"),
        ("{path: k.csv, from: k, to: a, dates: dd/mm}", "\"dd/mm\" is no date format"),
        ("[{path: k.csv, from: k, to: a}, {path: l.csv, from: '', to: a}]", "`from` must not be empty"),
        ("{path: 'k[.csv', from: k, to: a}", "is no path or pattern"),
    ] {
        let said = folder(&usage(via), &[]).workspace().unwrap_err();
        assert!(said.starts_with("qbr.yaml:8:") && said.contains(part), "{via}: {said}");
    }
}

#[test]
fn an_ambiguous_date_of_a_key_is_mended_in_via() {
    let via = |dates: &str| usage(&format!("{{path: keys.csv, from: k, to: a, starts: s{dates}}}"));
    let files = [("keys.csv", "k,a,s\nK1,A1,03/04/2026\n"), ("usage.csv", "key,day,n\nK1,2026-07-06,1\n")];
    assert_eq!(folder(&via(""), &files).load().1.count_kind("date"), 1);
    assert_eq!(folder(&via(", dates: '%d/%m/%Y'"), &files).load().1.count_kind("date"), 0);
}
