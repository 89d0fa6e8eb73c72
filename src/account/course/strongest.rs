//! The strongest weeks of the half year: those that stand out from the mean week beyond what counts vary by.

use chrono::NaiveDate;

use crate::account::change::is_within_noise;
use crate::account::metric::Metric;
use crate::base::noun::Unit;
use crate::base::time::calendar::Calendar;

/// At most so many.
const WEEKS: usize = 3;

/// One week alone is a peak, which the trend tells.
const FEWEST: usize = 2;

/// A week that stands out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StrongWeek {
    /// Its first day.
    pub day: NaiveDate,
    pub value: f64,
    /// The mean of all measured weeks of the half year.
    pub mean: f64,
}

/// The strongest weeks of something that is counted anew each week and of which more is better, the strongest first; `last` is the
/// first day of the last week. None of six months, and where the strongest has an equal, or no other stands out beside it.
pub fn strongest(metric: &Metric, last: NaiveDate, calendar: Calendar) -> Vec<StrongWeek> {
    let is_told = !calendar.is_monthly() && metric.is_sum() && metric.more_is_better && metric.noun.unit == Unit::Count;
    let weeks = metric.half_year.as_ref().filter(|_| is_told).map_or(&[][..], |half_year| &half_year.weeks);
    let day = |at: usize| calendar.after(last, at as i32 + 1 - weeks.len() as i32);
    let measured: Vec<_> = weeks.iter().enumerate().filter_map(|(at, value)| Some((day(at), (*value)?))).collect();
    let mean = measured.iter().map(|(_, value)| value).sum::<f64>() / measured.len() as f64;
    let stands_out = |(_, value): &&(NaiveDate, f64)| *value > mean && !is_within_noise(mean, *value);
    let mut strong: Vec<_> = measured.iter().filter(stands_out).collect();
    strong.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let is_first = strong.len() >= FEWEST
        && strong.first().is_some_and(|first| {
            strong.get(1).is_none_or(|second| metric.noun.unit.compare(first.1, second.1).is_gt())
        });
    let strong = strong.into_iter().filter(|_| is_first).take(WEEKS);
    strong.map(|&(day, value)| StrongWeek { day, value, mean }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::course::half_year::HalfYear;
    use crate::base::week::WeekStart;
    use crate::insight::registry::tests::counted;

    fn of(high: &[(usize, f64)]) -> Vec<(String, f64)> {
        let mut weeks = vec![Some(100.0); 26];
        weeks[0] = None;
        high.iter().for_each(|(at, value)| weeks[*at] = Some(*value));
        let half_year = HalfYear { weeks, months: Vec::new(), turn: None, slows: None, mostly_in: None };
        let metric = Metric { half_year: Some(half_year), ..counted("jobs") };
        let calendar = Calendar::Weeks(WeekStart::Monday);
        strongest(&metric, "2026-09-21".parse().unwrap(), calendar)
            .iter()
            .map(|w| (w.day.to_string(), w.value))
            .collect()
    }

    #[test]
    fn strong_weeks_stand_out_from_the_mean() {
        let first = ("2026-09-14".to_owned(), 190.0);
        assert_eq!(of(&[(24, 190.0), (3, 150.0), (5, 120.0)]), [first, ("2026-04-20".to_owned(), 150.0)]);
        assert_eq!(of(&[(24, 190.0), (3, 120.0)]), [], "the other is within noise");
        assert_eq!(of(&[(24, 190.0), (3, 190.0)]), [], "two are the strongest");
        assert_eq!(of(&[(1, 150.0), (2, 160.0), (3, 170.0), (4, 180.0)]).len(), 3);
    }
}
