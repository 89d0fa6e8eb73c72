//! Why a volume moved, by arithmetic: how many people there are, times what each of them carries.
//!
//! Nothing is said of the cause. Of fewer people than ten nothing is said at all, for one who leaves would change what each
//! carries.

use crate::account::change::NoChange;
use crate::account::metric::Metric;
use crate::base::amounts::rounding::{whole, written};
use crate::base::noun::{Noun, Unit};
use crate::base::week_grid::enough_weeks;

/// Of so many people what each carries changes by a tenth at most where one leaves.
const FEWEST: f64 = 10.0;

/// People, and the volume that they carry, over the weeks in which both were measured in both quarters.
#[derive(Debug, Clone, PartialEq)]
pub struct PeopleAndVolume {
    /// The metric of people, by its id.
    pub people: String,
    /// The metric of volume, by its id.
    pub volume: String,
    /// What the volume is of.
    pub noun: Noun,
    /// Over how many weeks of each quarter.
    pub weeks: usize,
    pub before: Carried,
    pub now: Carried,
}

/// What the people of some weeks carry.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Carried {
    /// The mean of the weeks' people, whole.
    pub people: f64,
    /// The sum of the weeks' volumes, as decks write it.
    pub volume: f64,
}

impl Carried {
    /// Volume ÷ people: 402 invoices of 33 people are 12.2 each.
    pub fn each(&self) -> f64 {
        self.volume / self.people
    }
}

impl PeopleAndVolume {
    /// Of an account's metrics in their order; `wau` is the role's metric. The volume is the first sum of something counted of
    /// which more is better.
    pub fn of(metrics: &[Metric], wau: Option<&str>) -> Option<Self> {
        let counts = |metric: &&Metric| metric.noun.unit == Unit::Count && metric.change != Err(NoChange::Unreadable);
        let people = metrics.iter().find(|metric| Some(metric.id.as_str()) == wau).filter(counts)?;
        let is_volume = |metric: &&Metric| {
            metric.is_sum() && metric.more_is_better && metric.noun.unit == Unit::Count && metric.id != people.id
        };
        let volume = metrics.iter().find(is_volume).filter(counts)?;
        let people_of = people.weeks.iter().zip(&people.prior_weeks);
        let volume_of = volume.weeks.iter().zip(&volume.prior_weeks);
        let common = people_of.zip(volume_of).filter_map(|((now, before), (volume_now, volume_before))| {
            Some([((*before)?, (*volume_before)?), ((*now)?, (*volume_now)?)])
        });
        let common: Vec<_> = common.collect();
        if common.len() < enough_weeks(volume.quarter_weeks) {
            return None;
        }
        let carried = |quarter: usize| {
            let (people, volume) = common
                .iter()
                .fold((0.0, 0.0), |(people, volume), week| (people + week[quarter].0, volume + week[quarter].1));
            Carried { people: whole(people / common.len() as f64), volume: written(volume) }
        };
        let (before, now) = (carried(0), carried(1));
        let told = [before, now].iter().all(|of| of.people >= FEWEST && of.volume > 0.0);
        told.then(|| Self {
            people: people.id.clone(),
            volume: volume.id.clone(),
            noun: volume.noun.clone(),
            weeks: common.len(),
            before,
            now,
        })
    }

    /// Which part of the volume's movement is that of the people, by the logarithms of their ratios; `None` where it did not move.
    pub fn peoples_part(&self) -> Option<f64> {
        let part = (self.now.people / self.before.people).ln() / (self.now.volume / self.before.volume).ln();
        part.is_finite().then_some(part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::registry::tests::counted;

    fn weeks(value: f64, measured: usize) -> Vec<Option<f64>> {
        (0..13).map(|week| (week < measured).then_some(value)).collect()
    }

    /// Weekly people after as many before, and jobs, each the same in every measured week.
    fn metrics(people: [f64; 2], jobs: [f64; 2], measured: usize) -> Vec<Metric> {
        let metric = |id: &str, [before, now]: [f64; 2]| Metric {
            weeks: weeks(now, 13),
            prior_weeks: weeks(before, measured),
            ..counted(id)
        };
        let aggregate = crate::config::qbr::metrics::Aggregate::Mean;
        vec![Metric { aggregate, ..metric("wau", people) }, metric("jobs", jobs)]
    }

    fn of(metrics: &[Metric]) -> Option<PeopleAndVolume> {
        PeopleAndVolume::of(metrics, Some("wau"))
    }

    #[test]
    fn what_each_carries_is_the_volume_by_the_people() {
        let found = of(&metrics([45.0, 33.0], [100.0, 87.0], 13)).unwrap();
        assert_eq!(found.before, Carried { people: 45.0, volume: 1300.0 });
        assert_eq!(found.now, Carried { people: 33.0, volume: 1131.0 });
        assert_eq!((found.weeks, found.people.as_str(), found.volume.as_str()), (13, "wau", "jobs"));
        assert_eq!([found.before.each().round(), found.now.each().round()], [29.0, 34.0]);
    }

    #[test]
    fn only_weeks_of_both_quarters_count_and_eight_thirteenths_of_them() {
        let found = of(&metrics([45.0, 33.0], [100.0, 87.0], 8)).unwrap();
        assert_eq!((found.weeks, found.before.volume, found.now.volume), (8, 800.0, 696.0));
        assert_eq!(of(&metrics([45.0, 33.0], [100.0, 87.0], 7)), None);
    }

    #[test]
    fn of_few_people_nothing_is_said() {
        assert!(of(&metrics([10.0, 10.0], [100.0, 87.0], 13)).is_some());
        assert!(of(&metrics([9.5, 10.0], [100.0, 87.0], 13)).is_some(), "ten, as people come whole");
        assert_eq!(of(&metrics([9.4, 40.0], [100.0, 87.0], 13)), None);
        assert_eq!(of(&metrics([40.0, 9.4], [100.0, 87.0], 13)), None);
        assert_eq!(of(&metrics([40.0, 40.0], [0.0, 87.0], 13)), None, "of nothing there is no part");
    }

    #[test]
    fn what_cannot_be_read_is_not_carried() {
        for refused in [0, 1] {
            let mut all = metrics([45.0, 33.0], [100.0, 87.0], 13);
            all[refused].forget_before();
            assert_eq!(of(&all), None);
        }
        assert_eq!(PeopleAndVolume::of(&metrics([45.0, 33.0], [100.0, 87.0], 13), None), None);
    }

    #[test]
    fn what_should_be_little_is_no_volume() {
        let mut all = metrics([45.0, 33.0], [100.0, 87.0], 13);
        all.insert(1, Metric { more_is_better: false, ..counted("errors") });
        assert_eq!(of(&all).unwrap().volume, "jobs");
    }
}
