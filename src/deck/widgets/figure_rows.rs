//! A few figures set large, each in a row of its own, for pages without a chart.

use serde::Serialize;

use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::{VStack, first_that};
use crate::layout::geometry::{Point, Rect};
use crate::layout::text::style::TextStyle;

/// More rows are set in a smaller size.
const LARGE: usize = 3;

/// A figure, what it is, and what it is compared with.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct FigureRow {
    pub value: String,
    pub label: String,
    /// One line each, small.
    pub remarks: Vec<String>,
}

impl FigureRow {
    pub fn of(value: String, label: String) -> Self {
        Self { value, label, remarks: Vec::new() }
    }
}

/// Draws the rows in one size below a rule each; together they fill the height of `area`.
pub(crate) fn draw(rows: &[FigureRow], page: &mut SlidePage, area: Rect) {
    let cells = area.rows(rows.len(), 0.0);
    let high = cells.first().map_or(0.0, |row| row.height);
    let sizes = [page.display(), page.figure(), page.heading()].into_iter().skip(usize::from(rows.len() > LARGE));
    let size = first_that(sizes, |style| style.size * style.leading <= high).unwrap_or(page.heading());
    let gutter = page.theme.grid.gutter;
    for (figure, row) in rows.iter().zip(cells) {
        page.rule(row, page.theme.palette.line);
        // A third of the width is the figure's.
        let parts = row.columns(3, gutter);
        let left = parts[0];
        let right = Rect { x: parts[1].x, width: row.right() - parts[1].x, ..row };
        let mut value = VStack::default();
        value.paragraph(page, &figure.value, &size, left.width, 1);
        value.middle(page, left);
        let mut label = VStack::default();
        label.paragraph(page, &figure.label, &page.strong(), right.width, 2);
        for remark in &figure.remarks {
            label.paragraph(page, remark, &page.small(), right.width, 1);
        }
        label.middle(page, right);
    }
}

/// The same beside a chart, each figure above what it is.
pub(crate) fn draw_stacked(rows: &[FigureRow], page: &mut SlidePage, area: Rect) {
    let space = page.theme.space;
    let cells = area.rows(rows.len(), 0.0);
    let high = cells.first().map_or(0.0, |row| row.height) - space.m - space.s;
    let set = |value: TextStyle| {
        let stack = |figure: &FigureRow| {
            let mut stack = VStack::default();
            stack.paragraph(page, &figure.value, &value, area.width, 1);
            stack.paragraph(page, &figure.label, &page.body(), area.width, 3);
            for remark in &figure.remarks {
                stack.paragraph(page, remark, &page.small(), area.width, 1);
            }
            stack
        };
        rows.iter().map(stack).collect::<Vec<_>>()
    };
    let sizes = [page.display(), page.figure(), page.heading(), page.strong()].map(set);
    let Some(stacks) = first_that(sizes, |stacks| stacks.iter().all(|stack| stack.height() <= high)) else { return };
    for (stack, row) in stacks.into_iter().zip(cells) {
        page.rule(row, page.theme.palette.line);
        stack.draw(page, Point::new(row.x, row.y + space.m));
    }
}
