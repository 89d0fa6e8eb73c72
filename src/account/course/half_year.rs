//! The half year of a metric on end: its months, where it turned, and whether the movement slows.

use chrono::{Datelike, NaiveDate};

use crate::account::change::{Band, Change, is_within_noise};
use crate::base::noun::Unit;
use crate::base::week_grid::enough_weeks;
use crate::config::qbr::file::Thresholds;

/// The share of a movement that is most of it.
const MOST: f64 = 2.0 / 3.0;

/// Each side of a turning point has at least so many measured weeks, about a month.
const LEVEL: usize = 4;

/// A metric's weeks from the first of the quarter before to the last complete one, and what they say.
#[derive(Debug, Clone, PartialEq)]
pub struct HalfYear {
    /// The weeks' values, oldest first.
    pub weeks: Vec<Option<f64>>,
    /// The months that the weeks end in, oldest first.
    pub months: Vec<MonthMean>,
    pub turn: Option<Turn>,
    /// Whether the latest month moved at most half as far in the turn's direction, else in that of the quarter's change, as the
    /// month that moved furthest; `None` where neither is told, or the latest month's movement is unknown.
    pub slows: Option<bool>,
    /// The months in which most of the movement from the first month to the last came: the one month, else the two neighbouring
    /// ones, that hold at least two thirds of it, where both moved beyond noise. `None` where a month is unknown, or where it came
    /// evenly.
    pub mostly_in: Option<Mostly>,
}

/// The mean week of a month.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MonthMean {
    /// The month's first day.
    pub month: NaiveDate,
    /// `None` where fewer than eight thirteenths of its weeks were measured.
    pub mean: Option<f64>,
    /// How many of its weeks were measured.
    pub weeks: usize,
}

/// The months that hold most of a movement, by their first days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mostly {
    One(NaiveDate),
    Two(NaiveDate, NaiveDate),
}

/// How the mean week of a month differs from that of the month before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MonthStep {
    /// The later month's first day.
    pub month: NaiveDate,
    /// `None` where one of the two is not known.
    pub by: Option<f64>,
}

/// Where one level became another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Turn {
    /// The first day of the first week of the new level.
    pub since: NaiveDate,
    /// From the mean week before to the mean week since.
    pub change: Change,
}

/// A week that ended: its first and last day, and its value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EndedWeek {
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub value: Option<f64>,
}

/// How the values of weeks are counted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counting {
    pub unit: Unit,
    /// Whether a quarter's figure is the sum of its weeks, each of which counts anew.
    pub is_sum: bool,
}

impl HalfYear {
    /// Of weeks on end, the first of them those of the quarter before; `quarters` says how many weeks that quarter and this one
    /// have. `change` is the quarter's, where it is beyond noise. `None` where either quarter has too few measured weeks for a
    /// trend.
    pub fn of(
        weeks: &[EndedWeek],
        quarters: [usize; 2],
        counting: Counting,
        change: Option<Change>,
        thresholds: &Thresholds,
    ) -> Option<Self> {
        let (earlier, now) = weeks.split_at_checked(quarters[0])?;
        let measured = |weeks: &[EndedWeek]| weeks.iter().filter(|week| week.value.is_some()).count();
        let enough = measured(earlier) >= enough_weeks(quarters[0]) && measured(now) >= enough_weeks(quarters[1]);
        if !enough {
            return None;
        }
        let months = months(weeks);
        let turn = turn(weeks, counting, thresholds);
        let told = change.filter(|change| change.band != Band::Steady);
        let slows = turn.map(|turn| turn.change).or(told).and_then(|change| slows(&steps(&months), change.is_up()));
        let mostly_in = mostly_in(&months, counting);
        Some(Self { weeks: weeks.iter().map(|week| week.value).collect(), months, turn, slows, mostly_in })
    }

    /// From each month to the next, oldest first.
    pub fn steps(&self) -> Vec<MonthStep> {
        steps(&self.months)
    }
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// The months that weeks end in, each with its mean week.
fn months(weeks: &[EndedWeek]) -> Vec<MonthMean> {
    let month = |week: &EndedWeek| (week.last.year(), week.last.month());
    let mean_of = |weeks: &[EndedWeek]| {
        let values: Vec<_> = weeks.iter().filter_map(|week| week.value).collect();
        let first = weeks.first()?.last;
        let mean = (values.len() >= enough_weeks(weeks.len())).then(|| mean(&values));
        Some(MonthMean { month: first.with_day(1)?, mean, weeks: values.len() })
    };
    weeks.chunk_by(|a, b| month(a) == month(b)).filter_map(mean_of).collect()
}

/// The split into two level parts that leaves the least squared error, the earliest of equals. It is told where it leaves less
/// than a straight line does, for what moves evenly has no turn, and where the two means differ by more than is steady, and by
/// more than noise over as many weeks as the shorter part has.
fn turn(weeks: &[EndedWeek], counting: Counting, thresholds: &Thresholds) -> Option<Turn> {
    let (days, values): (Vec<_>, Vec<_>) = weeks.iter().filter_map(|week| Some((week.first, week.value?))).unzip();
    let splits = LEVEL..=values.len().checked_sub(LEVEL)?;
    let errors = splits.map(|at| (at, level_error(&values[..at]) + level_error(&values[at..])));
    let (at, error) = errors.min_by(|(_, a), (_, b)| a.total_cmp(b))?;
    let (before, now) = (mean(&values[..at]), mean(&values[at..]));
    let change = match counting.unit {
        Unit::Percent => Change::between_percentages(before, now, thresholds),
        Unit::Count => Change::between_counts(before, now, thresholds),
        Unit::Money(_) => Change::between(before, now, thresholds),
    };
    let change = change.ok().filter(|change| change.band != Band::Steady)?;
    let of_days: Vec<_> = days.iter().map(|day| (*day - days[0]).num_days() as f64).collect();
    let told =
        error < line_error(&of_days, &values) && is_beyond_noise(counting, (before, now), at.min(values.len() - at));
    told.then(|| Turn { since: days[at], change })
}

/// Whether two mean weeks of so many weeks each differ by more than noise. What adds up is counted anew each week; a level is
/// the same people week by week. A percentage and money have no such bound.
fn is_beyond_noise(counting: Counting, (before, now): (f64, f64), weeks: usize) -> bool {
    let counted = if counting.is_sum { weeks as f64 } else { 1.0 };
    counting.unit != Unit::Count || !is_within_noise(before * counted, now * counted)
}

/// The squared error that is left around the mean.
fn level_error(values: &[f64]) -> f64 {
    let mean = mean(values);
    values.iter().map(|value| (value - mean).powi(2)).sum()
}

/// The squared error that is left around the straight line that leaves the least.
fn line_error(at: &[f64], values: &[f64]) -> f64 {
    let (middle, level) = (mean(at), mean(values));
    let along: f64 = at.iter().zip(values).map(|(at, value)| (at - middle) * (value - level)).sum();
    let slope = along / at.iter().map(|at| (at - middle).powi(2)).sum::<f64>();
    at.iter().zip(values).map(|(at, value)| (value - level - slope * (at - middle)).powi(2)).sum()
}

fn mostly_in(months: &[MonthMean], counting: Counting) -> Option<Mostly> {
    let means: Vec<f64> = months.iter().map(|month| month.mean).collect::<Option<_>>()?;
    let (first, last) = (months.first()?, months.last()?);
    let whole = last.mean? - first.mean?;
    if !is_beyond_noise(counting, (first.mean?, last.mean?), first.weeks.min(last.weeks)) {
        return None;
    }
    let part = |steps: usize| {
        let runs = (steps..means.len()).map(|to| (to, (means[to] - means[to - steps]) / whole));
        let (to, most) = runs.max_by(|a, b| a.1.total_cmp(&b.1))?;
        let weeks = months[to].weeks.min(months[to - steps].weeks);
        (most >= MOST && is_beyond_noise(counting, (means[to - steps], means[to]), weeks)).then_some(to)
    };
    // Of three steps or fewer, two are no more than most of the time.
    let two = || part(2).filter(|_| means.len() > 4);
    let month = |at: usize| months[at].month;
    part(1).map(|to| Mostly::One(month(to))).or_else(|| two().map(|to| Mostly::Two(month(to - 1), month(to))))
}

/// From each month to the next.
fn steps(months: &[MonthMean]) -> Vec<MonthStep> {
    let step = |pair: &[MonthMean]| {
        let by = pair[0].mean.zip(pair[1].mean).map(|(before, now)| now - before);
        MonthStep { month: pair[1].month, by }
    };
    months.windows(2).map(step).collect()
}

/// Whether the latest month's movement is at most half of the furthest in its direction.
fn slows(steps: &[MonthStep], up: bool) -> Option<bool> {
    let moved = |step: &MonthStep| step.by.map(|by| if up { by } else { -by });
    let latest = moved(steps.last()?)?;
    let furthest = steps.iter().filter_map(moved).max_by(f64::total_cmp).filter(|furthest| *furthest > 0.0)?;
    Some(latest <= furthest / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUM: Counting = Counting { unit: Unit::Count, is_sum: true };
    const LEVEL_OF_PEOPLE: Counting = Counting { is_sum: false, ..SUM };

    /// 26 weeks from Monday, 30 March 2026.
    fn weeks(values: &[Option<f64>]) -> Vec<EndedWeek> {
        let first = NaiveDate::from_ymd_opt(2026, 3, 30).unwrap();
        let day = |days: usize| first + chrono::Days::new(days as u64);
        let week =
            |(at, value): (usize, &Option<f64>)| EndedWeek { first: day(7 * at), last: day(7 * at + 6), value: *value };
        values.iter().enumerate().map(week).collect()
    }

    fn half_year(values: &[Option<f64>], counting: Counting) -> Option<HalfYear> {
        HalfYear::of(&weeks(values), [13, 13], counting, None, &Thresholds::default())
    }

    fn levels(parts: &[(f64, usize)]) -> Vec<Option<f64>> {
        parts.iter().flat_map(|(value, count)| vec![Some(*value); *count]).collect()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_turn_is_where_two_levels_meet() {
        // Nine weeks of 100, then seventeen of 60: since the tenth week, 1 June.
        let found = half_year(&levels(&[(100.0, 9), (60.0, 17)]), SUM).unwrap();
        let turn = found.turn.unwrap();
        assert_eq!((turn.since, turn.change.before, turn.change.now), (day("2026-06-01"), 100.0, 60.0));
        assert_eq!(found.weeks.len(), 26);
    }

    #[test]
    fn months_are_those_that_weeks_end_in() {
        // Four weeks end in April, five in May, four in June and July, five in August, four in September.
        let parts = [(10.0, 4), (20.0, 5), (30.0, 4), (40.0, 4), (50.0, 5), (60.0, 4)];
        let mut values = levels(&parts);
        (values[5], values[13], values[14]) = (None, None, None);
        let found = half_year(&values, SUM).unwrap();
        let means: Vec<_> = found.months.iter().map(|month| month.mean).collect();
        assert_eq!(
            means,
            [Some(10.0), Some(20.0), Some(30.0), None, Some(50.0), Some(60.0)],
            "two of four are too few"
        );
        assert_eq!(found.months[4].month, day("2026-08-01"));
    }

    #[test]
    fn a_turn_goes_beyond_noise_and_beyond_steady() {
        let turned =
            |before: f64, now: f64, how| half_year(&levels(&[(before, 13), (now, 13)]), how).unwrap().turn.is_some();
        assert!(turned(100.0, 90.0, SUM), "1,300 and 1,170 differ by 130, noise is 2√2,470 = 99");
        assert!(!turned(100.0, 91.0, SUM), "within a tenth");
        assert!(!turned(50.0, 45.0, SUM), "650 and 585 differ by 65, noise is 2√1,235 = 70");
        assert!(!turned(100.0, 80.0, LEVEL_OF_PEOPLE), "the same people week by week: 20, noise is 2√180 = 27");
        assert!(turned(100.0, 70.0, LEVEL_OF_PEOPLE), "30, noise is 2√170 = 26");
        assert!(!turned(40.0, 40.0, SUM));
    }

    #[test]
    fn what_moves_evenly_has_no_turn() {
        let even: Vec<_> = (0..26).map(|week| Some(200.0 - 4.0 * f64::from(week))).collect();
        let found = half_year(&even, SUM).unwrap();
        assert_eq!((found.turn, found.mostly_in), (None, None));
        // Which way it slows is then that of the quarter's change.
        let change = Change::between(2000.0, 1200.0, &Thresholds::default()).ok();
        let of = |values: &[Option<f64>]| {
            HalfYear::of(&weeks(values), [13, 13], SUM, change, &Thresholds::default()).unwrap().slows
        };
        assert_eq!([of(&even), half_year(&even, SUM).unwrap().slows], [Some(false), None]);
    }

    #[test]
    fn a_side_has_at_least_four_weeks() {
        let found = half_year(&levels(&[(100.0, 23), (10.0, 3)]), SUM).unwrap();
        // The last four: 100, 10, 10 and 10.
        assert_eq!(found.turn.unwrap().since, day("2026-08-31"));
        assert_eq!(found.turn.unwrap().change.now, 33.0);
    }

    #[test]
    fn a_fall_slows_where_the_latest_month_fell_half_as_far() {
        let slows = |months: [f64; 6]| {
            let parts: Vec<_> = months.into_iter().zip([4, 5, 4, 4, 5, 4]).collect();
            let change = Change::between(months[0], months[5], &Thresholds::default()).ok();
            HalfYear::of(&weeks(&levels(&parts)), [13, 13], SUM, change, &Thresholds::default()).unwrap().slows
        };
        assert_eq!(slows([200.0, 200.0, 160.0, 120.0, 100.0, 80.0]), Some(true), "20 of 40");
        assert_eq!(slows([200.0, 200.0, 160.0, 120.0, 100.0, 79.0]), Some(false), "21 of 40");
        assert_eq!(slows([200.0, 200.0, 160.0, 120.0, 80.0, 90.0]), Some(true), "it rose");
        assert_eq!(slows([200.0, 190.0, 180.0, 170.0, 160.0, 80.0]), Some(false), "the latest fell furthest");
        assert_eq!(slows([100.0, 100.0, 140.0, 180.0, 200.0, 210.0]), Some(true), "a rise too");
        assert_eq!(slows([100.0; 6]), None, "it did not move");
    }

    #[test]
    fn most_of_a_movement_is_two_thirds_in_one_month_or_in_two_that_follow() {
        let of_kind = |months: [f64; 6], how| {
            let parts: Vec<_> = months.into_iter().zip([4, 5, 4, 4, 5, 4]).collect();
            half_year(&levels(&parts), how).unwrap().mostly_in
        };
        let of = |months: [f64; 6]| of_kind(months.map(|month| 10.0 * month), SUM);
        let [june, july] = ["2026-06-01", "2026-07-01"].map(day);
        assert_eq!(of([50.0, 50.0, 50.0, 32.0, 32.0, 30.0]), Some(Mostly::One(july)), "18 of 20");
        assert_eq!(of([50.0, 49.0, 41.0, 33.0, 31.0, 30.0]), Some(Mostly::Two(june, july)), "16 of 20");
        assert_eq!(of([50.0, 46.0, 42.0, 38.0, 34.0, 30.0]), None, "evenly");
        assert_eq!(of([30.0, 30.0, 38.0, 46.0, 48.0, 50.0]), Some(Mostly::Two(june, july)), "a rise too");
        assert_eq!(of([40.0, 44.0, 36.0, 40.0, 40.0, 40.0]), None, "the ends are alike");
        let few = [50.0, 49.0, 41.0, 33.0, 31.0, 30.0];
        assert_eq!(of_kind(few, LEVEL_OF_PEOPLE), None, "from 49 to 33 people are within noise");
    }

    #[test]
    fn steps_lead_from_month_to_month() {
        let parts = [(50.0, 4), (49.0, 5), (41.0, 4), (33.0, 4), (31.0, 5), (30.0, 4)];
        let mut values = levels(&parts);
        (values[13], values[14]) = (None, None);
        let found = half_year(&values, SUM).unwrap();
        let by: Vec<_> = found.steps().iter().map(|step| step.by).collect();
        assert_eq!(by, [Some(-1.0), Some(-8.0), None, None, Some(-1.0)], "of July too few weeks are known");
        assert_eq!((found.steps()[0].month, found.mostly_in), (day("2026-05-01"), None));
    }

    #[test]
    fn of_too_few_weeks_nothing_is_said() {
        let values = |before: usize, now: usize| {
            let part = |value, measured: usize| (0..13).map(move |week| (week < measured).then_some(value));
            part(100.0, before).chain(part(50.0, now)).collect::<Vec<_>>()
        };
        assert!(half_year(&values(8, 8), SUM).is_some());
        assert_eq!(half_year(&values(7, 13), SUM), None);
        assert_eq!(half_year(&values(13, 7), SUM), None);
        assert_eq!(half_year(&values(8, 13), SUM).unwrap().turn.unwrap().since, day("2026-06-29"));
    }
}
