//! 4: what more could we get? Left out if no metric has a potential, or nothing was used.

use serde::Serialize;

use crate::account::figure::{FigureId, MetricFigure};
use crate::account::metric::PotentialSource;
use crate::account::view::{Account, Activity, Utilisation};
use crate::account::withheld::WithheldFigure;
use crate::config::qbr::slides::SlideKind;
use crate::deck::omitted::Omitted;
use crate::deck::slide::{Definition, MissingSetup, PageContext, Slide, SlideContext, SlideSpec};
use crate::deck::slide_setup::{is_metric, missing_usage, without_figure};
use crate::deck::slides::potential::rows::{
    PotentialRow, Standing, chart, definitions, facts, note, row, side, title, told_median,
};
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::VStack;
use crate::layout::chart::bars::spec::Bars;
use crate::layout::chart::figure::Chart as _;
use crate::layout::chart::seats::Seats;
use crate::layout::frame::{Frame, Tag};
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::style::TextStyle;
use crate::layout::theme::resolved::Theme;
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// The maximum number of rows.
const ROWS: usize = 5;

pub const SPEC: SlideSpec = SlideSpec {
    missing_setup: |workspace, why| {
        if why == Omitted::Refused {
            return None;
        }
        let none = workspace.config.metrics.iter().all(|metric| metric.entitlement.is_none());
        missing_usage(workspace).or((none && why == Omitted::NoPotential).then_some(MissingSetup {
            reason: "no metric has an `entitlement`",
            remedy: "say what an account has bought of a metric: `entitlement: seats_licensed`, and the column under `sources: accounts`",
        }))
    },
    needs: |figure| {
        is_metric(figure)
            || matches!(figure, WithheldFigure::Seats | WithheldFigure::Entitlement(_) | WithheldFigure::MetricBest(_))
    },
    ..SlideSpec::new(SlideKind::Potential, |context| Ok(Box::new(PotentialSlide::from_context(context)?)))
};

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PotentialSlide {
    #[serde(skip)]
    pub shown: Vec<FigureId>,
    pub kicker: String,
    pub title: String,
    /// The seats one by one, if they come first and are few enough; they then have no bar.
    pub seats: Option<SeatPlan>,
    /// One row per metric; `None` if there are only seats.
    pub bars: Option<Bars>,
    /// The dominant figure: the largest unused amount, or the share reached.
    pub figure: String,
    pub figure_label: String,
    /// The first row's figures one by one, if there are few enough rows.
    pub facts: Vec<(String, String)>,
    /// One or two sentences of explanation.
    pub remarks: Vec<String>,
    /// The time window.
    pub note: Vec<String>,
    /// The sources of the potentials.
    #[serde(skip)]
    pub definitions: Vec<Definition>,
}

/// Seats as dots, with a legend.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SeatPlan {
    pub chart: Seats,
    /// "62 at work · 38 ready"
    pub legend: String,
}

impl PotentialSlide {
    /// The rows are ordered by the source of their potential (contract, peers, own best), then as in `qbr.yaml`.
    pub fn from_context(context: &SlideContext<'_>) -> Result<Self, Omitted> {
        let SlideContext { account, localizer, .. } = *context;
        if account.activity == Activity::Zero {
            return Err(Omitted::NoUse);
        }
        let mut rows: Vec<_> = account.metrics.iter().filter(|m| m.value > 0.0).filter_map(row).collect();
        rows.sort_by_key(|r| match r.limit.source {
            PotentialSource::Entitlement => 0,
            PotentialSource::Cohort { .. } => 1,
            PotentialSource::OwnBest { .. } => 2,
        });
        // If the own best is this quarter, the bar is full, which says nothing beside others.
        let full = |r: &PotentialRow| matches!(r.limit.source, PotentialSource::OwnBest { .. }) && r.is_reached();
        if rows.iter().any(|r| !full(r)) {
            rows.retain(|r| !full(r));
        }
        // Unused seats come first: people can act on them at once.
        let seats = account.seats.as_ref();
        let place = seats.and_then(|s| rows.iter().position(|r| r.metric.id == s.metric));
        let ready = seats.filter(|_| place.is_some()).map_or(0.0, Utilisation::ready);
        // A metric over its contract comes before unused seats.
        let over = rows.iter().position(|r| r.metric.is_over_contract() && r.metric.is_whole());
        let ready = if over.is_some() { 0.0 } else { ready };
        if let Some(place) = over.or(place.filter(|_| ready >= 1.0)) {
            rows[..=place].rotate_right(1);
        }
        rows.truncate(ROWS);
        let first = rows.first().ok_or_else(|| match account.metrics.iter().any(|m| m.value > 0.0) {
            true => Omitted::NoPotential,
            false => without_figure(account),
        })?;
        let share = first.share();
        let lead = seats.filter(|s| s.metric == first.metric.id);
        let plan = lead.and_then(|seats| seat_plan(seats.active, seats.licensed, localizer));
        let (title, figure, figure_label) = if ready >= 1.0 {
            let title = Message::new("potential-title-seats").with("ready", ready);
            (title, localizer.number(ready), localizer.say(&Message::new("potential-side-seats").with("ready", ready)))
        } else {
            let (figure, label) = side(first, account, localizer);
            (title(first, account), figure, label)
        };
        let others = if plan.is_some() { &rows[1..] } else { &rows[..] };
        let facts = if others.len() <= 2 { facts(first, account, localizer) } else { Vec::new() };
        let mut shown: Vec<FigureId> = rows.iter().flat_map(PotentialRow::figures).collect();
        if ready >= 1.0 || plan.is_some() {
            shown.extend([FigureId::SeatsActive, FigureId::SeatsLicensed]);
        }
        if !facts.is_empty() && first.metric.peers.is_some() {
            shown.push(FigureId::metric(&first.metric.id, MetricFigure::PeersMedian));
        }
        Ok(Self {
            shown,
            kicker: localizer.word("potential-kicker"),
            title: crate::deck::widgets::word_budget::title([title], localizer),
            seats: plan,
            bars: (!others.is_empty()).then(|| chart(others, account, localizer)),
            figure,
            figure_label,
            facts,
            remarks: remarks(first, share, ready, account, localizer),
            note: note(&rows, account, localizer),
            definitions: definitions(&rows, localizer),
        })
    }
    /// Draws the figure, the seats one by one, and the legend.
    fn seats(&self, page: &mut SlidePage, seats: &SeatPlan, area: Rect) {
        let space = page.theme.space;
        let mut stack = VStack::default();
        stack.paragraph(page, &self.figure, &page.display(), area.width, 1);
        stack.paragraph(page, &self.figure_label, &page.strong(), area.width, 2);
        let y = stack.draw(page, Point::new(area.x, area.y)) + space.l;
        let legend = page.theme.scale.body * 1.5 + space.m;
        let room = Rect { y, height: (area.bottom() - y - legend).max(40.0), ..area };
        let height = seats.chart.height(room);
        page.push(seats.chart.draw(room, page.theme, page.fonts));
        let style = page.body();
        let at = Rect { y: y + height + space.m, height: legend, ..area };
        page.text(Tag::Paragraph, &seats.legend, &style, at, 1);
    }

    /// The first `count` sentences.
    fn sentences(&self, page: &SlidePage, width: Pt, style: &TextStyle, count: usize) -> VStack {
        let mut stack = VStack::default();
        for remark in self.remarks.iter().take(count) {
            stack.gap(page.theme.space.s).paragraph(page, remark, style, width, 5);
        }
        stack
    }

    fn facts(&self, page: &SlidePage, width: Pt) -> VStack {
        let mut stack = VStack::default();
        for (label, value) in &self.facts {
            stack.gap(page.theme.space.l).paragraph(page, label, &page.label(), width, 2);
            stack.paragraph(page, value, &page.figure(), width, 1);
        }
        stack
    }
}

impl Slide for PotentialSlide {
    fn title(&self) -> &str {
        &self.title
    }

    fn figures(&self) -> &[FigureId] {
        &self.shown
    }

    fn definitions(&self) -> Vec<Definition> {
        self.definitions.clone()
    }

    fn note(&mut self) -> Option<&mut Vec<String>> {
        Some(&mut self.note)
    }

    fn rank(&self) -> u32 {
        80
    }

    /// Seats as dots beside the bars of the other metrics; without seats the bars, and the figure on the accent card.
    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, .. } = *page;
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &self.note);
        match (&self.seats, &self.bars) {
            (Some(seats), Some(bars)) => {
                let left = page.columns(0, 5);
                self.seats(&mut page, seats, left);
                let right = page.columns(6, 6);
                let (style, counts) = (page.body(), (0..=self.remarks.len()).rev());
                let most = right.height - theme.space.l - least(bars);
                let stack = VStack::fitting(most, counts, |count| self.sentences(&page, right.width, &style, count));
                let room = right.height - stack.height() - theme.space.l;
                let height = room.min(pitch(bars, theme));
                page.push(bars.draw(Rect { height, ..right }, theme, fonts));
                if room - height > HOLE && stack.height() > 0.0 {
                    // With few rows there is room for a card with the sentences.
                    let card = page.card(right.split_top(height + theme.space.l).1);
                    let (inner, lead) = (card.inner, page.lead());
                    let settings = [&lead, &style].map(|style| (style, self.remarks.len()));
                    let settings =
                        settings.into_iter().chain((0..self.remarks.len()).rev().map(|count| (&style, count)));
                    let set = |(style, count)| self.sentences(&page, inner.width, style, count);
                    VStack::fitting(inner.height, settings, set).middle(&mut page, inner);
                } else {
                    stack.bottom(&mut page, right);
                }
            }
            (Some(seats), None) => {
                let left = page.columns(0, 7);
                self.seats(&mut page, seats, left);
                let card = page.card(page.columns(8, 4));
                let (style, counts) = (page.body(), (0..=self.remarks.len()).rev());
                let stack = VStack::fitting(card.inner.height, counts, |count| {
                    let mut stack = self.facts(&page, card.inner.width);
                    for remark in self.remarks.iter().take(count) {
                        stack.gap(theme.space.l).paragraph(&page, remark, &style, card.inner.width, 5);
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
                        let mut stack = VStack::default();
                        stack.paragraph(&page, value, &page.figure(), card.inner.width, 1);
                        stack.paragraph(&page, label, &page.small(), card.inner.width, 2);
                        stack.middle(&mut page, card.inner);
                    }
                }
                let card = page.accent_card(page.columns(8, 4));
                let width = card.inner.width;
                let mut stack = VStack::default();
                stack.paragraph(&page, &self.figure, &card.ink(page.display()), width, 1);
                stack.paragraph(&page, &self.figure_label, &card.ink(page.strong()), width, 3);
                let room = card.inner.height - stack.height() - theme.space.l;
                stack.draw(&mut page, Point::new(card.inner.x, card.inner.y));
                let style = card.ink(page.body());
                let counts = (0..=self.remarks.len()).rev();
                VStack::fitting(room, counts, |count| self.sentences(&page, width, &style, count))
                    .bottom(&mut page, card.inner);
            }
        }
        page.finish()
    }
}

/// From this height on, the empty space between bars and sentences looks like a hole.
const HOLE: Pt = 80.0;

/// The height of the first row's figures.
const FACTS: Pt = 96.0;

/// The preferred height of the rows.
fn pitch(bars: &Bars, theme: &Theme) -> Pt {
    theme.space.xl + 76.0 * bars.rows.len() as Pt
}

/// The minimum height of the rows.
fn least(bars: &Bars) -> Pt {
    68.0 * bars.rows.len() as Pt + if bars.peer_label.is_some() { 28.0 } else { 0.0 }
}

/// The dots, if seats are whole numbers and few enough.
fn seat_plan(active: f64, licensed: f64, localizer: &Localizer) -> Option<SeatPlan> {
    let whole = |n: f64| (n >= 0.0 && n.fract() == 0.0 && n < 1e6).then_some(n as usize);
    let (used, bought) = (whole(active)?, whole(licensed)?);
    let message = match used.cmp(&bought) {
        std::cmp::Ordering::Less => Message::new("potential-seats").with("ready", bought - used),
        std::cmp::Ordering::Equal => Message::new("potential-seats-full"),
        std::cmp::Ordering::Greater => Message::new("potential-seats-over").with("more", used - bought),
    };
    let legend = localizer.say(&message.with("active", used.min(bought)));
    let alt = localizer.say(&Message::new("potential-seats-alt").with("active", used).with("licensed", bought));
    Some(SeatPlan { chart: Seats::new(used, bought, alt)?, legend })
}

fn remarks(first: &PotentialRow, share: f64, ready: f64, account: &Account, localizer: &Localizer) -> Vec<String> {
    let mut remarks = Vec::new();
    let own = |m: Message| m.with("name", first.metric.name.as_str()).with("own", Arg::Share(share));
    let peers = first.limit.peers_share.filter(|p| share >= p.p25);
    if let Some((n, median)) = peers.and_then(|p| Some((p.n, told_median(p.median)?))) {
        let message = Message::new("potential-side-peers").with("share", Arg::Share(median)).with("n", n);
        remarks.push(localizer.sentence(&own(message)));
    } else if first.limit.source == PotentialSource::Entitlement && ready >= 1.0 {
        remarks.push(localizer.sentence(&own(Message::new("potential-side-own"))));
    }
    let step = match first.limit.source {
        _ if ready >= 1.0 => Some("potential-side-step-seats"),
        PotentialSource::Entitlement => Some("potential-side-step-limit"),
        _ if first.standing == Standing::Below => Some("potential-side-step-more"),
        _ => None,
    };
    remarks.extend(step.map(|id| localizer.sentence(&Message::new(id).with("csm", account.csm.name.as_str()))));
    remarks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::metric::{Metric, Potential};
    use crate::account::peers::Peers;
    use crate::deck::slides::potential::rows::bar;
    use crate::insight::registry::tests::{account, counted};

    /// Whether the remark, the bar's tick and the facts speak of peers whose lower quarter ends at 0.5 and 50.
    fn names_peers(value: f64) -> [bool; 3] {
        let (account, localizer) = (account(), Localizer::new("en-GB").unwrap());
        let peers =
            |scale: f64| Peers { n: 25, p25: 0.5 * scale, median: 0.6 * scale, p75: 0.8 * scale, behind: false };
        let potential = Potential { value: 100.0, source: PotentialSource::Entitlement, peers_share: Some(peers(1.0)) };
        let metric = Metric { value, peers: Some(peers(100.0)), potential: Some(potential), ..counted("jobs") };
        let row = row(&metric).unwrap();
        let remarks = remarks(&row, row.share(), 0.0, &account, &localizer);
        [
            remarks.iter().any(|remark| remark.contains("teams like yours")),
            bar(&row, &account, &localizer).peer.is_some(),
            facts(&row, &account, &localizer).len() == 3,
        ]
    }

    #[test]
    fn peers_are_named_to_nobody_in_their_lower_quarter() {
        assert_eq!(names_peers(50.0), [true; 3]);
        assert_eq!(names_peers(49.0), [false; 3]);
    }
}
