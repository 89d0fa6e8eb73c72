//! `outcomes`: goals of the success plan and what was reached.
//!
//! A goal has one result a quarter. Where rows of one file give it two, no goal of the account is told; rows that `unique` tells
//! apart are several goals.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::base::finding::{Location, Severity};
use crate::base::period::Period;
use crate::base::spelling::folding::folded;
use crate::base::spelling::markup::plain;
use crate::base::text::{is_percent_sign, shown};
use crate::config::qbr::sources::outcomes::{MoreIsBetter, OutcomesSource};
use crate::config::qbr::table_file::PercentStyle;
use crate::ingest::cells::booleans::{is_no, is_yes};
use crate::ingest::cells::goal_direction::reads_as_less;
use crate::ingest::cells::named_money::NamedMoney;
use crate::ingest::cells::percentages::PLAUSIBLE;
use crate::ingest::duplicates::{EarlierRows, Mapping, repeated};
use crate::ingest::keys::key_maps::AccountResolver;
use crate::ingest::reader::row::{ColumnId, Schema};
use crate::ingest::reader::row_reader::{RowOutcome, RowReader, Unused};
use crate::ingest::reader::source::SourceReader;
use crate::ingest::records::{FigurePart, OutcomeRow};
use crate::ingest::refused::Refusals;
use crate::ingest::tables::table::{LoadContext, LoadedTable, Table};

/// Percentages of one goal that are so many times apart were hardly written alike.
const APART: f64 = 50.0;

/// Fills outcomes, sorted by account, in file order.
#[derive(Default)]
pub(crate) struct Outcomes {
    rows: Vec<OutcomeRow>,
    earlier: EarlierRows,
    /// The goals of the file that is read now: where each stands first, with its target and result.
    here: FxHashMap<GoalKey, (Location, [Option<f64>; 2])>,
    file: Option<Arc<str>>,
    refusals: Refusals,
}

/// What tells the results of a file apart: account, goal, unit and quarter.
type GoalKey = (u32, String, Option<String>, Option<Period>);

pub(crate) struct Columns {
    account: AccountResolver,
    goal: ColumnId,
    target: Option<ColumnId>,
    actual: Option<ColumnId>,
    unit: Option<ColumnId>,
    period: Option<ColumnId>,
    direction: Direction,
    /// Whether a column tells rows apart.
    is_unique: bool,
    mapping: Mapping,
}

/// Who says whether more is better.
#[derive(Clone, Copy)]
enum Direction {
    Nobody,
    File(bool),
    Column(ColumnId),
}

impl Table for Outcomes {
    const NAME: &'static str = "outcomes";
    type Source = OutcomesSource;
    type Columns<'w> = Columns;

    fn new(_: &LoadContext) -> Self {
        Self::default()
    }

    fn columns(cx: &LoadContext, source: &OutcomesSource, schema: &mut Schema) -> Option<Columns> {
        schema.reaches_people = true;
        Some(Columns {
            account: cx.key_maps.resolver(source.account.as_ref()?, schema),
            goal: schema.add(&source.goal, true),
            target: schema.maybe_figure(source.target.as_ref()),
            actual: schema.maybe_figure(source.actual.as_ref()),
            unit: schema.maybe(source.unit.as_ref()),
            period: schema.maybe(source.period.as_ref()),
            direction: match &source.more_is_better {
                None => Direction::Nobody,
                Some(MoreIsBetter::All(more)) => Direction::File(*more),
                Some(MoreIsBetter::Column(column)) => Direction::Column(schema.add(column, false)),
            },
            is_unique: source.file.unique.is_some(),
            mapping: Mapping::of(&(&source.account, &source.goal, &source.file.keep)),
        })
    }

    fn row(&mut self, cx: &LoadContext, columns: &mut Columns, row: &mut RowReader) -> RowOutcome {
        if self.file.as_ref().is_none_or(|file| !Arc::ptr_eq(file, &row.report.file)) {
            self.file = Some(row.report.file.clone());
            self.here.clear();
        }
        let mut refuse = |account, at| self.refusals.add(account, FigurePart::Goals, None, at);
        let (account, _) = columns.account.sound_account(row, &cx.index, &mut refuse)?;
        let Columns { account: ref resolver, goal, mapping, .. } = *columns;
        let title = row.display_text(Some(goal)).ok_or_else(|| row.missing(goal))?;
        let title = plain(&title).into_owned();
        if !self.earlier.insert(&row.report.file, mapping, row.cells.fingerprint()) {
            return Err(repeated(row, resolver.column));
        }
        let mut number = |column: ColumnId| {
            let number = row.number(column);
            if number.is_none() && row.has(column) {
                refuse(account, row.place(column));
            }
            number
        };
        let (target, actual) = (columns.target.and_then(&mut number), columns.actual.and_then(&mut number));
        let mut unit = row.display_text(columns.unit);
        if let Some(column) = columns.unit.filter(|column| unit.is_none() && row.has(*column)) {
            refuse(account, row.place(column));
            return Err(Unused::SetAside);
        }
        let period = match columns.period.filter(|column| row.has(*column)) {
            Some(column) => match quarter(&row.string(Some(column)).unwrap_or_default(), cx) {
                Some(period) => Some(period),
                None => {
                    row.wrong("period", column, "expected a quarter, as 2026-Q2, or a day of it, as 2026-06-30");
                    refuse(account, row.place(column));
                    return Err(Unused::SetAside);
                }
            },
            None => None,
        };
        let signed = [columns.target, columns.actual].map(|column| column.is_some_and(|c| row.has_percent_sign(c)));
        // A sign in the cells is the unit where no other stands.
        if unit.is_none() && signed.contains(&true) {
            unit = Some("%".to_owned());
        }
        let money = |column: Option<ColumnId>| Some((column?, NamedMoney::of(row.bytes(column?)?)?));
        let told: Vec<_> = [columns.target, columns.actual].into_iter().filter_map(money).collect();
        let of_cells = told.iter().map(|(_, money)| *money);
        // A code says more than a sign.
        let of_cells =
            of_cells.clone().find(|money| matches!(money, NamedMoney::Code(_))).or_else(|| of_cells.clone().next());
        let named = unit.as_deref().and_then(NamedMoney::alone).or(of_cells);
        let other = told
            .iter()
            .find_map(|(column, money)| Some((*column, *money, named.filter(|named| !money.agrees(*named))?)));
        if let Some((column, money, named)) = other {
            row.add_finding(Severity::Warning, "currency", column, |column, value| {
                format!(
                    "\"{column}\" is \"{value}\", which is in {money}, and the goal is also told in {named}, so no goal of the account is \
                     shown. Export target and result in one currency"
                )
            });
            refuse(account, row.place(column));
            return Err(Unused::SetAside);
        }
        // A currency in the cells is the unit where no other stands.
        let own = cx.accounts[account as usize].currency.unwrap_or_else(|| cx.workspace.config.currency());
        let code = |named: NamedMoney| if named.may_be(own) { own.code().to_owned() } else { named.to_string() };
        unit = unit.or_else(|| named.map(code));
        let is_percentage = unit.as_deref().is_some_and(is_percent_sign);
        // `86%` was read as 0.86, and so are shares; a goal of percents is told in points.
        let points = |value: Option<f64>, has_sign: bool| {
            let are_shares = has_sign || row.percent_style() == Some(PercentStyle::Fraction);
            value.map(|value| if is_percentage && are_shares { value * 100.0 } else { value })
        };
        let asks = is_percentage && row.percent_style().is_none() && is_doubtful([target, actual], signed);
        if asks {
            row.add_finding(Severity::Warning, "percent", columns.target.or(columns.actual).unwrap_or(goal), |column, value| {
                format!(
                    "\"{column}\" is \"{value}\", of a goal in %: nothing says whether its target and result are written as percents \
                     or as shares of one, and no deck of the account tells its goals until something does. Set `percent` of the source: `points` where 90 \
                     is 90%, `fraction` where 0.9 is"
                )
            });
            refuse(account, row.place(goal));
            return Err(Unused::SetAside);
        }
        let (target, actual) = (points(target, signed[0]), points(actual, signed[1]));
        let lacking = match (target, actual) {
            (Some(_), Some(_)) => None,
            (None, Some(_)) => Some(("target", columns.target)),
            (Some(_), None) => Some(("result", columns.actual)),
            (None, None) => Some(("target and no result", columns.target.or(columns.actual))),
        };
        if let Some((what, column)) = lacking {
            // What cannot be read has its own finding.
            if !column.is_some_and(|column| row.has(column)) {
                row.add_finding(Severity::Note, "half_a_goal", column.unwrap_or(goal), |_, _| {
                    let title = shown(&title);
                    format!("the goal \"{title}\" has no {what}; it is shown once it has a target and a result, and set aside")
                });
            }
            return Err(Unused::SetAside);
        }
        let stated = match columns.direction {
            Direction::Nobody => None,
            Direction::File(more) => Some(more),
            Direction::Column(column) => match row.string(Some(column)) {
                None => None,
                Some(cell) if is_yes(&cell, None) => Some(true),
                Some(cell) if is_no(&cell) => Some(false),
                Some(_) => {
                    row.wrong("direction", column, "expected yes where more is better, no where less is");
                    refuse(account, row.place(column));
                    return Err(Unused::SetAside);
                }
            },
        };
        let asks = |target: f64| stated.is_none() && reads_as_less(&title, target, is_percentage);
        if let Some((target, actual)) = target.zip(actual).filter(|(target, _)| asks(*target)) {
            row.add_finding(Severity::Warning, "goal_direction", goal, |_, _| {
                let title = shown(&title);
                format!(
                    "the goal \"{title}\" reads as if less were better (target {target}, result {actual}), and nothing says so; \
                     until something does, no deck of the account tells its goals. Set `more_is_better` of `outcomes`: `false` where \
                     less is better, `true` where more is, or a column that says it goal by goal"
                )
            });
            refuse(account, row.place(goal));
            return Err(Unused::SetAside);
        }
        let quarter = period.filter(|period| *period != cx.workspace.period);
        let key = (account, folded(&title), unit.as_deref().map(folded), quarter);
        let known = self.here.get(&key).filter(|_| !columns.is_unique);
        if let Some((first, values)) = known {
            let (line, title) = (first.record.unwrap_or(first.line), shown(&title));
            if *values == [target, actual] {
                row.add_finding(Severity::Warning, "duplicate", goal, |_, _| {
                    format!("the goal \"{title}\" stands in line {line} too, with the same target and result; it counts once")
                });
                return Err(Unused::SetAside);
            }
            row.add_finding(Severity::Warning, "repeated", columns.actual.or(columns.target).unwrap_or(goal), |column, value| {
                format!(
                    "\"{column}\" is \"{value}\" for the goal \"{title}\", which has another target or result of the same quarter in \
                     line {line}, so no goal of the account is told. Leave one of the two out, map `period` if they are of two quarters, \
                     or name under `unique` the column that tells the rows apart"
                )
            });
            refuse(account, row.place(goal));
            return Err(Unused::SetAside);
        }
        self.here.insert(key, (row.place(goal), [target, actual]));
        let more_is_better = stated.unwrap_or(true);
        self.rows.push(OutcomeRow {
            account,
            goal: title,
            target,
            actual,
            unit,
            period,
            more_is_better,
            at: row.place(goal),
        });
        Ok(())
    }

    fn finish(mut self, _: &LoadContext, reader: SourceReader) -> LoadedTable {
        self.rows.sort_by_key(|row| row.account);
        LoadedTable::new(reader, self.refusals, |tables| tables.outcomes = self.rows)
    }
}

/// Whether a goal's percentages leave open how they are meant: both may be shares of one, or they are a hundred times apart.
fn is_doubtful(values: [Option<f64>; 2], signed: [bool; 2]) -> bool {
    let bare: Vec<f64> =
        values.into_iter().zip(signed).filter(|(_, signed)| !signed).filter_map(|(value, _)| value).collect();
    match bare.as_slice() {
        [] => false,
        // Beside a cell with a sign.
        [one] if signed.contains(&true) => *one != 0.0 && one.abs() <= PLAUSIBLE,
        [one] => one.abs() <= 1.0,
        all => {
            let most = all.iter().fold(0.0, |most: f64, value| most.max(value.abs()));
            let least = all.iter().fold(most, |least, value| least.min(value.abs()));
            most <= 1.0 || (least > 0.0 && least <= 1.0 && most >= APART * least)
        }
    }
}

/// The quarter that a cell names, by its label or by one of its days.
fn quarter(cell: &str, cx: &LoadContext) -> Option<Period> {
    let first_month = cx.workspace.config.fiscal_year_starts;
    let of_day = || Period::containing(cell.trim().parse().ok()?, first_month);
    Period::parse(cell, first_month).ok().or_else(of_day)
}
