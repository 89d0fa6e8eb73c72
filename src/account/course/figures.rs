//! The figures of an account's course, with their origin.

use chrono::NaiveDate;

use crate::account::course::half_year::HalfYear;
use crate::account::course::history::History;
use crate::account::course::people_and_volume::{Carried, PeopleAndVolume};
use crate::account::course::strongest::strongest;
use crate::account::figure::{Amount, Figure, FigureId, MetricFigure, Origin};
use crate::account::metric::Metric;
use crate::base::period::Period;
use crate::base::week_grid::WeekGrid;

fn figure(id: FigureId, amount: Amount, how: String) -> Figure {
    Figure { id, amount, origin: Origin::Computed(how), note: String::new() }
}

/// Where a metric turned and its months, if it did; its strongest weeks; the same weeks a year ago; when its limit is met; what
/// it was since the account started.
pub fn of_metric(metric: &Metric, grid: &WeekGrid) -> Vec<Figure> {
    let id = |figure| FigureId::metric(&metric.id, figure);
    let mut all = metric.half_year.as_ref().map(|half_year| of_half_year(metric, half_year)).unwrap_or_default();
    for week in strongest(metric, grid.first_day(grid.last), grid.calendar) {
        all.push(of_week(metric, week.day, week.value));
    }
    all.extend(metric.history.iter().flat_map(|history| of_history(metric, history)));
    if let Some(ago) = &metric.year_ago {
        let how = format!("{}, the weeks measured in both quarters, from the same ones a year earlier", metric.id);
        let moved = Amount::Moved { change: ago.change, noun: metric.noun.clone() };
        let note = format!(" since {}, over {} weeks", ago.quarter.label(), ago.weeks);
        all.push(Figure { note, ..figure(id(MetricFigure::YearAgo), moved, how) });
    }
    if let Some(runway) = metric.runway {
        let of = |of, month: Option<NaiveDate>, pace: &str| {
            let how = format!("what is left of the limit of {} ÷ {pace} a week", metric.id);
            month.map(|month| figure(id(of), Amount::Text(month.format("%Y-%m").to_string()), how))
        };
        all.extend(of(MetricFigure::RunwayAtQuartersPace, runway.at_quarters_pace, "the quarter's rise"));
        all.extend(of(MetricFigure::RunwayAtMonthsPace, runway.at_months_pace, "the last four weeks' rise"));
    }
    all
}

fn of_week(metric: &Metric, day: NaiveDate, value: f64) -> Figure {
    let how = format!("the week of {} from {day}", metric.id);
    figure(FigureId::metric(&metric.id, MetricFigure::Week(day)), Amount::Quantity(value, metric.noun.clone()), how)
}

fn of_history(metric: &Metric, history: &History) -> Vec<Figure> {
    let quantity =
        |of, value, how| figure(FigureId::metric(&metric.id, of), Amount::Quantity(value, metric.noun.clone()), how);
    let total =
        format!("the sum of the {} weeks of {} measured since {}", history.weeks, metric.id, history.started_on);
    let quarter = |(quarter, mean): &(Period, f64)| {
        let how = format!("the mean of the measured weeks of {} in {}", metric.id, quarter.label());
        quantity(MetricFigure::Quarter(quarter.start), *mean, how)
    };
    let largest = history.largest.map(|(day, value)| of_week(metric, day, value));
    let all = largest.into_iter().chain([quantity(MetricFigure::SinceStart, history.total, total)]);
    all.chain(history.quarters.iter().map(quarter)).collect()
}

fn of_half_year(metric: &Metric, half_year: &HalfYear) -> Vec<Figure> {
    let Some(turn) = half_year.turn else { return Vec::new() };
    let id = |figure| FigureId::metric(&metric.id, figure);
    let slows = if half_year.slows == Some(true) { ", and slows" } else { "" };
    let note = format!(" a week since {}{slows}", turn.since);
    let how = format!("the two levels of {} weeks of {} on end", half_year.weeks.len(), metric.id);
    let moved = Amount::Moved { change: turn.change, noun: metric.noun.clone() };
    let turned = Figure { note, ..figure(id(MetricFigure::Turn), moved, how) };
    let month = |(month, mean): (NaiveDate, f64)| {
        let how = format!("the mean of the measured weeks of {} that end in the month", metric.id);
        figure(id(MetricFigure::Month(month)), Amount::Quantity(mean, metric.noun.clone()), how)
    };
    let months = half_year.months.iter().filter_map(|month| Some((month.month, month.mean?))).map(month);
    std::iter::once(turned).chain(months).collect()
}

/// What each of the people carries, now and before.
pub fn of_people_and_volume(found: &PeopleAndVolume) -> [Figure; 2] {
    let each = |id, of: &Carried| {
        let (volume, people) = (FigureId::metric(&found.volume, MetricFigure::Value), &found.people);
        let how = format!(
            "{} of {volume} ÷ {} of {people} in a mean week, over the {} weeks measured of both in both quarters",
            of.volume, of.people, found.weeks
        );
        figure(id, Amount::Quantity(of.each(), found.noun.clone()), how)
    };
    [each(FigureId::EachCarries, &found.now), each(FigureId::EachCarriedBefore, &found.before)]
}
