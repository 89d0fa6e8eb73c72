//! How many accounts, meetings and people: which of three models the base is in.

use crate::team::cell::Cell;
use crate::team::data::TeamData;
use crate::team::registry::{ReportKind, ReportSpec};
use crate::team::report::{Column, ColumnWidth, Input, InputSource, Report, Row, Table};

pub const SPEC: ReportSpec = ReportSpec {
    kind: ReportKind::Equation,
    name: "equation",
    title: "The equation",
    question: "Can these people carry these accounts, and in which model?",
    reader: "the head of customer success, each quarter",
};

const COLUMNS: [Column; 2] = [
    Column { key: "output", title: "", width: ColumnWidth::Name },
    Column { key: "value", title: "Value", width: ColumnWidth::Narrow },
];

/// The report of the base.
pub fn report(data: &TeamData) -> Report {
    let accounts = data.len() as u64;
    let row = Row { account: None, cells: vec![Cell::text("Accounts"), Cell::Count(accounts)], evidence: Vec::new() };
    Report {
        kind: ReportKind::Equation,
        as_of: data.workspace().as_of,
        verdict: Vec::new(),
        missing: Vec::new(),
        inputs: vec![Input {
            key: "team.equation.accounts".to_owned(),
            name: "Active accounts".to_owned(),
            value: Cell::Count(accounts),
            from: InputSource::Data,
        }],
        tables: vec![Table {
            name: "outputs",
            title: "Outputs".to_owned(),
            columns: COLUMNS.to_vec(),
            rows: vec![row],
            empty: "",
        }],
    }
}
