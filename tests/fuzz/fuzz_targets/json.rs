//! JSON and NDJSON of any bytes, in every table: as many rows as a plain parser counts, each used or set aside.
//!
//! The last byte of an input chooses where its rows stand, so that a plain file can serve as a seed.

#![no_main]

use libfuzzer_sys::fuzz_target;
use quarterdeck::ingest::records::Tables;
use quarterdeck_fuzz::{ACCOUNTS, Desk, accounts, sources};
use serde_json::{Map, Value};

/// What may follow a source's path, and where the rows stand then.
const SETTINGS: [(&str, Place); 4] = [
    (", format: json", Place::Top),
    (", format: ndjson", Place::Lines),
    (", format: json, rows_at: a", Place::Within(&["a"])),
    (", format: json, rows_at: b.c", Place::Within(&["b", "c"])),
];

/// Where the rows of a file stand.
enum Place {
    Top,
    Within(&'static [&'static str]),
    Lines,
}

thread_local! {
    static DESK: Desk = Desk::new(SETTINGS.iter().flat_map(|(settings, _)| {
        [sources("accounts.csv", &format!("x{settings}")), accounts(&format!("x{settings}"))]
    }));
}

fuzz_target!(|bytes: &[u8]| {
    let settings = usize::from(bytes.last().copied().unwrap_or_default()) % SETTINGS.len();
    DESK.with(|session| {
        session.put("accounts.csv", ACCOUNTS.as_bytes());
        session.put("x", bytes);
        for of_accounts in [0, 1] {
            let Some((tables, _)) = session.load(2 * settings + of_accounts) else { continue };
            if let Some(rows) = counted(bytes, &SETTINGS[settings].1) {
                assert!(facts(&tables).all(|read| read == rows), "{rows} rows: {:?}", tables.files);
            }
        }
    });
});

/// The rows read of every table that the file fills.
fn facts(tables: &Tables) -> impl Iterator<Item = u64> {
    tables.files.iter().filter(|facts| facts.path == "x").map(|facts| facts.rows)
}

/// How many rows the file has, where it is sound and its encoding leaves no doubt.
fn counted(bytes: &[u8], place: &Place) -> Option<u64> {
    let text = std::str::from_utf8(bytes).ok().filter(|text| !text.contains('\0') && !text.starts_with('\u{feff}'))?;
    let steps: &[&str] = match place {
        Place::Lines => return Some(text.split('\n').filter(|line| !line.trim_ascii().is_empty()).count() as u64),
        Place::Top => &[],
        Place::Within(steps) => steps,
    };
    let mut value: Value = serde_json::from_str(text).ok()?;
    for step in steps {
        value = value.get_mut(step)?.take();
    }
    // A key that stands twice leads to two lists.
    let twice = steps.iter().any(|step| text.matches(&format!("\"{step}\"")).count() > 1 || text.contains('\\'));
    serde_json::from_value::<Vec<Map<String, Value>>>(value).ok().filter(|_| !twice).map(|rows| rows.len() as u64)
}
