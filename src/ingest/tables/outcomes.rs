//! `outcomes`: goals of the success plan and what was reached.

use crate::base::finding::{Location, Severity};
use crate::base::spelling::markup::plain;
use crate::base::text::shown;
use crate::ingest::duplicates::{EarlierRows, Mapping, repeated};
use crate::ingest::reader::row::{ColumnId, Schema};
use crate::ingest::reader::row_reader::RowOutcome;
use crate::ingest::records::{FigurePart, OutcomeRow};
use crate::ingest::refused::Refusals;
use crate::ingest::tables::table::{LoadContext, LoadedTable, Table};

/// Fills outcomes, sorted by account, in file order.
pub(crate) struct Outcomes;

impl Table for Outcomes {
    fn name(&self) -> &'static str {
        "outcomes"
    }

    fn load(&self, cx: &LoadContext) -> LoadedTable {
        let LoadContext { workspace, index, .. } = cx;
        let mut refusals = Refusals::default();
        let mut reading = cx.reader(self);
        let mut rows: Vec<OutcomeRow> = Vec::new();
        let mut earlier = EarlierRows::default();
        for source in &workspace.config.sources.outcomes.0 {
            let Some(key) = &source.account else { continue };
            let mut schema = Schema { reaches_people: true, ..Schema::default() };
            let mut resolver = cx.key_maps.resolver(key, &mut schema);
            let goal = schema.add(&source.goal, true);
            let mut maybe = |column: &Option<String>| schema.maybe_figure(column.as_ref());
            let (target, actual) = (maybe(&source.target), maybe(&source.actual));
            let unit = schema.maybe(source.unit.as_ref());
            let reads = Mapping::of(&(&source.account, &source.goal, &source.file.keep));
            reading.source(source, schema, &mut |row| {
                let mut refuse = |account: u32, at: Location| refusals.add(account, FigurePart::Goals, None, at);
                let (account, _) = match resolver.sound_account(row, index, &mut refuse) {
                    Ok(found) => found,
                    Err(outcome) => return outcome,
                };
                let Some(text) = row.display_text(Some(goal)).map(|text| plain(&text).into_owned()) else {
                    return row.missing(goal);
                };
                if !earlier.insert(&row.report.file, reads, row.cells.fingerprint()) {
                    return repeated(row, resolver.column);
                }
                let columns = (target, actual);
                let mut number = |column: ColumnId| {
                    let number = row.number(column);
                    if number.is_none() && row.has(column) {
                        refuse(account, row.place(column));
                    }
                    number
                };
                let (target, actual) = (target.and_then(&mut number), actual.and_then(&mut number));
                let unit_column = unit;
                let unit = row.display_text(unit_column);
                if let Some(column) = unit_column.filter(|column| unit.is_none() && row.has(*column)) {
                    refuse(account, row.place(column));
                    return RowOutcome::SetAside;
                }
                // `86%` was read as 0.86; in a column of percents that is 86.
                let mut percent = |column: Option<_>, value: Option<f64>| {
                    let written = row.string(column).is_some_and(|cell| cell.ends_with('%'));
                    value.map(|v| if written && unit.as_deref() == Some("%") { v * 100.0 } else { v })
                };
                let (target, actual) = (percent(columns.0, target), percent(columns.1, actual));
                let lacking = match (target, actual) {
                    (Some(_), Some(_)) => None,
                    (None, Some(_)) => Some(("target", columns.0)),
                    (Some(_), None) => Some(("result", columns.1)),
                    (None, None) => Some(("target and no result", columns.0.or(columns.1))),
                };
                if let Some((what, column)) = lacking {
                    // What cannot be read has its own finding.
                    if column.is_some_and(|column| row.has(column)) {
                        return RowOutcome::SetAside;
                    }
                    row.add_finding(Severity::Note, "half_a_goal", column.unwrap_or(goal), |_, _| {
                        format!(
                            "the goal \"{}\" has no {what}; it is shown once it has a target and a result, and set aside",
                            shown(&text)
                        )
                    });
                    return RowOutcome::SetAside;
                }
                let at = row.place(goal);
                rows.push(OutcomeRow { account, goal: text, target, actual, unit, at });
                RowOutcome::Used
            });
        }
        rows.sort_by_key(|row| row.account);
        LoadedTable::new(reading, refusals, |tables| tables.outcomes = rows)
    }
}
