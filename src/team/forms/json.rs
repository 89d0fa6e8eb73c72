//! A report for a program.

use serde_json::{Map, Value, json};

use crate::team::cell::Cell;
use crate::team::plane::{Axis, Plane};
use crate::team::report::{Evidence, Input, InputSource, Report, Row, Table};

/// The report as one JSON object: its rows by the columns' keys.
pub fn value(report: &Report) -> Value {
    let spec = report.kind.spec();
    let missing = report.missing.iter().map(|m| json!({"what": m.what, "remedy": m.remedy}));
    json!({
        "report": spec.name,
        "question": spec.question,
        "as_of": report.as_of,
        "verdict": report.verdict,
        "missing": missing.collect::<Vec<_>>(),
        "inputs": report.inputs.iter().map(input).collect::<Vec<_>>(),
        "tables": report.tables.iter().map(|table| (table.name.to_owned(), rows(table))).collect::<Map<_, _>>(),
    })
}

fn input(input: &Input) -> Value {
    let (from, source) = match &input.from {
        InputSource::Data => ("data", None),
        InputSource::Configured => ("configured", None),
        InputSource::Flag => ("flag", None),
        InputSource::Assumed(source) => ("assumed", Some(*source)),
    };
    json!({"key": input.key, "name": input.name, "value": cell(&input.value), "from": from, "source": source})
}

fn rows(table: &Table) -> Value {
    let row = |row: &Row| {
        let mut object: Map<String, Value> =
            table.columns.iter().zip(&row.cells).map(|(column, value)| (column.key.to_owned(), cell(value))).collect();
        object.insert("evidence".to_owned(), row.evidence.iter().map(evidence).collect());
        Value::Object(object)
    };
    table.rows.iter().map(row).collect()
}

fn evidence(evidence: &Evidence) -> Value {
    match evidence {
        Evidence::Figure(id) => json!({"figure": id.to_string()}),
        Evidence::Cell(at) => {
            json!({"file": &*at.file, "line": at.record.unwrap_or(at.line), "column": at.column.as_deref()})
        }
    }
}

fn cell(cell: &Cell) -> Value {
    match cell {
        Cell::Unknown => Value::Null,
        Cell::Text(text) => json!(text),
        Cell::Lines(lines) => json!(lines),
        Cell::Count(number) => json!(number),
        Cell::Number(value, _) | Cell::Share(value) => json!(value),
        Cell::Range(from, to) => json!({"from": from, "to": to}),
        Cell::Money(amount, currency) => json!({"amount": amount, "currency": currency}),
        Cell::Day(day) => json!(day),
        Cell::Plane(plane) => self::plane(plane),
    }
}

/// The steps of both measures, the region at each pair of them, and where the base is.
fn plane(plane: &Plane) -> Value {
    let axis = |axis: &Axis| {
        let steps: Vec<f64> = axis.steps.iter().map(|(step, _)| *step).collect();
        json!({"key": axis.key, "steps": steps, "at": axis.at})
    };
    json!({"across": axis(&plane.across), "up": axis(&plane.up), "regions": plane.regions})
}
