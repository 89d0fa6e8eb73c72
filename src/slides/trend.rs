//! 3: more or less than before? Left out where nothing was used or measured. Under eight measured weeks it shows columns
//! and claims no trend.

use crate::account::usage::TREND_WEEKS;
use crate::account::{Account, Activity, Metric};
use crate::chart::{Column, Columns, Line, nice_ticks};
use crate::frame::text::{Fonts, Weight};
use crate::frame::{Frame, Pt, Rect, Tag};
use crate::insight::{self, Insight};
use crate::theme::Theme;
use crate::voice::{Arg, Message, Voice};
use crate::workspace::Workspace;

use super::Omitted;
use super::kit::Page;

/// A metric's weeks.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// What the page is about.
    pub kicker: String,
    /// The answer.
    pub title: String,
    /// The weeks.
    pub chart: Chart,
    /// The dominant figure.
    pub figure: String,
    /// What it counts and when.
    pub figure_label: String,
    /// The figure of the quarter before, where the two can be compared.
    pub before: String,
    /// What the chart tells, one or two sentences.
    pub remarks: Vec<String>,
    /// Definitions and windows.
    pub note: String,
}

/// How the weeks are shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Chart {
    /// Eight measured weeks or more.
    Line(Line),
    /// Fewer.
    Columns(Columns),
}

impl Trend {
    /// What the page says of the first metric that can carry a trend, else of the first that was measured.
    pub fn from_account(account: &Account, _: &[Insight], _: &Workspace, voice: &Voice) -> Result<Self, Omitted> {
        if account.activity == Activity::Zero {
            return Err(Omitted::NoUse);
        }
        let shows = |m: &&Metric| m.value > 0.0 || m.prior.is_some_and(|p| p > 0.0);
        let metric = account.metrics.iter().filter(shows).find(|m| m.measured() >= TREND_WEEKS && m.change.is_some());
        let metric = metric.or_else(|| account.metrics.iter().filter(shows).find(|m| m.measured() >= TREND_WEEKS));
        let metric = metric.or_else(|| account.metrics.iter().find(shows)).ok_or(Omitted::NotMeasured)?;
        let sparse = metric.measured() < TREND_WEEKS;
        let mut remarks = Vec::new();
        if let Some((week, value)) = metric.peak().filter(|_| metric.measured() > 1) {
            let (id, amount) = if metric.adds_up {
                ("trend-peak", Arg::Quantity(value, metric.noun.clone()))
            } else {
                ("trend-peak-level", Arg::Number(value))
            };
            let message = Message::new(id).with("day", Arg::Day(account.weeks[week]));
            remarks.push(voice.sentence(&message.with("amount", amount).with("value", value)));
        }
        let fell = metric.change.is_some_and(|c| c.fell() && metric.more_is_better);
        if fell {
            let message = Message::new("trend-fell-fix").with("csm", account.csm.name.as_str());
            remarks.push(voice.sentence(&message));
        } else if sparse {
            remarks.push(voice.sentence(&Message::new("trend-sparse")));
        } else if !metric.earlier {
            remarks.push(voice.sentence(&Message::new("trend-first")));
        }
        let figure_label = if metric.adds_up {
            let noun = if metric.value == 1.0 { &metric.noun.one } else { &metric.noun.other };
            format!("{noun} {}", voice.say(&Message::new("trend-figure-total").with("quarter", account.period)))
        } else {
            let message = Message::new("trend-figure-level").with("quarter", account.period);
            voice.say(&message.with("noun", Arg::Noun(metric.noun.clone())))
        };
        let before = metric.prior.filter(|p| *p > 0.0 && !sparse).map(|prior| {
            voice.say(&Message::new("trend-before").with("quarter", account.previous).with("value", prior))
        });
        let mut note = vec![voice.say(&super::window(account, metric.measured()))];
        if let Some(definition) = &metric.definition {
            let message = Message::new("note-definition").with("name", metric.name.as_str());
            note.insert(0, voice.say(&message.with("definition", definition.as_str())));
        }
        if metric.change.is_some() {
            note.push(voice.say(&Message::new("note-compared").with("quarter", account.previous)));
        }
        let chart = if sparse {
            Chart::Columns(columns(metric, account, voice))
        } else {
            Chart::Line(line(metric, account, voice))
        };
        Ok(Self {
            kicker: voice.word("trend-kicker"),
            title: voice.say(&title(metric, account)),
            chart,
            figure: voice.number(metric.value),
            figure_label,
            before: before.unwrap_or_default(),
            remarks,
            note: note.join(" · "),
        })
    }

    /// Where it stands: the chart over nine columns, the figure and its remarks beside it.
    pub fn layout(&self, theme: &Theme, fonts: &Fonts) -> Frame {
        let mut page = Page::new(theme, fonts, &self.kicker, &self.title);
        let content = page.content();
        let (chart, side) = content.split_left(612.0);
        page.push(match &self.chart {
            Chart::Line(line) => line.draw(chart, theme, fonts),
            Chart::Columns(columns) => columns.draw(chart, theme, fonts),
        });
        let side = Rect::new(side.x + 32.0, side.y, side.width - 32.0, side.height);
        let mut y = side.y + 6.0;
        let area = |y: Pt, height: Pt| Rect::new(side.x, y, side.width, height);
        let size = theme.scale.display;
        y += page.text(Tag::Paragraph, &self.figure, &page.display(), area(y, size * 1.3), 1);
        let label = theme.style(Weight::SemiBold, theme.scale.body, theme.palette.ink);
        y += page.text(Tag::Paragraph, &self.figure_label, &label, area(y, 46.0), 2) + 2.0;
        if !self.before.is_empty() {
            y += page.text(Tag::Paragraph, &self.before, &page.small(), area(y, 18.0), 1);
        }
        y += 16.0;
        let body = page.body();
        for remark in &self.remarks {
            let left = side.bottom() - y;
            y += page.text(Tag::Paragraph, remark, &body, area(y, left), 6) + 10.0;
        }
        page.note(&self.note);
        page.finish()
    }
}

fn title(metric: &Metric, account: &Account) -> Message {
    let amount = Arg::Quantity(metric.value, metric.noun.clone());
    let base = |id| {
        Message::new(id)
            .with("name", metric.name.as_str())
            .with("quarter", account.period)
            .with("value", metric.value)
            .with("weeks", account.weeks.len())
            .with("measured", metric.measured())
            .with("latest", metric.latest())
            .with("amount", amount.clone())
    };
    let first = !metric.earlier;
    match (metric.measured() < TREND_WEEKS, metric.adds_up) {
        (true, true) => base("trend-title-sparse"),
        (true, false) => base("trend-title-sparse-level"),
        (false, _) if metric.change.is_some() => insight::trend_claim(metric),
        (false, true) => base(if first { "trend-title-total" } else { "trend-title-total-again" }),
        (false, false) => base(if first { "trend-title-level-first" } else { "trend-title-level-again" }),
    }
}

fn alt(metric: &Metric, account: &Account, voice: &Voice) -> String {
    let mut measured = metric.weeks.iter().flatten();
    let first = measured.next().copied().unwrap_or(metric.value);
    let last = measured.last().copied().unwrap_or(first);
    let message = Message::new("trend-alt")
        .with("name", metric.name.as_str())
        .with("quarter", account.period)
        .with("first", first)
        .with("last", last)
        .with("peak", metric.peak().map_or(last, |(_, v)| v));
    let mut text = voice.say(&message);
    if metric.measured() >= TREND_WEEKS && metric.prior_weeks.iter().any(Option::is_some) {
        text = format!("{text} {}", voice.say(&Message::new("trend-alt-prior").with("quarter", account.previous)));
    }
    let gaps = metric.weeks.len() - metric.measured();
    if gaps > 0 {
        text = format!("{text} {}", voice.say(&Message::new("trend-alt-gaps").with("n", gaps)));
    }
    text
}

fn line(metric: &Metric, account: &Account, voice: &Voice) -> Line {
    let largest = metric.weeks.iter().chain(&metric.prior_weeks).flatten().copied().fold(0.0, f64::max);
    let whole = metric.weeks.iter().chain(&metric.prior_weeks).flatten().all(|v| v.fract() == 0.0);
    let ticks = nice_ticks(largest, 4, whole).into_iter().map(|t| (t, voice.tick(t))).collect();
    let prior = if metric.prior_weeks.iter().any(Option::is_some) { metric.prior_weeks.clone() } else { Vec::new() };
    Line {
        current: metric.weeks.clone(),
        prior,
        week_labels: account.weeks.iter().map(|day| voice.day(*day)).collect(),
        current_label: voice.quarter(account.period),
        prior_label: voice.quarter(account.previous),
        value_labels: metric.weeks.iter().map(|v| v.map(|v| voice.tick(v))).collect(),
        ticks,
        axis_title: voice.say(&Message::new("trend-axis").with("name", metric.name.as_str())),
        alt: alt(metric, account, voice),
    }
}

fn columns(metric: &Metric, account: &Account, voice: &Voice) -> Columns {
    let column = |(day, value): (&chrono::NaiveDate, &Option<f64>)| Column {
        label: voice.day(*day),
        value: *value,
        value_label: value.map(|v| voice.tick(v)).unwrap_or_default(),
    };
    Columns {
        columns: account.weeks.iter().zip(&metric.weeks).map(column).collect(),
        axis_title: voice.say(&Message::new("trend-axis").with("name", metric.name.as_str())),
        alt: alt(metric, account, voice),
    }
}
