//! A goal of the success plan: how far it was reached, quarter by quarter, against its line.

use std::cmp::Ordering;

use serde::Serialize;

use crate::account::view::{Account, Goal};
use crate::base::amounts::rounding::rounded;
use crate::base::noun::Unit;
use crate::base::text::is_percent_sign;
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::VStack;
use crate::insight::rules::goals::amount;
use crate::layout::chart::bars::spec::Bar;
use crate::layout::chart::columns::Column;
use crate::layout::chart::figure::Chart as _;
use crate::layout::chart::goal::GoalColumns;
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::style::TextStyle;
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// The most quarters that are drawn.
const QUARTERS: usize = 5;

/// Where less is better, the scale ends at this multiple of the largest result or the target.
const BEYOND: f64 = 1.25;

/// A goal with its chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GoalRow {
    #[serde(skip)]
    pub of: Goal,
    /// The goal in words.
    pub goal: String,
    pub actual: String,
    /// How far the result is from the goal.
    pub gap: String,
    pub chart: GoalColumns,
}

impl GoalRow {
    pub(crate) fn of(goal: &Goal, account: &Account, localizer: &Localizer) -> Self {
        let say = |arg: Arg| localizer.say(&Message::new("text").with("text", arg));
        Self {
            of: goal.clone(),
            goal: goal.goal.clone(),
            actual: say(amount(goal, goal.actual)),
            gap: localizer.say(&gap(goal)),
            chart: chart(goal, account, localizer),
        }
    }

    /// The goal, the result and what is to it.
    pub(crate) fn head(&self, page: &SlidePage, figure: &TextStyle, width: Pt) -> VStack {
        let mut stack = VStack::default();
        stack.heading(page, &self.goal, &page.heading(), width, 3);
        stack.gap(page.theme.space.s).paragraph(page, &self.actual, figure, width, 2);
        stack.paragraph(page, &self.gap, &page.strong(), width, 2);
        stack
    }

    /// Draws the head, and the chart from `top` to the bottom of `area`.
    pub(crate) fn draw(&self, page: &mut SlidePage, head: VStack, top: Pt, area: Rect) {
        head.draw(page, Point::new(area.x, area.y));
        let room = Rect { y: top, height: area.bottom() - top, ..area };
        page.push(self.chart.draw(room, page.theme, page.fonts));
    }
}

/// A column for each quarter that a result is known for, the last of them the one under review.
fn chart(goal: &Goal, account: &Account, localizer: &Localizer) -> GoalColumns {
    let say = |arg: Arg| localizer.say(&Message::new("text").with("text", arg));
    let known = goal.history.iter().copied().chain([(account.period, goal.actual)]);
    let known: Vec<_> = known.filter(|(_, value)| *value >= 0.0).collect();
    let known = &known[known.len().saturating_sub(QUARTERS)..];
    let column = |(period, value): &(_, f64)| Column {
        label: localizer.quarter(*period),
        value: Some(*value),
        value_label: say(amount(goal, *value)),
    };
    let columns: Vec<_> = known.iter().map(column).collect();
    let most = known.iter().map(|(_, value)| *value).fold(goal.target, f64::max).max(f64::MIN_POSITIVE);
    let full = match (is_percentage(goal) && most <= 100.0, goal.more_is_better) {
        (true, _) => 100.0,
        (false, true) => most,
        (false, false) => most * BEYOND,
    };
    let line = if goal.more_is_better { "value-line" } else { "value-line-most" };
    let target_label = localizer.say(&Message::new(line).with("target", amount(goal, goal.target)));
    let quarter = |(period, value): &(_, f64)| {
        localizer.say(&Message::new("value-alt-quarter").with("quarter", *period).with("value", amount(goal, *value)))
    };
    let alt = Message::new("value-alt-goal")
        .with("goal", goal.goal.as_str())
        .with("quarters", Arg::List(known.iter().map(quarter).collect()))
        .with("line", target_label.as_str());
    GoalColumns { columns, target: goal.target, target_label, full, alt: localizer.say(&alt) }
}

/// How far the result is from the goal; of a percentage in points.
pub(crate) fn gap(goal: &Goal) -> Message {
    let away = match goal.currency {
        Some(currency) => Unit::Money(currency).difference(goal.actual, goal.target),
        None => rounded((rounded(goal.actual, 2) - rounded(goal.target, 2)).abs(), 2),
    };
    let away = match is_percentage(goal) {
        true => Arg::from(Message::new("value-points").with("n", Arg::Exact(away))),
        false => amount(goal, away),
    };
    match (goal.compare(), goal.is_reached()) {
        (Ordering::Equal, _) => Message::new("value-gap-met"),
        (_, false) => Message::new("value-gap-left").with("away", away),
        (Ordering::Greater, true) => Message::new("value-gap-beyond").with("away", away),
        (Ordering::Less, true) => Message::new("value-gap-under").with("away", away),
    }
}

fn is_percentage(goal: &Goal) -> bool {
    goal.unit.as_deref().is_some_and(is_percent_sign)
}

/// A row of a page with many goals.
pub(crate) fn bar(goal: &Goal, localizer: &Localizer) -> Bar {
    let full = goal.actual.max(goal.target).max(f64::MIN_POSITIVE);
    let value = localizer.say(&Message::new("text").with("text", amount(goal, goal.actual)));
    let line = if goal.more_is_better { "value-line" } else { "value-line-most" };
    let note = localizer.say(&Message::new(line).with("target", amount(goal, goal.target)));
    Bar { label: goal.goal.clone(), used: goal.actual / full, included: goal.target / full, peer: None, value, note }
}

/// The goal's part of that chart's alternative text.
pub(crate) fn goal_alt(goal: &Goal) -> Message {
    let value = Message::new("value-goal").with("actual", amount(goal, goal.actual)).with("gap", gap(goal));
    Message::new("alt-row").with("label", goal.goal.as_str()).with("value", value)
}
