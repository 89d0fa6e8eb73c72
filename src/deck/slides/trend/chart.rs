//! The chart of the weeks: two quarters on end, or columns of the few that were measured.

use chrono::{Datelike as _, Months, NaiveDate};

use crate::account::metric::Metric;
use crate::account::view::Account;
use crate::base::amounts::rounding::{rounded, whole};
use crate::base::noun::Unit;
use crate::base::period::Period;
use crate::base::time::calendar::Calendar;
use crate::config::qbr::metrics::Aggregate;
use crate::config::workspace::Workspace;
use crate::deck::slides::trend::claim::TrendChart;
use crate::deck::slides::trend::facts;
use crate::deck::slides::trend::facts::near;
use crate::insight::tone::{Tone, tone};
use crate::layout::chart::columns::{Column, Columns};
use crate::layout::chart::line::spec::{LineChart, Mean, MonthStart, WeekNote};
use crate::layout::chart::ticks::nice_ticks;
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// If all weeks are equal, the scale ends at this multiple of them.
const AIR: f64 = 1.25;

/// The maximum number of notes above the chart.
const NOTES: usize = 3;

/// A chart of a metric's weeks.
pub(crate) fn chart(metric: &Metric, account: &Account, workspace: &Workspace, localizer: &Localizer) -> TrendChart {
    if metric.has_enough_weeks() {
        TrendChart::Line(Box::new(line(metric, account, workspace, localizer)))
    } else {
        TrendChart::Columns(columns(metric, account, localizer))
    }
}

/// The weeks of the quarter before, if both are shown.
pub(crate) fn earlier(metric: &Metric) -> &[Option<f64>] {
    let weeks = metric.half_year.as_ref().map_or(&[][..], |half_year| &half_year.weeks);
    &weeks[..weeks.len().saturating_sub(metric.weeks.len())]
}

/// The first day of the chart's first week.
pub(crate) fn first_day(metric: &Metric, account: &Account) -> NaiveDate {
    let first = account.weeks.first().copied().unwrap_or(account.period.start);
    account.calendar.after(first, -(earlier(metric).len() as i32))
}

fn line(metric: &Metric, account: &Account, workspace: &Workspace, localizer: &Localizer) -> LineChart {
    let (limit, earlier) = (near(metric), earlier(metric));
    let all = || earlier.iter().chain(&metric.weeks).copied();
    let allowed = limit.map_or(0.0, |limit| limit.value);
    let largest = all().flatten().fold(allowed, f64::max);
    // A flat line at the top of the chart would look like the edge of a block.
    let level = metric.weeks.iter().flatten().all(|value| *value == largest);
    let largest = if level { largest * AIR } else { largest };
    let is_whole = all().flatten().all(|value| value.fract() == 0.0);
    let ticks = ticks(largest, is_whole, metric.noun.unit);
    let mean =
        |weeks: &[Option<f64>], figure: Option<f64>, quarter: Period| mean(metric, weeks, figure, quarter, localizer);
    let last = all().flatten().last();
    LineChart {
        earlier: earlier.to_vec(),
        current: metric.weeks.clone(),
        earlier_mean: mean(earlier, metric.prior, account.previous),
        current_mean: mean(&metric.weeks, Some(metric.value), account.period),
        months: months(first_day(metric, account), all().count(), account.calendar, localizer),
        last_label: last.map(|value| localizer.tick(value, &metric.noun)).unwrap_or_default(),
        ticks: ticks.into_iter().map(|tick| (tick, localizer.tick(tick, &metric.noun))).collect(),
        notes: notes(metric, account, workspace, localizer),
        limit: limit.map(|limit| (limit.value, localizer.say(&facts::named(limit, metric)))),
        axis_title: localizer.say(&Message::new("trend-axis").with("name", metric.name.as_str())),
        alt: alt(metric, account, localizer),
    }
}

/// The mean of some weeks: the quarter's `figure` itself where that is a mean.
fn mean(
    metric: &Metric,
    weeks: &[Option<f64>],
    figure: Option<f64>,
    quarter: Period,
    localizer: &Localizer,
) -> Option<Mean> {
    let measured: Vec<f64> = weeks.iter().copied().flatten().collect();
    let value = measured.iter().sum::<f64>() / measured.len() as f64;
    let people_come_whole = measured.iter().all(|value| value.fract() == 0.0) && !metric.is_sum();
    let value = figure.filter(|_| metric.aggregate == Aggregate::Mean).unwrap_or(if people_come_whole {
        whole(value)
    } else {
        value
    });
    let message = Message::new("trend-mean-of").with("quarter", quarter);
    let label = localizer.say(&message.with("value", Arg::Figure(value, metric.noun.clone())));
    (!measured.is_empty()).then_some(Mean { value, label })
}

/// The months that begin within so many weeks.
pub(crate) fn months(first: NaiveDate, weeks: usize, calendar: Calendar, localizer: &Localizer) -> Vec<MonthStart> {
    let end = calendar.after(first, weeks as i32);
    let begins = std::iter::successors(first.with_day(1), |day| day.checked_add_months(Months::new(1)));
    let within = begins.take_while(|day| *day < end).filter(|day| *day >= first);
    let at = |day: NaiveDate| {
        let week = calendar.week_of(day);
        let within = (day - calendar.first_day(week)).num_days() as f64;
        f64::from(week.0 - calendar.week_of(first).0) + within / 7.0
    };
    let start = |day: NaiveDate| MonthStart { at: at(day), label: localizer.month(day) };
    within.map(start).collect()
}

/// Ticks that are written as they are: no 2.5% that would be labelled 3%.
fn ticks(largest: f64, is_whole: bool, unit: Unit) -> Vec<f64> {
    let parts = match unit {
        Unit::Percent => 100.0,
        Unit::Count | Unit::Money(_) if is_whole => 1.0,
        Unit::Count | Unit::Money(_) => 10.0,
    };
    nice_ticks(rounded(largest * parts, 6), 4, true).into_iter().map(|tick| tick / parts).collect()
}

fn columns(metric: &Metric, account: &Account, localizer: &Localizer) -> Columns {
    let column = |(day, value): (&NaiveDate, &Option<f64>)| Column {
        label: if account.calendar.is_monthly() { localizer.month(*day) } else { localizer.day(*day) },
        value: *value,
        value_label: value.map(|v| localizer.tick(v, &metric.noun)).unwrap_or_default(),
    };
    Columns {
        columns: account.weeks.iter().zip(&metric.weeks).map(column).collect(),
        axis_title: localizer.say(&Message::new("trend-axis").with("name", metric.name.as_str())),
        alt: alt(metric, account, localizer),
    }
}

/// Where the weeks turned, and events that concern this account: first its own requests that went live, then released features
/// that it uses, which have no place beside a fall: they would look like its cause.
fn notes(metric: &Metric, account: &Account, workspace: &Workspace, localizer: &Localizer) -> Vec<WeekNote> {
    let (first, weeks) = (first_day(metric, account), earlier(metric).len() + metric.weeks.len());
    let week_of = |day: NaiveDate| {
        let week = account.calendar.week_of(day).0 - account.calendar.week_of(first).0;
        usize::try_from(week).ok().filter(|week| *week < weeks)
    };
    let turn = metric.half_year.as_ref().and_then(|half_year| half_year.turn).and_then(|turn| {
        let text = localizer.say(&Message::new("trend-note-turn").with("day", Arg::Day(turn.since)));
        Some(WeekNote { week: week_of(turn.since)?, text, is_turn: true })
    });
    let own = account.requests.iter().filter(|r| r.is_live()).filter_map(|request| {
        Some((week_of(request.shipped_on?)?, "trend-note-request", "title", request.title.as_str()))
    });
    let is_fall = tone(account, workspace) == Tone::Falling;
    let is_used =
        |index: usize| account.features.iter().flat_map(|features| &features.all).any(|f| f.index == index && f.used);
    let released = account.in_plan.iter().filter(|index| !is_fall && is_used(**index)).filter_map(|&index| {
        let feature = &workspace.catalogue.features[index];
        Some((week_of(feature.released_on?)?, "trend-note-feature", "feature", feature.name.as_str()))
    });
    let mut happened: Vec<_> = own.chain(released).take(NOTES).collect();
    happened.sort_by_key(|(week, ..)| *week);
    let mut last_id = "";
    let note = |(week, id, name, text): (usize, &'static str, &'static str, &str)| {
        // Only the first of several notes of one kind names the kind.
        let again = last_id == id;
        last_id = id;
        let text = if again { text.to_owned() } else { localizer.say(&Message::new(id).with(name, text)) };
        WeekNote { week, text, is_turn: false }
    };
    let mut notes: Vec<_> = happened.into_iter().map(note).chain(turn).collect();
    notes.sort_by_key(|note| note.week);
    notes
}

pub(crate) fn alt(metric: &Metric, account: &Account, localizer: &Localizer) -> String {
    let figure = |value| Arg::Figure(value, metric.noun.clone());
    let ends = |id, weeks: &[Option<f64>]| {
        let mut measured = weeks.iter().flatten().copied();
        let first = measured.next()?;
        let last = measured.last().unwrap_or(first);
        Some(Message::new(id).with("first", figure(first)).with("last", figure(last)))
    };
    let own = ends("trend-alt", &metric.weeks)
        .unwrap_or_else(|| {
            Message::new("trend-alt").with("first", figure(metric.value)).with("last", figure(metric.value))
        })
        .with("name", metric.name.as_str())
        .with("quarter", account.period)
        .with("peak", figure(metric.peak().map_or(metric.value, |(_, v)| v)));
    let earlier = earlier(metric);
    let prior = ends("trend-alt-prior", earlier).filter(|_| metric.has_enough_weeks());
    let turn = metric.half_year.as_ref().and_then(|half_year| half_year.turn);
    let turn = turn.map(|turn| Message::new("trend-alt-turn").with("day", Arg::Day(turn.since)));
    let shown = if metric.has_enough_weeks() { earlier } else { &[] };
    let gaps = shown.iter().chain(&metric.weeks).filter(|week| week.is_none()).count();
    let gaps = (gaps > 0).then(|| Message::new("trend-alt-gaps").with("n", gaps));
    let limit = near(metric).filter(|_| metric.has_enough_weeks());
    let limit = limit.map(|limit| Message::new("trend-alt-limit").with("limit", facts::named(limit, metric)));
    let prior = prior.map(|prior| prior.with("quarter", account.previous));
    crate::deck::phrases::alt_text(own, prior.into_iter().chain(turn).chain(limit).chain(gaps), localizer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::change::Change;
    use crate::base::week::WeekStart;
    use crate::config::qbr::file::Thresholds;
    use crate::insight::registry::tests::{account, counted, features, live_since, workspace};

    #[test]
    fn only_what_happened_in_a_week_is_drawn_at_it() {
        let localizer = Localizer::new("en-US").unwrap();
        let drawn = |shipped_on: &str| {
            let as_of = "2026-10-31".parse().unwrap();
            let account = Account { requests: vec![live_since(shipped_on)], as_of, ..account() };
            notes(&counted("jobs"), &account, &workspace(), &localizer).first().map(|note| note.week)
        };
        // The weeks are those from 29 June to 27 September.
        assert_eq!(
            ["2026-06-28", "2026-06-29", "2026-07-05", "2026-07-06"].map(drawn),
            [None, Some(0), Some(0), Some(1)]
        );
        assert_eq!(
            ["2026-09-21", "2026-09-27", "2026-09-28", "2026-10-15"].map(drawn),
            [Some(12), Some(12), None, None]
        );
    }

    #[test]
    fn nothing_new_is_drawn_beside_a_fall() {
        let mut workspace = workspace();
        let catalogue = "features: [{id: f, name: Export, benefit: It exports, released_on: 2026-08-04}]";
        workspace.catalogue = serde_yaml::from_str(catalogue).unwrap();
        let drawn = |is_used: bool, before: f64, now: f64| {
            let change = Change::between(before, now, &Thresholds::default());
            let jobs = Metric { change, prior: Some(before), value: now, ..counted("jobs") };
            let features = Some(features(&[is_used], &[None]));
            let account = Account { in_plan: vec![0], features, metrics: vec![jobs.clone()], ..account() };
            notes(&jobs, &account, &workspace, &Localizer::new("en-US").unwrap()).len()
        };
        assert_eq!([drawn(true, 400.0, 520.0), drawn(true, 520.0, 200.0)], [1, 0]);
        assert_eq!(drawn(false, 400.0, 520.0), 0, "what nobody uses moved nothing");
    }

    #[test]
    fn months_begin_where_they_do() {
        let localizer = Localizer::new("en-US").unwrap();
        let calendar = Calendar::Weeks(WeekStart::Monday);
        let found = months("2026-06-29".parse().unwrap(), 13, calendar, &localizer);
        let at: Vec<_> = found.iter().map(|month| (month.label.as_str(), (7.0 * month.at) as u32)).collect();
        assert_eq!(at, [("Jul", 2), ("Aug", 33), ("Sep", 64)]);
    }

    #[test]
    fn ticks_are_written_as_they_are() {
        for largest in [0.03, 0.07, 0.075, 0.6, 0.75, 1.0, 2.2, 7.5, 9.9, 52.0, 1390.0, 24_000.0, 7.4e6] {
            for unit in [Unit::Percent, Unit::Count] {
                for tick in ticks(largest, false, unit).into_iter().filter(|_| unit == Unit::Count || largest <= 1.0) {
                    assert_eq!(rounded(unit.written(tick), 9), rounded(tick, 9), "{unit:?} to {largest}");
                }
            }
        }
        assert_eq!(ticks(0.07, false, Unit::Percent), [0.0, 0.05, 0.1]);
        assert_eq!(ticks(52.0, true, Unit::Count), [0.0, 20.0, 40.0, 60.0]);
    }
}
