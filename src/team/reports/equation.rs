//! How many accounts, meetings and people: which of three models the base is in.

use crate::base::amounts::currency::Currency;
use crate::base::amounts::rounding::rounded;
use crate::team::cell::Cell;
use crate::team::data::TeamData;
use crate::team::equation::constants::constants;
use crate::team::equation::flip::{Flip, Variable, flips};
use crate::team::equation::given::given;
use crate::team::equation::inputs::{Constants, Inputs};
use crate::team::equation::map::plane;
use crate::team::equation::model::{Closer, Measure, Model, Test, Verdict, closer, verdict};
use crate::team::equation::outputs::Outputs;
use crate::team::equation::what_if::WhatIf;
use crate::team::error::ReportError;
use crate::team::forms::words::{number, text};
use crate::team::report::{Column, ColumnWidth, Report, Row, Table};
use crate::team::roster::Roster;
use crate::team::spec::{ReportKind, ReportSpec};

pub const SPEC: ReportSpec = ReportSpec {
    kind: ReportKind::Equation,
    name: "equation",
    title: "The equation",
    question: "Can these people carry these accounts, and in which model?",
    reader: "the head of customer success, each quarter",
};

const OUTPUTS: [Column; 3] = [
    Column { key: "output", title: "", width: ColumnWidth::Name },
    Column { key: "value", title: "Value", width: ColumnWidth::Narrow },
    Column { key: "means", title: "Which means", width: ColumnWidth::Wide },
];

const TESTS: [Column; 5] = [
    Column { key: "model", title: "Model", width: ColumnWidth::Narrow },
    Column { key: "test", title: "Test", width: ColumnWidth::Name },
    Column { key: "value", title: "Here", width: ColumnWidth::Narrow },
    Column { key: "limit", title: "Limit", width: ColumnWidth::Narrow },
    Column { key: "holds", title: "Holds", width: ColumnWidth::Narrow },
];

const FLIPS: [Column; 5] = [
    Column { key: "variable", title: "Change", width: ColumnWidth::Name },
    Column { key: "from", title: "From", width: ColumnWidth::Narrow },
    Column { key: "to", title: "To", width: ColumnWidth::Narrow },
    Column { key: "change", title: "By", width: ColumnWidth::Narrow },
    Column { key: "becomes", title: "Becomes", width: ColumnWidth::Name },
];

const MAP: [Column; 1] = [Column { key: "plane", title: "", width: ColumnWidth::Wide }];

/// The report of the base, or what it cannot do without.
pub fn report(data: &TeamData, what_if: &WhatIf) -> Result<Report, ReportError> {
    let config = &data.workspace().config;
    let currency = config.currency();
    let equation = &config.team.equation;
    let given = given(&Roster::of(data), equation, what_if, currency).map_err(ReportError::Inputs)?;
    let (constants, assumed) = constants(equation);
    let (verdict, flips) = (verdict(&given.inputs, &constants), flips(&given.inputs, &constants));
    let outputs = Outputs::of(&given.inputs, &constants);
    Ok(Report {
        kind: ReportKind::Equation,
        as_of: data.workspace().as_of,
        verdict: sentences(&verdict, &flips, &given.inputs, &constants),
        missing: Vec::new(),
        inputs: given.shown.into_iter().chain(assumed).collect(),
        tables: vec![
            table("outputs", "Outputs", &OUTPUTS, output_rows(&outputs, &constants, currency)),
            table("tests", "The tests, in the order in which they decide", &TESTS, test_rows(&verdict)),
            table("flips", "The nearest change of each that makes another model", &FLIPS, flip_rows(&flips)),
            table(
                "split",
                "The same people in two machines, half keep and half expand",
                &OUTPUTS,
                split_rows(&outputs),
            ),
            table("map", "Where this base stands", &MAP, vec![vec![Cell::Plane(plane(&given.inputs, &constants))]]),
        ],
    })
}

fn table(name: &'static str, title: &str, columns: &[Column], rows: Vec<Vec<Cell>>) -> Table {
    let row = |cells| Row { account: None, cells, evidence: Vec::new() };
    Table {
        name,
        title: title.to_owned(),
        columns: columns.to_vec(),
        rows: rows.into_iter().map(row).collect(),
        empty: "No single change of accounts, CSMs or reachability does.",
    }
}

fn sentences(verdict: &Verdict, flips: &[Flip], inputs: &Inputs, constants: &Constants) -> Vec<String> {
    let model = verdict.model.name();
    let flip = match flips.first() {
        Some(flip) => format!("Nearest flip: at {} this becomes {}.", changed(flip), flip.becomes.name()),
        None => "No single change of accounts, CSMs or reachability makes it another model.".to_owned(),
    };
    let closer = match closer(verdict.model, inputs, constants) {
        Closer::Csm => "Expansion is closed by the CSM of the account.",
        Closer::ExpansionMachine => {
            "Expansion is closed by the expansion machine, half of the seats; the other half keeps."
        }
        Closer::ExpansionOwner => {
            "Expansion is closed by one expansion owner, for the accounts that can be reached; all others open."
        }
        Closer::Product => "Expansion is closed by the product: what can be reached does not carry a seat.",
    };
    vec![format!("{model}: {}.", reason(&verdict.decided_by)), flip, closer.to_owned()]
}

/// The deciding test in words.
fn reason(test: &Test) -> String {
    let (value, limit) = (text(&cell(test.measure, test.value)), text(&cell(test.measure, test.limit)));
    match (test.measure, test.holds) {
        (Measure::AccountsACsm, true) => format!("{value} accounts a CSM are within the {limit} that one person knows"),
        (Measure::AccountsACsm, false) if test.model == Model::WhiteGlove => {
            format!("{value} accounts a CSM are over the {limit} that one person knows")
        }
        (Measure::AccountsACsm, false) => {
            format!("{value} accounts a CSM are over {limit}, where a name beside them is fiction")
        }
        (Measure::PlannedHours, _) => format!("the planned meetings take {value} hours a month of {limit}"),
        (Measure::CostShare, _) => format!("the CSMs cost {value} of what the accounts pay, over {limit}"),
        (Measure::Reachable, _) => format!("{value} can be reached, and two machines need more than {limit}"),
        (Measure::RealHours, _) => format!("the meetings that will happen take {value} hours a month of {limit}"),
    }
}

fn changed(flip: &Flip) -> String {
    match flip.variable {
        Variable::Accounts => format!("{} accounts", number(flip.to, 0)),
        Variable::Csms if flip.to == 1.0 => "1 CSM".to_owned(),
        Variable::Csms => format!("{} CSMs", number(flip.to, 0)),
        Variable::Reachable => format!("{} reachable", text(&Cell::Share(flip.to))),
    }
}

/// A value of a measure.
fn cell(measure: Measure, value: f64) -> Cell {
    match measure {
        Measure::AccountsACsm | Measure::PlannedHours | Measure::RealHours => decimal(value),
        Measure::CostShare | Measure::Reachable => Cell::Share(value),
    }
}

/// With a decimal where it is not whole.
fn decimal(value: f64) -> Cell {
    Cell::Number(value, usize::from(rounded(value, 1).fract() != 0.0))
}

fn output_rows(outputs: &Outputs, constants: &Constants, currency: Currency) -> Vec<Vec<Cell>> {
    let of_month = |hours: f64| {
        let share = text(&Cell::Share(hours / constants.customer_hours));
        let (hours, of) = (text(&decimal(hours)), text(&decimal(constants.customer_hours)));
        format!("{hours} of {of} hours a month for customers, {share}")
    };
    let row = |name: &str, value: Cell, means: String| vec![Cell::text(name), value, Cell::Text(means)];
    vec![
        row(
            "Accounts a CSM",
            decimal(outputs.accounts_a_csm),
            format!("{} is real, over {} is fiction", number(constants.real, 0), number(constants.fiction, 0)),
        ),
        row("Planned meetings a CSM and day", Cell::Number(outputs.planned_a_day, 2), of_month(outputs.planned_hours)),
        row("Meetings that will happen, a CSM and month", decimal(outputs.real_a_month), of_month(outputs.real_hours)),
        row(
            "Cost of the CSMs, of what the accounts pay",
            Cell::Share(outputs.cost_share),
            format!("of {}", text(&Cell::Money(outputs.arr, currency))),
        ),
    ]
}

fn split_rows(outputs: &Outputs) -> Vec<Vec<Cell>> {
    let before = text(&decimal(outputs.accounts_a_csm));
    let accounts = format!("{before} a CSM today; a seat does half of the work of each");
    let meetings = "as many as a CSM's today";
    vec![
        vec![Cell::text("Accounts a seat"), decimal(outputs.accounts_a_seat), Cell::Text(accounts)],
        vec![
            Cell::text("Meetings that will happen, a seat and month"),
            decimal(outputs.real_a_month),
            Cell::text(meetings),
        ],
    ]
}

fn test_rows(verdict: &Verdict) -> Vec<Vec<Cell>> {
    let row = |test: &Test| {
        let name = match test.measure {
            Measure::AccountsACsm => "accounts a CSM, at most",
            Measure::PlannedHours => "hours a month of planned meetings, at most",
            Measure::CostShare => "cost, of what the accounts pay, at most",
            Measure::Reachable => "reachable, more than",
            Measure::RealHours => "hours a month of meetings that will happen, at most",
        };
        let holds = if test.holds { "yes" } else { "no" };
        let (value, limit) = (cell(test.measure, test.value), cell(test.measure, test.limit));
        vec![Cell::text(test.model.name()), Cell::text(name), value, limit, Cell::text(holds)]
    };
    verdict.tests.iter().map(row).collect()
}

fn flip_rows(flips: &[Flip]) -> Vec<Vec<Cell>> {
    let row = |flip: &Flip| {
        let (name, cell): (_, fn(f64) -> Cell) = match flip.variable {
            Variable::Accounts => ("Accounts", |value| Cell::Count(value as u64)),
            Variable::Csms => ("CSMs", |value| Cell::Count(value as u64)),
            Variable::Reachable => ("Reachable", Cell::Share),
        };
        let change = Some(flip.change()).filter(|change| change.is_finite());
        vec![
            Cell::text(name),
            cell(flip.from),
            cell(flip.to),
            Cell::known(change, Cell::Share),
            Cell::text(flip.becomes.name()),
        ]
    };
    flips.iter().map(row).collect()
}
