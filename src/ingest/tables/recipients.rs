//! Cells of several addresses or domains, of which every one is understood or the cell is not used.

use crate::base::address_list;
use crate::base::web_address;
use crate::ingest::reader::row::ColumnId;
use crate::ingest::reader::row_reader::RowReader;

/// The addresses of a cell, each once. A cell that holds anything else gives none, and that is told.
pub(super) fn addresses(row: &mut RowReader, column: Option<ColumnId>) -> Option<Vec<String>> {
    let column = column?;
    let text = row.text(column)?;
    let all = address_list::recipients([&*text]);
    if all.is_none() {
        row.wrong(
            "address",
            column,
            "expected e-mail addresses, at most 20, as `ada@example.com; bo@example.com`; nobody of them gets it",
        );
    }
    all
}

/// The domains of a cell: hosts, websites or `@acme.example`.
pub(super) fn domains(row: &mut RowReader, column: Option<ColumnId>) -> Option<Vec<String>> {
    let column = column?;
    let text = row.text(column)?;
    let all = web_address::domains(&text);
    if all.is_none() {
        row.wrong(
            "domain",
            column,
            "expected domains or websites, as `acme.example; acme.co.example`; the recipients are not compared with it",
        );
    }
    all
}
