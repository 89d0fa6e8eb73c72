//! From weekly values to the quarter's figures: value, change, potential.
//!
//! A sum of five measured weeks cannot be compared with one of seven. So a change is computed over the week positions
//! measured in both quarters, if there are at least [`TREND_WEEKS`] of them.

use crate::account::change::{Change, NoChange};
use crate::account::metric::{Limit, Metric, PotentialSource};
use crate::base::noun::{Noun, Unit};
use crate::base::period::{Period, WEEKS};
use crate::base::week::Week;
use crate::config::qbr::file::Thresholds;
use crate::config::qbr::metrics::{Aggregate, EntitlementPer, MetricConfig, MetricUnit};
use crate::config::workspace::Workspace;
use crate::ingest::records::{AccountRow, Series};

/// The fewest measured weeks for which a trend may be claimed.
pub const TREND_WEEKS: usize = 8;

/// The quarter's figure: the aggregate over the weeks that have a value.
///
/// 40, missing, 44 is 84 as a sum, 42 as a mean, 44 as the latest.
pub fn figure(weeks: &[Option<f64>], aggregate: Aggregate) -> Option<f64> {
    let mut measured = weeks.iter().copied().flatten();
    let first = measured.next()?;
    let (mut sum, mut count, mut last, mut max) = (first, 1.0, first, first);
    for value in measured {
        sum += value;
        count += 1.0;
        last = value;
        max = f64::max(max, value);
    }
    Some(match aggregate {
        Aggregate::Sum => sum,
        Aggregate::Mean => sum / count,
        Aggregate::Last => last,
        Aggregate::Max => max,
    })
}

fn unit(unit: MetricUnit, currency: &str) -> Unit {
    match unit {
        MetricUnit::Count => Unit::Count,
        MetricUnit::Percent => Unit::Percent,
        MetricUnit::Money => Unit::Money(currency.to_owned()),
    }
}

/// One metric of an account, still without potential, limit and peers; `None` if no week of the period has a value.
pub fn metric(config: &MetricConfig, series: &Series, currency: &str, workspace: &Workspace) -> Option<Metric> {
    let weeks: Vec<_> = workspace.grid.current().map(|w| series.get(w)).collect();
    let prior_weeks: Vec<_> = workspace.grid.prior().map(|w| series.get(w)).collect();
    let value = figure(&weeks, config.per_quarter)?;
    let same_weeks = weeks.iter().zip(&prior_weeks).all(|(a, b)| a.is_some() == b.is_some());
    let prior = if same_weeks { figure(&prior_weeks, config.per_quarter) } else { None };
    let first_week = workspace.grid.current().next();
    let earlier = series.iter().next().is_some_and(|(week, _)| first_week.is_some_and(|first| week < first));
    let change = change(&weeks, &prior_weeks, config, &workspace.config.thresholds);
    let change = if earlier { change } else { Err(NoChange::FirstQuarter) };
    Some(Metric {
        id: config.id.clone(),
        name: config.name.clone(),
        noun: Noun { one: config.one.clone(), other: config.other.clone(), unit: unit(config.unit, currency) },
        definition: config.definition.clone(),
        aggregate: config.per_quarter,
        adds_up: config.per_quarter == Aggregate::Sum,
        earlier,
        more_is_better: config.more_is_better,
        weeks,
        prior_weeks,
        value,
        prior,
        change,
        potential: None,
        limit: None,
        peers: None,
    })
}

fn change(
    now: &[Option<f64>],
    before: &[Option<f64>],
    config: &MetricConfig,
    thresholds: &Thresholds,
) -> Result<Change, NoChange> {
    let (now, before): (Vec<_>, Vec<_>) =
        now.iter().zip(before).filter(|(a, b)| a.is_some() && b.is_some()).map(|(a, b)| (*a, *b)).unzip();
    let too_few = NoChange::TooFewWeeks { have: now.len(), need: TREND_WEEKS };
    if now.len() < TREND_WEEKS {
        return Err(too_few);
    }
    let figure = |weeks: &[Option<f64>]| figure(weeks, config.per_quarter).ok_or(too_few);
    let (before, now) = (figure(&before)?, figure(&now)?);
    match config.unit {
        MetricUnit::Percent => Change::between_percentages(before, now, thresholds),
        MetricUnit::Count => Change::between_counts(before, now, thresholds),
        MetricUnit::Money => Change::between(before, now, thresholds),
    }
}

/// What the contract includes of a metric in the weeks that were measured; `None` if nothing is included.
///
/// 1,000 invoices a month are 3,000 in a quarter of thirteen weeks, and 1,000 × 3 × 4/13 if four were measured.
pub fn entitlement(config: &MetricConfig, row: &AccountRow, weeks: usize) -> Option<f64> {
    let amount = match config.entitlement.as_deref()? {
        "seats_licensed" => row.seats_licensed?,
        name => *row.entitlements.get(name)?,
    };
    let elapsed = weeks as f64 / WEEKS as f64;
    let included = match config.entitlement_per {
        EntitlementPer::Once => amount,
        EntitlementPer::Month => amount * 3.0 * elapsed,
        EntitlementPer::Quarter => amount * elapsed,
        EntitlementPer::Year => amount / 4.0 * elapsed,
    };
    (included > 0.0).then_some(included)
}

/// What the contract allows of a metric at any one time. For a metric that counts `people` that is the seats, unless there
/// were more people than seats in some week. `None` for sums, percentages and metrics where less is better.
pub fn limit(config: &MetricConfig, row: &AccountRow, people: bool, metric: &Metric) -> Option<Limit> {
    if metric.adds_up || config.unit == MetricUnit::Percent || !config.more_is_better {
        return None;
    }
    let found = match config.entitlement.as_deref() {
        Some(_) if config.entitlement_per != EntitlementPer::Once => None,
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

/// The account's best quarter on record, including this one; `None` if no earlier quarter was measured.
///
/// If last quarter had twelve weeks of 10 and this one has nine weeks of 9, the best is 120, last quarter's.
pub fn own_best(config: &MetricConfig, series: &Series, workspace: &Workspace) -> Option<(f64, PotentialSource)> {
    let sum = config.per_quarter == Aggregate::Sum;
    let mut quarters: Vec<(Period, Vec<Option<f64>>)> = Vec::new();
    for (week, value) in series.iter().filter(|(week, _)| *week <= workspace.grid.last) {
        let ends = workspace.grid.first_day(Week(week.0 + 1)).pred_opt()?;
        let period = Period::containing(ends, workspace.config.fiscal_year_starts)?;
        match quarters.last_mut() {
            Some((p, values)) if *p == period => values.push(Some(value)),
            _ => quarters.push((period, vec![Some(value)])),
        }
    }
    if quarters.iter().all(|(p, _)| *p == workspace.period) {
        return None;
    }
    // For sums, quarters with too few measured weeks and an unfinished quarter are not compared.
    let enough = |values: &Vec<Option<f64>>| !sum || values.len() >= TREND_WEEKS;
    if sum && workspace.grid.count < WEEKS || !quarters.iter().any(|(p, v)| *p == workspace.period && enough(v)) {
        return None;
    }
    quarters.retain(|(_, values)| enough(values));
    // A fair comparison: the latest thirteen weeks of each.
    quarters.iter_mut().for_each(|(_, values)| drop(values.drain(..values.len().saturating_sub(WEEKS))));
    if quarters.len() < 2 {
        return None;
    }
    quarters
        .iter()
        .filter_map(|(p, values)| figure(values, config.per_quarter).map(|v| (v, PotentialSource::OwnBest(*p))))
        .fold(None, |best: Option<(f64, PotentialSource)>, next| match best {
            // A record is broken, not equalled: of equal quarters the first stays the best.
            Some(b) if b.0 >= next.0 => Some(b),
            _ => Some(next),
        })
        .filter(|(value, _)| *value > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_skip_what_was_not_measured() {
        let weeks = [Some(40.0), None, Some(44.0)];
        assert_eq!(figure(&weeks, Aggregate::Sum), Some(84.0));
        assert_eq!(figure(&weeks, Aggregate::Mean), Some(42.0));
        assert_eq!(figure(&weeks, Aggregate::Last), Some(44.0));
        assert_eq!(figure(&weeks, Aggregate::Max), Some(44.0));
        assert_eq!(figure(&[None, None], Aggregate::Sum), None);
    }

    #[test]
    fn a_change_needs_eight_weeks_measured_in_both_quarters() {
        let thresholds = Thresholds::default();
        let now: Vec<_> = (0..13).map(|i| (i < 8).then_some(12.0)).collect();
        let before: Vec<_> = vec![Some(10.0); 13];
        let config: MetricConfig = serde_yaml::from_str("{id: jobs, name: Jobs, one: job, other: jobs}").unwrap();
        let change_of = |n: &[_], b: &[_]| change(n, b, &config, &thresholds).map(|c| (c.before, c.now));
        assert_eq!(change_of(&now, &before), Ok((80.0, 96.0)));
        let seven: Vec<_> = (0..13).map(|i| (i < 7).then_some(12.0)).collect();
        assert_eq!(change_of(&seven, &before), Err(NoChange::TooFewWeeks { have: 7, need: 8 }));
        assert_eq!(change_of(&now, &[None; 13]), Err(NoChange::TooFewWeeks { have: 0, need: 8 }));
    }

    #[test]
    fn an_entitlement_covers_the_weeks_under_review() {
        let config: MetricConfig = serde_yaml::from_str(
            "{id: invoices, name: Invoices, one: invoice, other: invoices, entitlement: invoices, entitlement_per: month}",
        )
        .unwrap();
        let mut row = AccountRow::default();
        assert_eq!(entitlement(&config, &row, 13), None);
        row.entitlements.insert("invoices".into(), 1000.0);
        assert_eq!(entitlement(&config, &row, 13), Some(3000.0));
        row.entitlements.insert("invoices".into(), 0.0);
        assert_eq!(entitlement(&config, &row, 13), None);
    }

    #[test]
    fn only_what_is_allowed_at_any_time_is_a_limit_of_weeks() {
        let config = |keys: &str| -> MetricConfig {
            serde_yaml::from_str(&format!("{{id: m, name: M, one: m, other: ms, {keys}}}")).unwrap()
        };
        let row = AccountRow {
            seats_licensed: Some(70.0),
            entitlements: [("gb".to_owned(), 400.0)].into(),
            ..AccountRow::default()
        };
        let weeks = |most: f64| Metric {
            adds_up: false,
            weeks: vec![Some(most); 13],
            ..crate::insight::registry::tests::counted("m")
        };
        let of =
            |keys: &str, people, most| limit(&config(keys), &row, people, &weeks(most)).map(|l| (l.value, l.seats));
        let level = "per_quarter: last";
        assert_eq!(of(&format!("{level}, entitlement: seats_licensed"), true, 90.0), Some((70.0, true)));
        assert_eq!(of(&format!("{level}, entitlement: gb"), false, 90.0), Some((400.0, false)));
        assert_eq!(of(&format!("{level}, entitlement: gb, entitlement_per: month"), false, 90.0), None);
        assert_eq!(of(level, true, 44.0), Some((70.0, true)), "whoever uses it has a seat");
        assert_eq!(of(level, true, 71.0), None, "and where more do, seats are no limit of theirs");
        assert_eq!(of(level, false, 44.0), None);
        let sum = Metric { adds_up: true, ..weeks(44.0) };
        assert_eq!(limit(&config("entitlement: gb"), &row, false, &sum), None);
    }
}
