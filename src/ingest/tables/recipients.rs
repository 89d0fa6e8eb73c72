//! Cells of several addresses or domains, of which every one is understood or the cell is not used.

use crate::base::address;
use crate::base::address_list::{Named, understood};
use crate::base::web_address;
use crate::ingest::reader::row::ColumnId;
use crate::ingest::reader::row_reader::RowReader;

/// The most addresses of a cell: a message to more is a mailing list's.
const MOST: usize = 20;

/// The addresses of a cell, each once. A cell that holds anything else gives none, and that is told.
pub(super) fn addresses(row: &mut RowReader, column: Option<ColumnId>) -> Option<Vec<String>> {
    let column = column?;
    let text = row.text(column)?;
    let named = understood(&text).filter(|named| named.len() <= MOST);
    let one = |named: &Named| match named {
        Named::One(address) if address::is_address(&address.to_string()) => Some(address.to_string()),
        _ => None,
    };
    let all: Option<Vec<String>> = named.and_then(|named| named.iter().map(one).collect());
    let Some(all) = all else {
        row.wrong(
            "address",
            column,
            "expected e-mail addresses, at most 20, as `ada@example.com; bo@example.com`; nobody of them gets it",
        );
        return None;
    };
    let mut once: Vec<String> = Vec::new();
    for address in all {
        if !once.iter().any(|other| address::key(other) == address::key(&address)) {
            once.push(address);
        }
    }
    Some(once)
}

/// The domains of a cell: hosts, websites or `@acme.example`.
pub(super) fn domains(row: &mut RowReader, column: Option<ColumnId>) -> Option<Vec<String>> {
    let column = column?;
    let text = row.text(column)?;
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|')).filter(|word| !word.is_empty());
    let one = |word: &str| {
        let word = word.trim_start_matches('@');
        let host = web_address::host(word).or_else(|| web_address::host_alone(word.trim_end_matches('/')))?;
        let host = host.strip_prefix("www.").unwrap_or(&host).to_owned();
        host.contains('.').then_some(host)
    };
    let all: Option<Vec<String>> = words.map(one).collect();
    if all.is_none() {
        row.wrong(
            "domain",
            column,
            "expected domains or websites, as `acme.example; acme.co.example`; the recipients are not compared with it",
        );
    }
    all
}
