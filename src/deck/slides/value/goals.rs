//! A goal of the success plan: how far it was reached, quarter by quarter, against its line.

use std::cmp::Ordering;

use serde::Serialize;

use crate::account::view::{Account, Goal};
use crate::deck::widgets::panels::Panel;
use crate::insight::rules::goals::{amount, away, is_percentage};
use crate::layout::chart::bars::spec::Bar;
use crate::layout::chart::columns::Column;
use crate::layout::chart::marked::{GoalLine, MarkedColumns};
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
    /// How far the result is from the goal.
    pub gap: String,
    pub chart: MarkedColumns,
}

impl GoalRow {
    pub(crate) fn of(goal: &Goal, account: &Account, localizer: &Localizer) -> Self {
        Self {
            of: goal.clone(),
            goal: goal.goal.clone(),
            gap: localizer.say(&gap(goal)),
            chart: chart(goal, account, localizer),
        }
    }

    /// The goal and its chart; where the title does not say it, how far the result is from the goal.
    pub(crate) fn panel(&self, is_told: bool) -> Panel<'_> {
        let remarks = if is_told { Vec::new() } else { vec![self.gap.as_str()] };
        Panel { heading: self.goal.as_str().into(), remarks, chart: &self.chart }
    }
}

/// A column for each quarter that a result is known for, the last of them the one under review.
fn chart(goal: &Goal, account: &Account, localizer: &Localizer) -> MarkedColumns {
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
    let full = scale_end(goal, known.iter().map(|(_, value)| *value));
    let target_label = line_label(goal, localizer);
    let quarter = |(period, value): &(_, f64)| {
        localizer.say(&Message::new("value-alt-quarter").with("quarter", *period).with("value", amount(goal, *value)))
    };
    let alt = Message::new("value-alt-goal")
        .with("goal", goal.goal.as_str())
        .with("quarters", Arg::List(known.iter().map(quarter).collect()))
        .with("line", target_label.as_str());
    let marked = columns.len().saturating_sub(1);
    let line = GoalLine { target: goal.target, label: target_label };
    MarkedColumns { columns, marked, goal: Some(line), full, alt: localizer.say(&alt) }
}

/// The end of the scale on which these results stand with the goal.
pub(crate) fn scale_end(goal: &Goal, results: impl Iterator<Item = f64>) -> f64 {
    let most = results.fold(goal.target, f64::max).max(f64::MIN_POSITIVE);
    match (is_percentage(goal) && most <= 100.0, goal.more_is_better) {
        (true, _) => 100.0,
        (false, true) => most,
        (false, false) => most * BEYOND,
    }
}

/// "Goal: 90%".
pub(crate) fn line_label(goal: &Goal, localizer: &Localizer) -> String {
    let line = if goal.more_is_better { "value-line" } else { "value-line-most" };
    localizer.say(&Message::new(line).with("target", amount(goal, goal.target)))
}

/// How far the result is from the goal; of a percentage in points.
pub(crate) fn gap(goal: &Goal) -> Message {
    let away = away(goal);
    match (goal.compare(), goal.is_reached()) {
        (Ordering::Equal, _) => Message::new("value-gap-met"),
        (_, false) => Message::new("value-gap-left").with("away", away),
        (Ordering::Greater, true) => Message::new("value-gap-beyond").with("away", away),
        (Ordering::Less, true) => Message::new("value-gap-under").with("away", away),
    }
}

/// A row of a page with many goals.
pub(crate) fn bar(goal: &Goal, localizer: &Localizer) -> Bar {
    let full = goal.actual.max(goal.target).max(f64::MIN_POSITIVE);
    let value = localizer.say(&Message::new("text").with("text", amount(goal, goal.actual)));
    let note = line_label(goal, localizer);
    Bar { label: goal.goal.clone(), used: goal.actual / full, included: goal.target / full, peer: None, value, note }
}

/// The goal's part of that chart's alternative text.
pub(crate) fn goal_alt(goal: &Goal) -> Message {
    let value = Message::new("value-goal").with("actual", amount(goal, goal.actual)).with("gap", gap(goal));
    Message::new("alt-row").with("label", goal.goal.as_str()).with("value", value)
}
