//! When weeks say nothing that a chart would show: then a sentence says so, and the figures are set large.

use crate::account::change::{Band, FEW, is_within_noise};
use crate::account::metric::Metric;
use crate::account::view::Account;
use crate::base::noun::Unit;
use crate::config::workspace::Workspace;

/// With fewer people than so many, each of them would bend the line.
const PEOPLE: f64 = 5.0;

/// Why weeks have no chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quiet {
    /// Too few people.
    FewPeople,
    /// Every week is near the mean.
    Flat,
}

impl Quiet {
    /// Why a metric has no chart; `None` where it has one. Of too few measured weeks nothing is known.
    pub fn of(metric: &Metric, account: &Account, workspace: &Workspace) -> Option<Self> {
        let roles = &workspace.config.roles;
        let users = account.metrics.iter().find(|other| roles.wau.as_ref() == Some(&other.id));
        if account.is_one_person || users.is_some_and(|users| users.value < PEOPLE) {
            return Some(Self::FewPeople);
        }
        (metric.has_enough_weeks() && is_flat(metric)).then_some(Self::Flat)
    }
}

/// Whether it neither changed nor turned, and each week is near the mean of all: of what is counted within noise, else within a
/// tenth. A count of a few is not flat, for noise would be all of it.
fn is_flat(metric: &Metric) -> bool {
    let changed = metric.change.is_ok_and(|change| change.band != Band::Steady) && !metric.moved_within_noise();
    let turned = metric.half_year.as_ref().is_some_and(|half_year| half_year.turn.is_some());
    let weeks = metric.half_year.as_ref().map_or(&metric.weeks, |half_year| &half_year.weeks);
    let measured: Vec<f64> = weeks.iter().copied().flatten().collect();
    let mean = measured.iter().sum::<f64>() / measured.len() as f64;
    let near = |week: f64| match metric.noun.unit {
        Unit::Count if mean < FEW => week == mean,
        Unit::Count => is_within_noise(mean, week),
        Unit::Percent | Unit::Money(_) => (week - mean).abs() <= mean.abs() / 10.0,
    };
    !changed && !turned && measured.into_iter().all(near)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::change::Change;
    use crate::config::qbr::file::Thresholds;
    use crate::insight::registry::tests::{account, counted, workspace};

    fn weeks(values: [f64; 13]) -> Metric {
        let change = Change::between(100.0, 100.0, &Thresholds::default());
        Metric { weeks: values.map(Some).to_vec(), change, ..counted("jobs") }
    }

    #[test]
    fn weeks_near_their_mean_are_flat() {
        let mut one_high = [100.0; 13];
        one_high[6] = 150.0;
        assert_eq!([[100.0; 13], one_high].map(|values| is_flat(&weeks(values))), [true, false]);
        let mut few = [4.0; 13];
        assert!(is_flat(&weeks(few)));
        few[3] = 5.0;
        assert!(!is_flat(&weeks(few)), "noise would be all of it");
        let rose = Change::between(1000.0, 1300.0, &Thresholds::default());
        assert!(!is_flat(&Metric { change: rose, ..weeks([100.0; 13]) }));
    }

    #[test]
    fn of_few_people_nothing_is_drawn() {
        let mut workspace = workspace();
        workspace.config.roles.wau = Some("users".into());
        let quiet = |users: f64| {
            let metrics = vec![Metric { value: users, ..counted("users") }];
            let mut varied = [100.0; 13];
            varied[2] = 200.0;
            Quiet::of(&weeks(varied), &Account { metrics, ..account() }, &workspace)
        };
        assert_eq!([quiet(4.0), quiet(5.0)], [Some(Quiet::FewPeople), None]);
    }
}
