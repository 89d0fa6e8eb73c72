//! 6: did you listen? If this customer has no requests, it shows what went live for everybody, and never says "you asked";
//! if nothing did, it is left out.

use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;

use crate::account::figure::FigureId;
use crate::account::view::{Account, Request};
use crate::account::withheld::WithheldFigure;
use crate::config::qbr::slides::SlideKind;
use crate::config::wording::Wording;
use crate::config::workspace::Workspace;
use crate::deck::links::Link;
use crate::deck::omitted::Omitted;
use crate::deck::slide::{MissingSetup, PageContext, Slide, SlideContext, SlideSpec};
use crate::deck::slides::requests::also_shipped::ROWS;
use crate::deck::slides::requests::also_shipped::{also, also_column, also_height, also_list};
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::{CardBody, VStack};
use crate::deck::widgets::word_budget;
use crate::layout::chart::figure::Chart as _;
use crate::layout::chart::timeline::{AXIS as TIMELINE_AXIS, Span, Timeline};
use crate::layout::frame::{Frame, Item, Tag};
use crate::layout::geometry::{Point, Pt, Rect};
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// Up to so many requests are shown as large cards.
const CARDS: usize = 2;

/// With up to so many requests of its own there is room for what went live for everybody.
const FEW: usize = 3;

pub const SPEC: SlideSpec = SlideSpec {
    missing_setup: |workspace, _| {
        let none = workspace.config.sources.requests.0.is_empty() && workspace.catalogue.shipped.is_empty();
        none.then_some(MissingSetup {
            reason: "neither requests nor anything shipped is known",
            remedy: "list what went live for everybody under `shipped` in the catalogue, or name your requests under `sources: requests`",
        })
    },
    needs: |figure| *figure == WithheldFigure::Requests,
    ..SlideSpec::new(SlideKind::Requests, |context| Ok(Box::new(RequestsSlide::from_context(context)?)))
};

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RequestsSlide {
    #[serde(skip)]
    pub shown: Vec<FigureId>,
    pub kicker: String,
    pub title: String,
    pub rows: Vec<RequestRow>,
    /// The dates of all rows on one axis.
    pub timeline: Timeline,
    /// What went live for everybody, if there is room: heading, and titles with dates.
    pub also: Option<(String, Vec<(Wording, String)>)>,
    /// How many more requests there are, in words.
    pub more: String,
    /// Links to all changes.
    pub all: Option<Link>,
    pub note: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RequestRow {
    pub title: Wording,
    /// The days it took, or the day it went live; shown large if there are few rows.
    pub figure: String,
    pub figure_label: String,
    /// Its dates in words.
    pub days: String,
    pub link: Option<Link>,
}

impl RequestsSlide {
    pub fn from_context(context: &SlideContext<'_>) -> Result<Self, Omitted> {
        let SlideContext { account, workspace, localizer, .. } = *context;
        let own = !account.requests.is_empty();
        let list: &[Request] = if own { &account.requests } else { &account.shipped };
        if list.is_empty() {
            return Err(Omitted::Nothing);
        }
        let live = list.iter().filter(|r| r.live).count();
        let title = match (own, live == list.len()) {
            (true, _) if account.more_requests => {
                Message::new("requests-title-some").with("total", list.len()).with("live", live)
            }
            (true, true) => Message::new("requests-title-all").with("total", list.len()),
            (true, false) => Message::new("requests-title").with("total", list.len()).with("live", live),
            (false, _) => Message::new("requests-title-shipped").with("n", list.len()).with("quarter", account.period),
        };
        let mut room = word_budget::WordBudget::of_a_page();
        let stand = |(at, request): &(usize, &Request)| room.take([request.title.as_str()]) || *at < FEW;
        let shown: Vec<_> = list.iter().take(ROWS).enumerate().take_while(stand).map(|(_, request)| request).collect();
        let hidden = &list[shown.len()..];
        let note = if own {
            Message::new("requests-note").with("date", Arg::Date(account.as_of))
        } else {
            Message::new("requests-note-shipped").with("quarter", account.period)
        };
        let rows: Vec<_> = shown.iter().map(|r| row(r, own, workspace, localizer)).collect();
        if rows.len() <= CARDS {
            room.spend(rows.iter().flat_map(|row| [row.figure.as_str(), &row.figure_label, &row.days]));
        }
        let also = if own && list.len() <= FEW { also(account, room, localizer) } else { None };
        let changelog = workspace.config.links.changelog.as_ref();
        let mut figures = Vec::new();
        if own {
            figures.extend([FigureId::RequestsLive, FigureId::RequestsAll]);
            figures.extend(shown.iter().map(|request| FigureId::Request(request.id.clone())));
        }
        Ok(Self {
            shown: figures,
            kicker: localizer.word(if own { "requests-kicker" } else { "requests-kicker-shipped" }),
            title: localizer.say(&title),
            rows,
            timeline: timeline(&shown, own, account, localizer),
            also,
            more: more(hidden, own, localizer),
            all: changelog.map(|url| Link::page(localizer.word("link-changelog"), url, "requests".into(), workspace)),
            note: vec![localizer.say(&note)],
        })
    }
    /// Draws titles on the left, and their dates on one axis on the right.
    fn rows(&self, page: &mut SlidePage, area: Rect) {
        let theme = page.theme;
        let (left, right) = (theme.grid.span(0, 5), theme.grid.span(5, 7));
        let highest = 96.0 * self.rows.len() as Pt + TIMELINE_AXIS;
        let area = Rect { height: area.height.min(highest), ..area };
        let alone = self.rows.len() == 1;
        let rows = Rect { height: area.height - TIMELINE_AXIS, ..area }.rows(self.rows.len(), 0.0);
        let mut list = Vec::new();
        for (i, (row, cell)) in self.rows.iter().zip(rows).enumerate() {
            if i > 0 {
                page.rule(cell, theme.palette.line);
            }
            let width = left.1 - theme.space.l;
            let style = if alone { page.heading() } else { page.strong() };
            // The link is dropped before the title is cut.
            let stack = VStack::fitting(cell.height, [(2, true), (2, false), (1, false)], |(lines, linked)| {
                let mut stack = VStack::default();
                stack.paragraph(page, &row.title, &style, width, lines);
                if let Some(link) = row.link.as_ref().filter(|_| linked) {
                    stack.link(page, link, &page.link_style(), width);
                }
                stack
            });
            let top = cell.y + (cell.height - stack.height()).max(0.0) / 2.0;
            list.push(Item::tagged(Tag::ListItem, stack.items(Point::new(left.0, top))));
        }
        page.push(Item::tagged(Tag::List, list));
        let chart = self.timeline.draw(Rect { x: right.0, width: right.1, ..area }, theme, page.fonts);
        page.push(chart);
    }
}

impl Slide for RequestsSlide {
    fn title(&self) -> &str {
        &self.title
    }

    fn figures(&self) -> &[FigureId] {
        &self.shown
    }

    fn rank(&self) -> u32 {
        85
    }

    fn links(&mut self) -> Vec<&mut Link> {
        self.rows.iter_mut().filter_map(|row| row.link.as_mut()).chain(&mut self.all).collect()
    }

    /// One row per request with its way from asked to live; one or two requests as large cards, with what else went live beside
    /// them.
    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, .. } = *page;
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &self.note);
        let space = theme.space;
        let content = page.columns(0, 12);
        let foot = if self.more.is_empty() && self.all.is_none() { 0.0 } else { 20.0 + space.m };
        let body = Rect { height: content.height - foot, ..content };
        if self.rows.len() <= CARDS {
            let (x, width) = theme.grid.span(0, if self.also.is_some() { 8 } else { 12 });
            let cells = Rect { x, width, ..body }.columns(self.rows.len(), theme.grid.gutter);
            let figures = self.rows.iter().any(|row| !row.figure.is_empty());
            let stacks = self.rows.iter().zip(cells).map(|(row, cell)| row.card(&mut page, cell, figures)).collect();
            CardBody::draw_all(stacks, &mut page);
            if let Some((heading, lines)) = &self.also {
                let (x, width) = theme.grid.span(8, 4);
                also_column(&mut page, heading, lines, Rect { x, width, ..body });
            }
        } else {
            let also = self.also.as_ref().map_or(0.0, |(_, lines)| also_height(lines.len(), theme));
            self.rows(&mut page, Rect { height: body.height - also, ..body });
            if let Some((heading, lines)) = &self.also {
                let area = Rect { y: body.bottom() - also + space.l, height: also - space.l, ..body };
                also_list(&mut page, heading, lines, area);
            }
        }
        let mut x = content.x;
        let y = body.bottom() + space.m;
        if !self.more.is_empty() {
            let style = page.small();
            let block = page.block(&self.more, &style, Rect::new(x, y, 500.0, 20.0), 1);
            x += block.size.width + space.l;
            page.push(Item::tagged(Tag::Paragraph, block.place(Point::new(content.x, y))));
        }
        if let Some(all) = &self.all {
            let style = page.link_style();
            page.link(all, &style, Rect::new(x, y, 300.0, 20.0));
        }
        page.finish()
    }
}

/// How many requests are not shown, and how many of those are live.
fn more(hidden: &[Request], own: bool, localizer: &Localizer) -> String {
    let live = hidden.iter().filter(|request| request.live).count();
    let id = match (own, live == hidden.len()) {
        _ if hidden.is_empty() => return String::new(),
        (true, true) => "requests-more-all",
        (true, false) => "requests-more",
        (false, _) => "requests-more-shipped",
    };
    localizer.say(&Message::new(id).with("n", hidden.len()).with("live", live))
}

impl RequestRow {
    /// Draws a large card: the figure, the title and the link.
    fn card(&self, page: &mut SlidePage, area: Rect, figures: bool) -> CardBody {
        let card = page.card(area);
        let (inner, space) = (card.inner, page.theme.space);
        let width = inner.width;
        let mut stack = VStack::default();
        let accent = page.theme.palette.accent;
        let figure = crate::layout::text::style::TextStyle { color: accent, ..page.display() };
        if figures && self.figure.is_empty() {
            stack.leave(figure.size * figure.leading);
        }
        stack.paragraph(page, &self.figure, &figure, width, 1);
        stack.paragraph(page, &self.figure_label, &page.strong(), width, 2);
        stack.gap(space.l).heading(page, &self.title, &page.heading(), width, 3);
        stack.gap(space.s).paragraph(page, &self.days, &page.body(), width, 2);
        let foot = VStack::foot(page, self.link.as_ref(), &page.link_style(), width);
        CardBody { content: stack, foot, inner }
    }
}

/// The state of a request.
fn state(request: &Request) -> Message {
    match (request.live, request.shipped_on) {
        (true, Some(on)) => Message::new("requests-live").with("date", Arg::Date(on)),
        (true, None) => Message::new("requests-live-undated"),
        (false, _) => Message::new("requests-open"),
    }
}

fn row(request: &Request, own: bool, workspace: &Workspace, localizer: &Localizer) -> RequestRow {
    let state = state(request);
    let asked = request.requested_on.filter(|_| own);
    let took = asked.zip(request.shipped_on).filter(|(a, s)| *s >= *a + Days::new(1)).map(|(a, s)| (s - a).num_days());
    let (figure, figure_label) = match (took, request.live, request.shipped_on) {
        (Some(days), true, _) => {
            (localizer.number(days as f64), localizer.say(&Message::new("requests-took").with("days", days as f64)))
        }
        (None, true, Some(on)) => (localizer.day(on), localizer.word("requests-live-year")),
        (_, true, None) => (localizer.say(&state), String::new()),
        _ => (String::new(), localizer.say(&state)),
    };
    let days = match asked {
        // Without the live date if `figure` shows it already.
        Some(on) if request.live && took.is_some() == request.shipped_on.is_some() => {
            let then = match request.shipped_on {
                Some(live) => Message::new("requests-live-then").with("date", Arg::Date(live)),
                None => Message::new("requests-live-undated-then"),
            };
            let message = Message::new("requests-asked-and").with("asked", Arg::Date(on));
            localizer.sentence(&message.with("state", then))
        }
        Some(on) => localizer.sentence(&Message::new("requests-asked").with("date", Arg::Date(on))),
        None => String::new(),
    };
    RequestRow {
        title: request.title.clone(),
        figure,
        figure_label,
        days,
        link: (request.url.as_ref())
            .filter(|_| request.live)
            .map(|url| Link::page(localizer.word("link-read"), url, format!("request-{}", request.id), workspace)),
    }
}

/// The dates of the requests on one axis, which ends at the date of the data.
fn timeline(list: &[&Request], own: bool, account: &Account, localizer: &Localizer) -> Timeline {
    let day = |day: NaiveDate| f64::from(day.num_days_from_ce());
    let asked = |r: &Request| r.requested_on.filter(|_| own);
    let days = list.iter().flat_map(|r| [asked(r), r.shipped_on]).flatten();
    let first = days.chain([account.period.start]).min().unwrap_or(account.period.start);
    let last = account.as_of.max(first);
    let mut months = Vec::new();
    let mut month = first.with_day(1).unwrap_or(first);
    while month <= last {
        if month >= first {
            let label = if month.month() == 1 { month.year().to_string() } else { localizer.month(month) };
            months.push((day(month), label));
        }
        let Some(next) = month.checked_add_months(chrono::Months::new(1)) else { break };
        month = next;
    }
    let mut alt = Vec::new();
    let span = |r: &&Request| {
        let to_label = localizer.say(&state(r));
        let begun = asked(r).map(|on| localizer.say(&Message::new("requests-asked").with("date", Arg::Date(on))));
        let from_label = begun.unwrap_or_default();
        let id = if from_label.is_empty() { "requests-alt-row" } else { "requests-alt-row-asked" };
        let line = Message::new(id).with("title", r.title.as_str());
        alt.push(line.with("asked", from_label.as_str()).with("state", to_label.as_str()));
        Span {
            from: asked(r).map(day),
            to: r.shipped_on.filter(|_| r.live).map(day),
            done: r.live,
            from_label,
            to_label,
        }
    };
    let rows = list.iter().map(span).collect();
    let alt = Message::sentences(alt).map(|all| localizer.say(&all)).unwrap_or_default();
    Timeline { rows, days: (day(first), day(last)), months, alt }
}
