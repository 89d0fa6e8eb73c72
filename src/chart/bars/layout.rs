//! Where the rows of a bar chart stand: labels beside the bars where the chart is wide, above them where it is high.

use super::super::backend::snap_rect;
use super::super::label::Label;
use super::{Bars, TICK_ABOVE, TICK_BELOW, TICK_HEAD};
use crate::frame::text::{Fonts, Weight};
use crate::frame::{Point, Pt, Rect};
use crate::theme::Theme;

/// A chart of this width has room for labels beside its bars.
const WIDE: Pt = 640.0;
/// The most that one row takes of the height, with its label beside and above the bar.
const MOST_PITCH: (Pt, Pt) = (88.0, 104.0);
/// Between texts, and between a text and its bar.
const GAP: Pt = 14.0;
/// The thinnest and the thickest bar.
const THICK: (Pt, Pt) = (4.0, 24.0);
/// Rows of this height hold body text beside the bar.
const BODY_PITCH: Pt = 24.0;

/// A row's bar, and its texts with their baselines.
pub(super) struct Row {
    /// The bar's full width, limit and beyond.
    pub(super) bar: Rect,
    /// The row's name.
    pub(super) label: Label,
    /// Where it stands.
    pub(super) label_at: Point,
    /// The direct label.
    pub(super) value: Label,
    /// Where it stands.
    pub(super) value_at: Point,
}

/// Divides `area` among the rows of `bars`.
pub(super) fn rows(bars: &Bars, area: Rect, theme: &Theme, fonts: &Fonts) -> Vec<Row> {
    let pitch = area.height / bars.rows.len().max(1) as Pt;
    let line = Label::height_of(theme.scale.body);
    let least_above = line + TICK_ABOVE + 2.0 * THICK.0 + TICK_BELOW + 6.0;
    if area.width >= WIDE || pitch < least_above {
        beside(bars, area, pitch.min(MOST_PITCH.0), theme, fonts)
    } else {
        above(bars, area, pitch.min(MOST_PITCH.1), theme, fonts)
    }
}

/// Name, bar and value in three columns.
fn beside(bars: &Bars, area: Rect, pitch: Pt, theme: &Theme, fonts: &Fonts) -> Vec<Row> {
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
            let label = Label::new(&row.label, &name, area.width * 0.32, fonts);
            (label, Label::new(&row.value, &figure, area.width * 0.28, fonts))
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
        Row { bar: snap_rect(bar), label, label_at: Point::new(area.x, baseline), value, value_at }
    });
    rows.collect()
}

/// Name and value on a line above the bar.
fn above(bars: &Bars, area: Rect, pitch: Pt, theme: &Theme, fonts: &Fonts) -> Vec<Row> {
    let name = theme.style(Weight::SemiBold, theme.scale.body, theme.palette.ink);
    let figure = theme.style(Weight::Regular, theme.scale.body, theme.palette.ink);
    let head = Label::height_of(theme.scale.body) + TICK_ABOVE + 2.0;
    let thick = ((pitch - head) * 0.38).clamp(2.0 * THICK.0, THICK.1);
    let rows = bars.rows.iter().enumerate().map(|(i, row)| {
        let top = area.y + pitch * i as Pt;
        // Where both are long each gets half; else the longer one gets what the other leaves.
        let natural = fonts.width(&row.label, &name);
        let value = Label::new(&row.value, &figure, area.width - GAP - natural.min(area.width / 2.0), fonts);
        let label = Label::new(&row.label, &name, area.width - value.width - GAP, fonts);
        let baseline = label.baseline_below(top);
        let value_at = Point::new(area.right() - value.width, baseline);
        let bar = Rect::new(area.x, top + head, area.width, thick);
        Row { bar: snap_rect(bar), label, label_at: Point::new(area.x, baseline), value, value_at }
    });
    rows.collect()
}
