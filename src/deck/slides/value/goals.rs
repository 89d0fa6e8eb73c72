//! A goal of the success plan and how far it was reached, as a card and as a bar.

use std::cmp::Ordering;

use serde::Serialize;

use crate::account::view::Goal;
use crate::base::amounts::rounding::rounded;
use crate::base::noun::Unit;
use crate::base::text::is_percent_sign;
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::VStack;
use crate::layout::chart::bars::spec::Bar;
use crate::layout::chart::sparkline::Ink;
use crate::layout::frame::Item;
use crate::layout::geometry::{Point, Pt, Rect};
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reached {
    /// The goal in words.
    pub goal: String,
    pub actual: String,
    pub target: String,
    /// How far the meter is filled: the share of the target, or for a percentage its value.
    pub share: f64,
    /// The position of the target on the meter, if that is not its end.
    pub mark: Option<f64>,
    /// The target and the difference from it, each with a label. Only if the page has no other goal.
    pub facts: Vec<(String, String)>,
}

impl Reached {
    /// Draws the goal's name, the figure with its target, and a meter below.
    pub(crate) fn draw(&self, page: &mut SlidePage, area: Rect, first: bool) {
        let card = if first { page.accent_card(area) } else { page.card(area) };
        let (inner, space, theme) = (card.inner, page.theme.space, page.theme);
        let ink = if first { Ink::on_accent(theme) } else { Ink::on_card(theme) };
        let width = inner.width;
        let mut heading = VStack::default();
        heading.heading(page, &self.goal, &card.ink(page.heading()), width, 3);
        let top = heading.draw(page, Point::new(inner.x, inner.y));
        let meter = Rect { y: inner.bottom() - METER, height: METER, ..inner };
        let room = Rect { y: top + space.m, height: (meter.y - space.l - top - space.m).max(0.0), ..inner };
        // A long unit makes the figure smaller, not shorter.
        let settings = [(page.display(), 1), (page.figure(), 2), (page.heading(), 3), (page.strong(), 4)];
        let stack = VStack::fitting(room.height, settings, |(figure, lines)| {
            let mut stack = VStack::default();
            stack.paragraph(page, &self.actual, &card.ink(figure), width, lines);
            stack.paragraph(page, &self.target, &card.muted(page.strong()), width, 2);
            stack
        });
        stack.bottom(page, room);
        page.push(Item::block(meter, METER / 2.0, ink.area));
        let used = Rect { width: (meter.width * self.share).max(METER), ..meter };
        page.push(Item::block(used, METER / 2.0, ink.line));
        if let Some(mark) = self.mark {
            let x = (meter.x + meter.width * mark).clamp(meter.x + METER / 2.0, meter.right() - METER / 2.0);
            let color = if x < used.right() { ink.ground } else { ink.line };
            page.push(Item::line(Point::new(x, meter.y), Point::new(x, meter.bottom()), color, 2.5));
        }
    }
}

pub(crate) const METER: Pt = 12.0;

pub(crate) fn goal_card(goal: &Goal, localizer: &Localizer) -> Reached {
    let amount = |value| amount(goal, value, localizer);
    let (share, mark) = meter(goal);
    let target = match (goal.more_is_better, goal.is_reached()) {
        (true, true) => "value-target-reached",
        (true, false) => "value-target",
        (false, true) => "value-target-most-reached",
        (false, false) => "value-target-most",
    };
    Reached {
        goal: goal.goal.clone(),
        actual: localizer.say(&Message::new("text").with("text", amount(goal.actual))),
        target: localizer.say(&Message::new(target).with("target", amount(goal.target))),
        share,
        mark: Some(mark).filter(|mark| *mark < 1.0),
        facts: Vec::new(),
    }
}

/// How far the meter is filled, and where the target stands on it. For a percentage a full meter is 100%. Where less is better
/// the target is a line to stay under, so there is room beyond it.
fn meter(goal: &Goal) -> (f64, f64) {
    let most = goal.actual.max(goal.target).max(f64::MIN_POSITIVE);
    let full = match (is_percentage(goal) && most <= 100.0, goal.more_is_better) {
        (true, _) => 100.0,
        (false, true) => most,
        (false, false) => most * BEYOND,
    };
    (goal.actual / full, goal.target / full)
}

/// Where less is better, the meter ends at this multiple of the larger of result and target.
const BEYOND: f64 = 1.25;

/// The title of a page with one goal.
pub(crate) fn title_of(goal: &Goal, localizer: &Localizer) -> Message {
    let past = away(goal).filter(|_| goal.compare() == Ordering::Greater);
    let id = match (goal.more_is_better, goal.is_reached()) {
        (true, true) if past.is_some() => "value-title-goal-past",
        (true, true) => "value-title-goal-reached",
        (true, false) => "value-title-goal",
        (false, true) => "value-title-goal-most-reached",
        (false, false) => "value-title-goal-most",
    };
    let amount = |value| amount(goal, value, localizer);
    let message = Message::new(id).with("actual", amount(goal.actual)).with("target", amount(goal.target));
    past.into_iter().fold(message, |message, past| message.with("beyond", amount(past)))
}

/// By how much the target was exceeded or missed; `None` of a percentage, for that would be in points.
fn away(goal: &Goal) -> Option<f64> {
    let away = match goal.currency {
        Some(currency) => Unit::Money(currency).difference(goal.actual, goal.target),
        None => rounded((rounded(goal.actual, 2) - rounded(goal.target, 2)).abs(), 2),
    };
    (goal.compare() != Ordering::Equal && !is_percentage(goal)).then_some(away)
}

pub(crate) fn is_percentage(goal: &Goal) -> bool {
    goal.unit.as_deref().is_some_and(is_percent_sign)
}

/// The target, and by how much it was exceeded or missed. For a percentage only the target: the difference would be in points.
pub(crate) fn facts(goal: &Goal, localizer: &Localizer) -> Vec<(String, String)> {
    let say = |value| localizer.say(&Message::new("text").with("text", amount(goal, value, localizer)));
    let label = match (goal.more_is_better, goal.compare() == Ordering::Greater) {
        (true, true) => "value-fact-beyond",
        (true, false) => "value-fact-left",
        (false, true) => "value-fact-over",
        (false, false) => "value-fact-under",
    };
    let away = away(goal).map(|away| (say(away), localizer.word(label)));
    let target = if goal.more_is_better { "value-fact-goal" } else { "value-fact-goal-most" };
    [(say(goal.target), localizer.word(target))].into_iter().chain(away).collect()
}

pub(crate) fn bar(goal: &Goal, localizer: &Localizer) -> Bar {
    let full = goal.actual.max(goal.target).max(f64::MIN_POSITIVE);
    let Reached { goal: label, actual: value, target: note, .. } = goal_card(goal, localizer);
    Bar { label, used: goal.actual / full, included: goal.target / full, peer: None, value, note }
}

/// The goal's part of the chart's alternative text.
pub(crate) fn goal_alt(goal: &Goal, localizer: &Localizer) -> Message {
    let amount = |value| amount(goal, value, localizer);
    let id = match (goal.more_is_better, goal.is_reached()) {
        (true, true) => "value-goal-reached",
        (true, false) => "value-goal",
        (false, true) => "value-goal-most-reached",
        (false, false) => "value-goal-most",
    };
    let value = Message::new(id).with("actual", amount(goal.actual)).with("target", amount(goal.target));
    Message::new("alt-row").with("label", goal.goal.as_str()).with("value", value)
}

pub(crate) fn amount(goal: &Goal, value: f64, localizer: &Localizer) -> Arg {
    match (goal.currency, goal.unit.as_deref()) {
        (Some(currency), _) => Arg::Money(value, currency),
        (None, Some(unit)) => Arg::Measure(value, unit.to_owned()),
        (None, None) => Arg::Text(localizer.exact(value)),
    }
}
