//! What a person should look at before a deck goes out: figures that are more likely a fault in the data than the truth.
//!
//! None of it reaches a customer, and none of it holds a deck unless the run asks for that.

use std::collections::BTreeMap;

use crate::account::metric::{Metric, PotentialSource};
use crate::account::view::Account;

/// Figures under this are too small for a factor to mean anything.
const SMALL: f64 = 10.0;

/// What an earlier run knew of an account.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PriorFacts {
    /// Its name.
    pub name: String,
    /// What its contract included, by metric.
    pub entitlements: BTreeMap<String, f64>,
    /// The fingerprint of its deck, and what was surprising of it: as long as the deck is the same, it still is.
    pub marked: (String, String),
}

/// What is surprising of an account, in words, each beginning with a stable code; `vanished` names metrics that were
/// measured in the quarter before and are no more. `factor` is how many times a figure may change, or its contract.
pub fn surprises(account: &Account, vanished: &[String], before: Option<&PriorFacts>, factor: f64) -> Vec<String> {
    let mut found: Vec<String> = account.metrics.iter().filter_map(|metric| changed(metric, factor)).collect();
    found.extend(account.metrics.iter().filter_map(|metric| exceeded(metric, factor)));
    found.extend(vanished.iter().map(|name| format!("metric_vanished: {name} was measured in the quarter before")));
    let Some(before) = before else { return found };
    for (metric, was) in &before.entitlements {
        if let Some(now) = entitlement(account, metric).filter(|now| now < was) {
            found.push(format!("entitlement_fell: {metric} from {was} to {now}"));
        }
    }
    if !before.name.is_empty() && before.name != account.name {
        found.push(format!("name_changed: it was \"{}\"", before.name));
    }
    found
}

/// What an account's contract includes of each metric: seats, and entitlements of whole quarters.
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

fn changed(metric: &Metric, factor: f64) -> Option<String> {
    let (before, now) = (metric.prior?, metric.value);
    let large = before.max(now) >= SMALL && before > 0.0;
    let (id, name) = (&metric.id, &metric.name);
    match now / before {
        times if large && times >= factor => Some(format!("usage_rose: {name} ({id}) from {before:.1} to {now:.1}")),
        times if large && times <= 1.0 / factor => {
            Some(format!("usage_fell: {name} ({id}) from {before:.1} to {now:.1}"))
        }
        _ => None,
    }
}

fn exceeded(metric: &Metric, factor: f64) -> Option<String> {
    let potential = metric.potential.as_ref().filter(|p| p.source == PotentialSource::Entitlement)?;
    let over = metric.value >= SMALL && metric.value >= factor * potential.value;
    over.then(|| {
        format!("potential_exceeded: {} of {:.1} with {:.1} included", metric.name, metric.value, potential.value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::registry::tests::{account, counted};

    fn of(metric: Metric, before: Option<&PriorFacts>) -> Vec<String> {
        let account = Account { metrics: vec![metric], ..account() };
        surprises(&account, &[], before, 3.0)
    }

    #[test]
    fn threefold_use_and_a_third_of_it_surprise() {
        let with = |prior: f64, value: f64| of(Metric { prior: Some(prior), value, ..counted("jobs") }, None);
        assert_eq!(with(100.0, 300.0), ["usage_rose: jobs (jobs) from 100.0 to 300.0"]);
        assert_eq!(with(300.0, 100.0), ["usage_fell: jobs (jobs) from 300.0 to 100.0"]);
        assert!(with(100.0, 290.0).is_empty());
        assert!(with(2.0, 9.0).is_empty(), "few are easily trebled");
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
        let before = PriorFacts { entitlements: [("jobs".to_owned(), 1300.0)].into(), ..PriorFacts::default() };
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
        let before = PriorFacts {
            name: "Acme Ltd".into(),
            entitlements: [("seats_licensed".to_owned(), 40.0)].into(),
            ..PriorFacts::default()
        };
        let now = |seats, name: &str| Account { seats_licensed: Some(seats), name: name.into(), ..account() };
        let of = |account: Account| surprises(&account, &["Jobs".to_owned()], Some(&before), 3.0);
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
