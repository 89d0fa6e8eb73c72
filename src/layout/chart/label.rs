//! One line of text in a chart: measured first, cut if it must be, placed last.

use std::borrow::Cow;

use crate::layout::chart::snap::snap;
use crate::layout::frame::{GlyphRun, Item};
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::fonts::Fonts;
use crate::layout::text::style::{Align, Fit, TextStyle};

/// How far ink may rise above the baseline, as a share of the size: capitals with accents.
const ABOVE: Pt = 0.95;
/// How far ink may fall below the baseline.
const BELOW: Pt = 0.25;
/// The middle of capitals and digits above the baseline.
const MIDDLE: Pt = 0.36;

/// A line of text that knows its extent.
#[derive(Debug, Clone)]
pub(crate) struct Label {
    pub(crate) width: Pt,
    /// The size it is set in.
    pub(crate) size: Pt,
    runs: Vec<GlyphRun>,
}

impl Label {
    /// Sets `text` on one line, cut with an ellipsis where it is wider than `max`.
    pub(crate) fn new(text: &str, style: &TextStyle, max: Pt, fonts: &Fonts) -> Self {
        let text = text.trim();
        let text = if text.contains(char::is_control) {
            Cow::Owned(text.replace(char::is_control, " "))
        } else {
            Cow::Borrowed(text)
        };
        if text.is_empty() || max <= 0.0 {
            return Self { width: 0.0, size: style.size, runs: Vec::new() };
        }
        let runs = fonts.shape(&text, style);
        let width = runs.iter().map(GlyphRun::width).sum();
        if width <= max {
            return Self { width, size: style.size, runs };
        }
        Self::cut(&text, style, max, fonts)
    }

    fn cut(text: &str, style: &TextStyle, max: Pt, fonts: &Fonts) -> Self {
        let style = TextStyle { align: Align::Left, ..*style };
        let fit = Fit { width: max, height: style.size * 4.0, max_lines: 1, min_size: style.size };
        let block = fonts.fit(text, &style, fit);
        let mut runs = block.runs;
        let left = runs.iter().map(|run| run.origin.x).fold(Pt::INFINITY, Pt::min);
        for run in &mut runs {
            run.origin = Point::new(run.origin.x - left, run.origin.y - block.first_baseline);
        }
        let width = runs.iter().map(|run| run.origin.x + run.width()).fold(0.0, Pt::max);
        if width > max {
            // Not even the ellipsis has room.
            return Self { width: 0.0, size: style.size, runs: Vec::new() };
        }
        Self { width, size: style.size, runs }
    }

    /// A label that says nothing.
    pub(crate) fn nothing(size: Pt) -> Self {
        Self { width: 0.0, size, runs: Vec::new() }
    }

    /// Whether there is nothing to draw.
    pub(crate) fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// The height of a line's ink in `size`.
    pub(crate) fn height_of(size: Pt) -> Pt {
        size * (ABOVE + BELOW)
    }

    /// The height of its ink.
    pub(crate) fn height(&self) -> Pt {
        Self::height_of(self.size)
    }

    /// The baseline that puts its capitals' middle at `y`.
    pub(crate) fn baseline_at(&self, y: Pt) -> Pt {
        y + self.size * MIDDLE
    }

    /// The baseline that puts it below `y`.
    pub(crate) fn baseline_below(&self, y: Pt) -> Pt {
        y + self.size * ABOVE
    }

    /// The baseline that puts it above `y`.
    pub(crate) fn baseline_above(&self, y: Pt) -> Pt {
        y - self.size * BELOW
    }

    /// The box of its ink when its baseline begins at `at`.
    pub(crate) fn bounds(&self, at: Point) -> Rect {
        Rect::new(at.x, at.y - self.size * ABOVE, self.width, self.height())
    }

    /// Its glyphs with its baseline beginning at `at`.
    pub(crate) fn runs_at(self, at: Point) -> Vec<GlyphRun> {
        let moved = |mut run: GlyphRun| {
            run.origin = Point::new(snap(run.origin.x + at.x), snap(run.origin.y + at.y));
            run
        };
        self.runs.into_iter().map(moved).collect()
    }

    /// Draws it with its baseline beginning at `at`.
    pub(crate) fn draw(self, at: Point, canvas: &mut Vec<Item>) {
        canvas.extend(self.runs_at(at).into_iter().map(Item::Glyphs));
    }
}
