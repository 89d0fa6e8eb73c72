//! From asked to live: a line a request over a common axis of months.
//!
//! The day it was asked for is a ring, the day it went live a full dot with its label to the right; what is still open
//! is a dashed line to the last day, and what will not be built is the ring alone. A row takes an equal share of the height, so a slide can set its text beside it.

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
    /// The day it went live, where it did and the day is known.
    pub to: Option<f64>,
    pub end: SpanEnd,
    /// Direct label of the beginning; empty where there is none.
    pub from_label: String,
    /// Direct label of the end, or of its being open.
    pub to_label: String,
}

/// How a row ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum SpanEnd {
    Live,
    /// It goes on beyond the last day.
    Open,
    /// It goes nowhere from the day it began.
    Closed,
}

/// The first day of a month on the axis.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MonthTick {
    pub day: f64,
    /// Months since the year 0: the ticks that are kept are those of every second, third, sixth or twelfth month.
    #[serde(skip)]
    pub number: i32,
    pub label: String,
}

/// Rows over months.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Timeline {
    /// The rows, at least one.
    pub rows: Vec<Span>,
    /// The first and the last day of the axis.
    pub days: (f64, f64),
    /// The months that begin within `days`, all of them in order; as many are drawn as there is room for, at even distances.
    pub months: Vec<MonthTick>,
    /// Alternative text.
    pub alt: String,
}

/// The height of the axis under the rows.
pub const AXIS: Pt = 22.0;

/// The radius of a dot and of its ring's outside: in a low row, and in a row that is alone.
const RADIUS: (Pt, Pt) = (5.5, 9.0);
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
        let is_alone = self.rows.len() == 1;
        let radius = if is_alone { RADIUS.1 } else { RADIUS.0 };
        let size = if is_alone { theme.scale.body } else { theme.scale.small };
        let small = theme.style(Weight::Regular, theme.scale.small, palette.muted);
        let beginning = theme.style(Weight::Regular, size, palette.muted);
        let strong = |row: &Span| {
            let color = if row.end == SpanEnd::Live { palette.positive } else { palette.muted };
            theme.style(Weight::SemiBold, size, color)
        };
        let (first, last) = (self.days.0, self.days.1.max(self.days.0 + 1.0));
        // An early end leaves its label the room up to the last day.
        let share = |row: &Span| {
            let day = match row.end {
                SpanEnd::Live => row.to.or(row.from).unwrap_or(first),
                SpanEnd::Open => last,
                SpanEnd::Closed => row.from.unwrap_or(first),
            };
            (day.clamp(first, last) - first) / (last - first)
        };
        let room = area.width - 2.0 * radius;
        let wanted = self.rows.iter().map(|row| {
            let left = room - GAP - fonts.width(&row.to_label, &strong(row)) - 1.0;
            if share(row) > 0.0 { left / share(row) } else { room }
        });
        let width = wanted.fold(room, Pt::min).max(area.width * AXIS_WIDTH);
        let plot = Rect::new(area.x + radius, area.y, width.max(1.0), area.height - AXIS);
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
            self.months.iter().map(|tick| (tick, Label::new(&tick.label, &small, plot.width, fonts))).collect();
        let grid = ChartMark::new(
            months.iter().map(|(tick, _)| (tick.day, 0.0)).collect(),
            |at: &[Point], items: &mut Vec<Item>| {
                let placed = at.iter().zip(months).map(|(place, (tick, label))| {
                    (tick.number, place.x, place.x.min(area.right() - label.width).max(area.x), label)
                });
                for (_, x, label_x, label) in even(placed.collect()) {
                    items.push(Item::line(Point::new(x, area.y), Point::new(x, plot.bottom()), palette.line, 0.75));
                    let at = Point::new(label_x, label.baseline_below(plot.bottom() + GAP));
                    label.draw(at, items);
                }
            },
        );
        chart.draw_series([grid]).expect("a frame takes every mark");

        let marks = self.rows.iter().zip(ends).enumerate().map(|(i, (row, end))| {
            let days = [row.from.unwrap_or(last), row.to.unwrap_or(last)];
            let points = days.map(|day| (day.clamp(first, last), i as f64 + 0.5)).to_vec();
            let begin = Label::new(&row.from_label, &beginning, area.width / 2.0, fonts);
            ChartMark::new(points, move |at: &[Point], items: &mut Vec<Item>| {
                let tail = plot.right() + radius + GAP;
                paint(row, at, (radius, tail), items, palette);
                let to = match row.end {
                    SpanEnd::Open => at[1].x + radius + GAP,
                    SpanEnd::Live if row.to.is_some() => at[1].x + radius + GAP,
                    _ if row.from.is_some() => at[0].x + radius + GAP,
                    _ => plot.x,
                };
                let to_at = Point::new(snap(to), end.baseline_at(at[1].y));
                cleared(&end, to_at, palette, items);
                end.draw(to_at, items);
                if row.from.is_some() && pitch >= LOW && !begin.is_empty() {
                    let x = (at[0].x - radius).min(area.right() - begin.width);
                    let begin_at = Point::new(snap(x), begin.baseline_above(at[0].y - radius - 1.0));
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

/// A tick: the number of its month, its place, the left edge of its label, and the label.
type PlacedTick = (i32, Pt, Pt, Label);

/// The ticks of every month, or of every second, third, sixth or twelfth: the first choice whose labels have room. January, which
/// names the year, is in all of them.
fn even(ticks: Vec<PlacedTick>) -> Vec<PlacedTick> {
    let every = |step: i32| ticks.iter().filter(move |(number, ..)| number.rem_euclid(step) == 0);
    let has_room = |step: &i32| {
        let next = every(*step).skip(1);
        let fits =
            every(*step).zip(next).all(|((_, _, x, label), (_, _, next, _))| x + label.width + MONTH_GAP <= *next);
        fits && every(*step).next().is_some()
    };
    let step = [1, 2, 3, 6, 12].into_iter().find(has_room).unwrap_or(12);
    ticks.into_iter().filter(|(number, ..)| number.rem_euclid(step) == 0).collect()
}

/// The ground behind a label, so that no line of the months runs through it.
fn cleared(label: &Label, at: Point, palette: &Palette, items: &mut Vec<Item>) {
    if !label.is_empty() {
        items.push(Item::block(label.bounds(at), 0.0, palette.surface));
    }
}

/// A row's line, its ring and its dot; `tail` bounds what is open.
fn paint(row: &Span, at: &[Point], (radius, tail): (Pt, Pt), items: &mut Vec<Item>, palette: &Palette) {
    let (from, to) = (at[0], at[1]);
    let is_live = row.end == SpanEnd::Live;
    let runs = row.end == SpanEnd::Open || (is_live && row.to.is_some());
    if row.from.is_some() && runs && to.x - from.x > 2.0 * radius {
        let (start, end) = (from.x + radius, (to.x - radius).min(tail));
        let line = Path::line(Point::new(start, from.y), Point::new(end, from.y));
        let (color, dash): (_, &[Pt]) = if is_live { (palette.accent, &[]) } else { (palette.compare, &[2.0, 4.0]) };
        items.push(stroke(line, color, radius / 2.75, dash));
    }
    if row.from.is_some() && (!is_live || row.to.is_none() || to.x - from.x > radius) {
        let ring = if is_live { palette.accent } else { palette.compare };
        items.push(dot(from, radius - 2.0, palette.surface, ring, 2.0));
    }
    if is_live && row.to.is_some() {
        items.push(dot(to, radius - 0.5, palette.accent, palette.surface, 0.5));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::chart::laws::{LOOK, parts, texts};

    const AREA: Rect = Rect::new(50.0, 100.0, 420.0, 200.0);

    fn span(from: Option<f64>, to: Option<f64>, live: bool) -> Span {
        let label = |text: &str, day: Option<f64>| day.map(|_| text.to_owned()).unwrap_or_default();
        let end = if live { SpanEnd::Live } else { SpanEnd::Open };
        Span { from, to, end, from_label: label("Asked 11 Mar", from), to_label: "Live since 4 Aug".into() }
    }

    fn draw(rows: Vec<Span>) -> Item {
        let months = [(0.0, 24_312), (31.0, 24_313), (59.0, 24_314)];
        let months = months.map(|(day, number)| MonthTick { day, number, label: format!("Month {day}") }).to_vec();
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
    fn what_will_not_be_built_is_a_ring_without_a_line() {
        let item = draw(vec![Span { end: SpanEnd::Closed, ..span(Some(10.0), None, false) }]);
        assert!(parts(&item).0.iter().all(|s| s.stroke.as_ref().is_none_or(|s| s.dash.is_empty())));
        assert_eq!(dots(&item).len(), 1);
        assert!(texts(&item).contains(&"Live since 4 Aug".to_owned()), "its state stands beside the ring");
    }

    #[test]
    fn ticks_are_even_at_any_width() {
        let month = |number: i32| MonthTick {
            day: f64::from(number) * 30.0,
            number,
            label: if number % 12 == 0 { "2026".into() } else { format!("Month {number}") },
        };
        for months in 2..40 {
            let days = (0.0, f64::from(months) * 30.0 + 20.0);
            let ticks = (5..5 + months).map(month).map(|tick| MonthTick { day: tick.day - 150.0, ..tick }).collect();
            let rows = vec![span(Some(10.0), Some(60.0), true)];
            let item = Timeline { rows, days, months: ticks, alt: "Requests".into() }.draw(AREA, &LOOK.0, &LOOK.1);
            let said = texts(&item).into_iter().filter_map(|text| match text.strip_prefix("Month ") {
                Some(number) => number.parse::<i32>().ok(),
                None => (text == "2026").then_some(12),
            });
            let said: Vec<_> = said.collect();
            let apart: Vec<_> = said.windows(2).map(|two| (two[1] - two[0]).rem_euclid(12)).collect();
            assert!(!said.is_empty() && apart.iter().all(|gap| *gap == apart[0]), "{months} months: {said:?}");
        }
    }

    #[test]
    fn a_day_nobody_wrote_down_is_no_dot() {
        let item = draw(vec![span(None, None, true)]);
        assert!(dots(&item).is_empty());
        assert!(texts(&item).contains(&"Live since 4 Aug".to_owned()));
    }

    #[test]
    fn a_state_without_a_day_stands_beside_the_ring() {
        for end in [SpanEnd::Live, SpanEnd::Closed] {
            let item = draw(vec![Span { end, ..span(Some(10.0), None, true) }]);
            let ring = dots(&item)[0];
            let state = parts(&item).1.into_iter().find(|run| run.text == "Live since 4 Aug").unwrap().origin.x;
            assert!(state > ring.right(), "{end:?}");
        }
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
