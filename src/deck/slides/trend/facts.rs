//! The facts beside the chart: people and volume; else remarkable weeks, and the contract's limit.
//!
//! People times what each of them carries is the volume: all three are shown with the quarter before, and what each carries says
//! that it is rounded. A limit is drawn into the chart if that leaves the weeks more than half of its height; a limit far above the weeks is a
//! fact here instead.

use serde::Serialize;

use crate::account::change::FEW;
use crate::account::course::people_and_volume::PeopleAndVolume;
use crate::account::metric::{Limit, Metric};
use crate::account::view::Account;
use crate::base::amounts::rounding::whole;
use crate::base::noun::Noun;
use crate::config::qbr::metrics::Aggregate;
use crate::deck::phrases::week_named;
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::{VStack, first_that};
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::style::TextStyle;
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// The limit is drawn if the highest week is at least this share of it.
const NEAR: f64 = 0.6;

/// The maximum number of facts.
const FACTS: usize = 3;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fact {
    pub value: String,
    pub label: String,
    /// The same in the quarter before; empty if it is not told.
    pub before: String,
}

impl Fact {
    /// The figure above its label.
    pub(crate) fn stack(&self, page: &SlidePage, figure: &TextStyle, width: Pt) -> VStack {
        let mut stack = VStack::default();
        stack.paragraph(page, &self.value, figure, width, 1);
        stack.paragraph(page, &self.label, &page.small(), width, 2);
        stack.paragraph(page, &self.before, &page.small(), width, 2);
        stack
    }
}

/// Draws people, what each carries and the volume in rows of one height, with a rule above each; all figures in the largest
/// size in which each row holds its own.
pub(crate) fn draw_parts(parts: &[Fact], page: &mut SlidePage, area: Rect) {
    let space = page.theme.space;
    let rows = area.rows(parts.len(), 0.0);
    let high = rows.first().map_or(0.0, |row| row.height) - space.m;
    let set = |figure: TextStyle| parts.iter().map(|part| part.stack(page, &figure, area.width)).collect::<Vec<_>>();
    let sizes = [page.figure(), page.heading(), page.strong()].map(set);
    let Some(stacks) = first_that(sizes, |stacks| stacks.iter().all(|stack| stack.height() <= high)) else { return };
    for (stack, row) in stacks.into_iter().zip(rows) {
        page.rule(row, page.theme.palette.line);
        stack.draw(page, Point::new(row.x, row.y + space.m));
    }
}

/// Draws facts at the bottom of `area`, below `top`, with a rule above each: in the largest size in which all fit, else as many
/// as fit.
pub(crate) fn draw(facts: &[Fact], page: &mut SlidePage, top: Pt, area: Rect) {
    let space = page.theme.space;
    let height = |stack: &VStack| stack.height() + 2.0 * space.m;
    let set = |figure: TextStyle| {
        let mut room = area.bottom() - top - space.l;
        let stacks = facts.iter().map(|fact| fact.stack(page, &figure, area.width));
        let fits = |stack: &VStack| {
            room -= height(stack);
            room >= 0.0
        };
        stacks.take_while(fits).collect::<Vec<_>>()
    };
    let styles = [page.figure(), page.heading()];
    let Some(stacks) = first_that(styles.into_iter().map(set), |stacks| stacks.len() == facts.len()) else { return };
    let mut y = area.bottom() - stacks.iter().map(height).sum::<Pt>() + space.m;
    for stack in stacks {
        page.rule(Rect { y, ..area }, page.theme.palette.line);
        y = stack.draw(page, Point::new(area.x, y + space.m)) + space.m;
    }
}

/// The highest week if there is only one, the mean week of a sum, the latest week (the first if the large figure is the
/// latest), and a limit that is not drawn or is the only fact. A mean that is drawn is not told again.
pub(crate) fn facts(metric: &Metric, account: &Account, has_line: bool, localizer: &Localizer) -> Vec<Fact> {
    let of =
        |value: f64, label: String| Fact { value: localizer.figure(value, &metric.noun), label, before: String::new() };
    let measured: Vec<(usize, f64)> = metric.weeks.iter().enumerate().filter_map(|(i, v)| Some((i, (*v)?))).collect();
    let (Some(&(last, latest)), true) = (measured.last(), measured.len() > 1) else { return Vec::new() };
    let week = |id, week: usize| localizer.say(&Message::new(id).with("day", week_named(account, account.weeks[week])));
    let peak = metric.peak().filter(|(_, most)| measured.iter().filter(|(_, value)| value == most).count() == 1);
    let varied = measured.iter().any(|(_, value)| *value != latest);
    // The large figure is the peak already.
    let shows_peak = metric.aggregate == Aggregate::Max;
    // A line names its last week.
    let peak = peak.filter(|(at, _)| !has_line || *at != last);
    let highest = peak
        .filter(|(at, _)| !shows_peak && (*at != last || metric.aggregate != Aggregate::Last))
        .map(|(at, most)| of(most, week("trend-high", at)));
    let mean = (metric.is_sum() && varied && !has_line)
        .then(|| of(metric.value / measured.len() as f64, localizer.word("trend-mean")));
    let end = match metric.aggregate {
        Aggregate::Last => measured.first().map(|&(at, value)| (at, value, "trend-first-week")),
        _ => Some((last, latest, "trend-latest")),
    };
    let end = end.filter(|(at, ..)| !has_line || *at != last);
    let end = end.filter(|(at, ..)| varied && (shows_peak || peak.is_none_or(|(peak, _)| peak != *at)));
    let end = end.map(|(at, value, id)| of(value, week(id, at)));
    let limit = metric.limit.map(|limit| {
        of(limit.value, localizer.word(if limit.seats { "trend-limit-seats-fact" } else { "trend-limit-fact" }))
    });
    let others = highest.is_some() || mean.is_some() || end.is_some();
    let limit = limit.filter(|_| !others || near(metric).is_none() || !has_line);
    [limit, highest, mean, end].into_iter().flatten().take(FACTS).collect()
}

/// People, what each of them carries, and the volume, each with the quarter before.
pub(crate) fn parts(carried: &PeopleAndVolume, account: &Account, localizer: &Localizer) -> Vec<Fact> {
    let before = |was: f64, now: f64, noun: &Noun| {
        let change = now / was - 1.0;
        let id = match whole(change * 100.0) {
            // Of a few a share says too much.
            _ if was < FEW => "trend-before",
            points if points > 0.0 => "trend-before-up",
            points if points < 0.0 => "trend-before-down",
            _ => "trend-before",
        };
        let message = Message::new(id).with("quarter", account.previous).with("change", Arg::Share(change.abs()));
        localizer.say(&message.with("value", Arg::Figure(was, noun.clone())))
    };
    let fact = |sign: &str, value: f64, was: f64, noun: &Noun, label: Message| Fact {
        value: format!("{sign}{}", localizer.figure(value, noun)),
        label: localizer.say(&label.with("noun", Arg::NounOf(value, noun.clone()))),
        before: before(was, value, noun),
    };
    let quarter = || Message::new("trend-figure-level").with("quarter", account.period);
    let noun = &carried.noun;
    let people = account.metrics.iter().find(|metric| metric.id == carried.people);
    let people = people.map(|people| fact("", carried.now.people, carried.before.people, &people.noun, quarter()));
    let each = Message::new("trend-part-each");
    let each = fact("× ", carried.now.each(), carried.before.each(), noun, each);
    let volume = fact("≈ ", carried.now.volume, carried.before.volume, noun, quarter());
    people.into_iter().chain([each, volume]).collect()
}

/// The limit, if the weeks are near enough to be drawn on the same scale.
pub(crate) fn near(metric: &Metric) -> Option<Limit> {
    metric.limit.filter(|limit| largest(metric) >= limit.value * NEAR)
}

/// The highest week of both quarters.
pub(crate) fn largest(metric: &Metric) -> f64 {
    metric.weeks.iter().chain(&metric.prior_weeks).flatten().copied().fold(0.0, f64::max)
}

/// The label of a limit.
pub(crate) fn named(limit: Limit, metric: &Metric) -> Message {
    match limit.seats {
        true => Message::new("trend-limit-seats").with("seats", limit.value),
        false => Message::new("trend-limit").with("value", Arg::Figure(limit.value, metric.noun.clone())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::qbr::metrics::MetricKind;
    use crate::insight::registry::tests::{account, counted};

    fn metric(weeks: &[f64], limit: Option<f64>) -> Metric {
        let limit = limit.map(|value| Limit { value, seats: true });
        let weeks: Vec<_> = weeks.iter().copied().map(Some).collect();
        Metric {
            prior_weeks: vec![None; weeks.len()],
            weeks,
            limit,
            kind: MetricKind::Stock,
            aggregate: Aggregate::Mean,
            ..counted("users")
        }
    }

    fn shown(metric: &Metric) -> Vec<(String, String)> {
        shown_beside(metric, false)
    }

    fn shown_beside(metric: &Metric, has_line: bool) -> Vec<(String, String)> {
        let days = (0..13).map(|week| chrono::NaiveDate::default() + chrono::Days::new(7 * week));
        let account = Account { weeks: days.collect(), ..account() };
        let facts = facts(metric, &account, has_line, &Localizer::new("en-US").unwrap());
        facts.into_iter().map(|fact| (fact.value, fact.label)).collect()
    }

    #[test]
    fn a_limit_is_drawn_where_the_weeks_come_near_it() {
        assert!(near(&metric(&[30.0, 42.0], Some(70.0))).is_some());
        assert!(near(&metric(&[30.0, 41.0], Some(70.0))).is_none());
        assert!(near(&metric(&[90.0, 80.0], Some(70.0))).is_some());
        assert_eq!(near(&metric(&[90.0], None)), None);
    }

    #[test]
    fn one_that_is_far_away_is_told() {
        assert_eq!(shown(&metric(&[3.0, 3.0], Some(70.0)))[0].0, "70");
        let near = |weeks: &[f64]| shown_beside(&metric(weeks, Some(70.0)), true);
        assert_eq!(near(&[60.0, 40.0]), [("60".to_owned(), "Highest: week of Jan 1".to_owned())], "it is drawn");
        assert_eq!(near(&[60.0, 60.0])[0].0, "70", "unless nothing else is to be told");
        assert_eq!(near(&[40.0, 60.0])[0].0, "70", "for the last week is written at the line's end");
    }

    #[test]
    fn the_highest_week_is_not_told_again_as_the_latest() {
        let first = |weeks| shown(&metric(weeks, None)).into_iter().map(|fact| fact.0).collect::<Vec<_>>();
        assert_eq!(first(&[3.0, 5.0, 4.0]), ["5", "4"]);
        assert_eq!(first(&[3.0, 4.0, 5.0]), ["5"]);
        assert_eq!(first(&[5.0, 5.0, 4.0]), ["4"]);
        assert_eq!(first(&[5.0, 5.0, 5.0]), [""; 0]);
        let level = |weeks| Metric { aggregate: Aggregate::Last, ..metric(weeks, None) };
        let of = |weeks| shown(&level(weeks)).into_iter().map(|fact| fact.0).collect::<Vec<_>>();
        assert_eq!([of(&[3.0, 4.0, 5.0]), of(&[3.0, 5.0, 4.0])], [vec!["3"], vec!["5", "3"]], "nor the figure itself");
    }
}
