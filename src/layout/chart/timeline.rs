//! From asked to live: a line a request over a common axis of months.
//!
//! The day it was asked for is a ring, the day it went live a full dot with its label to the right; what is still open
//! is a dashed line to the last day. A row takes an equal share of the height, so a slide can set its text beside it.

use plotters::chart::ChartBuilder;
use serde::Serialize;

use crate::layout::chart::backend::{pixels, sheet};
use crate::layout::chart::figure::Chart;
use crate::layout::chart::label::Label;
use crate::layout::chart::marks::{ChartMark, dot, stroke};
use crate::layout::chart::snap::snap;
use crate::layout::frame::Item;
use crate::layout::geometry::{Path, Point, Pt, Rect};
use crate::layout::text::fonts::Fonts;
use crate::layout::text::style::Weight;
use crate::layout::theme::palette::Palette;
use crate::layout::theme::resolved::Theme;

/// One row. Days are counted from any one day, the same for the whole chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Span {
    /// The day it began, where known.
    pub from: Option<f64>,
    /// The day it ended, where it did and the day is known.
    pub to: Option<f64>,
    /// Whether it ended.
    pub done: bool,
    /// Direct label of the beginning; empty where there is none.
    pub from_label: String,
    /// Direct label of the end, or of its being open.
    pub to_label: String,
}

/// Rows over months.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Timeline {
    /// The rows, at least one.
    pub rows: Vec<Span>,
    /// The first and the last day of the axis.
    pub days: (f64, f64),
    /// First days of months within `days` with their labels.
    pub months: Vec<(f64, String)>,
    /// Alternative text.
    pub alt: String,
}

/// The height of the axis under the rows.
pub const AXIS: Pt = 22.0;

/// The radius of a dot and of its ring's outside.
const RADIUS: Pt = 5.5;
/// From a dot's edge to its label, and from a line up to the label of its beginning.
const GAP: Pt = 8.0;
/// The least of the width that the axis keeps beside the labels of ends.
const AXIS_WIDTH: f64 = 0.4;
/// The least room between the labels of months.
const MONTH_GAP: Pt = 16.0;
/// Rows lower than this have no room for the label of their beginning.
const LOW: Pt = 44.0;

impl Chart for Timeline {
    fn alt(&self) -> &str {
        &self.alt
    }

    /// The rows, and the axis in the lowest [`AXIS`] points.
    fn items(&self, area: Rect, theme: &Theme, fonts: &Fonts) -> Vec<Item> {
        let palette = &theme.palette;
        let small = theme.style(Weight::Regular, theme.scale.small, palette.muted);
        let strong = |row: &Span| {
            let color = if row.done { palette.positive } else { palette.muted };
            theme.style(Weight::SemiBold, theme.scale.small, color)
        };
        let (first, last) = (self.days.0, self.days.1.max(self.days.0 + 1.0));
        // An early end leaves its label the room up to the last day.
        let share = |row: &Span| match (row.done, row.to) {
            (true, None) => 0.0,
            (_, to) => (to.unwrap_or(last).clamp(first, last) - first) / (last - first),
        };
        let room = area.width - 2.0 * RADIUS;
        let wanted = self.rows.iter().map(|row| {
            let left = room - GAP - fonts.width(&row.to_label, &strong(row)) - 1.0;
            if share(row) > 0.0 { left / share(row) } else { room }
        });
        let width = wanted.fold(room, Pt::min).max(area.width * AXIS_WIDTH);
        let plot = Rect::new(area.x + RADIUS, area.y, width.max(1.0), area.height - AXIS);
        let end = |row: &Span| {
            let most = room - GAP - plot.width * share(row);
            Label::new(&row.to_label, &strong(row), most, fonts)
        };
        let ends: Vec<_> = self.rows.iter().map(end).collect();
        let pitch = plot.height / self.rows.len().max(1) as Pt;

        let (sheet, canvas) = sheet(area, Some(fonts));
        let mut chart = ChartBuilder::on(&sheet)
            .margin_left(pixels(plot.x - area.x))
            .margin_right(pixels(area.right() - plot.right()))
            .margin_bottom(pixels(AXIS))
            .build_cartesian_2d(first..last, self.rows.len().max(1) as f64..0.0)
            .expect("the margins leave a plot");

        let months: Vec<_> =
            self.months.iter().map(|(day, text)| (*day, Label::new(text, &small, plot.width, fonts))).collect();
        let mut free = area.x;
        let grid = ChartMark::new(
            months.iter().map(|(day, _)| (*day, 0.0)).collect(),
            |at: &[Point], items: &mut Vec<Item>| {
                for (place, (_, label)) in at.iter().zip(months) {
                    let x = place.x.min(area.right() - label.width).max(area.x);
                    if x < free || place.x > plot.right() + 0.5 {
                        continue;
                    }
                    free = x + label.width + MONTH_GAP;
                    items.push(Item::line(
                        Point::new(place.x, area.y),
                        Point::new(place.x, plot.bottom()),
                        palette.line,
                        0.75,
                    ));
                    let at = Point::new(x, label.baseline_below(plot.bottom() + GAP));
                    label.draw(at, items);
                }
            },
        );
        chart.draw_series([grid]).expect("a frame takes every mark");

        let marks = self.rows.iter().zip(ends).enumerate().map(|(i, (row, end))| {
            let days = [row.from.unwrap_or(last), row.to.unwrap_or(last)];
            let points = days.map(|day| (day.clamp(first, last), i as f64 + 0.5)).to_vec();
            let begin = Label::new(&row.from_label, &small, area.width / 2.0, fonts);
            ChartMark::new(points, move |at: &[Point], items: &mut Vec<Item>| {
                let tail = plot.right() + RADIUS + GAP;
                paint(row, at, tail, items, palette);
                let to = if row.done && row.to.is_none() { plot.x } else { at[1].x + RADIUS + GAP };
                let to_at = Point::new(snap(to), end.baseline_at(at[1].y));
                cleared(&end, to_at, palette, items);
                end.draw(to_at, items);
                if row.from.is_some() && pitch >= LOW && !begin.is_empty() {
                    let x = (at[0].x - RADIUS).min(area.right() - begin.width);
                    let begin_at = Point::new(snap(x), begin.baseline_above(at[0].y - RADIUS - 1.0));
                    cleared(&begin, begin_at, palette, items);
                    begin.draw(begin_at, items);
                }
            })
        });
        chart.draw_series(marks).expect("a frame takes every mark");
        drop(chart);
        drop(sheet);
        canvas.take()
    }
}

/// The ground behind a label, so that no line of the months runs through it.
fn cleared(label: &Label, at: Point, palette: &Palette, items: &mut Vec<Item>) {
    if !label.is_empty() {
        items.push(Item::block(label.bounds(at), 0.0, palette.surface));
    }
}

/// A row's line, its ring and its dot; `tail` bounds what is open.
fn paint(row: &Span, at: &[Point], tail: Pt, items: &mut Vec<Item>, palette: &Palette) {
    let (from, to) = (at[0], at[1]);
    let ends = !row.done || row.to.is_some();
    if row.from.is_some() && ends && to.x - from.x > 2.0 * RADIUS {
        let (start, end) = (from.x + RADIUS, (to.x - RADIUS).min(tail));
        let line = Path::line(Point::new(start, from.y), Point::new(end, from.y));
        let (color, dash): (_, &[Pt]) = if row.done { (palette.accent, &[]) } else { (palette.compare, &[2.0, 4.0]) };
        items.push(stroke(line, color, 2.0, dash));
    }
    if row.from.is_some() && (!row.done || row.to.is_none() || to.x - from.x > RADIUS) {
        let ring = if row.done { palette.accent } else { palette.compare };
        items.push(dot(from, RADIUS - 2.0, palette.surface, ring, 2.0));
    }
    if row.done && row.to.is_some() {
        items.push(dot(to, RADIUS - 0.5, palette.accent, palette.surface, 0.5));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::chart::laws::{LOOK, parts, texts};

    const AREA: Rect = Rect::new(50.0, 100.0, 420.0, 200.0);

    fn span(from: Option<f64>, to: Option<f64>, done: bool) -> Span {
        let label = |text: &str, day: Option<f64>| day.map(|_| text.to_owned()).unwrap_or_default();
        Span { from, to, done, from_label: label("Asked 11 Mar", from), to_label: "Live since 4 Aug".into() }
    }

    fn draw(rows: Vec<Span>) -> Item {
        let months = [0.0, 31.0, 59.0].map(|day| (day, format!("Month {day}"))).to_vec();
        Timeline { rows, days: (0.0, 90.0), months, alt: "Requests".into() }.draw(AREA, &LOOK.0, &LOOK.1)
    }

    /// Rings and dots; the ground behind a label has no outline.
    fn dots(item: &Item) -> Vec<Rect> {
        let outlined = parts(item).0.into_iter().filter(|s| s.fill.is_some() && s.stroke.is_some());
        outlined.filter_map(|s| s.path.bounds()).collect()
    }

    #[test]
    fn asked_is_a_ring_and_live_a_full_dot() {
        let item = draw(vec![span(Some(10.0), Some(60.0), true)]);
        let fills: Vec<_> = dots(&item);
        assert_eq!(fills.len(), 2);
        assert!(fills[0].center().x < fills[1].center().x);
    }

    #[test]
    fn an_end_is_written_out_where_there_is_room() {
        let mut early = span(Some(10.0), Some(30.0), true);
        early.to_label = "Disponible desde el 2 de agosto de 2026 para todos".into();
        let item = draw(vec![early.clone(), span(Some(10.0), Some(60.0), true)]);
        assert!(texts(&item).contains(&early.to_label), "{:?}", texts(&item));
    }

    #[test]
    fn what_is_open_is_dashed_and_has_no_dot() {
        let item = draw(vec![span(Some(10.0), None, false)]);
        let (shapes, _) = parts(&item);
        assert!(shapes.iter().any(|s| s.stroke.as_ref().is_some_and(|s| s.dash.len() == 2)));
        assert_eq!(dots(&item).len(), 1);
    }

    #[test]
    fn a_day_nobody_wrote_down_is_no_dot() {
        let item = draw(vec![span(None, None, true)]);
        assert!(dots(&item).is_empty());
        assert!(texts(&item).contains(&"Live since 4 Aug".to_owned()));
    }

    #[test]
    fn all_marks_stay_inside() {
        let rows =
            vec![span(Some(0.0), Some(90.0), true), span(Some(89.0), Some(90.0), true), span(Some(-40.0), None, false)];
        let item = draw(rows);
        let (shapes, runs) = parts(&item);
        for bounds in shapes.iter().filter_map(|s| s.path.bounds()) {
            assert!(AREA.contains(&bounds, 0.6), "{bounds:?}");
        }
        for run in runs {
            assert!(run.origin.x + run.width() <= AREA.right() + 0.1, "{}", run.text);
        }
    }
}
