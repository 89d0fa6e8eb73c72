//! The names at the right ends of the lines, which never meet each other.

use crate::layout::chart::label::Label;
use crate::layout::chart::line::spec::OVERHANG;
use crate::layout::chart::marks::stroke;
use crate::layout::chart::series::spread;
use crate::layout::frame::Item;
use crate::layout::geometry::{Path, Point, Pt};
use crate::layout::theme::palette::Palette;

/// Between a line's end and its name.
pub(crate) const END_GAP: Pt = 13.0;
/// Between the names of two lines.
const SPACE: Pt = 4.0;

/// The end of a line: its place, the labels beside it from top to bottom, and their heights.
pub(crate) struct LineEnd {
    at: Point,
    lines: Vec<Label>,
    middle: Pt,
}

impl LineEnd {
    /// An end at `at`, unless there is nothing to write beside it.
    pub(crate) fn new(at: Point, lines: Vec<Label>) -> Option<Self> {
        let lines: Vec<_> = lines.into_iter().filter(|label| !label.is_empty()).collect();
        (!lines.is_empty()).then_some(Self { at, lines, middle: at.y })
    }

    fn height(&self) -> Pt {
        self.lines.iter().map(Label::height).sum()
    }

    /// Leads a line that ends before the last week to its name at `x`.
    pub(crate) fn lead(&self, x: Pt, palette: &Palette, canvas: &mut Vec<Item>) {
        let (from, to) = (Point::new(self.at.x + OVERHANG + 2.0, self.at.y), Point::new(x - 4.0, self.at.y));
        if to.x - from.x > END_GAP {
            canvas.push(stroke(Path::line(from, to), palette.line, 0.75, &[1.0, 3.0]));
        }
    }

    /// Writes the labels beside it, from `x` on.
    pub(crate) fn draw(self, x: Pt, canvas: &mut Vec<Item>) {
        let mut y = self.middle - self.height() / 2.0;
        for label in self.lines {
            let (height, baseline) = (label.height(), label.baseline_below(y));
            label.draw(Point::new(x, baseline), canvas);
            y += height;
        }
    }
}

/// Moves the names of the lines apart, within `top` and `bottom`.
pub(crate) fn place(mut ends: Vec<LineEnd>, top: Pt, bottom: Pt) -> Vec<LineEnd> {
    while ends.iter().map(LineEnd::height).sum::<Pt>() + SPACE > bottom - top {
        // A chart too low for all of them keeps this quarter's value.
        let Some(end) = ends.last_mut() else { break };
        end.lines.pop();
        if end.lines.is_empty() {
            ends.pop();
        }
    }
    // Of two ends at one height, this quarter's stays above.
    ends.sort_by(|a, b| a.at.y.total_cmp(&b.at.y));
    let wanted: Vec<_> = ends.iter().map(|end| (end.at.y, end.height())).collect();
    for (end, middle) in ends.iter_mut().zip(spread(&wanted, top, bottom, SPACE)) {
        end.middle = middle;
    }
    ends
}
