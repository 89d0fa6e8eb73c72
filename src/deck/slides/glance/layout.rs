//! The glance in the composition of the theme: figures over sentences, sentences before figures, or one figure above all.

use crate::deck::slides::glance::figure::{FIGURES, KeyFigure};
use crate::deck::slides::glance::row_table::{RowColumns, RowTable};
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::first_that;
use crate::layout::geometry::{Pt, Rect};
use crate::layout::theme::form::Composition;

/// Measures the last so many rows in these columns with at most so many lines a sentence: `(columns, lines, rows, page)`.
pub(crate) type Measure<'a> = dyn Fn(RowColumns, usize, usize, &SlidePage) -> RowTable + 'a;

/// The least height of the figures over the rows.
const FIGURES_HEIGHT: Pt = 96.0;
/// The height that figures in full size need: what is left beyond it is the rows'.
const FIGURES_ROOM: Pt = 138.0;

/// In a report the sentence and the link stand beside the heading, over the full width.
const REPORT: RowColumns =
    RowColumns { heading: (0, 3), text: (3, 8), link: (11, 1), text_under: false, link_under: false, large: false };
/// In a letter heading and link stand in the margin; the figures follow in the last columns.
const LETTER: RowColumns =
    RowColumns { heading: (0, 3), text: (3, 6), link: (0, 3), text_under: false, link_under: true, large: true };
const LETTER_FIGURES: (usize, usize) = (9, 3);
/// On a poster the sentence stands under its heading, right of the figures.
const POSTER: RowColumns =
    RowColumns { heading: (6, 5), text: (6, 6), link: (11, 1), text_under: true, link_under: false, large: false };
const POSTER_FIGURES: (usize, usize) = (0, 5);
/// The height of the figures under a poster's first.
const POSTER_OTHERS: Pt = 112.0;

/// Draws the figures and the `rows` that `measure` sets.
pub(crate) fn draw(figures: &[KeyFigure], rows: usize, page: &mut SlidePage, measure: &Measure<'_>) {
    match page.theme.composition {
        Composition::Letter if rows > 0 && !figures.is_empty() => letter(figures, rows, page, measure),
        Composition::Poster if rows > 0 && !figures.is_empty() => poster(figures, rows, page, measure),
        Composition::Report | Composition::Letter | Composition::Poster => report(figures, rows, page, measure),
    }
}

/// The most rows in the fewest lines that fit.
fn table(columns: RowColumns, rows: usize, height: Pt, page: &SlidePage, measure: &Measure<'_>) -> RowTable {
    let sizes = if columns.large { &[true, false][..] } else { &[false] };
    let settings = (1..=rows.max(1)).rev().flat_map(|count| sizes.iter().map(move |large| (count, *large)));
    let settings = settings.flat_map(|(count, large)| [2, 3, 4, 5].map(|lines| (count, large, lines)));
    let tables = settings.map(|(count, large, lines)| measure(RowColumns { large, ..columns }, lines, count, page));
    first_that(tables, |table| table.is_whole && table.height <= height).expect("there is at least one setting")
}

/// The figures side by side under a rule each, the rows at the foot.
fn report(figures: &[KeyFigure], rows: usize, page: &mut SlidePage, measure: &Measure<'_>) {
    let gap = page.theme.space.l;
    let content = page.columns(0, 12);
    let mut table = table(REPORT, rows, content.height - FIGURES_HEIGHT - gap, page, measure);
    table.spread(content.height - table.height - gap - FIGURES_ROOM);
    let area = Rect { height: (content.height - table.height - gap).max(FIGURES_HEIGHT), ..content };
    let cells: Vec<_> = match figures.len() {
        0 => Vec::new(),
        count => area.columns(count.max(FIGURES), gap).into_iter().take(count).collect(),
    };
    KeyFigure::draw_all(figures, page, &cells, page.display());
    let top = content.bottom() - table.height;
    table.draw(page, top);
}

/// The rows first, the figures one under another at the end.
fn letter(figures: &[KeyFigure], rows: usize, page: &mut SlidePage, measure: &Measure<'_>) {
    let content = page.columns(0, 12);
    let mut table = table(LETTER, rows, content.height, page, measure);
    table.spread(content.height - table.height);
    table.draw(page, content.y);
    let cells = page.columns(LETTER_FIGURES.0, LETTER_FIGURES.1).rows(figures.len().max(FIGURES), page.theme.space.s);
    KeyFigure::draw_all(figures, page, &cells, page.figure());
}

/// The first figure as large as it can be, the others small under it; the rows right of them.
fn poster(figures: &[KeyFigure], rows: usize, page: &mut SlidePage, measure: &Measure<'_>) {
    let content = page.columns(POSTER_FIGURES.0, POSTER_FIGURES.1);
    let mut table = table(POSTER, rows, content.height, page, measure);
    table.spread(content.height - table.height);
    table.draw(page, content.y);
    let (first, others) = figures.split_at(1);
    let under = if others.is_empty() { 0.0 } else { POSTER_OTHERS + page.theme.space.l };
    let (large, _) = content.split_top(content.height - under);
    KeyFigure::draw_all(first, page, &[large], page.display());
    let small = Rect { y: content.bottom() - POSTER_OTHERS, height: POSTER_OTHERS, ..content };
    let cells = small.columns(others.len().max(1), page.theme.grid.gutter);
    KeyFigure::draw_all(others, page, &cells, page.figure());
}
