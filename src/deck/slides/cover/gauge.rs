//! A result on its scale: a bar, or a block for each of what is counted, and the line that it is measured by.

use crate::deck::slides::cover::brush::Brush;
use crate::deck::slides::cover::picture::Gauge;
use crate::deck::widgets::page::{SlidePage, lines};
use crate::layout::chart::label::Label;
use crate::layout::chart::marks::{capsule, fill};
use crate::layout::chart::snap::snap;
use crate::layout::frame::{Item, Paint, Shape, Stroke};
use crate::layout::geometry::{Path, Point, Pt, Rect};
use crate::layout::text::block::TextBlock;
use crate::layout::text::style::TextStyle;

/// The most lines of a name.
const NAME: usize = 2;
/// How far the line rises above the track and reaches below it.
const RISE: Pt = 6.0;
/// Between texts.
const GAP: Pt = 8.0;
/// The room between two blocks, as a share of a block, and at most.
const BETWEEN: (f64, Pt) = (0.2, 6.0);
/// The least width of a bar.
const LEAST: Pt = 2.0;

/// A gauge, measured.
pub(crate) struct Row<'a> {
    of: &'a Gauge,
    name: Option<TextBlock>,
    value: Label,
    line: Label,
    before: Vec<(f64, Label)>,
    track: Pt,
}

impl<'a> Row<'a> {
    /// Its name in the size of `named`.
    pub(crate) fn new(of: &'a Gauge, page: &SlidePage, width: Pt, brush: &Brush, named: TextStyle) -> Self {
        let (small, label) = (brush.small(page), brush.label(page));
        let named = TextStyle { color: brush.muted, ..named };
        let name = (!of.name.is_empty()).then(|| page.block(&of.name, &named, lines(&named, width, NAME), NAME));
        Self {
            of,
            name,
            value: Label::new(&of.value_label, &brush.strong(page), width, page.fonts),
            line: Label::new(&of.line_label, &label, width, page.fonts),
            before: of
                .before
                .iter()
                .map(|(value, quarter)| (*value, Label::new(quarter, &small, width, page.fonts)))
                .collect(),
            track: brush.track,
        }
    }

    pub(crate) fn height(&self) -> Pt {
        let name = self.name.as_ref().map_or(0.0, |name| name.size.height + GAP);
        let under = if self.value.is_empty() { 0.0 } else { self.value.height() + GAP };
        name + self.line.height() + GAP + self.track + under
    }
}

/// The name on top, the line's label over its mark, the track, and under it the result and those before it.
pub(crate) fn items(row: Row<'_>, area: Rect, brush: &Brush) -> Vec<Item> {
    let of = row.of;
    let under = if row.value.is_empty() { 0.0 } else { row.value.height() + GAP };
    let track = Rect { y: snap(area.bottom() - under - row.track), height: row.track, ..area };
    let full = of.full.max(f64::MIN_POSITIVE);
    let x = |value: f64| area.x + area.width * (value / full).clamp(0.0, 1.0);
    let mut items = Vec::new();
    if let Some(name) = row.name {
        // The names of siblings end on one line.
        let y = track.y - row.line.height() - GAP - GAP - name.size.height;
        items.extend(name.place(Point::new(area.x, y)));
    }
    let (end, line) = match of.in_units {
        true => blocks(of, track, brush, &mut items),
        false => {
            let path = Path::rounded(track, brush.radius);
            items.push(Item::Shape(Shape { path, fill: Some(brush.soft.clone()), stroke: None }));
            let end = x(of.value);
            if of.value > 0.0 {
                let width = (end - area.x).max(LEAST);
                let right = if of.value >= full { brush.radius } else { 0.0 };
                let path = capsule(Rect { width, ..track }, brush.radius, right);
                // What passes a limit is not more of what is included.
                let passes = of.is_limit && of.value > of.line;
                let color = if passes { brush.muted } else { brush.mark };
                items.push(fill(path, color));
                if passes {
                    let within = Rect { width: x(of.line) - area.x, ..track };
                    items.push(fill(capsule(within, brush.radius, 0.0), brush.mark));
                }
            }
            (end, x(of.line))
        }
    };
    // On the bar the line has the ground's colour.
    let at = snap(line.clamp(area.x + 1.0, area.right() - 1.0));
    let rise = |from: Pt, to: Pt| Item::line(Point::new(at, from), Point::new(at, to), brush.ink, 2.0);
    if !of.in_units {
        let within = if of.value > of.line { brush.ground } else { brush.ink };
        items.push(rise(track.y - RISE, track.bottom() + RISE));
        items.push(Item::line(Point::new(at, track.y), Point::new(at, track.bottom()), within, 2.0));
    } else if of.value > of.line {
        items.push(rise(track.y - RISE, track.bottom() + RISE));
    }
    let place = |width: Pt, x: Pt| x.min(area.right() - width).max(area.x);
    let left = place(row.line.width, at - row.line.width / 2.0);
    let baseline = row.line.baseline_above(track.y - GAP);
    row.line.draw(Point::new(left, baseline), &mut items);
    let below = track.bottom() + GAP;
    let at = Point::new(place(row.value.width, end - row.value.width), row.value.baseline_below(below));
    let mut taken = vec![row.value.bounds(at).inset(-GAP, 0.0)];
    row.value.draw(at, &mut items);
    // The latest of the results before it, up to the first that has no room.
    for (value, label) in row.before.into_iter().rev() {
        let mark = snap(x(value));
        let at = Point::new(place(label.width, mark - label.width / 2.0), label.baseline_below(below + GAP / 2.0));
        let bounds = label.bounds(at);
        if taken.iter().any(|other| other.overlaps(&bounds, 0.0)) {
            break;
        }
        taken.push(bounds.inset(-GAP, 0.0));
        let from = Point::new(mark, track.y + track.height * 0.25);
        let color = if value < of.value { brush.ground } else { brush.muted };
        items.push(Item::line(from, Point::new(mark, track.bottom() - track.height * 0.25), color, 1.5));
        items.push(Item::line(Point::new(mark, track.bottom()), Point::new(mark, below), brush.muted, 1.0));
        label.draw(at, &mut items);
    }
    items
}

/// A block for each, those in use filled, those that are included as well outlined; returns where what is in use ends, and what is
/// included.
fn blocks(of: &Gauge, track: Rect, brush: &Brush, items: &mut Vec<Item>) -> (Pt, Pt) {
    let count = of.full.max(1.0) as usize;
    let gap = (track.width / count as Pt * BETWEEN.0).min(BETWEEN.1);
    let cells = track.columns(count, gap);
    for (at, cell) in cells.iter().enumerate() {
        let place = at as f64 + 1.0;
        let path = Path::rounded(*cell, brush.radius.min(cell.width / 4.0));
        let shape = match (place <= of.value, place <= of.line) {
            (true, true) => Shape { path, fill: Some(Paint::Solid(brush.mark, 1.0)), stroke: None },
            (true, false) => {
                // More than is included: outlined in the same colour, and filled softly.
                let stroke = Stroke { color: brush.mark, width: 1.5, dash: Vec::new(), round: false };
                let path = Path::rounded(cell.inset(0.75, 0.75), brush.radius.min(cell.width / 4.0));
                Shape { path, fill: Some(brush.soft.clone()), stroke: Some(stroke) }
            }
            (false, _) => Shape { path, fill: Some(brush.soft.clone()), stroke: None },
        };
        items.push(Item::Shape(shape));
    }
    let end = |count: f64| match count as usize {
        0 => track.x,
        n => cells.get(n - 1).map_or(track.right(), |cell| cell.right() + gap / 2.0),
    };
    (end(of.value), end(of.line))
}
