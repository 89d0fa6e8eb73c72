//! 2: what happened? Always there; without any use it shows how far everything is ready.

use crate::account::{Account, Activity, Metric};
use crate::chart::Sparkline;
use crate::frame::text::{Fonts, TextStyle, Weight};
use crate::frame::{Frame, Item, Paint, Path, Point, Pt, Rect, Shape, Tag};
use crate::insight::{self, Insight};
use crate::theme::Theme;
use crate::voice::{Arg, Message, Voice};
use crate::workspace::Workspace;

use super::Omitted;
use super::kit::{CONTENT, GUTTER, Page};

/// The most figures.
const FIGURES: usize = 4;

/// The quarter in figures and sentences.
#[derive(Debug, Clone, PartialEq)]
pub struct Glance {
    /// What the page is about.
    pub kicker: String,
    /// The answer.
    pub title: String,
    /// One to four figures.
    pub figures: Vec<Figure>,
    /// Up to three sentences.
    pub sentences: Vec<String>,
    /// Definitions and windows.
    pub note: String,
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
    /// Whether the change is for the better; `None` where it is neither.
    pub good: Option<bool>,
    /// Its weeks.
    pub sparkline: Option<Sparkline>,
    /// Its share of what is possible, drawn as a meter where there are no weeks.
    pub meter: Option<f64>,
}

impl Glance {
    /// What the page says.
    pub fn from_account(
        account: &Account,
        insights: &[Insight],
        _: &Workspace,
        voice: &Voice,
    ) -> Result<Self, Omitted> {
        let (title, said) = title(account);
        let figures =
            if account.activity == Activity::Active { figures(account, voice) } else { record(account, voice) };
        let lead = account.metrics.iter().map(|m| format!("trend:{}", m.id)).next();
        let mut skip = vec![said];
        skip.extend(lead.as_deref());
        let mut sentences: Vec<_> =
            insight::sentences(insights, &skip).iter().map(|i| voice.sentence(&i.claim)).collect();
        if account.activity == Activity::Active && account.first_review() {
            sentences.truncate(2);
            sentences.push(voice.sentence(&Message::new("glance-first")));
        }
        if account.activity == Activity::Unmeasured {
            sentences.truncate(2);
            let message = Message::new("glance-not-measured").with("quarter", account.period);
            sentences.push(voice.sentence(&message));
        }
        Ok(Self {
            kicker: voice.word("glance-kicker"),
            title: voice.say(&title),
            figures,
            sentences,
            note: note(account, voice),
        })
    }

    /// Where it stands: the figures as cards, wide when few, and the sentences below.
    pub fn layout(&self, theme: &Theme, fonts: &Fonts) -> Frame {
        let mut page = Page::new(theme, fonts, &self.kicker, &self.title);
        let body = page.body();
        let line = body.size * body.leading;
        let inset = 22.0;
        let blocks: Vec<_> = self
            .sentences
            .iter()
            .map(|s| page.block(s, &body, Rect::new(0.0, 0.0, CONTENT.width - inset, 2.0 * line + 2.0), 2))
            .collect();
        let gap = 9.0;
        let text: Pt = blocks.iter().map(|b| b.size.height + gap).sum();
        let cards_height = (CONTENT.height - text - 18.0).clamp(120.0, 196.0);
        let (top, _) = CONTENT.split_top(cards_height);
        for (figure, area) in self.figures.iter().zip(top.columns(self.figures.len().max(1), GUTTER)) {
            figure.draw(&mut page, area, self.figures.len());
        }
        let mut y = top.bottom() + 20.0;
        let mut list = Vec::new();
        for block in blocks {
            let mark = Point::new(CONTENT.x + 4.0, y + line * 0.5);
            let dot = Shape {
                path: Path::circle(mark, 3.0),
                fill: Some(Paint::Solid(theme.palette.accent, 1.0)),
                stroke: None,
            };
            page.push(Item::Shape(dot));
            let height = block.size.height;
            list.push(Item::tagged(Tag::ListItem, block.place(Point::new(CONTENT.x + inset, y))));
            y += height + gap;
        }
        if !list.is_empty() {
            page.push(Item::tagged(Tag::List, list));
        }
        page.note(&self.note);
        page.finish()
    }
}

impl Figure {
    fn draw(&self, page: &mut Page, area: Rect, of: usize) {
        page.card(area);
        let theme = page.theme;
        let wide = of == 1;
        let pad = if wide { 26.0 } else { 18.0 };
        let inner = area.inset(pad, 16.0);
        let (left, right) = if wide { inner.split_left(inner.width * 0.4) } else { (inner, inner) };
        let label = TextStyle { weight: Weight::SemiBold, ..page.small() };
        let mut y = inner.y;
        y += page.text(Tag::Paragraph, &self.label, &label, Rect::new(left.x, y, left.width, 18.0), 1);
        let size = if wide { theme.scale.display } else { theme.scale.title * 1.1 };
        let value = theme.style(Weight::Bold, size, theme.palette.ink);
        y += 2.0;
        y += page.text(Tag::Paragraph, &self.value, &value, Rect::new(left.x, y, left.width, size * 1.4), 1);
        let color = match self.good {
            Some(true) => theme.palette.positive,
            Some(false) => theme.palette.caution,
            None => theme.palette.muted,
        };
        if !self.change.is_empty() {
            let change = theme.style(Weight::SemiBold, theme.scale.small, color);
            y += page.text(Tag::Paragraph, &self.change, &change, Rect::new(left.x, y, left.width, 34.0), 2);
        }
        let chart = if wide {
            Rect::new(right.x + 20.0, inner.y + 8.0, right.width - 20.0, inner.height - 16.0)
        } else {
            Rect::new(inner.x, y + 10.0, inner.width, inner.bottom() - y - 10.0)
        };
        match (&self.sparkline, self.meter) {
            (Some(line), _) if chart.height >= 14.0 => page.push(line.draw(chart, theme)),
            (_, Some(share)) if chart.height >= 8.0 => {
                let bar = Rect::new(chart.x, chart.bottom() - 8.0, chart.width, 8.0);
                page.push(Item::block(bar, 4.0, theme.palette.accent_soft));
                if share > 0.0 {
                    let used = Rect { width: (bar.width * share.min(1.0)).max(8.0), ..bar };
                    page.push(Item::block(used, 4.0, theme.palette.accent));
                }
            }
            _ => {}
        }
    }
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
    if let Some(seats) = account.seats.as_ref().filter(|s| s.active > 0.0) {
        let say = |m: Message| name(m).with("active", seats.active).with("licensed", seats.licensed);
        let more = seats.active_before.map_or(0.0, |before| seats.active - before);
        if more > 0.0 {
            let message = Message::new(id("glance-title-seats-more", "glance-title-seats-more-you"));
            return (say(message).with("more", more), "seats:more");
        }
        return (say(Message::new(id("glance-title-seats", "glance-title-seats-you"))), "seats:in-use");
    }
    if let Some(metric) = account.lead().filter(|m| m.value > 0.0) {
        let amount = Arg::Quantity(metric.value, metric.noun.clone());
        let message = if metric.adds_up {
            Message::new(id("glance-title-counts", "glance-title-counts-you"))
        } else {
            Message::new(id("glance-title-level", "glance-title-level-you"))
        };
        return (name(message).with("amount", amount), "");
    }
    match &account.features {
        Some(features) => {
            let message = Message::new(id("glance-title-breadth", "glance-title-breadth-you"));
            (name(message).with("used", features.used()).with("total", features.all.len()), "breadth:features")
        }
        None => (name(Message::new(id("glance-title-record", "glance-title-record-you"))), ""),
    }
}

/// The figures of an active account: metrics in their order, features in use last.
fn figures(account: &Account, voice: &Voice) -> Vec<Figure> {
    let room = if account.features.is_some() { FIGURES - 1 } else { FIGURES };
    let metrics = account.metrics.iter().filter(|m| m.value > 0.0 || m.prior.is_some_and(|p| p > 0.0));
    let mut figures: Vec<_> = metrics.take(room).map(|m| metric_figure(m, account, voice)).collect();
    if let Some(features) = &account.features {
        let (used, total) = (features.used(), features.all.len());
        let before = features.all.iter().filter(|f| f.used_before).count();
        let more = used as i64 - before as i64;
        let change = match more {
            _ if before == 0 => String::new(),
            1.. => voice.say(&Message::new("glance-more").with("more", more as f64).with("quarter", account.previous)),
            0 => voice.say(&Message::new("glance-same").with("quarter", account.previous)),
            _ => String::new(),
        };
        figures.push(Figure {
            label: voice.word("glance-features"),
            value: voice.say(&Message::new("glance-features-value").with("used", used).with("total", total)),
            change,
            good: (before > 0 && more > 0).then_some(true),
            sparkline: None,
            meter: features.breadth(),
        });
    }
    figures
}

fn metric_figure(metric: &Metric, account: &Account, voice: &Voice) -> Figure {
    let (change, good) = match metric.change {
        Some(change) => {
            let id = match change.band.name() {
                "steady" => "glance-change-steady",
                _ if change.share > 0.0 => "glance-change-up",
                _ => "glance-change-down",
            };
            let message =
                Message::new(id).with("change", Arg::Share(change.share.abs())).with("quarter", account.previous);
            let moved = change.rose() || change.fell();
            (voice.say(&message), moved.then_some((change.share > 0.0) == metric.more_is_better))
        }
        None if metric.prior_weeks.iter().all(Option::is_none) => (voice.word("glance-first-short"), None),
        None => (voice.word("glance-no-change"), None),
    };
    let weeks = metric.measured() >= 2;
    let sparkline = weeks.then(|| Sparkline {
        values: metric.weeks.clone(),
        alt: voice.say(
            &Message::new("glance-sparkline-alt")
                .with("name", metric.name.as_str())
                .with("value", metric.weeks.iter().flatten().last().copied().unwrap_or(metric.value)),
        ),
    });
    Figure { label: metric.name.clone(), value: voice.number(metric.value), change, good, sparkline, meter: None }
}

/// What is on record for an account without use: what is ready, never a zero.
fn record(account: &Account, voice: &Voice) -> Vec<Figure> {
    let plain = |label: &'static str, value: String| Figure {
        label: voice.word(label),
        value,
        change: String::new(),
        good: None,
        sparkline: None,
        meter: None,
    };
    let seats = account.seats_licensed.filter(|&s| s > 0.0);
    let all = [
        account.plan.as_ref().map(|p| plain("glance-plan", p.name.clone())),
        seats.map(|s| plain("glance-seats-ready", voice.number(s))),
        account.features.as_ref().map(|f| plain("glance-features-ready", voice.number(f.all.len() as f64))),
        account.started_on.map(|on| plain("glance-since", voice.date(on))),
    ];
    all.into_iter().flatten().collect()
}

fn note(account: &Account, voice: &Voice) -> String {
    let mut parts = Vec::new();
    if let Some(lead) = account.lead().filter(|_| account.activity == Activity::Active) {
        let mut window = voice.say(&super::window(account, lead.measured()));
        if lead.change.is_some() {
            let compared = Message::new("note-compared").with("quarter", account.previous);
            window = format!("{window}, {}", voice.say(&compared));
        }
        parts.push(window);
    }
    if account.seats.is_some() {
        parts.push(voice.word("note-seats"));
    }
    if account.features.is_some() && account.activity == Activity::Active {
        parts.push(voice.say(&Message::new("note-breadth").with("quarter", account.period)));
    }
    parts.push(voice.say(&Message::new("note-as-of").with("date", Arg::Date(account.as_of))));
    parts.join(" · ")
}
