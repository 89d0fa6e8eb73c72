//! What the title says of the weeks, and when that is true of all of them.
//!
//! A fall is told with when it came, a rise with who did it; nothing but the arithmetic of people and volume is a reason.

use serde::Serialize;

use crate::account::change::{Band, Change};
use crate::account::course::half_year::{HalfYear, Mostly};
use crate::account::course::people_and_volume::PeopleAndVolume;
use crate::account::metric::Metric;
use crate::base::amounts::rounding::whole;
use crate::base::period::Period;
use crate::deck::title_claim::TitleClaim;
use crate::insight::rules::trend::{claim, level, subject};
use crate::layout::chart::columns::Columns;
use crate::layout::chart::line::spec::LineChart;
use crate::locale::message::{Arg, Message};

/// All that the slide shows of weeks.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrendBody {
    #[serde(skip)]
    pub metric: Metric,
    /// The quarter before, and this one.
    #[serde(skip)]
    pub quarters: [Period; 2],
    /// How many of the quarter's weeks are complete.
    #[serde(skip)]
    pub weeks: usize,
    /// People and what each of them carries, where the slide shows them.
    #[serde(skip)]
    pub carried: Option<PeopleAndVolume>,
    pub chart: TrendChart,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum TrendChart {
    /// Enough measured weeks for a trend.
    Line(Box<LineChart>),
    /// Fewer.
    Columns(Columns),
    /// Too few people for a chart, or weeks that are all alike.
    Figures,
}

/// The claims about a movement, then those about a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrendClaim {
    /// Most of a fall came in one month or two.
    FellMostly,
    /// A fall began in a week.
    FellSince,
    /// More or fewer people made at least half of the movement.
    ByPeople,
    /// What each of them carries made more than half of it.
    ByEach,
    AboveInEvery,
    AboveInEveryMeasured,
    AboveInMost,
    Moved,
    Steady,
    Sparse,
    SparseLevel,
    FirstTotal,
    Total,
    FirstLevel,
    Level,
}

impl TrendBody {
    /// The quarter's change beyond steady.
    fn moved(&self) -> Option<Change> {
        self.metric.change.ok().filter(|change| change.band != Band::Steady && self.metric.has_enough_weeks())
    }

    /// The same, where it is beyond noise as well.
    fn moved_beyond_noise(&self) -> Option<Change> {
        self.moved().filter(|_| !self.metric.moved_within_noise())
    }

    /// The half year, where it is drawn and the quarter's change is beyond noise.
    fn course(&self) -> Option<(&HalfYear, Change)> {
        let change = self.moved_beyond_noise()?;
        let drawn = matches!(&self.chart, TrendChart::Line(line) if !line.earlier.is_empty());
        Some((self.metric.half_year.as_ref().filter(|_| drawn)?, change))
    }

    /// People and volume, where the slide is about the volume, and which part of its movement is that of the people.
    fn people(&self) -> Option<(&PeopleAndVolume, f64)> {
        self.moved_beyond_noise()?;
        let carried = self.carried.as_ref().filter(|carried| carried.volume == self.metric.id)?;
        Some((carried, carried.peoples_part()?))
    }

    /// In how many of this quarter's measured weeks it was above the last one's mean week, which is drawn beside them, and how
    /// many there are. `None` unless it was in two thirds of them.
    fn above(&self) -> Option<(usize, usize)> {
        let metric = &self.metric;
        let told = metric.prior.is_some() && metric.has_enough_weeks();
        let TrendChart::Line(line) = &self.chart else { return None };
        let before = line.earlier_mean.as_ref()?.value;
        let weeks: Vec<f64> = metric.weeks.iter().copied().flatten().collect();
        let above = weeks.iter().filter(|now| metric.shows_more(**now, before)).count();
        let mostly = metric.more_is_better && metric.change.is_ok_and(|c| !c.fell()) && above * 3 >= weeks.len() * 2;
        (told && mostly).then_some((above, weeks.len()))
    }

    /// Whether the weeks are drawn as they were measured.
    fn is_drawn_truly(&self) -> bool {
        let metric = &self.metric;
        match &self.chart {
            TrendChart::Line(line) => {
                let half_year = metric.half_year.as_ref().map_or(&[][..], |half_year| &half_year.weeks);
                let all: Vec<_> = line.earlier.iter().chain(&line.current).copied().collect();
                line.current == metric.weeks && (line.earlier.is_empty() || all == half_year)
            }
            TrendChart::Columns(columns) => columns.columns.iter().map(|column| &column.value).eq(&metric.weeks),
            TrendChart::Figures => true,
        }
    }
}

impl TitleClaim for TrendClaim {
    type Shown = TrendBody;

    const ALL: &'static [Self] = &[
        Self::FellMostly,
        Self::FellSince,
        Self::ByPeople,
        Self::ByEach,
        Self::AboveInEvery,
        Self::AboveInEveryMeasured,
        Self::AboveInMost,
        Self::Moved,
        Self::Steady,
        Self::Sparse,
        Self::SparseLevel,
        Self::FirstTotal,
        Self::Total,
        Self::FirstLevel,
        Self::Level,
    ];

    fn holds(self, body: &TrendBody) -> bool {
        let metric = &body.metric;
        let (enough, sum, first) = (metric.has_enough_weeks(), metric.is_sum(), !metric.earlier);
        let still = enough && metric.change.is_err();
        let every = body.above().is_some_and(|(above, weeks)| above == weeks);
        let throughout = body.above().is_some_and(|(_, weeks)| weeks == metric.quarter_weeks);
        body.is_drawn_truly()
            && match self {
                Self::FellMostly => body.course().is_some_and(|(course, change)| {
                    let ends = course.months.first().zip(course.months.last());
                    let fell = ends.is_some_and(|(first, last)| last.mean < first.mean);
                    !change.is_up() && fell && course.mostly_in.is_some()
                }),
                Self::FellSince => body.course().is_some_and(|(course, change)| {
                    !change.is_up() && course.turn.is_some_and(|turn| !turn.change.is_up())
                }),
                Self::ByPeople => body.people().is_some_and(|(_, part)| part >= 0.5),
                Self::ByEach => body.people().is_some_and(|(carried, part)| {
                    part < 0.5 && whole(carried.now.each()) != whole(carried.before.each())
                }),
                Self::AboveInEvery => every && throughout,
                Self::AboveInEveryMeasured => every && !throughout,
                // Where it is steady some weeks are above the last quarter's mean as a matter of course.
                Self::AboveInMost => body.above().is_some() && !every && body.moved().is_some(),
                Self::Moved => body.moved().is_some(),
                Self::Steady => enough && metric.change.is_ok_and(|change| change.band == Band::Steady),
                Self::Sparse => !enough && sum,
                Self::SparseLevel => !enough && !sum,
                Self::FirstTotal => still && sum && first,
                Self::Total => still && sum && !first,
                Self::FirstLevel => still && !sum && first,
                Self::Level => still && !sum && !first,
            }
    }

    fn message(self, body: &TrendBody) -> Message {
        let metric = &body.metric;
        let [before, now] = body.quarters;
        let claimed = |id| Message::new(id).with("claim", claim(metric));
        let above = |id| {
            let (n, weeks) = body.above().unwrap_or_default();
            // What is above the quarter before in week after week was not steady, nor does it need a second figure.
            let told = if body.moved_beyond_noise().is_some() { claim(metric) } else { level(metric) };
            Message::new(id).with("claim", told).with("quarter", before).with("n", n).with("weeks", weeks)
        };
        let figure = |value| Arg::Figure(value, metric.noun.clone());
        let of_level = |id| {
            let message = Message::new(id).with("name", subject(metric)).with("quarter", now);
            let message = message.with("value", figure(metric.value)).with("latest", figure(metric.latest()));
            let message = message.with("amount", Arg::Quantity(metric.value, metric.noun.clone()));
            message.with("weeks", body.weeks).with("measured", metric.measured())
        };
        let people = |id, of: &dyn Fn(&PeopleAndVolume) -> [Arg; 2]| match body.people() {
            Some((carried, _)) => {
                let [before, now] = of(carried);
                claimed(id).with("before", before).with("now", now)
            }
            None => claim(metric),
        };
        match self {
            Self::FellMostly => match body.course().and_then(|(course, _)| course.mostly_in) {
                Some(Mostly::One(month)) => claimed("trend-title-mostly").with("month", Arg::Month(month)),
                Some(Mostly::Two(month, next)) => {
                    claimed("trend-title-mostly-two").with("month", Arg::Month(month)).with("next", Arg::Month(next))
                }
                None => claim(metric),
            },
            Self::FellSince => match body.course().and_then(|(course, _)| course.turn) {
                Some(turn) => claimed("trend-title-since").with("day", Arg::Day(turn.since)),
                None => claim(metric),
            },
            Self::ByPeople => {
                people("trend-title-people", &|carried| [carried.before.people, carried.now.people].map(Arg::Number))
            }
            Self::ByEach => people("trend-title-each", &|carried| {
                [&carried.before, &carried.now].map(|of| Arg::Figure(of.each(), carried.noun.clone()))
            }),
            Self::AboveInEvery => above("trend-title-every"),
            Self::AboveInEveryMeasured => above("trend-title-every-measured"),
            Self::AboveInMost => above("trend-title-above"),
            Self::Moved | Self::Steady => claim(metric),
            Self::Sparse => of_level("trend-title-sparse"),
            Self::SparseLevel => of_level("trend-title-sparse-level"),
            Self::FirstTotal => of_level("trend-title-total"),
            Self::Total => of_level("trend-title-total-again"),
            Self::FirstLevel => of_level("trend-title-level-first"),
            Self::Level => of_level("trend-title-level-again"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::course::half_year::{MonthMean, Turn};
    use crate::account::course::people_and_volume::Carried;
    use crate::config::qbr::file::Thresholds;
    use crate::insight::registry::tests::{account, counted};
    use crate::layout::chart::line::spec::{LineChart, Mean};

    fn body(metric: Metric) -> TrendBody {
        let account = account();
        let earlier = metric.half_year.as_ref().map_or(Vec::new(), |half_year| half_year.weeks[..13].to_vec());
        let before: Vec<f64> = metric.prior_weeks.iter().copied().flatten().collect();
        let mean = Mean { value: before.iter().sum::<f64>() / before.len() as f64, label: String::new() };
        let line = LineChart {
            earlier,
            current: metric.weeks.clone(),
            earlier_mean: (!before.is_empty()).then_some(mean),
            current_mean: None,
            months: Vec::new(),
            last_label: String::new(),
            ticks: Vec::new(),
            notes: Vec::new(),
            limit: None,
            axis_title: String::new(),
            alt: String::new(),
        };
        let quarters = [account.previous, account.period];
        TrendBody { metric, quarters, weeks: 13, carried: None, chart: TrendChart::Line(Box::new(line)) }
    }

    fn first(body: &TrendBody) -> TrendClaim {
        crate::deck::title_claim::strongest(body).unwrap()
    }

    fn changed(before: f64, now: f64) -> Metric {
        let change = Change::between(before, now, &Thresholds::default());
        Metric {
            change,
            weeks: vec![Some(now / 13.0); 13],
            prior_weeks: vec![Some(before / 13.0); 13],
            ..counted("jobs")
        }
    }

    #[test]
    fn every_week_is_every_week_of_the_quarter() {
        let title = |measured: usize, quarter_weeks: usize, lower: usize| {
            let weeks = |value: f64| (0..13).map(|week| (week < measured).then_some(value)).collect::<Vec<_>>();
            let mut now = weeks(5.0);
            now.iter_mut().take(lower).for_each(|week| *week = Some(3.0));
            let change = Change::between(40.0, 50.0, &Thresholds::default());
            first(&body(Metric { weeks: now, prior_weeks: weeks(4.0), quarter_weeks, change, ..counted("jobs") }))
        };
        assert_eq!(title(13, 13, 0), TrendClaim::AboveInEvery);
        assert_eq!(title(13, 14, 0), TrendClaim::AboveInEveryMeasured);
        assert_eq!(title(12, 13, 0), TrendClaim::AboveInEveryMeasured);
        assert_eq!(title(8, 13, 0), TrendClaim::AboveInEveryMeasured);
        assert_eq!(title(13, 13, 1), TrendClaim::AboveInMost);
        assert_eq!(title(7, 13, 0), TrendClaim::Sparse);
    }

    #[test]
    fn a_week_that_is_written_alike_is_not_above() {
        let change = Change::between(20.0, 22.0, &Thresholds::default());
        let of = |now: f64, before: f64| {
            let (weeks, prior_weeks) = (vec![Some(now); 13], vec![Some(before); 13]);
            body(Metric { weeks, prior_weeks, change, ..counted("users") }).above()
        };
        assert_eq!(of(22.5, 21.5), Some((13, 13)), "23 is above 22");
        assert_eq!([of(22.4, 21.5), of(22.0, 22.0), of(21.0, 22.0)], [None; 3]);
    }

    #[test]
    fn a_fall_is_told_with_when_it_came() {
        let month = |month: u32, mean: f64| MonthMean {
            month: chrono::NaiveDate::from_ymd_opt(2026, month, 1).unwrap(),
            mean: Some(mean),
            weeks: 4,
        };
        let fell = changed(1300.0, 1000.0);
        let since = month(7, 0.0).month;
        let turn = Turn { since, change: fell.change.unwrap() };
        let half_year = |turn, mostly_in| HalfYear {
            weeks: [fell.prior_weeks.clone(), fell.weeks.clone()].concat(),
            months: vec![month(4, 100.0), month(9, 77.0)],
            turn,
            slows: None,
            mostly_in,
        };
        let of = |turn, mostly_in| first(&body(Metric { half_year: Some(half_year(turn, mostly_in)), ..fell.clone() }));
        assert_eq!(of(Some(turn), Some(Mostly::One(since))), TrendClaim::FellMostly);
        assert_eq!(of(Some(turn), None), TrendClaim::FellSince);
        assert_eq!(of(None, None), TrendClaim::Moved);
        let mut other = body(Metric { half_year: Some(half_year(Some(turn), None)), ..fell.clone() });
        let TrendChart::Line(line) = &mut other.chart else { panic!() };
        line.earlier.clear();
        assert!(!TrendClaim::FellSince.holds(&other), "weeks that are not drawn");
        line_of(&mut other).current[3] = None;
        assert!(!TrendClaim::Moved.holds(&other), "a week that is drawn otherwise than it was");
    }

    fn line_of(body: &mut TrendBody) -> &mut LineChart {
        match &mut body.chart {
            TrendChart::Line(line) => line,
            _ => panic!("it is a line"),
        }
    }

    #[test]
    fn a_movement_is_told_with_its_larger_part() {
        let of = |people: [f64; 2], volume: [f64; 2]| {
            let [before, now] = [0, 1].map(|at| Carried { people: people[at], volume: volume[at] });
            let carried = PeopleAndVolume {
                people: "wau".into(),
                volume: "jobs".into(),
                noun: counted("jobs").noun,
                weeks: 13,
                before,
                now,
            };
            first(&TrendBody { carried: Some(carried), ..body(changed(volume[0], volume[1])) })
        };
        assert_eq!(of([73.0, 88.0], [4094.0, 5061.0]), TrendClaim::ByPeople);
        assert_eq!(of([45.0, 33.0], [1639.0, 1428.0]), TrendClaim::ByPeople);
        assert_eq!(of([73.0, 75.0], [4094.0, 5061.0]), TrendClaim::ByEach);
        assert_eq!(of([73.0, 70.0], [4094.0, 5061.0]), TrendClaim::ByEach, "though there are fewer");
        assert_eq!(of([20.0, 24.0], [200.0, 230.0]), TrendClaim::AboveInEvery, "within noise");
    }
}
