use chrono::NaiveDate;

use crate::account::change::Band;
use crate::account::feature_months::{FeatureMonths, Lapsed, MonthUsers};
use crate::account::metric::{Metric, Potential, PotentialSource};
use crate::account::view::{Account, Features, Goal, Utilisation};
use crate::insight::actions::steps;
use crate::insight::registry::tests::{account, change, features, metric, workspace};
use crate::insight::registry::{insights, leading};

#[test]
fn the_message_is_a_goal_then_a_limit_then_a_change_and_never_a_level() {
    let included = Potential { value: 55.0, source: PotentialSource::Entitlement, peers_share: None };
    let up = Metric { change: Ok(change(1000.0, 1300.0)), ..metric("up", None) };
    let near = Metric { potential: Some(included), ..metric("near", None) };
    let goal = Goal {
        goal: "Loads matched".into(),
        target: 1.0,
        actual: 1.0,
        unit: None,
        currency: None,
        more_is_better: true,
        history: Vec::new(),
    };
    let seats = Utilisation { metric: "seats".into(), active: 38.0, licensed: 75.0, active_before: None };
    let mut account = Account { seats: Some(seats), ..account() };
    let lead = |account: &Account| {
        leading(&insights(account, &workspace()), account, &workspace()).map(|lead| lead.id.to_string())
    };
    assert_eq!(lead(&account), None, "38 of 75 seats are a level");
    account.metrics = vec![up];
    assert_eq!(lead(&account).unwrap(), "trend:up");
    account.metrics.push(near);
    assert_eq!(lead(&account).unwrap(), "limit:near");
    account.goals = vec![goal];
    assert_eq!(lead(&account).unwrap(), "goal:reached");
}

#[test]
fn that_something_held_steady_is_the_message_only_where_nothing_else_is() {
    let lead = |features: Option<Features>, is_one_person: bool| {
        let metrics = vec![metric("flat", Some((0.02, Band::Steady)))];
        let account = Account { metrics, features, is_one_person, ..account() };
        leading(&insights(&account, &workspace()), &account, &workspace()).map(|lead| lead.claim.id)
    };
    assert_eq!(lead(None, false), Some("claim-steady"));
    let september = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
    let mut used = features(&[true, true, false, false], &[None; 4]);
    used.all[0].months.latest = Some(MonthUsers { month: september, users: 9.0 });
    (used.all[0].uses, used.all[1].uses) = (Some(36.0), Some(14.0));
    assert_eq!(lead(Some(used.clone()), false), Some("claim-most-used"));
    assert_eq!(lead(Some(used.clone()), true), Some("claim-most-often"), "of one person no people are told");
    used.all[1].uses = Some(36.0);
    assert_eq!(lead(Some(used.clone()), true), Some("claim-steady"), "two are used as often");
    used.all[0].months =
        FeatureMonths { lapsed: Some(Lapsed { until: september, users: Some(9.0) }), ..FeatureMonths::default() };
    used.all[0].used = false;
    assert_eq!(lead(Some(used), false), Some("claim-lapsed-users"));
}

#[test]
fn a_fall_is_the_message_and_what_asks_for_it_the_first_step() {
    let down = Metric { change: Ok(change(1300.0, 1100.0)), ..metric("down", None) };
    let noise = Metric { change: Ok(change(45.0, 33.0)), ..metric("noise", None) };
    let seats = Utilisation { metric: "seats".into(), active: 38.0, licensed: 75.0, active_before: None };
    let account = Account { metrics: vec![noise, down], seats: Some(seats), ..account() };
    let found = insights(&account, &workspace());
    assert_eq!(leading(&found, &account, &workspace()).unwrap().id.to_string(), "trend:down");
    let steps = steps(&found, &account, &workspace());
    assert_eq!(steps[0].id.to_string(), "step-fell:down");
    assert_eq!(steps[0].question.as_ref().unwrap().answers.len(), 3);
    assert!(steps.iter().all(|step| step.id.to_string() != "step-seats"), "nothing is sold where use fell");
}
