//! 3: more or less than before? Left out if nothing was used or measured; a new account's milestones stand in its place.
//!
//! Two quarters on end in one chart, and beside it why, where arithmetic says so: people times what each of them carries. With
//! fewer measured weeks than eight thirteenths of the quarter's it shows columns and claims no trend; where weeks say nothing, a
//! sentence and figures set large, and no chart.

use serde::Serialize;

use crate::account::course::people_and_volume::PeopleAndVolume;
use crate::account::figure::{FigureId, MetricFigure};
use crate::account::metric::Metric;
use crate::account::view::{Account, Activity};
use crate::base::amounts::rounding::compare;
use crate::config::qbr::slides::SlideKind;
use crate::config::workspace::Workspace;
use crate::deck::omitted::Omitted;
use crate::deck::slide::{Definition, PageContext, Slide, SlideContext, SlideSpec};
use crate::deck::slide_setup::{is_metric, missing_usage, without_figure};
use crate::deck::slides::milestones::slide::MilestonesSlide;
use crate::deck::slides::trend::chart::chart;
use crate::deck::slides::trend::claim::{TrendBody, TrendChart, TrendClaim};
use crate::deck::slides::trend::facts;
use crate::deck::slides::trend::facts::{Fact, facts, parts};
use crate::deck::slides::trend::quiet::Quiet;
use crate::deck::title_claim::{JudgedTitle, TitleClaim as _};
use crate::deck::widgets::figure_rows::{self, FigureRow};
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::VStack;
use crate::deck::widgets::word_budget;
use crate::insight::rules::trend::slows;
use crate::insight::tone::fills_up;
use crate::insight::tone::{Tone, tone};
use crate::layout::chart::figure::Chart as _;
use crate::layout::frame::{Frame, Item};
use crate::layout::geometry::{Point, Rect};
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// The maximum number of lines of a sentence below the chart.
const REMARK: usize = 2;

/// The maximum number of lines of a sentence that stands for a chart.
const SENTENCE: usize = 3;

/// The maximum number of figures that stand for a chart.
const ROWS: usize = 4;

pub const SPEC: SlideSpec = SlideSpec {
    missing_setup: |workspace, _| missing_usage(workspace),
    needs: |figure| is_metric(figure),
    ..SlideSpec::new(SlideKind::Trend, |context| match MilestonesSlide::is_for(context.account) {
        true => Ok(Box::new(MilestonesSlide::from_context(context)?)),
        false => Ok(Box::new(TrendSlide::from_context(context)?)),
    })
};

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrendSlide {
    #[serde(skip)]
    pub shown: Vec<FigureId>,
    pub kicker: String,
    pub title: String,
    #[serde(skip)]
    pub claim: TrendClaim,
    pub body: TrendBody,
    /// The quarter's figure, unless it stands among the facts.
    pub figure: Option<Fact>,
    /// The same weeks a year ago; empty if they are not known.
    pub year_ago: String,
    /// Whether it slows, what would bring it back, or why there is no chart.
    pub remarks: Vec<String>,
    /// People and volume, else remarkable weeks, and the contract's limit if the chart does not show it.
    pub facts: Vec<Fact>,
    pub note: Vec<String>,
    #[serde(skip)]
    definitions: Vec<Definition>,
}

impl TrendSlide {
    /// Shows the volume that people carry, or the first metric that changed beyond noise; else the first that has a trend, else the
    /// first that was measured.
    pub fn from_context(context: &SlideContext<'_>) -> Result<Self, Omitted> {
        let SlideContext { account, workspace, localizer, .. } = *context;
        if account.activity == Activity::Zero {
            return Err(Omitted::NoUse);
        }
        let metric = chosen(account, workspace).ok_or_else(|| without_figure(account))?;
        let quiet = Quiet::of(metric, account, workspace);
        let chart = match quiet {
            Some(_) => TrendChart::Figures,
            None => chart(metric, account, workspace, localizer),
        };
        let carried = match chart {
            TrendChart::Line(_) | TrendChart::Figures => carried_by(metric, account),
            TrendChart::Columns(_) => None,
        };
        let carried = carried.cloned();
        let facts = match &carried {
            Some(carried) => parts(carried, account, localizer),
            None => facts(metric, account, matches!(chart, TrendChart::Line(_)), localizer),
        };
        let figure = carried.is_none().then(|| figure(metric, account, localizer));
        let year_ago = metric.year_ago.filter(|ago| ago.weeks == metric.measured() && ago.weeks == metric.weeks.len());
        let year_ago_text = year_ago.map(|ago| {
            let message = Message::new("trend-year-ago").with("quarter", ago.quarter);
            localizer.say(&message.with("value", Arg::Figure(ago.change.before, metric.noun.clone())))
        });
        let mut note = vec![localizer.say(&crate::deck::phrases::window(account, metric.measured()))];
        if metric.change.is_ok() {
            note.push(localizer.say(&Message::new("note-compared").with("quarter", account.previous)));
        }
        let quarters = [account.previous, account.period];
        let body = TrendBody { metric: metric.clone(), quarters, weeks: account.weeks.len(), carried, chart };
        let (claim, title) = titled(&body, localizer).ok_or(Omitted::Nothing)?;
        let remarks = remarks(&body, quiet, localizer);
        let facts = if quiet.is_some() { with_room(facts, &figure, &remarks) } else { facts };
        Ok(Self {
            shown: shown(&body, figure.is_some(), year_ago.is_some()),
            kicker: localizer.word("trend-kicker"),
            title,
            claim,
            remarks,
            body,
            figure,
            year_ago: year_ago_text.unwrap_or_default(),
            facts,
            note: word_budget::note(note),
            definitions: crate::deck::phrases::definition(metric, localizer).into_iter().collect(),
        })
    }

    /// The chart in nine columns with the sentences below; beside it the figure at the top and the facts.
    fn with_chart(&self, page: &mut SlidePage, chart: impl FnOnce(Rect) -> Item) {
        let space = page.theme.space;
        let area = page.columns(0, 9);
        let mut below = VStack::default();
        for remark in &self.remarks {
            below.gap(space.xs).paragraph(page, remark, &page.body(), area.width, REMARK);
        }
        let foot = if self.remarks.is_empty() { 0.0 } else { below.height() + space.l };
        let plot = Rect { height: area.height - foot, ..area };
        page.push(chart(plot));
        below.draw(page, Point::new(area.x, plot.bottom() + space.l));
        let side = page.columns(9, 3);
        let mut stack = VStack::default();
        if let Some(figure) = &self.figure {
            stack.paragraph(page, &figure.value, &page.display(), side.width, 1);
            stack.paragraph(page, &figure.label, &page.strong(), side.width, 3);
            stack.gap(space.xs).paragraph(page, &figure.before, &page.small(), side.width, 1);
        }
        stack.gap(space.xs).paragraph(page, &self.year_ago, &page.small(), side.width, 2);
        if self.figure.is_some() {
            let y = stack.draw(page, Point::new(side.x, side.y));
            facts::draw(&self.facts, page, y, side);
        } else {
            let height = stack.height() + if stack.height() > 0.0 { space.m } else { 0.0 };
            facts::draw_parts(&self.facts, page, Rect { height: side.height - height, ..side });
            stack.bottom(page, side);
        }
    }

    /// The sentence, and below it all figures, each in a row of its own.
    fn with_figures(&self, page: &mut SlidePage) {
        let space = page.theme.space;
        let area = page.columns(0, 12);
        let mut sentence = VStack::default();
        for remark in &self.remarks {
            sentence.gap(space.s).paragraph(page, remark, &page.lead(), page.columns(0, 9).width, SENTENCE);
        }
        let top = sentence.draw(page, Point::new(area.x, area.y)) + space.l;
        let rest = Rect { y: top, height: (area.bottom() - top).max(0.0), ..area };
        let row = |(place, fact): (usize, &Fact)| {
            let year_ago = (place == 0).then_some(&self.year_ago);
            let remarks = [&fact.before].into_iter().chain(year_ago).filter(|text| !text.is_empty()).cloned();
            FigureRow { value: fact.value.clone(), label: fact.label.clone(), remarks: remarks.collect() }
        };
        let rows: Vec<_> = self.figure.iter().chain(&self.facts).take(ROWS).enumerate().map(row).collect();
        figure_rows::draw(&rows, page, rest);
    }
}

impl Slide for TrendSlide {
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
        75
    }

    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, .. } = *page;
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &self.note);
        match &self.body.chart {
            TrendChart::Line(line) => self.with_chart(&mut page, |area| line.draw(area, theme, fonts)),
            TrendChart::Columns(columns) => self.with_chart(&mut page, |area| columns.draw(area, theme, fonts)),
            TrendChart::Figures => self.with_figures(&mut page),
        }
        page.finish()
    }
}

/// The metric whose weeks the slide shows. That something accumulates, such as storage, is no movement to show.
pub(crate) fn chosen<'a>(account: &'a Account, workspace: &Workspace) -> Option<&'a Metric> {
    let shows = |m: &&Metric| m.is_drawn() && (m.value > 0.0 || m.prior.is_some_and(|p| p > 0.0));
    let all = || account.metrics.iter().filter(shows);
    let moved = |m: &&Metric| {
        let beyond_steady = m.change.is_ok_and(|change| change.rose() || change.fell());
        let moves = beyond_steady && !m.moved_within_noise() && !fills_up(m, workspace);
        m.has_enough_weeks() && m.half_year.is_some() && moves
    };
    let has_trend = |m: &&Metric| m.has_enough_weeks() && m.change.is_ok();
    let volume = all().filter(moved).find(|metric| carried(metric, account).is_some());
    // Where a volume fell because there were fewer people, the people are what to look at.
    let people = volume.filter(|_| tone(account, workspace) == Tone::Falling).and_then(|volume| {
        let found = carried(volume, account).filter(|found| found.now.volume < found.before.volume)?;
        let is_theirs = found.peoples_part().is_some_and(|part| part >= 0.5);
        let is_drawn = |m: &&Metric| {
            let fell = m.change.is_ok_and(|change| change.fell()) && m.has_enough_weeks() && m.half_year.is_some();
            fell && Quiet::of(m, account, workspace).is_none()
        };
        let of_people = |m: &&Metric| is_theirs && m.id == found.people && carried_by(m, account).is_some();
        all().filter(is_drawn).find(of_people)
    });
    let first = || all().find(moved).or_else(|| all().find(has_trend)).or_else(|| all().find(|m| m.has_enough_weeks()));
    people.or(volume).or_else(first).or_else(|| all().next())
}

/// The people who carry a volume, if all of both quarters' weeks were measured, so that the volume is the quarter's figure.
fn carried<'a>(metric: &Metric, account: &'a Account) -> Option<&'a PeopleAndVolume> {
    let carried = account.people_and_volume.as_ref().filter(|carried| carried.volume == metric.id)?;
    let same = |volume: f64, figure: f64| compare(volume, figure).is_eq();
    let whole = same(carried.now.volume, metric.value) && same(carried.before.volume, metric.prior?);
    whole.then_some(carried)
}

/// The same of the people themselves, where their figure is the arithmetic's.
fn carried_by<'a>(metric: &Metric, account: &'a Account) -> Option<&'a PeopleAndVolume> {
    let found =
        account.people_and_volume.as_ref().filter(|found| found.people == metric.id || found.volume == metric.id)?;
    let people = |metric: &&Metric| metric.id == found.people && compare(found.now.people, metric.value).is_eq();
    let volume = account.metrics.iter().find(|metric| metric.id == found.volume)?;
    account.metrics.iter().any(|metric| people(&metric)).then(|| carried(volume, account))?
}

/// The strongest claim that fits a title, else the last one with its long names cut.
fn titled(body: &TrendBody, localizer: &Localizer) -> Option<(TrendClaim, String)> {
    let held: Vec<_> = TrendClaim::ALL.iter().copied().filter(|claim| claim.holds(body)).collect();
    let fits = |claim: &TrendClaim| word_budget::fits(&localizer.say(&claim.message(body)));
    let claim = held.iter().copied().find(fits).or(held.last().copied())?;
    Some((claim, word_budget::title([claim.message(body)], localizer)))
}

fn figure(metric: &Metric, account: &Account, localizer: &Localizer) -> Fact {
    let label = Message::new("trend-figure-level").with("quarter", account.period);
    let before = metric.prior.filter(|prior| *prior > 0.0 && metric.has_enough_weeks()).map(|prior| {
        let message = Message::new("trend-before").with("quarter", account.previous);
        localizer.say(&message.with("value", Arg::Figure(prior, metric.noun.clone())))
    });
    Fact {
        value: localizer.figure(metric.value, &metric.noun),
        label: localizer.say(&label.with("noun", Arg::NounOf(metric.value, metric.noun.clone()))),
        before: before.unwrap_or_default(),
    }
}

/// Why there is no chart or no trend, or whether a movement slows.
fn remarks(body: &TrendBody, quiet: Option<Quiet>, localizer: &Localizer) -> Vec<String> {
    let metric = &body.metric;
    let say = Message::new;
    let state = match quiet {
        Some(Quiet::FewPeople) => Some(say("trend-few")),
        Some(Quiet::Flat) => Some(say("trend-flat")),
        None if !metric.has_enough_weeks() => Some(say("trend-sparse")),
        None if !metric.earlier => Some(say("trend-first")),
        None => slows(metric),
    };
    state.into_iter().map(|message| localizer.sentence(&message)).collect()
}

/// As many facts as a page may say beside its sentences and the quarter's figure.
fn with_room(facts: Vec<Fact>, figure: &Option<Fact>, remarks: &[String]) -> Vec<Fact> {
    let mut room = word_budget::WordBudget::of_a_page();
    room.spend(remarks.iter().map(String::as_str));
    let words = |fact: &Fact| [fact.value.clone(), fact.label.clone()];
    room.spend(figure.iter().flat_map(words).collect::<Vec<_>>().iter().map(String::as_str));
    facts.into_iter().take_while(|fact| room.take(words(fact).iter().map(String::as_str))).collect()
}

/// The figures that stand on the slide.
fn shown(body: &TrendBody, has_figure: bool, has_year_ago: bool) -> Vec<FigureId> {
    let metric = &body.metric;
    let of = |figure| FigureId::metric(&metric.id, figure);
    let compared = if metric.prior.is_some() { MetricFigure::Prior } else { MetricFigure::Change };
    let before = metric.change.is_ok() || has_figure && metric.prior.is_some_and(|prior| prior > 0.0);
    let limit = metric.limit.map(|limit| if limit.seats { FigureId::SeatsLicensed } else { of(MetricFigure::Limit) });
    let is_line = matches!(body.chart, TrendChart::Line(_));
    let turned = metric.half_year.as_ref().is_some_and(|half_year| half_year.turn.is_some());
    let shown = [
        Some(of(MetricFigure::Value)),
        before.then(|| of(compared)),
        limit.filter(|_| has_figure),
        (is_line && turned).then(|| of(MetricFigure::Turn)),
        has_year_ago.then(|| of(MetricFigure::YearAgo)),
        body.carried.as_ref().map(|_| FigureId::EachCarries),
        body.carried.as_ref().map(|_| FigureId::EachCarriedBefore),
        body.carried.as_ref().map(|carried| FigureId::metric(&carried.people, MetricFigure::Value)),
    ];
    shown.into_iter().flatten().collect()
}
