//! 4: what more could we get? Left out where no metric has a potential, or nothing was used.

use crate::account::period::WEEKS;
use crate::account::{Account, Activity, Metric, Potential as Limit, PotentialSource, Unit};
use crate::chart::{Bar, Bars, Seats};
use crate::frame::text::{Fonts, TextStyle};
use crate::frame::{Frame, Point, Pt, Rect, Tag};
use crate::insight::Insight;
use crate::theme::Theme;
use crate::voice::{Arg, Message, Voice};
use crate::workspace::Workspace;

use super::Omitted;
use super::kit::{Page, Stack};

/// The most rows.
const ROWS: usize = 5;

/// What is used of what is possible.
#[derive(Debug, Clone, PartialEq)]
pub struct Potential {
    /// What the page is about.
    pub kicker: String,
    /// The answer.
    pub title: String,
    /// The seats one by one, where they lead and are few enough; they then have no bar.
    pub seats: Option<SeatPlan>,
    /// A row a metric; `None` where the seats are all there is.
    pub bars: Option<Bars>,
    /// The dominant figure: the largest room, or the share reached.
    pub figure: String,
    /// What it is.
    pub figure_label: String,
    /// The first row's figures one by one, where there are so few rows that they have the room.
    pub facts: Vec<(String, String)>,
    /// What it means, one or two sentences.
    pub remarks: Vec<String>,
    /// Where potentials come from.
    pub note: Vec<String>,
}

/// Seats as dots, and what the dots are.
#[derive(Debug, Clone, PartialEq)]
pub struct SeatPlan {
    /// The dots.
    pub chart: Seats,
    /// "62 at work · 38 ready"
    pub legend: String,
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
        // A best that is now is a full bar, which says nothing beside others.
        let full = |r: &Row| matches!(r.limit.source, PotentialSource::OwnBest(_)) && r.metric.value >= r.target;
        if rows.iter().any(|r| !full(r)) {
            rows.retain(|r| !full(r));
        }
        // Seats lead where they leave room: people can act on them at once.
        let seats = account.seats.as_ref();
        let place = seats.and_then(|s| rows.iter().position(|r| r.metric.id == s.metric));
        let ready = seats.filter(|_| place.is_some()).map_or(0.0, |s| (s.licensed - s.active).floor());
        // What went past the contract is told before seats that are ready.
        let over = rows.iter().position(|r| r.is_over() && r.whole());
        let ready = if over.is_some() { 0.0 } else { ready };
        if let Some(place) = over.or(place.filter(|_| ready >= 1.0)) {
            rows[..=place].rotate_right(1);
        }
        rows.truncate(ROWS);
        let first = rows.first().ok_or(Omitted::NotMeasured)?;
        let share = first.metric.value / first.target;
        let lead = seats.filter(|s| s.metric == first.metric.id);
        let plan = lead.and_then(|seats| seat_plan(seats.active, seats.licensed, voice));
        let (title, figure, figure_label) = if ready >= 1.0 {
            let title = Message::new("potential-title-seats").with("ready", ready);
            (title, voice.number(ready), voice.say(&Message::new("potential-side-seats").with("ready", ready)))
        } else {
            let (figure, label) = side(first, voice);
            (title(first, account), figure, label)
        };
        let others = if plan.is_some() { &rows[1..] } else { &rows[..] };
        Ok(Self {
            kicker: voice.word("potential-kicker"),
            title: super::words::title([title], voice),
            seats: plan,
            bars: (!others.is_empty()).then(|| chart(others, voice)),
            figure,
            figure_label,
            facts: if others.len() <= 2 { facts(first, account, voice) } else { Vec::new() },
            remarks: remarks(first, share, ready, account, voice),
            note: note(&rows, account, voice),
        })
    }

    /// Where it stands: seats as dots beside the bars of the rest; without them the bars, and the figure on the accent.
    pub fn layout(&self, theme: &Theme, fonts: &Fonts) -> Frame {
        let mut page = Page::new(theme, fonts, &self.kicker, &self.title, &self.note);
        match (&self.seats, &self.bars) {
            (Some(seats), Some(bars)) => {
                let left = page.columns(0, 5);
                self.seats(&mut page, seats, left);
                let right = page.columns(6, 6);
                let (style, counts) = (page.body(), (0..=self.remarks.len()).rev());
                let most = right.height - theme.space.l - least(bars);
                let stack = Stack::fitting(most, counts, |count| self.sentences(&page, right.width, &style, count));
                let room = right.height - stack.height() - theme.space.l;
                let height = room.min(pitch(bars, theme));
                page.push(bars.draw(Rect { height, ..right }, theme, fonts));
                if room - height > HOLE && stack.height() > 0.0 {
                    // Few rows leave the sentences a card of their own.
                    let card = page.card(right.split_top(height + theme.space.l).1);
                    let (inner, lead) = (card.inner, page.lead());
                    let settings = [&lead, &style].map(|style| (style, self.remarks.len()));
                    let settings =
                        settings.into_iter().chain((0..self.remarks.len()).rev().map(|count| (&style, count)));
                    let set = |(style, count)| self.sentences(&page, inner.width, style, count);
                    Stack::fitting(inner.height, settings, set).middle(&mut page, inner);
                } else {
                    stack.bottom(&mut page, right);
                }
            }
            (Some(seats), None) => {
                let left = page.columns(0, 7);
                self.seats(&mut page, seats, left);
                let card = page.card(page.columns(8, 4));
                let (style, counts) = (page.body(), (0..=self.remarks.len()).rev());
                let stack = Stack::fitting(card.inner.height, counts, |count| {
                    let mut stack = self.facts(&page, card.inner.width);
                    for remark in self.remarks.iter().take(count) {
                        stack.text(&page, theme.space.l, Tag::Paragraph, remark, &style, card.inner.width, 5);
                    }
                    stack
                });
                stack.draw(&mut page, Point::new(card.inner.x, card.inner.y));
            }
            (None, bars) => {
                let left = page.columns(0, 8);
                if let Some(bars) = bars {
                    let facts = if self.facts.is_empty() { 0.0 } else { FACTS + theme.space.l };
                    let height = (left.height - facts).min(pitch(bars, theme));
                    page.push(bars.draw(Rect { height, ..left }, theme, fonts));
                    let y = left.y + height + theme.space.l;
                    let row = Rect { y, height: left.bottom() - y, ..left };
                    for ((label, value), area) in self.facts.iter().zip(row.columns(self.facts.len(), theme.space.m)) {
                        let card = page.card(area);
                        let mut stack = Stack::default();
                        stack.text(&page, 0.0, Tag::Paragraph, value, &page.figure(), card.inner.width, 1);
                        stack.text(&page, 0.0, Tag::Paragraph, label, &page.small(), card.inner.width, 2);
                        stack.middle(&mut page, card.inner);
                    }
                }
                let card = page.accent_card(page.columns(8, 4));
                let width = card.inner.width;
                let mut stack = Stack::default();
                stack.text(&page, 0.0, Tag::Paragraph, &self.figure, &card.ink(page.display()), width, 1);
                stack.text(&page, 0.0, Tag::Paragraph, &self.figure_label, &card.ink(page.strong()), width, 3);
                let room = card.inner.height - stack.height() - theme.space.l;
                stack.draw(&mut page, Point::new(card.inner.x, card.inner.y));
                let style = card.ink(page.body());
                let counts = (0..=self.remarks.len()).rev();
                Stack::fitting(room, counts, |count| self.sentences(&page, width, &style, count))
                    .bottom(&mut page, card.inner);
            }
        }
        page.finish()
    }

    /// The figure, its seats one by one, and what the dots are.
    fn seats(&self, page: &mut Page, seats: &SeatPlan, area: Rect) {
        let space = page.theme.space;
        let mut stack = Stack::default();
        stack.text(page, 0.0, Tag::Paragraph, &self.figure, &page.display(), area.width, 1);
        stack.text(page, 0.0, Tag::Paragraph, &self.figure_label, &page.strong(), area.width, 2);
        let y = stack.draw(page, Point::new(area.x, area.y)) + space.l;
        let legend = page.theme.scale.body * 1.5 + space.m;
        let room = Rect { y, height: (area.bottom() - y - legend).max(40.0), ..area };
        let (chart, height) = seats.chart.draw(room, page.theme);
        page.push(chart);
        let style = page.body();
        let at = Rect { y: y + height + space.m, height: legend, ..area };
        page.text(Tag::Paragraph, &seats.legend, &style, at, 1);
    }

    /// The first `count` sentences.
    fn sentences(&self, page: &Page, width: Pt, style: &TextStyle, count: usize) -> Stack {
        let mut stack = Stack::default();
        for remark in self.remarks.iter().take(count) {
            stack.text(page, page.theme.space.s, Tag::Paragraph, remark, style, width, 5);
        }
        stack
    }

    fn facts(&self, page: &Page, width: Pt) -> Stack {
        let mut stack = Stack::default();
        for (label, value) in &self.facts {
            stack.text(page, page.theme.space.l, Tag::Paragraph, label, &page.label(), width, 2);
            stack.text(page, 0.0, Tag::Paragraph, value, &page.figure(), width, 1);
        }
        stack
    }
}

/// What is left free between bars and sentences is a hole from so much on.
const HOLE: Pt = 80.0;

/// The height of the first row's figures.
const FACTS: Pt = 96.0;

/// The height that suits the rows.
fn pitch(bars: &Bars, theme: &Theme) -> Pt {
    theme.space.xl + 76.0 * bars.rows.len() as Pt
}

/// The least height of the rows.
fn least(bars: &Bars) -> Pt {
    68.0 * bars.rows.len() as Pt + if bars.peer_label.is_some() { 28.0 } else { 0.0 }
}

/// The dots, where seats are whole and few enough to be taken in.
fn seat_plan(active: f64, licensed: f64, voice: &Voice) -> Option<SeatPlan> {
    let whole = |n: f64| (n >= 0.0 && n.fract() == 0.0 && n < 1e6).then_some(n as usize);
    let (used, bought) = (whole(active)?, whole(licensed)?);
    let message = match used.cmp(&bought) {
        std::cmp::Ordering::Less => Message::new("potential-seats").with("ready", bought - used),
        std::cmp::Ordering::Equal => Message::new("potential-seats-full"),
        std::cmp::Ordering::Greater => Message::new("potential-seats-over").with("more", used - bought),
    };
    let legend = voice.say(&message.with("active", used.min(bought)));
    let alt = voice.say(&Message::new("potential-seats-alt").with("active", used).with("licensed", bought));
    Some(SeatPlan { chart: Seats::new(used, bought, alt)?, legend })
}

fn remarks(first: &Row, share: f64, ready: f64, account: &Account, voice: &Voice) -> Vec<String> {
    let mut remarks = Vec::new();
    let own = |m: Message| m.with("name", first.metric.name.as_str()).with("own", Arg::Share(share));
    if let Some(peers) = first.limit.peers_share.filter(|p| share >= p.p25) {
        let message = Message::new("potential-side-peers").with("share", Arg::Share(peers.median)).with("n", peers.n);
        remarks.push(voice.sentence(&own(message)));
    } else if first.limit.source == PotentialSource::Entitlement && ready >= 1.0 {
        remarks.push(voice.sentence(&own(Message::new("potential-side-own"))));
    }
    let step = match first.limit.source {
        _ if ready >= 1.0 => Some("potential-side-step-seats"),
        PotentialSource::Entitlement => Some("potential-side-step-limit"),
        _ if share < 1.0 => Some("potential-side-step-more"),
        // Who is there already needs nobody to get there.
        _ => None,
    };
    remarks.extend(step.map(|id| voice.sentence(&Message::new(id).with("csm", account.csm.name.as_str()))));
    remarks
}

/// The share of a mark from which it is near enough to be set.
const REACH: f64 = 2.0 / 3.0;

/// Who has more than so many times what the peers' upper quarter begins with has nothing to learn from it.
const PAST: f64 = 2.0;

impl Row<'_> {
    /// Whether more was used than is included.
    fn is_over(&self) -> bool {
        // A thousandth over would be written as the same number.
        self.limit.source == PotentialSource::Entitlement && self.metric.value / self.target >= 1.005
    }

    /// Whether its target is that of a whole quarter: what part of one includes stands in no contract.
    fn whole(&self) -> bool {
        !self.metric.adds_up || self.metric.measured() == WEEKS
    }
}

fn row(metric: &Metric) -> Option<Row<'_>> {
    let limit = metric.potential.as_ref()?;
    let cohort = matches!(limit.source, PotentialSource::Cohort { .. });
    let next = metric.peers.filter(|p| cohort && metric.value < p.p25).map(|p| p.p25);
    let far_past = cohort && metric.value > limit.value * PAST;
    if far_past || next.is_some_and(|next| metric.value < next * REACH) {
        return None;
    }
    let target = next.unwrap_or(limit.value);
    // Of what is counted one by one a mark is whole.
    let whole = limit.source != PotentialSource::Entitlement && metric.noun.unit == Unit::Count;
    let target = if whole && metric.value.fract() == 0.0 { target.ceil() } else { target };
    Some(Row { metric, target, limit, next_step: next.is_some() })
}

fn title(row: &Row, account: &Account) -> Message {
    let metric = row.metric;
    let share = metric.value / row.target;
    let figure = |value| Arg::Figure(value, metric.noun.clone());
    let left = left(row);
    let base = |id| {
        let named = match id {
            "potential-title-room" | "potential-title-next" => left,
            "potential-title-over" => metric.value,
            _ => row.target,
        };
        Message::new(id)
            .with("name", metric.name.as_str())
            .with("noun", counted(named, metric))
            .with("value", figure(metric.value))
            .with("included", figure(row.target))
            .with("target", figure(row.target))
            .with("left", figure(left))
            .with("share", Arg::Share(share))
            .with("quarter", account.period)
            .with("amount", Arg::Quantity(metric.value, metric.noun.clone()))
    };
    match row.limit.source {
        PotentialSource::Entitlement if !row.whole() => {
            base("potential-title-part").with("measured", metric.measured())
        }
        PotentialSource::Entitlement if row.is_over() => base("potential-title-over"),
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

/// What there is to go: whole where things are counted, so that it is never too little.
fn left(row: &Row) -> f64 {
    let left = (row.target - row.metric.value).abs();
    if row.metric.noun.unit == Unit::Count { left.ceil() } else { left }
}

/// What is counted, as one or as several.
fn counted(n: f64, metric: &Metric) -> Arg {
    if n == 1.0 { Arg::Text(metric.noun.one.clone()) } else { Arg::Noun(metric.noun.clone()) }
}

/// The dominant figure beside the bars, and what it is.
fn side(row: &Row, voice: &Voice) -> (String, String) {
    let metric = row.metric;
    let (left, past) = (left(row), metric.value >= row.target);
    let figure = |value| voice.figure(value, &metric.noun);
    let with_noun = |id, n| voice.say(&Message::new(id).with("noun", counted(n, metric)));
    match row.limit.source {
        PotentialSource::Entitlement => (voice.share(metric.value / row.target), voice.word("potential-side-share")),
        PotentialSource::OwnBest(_) => (voice.share(metric.value / row.target), voice.word("potential-side-best")),
        PotentialSource::Cohort { .. } if row.next_step => (figure(left), with_noun("potential-side-next", left)),
        PotentialSource::Cohort { .. } if !past => (figure(left), with_noun("potential-side-left", left)),
        PotentialSource::Cohort { .. } => (figure(metric.value), with_noun("potential-side-past", metric.value)),
    }
}

/// The figures behind the first row.
fn facts(row: &Row, account: &Account, voice: &Voice) -> Vec<(String, String)> {
    let metric = row.metric;
    let own = Message::new("potential-fact-own").with("quarter", account.period);
    let mut facts = vec![(voice.say(&own), voice.figure(metric.value, &metric.noun))];
    if let Some(peers) = metric.peers.filter(|p| metric.value >= p.p25) {
        let label = Message::new("potential-fact-median").with("n", peers.n);
        let label = voice.say(&label.with("noun", Arg::Noun(metric.noun.clone())));
        facts.push((label, voice.figure(peers.median, &metric.noun)));
    }
    let label = match row.limit.source {
        PotentialSource::Entitlement => voice.word("potential-fact-included"),
        PotentialSource::Cohort { .. } if row.next_step => voice.word("potential-fact-next"),
        PotentialSource::Cohort { .. } => voice.word("potential-fact-upper"),
        PotentialSource::OwnBest(best) => voice.say(&Message::new("potential-fact-best").with("quarter", best)),
    };
    facts.push((label, voice.figure(row.target, &metric.noun)));
    facts
}

fn chart(rows: &[Row], voice: &Voice) -> Bars {
    let bars: Vec<_> = rows.iter().map(|r| bar(r, voice)).collect();
    let n = rows.iter().filter_map(|r| r.limit.peers_share.map(|p| p.n)).min();
    let alt = super::told(Message::new("potential-alt"), bars.iter().map(super::bar_told), voice);
    let shown = bars.iter().any(|b| b.peer.is_some());
    let peer_label = n.filter(|_| shown).map(|n| voice.say(&Message::new("potential-peers").with("n", n)));
    // Where peers set the limit, the row says so.
    let over = || rows.iter().filter(|r| r.metric.value > r.target);
    let included = over().count() > 0 && over().all(|r| r.limit.source == PotentialSource::Entitlement);
    let limit_label = included.then(|| voice.word("potential-fact-included"));
    Bars { rows: bars, peer_label, limit_label, alt }
}

fn bar(row: &Row, voice: &Voice) -> Bar {
    let (value, target) = (row.metric.value, row.target);
    let full = value.max(target);
    let figure = |value| Arg::Figure(value, row.metric.noun.clone());
    let note = match row.limit.source {
        PotentialSource::Entitlement => None,
        PotentialSource::Cohort { .. } if row.next_step => {
            Some(Message::new("potential-row-next").with("target", figure(target)))
        }
        PotentialSource::Cohort { .. } => Some(Message::new("potential-row-cohort").with("target", figure(target))),
        PotentialSource::OwnBest(_) if value >= target => Some(Message::new("potential-row-best-now")),
        PotentialSource::OwnBest(best) => {
            Some(Message::new("potential-row-best").with("best", figure(target)).with("quarter", best))
        }
    };
    let of = Message::new("potential-row-of").with("included", figure(target)).with("value", figure(value));
    let value_label = match row.limit.source {
        PotentialSource::Entitlement => voice.say(&of),
        _ => voice.figure(value, &row.metric.noun),
    };
    // Under the 25th percentile no rank is shown.
    let peer = row.limit.peers_share.filter(|p| value / target >= p.p25).map(|p| p.median * target / full);
    Bar {
        label: row.metric.name.clone(),
        used: value / full,
        included: target / full,
        peer: peer.map(|p| p.min(1.0)),
        value: value_label,
        note: note.map(|note| voice.say(&note)).unwrap_or_default(),
    }
}

fn note(rows: &[Row], account: &Account, voice: &Voice) -> Vec<String> {
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
    if let Some(peers) = rows.iter().filter(|r| r.next_step).find_map(|r| r.metric.peers) {
        parts.push(voice.say(&Message::new("potential-note-next").with("n", peers.n)));
    }
    parts.extend(rows.iter().filter_map(|r| super::definition(r.metric, voice)));
    parts
}
