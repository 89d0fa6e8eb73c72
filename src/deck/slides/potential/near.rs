//! A stock that is near its limit, week by week, and the months in which the limit is met if it goes on as it went.
//!
//! No cone and no line beyond the last week: what was measured is drawn, what is continued is said, and said to be that.

use chrono::NaiveDate;
use serde::Serialize;

use crate::account::figure::{FigureId, MetricFigure};
use crate::account::metric::Metric;
use crate::account::view::Account;
use crate::base::amounts::rounding::compare;
use crate::base::noun::Unit;
use crate::deck::phrases::week_named;
use crate::deck::slides::trend::chart::{earlier, first_day, months};
use crate::layout::chart::line::spec::LineChart;
use crate::layout::chart::ticks::{nice_ticks, nice_ticks_between};
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// Of a smaller limit the weeks are no line.
const LEAST: f64 = 10.0;

/// How many ticks the values have.
const TICKS: usize = 4;

/// A metric's weeks below its limit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NearLimit {
    #[serde(skip)]
    pub id: String,
    /// "Active seats, week by week".
    pub title: String,
    pub chart: LineChart,
    /// Since when the limit is met, or when it will be.
    pub remarks: Vec<String>,
    #[serde(skip)]
    pub figures: Vec<FigureId>,
}

impl NearLimit {
    /// `None` where the metric does not fill up to a limit, or its weeks do not show it.
    pub(crate) fn of(metric: &Metric, account: &Account, localizer: &Localizer) -> Option<Self> {
        let limit = metric.fills_up_to().filter(|limit| *limit >= LEAST)?;
        if !metric.has_enough_weeks() || !metric.is_drawn() {
            return None;
        }
        let (weeks, first) = ([earlier(metric), &metric.weeks].concat(), first_day(metric, account));
        // A level that never moved is told by its bar.
        let mut values = weeks.iter().flatten();
        let level = values.next()?;
        if values.all(|value| value == level) {
            return None;
        }
        let since = met_since(&weeks, limit).map(|week| account.calendar.after(first, week as i32));
        let mut figures = vec![FigureId::metric(&metric.id, MetricFigure::Limit)];
        let remarks = match (since, metric.runway) {
            (Some(day), _) => {
                vec![localizer.sentence(&Message::new("potential-met-since").with("day", week_named(account, day)))]
            }
            (None, Some(runway)) => {
                let months = (runway.at_quarters_pace, runway.at_months_pace);
                figures.extend(months.0.map(|_| FigureId::metric(&metric.id, MetricFigure::RunwayAtQuartersPace)));
                figures.extend(months.1.map(|_| FigureId::metric(&metric.id, MetricFigure::RunwayAtMonthsPace)));
                let sentence = |clause: Message| Message::new("sentence").with("clause", clause);
                let continued = sentence(Message::new("potential-runway-note"));
                let said = met(months).and_then(|met| Message::sentences([sentence(met), continued]));
                said.iter().map(|said| localizer.say(said)).collect()
            }
            (None, None) => Vec::new(),
        };
        let label = Message::new("potential-weeks-limit").with("limit", Arg::Figure(limit, metric.noun.clone()));
        Some(Self {
            id: metric.id.clone(),
            title: title(metric, localizer),
            chart: weeks_below(
                metric,
                Scale::NearLimit,
                (limit, label),
                Message::new("potential-weeks-alt"),
                account,
                localizer,
            ),
            remarks,
            figures,
        })
    }
}

/// "Active seats, week by week".
pub(crate) fn title(metric: &Metric, localizer: &Localizer) -> String {
    localizer.say(&Message::new("potential-weeks").with("name", metric.name.as_str()))
}

/// From where the values are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scale {
    /// A fall is as deep as it is.
    FromZero,
    /// So that the room left below a limit shows.
    NearLimit,
}

/// The weeks of both quarters and a level that is named; `alt` is told the first and the last week and that level.
pub(crate) fn weeks_below(
    metric: &Metric,
    scale: Scale,
    (level, label): (f64, Message),
    alt: Message,
    account: &Account,
    localizer: &Localizer,
) -> LineChart {
    let weeks = [earlier(metric), &metric.weeks].concat();
    let figure = |value| Arg::Figure(value, metric.noun.clone());
    let told = |value: Option<&f64>| figure(value.copied().unwrap_or(metric.value));
    let alt = alt
        .with("name", metric.name.as_str())
        .with("first", told(weeks.iter().flatten().next()))
        .with("last", told(weeks.iter().flatten().next_back()))
        .with("limit", figure(level));
    let largest = weeks.iter().flatten().copied().fold(level, f64::max);
    let tick = |value: f64| localizer.tick(value, &metric.noun);
    let whole = metric.noun.unit == Unit::Count;
    let least = weeks.iter().flatten().copied().fold(level, f64::min);
    let ticks = match scale {
        Scale::FromZero => nice_ticks(largest, TICKS, whole),
        Scale::NearLimit => nice_ticks_between(least, largest, TICKS, whole),
    };
    LineChart {
        earlier: earlier(metric).to_vec(),
        current: metric.weeks.clone(),
        earlier_mean: None,
        current_mean: None,
        months: months(first_day(metric, account), weeks.len(), account.calendar, localizer),
        last_label: weeks.iter().flatten().next_back().map(|value| tick(*value)).unwrap_or_default(),
        ticks: ticks.into_iter().map(|value| (value, tick(value))).collect(),
        notes: Vec::new(),
        limit: Some((level, localizer.say(&label))),
        axis_title: String::new(),
        alt: crate::deck::phrases::alt_text(alt, [], localizer),
    }
}

/// The first of the last weeks on end that are all at the limit or above it; `None` if the latest is not, or all are.
fn met_since(weeks: &[Option<f64>], limit: f64) -> Option<usize> {
    let is_met = |week: &Option<f64>| week.is_some_and(|value| compare(value, limit).is_ge());
    let met = weeks.iter().rev().take_while(|week| is_met(week)).count();
    (1..weeks.len()).contains(&met).then(|| weeks.len() - met)
}

/// The months in which the limit is met: at the quarter's pace, and at that of its last four weeks.
fn met(months: (Option<NaiveDate>, Option<NaiveDate>)) -> Option<Message> {
    Some(match months {
        (Some(quarter), Some(month)) if quarter == month => {
            Message::new("potential-runway-same").with("month", Arg::Month(quarter))
        }
        (Some(quarter), Some(month)) => {
            let message = Message::new("potential-runway-both").with("month", Arg::Month(quarter));
            message.with("other", Arg::Month(month))
        }
        (Some(quarter), None) => Message::new("potential-runway-quarter").with("month", Arg::Month(quarter)),
        (None, Some(month)) => Message::new("potential-runway-month").with("month", Arg::Month(month)),
        (None, None) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_met_since_the_first_of_the_last_weeks_at_it() {
        let since = |weeks: &[f64]| met_since(&weeks.iter().copied().map(Some).collect::<Vec<_>>(), 25.0);
        assert_eq!(since(&[20.0, 25.0, 24.0, 25.0, 26.0]), Some(3));
        assert_eq!([since(&[25.0, 24.0]), since(&[25.0, 25.0])], [None; 2]);
        assert_eq!(met_since(&[Some(25.0), None, Some(25.0)], 25.0), Some(2), "a gap is not at the limit");
    }

    #[test]
    fn paces_that_lead_to_one_month_are_told_once() {
        let day = |day: &str| day.parse().ok();
        let id = |months| met(months).map(|message| message.id);
        let (november, december) = (day("2026-11-01"), day("2026-12-01"));
        assert_eq!(id((november, december)), Some("potential-runway-both"));
        assert_eq!(id((november, november)), Some("potential-runway-same"));
        assert_eq!(id((november, None)), Some("potential-runway-quarter"));
        assert_eq!(id((None, december)), Some("potential-runway-month"));
        assert_eq!(id((None, None)), None);
    }
}
