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
use crate::deck::widgets::figure_rows::{self, FigureRow};
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::panels;
use crate::deck::widgets::vstack::VStack;
use crate::deck::widgets::word_budget;
use crate::layout::chart::bars::spec::Bars;
use crate::layout::chart::figure::Chart as _;
use crate::layout::frame::Frame;
use crate::layout::geometry::{Point, Pt, Rect};
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

    /// The goals side by side, beside one alone the time given back; below several of them in a line.
    fn goals(&self, page: &mut SlidePage) {
        let space = page.theme.space;
        let goals = self.body.goals.iter().map(|row| row.panel(self.claim.tells_gaps()));
        let given = self.body.estimate.as_ref().filter(|_| self.body.goals.len() == 1);
        let panels: Vec<_> = goals.chain(given.and_then(|given| given.panel(true))).collect();
        let content = page.columns(0, 12);
        let foot = self.body.estimate.as_ref().filter(|_| panels.len() == self.body.goals.len()).map(|estimate| {
            let mut stack = VStack::default();
            stack.paragraph(page, &estimate.foot, &page.strong(), content.width, 1);
            stack
        });
        let low = foot.as_ref().map_or(0.0, |foot| foot.height() + space.m + space.l);
        let area = Rect { height: content.height - low, ..content };
        let areas = area.columns(panels.len(), page.theme.grid.gutter * 2.0);
        panels::draw(&panels, page, &areas);
        if let Some(foot) = foot {
            let y = area.bottom() + space.l;
            page.rule(Rect { y, ..content }, page.theme.palette.line);
            foot.draw(page, Point::new(content.x, y + space.m));
        }
    }

    /// The estimate alone: what is multiplied, and beside it the hours under other assumptions.
    fn estimated(page: &mut SlidePage, estimate: &Estimate) {
        let (left, right) = (page.columns(0, 4), page.columns(5, 7));
        match estimate.panel(false) {
            Some(panel) => {
                figure_rows::draw_stacked(&estimate.factors(), page, left);
                panels::draw(&[panel], page, &[right]);
            }
            None => {
                let rows = estimate.terms.iter().map(|(value, label)| FigureRow::of(value.clone(), label.clone()));
                figure_rows::draw(&rows.collect::<Vec<_>>(), page, page.columns(0, 12));
            }
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

    /// A few goals side by side, more as bars; without goals the arithmetic of the time given back.
    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, .. } = *page;
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &self.note);
        match (&self.body.bars, self.body.goals.as_slice(), &self.body.estimate) {
            (Some(bars), ..) => {
                let content = page.columns(0, 12);
                let height = content.height.min(theme.space.xl + 88.0 * bars.rows.len() as Pt);
                page.push(bars.draw(Rect { height, ..content }, theme, fonts));
            }
            (None, [], Some(estimate)) => Self::estimated(&mut page, estimate),
            (None, ..) => self.goals(&mut page),
        }
        page.finish()
    }
}
