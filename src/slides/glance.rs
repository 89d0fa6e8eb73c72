//! 2: what happened? Always there; without any use it shows how far everything is ready.

use crate::account::period::WEEKS;
use crate::account::usage::TREND_WEEKS;
use crate::account::{Account, Activity, Metric};
use crate::chart::Sparkline;
use crate::frame::text::{Fonts, TextStyle, Weight};
use crate::frame::{Frame, Item, Paint, Path, Point, Pt, Rect, Shape, Tag};
use crate::insight::{self, Insight};
use crate::theme::Theme;
use crate::voice::{Arg, Message, Voice};
use crate::workspace::Workspace;
use crate::workspace::config::Aggregate;

use super::Omitted;
use super::kit::{GUTTER, Page};

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
    /// Its few measured weeks, where a line would claim too much.
    pub columns: Option<Sparkline>,
    /// Its share of what is possible, drawn as a meter where there are no weeks.
    pub meter: Option<f64>,
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
        let figures =
            if account.activity == Activity::Active { figures(account, voice) } else { record(account, voice) };
        let lead = account.metrics.iter().map(|m| format!("trend:{}", m.id)).next();
        let mut skip = vec![said.to_owned()];
        skip.extend(lead);
        if said.starts_with("seats:") {
            // The title has just said how many seats are at work.
            skip.extend(workspace.config.roles.active_seats.iter().map(|id| format!("trend:{id}")));
            skip.extend(["seats:more".to_owned(), "seats:in-use".to_owned()]);
        }
        let chosen = insight::sentences(insights, &skip);
        let mut sentences: Vec<_> = chosen.iter().map(|i| voice.sentence(&i.claim)).collect();
        let mut said_of_users = chosen.iter().any(|i| i.id.starts_with("stickiness:"));
        if account.activity == Activity::Active && account.first_review() {
            sentences.truncate(2);
            said_of_users = chosen.iter().take(2).any(|i| i.id.starts_with("stickiness:"));
            sentences.push(voice.sentence(&Message::new("glance-first")));
        }
        if account.activity != Activity::Active {
            sentences = beginnings(account).iter().map(|m| voice.sentence(m)).collect();
        }
        Ok(Self {
            kicker: voice.word("glance-kicker"),
            title: voice.say(&title),
            figures,
            sentences,
            note: note(account, said_of_users, voice),
        })
    }

    /// Where it stands: the figures as cards, wide when few, and the sentences below.
    pub fn layout(&self, theme: &Theme, fonts: &Fonts) -> Frame {
        let mut page = Page::new(theme, fonts, &self.kicker, &self.title);
        let content = page.content();
        // Cards without a picture are as high as their words, and leave the sentences room for larger type.
        let plain = self.figures.iter().all(|f| f.sparkline.is_none() && f.columns.is_none() && f.meter.is_none());
        let body =
            if plain { TextStyle { size: theme.scale.body * 1.25, leading: 1.5, ..page.body() } } else { page.body() };
        let line = body.size * body.leading;
        let inset = 22.0;
        let blocks: Vec<_> = self
            .sentences
            .iter()
            .map(|s| page.block(s, &body, Rect::new(0.0, 0.0, content.width - inset, 2.0 * line + 2.0), 2))
            .collect();
        let gap = 9.0;
        let text: Pt = blocks.iter().map(|b| b.size.height + gap).sum();
        let cards_height = (content.height - text - 18.0).clamp(100.0, if plain { 124.0 } else { 200.0 });
        let (top, _) = content.split_top(cards_height);
        for (figure, area) in self.figures.iter().zip(top.columns(self.figures.len().max(1), GUTTER)) {
            figure.draw(&mut page, area, self.figures.len());
        }
        let mut y = top.bottom() + 20.0;
        let mut list = Vec::new();
        for block in blocks {
            let mark = Point::new(content.x + 4.0, y + line * 0.5);
            let dot = Shape {
                path: Path::circle(mark, 3.0),
                fill: Some(Paint::Solid(theme.palette.accent, 1.0)),
                stroke: None,
            };
            page.push(Item::Shape(dot));
            let height = block.size.height;
            list.push(Item::tagged(Tag::ListItem, block.place(Point::new(content.x + inset, y))));
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
            _ if self.columns.is_some() && chart.height >= 14.0 => {
                page.push(columns(self.columns.as_ref(), chart, theme))
            }
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

/// A thin column for each measured week, the others left empty.
fn columns(weeks: Option<&Sparkline>, area: Rect, theme: &Theme) -> Item {
    let Some(weeks) = weeks else { return Item::tagged(Tag::Paragraph, Vec::new()) };
    let largest = weeks.values.iter().flatten().copied().fold(0.0, f64::max).max(f64::MIN_POSITIVE);
    let column = |(value, cell): (&Option<f64>, Rect)| {
        let height = (area.height * (*value)? / largest).max(2.0);
        Some(Item::block(Rect { y: area.bottom() - height, height, ..cell }, 2.0, theme.palette.accent))
    };
    let items = weeks.values.iter().zip(area.columns(weeks.values.len(), 5.0)).filter_map(column).collect();
    Item::tagged(Tag::Figure { alt: weeks.alt.clone() }, items)
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
        let message = Message::new(match metric.aggregate {
            Aggregate::Sum => id("glance-title-counts", "glance-title-counts-you"),
            Aggregate::Mean => id("glance-title-mean", "glance-title-mean-you"),
            Aggregate::Last => id("glance-title-level", "glance-title-level-you"),
            Aggregate::Max => id("glance-title-peak", "glance-title-peak-you"),
        });
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
            _ if before == 0 || !features.measured_before || account.weeks.len() < WEEKS => String::new(),
            1.. => voice.say(&Message::new("glance-more").with("more", more as f64).with("quarter", account.previous)),
            0 => voice.say(&Message::new("glance-same").with("quarter", account.previous)),
            _ => String::new(),
        };
        figures.push(Figure {
            label: voice.word("glance-features"),
            value: voice.say(&Message::new("glance-features-value").with("used", used).with("total", total)),
            change,
            good: (features.measured_before && before > 0 && more > 0).then_some(true),
            sparkline: None,
            columns: None,
            meter: features.breadth(),
        });
    }
    figures
}

fn metric_figure(metric: &Metric, account: &Account, voice: &Voice) -> Figure {
    let (change, good) = match metric.change {
        Some(change) => {
            let better = (change.share > 0.0) == metric.more_is_better;
            let moved = change.rose() || change.fell();
            let id = match (moved, change.share > 0.0) {
                (false, _) => "glance-change-steady",
                // A change for the worse is told once, on the page of the trend; here both figures stand.
                (true, _) if !better => "glance-before",
                (true, true) => "glance-change-up",
                (true, false) => "glance-change-down",
            };
            let message =
                Message::new(id).with("change", Arg::Share(change.share.abs())).with("quarter", account.previous);
            let said = match metric.prior {
                Some(prior) => voice.say(&message.with("value", prior)),
                None if id == "glance-before" => String::new(),
                None => voice.say(&message),
            };
            (said, (moved && better).then_some(true))
        }
        None if !metric.earlier => (voice.word("glance-first-short"), None),
        None => (voice.word("glance-no-change"), None),
    };
    let trend = metric.measured() >= TREND_WEEKS;
    let weeks = Sparkline {
        values: metric.weeks.clone(),
        alt: voice.say(
            &Message::new("glance-sparkline-alt")
                .with("name", metric.name.as_str())
                .with("value", metric.weeks.iter().flatten().last().copied().unwrap_or(metric.value)),
        ),
    };
    let value = match metric.name_says_unit() {
        true => voice.number(metric.value),
        false => voice.say(&Message::new("text").with("text", Arg::Quantity(metric.value, metric.noun.clone()))),
    };
    let (sparkline, columns) = if trend { (Some(weeks), None) } else { (None, Some(weeks)) };
    Figure { label: metric.name.clone(), value, change, good, sparkline, columns, meter: None }
}

/// What an account without use should know: what it has, what is new, who helps.
fn beginnings(account: &Account) -> Vec<Message> {
    let mut sentences = Vec::new();
    if account.activity == Activity::Unmeasured {
        sentences.push(Message::new("glance-not-measured").with("quarter", account.period));
    }
    let included = account.in_plan.len();
    if included > 0 {
        sentences.push(match &account.plan {
            Some(plan) => {
                Message::new("glance-start-features-plan").with("n", included).with("plan", plan.name.as_str())
            }
            None => Message::new("glance-start-features").with("n", included),
        });
    }
    if !account.shipped.is_empty() {
        let message = Message::new("glance-start-shipped").with("n", account.shipped.len());
        sentences.push(message.with("quarter", account.period));
    }
    sentences.push(Message::new("glance-start-csm").with("csm", account.csm.name.as_str()));
    sentences.truncate(3);
    sentences
}

/// What is on record for an account without use: what is ready, never a zero.
fn record(account: &Account, voice: &Voice) -> Vec<Figure> {
    let plain = |label: &'static str, value: String| Figure {
        label: voice.word(label),
        value,
        change: String::new(),
        good: None,
        sparkline: None,
        columns: None,
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

fn note(account: &Account, said_of_users: bool, voice: &Voice) -> String {
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
    if let Some(stickiness) = account.stickiness.as_ref().filter(|_| said_of_users) {
        parts.push(voice.word(if stickiness.daily { "note-daily-share" } else { "note-weekly-share" }));
    }
    if account.features.is_some() && account.activity == Activity::Active {
        parts.push(voice.say(&Message::new("note-breadth").with("quarter", account.period)));
    }
    parts.push(voice.say(&Message::new("note-as-of").with("date", Arg::Date(account.as_of))));
    parts.join(" · ")
}
