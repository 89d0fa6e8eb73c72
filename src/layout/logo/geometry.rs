//! Converts an SVG's paths and strokes to the pixel coordinates of the logo's box.
//!
//! Functions return `None` for what a PDF cannot express, or only with numbers that some readers refuse.

use resvg::tiny_skia as skia;
use resvg::tiny_skia::{PathSegment, Transform};
use resvg::usvg::{LineCap, LineJoin, Stroke};

use crate::layout::drawing::{Cap, Join, Pen};
use crate::layout::geometry::{Path, Point, Rect, Segment};

/// The greatest coordinate, in pixels.
const FARTHEST: f32 = 16_000.0;
/// The greatest number of dashes on one line.
const MOST_DASHES: f64 = 2_000.0;
/// The shortest dash and its gap, in pixels.
const SHORTEST: f64 = 0.1;
/// The least width of a line, in pixels; a thinner one is invisible.
const THINNEST: f64 = 0.01;

/// An outline in the box's pixels, and an upper bound of its length.
pub(crate) struct Outline {
    pub(crate) path: Path,
    pub(crate) length: f64,
}

impl Outline {
    /// The path transformed by `place`.
    pub(crate) fn of(data: &skia::Path, place: Transform) -> Option<Self> {
        let mut segments = Vec::new();
        let (mut pen, mut start, mut length) = (Point::new(0.0, 0.0), Point::new(0.0, 0.0), 0.0);
        for segment in data.segments() {
            let (next, via) = match segment {
                PathSegment::MoveTo(to) => {
                    let to = placed(to, place)?;
                    segments.push(Segment::Move(to));
                    (pen, start) = (to, to);
                    continue;
                }
                PathSegment::LineTo(to) => (Segment::Line(placed(to, place)?), [pen; 2]),
                PathSegment::QuadTo(via, to) => {
                    let (via, to) = (placed(via, place)?, placed(to, place)?);
                    let (first, second) = (toward(pen, via), toward(to, via));
                    (Segment::Curve(first, second, to), [first, second])
                }
                PathSegment::CubicTo(first, second, to) => {
                    let (first, second) = (placed(first, place)?, placed(second, place)?);
                    (Segment::Curve(first, second, placed(to, place)?), [first, second])
                }
                PathSegment::Close => (Segment::Close, [pen; 2]),
            };
            let end = match next {
                Segment::Line(to) | Segment::Curve(_, _, to) | Segment::Move(to) => to,
                Segment::Close => start,
            };
            length += distance(pen, via[0]) + distance(via[0], via[1]) + distance(via[1], end);
            segments.push(next);
            pen = end;
        }
        Some(Outline { path: Path { segments }, length })
    }
}

/// The pen of a stroke on an outline of this `length`.
pub(crate) fn pen(stroke: &Stroke, place: Transform, length: f64) -> Option<Pen> {
    let scale = even_scale(place)?;
    let scaled = |length: f32| f64::from(length) * scale;
    let join = match stroke.linejoin() {
        LineJoin::Miter => Join::Miter,
        LineJoin::Round => Join::Round,
        LineJoin::Bevel => Join::Bevel,
        LineJoin::MiterClip => return None,
    };
    let cap = match stroke.linecap() {
        LineCap::Butt => Cap::Butt,
        LineCap::Round => Cap::Round,
        LineCap::Square => Cap::Square,
    };
    let dash: Vec<_> = stroke.dasharray().unwrap_or_default().iter().map(|length| scaled(*length)).collect();
    let period: f64 = dash.iter().sum();
    let few = dash.is_empty() || (period >= SHORTEST && length / period * dash.len() as f64 <= MOST_DASHES);
    let dash_start = if dash.is_empty() { 0.0 } else { scaled(stroke.dashoffset()).rem_euclid(period) };
    let width = scaled(stroke.width().get()).max(THINNEST);
    let miter_limit = f64::from(stroke.miterlimit().get());
    let fits = |number: &f64| (0.0..=f64::from(FARTHEST)).contains(number);
    let sound = [width, miter_limit, dash_start].iter().chain(&dash).all(fits);
    (few && sound).then_some(Pen { width, cap, join, miter_limit, dash, dash_start })
}

/// The scale of a transform; `None` if it differs by direction, because then a line would have no constant width.
fn even_scale(place: Transform) -> Option<f64> {
    let [a, b, c, d] = [place.sx, place.ky, place.kx, place.sy].map(f64::from);
    let (across, down) = (a.hypot(b), c.hypot(d));
    let slack = 1e-3 * across.max(down);
    let even = (across - down).abs() <= slack && (a * c + b * d).abs() <= slack * across.max(down);
    even.then_some((across + down) / 2.0)
}

/// Whether an outline encloses nothing. PDF readers would still draw it as a hairline.
pub(crate) fn is_flat(data: &skia::Path) -> bool {
    data.bounds().width() == 0.0 || data.bounds().height() == 0.0
}

/// Whether an outline is an upright rectangle that contains `area`.
pub(crate) fn covers(path: &Path, area: &Rect) -> bool {
    let upright = |a: &Point, b: &Point| a.x == b.x || a.y == b.y;
    let corners = match path.segments.as_slice() {
        [Segment::Move(a), Segment::Line(b), Segment::Line(c), Segment::Line(d), Segment::Close] => [a, b, c, d],
        _ => return false,
    };
    let upright = (0..4).all(|at| upright(corners[at], corners[(at + 1) % 4]));
    upright && path.bounds().is_some_and(|bounds| bounds.contains(area, 0.01))
}

fn placed(mut point: skia::Point, place: Transform) -> Option<Point> {
    place.map_point(&mut point);
    let near = |value: f32| value.abs() <= FARTHEST;
    (near(point.x) && near(point.y)).then(|| Point::new(point.x.into(), point.y.into()))
}

/// The cubic control point next to `end`, from the quadratic control point `via`.
fn toward(end: Point, via: Point) -> Point {
    Point::new(end.x + (via.x - end.x) * 2.0 / 3.0, end.y + (via.y - end.y) * 2.0 / 3.0)
}

fn distance(a: Point, b: Point) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}
