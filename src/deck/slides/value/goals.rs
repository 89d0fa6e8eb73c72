//! A goal of the success plan and how far it was reached, as a card and as a bar.

use serde::Serialize;

use crate::account::view::{Account, Goal};
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

pub(crate) fn goal_card(goal: &Goal, account: &Account, localizer: &Localizer) -> Reached {
    let done = goal.actual >= goal.target;
    let (share, mark) = match (is_percentage(goal), done) {
        // For a percentage a full meter means 100%, not the target.
        (true, _) if goal.actual.max(goal.target) <= 100.0 => (goal.actual / 100.0, Some(goal.target / 100.0)),
        (_, true) => (1.0, Some(goal.target / goal.actual)),
        (_, false) => (goal.actual / goal.target, None),
    };
    let mark = mark.filter(|mark| *mark < 1.0);
    let id = if done { "value-target-reached" } else { "value-target" };
    Reached {
        goal: goal.goal.clone(),
        actual: localizer.say(&Message::new("text").with("text", amount(goal, goal.actual, account, localizer))),
        target: localizer.say(&Message::new(id).with("target", amount(goal, goal.target, account, localizer))),
        share,
        mark,
        facts: Vec::new(),
    }
}

/// The title of a page with one goal.
pub(crate) fn title_of(goal: &Goal, account: &Account, localizer: &Localizer) -> Message {
    let id = if goal.actual >= goal.target { "value-title-goal-reached" } else { "value-title-goal" };
    let amount = |value| amount(goal, value, account, localizer);
    Message::new(id).with("actual", amount(goal.actual)).with("target", amount(goal.target))
}

pub(crate) fn is_percentage(goal: &Goal) -> bool {
    goal.unit.as_deref().is_some_and(|unit| matches!(unit.trim(), "%" | "％"))
}

/// The target, and by how much it was exceeded or missed. For a percentage only the target: the difference would be in points.
pub(crate) fn facts(goal: &Goal, account: &Account, localizer: &Localizer) -> Vec<(String, String)> {
    let say = |value| localizer.say(&Message::new("text").with("text", amount(goal, value, account, localizer)));
    let away = goal.actual - goal.target;
    let label = if away > 0.0 { "value-fact-beyond" } else { "value-fact-left" };
    let away = (away != 0.0 && !is_percentage(goal)).then(|| (say(away.abs()), localizer.word(label)));
    [(say(goal.target), localizer.word("value-fact-goal"))].into_iter().chain(away).collect()
}

pub(crate) fn bar(goal: &Goal, account: &Account, localizer: &Localizer) -> Bar {
    let full = goal.actual.max(goal.target);
    let Reached { goal: label, actual: value, target: note, .. } = goal_card(goal, account, localizer);
    Bar { label, used: goal.actual / full, included: goal.target / full, peer: None, value, note }
}

/// The goal's part of the chart's alternative text.
pub(crate) fn goal_alt(goal: &Goal, account: &Account, localizer: &Localizer) -> Message {
    let amount = |value| amount(goal, value, account, localizer);
    let id = if goal.actual >= goal.target { "value-goal-reached" } else { "value-goal" };
    let value = Message::new(id).with("actual", amount(goal.actual)).with("target", amount(goal.target));
    Message::new("alt-row").with("label", goal.goal.as_str()).with("value", value)
}

pub(crate) fn amount(goal: &Goal, value: f64, account: &Account, localizer: &Localizer) -> Arg {
    match goal.unit.as_deref() {
        Some(code) if code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()) => {
            Arg::Money(value, code.to_owned())
        }
        Some("currency") => Arg::Money(value, account.currency.clone()),
        Some(unit) => Arg::Measure(value, unit.to_owned()),
        None => Arg::Text(localizer.exact(value)),
    }
}
