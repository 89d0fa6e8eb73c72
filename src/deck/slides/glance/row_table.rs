//! The rows of the glance, measured in some columns of the page: a heading, a sentence and a link to the page it is of.

use crate::config::qbr::slides::SlideKind;
use crate::deck::slides::glance::rows::Row;
use crate::deck::widgets::page::{SlidePage, lines as lines_of};
use crate::deck::widgets::vstack::VStack;
use crate::layout::frame::{Destination, Item, Tag};
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::block::TextBlock;
use crate::layout::text::style::{Align, TextStyle, Weight};

/// The columns that the parts of a row stand in: the first, and how many.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RowColumns {
    pub(crate) heading: (usize, usize),
    pub(crate) text: (usize, usize),
    pub(crate) link: (usize, usize),
    /// Whether the sentence stands under the heading rather than beside it.
    pub(crate) text_under: bool,
    /// Whether the link stands under the heading rather than beside it.
    pub(crate) link_under: bool,
    /// Whether the sentences are set as what leads the page.
    pub(crate) large: bool,
}

/// A row, measured.
struct MeasuredRow {
    heading: VStack,
    text: VStack,
    link: Option<PageLink>,
}

/// The link to the page at `target`, measured.
struct PageLink {
    label: String,
    block: TextBlock,
    target: usize,
}

/// The rows, measured.
pub(crate) struct RowTable {
    rows: Vec<MeasuredRow>,
    columns: RowColumns,
    /// Above and below each row.
    pad: Pt,
    /// Between a heading and what stands under it.
    under: Pt,
    pub(crate) height: Pt,
    pub(crate) is_whole: bool,
}

/// The most that a row is padded with at either end.
const PAD: Pt = 18.0;

impl RowTable {
    /// Measures `rows` with at most so many `lines` a sentence; `label` says a link to the page at an index.
    pub(crate) fn new(
        rows: &[&Row],
        columns: RowColumns,
        lines: usize,
        page: &SlidePage,
        pages: &[SlideKind],
        label: &dyn Fn(usize) -> String,
    ) -> Self {
        let grid = &page.theme.grid;
        let style = &if columns.large { page.lead() } else { page.body() };
        let width = |(from, count): (usize, usize)| grid.span(from, count).1;
        let strong = TextStyle { weight: Weight::SemiBold, color: page.theme.palette.accent, ..page.body() };
        let align = if columns.link_under { Align::Left } else { Align::Right };
        let small = TextStyle { align, ..page.link_style() };
        let row = |row: &&Row| {
            let mut heading = VStack::default();
            heading.heading(page, &row.kicker, &strong, width(columns.heading), 2);
            let mut text = VStack::default();
            text.paragraph(page, &row.text, style, width(columns.text), lines);
            let target = row.page.and_then(|kind| pages.iter().position(|page| *page == kind));
            let link = target.map(|target| {
                let label = label(target);
                let block = page.block(&label, &small, lines_of(&small, width(columns.link), 1), 1);
                PageLink { label, block, target }
            });
            MeasuredRow { heading, text, link }
        };
        let rows: Vec<_> = rows.iter().map(row).collect();
        let is_whole =
            rows.iter().all(|row| row.heading.is_whole() && row.text.is_whole() && row.text.keeps(style.size));
        let mut table =
            Self { rows, columns, pad: page.theme.space.s, under: page.theme.space.xs, height: 0.0, is_whole };
        table.height = table.rows.iter().map(|row| table.height_of(row)).sum();
        table
    }

    fn height_of(&self, row: &MeasuredRow) -> Pt {
        let under = |is_under: bool, height: Pt| if is_under { self.under + height } else { 0.0 };
        let linked = row.link.as_ref().map_or(0.0, |link| under(self.columns.link_under, link.block.size.height));
        let head = row.heading.height() + linked;
        let high =
            if self.columns.text_under { head + self.under + row.text.height() } else { head.max(row.text.height()) };
        high + 2.0 * self.pad
    }

    /// Pads the rows with what is left over.
    pub(crate) fn spread(&mut self, spare: Pt) {
        let count = 2.0 * self.rows.len().max(1) as Pt;
        let more = (spare / count).clamp(0.0, (PAD - self.pad).max(0.0));
        self.pad += more;
        self.height += count * more;
    }

    /// Draws the rows from `y` down, each under a rule.
    pub(crate) fn draw(self, page: &mut SlidePage, y: Pt) {
        let (grid, line) = (page.theme.grid, page.theme.palette.line);
        let RowColumns { heading, text, link, .. } = self.columns;
        let end = [heading, text, link].map(|(from, count)| from + count).into_iter().max().unwrap_or(12);
        let mut list = Vec::new();
        let mut y = y;
        let heights: Vec<_> = self.rows.iter().map(|row| self.height_of(row)).collect();
        for (row, height) in self.rows.into_iter().zip(heights) {
            page.rule(grid.area(heading.0, end - heading.0, y, 0.0), line);
            let top = y + self.pad;
            let at = |(from, _): (usize, usize), y: Pt| Point::new(grid.span(from, 1).0, y);
            let below = top + row.heading.height() + self.under;
            let text_top = if self.columns.text_under { below } else { top };
            let mut entry = row.heading.items(at(heading, top));
            entry.extend(row.text.items(at(text, text_top)));
            if let Some(PageLink { label, block, target }) = row.link {
                let (x, width) = grid.span(link.0, link.1);
                let area = Rect::new(x, if self.columns.link_under { below } else { top }, width, block.size.height);
                let tag = Tag::Link { to: Destination::Page(target), label, area };
                entry.push(Item::tagged(tag, block.place(Point::new(area.x, area.y))));
            }
            list.push(Item::tagged(Tag::ListItem, entry));
            y += height;
        }
        page.push(Item::tagged(Tag::List, list));
    }
}
