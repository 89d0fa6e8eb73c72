//! From weekly values to the quarter's figures: value, change, potential.

use crate::account::change::NoChange;
use crate::account::compared::{Compared, change, figure};
use crate::account::metric::{Limit, Metric, PotentialSource};
use crate::base::amounts::currency::Currency;
use crate::base::noun::{Noun, Unit};
use crate::base::period::Period;
use crate::base::week::Week;
use crate::base::week_grid::{enough_weeks, weeks_of};
use crate::config::qbr::metrics::{Aggregate, EntitlementPer, MetricConfig, MetricKind, MetricUnit, Roles};
use crate::config::workspace::Workspace;
use crate::ingest::records::AccountRow;
use crate::ingest::series::Series;

fn unit(unit: MetricUnit, currency: Currency) -> Unit {
    match unit {
        MetricUnit::Count => Unit::Count,
        MetricUnit::Percent => Unit::Percent,
        MetricUnit::Money => Unit::Money(currency),
    }
}

/// Whether a metric counts people or the seats they use: nobody signs in by a tenth.
pub fn counts_people(config: &MetricConfig, workspace: &Workspace) -> bool {
    config.unit == MetricUnit::Count && is_of_people(&config.id, &workspace.config.roles)
}

/// Whether a metric has a role that is about people.
pub fn is_of_people(id: &str, roles: &Roles) -> bool {
    let people = [&roles.active_seats, &roles.wau, &roles.dau, &roles.mau];
    people.into_iter().flatten().any(|role| role == id)
}

/// The value of a week. Nothing in a week that ended before the account became a customer is no use of its own, and not none
/// either; `since` is the first week that did not.
pub fn own_week(series: &Series, week: Week, since: Option<Week>) -> Option<f64> {
    series.get(week).filter(|value| *value != 0.0 || since.is_none_or(|since| week >= since))
}

/// One metric of an account, still without potential, limit and peers; `None` if no week of the period has a value. No week that
/// ended before `since`, when it became a customer, is compared with.
pub fn metric(
    config: &MetricConfig,
    series: &Series,
    currency: Currency,
    since: Option<Week>,
    workspace: &Workspace,
) -> Option<Metric> {
    let grid = &workspace.grid;
    let is_own = |week: Week| since.is_none_or(|since| week >= since);
    let weeks: Vec<_> = grid.current().map(|week| own_week(series, week, since)).collect();
    let partners = grid.prior();
    let prior_weeks: Vec<_> = partners.clone().map(|week| series.get(week.filter(|week| is_own(*week))?)).collect();
    let value = figure(&weeks, config.per_quarter)?;
    let mut pairs = weeks.iter().zip(&prior_weeks).zip(partners).filter(|(_, partner)| partner.is_some());
    // Beside the latest of 14 weeks the latest of 12 may stand; no sum, mean or maximum of other weeks may.
    let same_weeks = pairs.all(|((now, before), _)| now.is_some() == before.is_some())
        && (config.per_quarter == Aggregate::Last || grid.is_paired());
    let prior = if same_weeks { figure(&prior_weeks, config.per_quarter) } else { None };
    let first = grid.current().next();
    let earlier =
        series.iter().find(|(week, _)| is_own(*week)).is_some_and(|(week, _)| first.is_some_and(|first| week < first));
    let people = counts_people(config, workspace);
    let both = prior.map(|prior| (prior, value));
    let compared = Compared { weeks: &weeks, prior_weeks: &prior_weeks, both, people };
    let change = change(&compared, grid.weeks, config, &workspace.config.thresholds);
    let change = if earlier { change } else { Err(NoChange::FirstQuarter) };
    Some(Metric {
        id: config.id.clone(),
        name: config.name.clone(),
        grammar: config.grammar(workspace.spoken()).cloned(),
        noun: Noun { one: config.one.clone(), other: config.other.clone(), unit: unit(config.unit, currency) },
        definition: config.definition.clone(),
        aggregate: config.per_quarter,
        kind: config.kind(),
        earlier,
        more_is_better: config.more_is_better,
        weeks,
        quarter_weeks: grid.weeks,
        prior_weeks,
        value,
        prior,
        change,
        potential: None,
        limit: None,
        peers: None,
        half_year: None,
        year_ago: None,
        runway: None,
        history: None,
    })
}

/// What the contract includes of a metric in the weeks that its figure is of; `None` if nothing is included. `measured` of the
/// quarter's `weeks` were measured.
///
/// 1,000 invoices a month are 3,000 in a quarter of which all weeks were measured, and 1,000 × 3 × 4/13 if four of 13 were.
/// As a mean week of 13 they are 1,000 × 3 ÷ 13. 400 GB of storage are 400 GB, a month or a year.
pub fn entitlement(config: &MetricConfig, row: &AccountRow, measured: usize, weeks: usize) -> Option<f64> {
    let amount = match config.entitlement.as_deref()? {
        "seats_licensed" => row.seats_licensed?,
        name => *row.entitlements.get(name)?,
    };
    let part = summed_weeks(config, measured) / weeks as f64;
    let included = match (config.kind(), config.entitlement_per) {
        (MetricKind::Stock, _) | (MetricKind::Flow, EntitlementPer::Once) => amount,
        (MetricKind::Flow, EntitlementPer::Month) => amount * 3.0 * part,
        (MetricKind::Flow, EntitlementPer::Quarter) => amount * part,
        (MetricKind::Flow, EntitlementPer::Year) => amount / 4.0 * part,
    };
    (included > 0.0).then_some(included)
}

/// Over how many weeks a figure adds up, of which `measured` were measured; one where it is no sum. Peers are compared by
/// their figures of one week, so that eight measured weeks never stand beside thirteen.
pub fn summed_weeks(config: &MetricConfig, measured: usize) -> f64 {
    if config.per_quarter == Aggregate::Sum { measured as f64 } else { 1.0 }
}

/// The same of a share of what is included: one where the amount is of the measured weeks as well.
pub fn summed_weeks_of_share(config: &MetricConfig, measured: usize) -> f64 {
    if config.entitlement_per == EntitlementPer::Once { summed_weeks(config, measured) } else { 1.0 }
}

/// What the contract allows of a metric at any one time. For a metric that counts `people` that is the seats, unless there
/// were more people than seats in some week. `None` for flows, percentages and metrics where less is better.
pub fn limit(config: &MetricConfig, row: &AccountRow, people: bool, metric: &Metric) -> Option<Limit> {
    if metric.kind == MetricKind::Flow || config.unit == MetricUnit::Percent || !config.more_is_better {
        return None;
    }
    let found = match config.entitlement.as_deref() {
        Some("seats_licensed") => Some(Limit { value: row.seats_licensed?, seats: true }),
        Some(name) => Some(Limit { value: *row.entitlements.get(name)?, seats: false }),
        None => {
            let value = row.seats_licensed.filter(|_| people)?;
            let within = metric.weeks.iter().flatten().all(|users| *users <= value);
            within.then_some(Limit { value, seats: true })
        }
    };
    found.filter(|limit| limit.value > 0.0 && limit.value.is_finite())
}

/// The weeks of a quarter that were measured, and what they make.
struct Quarter {
    period: Period,
    values: Vec<Option<f64>>,
    figure: f64,
}

/// The account's best quarter on record, including this one; `None` if there is no other to compare it with. A quarter of
/// which too few weeks were measured does not count, nor does an unfinished one for sums.
///
/// Sums are compared per measured week: after twelve weeks of 10, nine weeks of 9 are 81 of 90. If this quarter is the best
/// per week but another has more in all, nothing is said.
pub fn own_best(
    config: &MetricConfig,
    series: &Series,
    since: Option<Week>,
    workspace: &Workspace,
) -> Option<(f64, PotentialSource)> {
    let sum = config.per_quarter == Aggregate::Sum;
    let quarters = quarters(config, series, since, workspace);
    let now = quarters.iter().find(|quarter| quarter.period == workspace.period)?;
    if quarters.len() < 2 || sum && !workspace.grid.is_over() {
        return None;
    }
    let pace = |quarter: &Quarter| if sum { quarter.figure / quarter.values.len() as f64 } else { quarter.figure };
    let best = quarters.iter().rev().max_by(|a, b| pace(a).total_cmp(&pace(b)))?;
    // A quarter of more weeks may have a larger sum at a slower pace.
    let exceeded = quarters.iter().any(|quarter| quarter.figure > best.figure);
    let at_its_pace = sum && (exceeded || best.values.len() != now.values.len());
    let value = match at_its_pace {
        true => best.figure * now.values.len() as f64 / best.values.len() as f64,
        false => best.figure,
    };
    let told = value > 0.0 && !(exceeded && best.period == now.period);
    told.then_some((value, PotentialSource::OwnBest { quarter: best.period, at_its_pace }))
}

/// The quarters on record, since it became a customer up to this one, of which enough weeks were measured, oldest first.
fn quarters(config: &MetricConfig, series: &Series, since: Option<Week>, workspace: &Workspace) -> Vec<Quarter> {
    let grid = &workspace.grid;
    let first_month = workspace.config.fiscal_year_starts;
    let mut found: Vec<(Period, Vec<Option<f64>>)> = Vec::new();
    let is_own = |week: Week| since.is_none_or(|since| week >= since);
    for (week, value) in series.iter().filter(|(week, _)| *week <= grid.last && is_own(*week)) {
        let Some(period) = Period::containing(grid.last_day_of(week), first_month) else { continue };
        match found.last_mut() {
            Some((known, values)) if *known == period => values.push(Some(value)),
            _ => found.push((period, vec![Some(value)])),
        }
    }
    found.retain(|(period, values)| values.len() >= enough_weeks(weeks_of(period, grid.calendar)));
    let quarter = |(period, values): (Period, Vec<Option<f64>>)| {
        let figure = figure(&values, config.per_quarter)?;
        Some(Quarter { period, values, figure })
    };
    found.into_iter().filter_map(quarter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(keys: &str) -> MetricConfig {
        serde_yaml::from_str(&format!("{{id: m, name: M, one: m, other: ms, {keys}}}")).unwrap()
    }

    #[test]
    fn a_flows_amount_is_of_the_weeks_that_its_figure_is_of() {
        let row = AccountRow {
            entitlements: [("jobs".to_owned(), 1200.0), ("none".to_owned(), 0.0)].into(),
            ..AccountRow::default()
        };
        let of = |keys: &str, measured, weeks| entitlement(&config(keys), &row, measured, weeks);
        let sum =
            |per: &str, measured, weeks| of(&format!("entitlement: jobs, entitlement_per: {per}"), measured, weeks);
        // A month's amount is three in any whole quarter, a year's a quarter.
        for weeks in [12, 13, 14] {
            let whole = ["month", "quarter", "year", "once"].map(|per| sum(per, weeks, weeks));
            assert_eq!(whole, [3600.0, 1200.0, 300.0, 1200.0].map(Some), "{weeks} weeks");
        }
        assert_eq!([sum("month", 7, 14), sum("year", 3, 12)], [Some(1800.0), Some(75.0)]);
        // A mean week of a flow is compared with a week's amount.
        let week = "kind: flow, per_quarter: mean, entitlement: jobs, entitlement_per: month";
        assert_eq!([of(week, 12, 12), of(week, 3, 12)], [Some(300.0); 2]);
        assert_eq!(of("entitlement: none, entitlement_per: month", 13, 13), None);
        assert_eq!(of("entitlement: unknown", 13, 13), None);
    }

    #[test]
    fn peers_are_compared_by_the_week_where_a_figure_adds_up() {
        let of = |keys: &str| [summed_weeks(&config(keys), 9), summed_weeks_of_share(&config(keys), 9)];
        assert_eq!(of("entitlement_per: once"), [9.0, 9.0], "the amount is the same for nine weeks and for thirteen");
        assert_eq!(of("entitlement_per: month"), [9.0, 1.0]);
        assert_eq!([of("per_quarter: mean"), of("per_quarter: last"), of("per_quarter: max")], [[1.0; 2]; 3]);
    }

    #[test]
    fn what_is_included_of_a_stock_is_included_at_any_one_time() {
        let row = AccountRow { entitlements: [("gb".to_owned(), 400.0)].into(), ..AccountRow::default() };
        for (how, per) in [("last", "month"), ("mean", "year"), ("max", "quarter"), ("last", "once")] {
            let config = config(&format!("per_quarter: {how}, entitlement: gb, entitlement_per: {per}"));
            for (measured, weeks) in [(12, 12), (3, 13), (14, 14)] {
                assert_eq!(entitlement(&config, &row, measured, weeks), Some(400.0), "{how}, a {per}");
            }
        }
    }

    #[test]
    fn only_what_is_allowed_at_any_time_is_a_limit_of_weeks() {
        let row = AccountRow {
            seats_licensed: Some(70.0),
            entitlements: [("gb".to_owned(), 400.0)].into(),
            ..AccountRow::default()
        };
        let of = |keys: &str, people, most: f64| {
            let config = config(keys);
            let weeks = vec![Some(most); 13];
            let metric = Metric { kind: config.kind(), weeks, ..crate::insight::registry::tests::counted("m") };
            limit(&config, &row, people, &metric).map(|limit| (limit.value, limit.seats))
        };
        let level = "per_quarter: last";
        assert_eq!(of(&format!("{level}, entitlement: seats_licensed"), true, 90.0), Some((70.0, true)));
        assert_eq!(of(&format!("{level}, entitlement: gb"), false, 90.0), Some((400.0, false)));
        assert_eq!(of(&format!("{level}, entitlement: gb, entitlement_per: month"), false, 90.0), Some((400.0, false)));
        assert_eq!(of(level, true, 44.0), Some((70.0, true)), "whoever uses it has a seat");
        assert_eq!(of(level, true, 70.0), Some((70.0, true)));
        assert_eq!(of(level, true, 71.0), None, "and where more do, seats are no limit of theirs");
        assert_eq!(of(level, false, 44.0), None);
        assert_eq!(of("entitlement: gb", false, 44.0), None, "a sum");
        assert_eq!(of("kind: flow, per_quarter: mean, entitlement: gb", false, 44.0), None, "a mean week of a flow");
    }
}
