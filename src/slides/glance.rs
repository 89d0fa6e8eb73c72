//! 2: what happened? Always there; without any use it shows how far everything is ready.

use crate::account::period::WEEKS;
use crate::account::usage::TREND_WEEKS;
use crate::account::{Account, Activity, Metric};
use crate::chart::{Ink, Sparkline};
use crate::frame::text::{Fonts, TextStyle, Weight};
use crate::frame::{Frame, Item, Point, Pt, Rect, Tag};
use crate::insight::{self, Insight, Kind};
use crate::theme::Theme;
use crate::voice::{Arg, Message, Voice};
use crate::workspace::Workspace;
use crate::workspace::config::Aggregate;

use super::Omitted;
use super::kit::{Card, Page, Stack};

/// The most figures.
const FIGURES: usize = 4;

/// The quarter in figures and sentences.
#[derive(Debug, Clone, PartialEq)]
pub struct Glance {
    /// What the page is about.
    pub kicker: String,
    /// The answer.
    pub title: String,
    /// One to four figures; the first is the one the title speaks of.
    pub figures: Vec<Figure>,
    /// Up to three sentences.
    pub remarks: Vec<Remark>,
    /// Definitions and windows.
    pub note: Vec<String>,
}

/// A key figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What it is.
    pub label: String,
    /// The figure as text.
    pub value: String,
    /// How it changed.
    pub change: String,
    /// Whether the change is for the better.
    pub good: bool,
    /// Its weeks.
    pub weeks: Option<Weeks>,
    /// Its share of what is possible, drawn as a meter where there are no weeks.
    pub meter: Option<f64>,
}

/// The weeks of a figure.
#[derive(Debug, Clone, PartialEq)]
pub enum Weeks {
    /// Enough of them for a line.
    Line(Sparkline),
    /// A few, shown one by one, where a line would claim too much.
    Columns(Sparkline),
}

/// A sentence and what it is to the customer.
#[derive(Debug, Clone, PartialEq)]
pub struct Remark {
    /// "What went well"
    pub kicker: String,
    /// The sentence.
    pub text: String,
}

impl Glance {
    /// What the page says.
    pub fn from_account(
        account: &Account,
        insights: &[Insight],
        workspace: &Workspace,
        voice: &Voice,
    ) -> Result<Self, Omitted> {
        let (title, said) = title(account);
        let (figures, remarks, said_of_users) = if account.activity == Activity::Active {
            let (remarks, said_of_users) = remarks(account, insights, said, workspace, voice);
            (figures(account, said, voice), remarks, said_of_users)
        } else {
            (record(account, voice), beginnings(account, voice), false)
        };
        Ok(Self {
            kicker: voice.word("glance-kicker"),
            title: voice.say(&title),
            figures,
            remarks,
            note: note(account, said_of_users, voice),
        })
    }

    /// Where it stands: the first figure large on the accent, the others in rows beside it, the sentences below.
    pub fn layout(&self, theme: &Theme, fonts: &Fonts) -> Frame {
        let mut page = Page::new(theme, fonts, &self.kicker, &self.title, &self.note);
        let space = theme.space;
        let content = page.columns(0, 12);
        let width = 12 / self.remarks.len().max(1);
        let stacks: Vec<_> = self.remarks.iter().map(|r| r.stack(&page, theme.grid.span(0, width).1)).collect();
        let text = stacks.iter().map(Stack::height).fold(0.0, Pt::max);
        let foot = if stacks.is_empty() { 0.0 } else { text + space.m + space.xl };
        let height = (content.height - foot).max(96.0);
        match self.figures.as_slice() {
            [] => {}
            [only] => only.lead(&mut page, Rect { height, ..content }, true),
            [first, second] => {
                let (left, right) = (page.columns(0, 7), page.columns(7, 5));
                first.lead(&mut page, Rect { height, ..left }, false);
                second.card(&mut page, Rect { height, ..right });
            }
            [first, others @ ..] => {
                let (left, right) = (page.columns(0, 5), page.columns(5, 7));
                first.lead(&mut page, Rect { height, ..left }, false);
                let right = Rect { height, ..right };
                for (i, (figure, area)) in others.iter().zip(right.rows(others.len(), 0.0)).enumerate() {
                    if i > 0 {
                        page.rule(area, theme.palette.line);
                    }
                    figure.row(&mut page, area);
                }
            }
        }
        let top = content.y + height + space.xl;
        let mut list = Vec::new();
        for (i, stack) in stacks.into_iter().enumerate() {
            let (x, extent) = theme.grid.span(i * width, width);
            page.rule(Rect::new(x, top, extent, 0.0), theme.palette.muted);
            list.push(Item::tagged(Tag::ListItem, stack.items(Point::new(x, top + space.m))));
        }
        if !list.is_empty() {
            page.push(Item::tagged(Tag::List, list));
        }
        page.finish()
    }
}

impl Remark {
    fn stack(&self, page: &Page, width: Pt) -> Stack {
        let mut stack = Stack::default();
        stack.text(page, 0.0, Tag::Paragraph, &self.kicker, &page.link_style(), width, 1);
        stack.text(page, page.theme.space.xs, Tag::Paragraph, &self.text, &page.body(), width, 4);
        stack
    }
}

impl Figure {
    /// The slide's dominant figure, its weeks below it, or beside it where it has the whole width.
    fn lead(&self, page: &mut Page, area: Rect, wide: bool) {
        let card = page.accent_card(area);
        let inner = card.inner;
        let space = page.theme.space;
        let width = if wide { inner.width * 0.38 } else { inner.width };
        let stack = self.stack(page, &card, width, &page.display());
        let height = stack.height();
        let ink = Ink::on_accent(page.theme);
        let chart = if wide {
            Rect::new(inner.x + width + space.l, inner.y, inner.width - width - space.l, inner.height)
        } else {
            Rect::new(inner.x, inner.y + height + space.m, inner.width, inner.height - height - space.m)
        };
        let pictured = chart.height >= 24.0 && (self.weeks.is_some() || self.meter.is_some());
        if pictured && !wide {
            stack.draw(page, Point::new(inner.x, inner.y));
        } else {
            stack.middle(page, Rect { width, ..inner });
        }
        if pictured {
            self.picture(page, chart, ink);
        }
    }

    /// A figure with a card of its own.
    fn card(&self, page: &mut Page, area: Rect) {
        let card = page.card(area);
        let inner = card.inner;
        let space = page.theme.space;
        let stack = self.stack(page, &card, inner.width, &page.display());
        let chart = Rect::new(
            inner.x,
            inner.y + stack.height() + space.m,
            inner.width,
            inner.height - stack.height() - space.m,
        );
        stack.draw(page, Point::new(inner.x, inner.y));
        if chart.height >= 24.0 {
            self.picture(page, chart, Ink::on_card(page.theme));
        }
    }

    fn stack(&self, page: &Page, card: &Card, width: Pt, figure: &TextStyle) -> Stack {
        let mut stack = Stack::default();
        stack.text(page, 0.0, Tag::Paragraph, &self.label, &card.muted(page.label()), width, 1);
        stack.text(page, 0.0, Tag::Paragraph, &self.value, &card.ink(*figure), width, 1);
        let color = if card.accent { card.ink } else { self.color(page) };
        let change = TextStyle { weight: Weight::SemiBold, color, ..page.small() };
        stack.text(page, page.theme.space.xs, Tag::Paragraph, &self.change, &change, width, 2);
        stack
    }

    /// Figure, name and weeks side by side.
    fn row(&self, page: &mut Page, area: Rect) {
        let gap = page.theme.space.l;
        let pictured = self.weeks.is_some() || self.meter.is_some();
        let (value, rest) = area.split_left(area.width * if pictured { 0.28 } else { 0.4 });
        let (words, picture) = rest.split_left(rest.width * if pictured { 0.46 } else { 1.0 });
        let figure = page.figure();
        page.middle(Tag::Paragraph, &self.value, &figure, Rect { width: value.width - gap, ..value }, 1);
        let width = words.width - if pictured { gap } else { 0.0 };
        let change = TextStyle { weight: Weight::SemiBold, color: self.color(page), ..page.small() };
        let low = TextStyle { size: page.theme.scale.small, ..page.strong() };
        let stack = |(label, lines, changed)| {
            let mut stack = Stack::default();
            stack.text(page, 0.0, Tag::Paragraph, &self.label, &label, width, lines);
            stack.text(page, 0.0, Tag::Paragraph, &self.change, &change, width, changed);
            stack
        };
        let stack = Stack::fitting(
            words.height,
            [(page.strong(), 2, 2), (page.strong(), 2, 1), (low, 2, 1), (low, 1, 1)],
            stack,
        );
        stack.middle(page, Rect { width, ..words });
        let high = (picture.height * 0.66).min(56.0);
        let middle = Rect { y: picture.y + (picture.height - high) / 2.0, height: high, ..picture };
        let ink = Ink { ground: page.theme.palette.surface, ..Ink::on_card(page.theme) };
        self.picture(page, middle, ink);
    }

    fn color(&self, page: &Page) -> crate::frame::Color {
        if self.good { page.theme.palette.positive } else { page.theme.palette.muted }
    }

    fn picture(&self, page: &mut Page, area: Rect, ink: Ink) {
        match (&self.weeks, self.meter) {
            (Some(Weeks::Line(line)), _) => page.push(line.draw(area, ink)),
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

/// A thin column for each measured week, the others left empty.
fn columns(weeks: &Sparkline, area: Rect, ink: Ink) -> Item {
    let largest = weeks.values.iter().flatten().copied().fold(0.0, f64::max).max(f64::MIN_POSITIVE);
    let column = |(value, cell): (&Option<f64>, Rect)| {
        let height = (area.height * (*value)? / largest).max(2.0);
        Some(Item::block(Rect { y: area.bottom() - height, height, ..cell }, 2.0, ink.line))
    };
    let items = weeks.values.iter().zip(area.columns(weeks.values.len(), 5.0)).filter_map(column).collect();
    Item::tagged(Tag::Figure { alt: weeks.alt.clone() }, items)
}

/// Up to three sentences, and whether one of them speaks of the share of users that come back.
fn remarks(
    account: &Account,
    insights: &[Insight],
    said: &str,
    workspace: &Workspace,
    voice: &Voice,
) -> (Vec<Remark>, bool) {
    let mut skip = vec![said.to_owned()];
    skip.extend(account.metrics.first().map(|m| format!("trend:{}", m.id)));
    if said.starts_with("seats:") {
        // The title has just said how many seats are at work.
        skip.extend(workspace.config.roles.active_seats.iter().map(|id| format!("trend:{id}")));
        skip.extend(["seats:more".to_owned(), "seats:in-use".to_owned()]);
    }
    // A fall is told once, with what may help, on the page of the trend.
    skip.extend(insights.iter().filter(|i| i.kind == Kind::Gap && i.id.starts_with("trend:")).map(|i| i.id.clone()));
    let mut chosen = insight::sentences(insights, &skip);
    let first = account.first_review();
    if first {
        chosen.truncate(2);
    }
    let mut seen: Vec<Kind> = Vec::new();
    let mut remarks: Vec<_> = chosen
        .iter()
        .map(|insight| {
            let again = seen.contains(&insight.kind);
            seen.push(insight.kind);
            let kicker = match (insight.kind, again) {
                (Kind::Strength, false) => "glance-strength",
                (Kind::Strength, true) => "glance-strength-again",
                (Kind::Fact, false) => "glance-fact",
                (Kind::Fact, true) => "glance-fact-again",
                (Kind::Gap, false) => "glance-gap",
                (Kind::Gap, true) => "glance-gap-again",
            };
            Remark { kicker: voice.word(kicker), text: voice.sentence(&insight.claim) }
        })
        .collect();
    if let Some(came_true) = insight::follow_ups(account, workspace).into_iter().find(|f| f.done) {
        let kicker = voice.say(&Message::new("since-kicker").with("quarter", account.previous));
        remarks.truncate(2);
        remarks.insert(0, Remark { kicker, text: voice.sentence(&came_true.claim) });
    }
    if first {
        let text = voice.sentence(&Message::new("glance-first"));
        remarks.push(Remark { kicker: voice.word("glance-first-kicker"), text });
    }
    (remarks, chosen.iter().any(|i| i.id.starts_with("stickiness:")))
}

/// The title and the insight it speaks of.
fn title(account: &Account) -> (Message, &'static str) {
    let name = |m: Message| m.with("name", account.name.as_str()).with("quarter", account.period);
    let id = |with, you| super::named(account, with, you);
    match account.activity {
        Activity::Zero => {
            return (name(Message::new(id("glance-title-start", "glance-title-start-you"))), "start:zero");
        }
        Activity::Unmeasured => return (name(Message::new(id("glance-title-record", "glance-title-record-you"))), ""),
        Activity::Active => {}
    }
    if let Some(seats) =
        account.seats.as_ref().filter(|s| s.active > 0.0 && s.licensed >= 2.0 && s.active <= s.licensed)
    {
        let say = |m: Message| name(m).with("active", seats.active).with("licensed", seats.licensed);
        let more = seats.active_before.map_or(0.0, |before| seats.active - before).floor();
        if more >= 1.0 {
            let message = Message::new(id("glance-title-seats-more", "glance-title-seats-more-you"));
            return (say(message).with("more", more), "seats:more");
        }
        return (say(Message::new(id("glance-title-seats", "glance-title-seats-you"))), "seats:in-use");
    }
    if let Some(metric) = account.lead().filter(|m| m.value > 0.0) {
        let amount = Arg::Quantity(metric.value, metric.noun.clone());
        let part = metric.measured() < metric.weeks.len();
        let message = Message::new(match metric.aggregate {
            Aggregate::Sum if part => id("glance-title-part", "glance-title-part-you"),
            Aggregate::Sum => id("glance-title-counts", "glance-title-counts-you"),
            Aggregate::Mean => id("glance-title-mean", "glance-title-mean-you"),
            Aggregate::Last => id("glance-title-level", "glance-title-level-you"),
            Aggregate::Max => id("glance-title-peak", "glance-title-peak-you"),
        });
        return (name(message).with("amount", amount).with("measured", metric.measured()), "");
    }
    match &account.features {
        Some(features) => {
            let message = Message::new(id("glance-title-breadth", "glance-title-breadth-you"));
            (name(message).with("used", features.used()).with("total", features.all.len()), "breadth:features")
        }
        None => (name(Message::new(id("glance-title-record", "glance-title-record-you"))), ""),
    }
}

/// The figures of an active account: the one the title speaks of, the other metrics in their order, features in use last.
fn figures(account: &Account, said: &str, voice: &Voice) -> Vec<Figure> {
    let room = if account.features.is_some() { FIGURES - 1 } else { FIGURES };
    let mut metrics: Vec<_> =
        account.metrics.iter().filter(|m| m.value > 0.0 || m.prior.is_some_and(|p| p > 0.0)).collect();
    let seats = account.seats.as_ref().filter(|_| said.starts_with("seats:"));
    if let Some(place) = seats.and_then(|seats| metrics.iter().position(|m| m.id == seats.metric)) {
        metrics[..=place].rotate_right(1);
    }
    let mut figures: Vec<_> = metrics.into_iter().take(room).map(|m| metric_figure(m, account, voice)).collect();
    if let Some(features) = &account.features {
        let (used, total) = (features.used(), features.all.len());
        let before = features.all.iter().filter(|f| f.used_before).count();
        let more = used as i64 - before as i64;
        let change = match more {
            _ if before == 0 || !features.measured_before || account.weeks.len() < WEEKS => String::new(),
            1.. => voice.say(&Message::new("glance-more").with("more", more as f64).with("quarter", account.previous)),
            0 => voice.say(&Message::new("glance-same").with("quarter", account.previous)),
            _ => String::new(),
        };
        figures.push(Figure {
            label: voice.word("glance-features"),
            value: voice.say(&Message::new("glance-features-value").with("used", used).with("total", total)),
            change,
            good: features.measured_before && before > 0 && more > 0,
            weeks: None,
            meter: features.breadth(),
        });
    }
    figures
}

fn metric_figure(metric: &Metric, account: &Account, voice: &Voice) -> Figure {
    let (change, good) = change(metric, account, voice);
    let alt = Message::new("glance-sparkline-alt")
        .with("name", metric.name.as_str())
        .with("value", Arg::Figure(metric.latest(), metric.noun.clone()));
    let prior = if metric.prior_weeks.iter().any(Option::is_some) { metric.prior_weeks.clone() } else { Vec::new() };
    let trend = metric.measured() >= TREND_WEEKS;
    let weeks = Sparkline { values: metric.weeks.clone(), prior, alt: voice.say(&alt) };
    let label = match metric.name_says_unit() {
        true => metric.name.clone(),
        false => {
            let message = Message::new("glance-label").with("name", metric.name.as_str());
            voice.say(&message.with("noun", Arg::Noun(metric.noun.clone())))
        }
    };
    Figure {
        label,
        value: voice.figure(metric.value, &metric.noun),
        change,
        good,
        weeks: Some(if trend { Weeks::Line(weeks) } else { Weeks::Columns(weeks) }),
        meter: None,
    }
}

/// How a metric changed, and whether that is for the better.
fn change(metric: &Metric, account: &Account, voice: &Voice) -> (String, bool) {
    let Some(change) = metric.change else {
        return (voice.word(if metric.earlier { "glance-no-change" } else { "glance-first-short" }), false);
    };
    let better = (change.share > 0.0) == metric.more_is_better;
    let moved = change.rose() || change.fell();
    let points = insight::points(metric);
    let id = match (moved, change.share > 0.0) {
        (false, _) => "glance-change-steady",
        // A change for the worse is told once, on the page of the trend; here both figures stand.
        (true, _) if !better => "glance-before",
        (true, true) => {
            if points.is_some() {
                "glance-points-up"
            } else {
                "glance-change-up"
            }
        }
        (true, false) => {
            if points.is_some() {
                "glance-points-down"
            } else {
                "glance-change-down"
            }
        }
    };
    let message = Message::new(id).with("change", Arg::Share(change.share.abs())).with("quarter", account.previous);
    let message = points.into_iter().fold(message, |message, points| message.with("points", points));
    let said = match metric.prior {
        Some(prior) => voice.say(&message.with("value", Arg::Figure(prior, metric.noun.clone()))),
        None if id == "glance-before" => String::new(),
        None => voice.say(&message),
    };
    (said, moved && better)
}

/// What an account without use should know: what it has, what is new, who helps.
fn beginnings(account: &Account, voice: &Voice) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut say = |kicker, message: Message| {
        remarks.push(Remark { kicker: voice.word(kicker), text: voice.sentence(&message) });
    };
    if account.activity == Activity::Unmeasured {
        say("glance-record-kicker", Message::new("glance-not-measured").with("quarter", account.period));
    }
    let included = account.in_plan.len();
    if included > 0 {
        let message = match &account.plan {
            Some(plan) => Message::new("glance-start-features-plan").with("plan", plan.name.as_str()),
            None => Message::new("glance-start-features"),
        };
        say("glance-included-kicker", message.with("n", included));
    }
    if !account.shipped.is_empty() {
        let message = Message::new("glance-start-shipped").with("n", account.shipped.len());
        say("glance-new-kicker", message.with("quarter", account.period));
    }
    say("glance-help-kicker", Message::new("glance-start-csm").with("csm", account.csm.name.as_str()));
    remarks.truncate(3);
    remarks
}

/// What is on record for an account without use: what is ready, never a zero.
fn record(account: &Account, voice: &Voice) -> Vec<Figure> {
    let plain = |label: &'static str, value: String| Figure {
        label: voice.word(label),
        value,
        change: String::new(),
        good: false,
        weeks: None,
        meter: None,
    };
    let seats = account.seats_licensed.filter(|&s| s > 0.0);
    let all = [
        seats.map(|s| plain("glance-seats-ready", voice.number(s))),
        account.features.as_ref().map(|f| plain("glance-features-ready", voice.number(f.all.len() as f64))),
        account.plan.as_ref().map(|p| plain("glance-plan", p.name.clone())),
        account.started_on.map(|on| plain("glance-since", voice.date(on))),
    ];
    all.into_iter().flatten().collect()
}

fn note(account: &Account, said_of_users: bool, voice: &Voice) -> Vec<String> {
    let mut parts = Vec::new();
    if let Some(lead) = account.lead().filter(|_| account.activity == Activity::Active) {
        let mut window = voice.say(&super::window(account, lead.measured()));
        if lead.change.is_some() {
            let compared = Message::new("note-compared").with("quarter", account.previous);
            window = voice
                .say(&Message::new("note-window-compared").with("window", window.as_str()).with("compared", compared));
        }
        parts.push(window);
    }
    let metric = |id: &str| account.metrics.iter().find(|m| m.id == id);
    if let Some(seats) = account.seats.as_ref().and_then(|seats| metric(&seats.metric)) {
        parts.push(voice.say(&Message::new("note-seats").with("name", seats.name.as_str())));
    }
    if let Some(stickiness) = account.stickiness.as_ref().filter(|_| said_of_users) {
        parts.push(voice.word(if stickiness.daily { "note-daily-share" } else { "note-weekly-share" }));
    }
    if account.features.is_some() && account.activity == Activity::Active {
        parts.push(voice.say(&Message::new("note-breadth").with("quarter", account.period)));
    }
    parts.push(voice.say(&Message::new("note-as-of").with("date", Arg::Date(account.as_of))));
    if account.activity == Activity::Active {
        parts.extend(account.metrics.iter().take(FIGURES).filter_map(|m| super::definition(m, voice)));
    }
    parts
}
