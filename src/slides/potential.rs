//! 4: what more could we get? Left out where no metric has a potential, or nothing was used.

use crate::account::{Account, Activity, Metric, Potential as Limit, PotentialSource};
use crate::chart::{Bar, Bars};
use crate::frame::text::{Fonts, Weight};
use crate::frame::{Frame, Item, Pt, Rect, Tag};
use crate::insight::Insight;
use crate::theme::Theme;
use crate::voice::{Arg, Message, Voice};
use crate::workspace::Workspace;

use super::Omitted;
use super::kit::Page;

/// The most rows.
const ROWS: usize = 5;

/// What is used of what is possible.
#[derive(Debug, Clone, PartialEq)]
pub struct Potential {
    /// What the page is about.
    pub kicker: String,
    /// The answer.
    pub title: String,
    /// A row a metric.
    pub chart: Bars,
    /// The dominant figure: the largest room, or the share reached.
    pub figure: String,
    /// What it is.
    pub figure_label: String,
    /// The first row's figures one by one, where there are so few rows that they have the room.
    pub facts: Vec<(String, String)>,
    /// What it means, one or two sentences.
    pub remarks: Vec<String>,
    /// Where potentials come from.
    pub note: String,
}

/// A metric with what it could be; under the peers' 25th percentile the next step stands for the cohort's upper quarter.
struct Row<'a> {
    metric: &'a Metric,
    target: f64,
    limit: &'a Limit,
    next_step: bool,
}

impl Potential {
    /// What the page says; rows by authority of their potential, then in the order of `qbr.yaml`.
    pub fn from_account(account: &Account, _: &[Insight], _: &Workspace, voice: &Voice) -> Result<Self, Omitted> {
        if account.activity == Activity::Zero {
            return Err(Omitted::NoUse);
        }
        let mut rows: Vec<_> = account.metrics.iter().filter(|m| m.value > 0.0).filter_map(row).collect();
        rows.sort_by_key(|r| match r.limit.source {
            PotentialSource::Entitlement => 0,
            PotentialSource::Cohort { .. } => 1,
            PotentialSource::OwnBest(_) => 2,
        });
        // Seats lead where they leave room: people can act on them at once.
        let seats = account.seats.as_ref();
        let place = seats.and_then(|s| rows.iter().position(|r| r.metric.id == s.metric));
        let ready = seats.filter(|_| place.is_some()).map_or(0.0, |s| (s.licensed - s.active).floor());
        if let Some(place) = place.filter(|_| ready >= 1.0) {
            rows[..=place].rotate_right(1);
        }
        rows.truncate(ROWS);
        let first = rows.first().ok_or(Omitted::NotMeasured)?;
        let share = first.metric.value / first.target;
        let (title, figure, figure_label) = if ready >= 1.0 {
            let title = Message::new("potential-title-seats").with("ready", ready);
            (title, voice.number(ready), voice.word("potential-side-seats"))
        } else {
            let (figure, label) = side(first, voice);
            (title(first, account), figure, label)
        };
        let mut remarks = Vec::new();
        if let Some(peers) = first.limit.peers_share.filter(|p| share >= p.p25) {
            let message = Message::new("potential-side-peers")
                .with("share", Arg::Share(peers.median))
                .with("own", Arg::Share(share));
            remarks.push(voice.sentence(&message));
        } else if first.limit.source == PotentialSource::Entitlement && ready >= 1.0 {
            remarks.push(voice.sentence(&Message::new("potential-side-own").with("own", Arg::Share(share))));
        }
        let step = match first.limit.source {
            _ if ready >= 1.0 => "potential-side-step-seats",
            PotentialSource::Entitlement => "potential-side-step-limit",
            _ => "potential-side-step-more",
        };
        remarks.push(voice.sentence(&Message::new(step).with("csm", account.csm.name.as_str())));
        Ok(Self {
            kicker: voice.word("potential-kicker"),
            title: voice.say(&title),
            chart: chart(&rows, voice),
            figure,
            figure_label,
            facts: if rows.len() <= 2 { facts(first, account, voice) } else { Vec::new() },
            remarks,
            note: note(&rows, account, voice),
        })
    }

    /// Where it stands: the bars over eight columns, the figure in a card beside them.
    pub fn layout(&self, theme: &Theme, fonts: &Fonts) -> Frame {
        let mut page = Page::new(theme, fonts, &self.kicker, &self.title);
        let content = page.content();
        let (bars, side) = content.split_left(570.0);
        // Few rows stand in the upper part instead of being stretched over the page.
        let height = bars.height.min(70.0 + 84.0 * self.chart.rows.len() as Pt);
        let top = bars.y + (bars.height - height) / 3.0;
        if self.facts.is_empty() {
            page.push(self.chart.draw(Rect::new(bars.x, top, bars.width, height), theme, fonts));
        } else {
            let high = 24.0 + 76.0 * self.chart.rows.len() as Pt;
            page.push(self.chart.draw(Rect { height: high, ..bars }, theme, fonts));
            let row = Rect::new(bars.x, bars.y + high + 16.0, bars.width, (bars.height - high - 16.0).min(140.0));
            for ((label, value), area) in self.facts.iter().zip(row.columns(self.facts.len(), 16.0)) {
                page.card(area);
                let inner = area.inset(18.0, 16.0);
                let heading = theme.style(Weight::Bold, theme.scale.title, theme.palette.ink);
                let y = inner.y + page.text(Tag::Paragraph, value, &heading, Rect { height: 44.0, ..inner }, 1) + 2.0;
                let small = page.small();
                page.text(Tag::Paragraph, label, &small, Rect::new(inner.x, y, inner.width, inner.bottom() - y), 3);
            }
        }
        let card = Rect::new(side.x + 28.0, side.y, side.width - 28.0, side.height);
        page.card(card);
        page.push(Item::block(Rect::new(card.x, card.y + 24.0, 4.0, 52.0), 2.0, theme.palette.accent));
        let inner = card.inset(24.0, 20.0);
        let area = |y: Pt, height: Pt| Rect::new(inner.x, y, inner.width, height);
        let mut y = inner.y;
        let size = theme.scale.display;
        y += page.text(Tag::Paragraph, &self.figure, &page.display(), area(y, size * 1.3), 1);
        let label = theme.style(Weight::SemiBold, theme.scale.body, theme.palette.ink);
        y += page.text(Tag::Paragraph, &self.figure_label, &label, area(y, 46.0), 2) + 16.0;
        let body = page.body();
        for remark in &self.remarks {
            y += page.text(Tag::Paragraph, remark, &body, area(y, inner.bottom() - y), 6) + 10.0;
        }
        page.note(&self.note);
        page.finish()
    }
}

fn row(metric: &Metric) -> Option<Row<'_>> {
    let limit = metric.potential.as_ref()?;
    let cohort = matches!(limit.source, PotentialSource::Cohort { .. });
    let next = metric.peers.filter(|p| cohort && metric.value < p.p25).map(|p| p.p25);
    Some(Row { metric, target: next.unwrap_or(limit.value), limit, next_step: next.is_some() })
}

fn title(row: &Row, account: &Account) -> Message {
    let metric = row.metric;
    let share = metric.value / row.target;
    let base = |id| {
        Message::new(id)
            .with("name", metric.name.as_str())
            .with("noun", Arg::Noun(metric.noun.clone()))
            .with("value", metric.value)
            .with("included", row.target)
            .with("target", row.target)
            .with("left", (row.target - metric.value).abs().ceil())
            .with("share", Arg::Share(share))
            .with("quarter", account.period)
            .with("amount", Arg::Quantity(metric.value, metric.noun.clone()))
    };
    match row.limit.source {
        PotentialSource::Entitlement if share >= 1.005 => base("potential-title-over"),
        PotentialSource::Entitlement if share >= 1.0 => base("potential-title-full"),
        PotentialSource::Entitlement => base("potential-title-room"),
        PotentialSource::Cohort { .. } if row.next_step => base("potential-title-next"),
        PotentialSource::Cohort { .. } if share >= 1.0 => base("potential-title-cohort-past"),
        PotentialSource::Cohort { .. } => base("potential-title-cohort"),
        PotentialSource::OwnBest(best) if best == account.period => base("potential-title-best-now"),
        PotentialSource::OwnBest(_) => {
            let mut message = base("potential-title-best");
            message.args.retain(|(name, _)| *name != "amount");
            message.with("amount", Arg::Quantity(row.target, metric.noun.clone()))
        }
    }
}

/// The dominant figure beside the bars, and what it is.
fn side(row: &Row, voice: &Voice) -> (String, String) {
    let metric = row.metric;
    let left = (row.target - metric.value).ceil();
    let with_noun = |id| voice.say(&Message::new(id).with("noun", Arg::Noun(metric.noun.clone())));
    match row.limit.source {
        PotentialSource::Entitlement => (voice.share(metric.value / row.target), voice.word("potential-side-share")),
        PotentialSource::OwnBest(_) => (voice.share(metric.value / row.target), voice.word("potential-side-best")),
        PotentialSource::Cohort { .. } if row.next_step => (voice.number(left), with_noun("potential-side-next")),
        PotentialSource::Cohort { .. } if left > 0.0 => (voice.number(left), with_noun("potential-side-left")),
        PotentialSource::Cohort { .. } => (voice.number(metric.value), with_noun("potential-side-past")),
    }
}

/// The figures behind the first row.
fn facts(row: &Row, account: &Account, voice: &Voice) -> Vec<(String, String)> {
    let metric = row.metric;
    let own = Message::new("potential-fact-own").with("quarter", account.period);
    let mut facts = vec![(voice.say(&own), voice.number(metric.value))];
    if let Some(peers) = metric.peers.filter(|p| metric.value >= p.p25) {
        let label = voice.say(&Message::new("potential-fact-median").with("n", peers.n));
        facts.push((label, voice.number(peers.median)));
    }
    let label = match row.limit.source {
        PotentialSource::Entitlement => voice.word("potential-fact-included"),
        PotentialSource::Cohort { .. } if row.next_step => voice.word("potential-fact-next"),
        PotentialSource::Cohort { .. } => voice.word("potential-fact-upper"),
        PotentialSource::OwnBest(best) => voice.say(&Message::new("potential-fact-best").with("quarter", best)),
    };
    facts.push((label, voice.number(row.target)));
    facts
}

fn chart(rows: &[Row], voice: &Voice) -> Bars {
    let bars: Vec<_> = rows.iter().map(|r| bar(r, voice)).collect();
    let n = rows.iter().filter_map(|r| r.limit.peers_share.map(|p| p.n)).min();
    let lines = bars.iter().map(|b| {
        voice.say(&Message::new("potential-alt-row").with("label", b.label.as_str()).with("value", b.value.as_str()))
    });
    let alt = std::iter::once(voice.word("potential-alt")).chain(lines).collect::<Vec<_>>().join(" ");
    let shown = bars.iter().any(|b| b.peer.is_some());
    let peer_label = n.filter(|_| shown).map(|n| voice.say(&Message::new("potential-peers").with("n", n)));
    Bars { rows: bars, peer_label, alt }
}

fn bar(row: &Row, voice: &Voice) -> Bar {
    let (value, target) = (row.metric.value, row.target);
    let full = value.max(target);
    let message = match row.limit.source {
        PotentialSource::Entitlement => Message::new("potential-row-of").with("included", target),
        PotentialSource::Cohort { .. } if row.next_step => Message::new("potential-row-next").with("target", target),
        PotentialSource::Cohort { .. } => Message::new("potential-row-cohort").with("target", target),
        PotentialSource::OwnBest(_) if value >= target => Message::new("potential-row-best-now"),
        PotentialSource::OwnBest(best) => Message::new("potential-row-best").with("best", target).with("quarter", best),
    };
    // Under the 25th percentile no rank is shown.
    let peer = row.limit.peers_share.filter(|p| value / target >= p.p25).map(|p| p.median * target / full);
    Bar {
        label: row.metric.name.clone(),
        used: value / full,
        included: target / full,
        peer: peer.map(|p| p.min(1.0)),
        value: voice.say(&message.with("value", value)),
    }
}

fn note(rows: &[Row], account: &Account, voice: &Voice) -> String {
    let mut parts =
        vec![voice.say(&super::window(account, rows.iter().map(|r| r.metric.measured()).min().unwrap_or(0)))];
    if rows.iter().any(|r| r.limit.source == PotentialSource::Entitlement) {
        parts.push(voice.word("potential-note-entitlement"));
    }
    let cohort = rows.iter().find_map(|r| match r.limit.source {
        PotentialSource::Cohort { n } if !r.next_step => Some(n),
        _ => None,
    });
    parts.extend(cohort.map(|n| voice.say(&Message::new("potential-note-cohort").with("n", n))));
    if rows.iter().any(|r| matches!(r.limit.source, PotentialSource::OwnBest(_))) {
        parts.push(voice.word("potential-note-best"));
    }
    parts.join(" · ")
}
