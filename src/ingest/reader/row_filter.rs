//! The `where` of a source: which rows it keeps, and which of its values no row has.

use std::collections::BTreeSet;

use crate::base::count::count;
use crate::base::finding::{Finding, Findings, Location, Severity};
use crate::base::nearest::did_you_mean;
use crate::base::spelling::folding::folded;
use crate::base::text::shown;
use crate::config::qbr::table_file::FileConfig;
use crate::ingest::reader::row::{ColumnId, Schema};
use crate::ingest::reader::row_reader::RowReader;

/// So many texts of a column are told where a value is not among them.
const OTHERS: usize = 8;

/// All conditions of a source.
#[derive(Debug, Default)]
pub(crate) struct RowFilter(Vec<Condition>);

#[derive(Debug)]
struct Condition {
    column: ColumnId,
    values: Vec<Value>,
    /// Other texts of the column, as they come.
    others: BTreeSet<String>,
}

#[derive(Debug)]
struct Value {
    text: String,
    folded: String,
    is_met: bool,
}

impl RowFilter {
    /// The conditions of a file, whose columns are asked for.
    pub fn of(file: &FileConfig, schema: &mut Schema) -> Self {
        let value = |text: &String| Value { text: text.trim().to_owned(), folded: folded(text), is_met: false };
        let condition = |(column, values): (&String, &crate::config::qbr::one_or_many::OneOrMany<String>)| Condition {
            column: schema.add(column, true),
            values: values.0.iter().map(value).collect(),
            others: BTreeSet::new(),
        };
        Self(file.keep.iter().map(condition).collect())
    }

    /// Whether a row is kept: by its text, case and spaces apart, so that another spelling leaves no row out.
    pub fn keeps(&mut self, row: &mut RowReader) -> bool {
        // Each is asked, since each says which of its values it met.
        let mut kept = true;
        for condition in &mut self.0 {
            kept &= condition.admits(row);
        }
        kept
    }

    /// Adds a finding for each condition with a value that none of the `rows` has.
    pub fn report(&self, schema: &Schema, file: &FileConfig, rows: u64, findings: &mut Findings) {
        for Condition { column, values, others } in self.0.iter().filter(|_| rows > 0) {
            let unmet: Vec<&Value> = values.iter().filter(|value| !value.is_met).collect();
            let Some(first) = unmet.first() else { continue };
            let near = did_you_mean(&first.text, others.iter().map(String::as_str));
            let named =
                unmet.iter().map(|value| format!("\"{}\"", shown(&value.text))).collect::<Vec<_>>().join(" or ");
            let column = schema.name(*column);
            let is_dead = unmet.len() == values.len();
            let result = match (is_dead, rows) {
                (true, 1) => ", so that `where` leaves out its one row".to_owned(),
                (true, rows) => format!(", so that `where` leaves out all {} rows", count(rows)),
                (false, _) => ", though `where` names it".to_owned(),
            };
            let cells: Vec<String> = others.iter().take(OTHERS).map(|text| format!("\"{}\"", shown(text))).collect();
            let cells = if cells.is_empty() { String::new() } else { format!(" (there is {})", cells.join(", ")) };
            findings.push(Finding {
                severity: if is_dead { Severity::Warning } else { Severity::Note },
                kind: "where",
                at: Location { column: Some(column.clone()), ..Location::file(&file.path.0.join(", ")) },
                value: Some(first.text.clone()),
                message: format!("\"{column}\" is {named} in no row{result}{near}{cells}"),
            });
        }
    }
}

impl Condition {
    fn admits(&mut self, row: &mut RowReader) -> bool {
        let cell = row.text(self.column).unwrap_or_default();
        let exact = self.values.iter().position(|value| value.text == cell);
        let found = exact.or_else(|| {
            let folded = folded(&cell);
            self.values.iter().position(|value| value.folded == folded)
        });
        match found {
            Some(place) => self.values[place].is_met = true,
            None if self.others.len() < OTHERS && !cell.is_empty() => _ = self.others.insert(cell.into_owned()),
            None => {}
        }
        found.is_some()
    }
}
