//! Weeks of two quarters beside each other: what they make, and the change from one to the other.
//!
//! A sum of five measured weeks cannot be compared with one of seven. So a change is computed over the week positions
//! measured in both quarters, if there are at least [`enough_weeks`] of them.

use crate::account::change::{Change, NoChange};
use crate::base::amounts::rounding::whole;
use crate::base::week_grid::enough_weeks;
use crate::config::qbr::file::Thresholds;
use crate::config::qbr::metrics::{Aggregate, MetricConfig, MetricUnit};

/// Two quarters' weeks.
pub(crate) struct Compared<'a> {
    pub weeks: &'a [Option<f64>],
    pub prior_weeks: &'a [Option<f64>],
    /// The figure before and this quarter's, where they stand beside each other; else those of the weeks measured in both do.
    pub both: Option<(f64, f64)>,
    /// Whether they are of whole people.
    pub people: bool,
}

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

pub(crate) fn change(
    of: &Compared<'_>,
    quarter_weeks: usize,
    config: &MetricConfig,
    thresholds: &Thresholds,
) -> Result<Change, NoChange> {
    let need = enough_weeks(quarter_weeks);
    let pairs = of.weeks.iter().zip(of.prior_weeks).filter(|(now, before)| now.is_some() && before.is_some());
    let (now, before): (Vec<_>, Vec<_>) = pairs.unzip();
    let too_few = NoChange::TooFewWeeks { have: now.len(), need };
    if now.len() < need {
        return Err(too_few);
    }
    let figure = |weeks: &[Option<f64>]| figure(weeks, config.per_quarter).ok_or(too_few);
    let (before, now) = match of.both {
        Some(both) => both,
        None => (figure(&before)?, figure(&now)?),
    };
    match config.unit {
        // Rounded once: 8.46 people are 8, which 8.5 would not be.
        MetricUnit::Count if of.people => Change::between_counts(whole(before), whole(now), thresholds),
        MetricUnit::Percent => Change::between_percentages(before, now, thresholds),
        MetricUnit::Count => Change::between_counts(before, now, thresholds),
        MetricUnit::Money => Change::between(before, now, thresholds),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(keys: &str) -> MetricConfig {
        serde_yaml::from_str(&format!("{{id: m, name: M, one: m, other: ms, {keys}}}")).unwrap()
    }

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
    fn a_change_needs_eight_thirteenths_of_the_weeks_measured_in_both_quarters() {
        let (config, thresholds) = (config(""), Thresholds::default());
        let compared = |measured: usize, quarter_weeks: usize| {
            let weeks: Vec<_> = (0..quarter_weeks).map(|week| (week < measured).then_some(12.0)).collect();
            let prior_weeks = vec![Some(10.0); quarter_weeks];
            let of = Compared { weeks: &weeks, prior_weeks: &prior_weeks, both: None, people: false };
            change(&of, quarter_weeks, &config, &thresholds).map(|change| (change.before, change.now))
        };
        for (weeks, enough) in [(12, 8), (13, 8), (14, 9)] {
            let (before, now) = (10.0 * enough as f64, 12.0 * enough as f64);
            assert_eq!(compared(enough, weeks), Ok((before, now)), "of {weeks} weeks");
            let too_few = NoChange::TooFewWeeks { have: enough - 1, need: enough };
            assert_eq!(compared(enough - 1, weeks), Err(too_few), "of {weeks} weeks");
        }
    }
}
