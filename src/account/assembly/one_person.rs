//! Whether one person is all that uses an account, and what is left to tell of it then: the work, not a head count of one.
//!
//! It is decided here alone. Whatever counts people is taken out of what decks may see, so that no slide can draw a one. Unknown is
//! not one; and an account that had more people in the quarter before is one that lost them, which is told.

use crate::account::metric::Metric;
use crate::account::usage::is_of_people;
use crate::account::view::Features;
use crate::config::qbr::metrics::Roles;

/// Whether at most one person used it in every measured week of the half year, and one did. The people of weeks or months have to
/// be known; those of a day may be another one each day.
pub(crate) fn is_one_person(metrics: &[Metric], features: Option<&Features>, roles: &Roles) -> bool {
    let people = || metrics.iter().filter(|metric| is_of_people(&metric.id, roles));
    let lasting = [&roles.wau, &roles.mau, &roles.active_seats];
    let is_known = people().any(|metric| {
        lasting.into_iter().flatten().any(|role| *role == metric.id) && metric.weeks.iter().flatten().any(|n| *n > 0.0)
    });
    let at_most_one = |users: &f64| *users <= 1.0;
    let weeks = people().flat_map(|metric| metric.weeks.iter().chain(&metric.prior_weeks).flatten());
    let of_features = features.into_iter().flat_map(|features| &features.all);
    let months = of_features.flat_map(|feature| feature.months.users.iter().flatten().chain(&feature.users));
    is_known && weeks.chain(months).all(at_most_one)
}

/// Takes out of an account's figures those that count people: of one person they are all one. Where nothing else was measured
/// they stay, and nothing is set beside them.
pub(crate) fn without_people(metrics: &mut Vec<Metric>, features: Option<&mut Features>, roles: &Roles) {
    if metrics.iter().any(|metric| !is_of_people(&metric.id, roles) && metric.value > 0.0) {
        metrics.retain(|metric| !is_of_people(&metric.id, roles));
    }
    for metric in metrics.iter_mut().filter(|metric| is_of_people(&metric.id, roles)) {
        (metric.potential, metric.limit, metric.peers, metric.runway) = (None, None, None, None);
    }
    for feature in features.into_iter().flat_map(|features| &mut features.all) {
        feature.users = None;
        let months = &mut feature.months;
        // That nobody used it in a month is no head count.
        months.users.iter_mut().for_each(|users| *users = users.filter(|users| *users == 0.0));
        months.latest = None;
        if let Some(lapsed) = &mut months.lapsed {
            lapsed.users = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::registry::tests::{counted, features};

    fn roles() -> Roles {
        Roles { wau: Some("wau".into()), dau: Some("dau".into()), ..Roles::default() }
    }

    fn people(id: &str, now: f64, before: f64) -> Metric {
        Metric { weeks: vec![Some(now), None, Some(1.0)], prior_weeks: vec![Some(before), None], ..counted(id) }
    }

    fn used_by(users: f64) -> Features {
        let mut features = features(&[true], &[None]);
        features.all[0].users = Some(users);
        features
    }

    #[test]
    fn one_person_is_at_most_one_in_every_measured_week_of_the_half_year() {
        let is_one = |metrics: &[Metric]| is_one_person(metrics, None, &roles());
        assert!(is_one(&[people("wau", 1.0, 1.0), people("dau", 0.0, 1.0), counted("jobs")]));
        assert!(is_one(&[people("wau", 0.0, 0.0)]), "a week off");
        assert!(!is_one(&[people("wau", 2.0, 1.0)]));
        assert!(!is_one(&[people("wau", 1.0, 6.0)]), "five left");
        assert!(!is_one(&[people("wau", 1.0, 1.0), people("dau", 2.0, 1.0)]));
        assert!(!is_one(&[people("dau", 1.0, 1.0)]), "another one each day");
        assert!(!is_one(&[counted("jobs")]), "unknown is not one");
        assert!(!is_one(&[Metric { weeks: vec![Some(0.0); 13], ..people("wau", 0.0, 0.0) }]), "nobody is not one");
        let users = |users| is_one_person(&[people("wau", 1.0, 1.0)], Some(&used_by(users)), &roles());
        assert_eq!([1.0, 2.0].map(users), [true, false]);
    }

    #[test]
    fn of_one_person_the_work_is_left() {
        let left = |mut metrics: Vec<Metric>| {
            without_people(&mut metrics, None, &roles());
            metrics.into_iter().map(|metric| metric.id).collect::<Vec<_>>()
        };
        assert_eq!(left(vec![people("wau", 1.0, 1.0), counted("jobs")]), ["jobs"]);
        assert_eq!(left(vec![people("wau", 1.0, 1.0)]), ["wau"], "where nothing else was measured");
        let mut used = used_by(1.0);
        without_people(&mut Vec::new(), Some(&mut used), &roles());
        assert_eq!((used.all[0].users, used.all[0].used), (None, true));
    }
}
