//! Delimited text of any bytes, in every table: all rows are accounted for, whatever the encoding, delimiter and quotes.
//!
//! The last byte of an input chooses the source's settings, so that a plain file can serve as a seed.

#![no_main]

use libfuzzer_sys::fuzz_target;
use quarterdeck_fuzz::{ACCOUNTS, Desk, accounts, sources};

/// What may follow a source's path.
const SETTINGS: [&str; 10] = [
    "",
    ", delimiter: ';'",
    ", format: tsv",
    ", encoding: utf-16le",
    ", encoding: shift_jis",
    ", skip_rows: 1, footer: [Total, Sum]",
    ", numbers: '1.234,5', dates: '%d/%m/%Y'",
    ", dates: excel, nulls: ['?']",
    ", dates: epoch_ms, unique: b",
    ", where: {c: [x, y]}",
];

thread_local! {
    static DESK: Desk = Desk::new(SETTINGS.into_iter().flat_map(|settings| {
        [sources("accounts.csv", &format!("x.csv{settings}")), accounts(&format!("x.csv{settings}"))]
    }));
}

fuzz_target!(|bytes: &[u8]| {
    let settings = usize::from(bytes.last().copied().unwrap_or_default()) % SETTINGS.len();
    DESK.with(|session| {
        session.put("accounts.csv", ACCOUNTS.as_bytes());
        session.put("x.csv", bytes);
        session.load(2 * settings);
        session.load(2 * settings + 1);
    });
});
