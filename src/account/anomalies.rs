//! Anomalies: figures that are more likely wrong than true, for a person to check before a deck goes out.
//!
//! Customers never see them, and they hold a deck only if the run asks for that.

use std::collections::BTreeMap;

use crate::account::metric::{Metric, PotentialSource};
use crate::account::prior_account::PriorAccount;
use crate::account::view::Account;
use crate::base::row::anomaly::Anomaly;
use crate::base::row::codes::AnomalyKind;

/// Below this value a factor means nothing.
const SMALL: f64 = 10.0;

/// The anomalies of an account. `vanished` names the metrics that were measured in the quarter before but not in this one. A
/// figure is an anomaly if it changed by `factor` or more, or exceeds its contract by that much.
pub fn surprises(account: &Account, vanished: &[String], prior: Option<&PriorAccount>, factor: f64) -> Vec<Anomaly> {
    let mut found: Vec<Anomaly> = account.metrics.iter().filter_map(|metric| changed(metric, factor)).collect();
    found.extend(account.metrics.iter().filter_map(|metric| exceeded(metric, factor)));
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
    let (before, now) = (metric.prior?, metric.value);
    if before.max(now) < SMALL || before <= 0.0 {
        return None;
    }
    let kind = match now / before {
        times if times >= factor => AnomalyKind::UsageRose,
        times if times <= 1.0 / factor => AnomalyKind::UsageFell,
        _ => return None,
    };
    Some(Anomaly::new(kind, format!("{} ({}) from {before:.1} to {now:.1}", metric.name, metric.id)))
}

fn exceeded(metric: &Metric, factor: f64) -> Option<Anomaly> {
    let potential = metric.potential.as_ref().filter(|p| p.source == PotentialSource::Entitlement)?;
    let over = metric.value >= SMALL && metric.value >= factor * potential.value;
    let (name, value, included) = (&metric.name, metric.value, potential.value);
    let detail = || format!("{name} of {value:.1} with {included:.1} included");
    over.then(|| Anomaly::new(AnomalyKind::PotentialExceeded, detail()))
}

#[cfg(test)]
mod tests {
    use super::*;
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
