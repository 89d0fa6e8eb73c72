//! The account's quarter as a line with a soft area, over the same weeks of last quarter in grey.
//!
//! Lines are named at their right ends, never in a legend; the peak and the last value are written out, and what
//! happened meanwhile is written above its week. A hairline gives way to a label rather than run through it.

use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::cartesian::{Cartesian2d, MeshLine};
use plotters::coord::combinators::WithKeyPoints;
use plotters::coord::ranged1d::BoldPoints;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::BindKeyPoints as _;

use crate::layout::chart::backend::{Backend, pixels, sheet};
use crate::layout::chart::figure::Chart;
use crate::layout::chart::line::layout::LineLayout;
use crate::layout::chart::line::spec::LineChart;
use crate::layout::chart::marks::{Datum, dot, ribbon, stroke, thread};
use crate::layout::chart::series::{measured, runs};
use crate::layout::color::Color;
use crate::layout::frame::Item;
use crate::layout::geometry::{Path, Point, Pt, Rect};
use crate::layout::text::fonts::Fonts;
use crate::layout::theme::resolved::Theme;

/// plotters' chart of weeks across and values up.
type Plot<'c, 'a> = ChartContext<'c, Backend<'a>, Cartesian2d<RangedCoordf64, WithKeyPoints<RangedCoordf64>>>;

/// The width of this quarter's line.
const CURRENT: Pt = 2.5;
/// The width of last quarter's line.
const PRIOR: Pt = 1.5;
/// Dash and gap of last quarter's line, so that grey is not its only sign.
const PRIOR_DASH: [Pt; 2] = [4.0, 4.0];
/// Dash and gap of the line at the limit: dots, quieter than last quarter's.
const LIMIT_DASH: [Pt; 2] = [0.0, 4.5];
/// The width of that line.
const LIMIT: Pt = 1.75;

impl Chart for LineChart {
    fn alt(&self) -> &str {
        &self.alt
    }

    fn items(&self, area: Rect, theme: &Theme, fonts: &Fonts) -> Vec<Item> {
        let layout = LineLayout::measure(self, area, theme, fonts);
        let (sheet, canvas) = sheet(area, Some(fonts));
        let plot = layout.plot;
        let weeks = (self.weeks() - 1) as f64;
        // plotters puts the only value of an empty range at the page's edge.
        let across = if weeks > 0.0 { 0.0..weeks } else { -0.5..0.5 };
        let up = (0.0..layout.top).with_key_points(layout.ticks.iter().map(|tick| tick.0).collect());
        let mut chart: Plot = ChartBuilder::on(&sheet)
            .margin_left(pixels(plot.x - area.x))
            .margin_top(pixels(plot.y - area.y))
            .margin_right(pixels(area.right() - plot.right()))
            .margin_bottom(pixels(area.bottom() - plot.bottom()))
            .build_cartesian_2d(across, up)
            .expect("the margins leave a plot");

        let (current, prior) = (stretches(&self.current), stretches(&self.prior));
        areas(&mut chart, &current, theme);
        hairlines(&chart, &layout, theme);
        let palette = &theme.palette;
        let ring = palette.surface;
        lines(&mut chart, &prior, &Pen { color: palette.compare, width: PRIOR, dash: &PRIOR_DASH, ring });
        lines(&mut chart, &current, &Pen { color: palette.accent, width: CURRENT, dash: &[], ring });
        drop(chart);
        drop(sheet);

        let mut items = canvas.take();
        if let Some(y) = layout.limit {
            for (from, to) in open(y, &layout) {
                items.push(stroke(Path::line(from, to), palette.muted, LIMIT, &LIMIT_DASH));
            }
        }
        layout.draw(theme, &mut items);
        items
    }
}

impl LineChart {
    /// How many weeks the chart spans.
    pub(crate) fn weeks(&self) -> usize {
        self.current.len().max(self.prior.len()).max(self.week_labels.len()).max(1)
    }
}

/// The stretches of measured weeks, as data points.
fn stretches(values: &[Option<f64>]) -> Vec<Vec<Datum>> {
    runs(values).map(|run| run.filter_map(|week| Some((week as f64, measured(values[week])?))).collect()).collect()
}

/// The soft areas between this quarter's line and zero.
fn areas(chart: &mut Plot, stretches: &[Vec<Datum>], theme: &Theme) {
    let (start, end) = (theme.palette.accent_soft, theme.palette.accent_soft.mix(theme.palette.surface, 0.85));
    let top = stretches.iter().flatten().map(|point| point.1).fold(0.0, f64::max);
    chart.draw_series(stretches.iter().map(|run| ribbon(run, 0.0, top, start, end))).expect("a frame takes every mark");
}

/// A horizontal line across the plot, open around the peak's label.
fn open(y: Pt, layout: &LineLayout) -> Vec<(Point, Point)> {
    let (from, to) = (Point::new(layout.plot.x, y), Point::new(layout.plot.right(), y));
    let gap = layout.peak.as_ref().map(|peak| peak.bounds().inset(-4.0, -1.0));
    match gap.filter(|gap| gap.y < y && y < gap.bottom()) {
        Some(gap) => {
            let parts = [(from, Point::new(gap.x, y)), (Point::new(gap.right(), y), to)];
            parts.into_iter().filter(|(from, to)| from.x < to.x).collect()
        }
        None => vec![(from, to)],
    }
}

/// Horizontal hairlines at the ticks, the one at zero stronger, open around the peak's label.
fn hairlines(chart: &Plot, layout: &LineLayout, theme: &Theme) {
    let mut first = true;
    let draw = |backend: &mut Backend, line: MeshLine<_, _>| {
        let MeshLine::YMesh(from, ..) = line else { return Ok(()) };
        let from = backend.place(from);
        let (color, width) = if first { (theme.palette.muted, 1.0) } else { (theme.palette.line, 0.75) };
        first = false;
        for (from, to) in open(from.y, layout) {
            backend.canvas().borrow_mut().push(Item::line(from, to, color, width));
        }
        Ok(())
    };
    chart.plotting_area().draw_mesh(draw, BoldPoints(layout.ticks.len()), BoldPoints(0)).expect("hairlines are drawn");
}

/// How a line is drawn.
struct Pen<'a> {
    color: Color,
    width: Pt,
    dash: &'a [Pt],
    /// The colour around a week that has no neighbour.
    ring: Color,
}

/// Each stretch as a line, a lone week as a dot.
fn lines(chart: &mut Plot, stretches: &[Vec<Datum>], pen: &Pen<'_>) {
    let Pen { color, width, dash, ring } = *pen;
    let marks = stretches
        .iter()
        .map(|run| thread(run, |path| stroke(path, color, width, dash), |at| dot(at, width, color, ring, 1.0)));
    chart.draw_series(marks).expect("a frame takes every mark");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::chart::laws::{LOOK, parts, texts};
    use crate::layout::chart::line::spec::WeekNote;
    use crate::layout::chart::ticks::nice_ticks;
    use crate::layout::frame::Shape;

    const AREA: Rect = Rect::new(50.0, 100.0, 600.0, 300.0);

    fn line(current: &[Option<f64>], prior: &[Option<f64>]) -> LineChart {
        LineChart {
            current: current.to_vec(),
            prior: prior.to_vec(),
            week_labels: vec!["Jul 6".into(), "Jul 13".into(), "Jul 20".into(), "Jul 27".into(), "Aug 3".into()],
            current_label: "Q3 2026".into(),
            prior_label: "Q2 2026".into(),
            value_labels: current.iter().map(|value| value.map(|value| format!("{value}"))).collect(),
            ticks: nice_ticks(10.0, 3, true).into_iter().map(|tick| (tick, format!("{tick}"))).collect(),
            notes: Vec::new(),
            limit: None,
            axis_title: "Weekly users".into(),
            alt: "Weekly users over five weeks".into(),
        }
    }

    fn draw(line: &LineChart) -> Item {
        line.draw(AREA, &LOOK.0, &LOOK.1)
    }

    fn strokes(item: &Item, width: Pt) -> Vec<&Shape> {
        let is = |shape: &&Shape| shape.fill.is_none() && shape.stroke.as_ref().is_some_and(|s| s.width == width);
        parts(item).0.into_iter().filter(is).collect()
    }

    #[test]
    fn a_gap_is_a_break_and_never_a_zero() {
        let item = draw(&line(&[Some(4.0), Some(5.0), None, Some(6.0), Some(7.0)], &[]));
        let lines = strokes(&item, CURRENT);
        assert_eq!(lines.len(), 2);
        let lowest =
            lines.iter().filter_map(|line| line.path.bounds()).map(|bounds| bounds.bottom()).fold(0.0, Pt::max);
        let zero = strokes(&item, 1.0)[0].path.bounds().expect("the zero line has a place").y;
        assert!(zero - lowest > 50.0, "{lowest} is near zero's {zero}");
    }

    #[test]
    fn a_lone_week_is_a_dot() {
        let item = draw(&line(&[Some(4.0), None, Some(9.0), None, Some(7.0)], &[]));
        assert!(strokes(&item, CURRENT).is_empty());
        let dots = parts(&item).0.into_iter().filter(|shape| shape.fill.is_some() && shape.stroke.is_some()).count();
        assert_eq!(dots, 3 + 2, "three weeks, and the marks of the peak and the last");
    }

    #[test]
    fn writes_the_peak_and_the_last_value_once() {
        let item = draw(&line(&[Some(4.0), Some(9.0), Some(3.0), Some(6.0), Some(7.0)], &[]));
        let drawn = texts(&item);
        for (value, count) in [("9", 1), ("7", 1), ("4", 0), ("3", 0), ("6", 0)] {
            assert_eq!(drawn.iter().filter(|text| *text == value).count(), count, "{value} in {drawn:?}");
        }
        let rising = draw(&line(&[Some(4.0), Some(9.0)], &[]));
        assert_eq!(texts(&rising).iter().filter(|text| *text == "9").count(), 1);
    }

    #[test]
    fn the_peak_is_written_where_no_line_runs_through_it() {
        let baseline = |prior: &[Option<f64>]| {
            let item = draw(&line(&[Some(4.0), Some(5.0), Some(6.0), Some(5.0), Some(5.5)], prior));
            parts(&item).1.into_iter().find(|run| run.text == "6").map(|run| run.origin.y)
        };
        assert!(baseline(&[Some(6.8); 5]) > baseline(&[Some(2.0); 5]));
    }

    #[test]
    fn what_is_not_a_number_is_missing() {
        let (nan, none) = (Some(f64::NAN), None);
        let with = |gap| draw(&line(&[Some(4.0), gap, Some(6.0)], &[Some(f64::INFINITY), gap, Some(1.0)]));
        assert_eq!(with(nan), with(none));
    }

    #[test]
    fn last_quarter_is_dashed_and_named() {
        let item = draw(&line(&[Some(4.0), Some(5.0)], &[Some(4.0), Some(5.0)]));
        let prior = strokes(&item, PRIOR);
        assert_eq!(prior.len(), 1);
        assert_eq!(prior[0].stroke.as_ref().map(|stroke| stroke.dash.len()), Some(2));
        assert!(texts(&item).contains(&"Q2 2026".to_owned()));
    }

    #[test]
    fn a_limit_is_a_dotted_line_with_its_name() {
        let limit = Some((9.0, "9 seats".to_owned()));
        let item = draw(&LineChart { limit, ..line(&[Some(4.0), Some(5.0)], &[]) });
        let dotted = strokes(&item, LIMIT);
        assert_eq!(dotted.len(), 1);
        assert!(dotted[0].path.bounds().unwrap().y < strokes(&item, CURRENT)[0].path.bounds().unwrap().y);
        assert!(texts(&item).contains(&"9 seats".to_owned()));
        for limit in [Some((f64::NAN, "x".to_owned())), Some((-1.0, "x".to_owned()))] {
            assert!(strokes(&draw(&LineChart { limit, ..line(&[Some(4.0), Some(5.0)], &[]) }), LIMIT).is_empty());
        }
    }

    #[test]
    fn what_happened_stands_above_its_week_on_a_line_of_its_own_where_two_are_near() {
        let note = |week, text: &str| WeekNote { week, text: text.into() };
        let notes = vec![note(1, "Budgets went live for everyone"), note(2, "Your request went live")];
        let item = draw(&LineChart { notes, ..line(&[Some(4.0), Some(5.0), Some(6.0), Some(5.0), Some(5.0)], &[]) });
        let heights: Vec<_> =
            parts(&item).1.into_iter().filter(|run| run.text.contains("live")).map(|run| run.origin.y).collect();
        assert_eq!(heights.len(), 2);
        assert_ne!(heights[0], heights[1]);
    }

    #[test]
    fn without_measurements_only_the_scale_is_drawn() {
        let item = draw(&line(&[None; 5], &[]));
        assert!(strokes(&item, CURRENT).is_empty());
        assert!(!texts(&item).iter().any(|text| text.starts_with('Q')));
    }

    #[test]
    fn the_alternative_text_is_the_figures() {
        let item = draw(&line(&[Some(1.0)], &[]));
        let alt = "Weekly users over five weeks".to_owned();
        assert!(matches!(item, Item::Tagged { tag: crate::layout::frame::Tag::Figure { alt: is }, .. } if is == alt));
    }
}
