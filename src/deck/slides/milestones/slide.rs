//! How did we start? In the place of the trend while an account is in onboarding, for a few weeks are no trend. Left out where less
//! than two things were reached.
//!
//! What was reached stands with its day, and one row says what comes next. Nothing is counted against a whole plan or a whole
//! quarter.

use serde::Serialize;

use crate::account::feature_months::MonthUsers;
use crate::account::figure::{FeatureFigure, FigureId, MetricFigure};
use crate::account::lifecycle::milestones::{Milestone, Reached, When};
use crate::account::lifecycle::phase::Phase;
use crate::account::view::Account;
use crate::config::wording::Wording;
use crate::config::workspace::Workspace;
use crate::deck::omitted::Omitted;
use crate::deck::slide::{PageContext, Slide, SlideContext};
use crate::deck::slides::milestones::claim::{MilestoneRow, MilestonesBody, MilestonesClaim};
use crate::deck::title_claim::JudgedTitle;
use crate::deck::widgets::lang_text::LangText;
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::{VStack, first_that};
use crate::deck::widgets::word_budget;
use crate::insight::picks::picks;
use crate::insight::rules::milestones::begun;
use crate::layout::frame::{Frame, Item, Paint, Shape, Stroke, Tag};
use crate::layout::geometry::{Path, Point, Pt, Rect};
use crate::layout::text::style::TextStyle;
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// The maximum number of rows, the next step's among them.
const ROWS: usize = 7;

/// With fewer milestones reached there is no page.
const LEAST: usize = 2;

/// The height of a row where there is room for more.
const ROW: Pt = 66.0;

/// A mark's radius and the width of a ring.
const MARK: Pt = 6.0;
const RING: Pt = 2.0;

/// The columns of what was reached and of its figure.
const WHAT: usize = 5;
const DETAIL: usize = 4;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MilestonesSlide {
    #[serde(skip)]
    pub shown: Vec<FigureId>,
    pub kicker: String,
    pub title: String,
    #[serde(skip)]
    pub claim: MilestonesClaim,
    pub body: MilestonesBody,
    pub note: Vec<String>,
}

impl MilestonesSlide {
    /// Whether the account is so new that its milestones are told.
    pub fn is_for(account: &Account) -> bool {
        account.lifecycle.phase == Some(Phase::Onboarding)
    }

    pub fn from_context(context: &SlideContext<'_>) -> Result<Self, Omitted> {
        let SlideContext { account, workspace, localizer, .. } = *context;
        if let Some(why) = Omitted::without_use(account.activity) {
            return Err(why);
        }
        let pick = account
            .features
            .as_ref()
            .and_then(|features| picks(features, &account.account_override, workspace).first().copied());
        let reached: Vec<_> =
            account.lifecycle.milestones.iter().take(ROWS - usize::from(pick.is_some())).cloned().collect();
        if reached.len() < LEAST {
            return Err(Omitted::Nothing);
        }
        let name = |index: usize| workspace.catalogue.features[index].name.to_string();
        let mut rows: Vec<_> = reached.iter().map(|milestone| row(milestone, workspace, localizer)).collect();
        rows.extend(pick.map(|pick| MilestoneRow {
            reached: false,
            when: localizer.word("milestones-next"),
            what: first_use(pick.index, workspace, localizer),
            detail: workspace.catalogue.features[pick.index].benefit.clone(),
        }));
        let rows = with_room(rows);
        let begun = begun(&reached, account.lifecycle.began);
        let body = MilestonesBody {
            names: begun.iter().flat_map(|begun| &begun.features).map(|index| name(*index)).collect(),
            begun,
            next: pick.map(|pick| name(pick.index)),
            rows,
            reached,
        };
        let (claim, title) = word_budget::claimed::<MilestonesClaim>(&body, localizer).ok_or(Omitted::Nothing)?;
        let measured = account.lead().map_or(0, |lead| lead.measured());
        let window = account.lead().map(|_| localizer.say(&crate::deck::phrases::window(account, measured)));
        Ok(Self {
            shown: body.reached.iter().flat_map(figures_of).collect(),
            kicker: localizer.word("milestones-kicker"),
            title,
            claim,
            body,
            note: window.into_iter().collect(),
        })
    }

    /// A row: its mark, when, what, and a figure.
    fn row(row: &MilestoneRow, page: &mut SlidePage, area: Rect, size: &TextStyle) -> Item {
        let (theme, space) = (page.theme, page.theme.space);
        page.rule(area, theme.palette.line);
        let color = if row.reached { theme.palette.ink } else { theme.palette.accent };
        let cell = |from: usize, count: usize| {
            let (x, width) = theme.grid.span(from, count);
            Rect { x, width, ..area }
        };
        let (when, what, detail) = (cell(0, 3), cell(3, WHAT), cell(3 + WHAT, DETAIL));
        let mark = Point::new(when.x + MARK, area.center().y);
        page.push(Item::Shape(match row.reached {
            true => Shape {
                path: Path::circle(mark, MARK),
                fill: Some(Paint::Solid(theme.palette.accent, 1.0)),
                stroke: None,
            },
            false => Shape {
                path: Path::circle(mark, MARK - RING / 2.0),
                fill: Some(Paint::Solid(theme.palette.surface, 1.0)),
                stroke: Some(Stroke { color: theme.palette.accent, width: RING, dash: Vec::new(), round: false }),
            },
        }));
        let inset = 2.0 * MARK + space.s;
        let when = Rect { x: when.x + inset, width: when.width - inset - space.s, ..when };
        let what = Rect { width: what.width - space.m, ..what };
        let mut items = middle(page, row.when.as_str().into(), &page.strong(), when);
        items.extend(middle(page, row.what.as_str().into(), &TextStyle { color, ..*size }, what));
        let style = if row.reached { *size } else { page.body() };
        items.extend(middle(page, (&row.detail).into(), &style, detail));
        Item::tagged(Tag::ListItem, items)
    }
}

impl MilestoneRow {
    /// Whether each of its texts stands whole on one line.
    fn fits(&self, page: &SlidePage, size: &TextStyle) -> bool {
        let set = |text: LangText<'_>, columns: usize| {
            let mut stack = VStack::default();
            stack.paragraph(page, text, size, page.columns(0, columns).width - page.theme.space.m, 1);
            stack.is_whole() && stack.keeps(size.size)
        };
        let detail = if self.reached { (&self.detail).into() } else { "".into() };
        set(self.what.as_str().into(), WHAT) && set(detail, DETAIL)
    }
}

/// A text in the vertical middle of a cell.
fn middle(page: &SlidePage, text: LangText<'_>, style: &TextStyle, cell: Rect) -> Vec<Item> {
    let mut stack = VStack::default();
    stack.paragraph(page, text, style, cell.width, 2);
    let y = cell.y + (cell.height - stack.height()).max(0.0) / 2.0;
    stack.items(Point::new(cell.x, y))
}

impl Slide for MilestonesSlide {
    fn title(&self) -> &str {
        &self.title
    }

    fn judged_title(&self) -> Option<JudgedTitle> {
        Some(JudgedTitle::of(self.claim, &self.body))
    }

    fn figures(&self) -> &[FigureId] {
        &self.shown
    }

    fn note(&mut self) -> Option<&mut Vec<String>> {
        Some(&mut self.note)
    }

    fn rank(&self) -> u32 {
        88
    }

    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, .. } = *page;
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &self.note);
        let content = page.columns(0, 12);
        let height = (content.height / self.body.rows.len().max(1) as Pt).min(ROW);
        if let Some(last) = self.body.rows.len().checked_sub(1) {
            let mark = |at: usize| Point::new(content.x + MARK, content.y + height * (at as Pt + 0.5));
            page.push(Item::line(mark(0), mark(last), theme.palette.line, RING));
        }
        // One size for all rows: the larger one where no text needs a second line.
        let fits = |size: &TextStyle| self.body.rows.iter().all(|row| row.fits(&page, size));
        let Some(size) = first_that([page.heading(), page.strong()], fits) else { return page.finish() };
        let cells = (0..self.body.rows.len()).map(|at| Rect { y: content.y + height * at as Pt, height, ..content });
        let list: Vec<_> =
            self.body.rows.iter().zip(cells).map(|(row, cell)| Self::row(row, &mut page, cell, &size)).collect();
        page.push(Item::tagged(Tag::List, list));
        page.finish()
    }
}

fn first_use(index: usize, workspace: &Workspace, localizer: &Localizer) -> String {
    let name = Arg::Features(vec![workspace.catalogue.features[index].name.to_string()]);
    localizer.say(&Message::new("milestones-first-use").with("feature", name))
}

fn row(milestone: &Milestone, workspace: &Workspace, localizer: &Localizer) -> MilestoneRow {
    let say = |message: Message| localizer.say(&message);
    let when = match milestone.when {
        None => String::new(),
        Some(When::Day(day)) => localizer.date(day),
        Some(When::Week(week)) => say(Message::new("milestones-week").with("day", Arg::Day(week))),
        Some(When::Month(month)) => say(Message::new("text").with("text", Arg::Month(month))),
        Some(When::Quarter(period)) => localizer.quarter(period),
    };
    let (what, detail) = match &milestone.what {
        Reached::Started => {
            let vendor = workspace.config.vendor.name.as_str();
            (say(Message::new("milestones-started").with("vendor", vendor)), String::new())
        }
        Reached::FirstWeek { value, noun, .. } => {
            let amount = Message::new("text").with("text", Arg::Quantity(*value, noun.clone()));
            (localizer.word("milestones-first-week"), say(amount))
        }
        Reached::FirstUse { index, users, .. } => {
            let people = |latest: MonthUsers| {
                let message = Message::new("milestones-users").with("users", latest.users);
                say(message.with("month", Arg::Month(latest.month)))
            };
            let users = users.map(people);
            (first_use(*index, workspace, localizer), users.unwrap_or_default())
        }
        Reached::Seats { active, licensed } => {
            let of = Message::new("milestones-seats-of").with("active", *active).with("licensed", *licensed);
            (localizer.word("milestones-seats"), say(of))
        }
        Reached::Goal { goal, .. } => (localizer.word("milestones-goal"), goal.clone()),
    };
    MilestoneRow { reached: true, when, what, detail: Wording::from(detail) }
}

/// Drops the details that a page has no words for.
fn with_room(mut rows: Vec<MilestoneRow>) -> Vec<MilestoneRow> {
    let mut room = word_budget::WordBudget::of_a_page();
    room.spend(rows.iter().flat_map(|row| [row.when.as_str(), &row.what]));
    for row in &mut rows {
        if !room.take([row.detail.as_str()]) {
            row.detail = Wording::default();
        }
    }
    rows
}

/// The figures that a row shows.
fn figures_of(milestone: &Milestone) -> Vec<FigureId> {
    match &milestone.what {
        Reached::Started => vec![FigureId::CustomerSince],
        Reached::FirstWeek { metric, .. } => vec![FigureId::metric(metric, MetricFigure::FirstWeek)],
        Reached::FirstUse { id, users, .. } => {
            let month = milestone.when.map(|_| FeatureFigure::FirstMonth);
            let figures = month.into_iter().chain(users.map(|_| FeatureFigure::LatestMonth));
            figures.map(|figure| FigureId::feature(id, figure)).collect()
        }
        Reached::Seats { .. } => vec![FigureId::SeatsActive, FigureId::SeatsLicensed],
        Reached::Goal { place, .. } => vec![FigureId::Goal(*place)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::lifecycle::summary::Lifecycle;
    use crate::account::view::Features;
    use crate::base::noun::{Noun, Unit};
    use crate::insight::registry::tests::{account, features, workspace};

    fn reached(what: Reached, when: Option<When>) -> Milestone {
        Milestone { what, when }
    }

    /// Started on Monday, 7 September; feature A was used first in September, and of the others some are used.
    fn new_account(used: [bool; 4], is_begin: bool) -> Account {
        let start: chrono::NaiveDate = "2026-09-07".parse().unwrap();
        let month = "2026-09-01".parse().unwrap();
        let noun = Noun { one: "user".into(), other: "users".into(), unit: Unit::Count };
        let first_week = Reached::FirstWeek { metric: "users".into(), value: 19.0, noun, is_begin };
        let users = Some(MonthUsers { month, users: 10.0 });
        let milestones = vec![
            reached(Reached::Started, Some(When::Day(start))),
            reached(first_week, Some(When::Week(start))),
            reached(Reached::FirstUse { index: 0, id: "a".into(), users }, Some(When::Month(month))),
        ];
        let features: Option<Features> = Some(features(&used, &[Some(5); 4]));
        let lifecycle = Lifecycle {
            phase: Some(Phase::Onboarding),
            began_in_quarter: true,
            began: Some(month),
            milestones,
            ..Lifecycle::default()
        };
        Account { lifecycle, features, ..account() }
    }

    fn slide(account: &Account) -> Result<MilestonesSlide, Omitted> {
        let (workspace, localizer) = (workspace(), Localizer::new("en-US").unwrap());
        let context = SlideContext { account, insights: &[], workspace: &workspace, localizer: &localizer };
        MilestonesSlide::from_context(&context)
    }

    fn told(account: &Account) -> (MilestonesClaim, String) {
        let slide = slide(account).unwrap();
        assert!(slide.judged_title().unwrap().holds, "{}", slide.title);
        (slide.claim, slide.title)
    }

    #[test]
    fn what_was_reached_has_its_day_and_one_row_is_next() {
        let slide = slide(&new_account([true, false, false, false], true)).unwrap();
        let rows: Vec<_> =
            slide.body.rows.iter().map(|row| [row.when.as_str(), &row.what, row.detail.as_str()]).collect();
        assert_eq!(
            rows,
            [
                ["Sep 7, 2026", "Your start with Tern", ""],
                ["week of Sep 7", "First use on record", "19\u{a0}users"],
                ["September", "First use of A", "10 people in September"],
                ["Next", "First use of B", "Approve fast"],
            ]
        );
        assert_eq!(slide.body.rows.iter().map(|row| row.reached).collect::<Vec<_>>(), [true, true, true, false]);
    }

    #[test]
    fn the_title_says_no_more_than_the_rows() {
        let begun = new_account([true, false, false, false], true);
        let claim = |claim, title: &str| (claim, title.to_owned());
        let users = claim(MilestonesClaim::Users, "10 people used A in September");
        assert_eq!(told(&begun), users);
        assert_eq!(told(&new_account([true, false, false, false], false)), users);
        let mut uncounted = new_account([true; 4], true);
        uncounted.lifecycle.milestones[2].what = Reached::FirstUse { index: 0, id: "a".into(), users: None };
        assert_eq!(told(&uncounted), claim(MilestonesClaim::Week, "Your team began in the week of Sep 7"));
        let mut unknown = new_account([true; 4], false);
        unknown.lifecycle.began = None;
        assert_eq!(told(&unknown), claim(MilestonesClaim::Started, "You have been a customer since Sep 7, 2026"));
    }

    #[test]
    fn a_claim_is_not_true_of_rows_that_are_not_there() {
        let mut shown = slide(&new_account([true, false, false, false], true)).unwrap();
        shown.body.rows.pop();
        assert!(!shown.judged_title().unwrap().holds);
    }

    #[test]
    fn one_milestone_is_no_page_and_no_use_is_told_elsewhere() {
        let mut lone = new_account([true; 4], true);
        lone.lifecycle.milestones.truncate(1);
        assert_eq!(slide(&lone).unwrap_err(), Omitted::Nothing);
        lone.activity = crate::account::view::Activity::Zero;
        assert_eq!(slide(&lone).unwrap_err(), Omitted::NoUse);
    }
}
