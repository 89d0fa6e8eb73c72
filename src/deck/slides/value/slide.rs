//! Optional: what did we get for it? Goals of the success plan, those missed first, each over the quarters it is known for; then
//! workflows × minutes, which is conservative, labelled as estimated and shown under other assumptions too. Near the renewal both
//! are told over the quarters that are known of the term. Left out if any input is missing.

use serde::Serialize;

use crate::account::figure::FigureId;
use crate::account::lifecycle::phase::Phase;
use crate::account::view::Goal;
use crate::account::withheld::WithheldFigure;
use crate::config::qbr::slides::SlideKind;
use crate::deck::omitted::Omitted;
use crate::deck::slide::{Definition, MissingSetup, PageContext, Slide, SlideContext, SlideSpec};
use crate::deck::slide_setup::is_metric;
use crate::deck::slides::value::claim::{ValueBody, ValueClaim};
use crate::deck::slides::value::given::{Estimate, Given};
use crate::deck::slides::value::goals::{GoalRow, bar, goal_alt};
use crate::deck::title_claim::{JudgedTitle, TitleClaim as _, strongest};
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::{VStack, first_that};
use crate::deck::widgets::word_budget;
use crate::layout::chart::bars::spec::Bars;
use crate::layout::chart::figure::Chart as _;
use crate::layout::frame::{Frame, Tag};
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::style::{Align, TextStyle};
use crate::locale::message::Message;

/// The maximum number of goals.
const GOALS: usize = 5;

/// Up to so many goals have a chart each, more a bar.
const FEW: usize = 3;

pub const SPEC: SlideSpec = SlideSpec {
    missing_setup: |workspace, _| {
        let none = workspace.config.sources.outcomes.0.is_empty() && workspace.config.value.is_none();
        none.then_some(MissingSetup {
            reason: "no goals are known and no `value` is configured",
            remedy: "say under `value` how many minutes one of a metric saves",
        })
    },
    needs: |figure| is_metric(figure) || *figure == WithheldFigure::Goals,
    ..SlideSpec::new(SlideKind::Value, |context| Ok(Box::new(ValueSlide::from_context(context)?)))
};

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ValueSlide {
    #[serde(skip)]
    pub shown: Vec<FigureId>,
    pub kicker: String,
    pub title: String,
    #[serde(skip)]
    pub claim: ValueClaim,
    pub body: ValueBody,
    /// The source, or what to do where the assumption is wrong.
    pub note: Vec<String>,
    /// The assumption.
    #[serde(skip)]
    pub definitions: Vec<Definition>,
}

impl ValueSlide {
    pub fn from_context(context: &SlideContext<'_>) -> Result<Self, Omitted> {
        let SlideContext { account, localizer, .. } = *context;
        let is_shown = |g: &&Goal| g.actual >= 0.0 && (g.target > 0.0 || (g.target == 0.0 && !g.more_is_better));
        let mut all: Vec<_> = account.goals.iter().filter(is_shown).collect();
        if !all.iter().any(|g| g.actual > 0.0 || g.is_reached()) {
            all.clear();
        }
        all.sort_by_key(|goal| goal.is_reached());
        let given = Given::of(account);
        if all.is_empty() && given.is_none() {
            return Err(Omitted::Nothing);
        }
        let drawn = &all[..all.len().min(GOALS)];
        let mut shown = Vec::new();
        for goal in drawn {
            let Some(at) = account.goals.iter().position(|known| std::ptr::eq(known, *goal)) else { continue };
            shown.push(FigureId::Goal(at + 1));
            shown.extend(goal.history.iter().map(|(period, _)| FigureId::GoalBefore(at + 1, period.label())));
        }
        let few = drawn.len() <= FEW;
        let given = given.filter(|_| few);
        shown.extend(given.iter().flat_map(Given::figures));
        let alt = || {
            let rows = drawn.iter().map(|goal| goal_alt(goal));
            crate::deck::phrases::alt_text(Message::new("value-alt"), rows, localizer)
        };
        let bars = (!few).then(|| Bars {
            rows: drawn.iter().map(|goal| bar(goal, localizer)).collect(),
            peer_label: None,
            limit_label: None,
            alt: alt(),
        });
        let rows = drawn.iter().filter(|_| few).map(|goal| GoalRow::of(goal, account, localizer));
        let body = ValueBody {
            all: all.iter().map(|goal| (*goal).clone()).collect(),
            goals: rows.collect(),
            bars,
            estimate: given.as_ref().map(|given| given.estimate(account, localizer)),
            is_renewing: account.lifecycle.phase == Some(Phase::Renewal),
        };
        let claim = strongest::<ValueClaim>(&body).ok_or(Omitted::Nothing)?;
        let source = (!all.is_empty()).then_some("value-goals-note");
        let ask = given.as_ref().map(|_| "value-saved-ask");
        let span = given.as_ref().and_then(|given| given.span(account, localizer));
        Ok(Self {
            shown,
            kicker: localizer.word("value-kicker"),
            title: word_budget::title([claim.message(&body), claim.short(&body)], localizer),
            claim,
            body,
            note: word_budget::note(
                span.into_iter().chain(source.into_iter().chain(ask).map(|id| localizer.word(id))).collect(),
            ),
            definitions: given.iter().map(|given| given.definition(localizer)).collect(),
        })
    }

    /// Whether it shows the customer's own goals instead of an estimate.
    pub fn shows_goals(&self) -> bool {
        !self.body.all.is_empty()
    }

    /// One goal over the left, its result and the time given back on the right.
    fn alone(&self, page: &mut SlidePage, goal: &GoalRow) {
        let (left, right) = (page.columns(0, 7), page.columns(8, 4));
        let mut name = VStack::default();
        name.heading(page, &goal.goal, &page.heading(), left.width, 3);
        let top = left.y + name.height() + page.theme.space.l;
        goal.draw(page, name, top, left);
        let space = page.theme.space;
        let sizes = [(page.display(), 1), (page.figure(), 2), (page.heading(), 3)];
        let stack = VStack::fitting(right.height / 2.0, sizes, |(figure, lines)| {
            let mut stack = VStack::default();
            stack.paragraph(page, &goal.actual, &figure, right.width, lines);
            stack.paragraph(page, &goal.gap, &page.strong(), right.width, 2);
            stack
        });
        let y = stack.draw(page, Point::new(right.x, right.y)) + space.l;
        let Some(estimate) = &self.body.estimate else { return };
        page.rule(Rect { y, ..right }, page.theme.palette.line);
        let room = Rect { y: y + space.m, height: right.bottom() - y - space.m, ..right };
        let settings = [(page.figure(), 2), (page.figure(), 1), (page.figure(), 0), (page.heading(), 0)];
        let stack = VStack::fitting(room.height, settings, |(figure, told)| {
            let mut stack = VStack::default();
            let (value, label) = &estimate.terms[2];
            stack.paragraph(page, value, &figure, room.width, 1);
            stack.paragraph(page, label, &page.strong(), room.width, 2);
            stack.gap(space.s).paragraph(page, &estimate.product, &page.body(), room.width, 3);
            for text in estimate.told.iter().take(told) {
                stack.gap(space.s).paragraph(page, text, &page.body(), room.width, 4);
            }
            stack
        });
        stack.draw(page, Point::new(room.x, room.y));
    }

    /// Goals side by side, all heads in one size; below them the time given back in a line.
    fn side_by_side(&self, page: &mut SlidePage) {
        let space = page.theme.space;
        let content = page.columns(0, 12);
        let foot = self.body.estimate.as_ref().map(|estimate| {
            let mut stack = VStack::default();
            let (value, label) = &estimate.terms[2];
            stack.paragraph(page, &format!("{value} {label} = {}", estimate.product), &page.strong(), content.width, 1);
            stack
        });
        let low = foot.as_ref().map_or(0.0, |foot| foot.height() + space.m + space.l);
        let area = Rect { height: content.height - low, ..content };
        let cells = area.columns(self.body.goals.len(), page.theme.grid.gutter * 2.0);
        let heads = |figure: TextStyle| {
            let head = |(row, cell): (&GoalRow, &Rect)| row.head(page, &figure, cell.width);
            self.body.goals.iter().zip(&cells).map(head).collect::<Vec<_>>()
        };
        let sizes = [page.heading(), page.strong()].map(heads);
        let heads = first_that(sizes, |all| all.iter().all(VStack::is_whole)).unwrap_or_default();
        let top = area.y + heads.iter().map(VStack::height).fold(0.0, Pt::max) + space.l;
        for ((row, head), cell) in self.body.goals.iter().zip(heads).zip(cells) {
            row.draw(page, head, top, cell);
        }
        if let Some(foot) = foot {
            let y = area.bottom() + space.l;
            page.rule(Rect { y, ..content }, page.theme.palette.line);
            foot.draw(page, Point::new(content.x, y + space.m));
        }
    }

    /// The estimate alone: what is multiplied on hairlines, and below it the same under other assumptions.
    fn estimated(page: &mut SlidePage, estimate: &Estimate) {
        let (space, color) = (page.theme.space, page.theme.palette.accent);
        let content = page.columns(0, 12);
        let lines: Vec<_> = [Some(&estimate.terms), estimate.money.as_ref()].into_iter().flatten().collect();
        let varied = if estimate.varied.len() > 1 { 1 } else { 0 };
        let rows = content.rows(lines.len() + varied, space.l);
        let cell = |row: Rect, from: usize, count: usize| {
            let (x, width) = page.theme.grid.span(from, count);
            Rect { x, width, ..row }
        };
        // One size for all figures: the largest in which none is cut.
        let whole = |size: &TextStyle| {
            let fits = |(figure, _): &(String, String)| {
                let mut stack = VStack::default();
                stack.paragraph(page, figure, size, page.columns(0, 3).width, 1);
                stack.is_whole()
            };
            lines.iter().flat_map(|line| line.iter()).all(fits)
        };
        let sizes = [page.display(), page.figure(), page.heading(), page.strong(), page.label()];
        let Some(size) = first_that(sizes, whole) else { return };
        for (line, row) in lines.iter().zip(&rows) {
            let cells = [cell(*row, 0, 3), cell(*row, 4, 3), cell(*row, 8, 4)];
            for (at, ((figure, label), area)) in line.iter().zip(cells).enumerate() {
                page.rule(area, page.theme.palette.line);
                let figure_style = if at == 2 { TextStyle { color, ..size } } else { size };
                let mut stack = VStack::default();
                stack.paragraph(page, figure, &figure_style, area.width, 1);
                stack.paragraph(page, label, &page.strong(), area.width, 3);
                stack.draw(page, Point::new(area.x, area.y + space.m));
                if let Some(next) = cells.get(at + 1) {
                    let height = size.size * size.leading + 2.0 * space.m;
                    let between = Rect { x: area.right(), width: next.x - area.right(), height, ..area };
                    let sign = TextStyle { align: Align::Center, color: page.theme.palette.muted, ..page.figure() };
                    page.middle(Tag::Paragraph, if at == 0 { "×" } else { "=" }, &sign, between, 1);
                }
            }
        }
        let Some(row) = rows.get(lines.len()) else { return };
        page.rule(*row, page.theme.palette.line);
        let cells = row.columns(estimate.varied.len(), page.theme.grid.gutter);
        for (varied, cell) in estimate.varied.iter().zip(cells) {
            let ink = if varied.own { color } else { page.theme.palette.muted };
            let mut stack = VStack::default();
            stack.paragraph(page, &varied.hours, &TextStyle { color: ink, ..page.figure() }, cell.width, 1);
            let label = if varied.own { page.strong() } else { page.body() };
            stack.paragraph(page, &varied.each, &label, cell.width, 3);
            stack.draw(page, Point::new(cell.x, cell.y + space.m));
        }
    }
}

impl Slide for ValueSlide {
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
        // The customer's own goals matter more than what else it could buy, and near the renewal so does what it got.
        if self.shows_goals() || self.body.is_over_term() { 82 } else { 65 }
    }

    /// One goal large, a few side by side, more as bars; without goals the arithmetic of the time given back.
    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, .. } = *page;
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &self.note);
        match (&self.body.bars, self.body.goals.as_slice(), &self.body.estimate) {
            (Some(bars), ..) => {
                let content = page.columns(0, 12);
                let height = content.height.min(theme.space.xl + 88.0 * bars.rows.len() as Pt);
                page.push(bars.draw(Rect { height, ..content }, theme, fonts));
            }
            (None, [goal], _) => self.alone(&mut page, goal),
            (None, [], Some(estimate)) => Self::estimated(&mut page, estimate),
            (None, ..) => self.side_by_side(&mut page),
        }
        page.finish()
    }
}
