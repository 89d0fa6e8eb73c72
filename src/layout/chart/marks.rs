//! The marks plotters has no shapes for: its coordinate system finds their places, we paint them.

use std::cell::RefCell;
use std::convert::Infallible;
use std::slice::Iter;

use plotters::element::{Drawable, PointCollection};
use plotters_backend::{BackendCoord, DrawingErrorKind};

use crate::layout::chart::backend::Backend;
use crate::layout::chart::snap::snap;
use crate::layout::color::Color;
use crate::layout::frame::{Item, Paint, Shape, Stroke};
use crate::layout::geometry::{Path, Point, Pt, Rect, Segment};

/// A place in a chart's own units.
pub(crate) type Datum = (f64, f64);

/// Data points and the function that paints them once their places on the page are known.
pub(crate) struct ChartMark<F> {
    points: Vec<Datum>,
    paint: RefCell<Option<F>>,
}

impl<F: FnOnce(&[Point], &mut Vec<Item>)> ChartMark<F> {
    /// A mark of `points` that `paint` draws.
    pub(crate) fn new(points: Vec<Datum>, paint: F) -> Self {
        Self { points, paint: RefCell::new(Some(paint)) }
    }
}

impl<'m, F> PointCollection<'m, Datum> for &'m ChartMark<F> {
    type Point = &'m Datum;
    type IntoIter = Iter<'m, Datum>;

    fn point_iter(self) -> Self::IntoIter {
        self.points.iter()
    }
}

impl<'a, F: FnOnce(&[Point], &mut Vec<Item>)> Drawable<Backend<'a>> for ChartMark<F> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        places: I,
        backend: &mut Backend<'a>,
        _size: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let places: Vec<_> = places.map(|at| backend.place(at)).collect();
        if let Some(paint) = self.paint.take() {
            paint(&places, &mut backend.canvas().borrow_mut());
        }
        Ok(())
    }
}

/// The soft area between a stretch of a line and zero, fading downwards from `top`, the highest value of all.
pub(crate) fn ribbon(
    run: &[Datum],
    base: f64,
    top: f64,
    start: Color,
    end: Color,
) -> ChartMark<impl FnOnce(&[Point], &mut Vec<Item>)> {
    let (first, last) = (run.first().map_or(0.0, |point| point.0), run.last().map_or(0.0, |point| point.0));
    // Like plotters' AreaSeries, closed along the baseline; the last point says where the blend begins.
    let points = run.iter().copied().chain([(last, base), (first, base), (first, top)]).collect();
    ChartMark::new(points, move |at, canvas| {
        let (line, base) = at.split_at(at.len() - 3);
        if line.len() > 1 {
            let mut segments = Path::poly(line, false).segments;
            segments.extend([Segment::Line(base[0]), Segment::Line(base[1]), Segment::Close]);
            let fill = Paint::Linear { from: base[2], to: base[1], start, end };
            canvas.push(Item::Shape(Shape { path: Path { segments }, fill: Some(fill), stroke: None }));
        }
    })
}

/// A stretch of a line, straight from point to point (a curve would claim what was not measured), or what `lone` makes of
/// a single point.
pub(crate) fn thread(
    run: &[Datum],
    line: impl FnOnce(Path) -> Item,
    lone: impl FnOnce(Point) -> Item,
) -> ChartMark<impl FnOnce(&[Point], &mut Vec<Item>)> {
    ChartMark::new(run.to_vec(), move |at, canvas| {
        canvas.push(if let [only] = at { lone(*only) } else { line(Path::poly(at, false)) });
    })
}

/// A filled shape.
pub(crate) fn fill(path: Path, color: Color) -> Item {
    Item::Shape(Shape { path, fill: Some(Paint::Solid(color, 1.0)), stroke: None })
}

/// A stroked path with round ends.
pub(crate) fn stroke(path: Path, color: Color, width: Pt, dash: &[Pt]) -> Item {
    let stroke = Stroke { color, width, dash: dash.to_vec(), round: true };
    Item::Shape(Shape { path, fill: None, stroke: Some(stroke) })
}

/// A dot within a ring of another colour; the ring lies outside `radius`.
pub(crate) fn dot(center: Point, radius: Pt, color: Color, ring: Color, ring_width: Pt) -> Item {
    Item::Shape(Shape {
        path: Path::circle(center, radius + ring_width / 2.0),
        fill: Some(Paint::Solid(color, 1.0)),
        stroke: Some(Stroke { color: ring, width: ring_width, dash: Vec::new(), round: false }),
    })
}

/// A rectangle with its left and right corners rounded by `left` and `right`.
pub(crate) fn capsule(area: Rect, left: Pt, right: Pt) -> Path {
    let most = (area.height / 2.0).min(area.width);
    let (left, right) = (left.min(most).min(area.width / 2.0), right.min(most));
    let (l, r, t, b) = (area.x, area.right(), area.y, area.bottom());
    Path { segments: corners([(l, t, left), (r, t, right), (r, b, right), (l, b, left)]) }
}

/// A rectangle with its upper corners rounded.
pub(crate) fn pillar(area: Rect, radius: Pt) -> Path {
    let radius = radius.min(area.width / 2.0).min(area.height);
    let (l, r, t, b) = (area.x, area.right(), area.y, area.bottom());
    Path { segments: corners([(l, t, radius), (r, t, radius), (r, b, 0.0), (l, b, 0.0)]) }
}

/// An upright rectangle from its corners, clockwise from the left upper one, each rounded by its own radius.
fn corners(corners: [(Pt, Pt, Pt); 4]) -> Vec<Segment> {
    /// What remains of the radius between a corner and the handle of the cubic closest to a quarter circle.
    const HANDLE: Pt = 1.0 - 0.552_284_75;
    // The directions in which the outline arrives at each corner; it leaves in the next one's.
    const ARRIVE: [(Pt, Pt); 4] = [(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)];
    let mut segments = Vec::with_capacity(9);
    for (i, (x, y, radius)) in corners.into_iter().enumerate() {
        let (arrive, leave) = (ARRIVE[i], ARRIVE[(i + 1) % 4]);
        let at =
            |share: Pt, (dx, dy): (Pt, Pt)| Point::new(snap(x + dx * radius * share), snap(y + dy * radius * share));
        let start = at(-1.0, arrive);
        segments.push(if i == 0 { Segment::Move(start) } else { Segment::Line(start) });
        if radius > 0.0 {
            segments.push(Segment::Curve(at(-HANDLE, arrive), at(HANDLE, leave), at(1.0, leave)));
        }
    }
    segments.push(Segment::Close);
    segments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounded_corners_stay_in_their_rectangle() {
        let area = Rect::new(10.0, 20.0, 30.0, 8.0);
        for path in [capsule(area, 9.0, 0.0), capsule(area, 2.0, 4.0), pillar(area, 50.0), pillar(area, 0.0)] {
            assert_eq!(path.bounds(), Some(area));
        }
    }
}
