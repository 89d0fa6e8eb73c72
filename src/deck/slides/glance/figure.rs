//! The key figures of the glance: goals first, then use; each with its goal or what it was before.

use serde::Serialize;

use crate::account::change::{NoChange, Told};
use crate::account::figure::{FigureId, MetricFigure};
use crate::account::metric::{Metric, NEAR};
use crate::account::view::{Account, Goal};
use crate::base::amounts::rounding::compare;
use crate::config::qbr::metrics::Aggregate;
use crate::config::workspace::Workspace;
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::{VStack, first_that};
use crate::insight::model::Insight;
use crate::insight::registry::leading;
use crate::insight::rules::goals::amount;
use crate::insight::rules::trend::follows_volume;
use crate::layout::frame::Item;
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::style::{TextStyle, Weight};
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KeyFigure {
    /// The figures of the account that it shows.
    #[serde(skip)]
    pub of: Vec<FigureId>,
    pub label: String,
    pub value: String,
    pub change: String,
    /// Whether the change is an improvement.
    pub good: bool,
}

/// The maximum number of figures.
pub(crate) const FIGURES: usize = 3;
/// At most so many of them are goals.
const GOALS: usize = 2;

/// The figures of an active account: goals, the metrics that the message is of, the others in their order, and features in use.
pub(crate) fn figures(
    account: &Account,
    insights: &[Insight],
    workspace: &Workspace,
    localizer: &Localizer,
) -> Vec<KeyFigure> {
    let lead = leading(insights, account, workspace);
    let is_of_lead = |metric: &Metric| {
        let of = |figure: &FigureId| matches!(figure, FigureId::Metric(id, _) if *id == metric.id);
        lead.is_some_and(|lead| lead.evidence.iter().any(|evidence| of(&evidence.figure)))
    };
    let mut metrics: Vec<_> =
        account.metrics.iter().filter(|m| m.value > 0.0 || m.prior.is_some_and(|p| p > 0.0)).collect();
    metrics.sort_by_key(|metric| !is_of_lead(metric));
    // An open goal is not hidden behind others that were reached.
    let mut goals: Vec<_> = account.goals.iter().enumerate().collect();
    goals.sort_by_key(|(_, goal)| goal.is_reached());
    let goals = goals.into_iter().take(GOALS).map(|(at, goal)| goal_figure(at, goal, localizer));
    let metrics = metrics.into_iter().map(|metric| metric_figure(metric, account, localizer));
    let features = features_figure(account, localizer);
    goals.chain(metrics).chain(features).take(FIGURES).collect()
}

fn goal_figure(at: usize, goal: &Goal, localizer: &Localizer) -> KeyFigure {
    let say = |message: Message| localizer.say(&message);
    let id = match (goal.is_reached(), goal.more_is_better) {
        (true, true) => "glance-goal-reached",
        (false, true) => "glance-goal-open",
        (true, false) => "glance-goal-most-reached",
        (false, false) => "glance-goal-most-open",
    };
    KeyFigure {
        of: vec![FigureId::Goal(at + 1)],
        label: goal.goal.clone(),
        value: say(Message::new("text").with("text", amount(goal, goal.actual))),
        change: say(Message::new(id).with("target", amount(goal, goal.target))),
        good: goal.is_reached(),
    }
}

fn features_figure(account: &Account, localizer: &Localizer) -> Option<KeyFigure> {
    let features = account.features.as_ref()?;
    let (used, total) = (features.used(), features.all.len());
    let before = features.all.iter().filter(|f| f.used_before).count();
    let more = used as i64 - before as i64;
    let quarter = |message: Message| localizer.say(&message.with("quarter", account.previous));
    let is_comparable = before > 0 && features.measured_before && account.weeks.len() >= account.quarter_weeks;
    // A new account's features are those it began with, not a part of its plan.
    let value = match account.lifecycle.is_young() && used < total {
        true => localizer.number(used as f64),
        false => localizer.say(&Message::new("glance-features-value").with("used", used).with("total", total)),
    };
    let change = match more {
        1.. if is_comparable => quarter(Message::new("glance-more").with("more", more as f64)),
        0 if is_comparable => quarter(Message::new("glance-same")),
        _ => String::new(),
    };
    Some(KeyFigure {
        of: vec![FigureId::FeaturesUsed, FigureId::FeaturesAll],
        label: localizer.word("glance-features"),
        value,
        change,
        good: is_comparable && more > 0,
    })
}

fn metric_figure(metric: &Metric, account: &Account, localizer: &Localizer) -> KeyFigure {
    let (change, good) = change(metric, account, localizer);
    let label = match metric.name_says_unit() {
        true => metric.name.clone(),
        false => {
            let message = Message::new("glance-label").with("name", metric.name.as_str());
            localizer.say(&message.with("noun", Arg::Noun(metric.noun.clone())))
        }
    };
    let compared = match metric.prior {
        Some(_) => MetricFigure::Prior,
        None => MetricFigure::Change,
    };
    let compared = Some(compared).filter(|_| metric.change.is_ok() && !change.is_empty());
    let included = metric.included().filter(|_| metric.share().is_some_and(|share| share >= NEAR));
    let of = [Some(MetricFigure::Value), compared, included.map(|_| MetricFigure::Entitlement)].into_iter().flatten();
    let (change, good) = match included {
        Some(included) => {
            let included = Arg::Figure(included, metric.noun.clone());
            (localizer.say(&Message::new("glance-included").with("included", included)), false)
        }
        None => (change, good),
    };
    KeyFigure {
        of: of.map(|figure| FigureId::metric(&metric.id, figure)).collect(),
        label,
        value: localizer.figure(metric.value, &metric.noun),
        change,
        good,
    }
}

/// How a metric changed, and whether that is an improvement.
fn change(metric: &Metric, account: &Account, localizer: &Localizer) -> (String, bool) {
    let change = match metric.change {
        Ok(change) => change,
        // Money that was given back is shown alone.
        Err(_) if !metric.is_drawn() => return (String::new(), false),
        Err(NoChange::FirstQuarter) if is_of_first_weeks(metric, account) => {
            let weeks = Message::new("glance-first-weeks").with("n", metric.measured());
            return (localizer.say(&weeks), false);
        }
        Err(NoChange::FirstQuarter) => return (localizer.word("glance-first-short"), false),
        Err(NoChange::TooFewWeeks { .. }) => return (localizer.word("glance-no-change"), false),
        Err(NoChange::Zero | NoChange::Negative | NoChange::Unreadable) => return (String::new(), false),
    };
    let (up, common) = (change.is_up(), metric.prior.is_none());
    let better = up == metric.more_is_better;
    // A few more or fewer are no movement where counts vary by as many of themselves.
    let few = matches!(change.told, Told::Figures) && metric.moved_within_noise();
    let moved = (change.rose() || change.fell()) && !few && !follows_volume(metric, account);
    let id = match (moved, up, change.told) {
        (false, ..) if metric.prior.is_some() => "glance-before",
        // Two figures that differ are not called alike.
        (false, ..) if compare(change.before, change.now).is_ne() => "glance-common",
        (false, ..) => "glance-change-steady",
        // A decline is described once, on the trend's page; here only both figures are shown.
        (true, ..) if !better && common => "glance-common",
        (true, ..) if !better => "glance-before",
        (true, true, Told::Points(_)) => "glance-points-up",
        (true, false, Told::Points(_)) => "glance-points-down",
        // Different weeks were measured in the two quarters, so the change does not lead to the figure above it.
        (true, true, Told::Figures) if common => "glance-few-common-up",
        (true, false, Told::Figures) if common => "glance-few-common-down",
        (true, true, Told::Figures) => "glance-few-up",
        (true, false, Told::Figures) => "glance-few-down",
        (true, true, Told::Share(_)) => "glance-change-up",
        (true, false, Told::Share(_)) => "glance-change-down",
    };
    let figure = |value| Arg::Figure(value, metric.noun.clone());
    let message = Message::new(id).with("quarter", account.previous);
    let message = match change.told {
        _ if id == "glance-common" => message.with("before", figure(change.before)).with("now", figure(change.now)),
        Told::Share(share) => message.with("change", Arg::Share(share.abs())),
        Told::Points(points) => message.with("points", points.abs()),
        Told::Figures => message.with("before", figure(change.before)).with("now", figure(change.now)),
    };
    let text = match metric.prior {
        Some(prior) => localizer.say(&message.with("value", figure(prior))),
        None => localizer.say(&message),
    };
    (text, moved && better)
}

/// Whether a metric's figure is of all weeks since an account began in the quarter.
fn is_of_first_weeks(metric: &Metric, account: &Account) -> bool {
    let all = account.lifecycle.began_in_quarter && metric.measured() == account.lifecycle.weeks;
    all && metric.aggregate != Aggregate::Last
}

/// The figures of an account without use: what is available to it, never a zero.
pub(crate) fn record(account: &Account, localizer: &Localizer) -> Vec<KeyFigure> {
    let plain = |of: FigureId, label: &'static str, value: String| KeyFigure {
        of: vec![of],
        label: localizer.word(label),
        value,
        change: String::new(),
        good: false,
    };
    let seats = account.seats_licensed.filter(|&s| s > 0.0);
    let all = [
        seats.map(|s| plain(FigureId::SeatsLicensed, "glance-seats-ready", localizer.number(s))),
        account
            .features
            .as_ref()
            .map(|f| plain(FigureId::FeaturesAll, "glance-features-ready", localizer.number(f.all.len() as f64))),
        account.plan.as_ref().map(|p| plain(FigureId::Plan, "glance-plan", p.name.clone())),
        account.started_on.map(|on| plain(FigureId::CustomerSince, "glance-since", localizer.date(on))),
    ];
    all.into_iter().flatten().collect()
}

impl KeyFigure {
    /// Draws each figure into its cell, under a rule; all in one size, the largest at which each is whole, and at most `largest`.
    pub(crate) fn draw_all(figures: &[Self], page: &mut SlidePage, cells: &[Rect], largest: TextStyle) {
        let (figure, least) = (page.figure(), page.heading());
        let between = TextStyle { size: (largest.size + figure.size) / 2.0, ..largest };
        let sizes = [(largest, 2), (between, 2), (figure, 2), (figure, 1), (least, 2), (least, 1)];
        let settings = sizes.into_iter().map(|(style, lines)| {
            figures
                .iter()
                .zip(cells)
                .map(|(one, cell)| one.stack(page, cell.width - page.theme.space.m, &style, lines))
                .collect::<Vec<_>>()
        });
        let high = cells.first().map_or(0.0, |cell| cell.height) - page.theme.space.m;
        let fits = |stacks: &Vec<VStack>| stacks.iter().all(|stack| stack.is_whole() && stack.height() <= high);
        let Some(stacks) = first_that(settings, fits) else { return };
        for (stack, cell) in stacks.into_iter().zip(cells) {
            let (from, to) = (Point::new(cell.x, cell.y), Point::new(cell.right(), cell.y));
            page.push(Item::line(from, to, page.theme.palette.accent, RULE));
            stack.draw(page, Point::new(cell.x, cell.y + page.theme.space.m));
        }
    }

    /// The figure, its name, and what it is compared with.
    fn stack(&self, page: &SlidePage, width: Pt, figure: &TextStyle, lines: usize) -> VStack {
        let color = if self.good { page.theme.palette.positive } else { page.theme.palette.muted };
        let change = TextStyle { weight: Weight::SemiBold, color, ..page.small() };
        let mut stack = VStack::default();
        stack.paragraph(page, &self.value, figure, width, 1);
        let label = if figure.size > page.heading().size { page.strong() } else { page.label() };
        stack.paragraph(page, &self.label, &label, width, lines);
        stack.gap(page.theme.space.xs).paragraph(page, &self.change, &change, width, lines);
        stack
    }
}

/// The width of the rule above a figure.
const RULE: Pt = 2.0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::registry::tests::{account, features, workspace};

    #[test]
    fn features_are_counted_against_those_of_a_whole_quarter_before() {
        let change = |quarter_weeks: usize| {
            let mut used = features(&[true; 4], &[None; 4]);
            used.all[0].used_before = false;
            let account = Account { features: Some(used), quarter_weeks, ..account() };
            figures(&account, &[], &workspace(), &Localizer::new("en-US").unwrap()).remove(0).change
        };
        assert_eq!(change(13), "▲ 1 more than in Q2 2026");
        assert_eq!(change(14), "", "one week is to come");
    }
}
