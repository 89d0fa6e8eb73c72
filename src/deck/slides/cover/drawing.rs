//! A cover's picture as one figure with its alternative text.

use crate::deck::slides::cover::brush::Brush;
use crate::deck::slides::cover::gauge::Row;
use crate::deck::slides::cover::picture::{Matter, Picture};
use crate::deck::slides::cover::{course, gauge};
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::first_that;
use crate::layout::frame::{Item, Tag};
use crate::layout::geometry::{Pt, Rect};
use crate::layout::text::style::TextStyle;

/// Draws a picture into `area`, gauges at its foot; nothing where it has no room.
pub(crate) fn draw(picture: &Picture, page: &mut SlidePage, area: Rect, brush: &Brush) {
    if let Some(figure) = figure(picture, page, area, brush) {
        page.push(figure);
    }
}

/// The picture at the foot of `area`; `None` where that is too low.
pub(crate) fn figure(picture: &Picture, page: &SlidePage, area: Rect, brush: &Brush) -> Option<Item> {
    let items = match &picture.of {
        Matter::Course(weeks) => course::items(weeks, page, area, brush),
        Matter::Gauges(gauges) => {
            let cells = area.columns(gauges.len(), page.theme.grid.gutter * 2.0);
            let rows = |named: TextStyle| {
                let row = |(of, cell): (_, &Rect)| Row::new(of, page, cell.width, brush, named);
                gauges.iter().zip(&cells).map(row).collect::<Vec<_>>()
            };
            let high = |rows: &Vec<Row>| rows.iter().map(Row::height).fold(0.0, Pt::max);
            let sizes = [page.body(), page.small()].map(rows);
            let rows = first_that(sizes, |rows| high(rows) <= area.height)?;
            let height = high(&rows);
            let at_foot = |cell: Rect| Rect { y: area.bottom() - height, height, ..cell };
            let cells = cells.into_iter().map(at_foot);
            let drawn = rows.into_iter().zip(cells).filter(|_| height <= area.height);
            drawn.flat_map(|(row, cell)| gauge::items(row, cell, brush)).collect()
        }
    };
    (!items.is_empty()).then(|| Item::tagged(Tag::Figure { alt: picture.alt.clone() }, items))
}
