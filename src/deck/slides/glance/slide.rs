//! 2: what happened, why, and what to decide? The page that is forwarded. Always present; for an account without use it shows
//! what is available.

use serde::Serialize;

use crate::account::figure::FigureId;
use crate::account::view::{Account, Activity};
use crate::config::qbr::slides::SlideKind;
use crate::deck::omitted::Omitted;
use crate::deck::slide::{Definition, PageContext, ShownClaim, Slide, SlideContext, SlideSpec};
use crate::deck::slides::glance::figure::{FIGURES, KeyFigure, figures, record};
use crate::deck::slides::glance::rows::{Row, beginnings, rows};
use crate::deck::slides::glance::title::{GlanceShown, GlanceTitle, titles};
use crate::deck::title_claim::{JudgedTitle, strongest};
use crate::deck::widgets::page::{SlidePage, lines as lines_of};
use crate::deck::widgets::vstack::{VStack, first_that};
use crate::deck::widgets::word_budget;
use crate::insight::rules::stickiness::STICKINESS;
use crate::layout::frame::{Destination, Frame, Item, Tag};
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::block::TextBlock;
use crate::layout::text::style::{Align, TextStyle, Weight};
use crate::locale::localizer::Localizer;
use crate::locale::message::Message;

pub const SPEC: SlideSpec =
    SlideSpec::new(SlideKind::Glance, |context| Ok(Box::new(GlanceSlide::from_context(context)?)));

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GlanceSlide {
    #[serde(skip)]
    pub shown: Vec<FigureId>,
    #[serde(skip)]
    pub claim: (GlanceTitle, GlanceShown),
    pub kicker: String,
    pub title: String,
    /// Up to three.
    pub figures: Vec<KeyFigure>,
    /// Up to three; the last is what to decide.
    pub rows: Vec<Row>,
    /// A link to another page; `#` stands for its number.
    pub page_link: String,
    pub note: Vec<String>,
    #[serde(skip)]
    pub definitions: Vec<Definition>,
}

/// Stands for the number of a page that is known only when all slides are chosen.
const PAGE_NUMBER: char = '#';

impl GlanceSlide {
    pub fn from_context(context: &SlideContext<'_>) -> Result<Self, Omitted> {
        let SlideContext { account, insights, workspace, localizer } = *context;
        let (figures, rows) = match account.activity {
            Activity::Active => {
                (figures(account, insights, workspace, localizer), rows(account, insights, workspace, localizer))
            }
            Activity::Zero | Activity::Unmeasured => (record(account, localizer), beginnings(account, localizer)),
        };
        let rows = with_room(rows, &figures);
        let mut shown: Vec<FigureId> = figures.iter().flat_map(|figure| figure.of.iter().cloned()).collect();
        shown.extend(rows.iter().flat_map(|row| row.of.iter().cloned()));
        let judged = GlanceShown::of(account, insights, workspace);
        let claim = strongest(&judged).unwrap_or(GlanceTitle::Told);
        let mentions_users = rows.iter().any(|row| row.insight.as_ref().is_some_and(|id| id.topic == STICKINESS));
        Ok(Self {
            shown,
            claim: (claim, judged),
            kicker: localizer.word("glance-kicker"),
            title: word_budget::title(titles(account, insights, workspace), localizer),
            page_link: localizer.say(&Message::new("glance-page").with("page", PAGE_NUMBER.to_string().as_str())),
            rows,
            figures,
            note: note(account, localizer),
            definitions: definitions(account, mentions_users, localizer),
        })
    }
}

impl Slide for GlanceSlide {
    fn title(&self) -> &str {
        &self.title
    }

    fn judged_title(&self) -> Option<JudgedTitle> {
        let (claim, shown) = &self.claim;
        Some(JudgedTitle::of(*claim, shown))
    }

    fn figures(&self) -> &[FigureId] {
        &self.shown
    }

    fn claims(&self) -> Vec<ShownClaim> {
        let claim = |row: &Row| ShownClaim { text: row.text.clone(), insight: row.insight.clone() };
        self.rows.iter().map(claim).collect()
    }

    fn definitions(&self) -> Vec<Definition> {
        self.definitions.clone()
    }

    fn note(&mut self) -> Option<&mut Vec<String>> {
        Some(&mut self.note)
    }

    fn rank(&self) -> u32 {
        100
    }

    /// The figures side by side under a rule each, the rows at the foot.
    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, pages, .. } = *page;
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &self.note);
        let space = theme.space;
        let content = page.columns(0, 12);
        let least = FIGURES_HEIGHT + space.l;
        // What to decide stays longest.
        let rows = |count: usize| self.rows.iter().skip(self.rows.len().saturating_sub(count)).collect::<Vec<_>>();
        let counts = (1..=self.rows.len().max(1)).rev();
        let tables = counts.flat_map(|count| [2, 3, 4].map(|lines| (count, lines)));
        let tables = tables.map(|(count, lines)| RowTable::new(self, &rows(count), &page, pages, lines));
        let fits = |table: &RowTable| table.is_whole && content.height - table.height >= least;
        let mut table = first_that(tables, fits).expect("there is at least one setting");
        table.spread((content.height - table.height - space.l - FIGURES_ROOM).max(0.0));
        let figures = Rect { height: (content.height - table.height - space.l).max(FIGURES_HEIGHT), ..content };
        let cells = match self.figures.len() {
            0 => Vec::new(),
            count => figures.columns(count.max(FIGURES), space.l).into_iter().take(count).collect(),
        };
        KeyFigure::draw_all(&self.figures, &mut page, &cells);
        let top = content.bottom() - table.height;
        let list = table.items(&mut page, Rect { y: top, ..content });
        page.push(Item::tagged(Tag::List, list));
        page.finish()
    }
}

/// The rows that a page may say beside its figures; what to decide, the last, stays longest.
fn with_room(rows: Vec<Row>, figures: &[KeyFigure]) -> Vec<Row> {
    let mut room = word_budget::WordBudget::of_reasons();
    room.spend(figures.iter().flat_map(|figure| [figure.value.as_str(), &figure.label, &figure.change]));
    let kept = rows.into_iter().rev().filter(|row| room.take([row.kicker.as_str(), &row.text]));
    let mut kept: Vec<_> = kept.collect();
    kept.reverse();
    kept
}

/// The least height of the figures.
const FIGURES_HEIGHT: Pt = 96.0;
/// The height that figures in full size need: what is left beyond it is the rows'.
const FIGURES_ROOM: Pt = 138.0;
/// The most that a row is padded with at either end.
const PAD: Pt = 18.0;

/// The link to the page at `target`, measured.
struct PageLink {
    label: String,
    block: TextBlock,
    target: usize,
}

/// The rows, measured.
struct RowTable {
    rows: Vec<(VStack, VStack, Option<PageLink>)>,
    /// Above and below each row.
    pad: Pt,
    height: Pt,
    is_whole: bool,
}

impl RowTable {
    fn new(slide: &GlanceSlide, rows: &[&Row], page: &SlidePage, pages: &[SlideKind], lines: usize) -> Self {
        let grid = &page.theme.grid;
        let style = &page.body();
        let kicker = TextStyle { weight: Weight::SemiBold, color: page.theme.palette.accent, ..*style };
        let link = TextStyle { align: Align::Right, ..page.link_style() };
        let row = |row: &&Row| {
            let mut heading = VStack::default();
            heading.heading(page, &row.kicker, &kicker, grid.span(0, KICKER).1, 2);
            let mut text = VStack::default();
            text.paragraph(page, &row.text, style, grid.span(KICKER, 12 - KICKER - LINK).1, lines);
            let target = row.page.and_then(|kind| pages.iter().position(|page| *page == kind));
            let link = target.map(|target| {
                let label = slide.page_link.replace(PAGE_NUMBER, &(target + 1).to_string());
                let block = page.block(&label, &link, lines_of(&link, grid.span(12 - LINK, LINK).1, 1), 1);
                PageLink { label, block, target }
            });
            (heading, text, link)
        };
        let rows: Vec<_> = rows.iter().map(row).collect();
        let pad = page.theme.space.s;
        let height = rows.iter().map(|(heading, text, _)| heading.height().max(text.height()) + 2.0 * pad).sum();
        let is_whole = rows.iter().all(|(heading, text, _)| heading.is_whole() && text.is_whole());
        Self { rows, pad, height, is_whole }
    }

    /// Pads the rows with what is left over.
    fn spread(&mut self, spare: Pt) {
        let count = 2.0 * self.rows.len().max(1) as Pt;
        let more = (spare / count).min((PAD - self.pad).max(0.0));
        self.pad += more;
        self.height += count * more;
    }

    fn items(self, page: &mut SlidePage, area: Rect) -> Vec<Item> {
        let (grid, pad, line) = (page.theme.grid, self.pad, page.theme.palette.line);
        let mut y = area.y;
        let mut list = Vec::new();
        for (heading, text, link) in self.rows {
            page.rule(Rect { y, ..area }, line);
            let high = heading.height().max(text.height());
            let at = |from: usize| Point::new(grid.span(from, 1).0, y + pad);
            let mut entry = heading.items(at(0));
            entry.extend(text.items(at(KICKER)));
            if let Some(PageLink { label, block, target }) = link {
                let (x, width) = grid.span(12 - LINK, LINK);
                let area = Rect::new(x, y + pad, width, block.size.height);
                let tag = Tag::Link { to: Destination::Page(target), label, area };
                entry.push(Item::tagged(tag, block.place(at(12 - LINK))));
            }
            list.push(Item::tagged(Tag::ListItem, entry));
            y += high + 2.0 * pad;
        }
        list
    }
}

/// The columns of a row's heading and of its link.
const KICKER: usize = 3;
const LINK: usize = 1;

fn note(account: &Account, localizer: &Localizer) -> Vec<String> {
    let mut parts = Vec::new();
    if let Some(lead) = account.lead().filter(|_| account.activity == Activity::Active) {
        let mut window = localizer.say(&crate::deck::phrases::window(account, lead.measured()));
        if lead.change.is_ok() {
            let compared = Message::new("note-compared").with("quarter", account.previous);
            window = localizer
                .say(&Message::new("note-window-compared").with("window", window.as_str()).with("compared", compared));
        }
        parts.push(window);
    }
    parts
}

fn definitions(account: &Account, mentions_users: bool, localizer: &Localizer) -> Vec<Definition> {
    let mut parts = Vec::new();
    if let Some(stickiness) = account.stickiness.as_ref().filter(|_| mentions_users) {
        let text = Message::new(if stickiness.daily { "define-daily-share" } else { "define-weekly-share" });
        parts.push(crate::deck::phrases::defined("define-month-share-term", &text, localizer));
    }
    if account.features.is_some() && account.activity == Activity::Active {
        let text = Message::new("define-used").with("quarter", account.period);
        parts.push(crate::deck::phrases::defined("define-used-term", &text, localizer));
    }
    if account.activity == Activity::Active {
        parts.extend(
            account.metrics.iter().take(FIGURES).filter_map(|m| crate::deck::phrases::definition(m, localizer)),
        );
    }
    parts
}
