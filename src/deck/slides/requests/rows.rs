//! The rows of the page: wishes beside their dates, one wish over its dates, or what went live without having been asked for.

use crate::deck::slides::requests::row::RequestRow;
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::{VStack, first_that};
use crate::layout::chart::figure::Chart as _;
use crate::layout::chart::timeline::{AXIS, Timeline};
use crate::layout::frame::{Item, Tag};
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::style::TextStyle;

/// The most that the row of one of several wishes takes of the height.
const HIGHEST: Pt = 120.0;

/// The most of the height that the dates of one wish take.
const DATES: Pt = 150.0;

/// Draws wishes on the left, and their dates on one axis on the right.
pub(crate) fn wishes(page: &mut SlidePage, rows: &[RequestRow], timeline: &Timeline, area: Rect) {
    let theme = page.theme;
    let (left, right) = (theme.grid.span(0, 5), theme.grid.span(5, 7));
    let highest = HIGHEST * rows.len() as Pt + AXIS;
    let area = Rect { height: area.height.min(highest), ..area };
    let cells = Rect { height: area.height - AXIS, ..area }.rows(rows.len(), 0.0);
    let mut list = Vec::new();
    for (i, (row, cell)) in rows.iter().zip(cells).enumerate() {
        if i > 0 {
            page.rule(cell, theme.palette.line);
        }
        let stack = wish(page, row, &page.strong(), left.1 - theme.space.l, cell.height - theme.space.s);
        let top = cell.y + (cell.height - stack.height()).max(0.0) / 2.0;
        list.push(Item::tagged(Tag::ListItem, stack.items(Point::new(left.0, top))));
    }
    page.push(Item::tagged(Tag::List, list));
    let chart = timeline.draw(Rect { x: right.0, width: right.1, ..area }, theme, page.fonts);
    page.push(chart);
}

/// Draws one wish large, and its dates below it over the whole width.
pub(crate) fn alone(page: &mut SlidePage, row: &RequestRow, timeline: &Timeline, area: Rect) {
    let space = page.theme.space;
    let stack = wish(page, row, &page.heading(), area.width, area.height / 2.0);
    let end = stack.draw(page, Point::new(area.x, area.y)) + space.m;
    let height = (area.bottom() - end).min(DATES);
    let dates = Rect { y: end + (area.bottom() - end - height) / 2.0, height, ..area };
    page.push(timeline.draw(dates, page.theme, page.fonts));
}

/// Draws what went live: since when and what it is on the left, what it does on the right.
pub(crate) fn shipped(page: &mut SlidePage, rows: &[RequestRow], area: Rect) {
    let (theme, space) = (page.theme, page.theme.space);
    let (left, right) = (theme.grid.span(0, 7), theme.grid.span(7, 5));
    let cells = area.rows(rows.len(), 0.0);
    let high = cells.first().map_or(0.0, |cell| cell.height) - 2.0 * space.s;
    let set = |(title, lines): (TextStyle, usize)| {
        let stack = |row: &RequestRow| {
            let mut stack = VStack::default();
            stack.paragraph(page, &row.standing, &page.label(), left.1 - space.l, 1);
            stack.paragraph(page, &row.title, &title, left.1 - space.l, lines);
            stack
        };
        rows.iter().map(stack).collect::<Vec<_>>()
    };
    let sizes = [(page.heading(), 1), (page.heading(), 2), (page.strong(), 2), (page.strong(), 1)].map(set);
    let fits = |stacks: &Vec<VStack>| stacks.iter().all(|stack| stack.is_whole() && stack.height() <= high);
    let Some(stacks) = first_that(sizes, fits) else { return };
    let mut list = Vec::new();
    for ((row, cell), stack) in rows.iter().zip(cells).zip(stacks) {
        page.rule(cell, theme.palette.line);
        let settings = [(2, true), (2, false), (1, true), (1, false), (0, false)];
        let does = VStack::fitting(high, settings, |(details, linked)| {
            let mut does = VStack::default();
            for text in row.details.iter().take(details) {
                does.paragraph(page, text, &page.body(), right.1, 2);
            }
            if let Some(link) = row.link.as_ref().filter(|_| linked) {
                does.gap(space.xs).link(page, link, &page.link_style(), right.1);
            }
            does
        });
        let top = |stack: &VStack| cell.y + (cell.height - stack.height()).max(0.0) / 2.0;
        let (title, text) = (Point::new(left.0, top(&stack)), Point::new(right.0, top(&does)));
        let items = stack.items(title).into_iter().chain(does.items(text)).collect::<Vec<_>>();
        list.push(Item::tagged(Tag::ListItem, items));
    }
    page.push(Item::tagged(Tag::List, list));
}

/// A wish and what is said below it. First the link goes, then what is said, and only then is the wish cut.
fn wish(page: &SlidePage, row: &RequestRow, title: &TextStyle, width: Pt, height: Pt) -> VStack {
    let settings =
        [(3, 3, true), (2, 3, true), (2, 3, false), (2, 1, true), (2, 1, false), (2, 0, false), (1, 0, false)];
    let gap = if title.size > page.theme.scale.body { page.theme.space.xs } else { 0.0 };
    VStack::fitting(height, settings, |(lines, details, linked)| {
        let mut stack = VStack::default();
        stack.paragraph(page, &row.title, title, width, lines);
        for text in row.details.iter().take(details) {
            stack.gap(gap).paragraph(page, text, &page.body(), width, 2);
        }
        if let Some(link) = row.link.as_ref().filter(|_| linked) {
            stack.gap(gap).link(page, link, &page.link_style(), width);
        }
        stack
    })
}
