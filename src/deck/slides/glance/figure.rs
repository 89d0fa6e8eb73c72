//! The key figures of the glance: their content, and how one is drawn large, on a card or in a row.

use serde::Serialize;

use crate::account::change::{NoChange, Told};
use crate::account::figure::{FigureId, MetricFigure};
use crate::account::metric::Metric;
use crate::account::view::Account;
use crate::deck::widgets::page::{Card, SlidePage};
use crate::deck::widgets::vstack::VStack;
use crate::insight::model::Topic;
use crate::insight::rules::seats::SEATS;
use crate::insight::rules::trend::follows_volume;
use crate::layout::chart::figure::Chart as _;
use crate::layout::chart::sparkline::{Ink, Sparkline};
use crate::layout::frame::{Item, Tag};
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
    pub weeks: Option<Weeks>,
    /// The share of what is possible, drawn as a meter if there are no weeks.
    pub meter: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Weeks {
    /// Enough weeks for a line.
    Line(Sparkline),
    /// Few weeks: a line would suggest a trend.
    Columns(Sparkline),
}

/// The figures of an active account: the title's figure first, the other metrics in their order, features in use last.
pub(crate) fn figures(account: &Account, title_topic: Option<Topic>, localizer: &Localizer) -> Vec<KeyFigure> {
    let room = if account.features.is_some() { FIGURES - 1 } else { FIGURES };
    let mut metrics: Vec<_> =
        account.metrics.iter().filter(|m| m.value > 0.0 || m.prior.is_some_and(|p| p > 0.0)).collect();
    let seats = account.seats.as_ref().filter(|_| title_topic == Some(SEATS));
    let place = seats.and_then(|seats| metrics.iter().position(|m| m.id == seats.metric));
    if let Some(place) = place {
        metrics[..=place].rotate_right(1);
    }
    let mut figures: Vec<_> = metrics.into_iter().take(room).map(|m| metric_figure(m, account, localizer)).collect();
    // The title says how many more seats are in use, so the first figure shows that change.
    let more = seats
        .filter(|_| place.is_some())
        .and_then(|seats| Some(seats.active - seats.active_before?))
        .filter(|more| *more >= 1.0);
    if let (Some(more), Some(first)) = (more, figures.first_mut()) {
        first.change = localizer.say(&Message::new("glance-more").with("more", more).with("quarter", account.previous));
        first.good = true;
    }
    if let Some(features) = &account.features {
        let (used, total) = (features.used(), features.all.len());
        let before = features.all.iter().filter(|f| f.used_before).count();
        let more = used as i64 - before as i64;
        let change = match more {
            _ if before == 0 || !features.measured_before || account.weeks.len() < account.quarter_weeks => {
                String::new()
            }
            1.. => {
                localizer.say(&Message::new("glance-more").with("more", more as f64).with("quarter", account.previous))
            }
            0 => localizer.say(&Message::new("glance-same").with("quarter", account.previous)),
            _ => String::new(),
        };
        figures.push(KeyFigure {
            of: vec![FigureId::FeaturesUsed, FigureId::FeaturesAll],
            label: localizer.word("glance-features"),
            value: localizer.say(&Message::new("glance-features-value").with("used", used).with("total", total)),
            change,
            good: features.measured_before && before > 0 && more > 0,
            weeks: None,
            meter: features.breadth(),
        });
    }
    figures
}

fn metric_figure(metric: &Metric, account: &Account, localizer: &Localizer) -> KeyFigure {
    let (change, good) = change(metric, account, localizer);
    let first = metric.weeks.iter().flatten().next().copied();
    let alt = Message::new("glance-sparkline-alt")
        .with("name", metric.name.as_str())
        .with("first", Arg::Figure(first.unwrap_or(metric.latest()), metric.noun.clone()))
        .with("value", Arg::Figure(metric.latest(), metric.noun.clone()));
    let prior = if metric.prior_weeks.iter().any(Option::is_some) { metric.prior_weeks.clone() } else { Vec::new() };
    let trend = metric.has_enough_weeks();
    let weeks = Sparkline { values: metric.weeks.clone(), prior, alt: localizer.say(&alt) };
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
    let of = [Some(MetricFigure::Value), compared].into_iter().flatten();
    KeyFigure {
        of: of.map(|figure| FigureId::metric(&metric.id, figure)).collect(),
        label,
        value: localizer.figure(metric.value, &metric.noun),
        change,
        good,
        weeks: Some(if trend { Weeks::Line(weeks) } else { Weeks::Columns(weeks) }).filter(|_| metric.is_drawn()),
        meter: None,
    }
}

/// How a metric changed, and whether that is an improvement.
fn change(metric: &Metric, account: &Account, localizer: &Localizer) -> (String, bool) {
    let change = match metric.change {
        Ok(change) => change,
        // Money that was given back is shown alone.
        Err(_) if !metric.is_drawn() => return (String::new(), false),
        Err(NoChange::FirstQuarter) => return (localizer.word("glance-first-short"), false),
        Err(NoChange::TooFewWeeks { .. }) => return (localizer.word("glance-no-change"), false),
        Err(NoChange::Zero | NoChange::Negative | NoChange::Unreadable) => return (String::new(), false),
    };
    let (up, common) = (change.is_up(), metric.prior.is_none());
    let better = up == metric.more_is_better;
    let moved = (change.rose() || change.fell()) && !follows_volume(metric, account);
    let id = match (moved, up, change.told) {
        (false, ..) => "glance-change-steady",
        // A decline is described once, on the trend's page; here only both figures are shown.
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
        Told::Share(share) => message.with("change", Arg::Share(share.abs())),
        Told::Points(points) => message.with("points", points.abs()),
        Told::Figures => message.with("before", figure(change.before)).with("now", figure(change.now)),
    };
    let text = match metric.prior {
        Some(prior) => localizer.say(&message.with("value", figure(prior))),
        None if id == "glance-before" => String::new(),
        None => localizer.say(&message),
    };
    (text, moved && better)
}

/// The figures of an account without use: what is available to it, never a zero.
pub(crate) fn record(account: &Account, localizer: &Localizer) -> Vec<KeyFigure> {
    let plain = |of: FigureId, label: &'static str, value: String| KeyFigure {
        of: vec![of],
        label: localizer.word(label),
        value,
        change: String::new(),
        good: false,
        weeks: None,
        meter: None,
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

/// The minimum height of the weeks' chart.
const LEAST: Pt = 24.0;
/// The share that a row's text takes of the width beside its figure.
const WORDS: f64 = 0.56;

impl KeyFigure {
    /// Draws the slide's dominant figure with its weeks below it, or beside it if it has the whole width.
    pub(crate) fn lead(&self, page: &mut SlidePage, area: Rect, wide: bool) {
        let card = page.accent_card(area);
        let inner = card.inner;
        let space = page.theme.space;
        let width = if wide { inner.width * 0.38 } else { inner.width };
        let picture = self.weeks.is_some() || self.meter.is_some();
        let most = inner.height - if picture && !wide { space.s + LEAST } else { 0.0 };
        let stack = self.stack(page, &card, width, most);
        let height = stack.height();
        let ink = Ink::on_accent(page.theme);
        let chart = if wide {
            Rect::new(inner.x + width + space.l, inner.y, inner.width - width - space.l, inner.height)
        } else {
            let gap = space.m.min(inner.height - height - LEAST).max(space.s);
            Rect::new(inner.x, inner.y + height + gap, inner.width, inner.height - height - gap)
        };
        let pictured = chart.height >= LEAST - 0.1 && picture;
        if pictured && !wide {
            stack.draw(page, Point::new(inner.x, inner.y));
        } else {
            stack.middle(page, Rect { width, ..inner });
        }
        if pictured {
            self.picture(page, chart, ink);
        }
    }

    pub(crate) fn card(&self, page: &mut SlidePage, area: Rect) {
        let card = page.card(area);
        let inner = card.inner;
        let space = page.theme.space;
        let stack = self.stack(page, &card, inner.width, inner.height - space.m - LEAST);
        let chart = Rect::new(
            inner.x,
            inner.y + stack.height() + space.m,
            inner.width,
            inner.height - stack.height() - space.m,
        );
        stack.draw(page, Point::new(inner.x, inner.y));
        if chart.height >= LEAST {
            self.picture(page, chart, Ink::on_card(page.theme));
        }
    }

    /// Label, figure and change; the figure is as large as `height` allows.
    fn stack(&self, page: &SlidePage, card: &Card, width: Pt, height: Pt) -> VStack {
        let color = if card.accent { card.ink } else { self.color(page) };
        let change = TextStyle { weight: Weight::SemiBold, color, ..page.small() };
        let (display, figure) = (page.display(), page.figure());
        let between = TextStyle { size: (display.size + figure.size) / 2.0, ..display };
        let low = TextStyle { leading: 1.1, ..figure };
        let settings = [(display, 2, 2), (between, 2, 2), (between, 1, 1), (figure, 1, 1), (low, 1, 1)];
        VStack::fitting(height, settings, |(figure, label, changed)| {
            let mut stack = VStack::default();
            stack.paragraph(page, &self.label, &card.muted(page.label()), width, label);
            stack.paragraph(page, &self.value, &card.ink(figure), width, 1);
            stack.gap(page.theme.space.xs).paragraph(page, &self.change, &change, width, changed);
            stack
        })
    }

    /// Draws figure, name and weeks side by side.
    pub(crate) fn row(&self, page: &mut SlidePage, area: Rect) {
        let gap = page.theme.space.l;
        let pictured = self.weeks.is_some() || self.meter.is_some();
        let (value, rest) = area.split_left(area.width * if pictured { 0.28 } else { 0.4 });
        let (words, picture) = rest.split_left(rest.width * if pictured { WORDS } else { 1.0 });
        let figure = page.figure();
        page.middle(Tag::Paragraph, &self.value, &figure, Rect { width: value.width - gap, ..value }, 1);
        let width = words.width - if pictured { gap } else { 0.0 };
        let change = TextStyle { weight: Weight::SemiBold, color: self.color(page), ..page.small() };
        let low = TextStyle { size: page.theme.scale.small, ..page.strong() };
        let dense = TextStyle { leading: 1.15, ..low };
        let stack = |(label, lines, changed)| {
            let mut stack = VStack::default();
            stack.paragraph(page, &self.label, &label, width, lines);
            stack.paragraph(page, &self.change, &change, width, changed);
            stack
        };
        let stack = VStack::fitting(
            words.height,
            [(page.strong(), 2, 2), (low, 3, 2), (dense, 3, 2), (low, 2, 2), (low, 1, 2), (low, 2, 1), (low, 1, 1)],
            stack,
        );
        stack.middle(page, Rect { width, ..words });
        let high = (picture.height * 0.66).min(56.0);
        let middle = Rect { y: picture.y + (picture.height - high) / 2.0, height: high, ..picture };
        let ink = Ink { ground: page.theme.palette.surface, ..Ink::on_card(page.theme) };
        self.picture(page, middle, ink);
    }

    fn color(&self, page: &SlidePage) -> crate::layout::color::Color {
        if self.good { page.theme.palette.positive } else { page.theme.palette.muted }
    }

    fn picture(&self, page: &mut SlidePage, area: Rect, ink: Ink) {
        match (&self.weeks, self.meter) {
            (Some(Weeks::Line(line)), _) => page.push(line.inked(ink).draw(area, page.theme, page.fonts)),
            (Some(Weeks::Columns(weeks)), _) => page.push(columns(weeks, area, ink)),
            (None, Some(share)) => {
                let bar = Rect { y: area.center().y - 4.0, height: 8.0, ..area };
                page.push(Item::block(bar, 4.0, ink.area));
                if share > 0.0 {
                    let used = Rect { width: (bar.width * share.min(1.0)).max(8.0), ..bar };
                    page.push(Item::block(used, 4.0, ink.line));
                }
            }
            (None, None) => {}
        }
    }
}

/// A thin column for each measured week, a gap for the others.
fn columns(weeks: &Sparkline, area: Rect, ink: Ink) -> Item {
    let largest = weeks.values.iter().flatten().copied().fold(0.0, f64::max).max(f64::MIN_POSITIVE);
    let column = |(value, cell): (&Option<f64>, Rect)| {
        let height = (area.height * (*value)? / largest).max(2.0);
        Some(Item::block(Rect { y: area.bottom() - height, height, ..cell }, 2.0, ink.line))
    };
    let items = weeks.values.iter().zip(area.columns(weeks.values.len(), 5.0)).filter_map(column).collect();
    Item::tagged(Tag::Figure { alt: weeks.alt.clone() }, items)
}

/// The maximum number of figures.
pub(crate) const FIGURES: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::registry::tests::{account, features};

    #[test]
    fn features_are_counted_against_those_of_a_whole_quarter_before() {
        let change = |quarter_weeks: usize| {
            let mut used = features(&[true; 4], &[None; 4]);
            used.all[0].used_before = false;
            let account = Account { features: Some(used), quarter_weeks, ..account() };
            figures(&account, None, &Localizer::new("en-US").unwrap()).remove(0).change
        };
        assert_eq!(change(13), "▲ 1 more than in Q2 2026");
        assert_eq!(change(14), "", "one week is to come");
    }
}
