//! The places of the rows of a bar chart: texts above the bars, beside them where the rows are low.

use crate::layout::chart::backend::snap_rect;
use crate::layout::chart::bars::spec::{Bar, Bars, TICK_ABOVE, TICK_BELOW, TICK_HEAD};
use crate::layout::chart::label::Label;
use crate::layout::chart::snap::snap;
use crate::layout::frame::GlyphRun;
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::block::TextBlock;
use crate::layout::text::fonts::Fonts;
use crate::layout::text::style::{Align, Fit, TextStyle, Weight};
use crate::layout::theme::resolved::Theme;

/// The most that one row takes of the height, with its label beside and above the bar.
const MOST_PITCH: (Pt, Pt) = (88.0, 150.0);
/// Between texts, and between a text and its bar.
const GAP: Pt = 14.0;
/// The thinnest bar, the thickest one in a low row, and the share that it has of a high one.
const THICK: (Pt, Pt) = (4.0, 24.0);
const GROWN: f64 = 0.3;
/// Rows of this height hold body text beside the bar.
const BODY_PITCH: Pt = 24.0;

/// A row's bar, and its texts with their baselines.
pub(crate) struct BarRow {
    /// The bar's full width, limit and beyond.
    pub(crate) bar: Rect,
    /// The row's name, on one line or two.
    pub(crate) name: Vec<GlyphRun>,
    /// Its figure, and what it is compared with.
    pub(crate) texts: Vec<(Label, Point)>,
}

/// Divides `area` among the rows of `bars`: texts above their bars, beside them only where the rows are low.
pub(crate) fn rows(bars: &Bars, area: Rect, theme: &Theme, fonts: &Fonts) -> Vec<BarRow> {
    let pitch = area.height / bars.rows.len().max(1) as Pt;
    let line = Label::height_of(theme.scale.body);
    if pitch < line + TICK_ABOVE + 2.0 * THICK.0 + TICK_BELOW + 6.0 {
        beside(bars, area, pitch.min(MOST_PITCH.0), theme, fonts)
    } else {
        above(bars, area, pitch.min(MOST_PITCH.1), theme, fonts)
    }
}

/// Name, bar and value in three columns.
fn beside(bars: &Bars, area: Rect, pitch: Pt, theme: &Theme, fonts: &Fonts) -> Vec<BarRow> {
    let size = if pitch >= BODY_PITCH { theme.scale.body } else { theme.scale.small };
    let name = theme.style(Weight::SemiBold, size, theme.palette.ink);
    let figure = theme.style(Weight::Regular, size, theme.palette.ink);
    // In low rows the head of a peer tick reaches into the row above; the first row has none.
    let head = if pitch < 3.0 * TICK_ABOVE { TICK_ABOVE / 2.0 } else { 0.0 };
    let (area, pitch) = (area.split_top(head).1, pitch - head / bars.rows.len().max(1) as Pt);
    let texts: Vec<_> = bars
        .rows
        .iter()
        .map(|row| {
            let label = Label::new(&row.label, &name, area.width * 0.3, fonts);
            (label, Label::new(&row.value, &figure, area.width * 0.5, fonts))
        })
        .collect();
    let column = |width: fn(&(Label, Label)) -> Pt| match texts.iter().map(width).fold(0.0, Pt::max) {
        width if width > 0.0 => width + GAP,
        _ => TICK_HEAD,
    };
    let (left, right) = (column(|text| text.0.width), column(|text| text.1.width));
    let thick = (pitch * 0.4).clamp(THICK.0, THICK.1);
    let rows = texts.into_iter().enumerate().map(|(i, (label, value))| {
        let middle = area.y + pitch * (i as Pt + 0.5);
        let bar = Rect::new(area.x + left, middle - thick / 2.0, (area.width - left - right).max(1.0), thick);
        let baseline = label.baseline_at(middle);
        let value_at = Point::new(bar.right() + GAP, baseline);
        let name = label.runs_at(Point::new(area.x, baseline));
        BarRow { bar: snap_rect(bar), name, texts: vec![(value, value_at)] }
    });
    rows.collect()
}

/// Name and value on a line above the bar; where not all of a row has room there, on two.
fn above(bars: &Bars, area: Rect, pitch: Pt, theme: &Theme, fonts: &Fonts) -> Vec<BarRow> {
    let line = Label::height_of(theme.scale.body);
    let tick = TICK_ABOVE + 2.0;
    let two = pitch >= 2.0 * line + tick + 2.0 * THICK.0 + TICK_BELOW + 6.0;
    let texts: Vec<_> = bars.rows.iter().map(|row| Texts::of(row, area.width, two, theme, fonts)).collect();
    let most = texts.iter().map(|texts| texts.lines).max().unwrap_or(1) as Pt;
    let thick = ((pitch - line * most - tick) * 0.38).clamp(2.0 * THICK.0, THICK.1.max(pitch * GROWN));
    let rows = texts.into_iter().enumerate().map(|(i, texts)| {
        let top = area.y + pitch * i as Pt;
        let bar = Rect::new(area.x, top + line * texts.lines as Pt + tick, area.width, thick);
        let (name, texts) = texts.place(Rect { y: top, ..area }, line);
        BarRow { bar: snap_rect(bar), name, texts }
    });
    rows.collect()
}

/// The texts above a bar. Its figure is never cut: the name gives way to it.
struct Texts {
    name: TextBlock,
    value: Label,
    note: Label,
    lines: usize,
}

impl Texts {
    fn of(row: &Bar, width: Pt, two: bool, theme: &Theme, fonts: &Fonts) -> Self {
        let size = theme.scale.body;
        let figure = theme.style(Weight::Regular, size, theme.palette.ink);
        let muted = theme.style(Weight::Regular, theme.scale.small, theme.palette.muted);
        let name = TextStyle {
            align: Align::Left,
            leading: Label::height_of(1.0),
            ..theme.style(Weight::SemiBold, size, theme.palette.ink)
        };
        let value = Label::new(&row.value, &figure, width, fonts);
        let on_line = Label::new(&format!("· {}", row.note), &muted, width, fonts);
        let set = |taken: Pt, lines: usize| {
            let room = (width - taken - GAP).max(1.0);
            let fit =
                Fit { width: room, height: size * name.leading * lines as Pt + 1.0, max_lines: lines, min_size: size };
            fonts.fit(&row.label, &name, fit)
        };
        let taken = value.width + if row.note.is_empty() { 0.0 } else { NOTE_GAP + on_line.width };
        let single = set(taken, 1);
        let fits = taken <= width && !single.cut && !single.divided;
        if fits || !two {
            // In a low row the name keeps its words before the figure keeps its company.
            let note = if !fits || row.note.is_empty() { Label::nothing(muted.size) } else { on_line };
            let name = if fits { single } else { set(value.width, 1) };
            return Self { name, value, note, lines: 1 };
        }
        let below = Label::new(&row.note, &muted, width * 0.6, fonts);
        let name = set(value.width.max(below.width), 2);
        let lines = if below.is_empty() { name.lines.max(1) } else { 2 };
        Self { name, value, note: below, lines }
    }

    /// From the top of `area` on: the name at its left, the figure at its right, the note after it or under it.
    fn place(self, area: Rect, line: Pt) -> (Vec<GlyphRun>, Vec<(Label, Point)>) {
        let baseline = self.value.baseline_below(area.y);
        let up = baseline - self.name.first_baseline;
        let moved = |mut run: GlyphRun| {
            run.origin = Point::new(snap(run.origin.x + area.x), snap(run.origin.y + up));
            run
        };
        let name = self.name.runs.into_iter().map(moved).collect();
        let mut right = area.right();
        let mut texts = Vec::with_capacity(2);
        if !self.note.is_empty() {
            let below = if self.lines > 1 { line - 2.0 } else { 0.0 };
            let at = Point::new(right - self.note.width, baseline + below);
            right -= if self.lines > 1 { 0.0 } else { self.note.width + NOTE_GAP };
            texts.push((self.note, at));
        }
        let at = Point::new(right - self.value.width, baseline);
        texts.insert(0, (self.value, at));
        (name, texts)
    }
}

/// Between a figure and the note on its line.
const NOTE_GAP: Pt = 5.0;
