//! 4: what more could we get? Left out if no metric has a potential, or nothing was used.
//!
//! Where use fell, it is how far it is back to the account's own level instead.
//!
//! A page has one scale: the share of what the contract holds. A metric without a contract never stands on it but alone beside.

use serde::Serialize;

use crate::account::figure::FigureId;
use crate::account::metric::Metric;
use crate::account::peers::crowd::Crowd;
use crate::account::view::{Account, Activity};
use crate::account::withheld::WithheldFigure;
use crate::config::qbr::slides::SlideKind;
use crate::config::workspace::Workspace;
use crate::deck::omitted::Omitted;
use crate::deck::slide::{Definition, MissingSetup, PageContext, Slide, SlideContext, SlideSpec};
use crate::deck::slide_setup::{is_metric, missing_usage, without_figure};
use crate::deck::slides::potential::alone::{Against, Alone, row};
use crate::deck::slides::potential::claim::{PotentialBody, PotentialClaim};
use crate::deck::slides::potential::held::{Held, Level, Per, shares};
use crate::deck::slides::potential::near::NearLimit;
use crate::deck::slides::potential::way_back::WayBack;
use crate::deck::title_claim::JudgedTitle;
use crate::deck::widgets::figure_rows;
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::VStack;
use crate::deck::widgets::word_budget;
use crate::layout::chart::figure::Chart as _;
use crate::layout::frame::{Frame, Tag};
use crate::layout::geometry::{Point, Pt, Rect};
use crate::locale::localizer::Localizer;
use crate::locale::message::Message;

/// The maximum number of rows.
const ROWS: usize = 4;

/// Up to so many rows have the whole width.
const FEW: usize = 2;

/// The share of the height that rows reach down to.
const REACH: f64 = 0.9;

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
    #[serde(skip)]
    pub claim: PotentialClaim,
    pub body: PotentialBody,
    /// The heading of the rows beside a limit that is near.
    pub rest_title: String,
    /// The weeks.
    pub note: Vec<String>,
    #[serde(skip)]
    pub definitions: Vec<Definition>,
}

impl PotentialSlide {
    pub fn from_context(context: &SlideContext<'_>) -> Result<Self, Omitted> {
        let SlideContext { account, workspace, localizer, .. } = *context;
        if account.activity == Activity::Zero {
            return Err(Omitted::NoUse);
        }
        if let Some(way_back) = WayBack::of(account, workspace, localizer) {
            return Self::back(way_back, localizer);
        }
        let used: Vec<_> = account.metrics.iter().filter(|metric| metric.value > 0.0).collect();
        let held = held(&used, workspace);
        let alone = alone(&used, account, !held.is_empty(), localizer);
        if held.is_empty() && alone.is_none() {
            return Err(if used.is_empty() { without_figure(account) } else { Omitted::NoPotential });
        }
        let metric_of = |held: &Held| used.iter().find(|metric| metric.id == held.id).copied();
        let mut tight = held.iter().filter(|held| held.level >= Level::Near).filter_map(metric_of);
        let near = tight.find_map(|metric| NearLimit::of(metric, account, localizer));
        let rest: Vec<_> = held.iter().filter(|held| near.as_ref().is_none_or(|near| near.id != held.id)).collect();
        let rest_title = localizer.word("potential-rest");
        let definitions = definitions(&held, alone.as_ref(), account.crowd, localizer);
        let shares = shares(&rest, account.crowd, localizer);
        let shown = figures(&held, near.as_ref(), alone.as_ref(), account);
        let body = PotentialBody { held, near, shares, alone, way_back: None };
        let (claim, title) = word_budget::claimed::<PotentialClaim>(&body, localizer).ok_or(Omitted::NoPotential)?;
        Ok(Self {
            shown,
            kicker: localizer.word("potential-kicker"),
            title,
            claim,
            rest_title: if body.shares.is_some() && body.near.is_some() { rest_title } else { String::new() },
            body,
            note: Vec::new(),
            definitions,
        })
    }

    fn back(way_back: WayBack, localizer: &Localizer) -> Result<Self, Omitted> {
        let shown = way_back.figures.clone();
        let body = PotentialBody { held: Vec::new(), near: None, shares: None, alone: None, way_back: Some(way_back) };
        let (claim, title) = word_budget::claimed::<PotentialClaim>(&body, localizer).ok_or(Omitted::NoPotential)?;
        Ok(Self {
            shown,
            kicker: localizer.word("potential-kicker-back"),
            title,
            claim,
            rest_title: String::new(),
            body,
            note: Vec::new(),
            definitions: Vec::new(),
        })
    }

    /// Draws the weeks with the level of the quarter before, and the figures beside them.
    fn way_back(&self, page: &mut SlidePage, way_back: &WayBack) {
        let (left, right) = (page.columns(0, 8), page.columns(9, 3));
        let top = page.text(Tag::Heading, &way_back.title, &page.strong(), Rect { height: 24.0, ..left }, 1);
        page.push(way_back.chart.draw(left.split_top(top + page.theme.space.s).1, page.theme, page.fonts));
        figure_rows::draw_stacked(&way_back.facts, page, right);
    }

    /// Draws the weeks of the stock that is near its limit, and what is said of it.
    fn near(&self, page: &mut SlidePage, near: &NearLimit, area: Rect) {
        let space = page.theme.space;
        let top = page.text(Tag::Heading, &near.title, &page.strong(), Rect { height: 24.0, ..area }, 1);
        let mut stack = VStack::default();
        for remark in &near.remarks {
            stack.gap(space.xs).paragraph(page, remark, &page.body(), area.width, 3);
        }
        let foot = if near.remarks.is_empty() { 0.0 } else { stack.height() + space.m };
        let chart = area.split_top(top + space.s).1;
        let chart = Rect { height: (chart.height - foot).max(120.0), ..chart };
        page.push(near.chart.draw(chart, page.theme, page.fonts));
        stack.draw(page, Point::new(area.x, chart.bottom() + space.m));
    }

    /// Draws the shares from the top of `area`, and below them what stands alone.
    fn rest(&self, page: &mut SlidePage, area: Rect, with_alone: bool) {
        let space = page.theme.space;
        let alone = self.body.alone.as_ref().filter(|_| with_alone).map(|alone| alone_stack(alone, page, area.width));
        let foot = alone.as_ref().map_or(0.0, |stack| stack.height() + space.xl);
        let mut room = area;
        if !self.rest_title.is_empty() {
            let top = page.text(Tag::Heading, &self.rest_title, &page.strong(), Rect { height: 48.0, ..area }, 2);
            room = area.split_top(top + space.m).1;
        }
        let mut y = room.y;
        if let Some(shares) = &self.body.shares {
            let height = shares.height(page.theme).min(room.height - foot);
            // A row or two do not stand in a corner of the page: the fewer they are, the lower.
            if self.body.near.is_none() {
                room.y += (room.height * REACH - height).max(0.0) / shares.rows.len() as Pt;
            }
            page.push(shares.draw(Rect { height, ..room }, page.theme, page.fonts));
            y = room.y + height + space.l;
        }
        if let Some(stack) = alone {
            page.rule(Rect { y, height: 0.0, ..area }, page.theme.palette.line);
            stack.draw(page, Point::new(area.x, y + space.m));
        }
    }

    /// Draws a page about a metric that no contract limits.
    fn alone(&self, page: &mut SlidePage, alone: &Alone) {
        let theme = page.theme;
        let space = theme.space;
        let left = page.columns(0, 7);
        let mut stack = VStack::default();
        stack.paragraph(page, &alone.figure.0, &page.display(), left.width, 1);
        stack.paragraph(page, &alone.figure.1, &page.strong(), left.width, 2);
        let y = stack.draw(page, Point::new(left.x, left.y)) + space.xl;
        let height = (left.bottom() - y).clamp(130.0, BAR);
        let bars = Rect { y: left.bottom() - height, height, ..left };
        page.push(alone.bars.draw(bars, theme, page.fonts));
        let right = page.columns(8, 4);
        for ((label, value), cell) in alone.facts.iter().zip(right.rows(alone.facts.len().max(1), space.m)) {
            page.rule(Rect { height: 0.0, ..cell }, theme.palette.line);
            let mut stack = VStack::default();
            stack.paragraph(page, value, &page.figure(), cell.width, 1);
            stack.paragraph(page, label, &page.body(), cell.width, 3);
            stack.draw(page, Point::new(cell.x, cell.y + space.m));
        }
    }
}

impl Slide for PotentialSlide {
    fn title(&self) -> &str {
        &self.title
    }

    fn judged_title(&self) -> Option<JudgedTitle> {
        Some(JudgedTitle::of(self.claim, &self.body))
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

    /// What is near its limit on the left, the rest on the right; without such a limit all on one scale, with what stands alone
    /// beside it, or below a few rows.
    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, .. } = *page;
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &self.note);
        if let Some(way_back) = &self.body.way_back {
            self.way_back(&mut page, way_back);
        }
        match (&self.body.near, &self.body.shares, &self.body.alone) {
            (Some(near), shares, alone) if shares.is_some() || alone.is_some() => {
                let (left, right) = (page.columns(0, 7), page.columns(7, 5));
                self.near(&mut page, near, left);
                self.rest(&mut page, right, true);
            }
            (Some(near), ..) => {
                let area = page.columns(0, 10);
                self.near(&mut page, near, area);
            }
            (None, Some(shares), Some(alone)) if shares.rows.len() <= FEW => {
                let area = page.columns(0, 12);
                let height = page.display().size * 1.4;
                self.rest(&mut page, Rect { height: area.height - height - theme.space.l, ..area }, false);
                let below = Rect { y: area.bottom() - height, height, ..area };
                figure_rows::draw(&[alone.figure_row()], &mut page, below);
            }
            (None, Some(_), Some(alone)) => {
                let (left, right) = (page.columns(0, 7), page.columns(8, 4));
                self.rest(&mut page, left, false);
                figure_rows::draw_stacked(&[alone.figure_row()], &mut page, right);
            }
            (None, Some(_), None) => {
                let area = page.columns(0, 12);
                self.rest(&mut page, area, false);
            }
            (None, None, Some(alone)) => self.alone(&mut page, alone),
            (None, None, None) => {}
        }
        page.finish()
    }
}

/// The most that a single bar with its texts takes of the height.
const BAR: Pt = 150.0;

/// The metrics that the contract limits, the nearest to its limit first, at most [`ROWS`].
fn held(used: &[&Metric], workspace: &Workspace) -> Vec<Held> {
    let mut held: Vec<_> = used.iter().filter_map(|metric| Held::of(metric, workspace)).collect();
    held.sort_by(|a, b| b.share.total_cmp(&a.share));
    held.truncate(ROWS);
    held
}

/// The metric that no contract limits and that has the best mark: the peers', else its own best quarter. A best quarter that is
/// this one says nothing beside others.
fn alone(used: &[&Metric], account: &Account, beside: bool, localizer: &Localizer) -> Option<Alone> {
    let rows = || used.iter().filter_map(|metric| row(metric)).map(|row| row.shown(account, localizer));
    let of_peers = |alone: &Alone| matches!(alone.against, Against::Peers { .. } | Against::NextMark);
    let of_best = |alone: &Alone| matches!(alone.against, Against::BestQuarter | Against::BestPace);
    let best = || rows().find(|alone| of_best(alone) && alone.compared == std::cmp::Ordering::Less);
    rows().find(of_peers).or_else(best).or_else(|| rows().find(|_| !beside))
}

fn alone_stack(alone: &Alone, page: &SlidePage, width: Pt) -> VStack {
    let mut stack = VStack::default();
    stack.heading(page, &alone.name, &page.strong(), width, 2);
    stack.gap(page.theme.space.xs).paragraph(page, &alone.value, &page.figure(), width, 1);
    stack.paragraph(page, &alone.mark, &page.body(), width, 2);
    stack
}

fn figures(held: &[Held], near: Option<&NearLimit>, alone: Option<&Alone>, account: &Account) -> Vec<FigureId> {
    let mut shown: Vec<_> = held.iter().flat_map(Held::figures).collect();
    let seats = account.seats.as_ref().filter(|seats| held.iter().any(|held| held.id == seats.metric));
    shown.extend(seats.into_iter().flat_map(|_| [FigureId::SeatsActive, FigureId::SeatsLicensed]));
    shown.extend(near.into_iter().flat_map(|near| near.figures.clone()));
    shown.extend(alone.into_iter().flat_map(|alone| alone.figures.clone()));
    shown
}

fn definitions(held: &[Held], alone: Option<&Alone>, crowd: Option<Crowd>, localizer: &Localizer) -> Vec<Definition> {
    let define =
        |term: &'static str, text: Message| Definition { term: localizer.word(term), text: localizer.sentence(&text) };
    let included =
        (!held.is_empty()).then(|| define("potential-fact-included", Message::new("potential-note-entitlement")));
    let monthly = held.iter().any(|held| held.per == Per::Month);
    let monthly = monthly.then(|| define("potential-define-month-term", Message::new("potential-define-month")));
    let of_crowd = |id| Some(Message::new(id).with("n", crowd?.least()));
    let band = of_crowd("potential-define-band").filter(|_| held.iter().any(|held| held.band.is_some()));
    let band = band.map(|text| define("potential-define-band-term", text));
    let mark = alone.and_then(|alone| {
        let (term, id) = match alone.against {
            Against::NextMark => ("potential-fact-next", "potential-note-next"),
            Against::Peers { .. } => ("potential-define-upper-term", "potential-note-cohort"),
            Against::BestQuarter | Against::ItsBest => ("potential-define-best-term", "potential-note-best"),
            Against::BestPace => ("potential-define-pace-term", "potential-note-best-pace"),
        };
        let is_of_peers = matches!(alone.against, Against::NextMark | Against::Peers { .. });
        Some(define(term, if is_of_peers { of_crowd(id)? } else { Message::new(id) }))
    });
    [included, monthly, band, mark].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::metric::{Potential, PotentialSource};
    use crate::account::peers::band::Band;
    use crate::account::peers::percentiles::Peers;
    use crate::insight::registry::tests::{counted, workspace};

    fn held_of(value: f64, included: f64) -> Held {
        let shares = [vec![0.5; 13], vec![0.9; 13]].concat();
        let peers = Peers::of(shares.into_iter().map(Band::of_share).collect(), 20).unwrap();
        let potential = Potential { value: included, source: PotentialSource::Entitlement, peers_share: Some(peers) };
        let metric = Metric { value, potential: Some(potential), ..counted("jobs") };
        Held::of(&metric, &workspace()).unwrap()
    }

    #[test]
    fn peers_are_shown_to_nobody_in_their_lower_quarter() {
        assert_eq!(held_of(40.0, 100.0).band, Some((0.4, 1.0)));
        assert_eq!(held_of(39.0, 100.0).band, None);
    }

    #[test]
    fn a_limit_is_near_from_nine_tenths_on_and_met_where_both_figures_are_written_alike() {
        let level = |value: f64, included: f64| held_of(value, included).level;
        assert_eq!(
            [level(89.0, 100.0), level(90.0, 100.0), level(99.0, 100.0)],
            [Level::Room, Level::Near, Level::Near]
        );
        for (value, included) in [(9.96, 10.0), (49.6, 50.0), (50.4, 50.0), (10.04, 10.0), (200.4, 200.0)] {
            assert_eq!(level(value, included), Level::Full, "{value} of {included}");
        }
        assert_eq!([level(10.6, 10.0), level(201.0, 200.0)], [Level::Over; 2]);
    }
}
