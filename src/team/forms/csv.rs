//! A report's first table as comma-separated values, for a spreadsheet.

use crate::store::manifest_row::harmless;
use crate::team::cell::Cell;
use crate::team::report::Table;

/// The table with its columns' keys as header. A cell that a spreadsheet would run is neutralised by an apostrophe.
pub fn text(table: &Table) -> Result<Vec<u8>, ::csv::Error> {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    writer.write_record(table.columns.iter().map(|column| column.key))?;
    for row in &table.rows {
        writer.write_record(row.cells.iter().map(cell))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// As a spreadsheet reads it: no thousands separators, shares as shares of 1, days as they sort.
fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Unknown => String::new(),
        Cell::Text(text) => harmless(text).into_owned(),
        Cell::Lines(lines) => harmless(&lines.join("\n")).into_owned(),
        Cell::Count(number) => number.to_string(),
        Cell::Number(value, _) | Cell::Share(value) | Cell::Money(value, _) => value.to_string(),
        Cell::Range(from, to) => format!("{from}–{to}"),
        Cell::Day(day) => day.to_string(),
        Cell::Plane(plane) => plane.lines().join("\n"),
    }
}
