//! A report for a terminal, in the width that it has.

use std::fmt::Write as _;

use comfy_table::{Cell as TableCell, CellAlignment, ContentArrangement, Table as TextTable, presets};

use crate::team::cell::Cell;
use crate::team::forms::words::{lines, text};
use crate::team::report::{Input, InputSource, Report, Row, Table};

/// The whole report: its answer, its tables, what it does without, and the numbers it was made with.
pub fn page(report: &Report) -> String {
    let spec = report.kind.spec();
    let mut page = format!("{}, {}\n{}\n", spec.title, report.as_of, spec.question);
    for sentence in &report.verdict {
        let _ = writeln!(page, "{sentence}");
    }
    for table in &report.tables {
        let _ = write!(page, "\n{}\n{}", table.title, rows(table));
    }
    if !report.missing.is_empty() {
        page.push_str("\nNot told:\n");
    }
    for missing in &report.missing {
        let _ = writeln!(page, "  {}: {}", missing.what, missing.remedy);
    }
    if !report.inputs.is_empty() {
        let _ = write!(page, "\nMade with\n{}", inputs(&report.inputs));
    }
    page
}

fn rows(table: &Table) -> String {
    if table.rows.is_empty() {
        return format!("{}\n", table.empty);
    }
    let mut shown = plain();
    if table.columns.iter().any(|column| !column.title.is_empty()) {
        shown.set_header(table.columns.iter().map(|column| column.title));
    }
    for row in &table.rows {
        shown.add_row(cells(row));
    }
    format!("{}\n", shown.trim_fmt())
}

fn cells(row: &Row) -> Vec<TableCell> {
    let cell = |cell: &Cell| {
        let is_figure = !matches!(cell, Cell::Text(_) | Cell::Lines(_) | Cell::Day(_) | Cell::Plane(_));
        let align = if is_figure { CellAlignment::Right } else { CellAlignment::Left };
        TableCell::new(lines(cell).join("\n")).set_alignment(align)
    };
    row.cells.iter().map(cell).collect()
}

fn inputs(inputs: &[Input]) -> String {
    let mut shown = plain();
    for input in inputs {
        let from = match &input.from {
            InputSource::Data => "from the data".to_owned(),
            InputSource::Configured => format!("`{}` of qbr.yaml", input.key),
            InputSource::Flag => format!("`{}`", input.key),
            InputSource::Assumed(source) => format!("assumed ({source}); `{}` sets it", input.key),
        };
        shown.add_row([input.name.clone(), text(&input.value), from]);
    }
    format!("{}\n", shown.trim_fmt())
}

fn plain() -> TextTable {
    let mut table = TextTable::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table
}
