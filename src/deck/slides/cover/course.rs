//! The weeks behind a message, the quarter before and the quarter, or a feature's months. A line runs from half of the highest week
//! up, or from lower where a week was lower, so that what is steady looks steady, and stands on no ground and no area, which would
//! say that it begins at zero; columns do.

use crate::deck::slides::cover::brush::Brush;
use crate::deck::slides::cover::picture::Course;
use crate::deck::widgets::page::SlidePage;
use crate::layout::chart::label::Label;
use crate::layout::chart::marks::{fill, pillar};
use crate::layout::frame::{Item, Paint, Shape, Stroke};
use crate::layout::geometry::{Path, Point, Pt, Rect};

/// The share of the highest week at which a line's scale begins at the latest.
const FLOOR: f64 = 0.5;
/// Between marks and texts.
const GAP: Pt = 8.0;
/// The least height of the weeks.
const LEAST: Pt = 24.0;
/// The radius of the dot at the last week.
const DOT: Pt = 4.0;
/// The width of the line.
const LINE: Pt = 2.5;
/// The room between two columns, as a share of a place.
const BETWEEN: f64 = 0.22;

/// Nothing where `area` is too low.
pub(crate) fn items(course: &Course, page: &SlidePage, area: Rect, brush: &Brush) -> Vec<Item> {
    let (small, label) = (brush.small(page), brush.label(page));
    let names: Vec<_> =
        course.parts.iter().map(|(at, name)| (*at, Label::new(name, &small, area.width, page.fonts))).collect();
    let large = if course.is_monthly { brush.strong(page) } else { label };
    let latest = Label::new(&course.latest, &large, area.width, page.fonts);
    let event = course.event.as_ref().map(|(at, text)| (*at, Label::new(text, &label, area.width, page.fonts)));
    let foot = Label::height_of(small.size) + GAP;
    let head = if latest.is_empty() { 0.0 } else { latest.height() + GAP };
    let plot = Rect { y: area.y + head, height: area.height - head - foot, ..area };
    let highest = course.points.iter().flatten().copied().fold(0.0, f64::max);
    if plot.height < LEAST || highest <= 0.0 {
        return Vec::new();
    }
    let mut items = Vec::new();
    let is_columns = brush.columns || course.is_monthly;
    let tops = match is_columns {
        true => columns(course, plot, highest, brush, &mut items),
        false => line(course, plot, highest, brush, &mut items),
    };
    if is_columns {
        let ground = |x: Pt| Point::new(x, plot.bottom());
        items.push(Item::line(ground(plot.x), ground(plot.right()), brush.muted, 0.75));
    }
    let place = |width: Pt, x: Pt| x.min(area.right() - width).max(area.x);
    let mut taken: Vec<Rect> = Vec::new();
    if let Some((week, label)) = event {
        let (cell, top) = tops[week];
        let mark = cell.center().x;
        let from = Point::new(mark, top.unwrap_or(plot.y));
        items.push(Item::line(from, Point::new(mark, plot.bottom() + GAP / 2.0), brush.ink, 1.5));
        let at = Point::new(place(label.width, mark - label.width / 2.0), label.baseline_below(plot.bottom() + GAP));
        taken.push(label.bounds(at).inset(-GAP, 0.0));
        label.draw(at, &mut items);
    }
    for (at, name) in names {
        let begin = tops[at].0;
        let x = if course.is_monthly { begin.center().x - name.width / 2.0 } else { begin.x };
        let at = Point::new(place(name.width, x), name.baseline_below(plot.bottom() + GAP));
        let bounds = name.bounds(at);
        if taken.iter().all(|other| !other.overlaps(&bounds, 0.0)) {
            taken.push(bounds.inset(-GAP, 0.0));
            name.draw(at, &mut items);
        }
    }
    let last = tops[tops.len() - 1].0;
    let x = place(
        latest.width,
        if course.is_monthly { last.center().x - latest.width / 2.0 } else { last.right() - latest.width },
    );
    // Above all weeks that it spans.
    let under = tops.iter().filter(|(cell, _)| cell.right() >= x && cell.x <= x + latest.width);
    let top = under.filter_map(|(_, top)| *top).fold(plot.bottom(), Pt::min);
    let at = Point::new(x, latest.baseline_above(top - GAP));
    latest.draw(at, &mut items);
    items
}

/// Where a point stands, and the top of its mark, if it was measured.
type Place = (Rect, Option<Pt>);

fn columns(course: &Course, plot: Rect, highest: f64, brush: &Brush, items: &mut Vec<Item>) -> Vec<Place> {
    let count = course.points.len();
    let cells = plot.columns(count, plot.width / count as Pt * BETWEEN);
    let column = |(at, (value, cell)): (usize, (&Option<f64>, Rect))| {
        let top = value.map(|value| plot.bottom() - plot.height * value / highest);
        if let Some(top) = top.filter(|top| *top < plot.bottom()) {
            let path = pillar(Rect { y: top, height: plot.bottom() - top, ..cell }, brush.radius.min(cell.width / 6.0));
            items.push(match at >= course.earlier {
                true => fill(path, brush.mark),
                false => Item::Shape(Shape { path, fill: Some(brush.soft.clone()), stroke: None }),
            });
        }
        (cell, top)
    };
    course.points.iter().zip(cells).enumerate().map(column).collect()
}

fn line(course: &Course, plot: Rect, highest: f64, brush: &Brush, items: &mut Vec<Item>) -> Vec<Place> {
    let lowest = course.points.iter().flatten().copied().fold(f64::INFINITY, f64::min).min(FLOOR * highest);
    let span = if highest > lowest { highest - lowest } else { highest };
    let steps = course.points.len().saturating_sub(1).max(1) as Pt;
    let x = |at: usize| plot.x + plot.width * at as Pt / steps;
    let y = |value: f64| plot.bottom() - plot.height * ((value - lowest) / span).clamp(0.0, 1.0);
    let tops: Vec<_> = course.points.iter().map(|value| value.map(y)).collect();
    // The quarter begins where the one before it ended, unless a week between them is missing.
    let before = 0..course.earlier;
    let quarter = course.earlier.saturating_sub(1)..tops.len();
    for (part, is_quarter) in [(before, false), (quarter, true)] {
        let points: Vec<_> = part.map(|at| tops[at].map(|y| Point::new(x(at), y))).collect();
        for run in points.split(Option::is_none) {
            let run: Vec<_> = run.iter().flatten().copied().collect();
            if run.len() < 2 {
                continue;
            }
            let color = if is_quarter { brush.mark } else { brush.muted };
            let stroke = Stroke { color, width: LINE, dash: Vec::new(), round: true };
            items.push(Item::Shape(Shape { path: Path::poly(&run, false), fill: None, stroke: Some(stroke) }));
        }
    }
    if let (Some(at), Some(top)) = (tops.len().checked_sub(1), tops.last().copied().flatten()) {
        let path = Path::circle(Point::new(x(at), top), DOT);
        items.push(Item::Shape(Shape { path, fill: Some(Paint::Solid(brush.mark, 1.0)), stroke: None }));
    }
    tops.into_iter().enumerate().map(|(at, top)| (Rect::new(x(at), plot.y, 0.0, plot.height), top)).collect()
}
