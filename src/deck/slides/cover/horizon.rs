//! The weeks behind the message, drawn at the foot of a cover without a scale: the trend's page shows them with their figures.

use crate::layout::color::Color;
use crate::layout::frame::{Item, Paint, Shape, Stroke};
use crate::layout::geometry::{Path, Point, Pt, Rect};

/// The height of the text at the foot of a cover.
const GROUND: Pt = 88.0;

/// The vertical scale of the silhouette.
pub(crate) struct Horizon {
    base: Pt,
    high: Pt,
    largest: f64,
}

impl Horizon {
    pub(crate) fn height_of(&self, value: f64) -> Pt {
        self.base - self.high * (value / self.largest)
    }
}

pub(crate) fn horizon(weeks: &[Option<f64>], area: Rect) -> Horizon {
    let largest = weeks.iter().flatten().copied().fold(0.0, f64::max).max(f64::MIN_POSITIVE);
    let gaps = weeks.iter().any(Option::is_none);
    let lowest = weeks.iter().flatten().copied().fold(f64::INFINITY, f64::min);
    let high = area.height;
    let ground = if gaps || high * (lowest / largest) < GROUND { GROUND } else { 0.0 };
    Horizon { base: area.bottom() - ground, high: high - ground, largest }
}

/// The weeks across the foot of `area` as one shape: an area from week to week, or one column per week if some were not
/// measured. A shape that would run through the text at the foot is raised above it on a plain base.
pub(crate) fn silhouette(weeks: &[Option<f64>], area: Rect, color: Color, opacity: f32) -> Item {
    let count = weeks.len().max(2);
    let gaps = weeks.iter().any(Option::is_none);
    let scale = horizon(weeks, area);
    let (base, ground) = (scale.base, area.bottom() - scale.base);
    let y = |v: f64| scale.height_of(v);
    let path = if gaps {
        let cells = area.columns(weeks.len(), 4.0);
        let column = |(value, cell): (&Option<f64>, Rect)| {
            let top = y(value.filter(|v| *v > 0.0)?);
            Some(Path::rounded(Rect { y: top, height: base - top, ..cell }, 0.0).segments)
        };
        let ground = Path::rounded(Rect { y: base, height: ground, ..area }, 0.0).segments;
        Path { segments: weeks.iter().zip(cells).filter_map(column).chain([ground]).flatten().collect() }
    } else {
        let x = |i: usize| area.x + area.width * i as f64 / (count - 1) as f64;
        let line = weeks.iter().flatten().enumerate().map(|(i, v)| Point::new(x(i), y(*v)));
        let corners = [Point::new(area.right(), area.bottom()), Point::new(area.x, area.bottom())];
        Path::poly(&line.chain(corners).collect::<Vec<_>>(), true)
    };
    Item::Shape(Shape { path, fill: Some(Paint::Solid(color, opacity)), stroke: None })
}

/// The weeks as a line over `area`, from its lowest to its highest, with a dot at the last; a week that was not measured breaks
/// it. Returns the end's place too.
pub(crate) fn line(weeks: &[Option<f64>], area: Rect, color: Color) -> (Vec<Item>, Point) {
    let measured = || weeks.iter().flatten().copied();
    let (low, high) = (measured().fold(f64::INFINITY, f64::min), measured().fold(f64::NEG_INFINITY, f64::max));
    let count = weeks.len().max(2) - 1;
    let place = |(at, value): (usize, f64)| {
        let share = if high > low { (value - low) / (high - low) } else { 0.5 };
        Point::new(area.x + area.width * at as f64 / count as f64, area.bottom() - area.height * share)
    };
    let points: Vec<_> = weeks.iter().enumerate().map(|(at, value)| value.map(|value| place((at, value)))).collect();
    let stroke = Stroke { color, width: 1.5, dash: Vec::new(), round: true };
    let part = |part: &[Option<Point>]| {
        Item::Shape(Shape {
            path: Path::poly(&part.iter().flatten().copied().collect::<Vec<_>>(), false),
            fill: None,
            stroke: Some(stroke.clone()),
        })
    };
    let mut items: Vec<_> = points.split(Option::is_none).filter(|part| part.len() > 1).map(part).collect();
    let end = points.iter().rev().flatten().next().copied().unwrap_or(Point::new(area.right(), area.bottom()));
    items.push(Item::Shape(Shape { path: Path::circle(end, DOT), fill: Some(Paint::Solid(color, 1.0)), stroke: None }));
    (items, end)
}

/// The radius of the dot at a line's end.
const DOT: Pt = 3.0;

/// The weeks as columns that stand on the foot of `area`, with their gaps.
pub(crate) fn columns(weeks: &[Option<f64>], area: Rect, color: Color) -> Item {
    let largest = weeks.iter().flatten().copied().fold(f64::MIN_POSITIVE, f64::max);
    let cells = area.columns(weeks.len(), GAP);
    let column = |(value, cell): (&Option<f64>, Rect)| {
        let height = area.height * value.filter(|value| *value > 0.0)? / largest;
        Some(Path::rounded(Rect { y: area.bottom() - height, height, ..cell }, 0.0).segments)
    };
    let path = Path { segments: weeks.iter().zip(cells).filter_map(column).flatten().collect() };
    Item::Shape(Shape { path, fill: Some(Paint::Solid(color, 1.0)), stroke: None })
}

/// The room between two columns.
const GAP: Pt = 6.0;
