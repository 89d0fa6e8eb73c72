//! Anomalies: figures that are more likely wrong than true, for a person to check before a deck goes out.
//!
//! Customers never see them, and they hold a deck only if the run asks for that.

use std::collections::BTreeMap;

use crate::account::metric::{Metric, PotentialSource};
use crate::account::prior_account::PriorAccount;
use crate::account::view::{Account, Goal};
use crate::base::amounts::rounding::fixed;
use crate::base::noun::Unit;
use crate::base::row::anomaly::Anomaly;
use crate::base::row::codes::AnomalyKind;

/// Below this value a factor means nothing.
const SMALL: f64 = 10.0;

/// The anomalies of an account. `vanished` names the metrics that were measured in the quarter before but not in this one. A
/// figure is an anomaly if it changed by `factor` or more, over the weeks that decks compare; or if it exceeds its contract or its
/// goal by that much. So is one that was 0.
pub fn surprises(account: &Account, vanished: &[String], prior: Option<&PriorAccount>, factor: f64) -> Vec<Anomaly> {
    let mut found: Vec<Anomaly> = account.metrics.iter().filter_map(|metric| changed(metric, factor)).collect();
    found.extend(account.metrics.iter().filter_map(|metric| exceeded(metric, factor)));
    found.extend(account.goals.iter().filter_map(|goal| outdone(goal, factor)));
    let gone = |name| format!("{name} was measured in the quarter before");
    found.extend(vanished.iter().map(|name| Anomaly::new(AnomalyKind::MetricVanished, gone(name))));
    let Some(prior) = prior else { return found };
    for (metric, was) in &prior.entitlements {
        if let Some(now) = entitlement(account, metric).filter(|now| now < was) {
            found.push(Anomaly::new(AnomalyKind::EntitlementFell, format!("{metric} from {was} to {now}")));
        }
    }
    if !prior.name.is_empty() && prior.name != account.name {
        found.push(Anomaly::new(AnomalyKind::NameChanged, format!("it was \"{}\"", prior.name)));
    }
    found
}

/// What the contract includes, by metric id: the seats, and the entitlements of whole quarters.
pub fn entitlements(account: &Account) -> BTreeMap<String, f64> {
    let of = |metric: &Metric| Some((metric.id.clone(), entitlement(account, &metric.id)?));
    let seats = account.seats_licensed.map(|seats| ("seats_licensed".to_owned(), seats));
    account.metrics.iter().filter_map(of).chain(seats).collect()
}

fn entitlement(account: &Account, id: &str) -> Option<f64> {
    if id == "seats_licensed" {
        return account.seats_licensed;
    }
    account.metrics.iter().find(|metric| metric.id == id)?.included()
}

fn changed(metric: &Metric, factor: f64) -> Option<Anomaly> {
    let common = metric.change.ok().map(|change| (change.before, change.now));
    let (before, now) = common.or_else(|| Some((metric.prior?, metric.value)))?;
    // Percentages are judged as they are written: 20% is not under 10.
    let (scale, sign) = if metric.noun.unit == Unit::Percent { (100.0, "%") } else { (1.0, "") };
    let (before, now) = (before * scale, now * scale);
    let kind = match (before.max(now) >= SMALL && before >= 0.0, now >= factor * before, now * factor <= before) {
        (true, true, _) => AnomalyKind::UsageRose,
        (true, _, true) => AnomalyKind::UsageFell,
        _ => return None,
    };
    let [before, now] = [before, now].map(|figure| format!("{}{sign}", fixed(figure, 1)));
    Some(Anomaly::new(kind, format!("{} ({}) from {before} to {now}", metric.name, metric.id)))
}

fn exceeded(metric: &Metric, factor: f64) -> Option<Anomaly> {
    let potential = metric.potential.as_ref().filter(|p| p.source == PotentialSource::Entitlement)?;
    let over = metric.value >= SMALL && metric.value >= factor * potential.value;
    let detail =
        || format!("{} of {} with {} included", metric.name, fixed(metric.value, 1), fixed(potential.value, 1));
    over.then(|| Anomaly::new(AnomalyKind::PotentialExceeded, detail()))
}

/// A goal reached many times over is more likely one whose figure and target have different units.
fn outdone(goal: &Goal, factor: f64) -> Option<Anomaly> {
    let Goal { goal, target, actual, more_is_better, .. } = goal;
    let (larger, smaller) = if *more_is_better { (actual, target) } else { (target, actual) };
    let over = *larger >= SMALL && *larger >= factor * smaller;
    over.then(|| Anomaly::new(AnomalyKind::GoalOutdone, format!("{goal}: {actual} with a target of {target}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::change::Change;
    use crate::base::amounts::currency::Currency;
    use crate::base::noun::Noun;
    use crate::config::qbr::file::Thresholds;
    use crate::insight::registry::tests::{account, counted};

    fn of(metric: Metric, prior: Option<&PriorAccount>) -> Vec<String> {
        texts(&Account { metrics: vec![metric], ..account() }, &[], prior)
    }

    fn texts(account: &Account, vanished: &[String], prior: Option<&PriorAccount>) -> Vec<String> {
        surprises(account, vanished, prior, 3.0).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn threefold_use_and_a_third_of_it_surprise() {
        let with = |prior: f64, value: f64| of(Metric { prior: Some(prior), value, ..counted("jobs") }, None);
        assert_eq!(with(100.0, 33.0), ["usage_fell: jobs (jobs) from 100.0 to 33.0"]);
        assert!(with(100.0, 34.0).is_empty());
        assert_eq!(with(100.0, 300.0), ["usage_rose: jobs (jobs) from 100.0 to 300.0"]);
        assert_eq!(with(300.0, 100.0), ["usage_fell: jobs (jobs) from 300.0 to 100.0"]);
        assert!(with(100.0, 290.0).is_empty());
        assert!(with(2.0, 9.0).is_empty(), "few are easily trebled");
    }

    #[test]
    fn weeks_that_are_compared_surprise_where_the_quarters_cannot_be() {
        let with = |before: f64, now: f64| {
            let change = Change::between_counts(before, now, &Thresholds::default());
            of(Metric { prior: None, change, value: 999.0, ..counted("jobs") }, None)
        };
        assert_eq!(with(100.0, 300.0), ["usage_rose: jobs (jobs) from 100.0 to 300.0"]);
        assert!(with(100.0, 299.0).is_empty());
        assert_eq!(with(0.0, 10.0), ["usage_rose: jobs (jobs) from 0.0 to 10.0"], "and what began");
        assert!(with(0.0, 9.0).is_empty() && with(0.0, 0.0).is_empty());
        assert_eq!(with(10.0, 0.0), ["usage_fell: jobs (jobs) from 10.0 to 0.0"], "and what ended");
    }

    #[test]
    fn money_and_percentages_surprise_as_counts_do() {
        let with = |unit, before, now| {
            let noun = Noun { unit, ..counted("jobs").noun };
            of(Metric { prior: Some(before), value: now, noun, ..counted("jobs") }, None)
        };
        let money = || Unit::Money(Currency::parse("EUR").unwrap());
        assert_eq!(with(money(), 0.0, 10.0), ["usage_rose: jobs (jobs) from 0.0 to 10.0"]);
        assert!(with(money(), 0.0, 9.0).is_empty());
        assert_eq!(with(Unit::Percent, 0.2, 0.6), ["usage_rose: jobs (jobs) from 20.0% to 60.0%"]);
        assert!(with(Unit::Percent, 0.2, 0.59).is_empty() && with(Unit::Percent, 0.03, 0.09).is_empty());
    }

    #[test]
    fn a_goal_reached_many_times_over_surprises() {
        let with = |actual, target| {
            let goal = Goal {
                goal: "Receipts".into(),
                target,
                actual,
                history: Vec::new(),
                unit: None,
                currency: None,
                more_is_better: true,
            };
            texts(&Account { goals: vec![goal], ..account() }, &[], None)
        };
        assert_eq!(with(90.0, 30.0), ["goal_outdone: Receipts: 90 with a target of 30"]);
        assert_eq!(with(10.0, 0.0), ["goal_outdone: Receipts: 10 with a target of 0"]);
        assert!(with(89.0, 30.0).is_empty() && with(9.0, 0.0).is_empty());
        let less = |actual, target| {
            let goal = Goal {
                goal: "Days".into(),
                target,
                actual,
                history: Vec::new(),
                unit: None,
                currency: None,
                more_is_better: false,
            };
            texts(&Account { goals: vec![goal], ..account() }, &[], None).len()
        };
        assert_eq!([less(10.0, 30.0), less(11.0, 30.0), less(90.0, 30.0), less(3.0, 9.0)], [1, 0, 0, 0]);
    }

    #[test]
    fn a_contract_exceeded_many_times_surprises() {
        let potential = |value| crate::account::metric::Potential {
            value,
            source: PotentialSource::Entitlement,
            peers_share: None,
        };
        let with = |included| {
            of(Metric { value: 90.0, prior: None, potential: Some(potential(included)), ..counted("jobs") }, None)
        };
        assert_eq!(with(30.0), ["potential_exceeded: jobs of 90.0 with 30.0 included"]);
        assert!(with(31.0).is_empty());
    }

    #[test]
    fn a_quarter_that_still_runs_includes_less_and_surprises_nobody() {
        let before = PriorAccount { entitlements: [("jobs".to_owned(), 1300.0)].into(), ..PriorAccount::default() };
        let of_weeks = |weeks: usize, included: f64| Metric {
            weeks: vec![Some(4.0); weeks],
            potential: Some(crate::account::metric::Potential {
                value: included,
                source: PotentialSource::Entitlement,
                peers_share: None,
            }),
            ..counted("jobs")
        };
        assert!(of(of_weeks(6, 600.0), Some(&before)).is_empty());
        assert_eq!(of(of_weeks(13, 600.0), Some(&before)), ["entitlement_fell: jobs from 1300 to 600"]);
        let known = |weeks| entitlements(&Account { metrics: vec![of_weeks(weeks, 600.0)], ..account() });
        assert!(!known(6).contains_key("jobs") && known(13).contains_key("jobs"));
    }

    #[test]
    fn what_an_earlier_run_knew_otherwise_surprises() {
        let before = PriorAccount {
            name: "Acme Ltd".into(),
            entitlements: [("seats_licensed".to_owned(), 40.0)].into(),
            ..PriorAccount::default()
        };
        let now = |seats, name: &str| Account { seats_licensed: Some(seats), name: name.into(), ..account() };
        let of = |account: Account| texts(&account, &["Jobs".to_owned()], Some(&before));
        assert_eq!(
            of(now(30.0, "Acme")),
            [
                "metric_vanished: Jobs was measured in the quarter before",
                "entitlement_fell: seats_licensed from 40 to 30",
                "name_changed: it was \"Acme Ltd\""
            ]
        );
        assert_eq!(of(now(40.0, "Acme Ltd")).len(), 1);
    }
}
