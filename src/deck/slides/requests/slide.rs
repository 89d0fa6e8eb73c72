//! 5: did you listen? What the account asked for and where each wish stands, counted against all of them. If nothing is linked to
//! the account, it shows what went live within the account's plan, and never says "you asked"; if nothing did, it is left out.

use chrono::{Months, NaiveDate};
use serde::Serialize;

use crate::account::figure::FigureId;
use crate::account::view::Request;
use crate::account::withheld::WithheldFigure;
use crate::config::qbr::slides::SlideKind;
use crate::config::wording::Wording;
use crate::deck::links::Link;
use crate::deck::omitted::Omitted;
use crate::deck::slide::{Definition, MissingSetup, PageContext, Slide, SlideContext, SlideSpec};
use crate::deck::slides::requests::also_shipped::{also, also_height, also_list, in_use_first};
use crate::deck::slides::requests::claim::{RequestsBody, RequestsClaim, Tally};
use crate::deck::slides::requests::row::RequestRow;
use crate::deck::slides::requests::rows::{alone, shipped, wishes};
use crate::deck::slides::requests::timeline::timeline;
use crate::deck::title_claim::{JudgedTitle, TitleClaim as _, strongest};
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::word_budget;
use crate::ingest::records::RequestState;
use crate::layout::frame::{Frame, Item, Tag};
use crate::layout::geometry::{Point, Rect};
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// The maximum number of rows: with more, what a request does has no room below it.
const ROWS: usize = 5;

/// With up to so many requests of its own there is room for what else went live.
const FEW: usize = 3;

/// What is live for longer before the quarter is counted, and not listed.
const LISTED: Months = Months::new(9);

/// So many rows are kept for what is not live yet, so that a page of live requests does not hide the others.
const OPEN_ROWS: usize = 2;

pub const SPEC: SlideSpec = SlideSpec {
    missing_setup: |workspace, _| {
        let none = workspace.config.sources.requests.0.is_empty() && workspace.catalogue.shipped.is_empty();
        none.then_some(MissingSetup {
            reason: "neither requests nor anything shipped is known",
            remedy: "list what went live under `shipped` in the catalogue, or name your requests under `sources: requests`",
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
    #[serde(skip)]
    pub claim: RequestsClaim,
    pub body: RequestsBody,
    /// What else went live within the plan, if there is room: heading, and titles with dates.
    pub also: Option<(String, Vec<(Wording, String)>)>,
    /// How many more requests there are, in words: a clause for the live, the open and the declined ones.
    pub more: Vec<String>,
    /// Links to all changes.
    pub all: Option<Link>,
    /// Whether it shows no more than one change in the few weeks of a new account.
    #[serde(skip)]
    is_slight: bool,
    pub note: Vec<String>,
    #[serde(skip)]
    pub definitions: Vec<Definition>,
}

impl RequestsSlide {
    pub fn from_context(context: &SlideContext<'_>) -> Result<Self, Omitted> {
        let SlideContext { account, workspace, localizer, .. } = *context;
        // Whatever is said of requests says how many there are.
        if account.withheld.contains(&WithheldFigure::Requests) {
            return Err(Omitted::Refused);
        }
        let since = account.period.start.checked_sub_months(LISTED).unwrap_or(account.period.start);
        let own: Vec<_> = account.requests.iter().filter(|request| is_listed(request, since)).collect();
        let is_own = own.iter().any(|request| request.state != RequestState::Declined);
        let list = if is_own { own } else { in_use_first(account) };
        if list.is_empty() {
            return Err(Omitted::Nothing);
        }
        let mut room = word_budget::WordBudget::of_a_page();
        // What shipped without a wish is as many rows as each have what it does for them.
        let mut whole = room.clone();
        let stand = |(at, request): &(usize, &Request)| {
            let benefit = request.benefit.as_deref().unwrap_or_default();
            let is_whole = is_own || whole.take([request.title.as_str(), benefit]);
            (room.take([request.title.as_str()]) && is_whole) || *at < FEW
        };
        let shown: Vec<_> = mixed(list).into_iter().enumerate().take_while(stand).map(|(_, request)| request).collect();
        let all: &[Request] = if is_own { &account.requests } else { &account.shipped };
        let hidden = all.iter().filter(|request| !shown.iter().any(|shown| std::ptr::eq(*shown, *request)));
        let hidden = Tally::of_requests(hidden);
        let rows = shown.iter().map(|r| RequestRow::of(r, is_own, workspace, localizer)).collect();
        let rows = with_room(rows, &mut room);
        let also = if is_own && hidden.all() == 0 && rows.len() <= FEW { also(account, room, localizer) } else { None };
        let live = Message::new("define-live").with("date", Arg::Date(account.as_of));
        let live = is_own.then(|| crate::deck::phrases::defined("define-live-term", &live, localizer));
        let changelog = workspace.config.links.changelog.as_ref();
        let timeline = is_own.then(|| timeline(&shown, account, localizer));
        let body =
            RequestsBody { is_own, asked: account.requests.len(), period: account.period, rows, timeline, hidden };
        let claim = strongest::<RequestsClaim>(&body).ok_or(Omitted::Nothing)?;
        Ok(Self {
            shown: if is_own { figures(&shown) } else { Vec::new() },
            is_slight: !is_own && body.rows.len() == 1 && account.lifecycle.began_in_quarter,
            kicker: localizer.word(if is_own { "requests-kicker" } else { "requests-kicker-shipped" }),
            title: localizer.say(&claim.message(&body)),
            claim,
            body,
            also,
            more: more(hidden, is_own, localizer),
            all: changelog.map(|url| Link::page(localizer.word("link-changelog"), url, "requests".into(), workspace)),
            note: Vec::new(),
            definitions: live.into_iter().collect(),
        })
    }
}

impl Slide for RequestsSlide {
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
        // The one change since an account started says less than any other slide.
        if self.is_slight { 58 } else { 85 }
    }

    fn links(&mut self) -> Vec<&mut Link> {
        self.body.rows.iter_mut().filter_map(|row| row.link.as_mut()).chain(&mut self.all).collect()
    }

    /// One row per request with its way from asked to live, one alone over the whole width, and below a few of them what else went
    /// live; what nobody asked for is a list.
    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, .. } = *page;
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &self.note);
        let space = theme.space;
        let content = page.columns(0, 12);
        let foot = if self.more.is_empty() && self.all.is_none() { 0.0 } else { 20.0 + space.m };
        let body = Rect { height: content.height - foot, ..content };
        let also = self.also.as_ref().map_or(0.0, |(_, lines)| also_height(lines.len(), theme));
        let area = Rect { height: body.height - also, ..body };
        match (self.body.rows.as_slice(), &self.body.timeline) {
            (rows, None) => shipped(&mut page, rows, area),
            ([row], Some(timeline)) => alone(&mut page, row, timeline, area),
            (rows, Some(timeline)) => wishes(&mut page, rows, timeline, area),
        }
        if let Some((heading, lines)) = &self.also {
            let area = Rect { y: body.bottom() - also + space.l, height: also - space.l, ..body };
            also_list(&mut page, heading, lines, area);
        }
        let mut x = content.x;
        let y = body.bottom() + space.m;
        for clause in &self.more {
            let block = page.block(clause, &page.small(), Rect::new(x, y, 300.0, 20.0), 1);
            let place = Point::new(x, y);
            x += block.size.width + space.l;
            page.push(Item::tagged(Tag::Paragraph, block.place(place)));
        }
        if let Some(all) = &self.all {
            let style = page.link_style();
            page.link(all, &style, Rect::new(x, y, 240.0, 20.0));
        }
        page.finish()
    }
}

/// Whether a request may have a row: what is live for long is counted only, and so is what was declined without a reason.
fn is_listed(request: &Request, since: NaiveDate) -> bool {
    match request.state {
        RequestState::Shipped => request.shipped_on.is_none_or(|on| on >= since),
        RequestState::Declined => request.reason.is_some(),
        _ => true,
    }
}

/// At most [`ROWS`] of the requests in their order, some of them not live where there are any such.
fn mixed(list: Vec<&Request>) -> Vec<&Request> {
    let (live, others): (Vec<_>, Vec<_>) = list.into_iter().partition(|request| request.is_live());
    let live_rows = live.len().min(ROWS - others.len().min(OPEN_ROWS));
    live.into_iter().take(live_rows).chain(others.into_iter().take(ROWS - live_rows)).collect()
}

/// The rows with as much below the wishes as a page may say: of each the most telling first, then of each the next.
fn with_room(rows: Vec<RequestRow>, room: &mut word_budget::WordBudget) -> Vec<RequestRow> {
    let most = rows.iter().map(|row| row.details.len()).max().unwrap_or(0);
    let mut kept = vec![Vec::new(); rows.len()];
    for depth in 0..most {
        for (row, kept) in rows.iter().zip(&mut kept) {
            kept.extend(row.details.get(depth).filter(|text| room.take([text.as_str()])).cloned());
        }
    }
    rows.into_iter().zip(kept).map(|(row, details)| RequestRow { details, ..row }).collect()
}

fn figures(shown: &[&Request]) -> Vec<FigureId> {
    let own = shown.iter().map(|request| FigureId::Request(request.id.clone()));
    [FigureId::RequestsLive, FigureId::RequestsAll].into_iter().chain(own).collect()
}

/// How many requests have no row, and where they stand.
fn more(hidden: Tally, own: bool, localizer: &Localizer) -> Vec<String> {
    let said = |(id, n): (&'static str, usize)| (n > 0).then(|| localizer.say(&Message::new(id).with("n", n)));
    let counts: &[_] = if own {
        &[
            ("requests-more-live", hidden.live),
            ("requests-more-open", hidden.not_yet_live()),
            ("requests-more-declined", hidden.declined),
        ]
    } else {
        &[("requests-more-shipped", hidden.all())]
    };
    counts.iter().copied().filter_map(said).collect()
}
