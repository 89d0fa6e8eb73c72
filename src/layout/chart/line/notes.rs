//! What happened meanwhile: a few words above the plot, and a thin line down to the week they belong to.

use crate::layout::chart::label::Label;
use crate::layout::chart::line::spec::{LineChart, WeekNote};
use crate::layout::chart::marks::stroke;
use crate::layout::frame::Item;
use crate::layout::geometry::{Path, Point, Pt};
use crate::layout::text::fonts::Fonts;
use crate::layout::text::style::Weight;
use crate::layout::theme::resolved::Theme;

/// Between two notes of one line, and between the lines of notes.
const GAP: (Pt, Pt) = (14.0, 2.0);
/// The share of the width that a note may take.
const LONGEST: f64 = 0.75;
/// Between the notes and the plot.
const BELOW: Pt = 4.0;

/// The notes of a chart, placed from left to right.
pub(crate) struct Notes {
    notes: Vec<PlacedNote>,
}

struct PlacedNote {
    week: usize,
    label: Label,
    at: Point,
    from: Point,
    to: Point,
}

impl Notes {
    /// Measures the notes of weeks that the chart shows.
    pub(crate) fn measure(line: &LineChart, width: Pt, theme: &Theme, fonts: &Fonts) -> Self {
        let style = |is_turn| {
            let color = if is_turn { theme.palette.ink } else { theme.palette.muted };
            theme.style(Weight::SemiBold, theme.scale.small, color)
        };
        let shown = line.notes.iter().filter(|note| note.week < line.weeks());
        let note = |note: &WeekNote| {
            let label = Label::new(&note.text, &style(note.is_turn), width * LONGEST, fonts);
            let nowhere = Point::new(0.0, 0.0);
            PlacedNote { week: note.week, label, at: nowhere, from: nowhere, to: nowhere }
        };
        Self { notes: shown.map(note).filter(|note| !note.label.is_empty()).collect() }
    }

    /// Gives each note a place from `top` on, on the first line that has room for it, and returns the height they take:
    /// at most `most`. Notes for which no line is left are not shown.
    pub(crate) fn place(&mut self, x: &dyn Fn(usize) -> Pt, top: Pt, right: Pt, most: Pt) -> Pt {
        let Some(height) = self.notes.iter().map(|note| note.label.height()).reduce(Pt::max) else { return 0.0 };
        let pitch = height + GAP.1;
        let lines = ((most - BELOW) / pitch).floor().max(0.0) as usize;
        let mut free: Vec<Pt> = Vec::new();
        self.notes.retain_mut(|note| {
            let week = x(note.week);
            let left = week.min(right - note.label.width);
            let line = free.iter().position(|free| *free + GAP.0 <= left).unwrap_or(free.len());
            if line >= lines {
                return false;
            }
            free.resize(free.len().max(line + 1), 0.0);
            free[line] = left + note.label.width;
            let y = top + pitch * line as Pt;
            note.at = Point::new(left, note.label.baseline_below(y));
            note.from = Point::new(week, y + height + 1.0);
            true
        });
        if self.notes.is_empty() { 0.0 } else { pitch * free.len() as Pt + BELOW }
    }

    /// Where the thin line of each note ends. It gives way to notes of lower lines.
    pub(crate) fn drop_to(&mut self, end: impl Fn(usize) -> Point) {
        let boxes: Vec<_> = self.notes.iter().map(|note| note.label.bounds(note.at)).collect();
        for note in &mut self.notes {
            note.to = end(note.week);
            let below =
                boxes.iter().filter(|b| b.y > note.from.y - 2.0 && b.x - 2.0 < note.to.x && note.to.x < b.right());
            let lowest = below.map(|b| b.bottom()).fold(note.from.y, Pt::max);
            note.from = Point::new(note.to.x, lowest);
        }
    }

    /// Draws lines and words.
    pub(crate) fn draw(&self, theme: &Theme, items: &mut Vec<Item>) {
        for note in &self.notes {
            if note.to.y > note.from.y + 2.0 {
                items.push(stroke(Path::line(note.from, note.to), theme.palette.compare, 0.75, &[1.0, 3.0]));
            }
            note.label.clone().draw(note.at, items);
        }
    }
}
