//! Whatever bytes a file holds: loading never panics, and every row is used or set aside.

use crate::common::shared;
use crate::common::{Folder, HEAD};
use proptest::prelude::*;

const METRICS: &str = "metrics:\n- {id: n, name: N, one: n, other: n, per_week: mean}\n- {id: w, name: W, one: w, other: w}\n- {id: m, name: M, one: m, other: m}\n";

fn sources(ending: &str) -> String {
    format!(
        "sources:
  accounts: {{file: {{path: accounts.csv}}, columns: {{id: a, name: b, plan: c, seats_licensed: d, started_on: e, hold: f, contact_email: g, locale: c}}}}
  contacts: {{file: x.{ending}, account: a, columns: {{contact_name: b}}}}
  usage: {{file: {{path: x.{ending}, unique: b}}, account: {{column: a, via: {{path: x.{ending}, from: a, to: b, starts: c}}}}, date: c, metrics: {{n: d}}}}
  events: {{file: x.{ending}, account: a, timestamp: c, user: b, event: d, count: e, events: w, weekly_users: m, complete: true}}
  feature_usage: {{file: x.{ending}, account: a, feature: b, date: c, users: d, uses: e}}
  requests: {{file: x.{ending}, id: a, account: b, title: c, requested_on: d, shipped_on: e, url: f}}
  tickets: {{file: x.{ending}, account: a, opened_at: b, solved_at: c, first_reply_at: d, priority: e}}
  outcomes: {{file: x.{ending}, account: a, goal: b, target: c, actual: d, unit: e}}
"
    )
}

fn load(accounts: &[u8], ending: &str, bytes: &[u8]) {
    let qbr = format!("{HEAD}{METRICS}{}", sources(ending));
    let file = format!("x.{ending}");
    let folder = Folder::of(&[
        ("qbr.yaml", qbr.as_bytes()),
        ("catalogue.yaml", b"features:\n- {id: f, name: F, benefit: b}\nplans:\n- {id: p, name: P}\n"),
        ("accounts.csv", accounts),
        (&file, bytes),
    ]);
    let Ok((tables, findings)) = quarterdeck::ingest::load::load(&folder.workspace().unwrap(), &|_| ()) else { return };
    for facts in &tables.files {
        assert_eq!(facts.rows, facts.used + facts.set_aside, "{facts:?}");
    }
    for (_, _, group) in findings.groups() {
        assert!(group.count >= group.shown.len() as u64);
        assert!(group.shown.iter().all(|f| !f.message.contains('\n') && f.message.len() < 60_000));
    }
    assert!(tables.accounts.is_sorted_by(|a, b| a.id < b.id));
    assert!(tables.accounts.iter().all(|a| !a.id.is_empty()));
    assert_eq!(tables.usage.series.len(), tables.accounts.len() * 3);
    let values = tables.usage.series.iter().flat_map(|series| series.iter());
    assert!(values.into_iter().all(|(_, value)| value.is_finite()));
}

/// Pieces that files are broken with.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    let words: Vec<&[u8]> = vec![
        b"a",
        b"b",
        b"c,",
        b",",
        b",,",
        b"\n",
        b"\r\n",
        b"\r",
        b"\"",
        b"\"\"",
        b";",
        b"\t",
        b"1",
        b"-1",
        b"2026-07-06",
        b"2026-08-01T10:00:00Z",
        b"9999-12-31",
        b"1e308",
        b"NaN",
        b"NULL",
        b"1,234",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\0",
        b"\xa0",
        b"\xe9",
        b"Total",
        b"[",
        b"{",
        b"}",
        b"]",
        b":",
        b"\"a\":",
        b"{\"a\":1,\"b\":\"x\",\"c\":\"2026-07-06\"}",
        b"f",
        b"true",
        b"a,b,c,d,e,f,g\n",
        b"https://x.example",
        b"1,f,2026-07-06,3,4,5,6\n",
    ];
    prop_oneof![
        8 => proptest::sample::select(words).prop_map(<[u8]>::to_vec),
        1 => proptest::collection::vec(any::<u8>(), 0..8),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 128 } else { 1024 }))]

    #[test]
    fn no_bytes_make_it_panic(
        pieces in proptest::collection::vec(piece(), 0..120),
        ending in proptest::sample::select(vec!["csv", "tsv", "json", "ndjson"]),
        headed in any::<bool>(),
    ) {
        let header: &[u8] = if headed && !ending.ends_with("json") { b"a,b,c,d,e,f,g\n" } else { b"" };
        let bytes = [header, &pieces.concat()].concat();
        load(b"a,b,c,d,e,f,g\n1,One,p,5,2024-01-01,,\n2,Two,p,5,2024-01-01,,\n", ending, &bytes);
        load(&bytes, "csv", b"a,b,c,d,e,f,g\n1,f,2026-07-06,3,4,5,6\n");
    }
}

#[test]
fn naughty_strings_are_only_text() {
    let Some(list) = shared("data/hostile/blns/blns.json") else { return };
    let strings: Vec<String> = serde_json::from_slice(&std::fs::read(list).unwrap()).unwrap();
    let mut csv = "a,b,c,d,e,f,g\n".to_owned();
    for (row, text) in strings.iter().enumerate() {
        let quoted = text.replace('"', "\"\"");
        csv.push_str(&format!("{row},\"{quoted}\",\"{quoted}\",\"{quoted}\",\"{quoted}\",,\"{quoted}\"\n"));
    }
    load(csv.as_bytes(), "csv", csv.as_bytes());
}

#[test]
fn names_in_every_script_stay_as_they_are() {
    let Some(file) = shared("data/names/ror_names_multiscript.csv") else { return };
    let bytes = std::fs::read(file).unwrap();
    let qbr = format!("{HEAD}sources:\n  accounts: {{file: n.csv, columns: {{id: id, name: names.value}}}}\n");
    let (tables, _) = Folder::of(&[("qbr.yaml", qbr.as_bytes()), ("n.csv", &bytes)]).load();
    assert!(tables.accounts.len() > 300, "{}", tables.accounts.len());
    let text = std::str::from_utf8(&bytes).unwrap();
    let kept = tables.accounts.iter().filter(|a| a.name.as_ref().is_some_and(|n| text.contains(n.as_str()))).count();
    assert!(kept * 100 / tables.accounts.len() > 95, "{kept}");
}

#[test]
fn deep_json_ends_in_a_finding() {
    load(b"a,b\n1,One\n", "json", "[".repeat(200_000).as_bytes());
    load(b"a,b\n1,One\n", "json", "[{\"a\":".repeat(100_000).as_bytes());
    load(b"a,b\n1,One\n", "ndjson", "{\"a\":".repeat(100_000).as_bytes());
}

#[test]
fn very_long_cells_and_very_wide_rows_end_in_findings() {
    let long = format!("a,b,c,d,e,f,g\n1,\"{}\",c,d,e,f,g\n", "x".repeat(3 << 20));
    load(long.as_bytes(), "csv", long.as_bytes());
    let wide = format!("a,b{}\n1,f\n", ",c".repeat(20_000));
    load(wide.as_bytes(), "csv", wide.as_bytes());
}
