//! The account's half year as a line with a soft area: the quarter before in grey, this one in the accent.
//!
//! The two are told apart by shade, by a hairline between them and by the line at each mean, which is named where it stands, never
//! in a legend. What happened meanwhile is written above its week. A hairline gives way to a label rather than run through it.

use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::cartesian::{Cartesian2d, MeshLine};
use plotters::coord::combinators::WithKeyPoints;
use plotters::coord::ranged1d::BoldPoints;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::BindKeyPoints as _;

use crate::layout::chart::backend::{Backend, pixels, sheet};
use crate::layout::chart::figure::Chart;
use crate::layout::chart::line::layout::LineLayout;
use crate::layout::chart::line::means::PlacedMean;
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
/// The width of the line of the quarter before.
const EARLIER: Pt = 1.75;
/// The width of the line at a mean.
const MEAN: Pt = 1.25;
/// Dash and gap of the line at a mean.
const MEAN_DASH: [Pt; 2] = [5.0, 4.0];
/// Dash and gap of the line at the limit: dots, quieter than a mean.
const LIMIT_DASH: [Pt; 2] = [0.0, 4.5];
/// The width of that line.
const LIMIT: Pt = 1.5;
/// The length of the marks where months begin.
const TICK: Pt = 4.0;
/// How far a lone week's dash reaches to each side, in weeks.
const LONE: f64 = 0.3;

impl Chart for LineChart {
    fn alt(&self) -> &str {
        &self.alt
    }

    fn items(&self, area: Rect, theme: &Theme, fonts: &Fonts) -> Vec<Item> {
        let layout = LineLayout::measure(self, area, theme, fonts);
        let (sheet, canvas) = sheet(area, Some(fonts));
        let plot = layout.plot;
        let up = (layout.base..layout.top).with_key_points(layout.ticks.iter().map(|tick| tick.0).collect());
        let mut chart: Plot = ChartBuilder::on(&sheet)
            .margin_left(pixels(plot.x - area.x))
            .margin_top(pixels(plot.y - area.y))
            .margin_right(pixels(area.right() - plot.right()))
            .margin_bottom(pixels(area.bottom() - plot.bottom()))
            .build_cartesian_2d(0.0..self.weeks() as f64, up)
            .expect("the margins leave a plot");

        let palette = &theme.palette;
        let (earlier, current) = self.stretches();
        if layout.base == 0.0 {
            areas(&mut chart, &earlier, palette.line.mix(palette.surface, 0.35), palette.surface);
            areas(&mut chart, &current, palette.accent_soft, palette.accent_soft.mix(palette.surface, 0.85));
        }
        hairlines(&chart, &layout, theme);
        lines(&mut chart, &earlier, palette.compare, EARLIER);
        lines(&mut chart, &current, palette.accent, CURRENT);
        drop(chart);
        drop(sheet);

        let mut items = canvas.take();
        if let Some(x) = layout.boundary {
            let (from, to) = (Point::new(x, plot.y), Point::new(x, plot.bottom()));
            items.push(Item::line(from, to, palette.line, 0.75));
        }
        for x in layout.months.iter().filter(|x| (plot.x..=plot.right()).contains(*x)) {
            let (from, to) = (Point::new(*x, plot.bottom()), Point::new(*x, plot.bottom() + TICK));
            items.push(Item::line(from, to, palette.muted, 0.75));
        }
        for (mean, color) in [(&layout.earlier_mean, palette.muted), (&layout.current_mean, palette.accent)] {
            items.extend(mean.as_ref().map(|PlacedMean { y, across, .. }| {
                let (from, to) = (Point::new(across.start + 1.0, *y), Point::new(across.end - 1.0, *y));
                stroke(Path::line(from, to), color, MEAN, &MEAN_DASH)
            }));
        }
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
        (self.earlier.len() + self.current.len()).max(1)
    }

    /// The stretches of measured weeks of the quarter before and of this one, as data points. Where both are measured beside the
    /// boundary, the line is divided there. A lone week is a short stretch of its own.
    fn stretches(&self) -> (Vec<Vec<Datum>>, Vec<Vec<Datum>>) {
        let all: Vec<_> = self.earlier.iter().chain(&self.current).copied().collect();
        let (mut earlier, mut current) = (Vec::new(), Vec::new());
        for run in runs(&all) {
            let points: Vec<Datum> =
                run.clone().filter_map(|week| Some((week as f64 + 0.5, measured(all[week])?))).collect();
            if let [(at, value)] = points[..] {
                let of = if run.start < self.earlier.len() { &mut earlier } else { &mut current };
                of.push(vec![(at - LONE, value), (at + LONE, value)]);
                continue;
            }
            let divided = self.earlier.len().clamp(run.start, run.end) - run.start;
            let (mut before, mut since) = (points[..divided].to_vec(), points[divided..].to_vec());
            if let (Some(last), Some(first)) = (before.last().copied(), since.first().copied()) {
                let between = (self.earlier.len() as f64, (last.1 + first.1) / 2.0);
                before.push(between);
                since.insert(0, between);
            }
            earlier.extend((!before.is_empty()).then_some(before));
            current.extend((!since.is_empty()).then_some(since));
        }
        (earlier, current)
    }
}

/// The soft areas between a line and zero.
fn areas(chart: &mut Plot, stretches: &[Vec<Datum>], start: Color, end: Color) {
    let top = stretches.iter().flatten().map(|point| point.1).fold(0.0, f64::max);
    chart.draw_series(stretches.iter().map(|run| ribbon(run, 0.0, top, start, end))).expect("a frame takes every mark");
}

/// A horizontal line across the plot, open around the labels within it.
fn open(y: Pt, layout: &LineLayout) -> Vec<(Point, Point)> {
    let mut gaps: Vec<_> = layout.labels().iter().map(|label| label.inset(-4.0, -1.0)).collect();
    gaps.retain(|gap| gap.y < y && y < gap.bottom());
    gaps.sort_by(|a, b| a.x.total_cmp(&b.x));
    let starts = std::iter::once(layout.plot.x).chain(gaps.iter().map(Rect::right));
    let ends = gaps.iter().map(|gap| gap.x).chain([layout.plot.right()]);
    let parts = starts.zip(ends).filter(|(from, to)| from < to);
    parts.map(|(from, to)| (Point::new(from, y), Point::new(to, y))).collect()
}

/// Horizontal hairlines at the ticks, the one at zero stronger, open around labels.
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

/// Each stretch as a line.
fn lines(chart: &mut Plot, stretches: &[Vec<Datum>], color: Color, width: Pt) {
    let marks = stretches
        .iter()
        .map(|run| thread(run, |path| stroke(path, color, width, &[]), |at| dot(at, width, color, color, 0.5)));
    chart.draw_series(marks).expect("a frame takes every mark");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::chart::laws::{LOOK, parts, texts};
    use crate::layout::chart::line::spec::{Mean, MonthStart, WeekNote};
    use crate::layout::chart::ticks::nice_ticks;
    use crate::layout::frame::Shape;

    const AREA: Rect = Rect::new(50.0, 100.0, 600.0, 300.0);

    fn line(earlier: &[Option<f64>], current: &[Option<f64>]) -> LineChart {
        let mean = |label: &str, values: &[Option<f64>]| {
            let measured: Vec<f64> = values.iter().copied().filter_map(measured).collect();
            let value = measured.iter().sum::<f64>() / measured.len() as f64;
            (!measured.is_empty()).then(|| Mean { value, label: label.into() })
        };
        let last = current.iter().rev().flatten().next();
        LineChart {
            earlier: earlier.to_vec(),
            current: current.to_vec(),
            earlier_mean: mean("Q2 2026", earlier),
            current_mean: mean("Q3 2026", current),
            months: vec![MonthStart { at: 0.2, label: "June".into() }, MonthStart { at: 4.5, label: "July".into() }],
            last_label: last.map(|value| format!("{value}")).unwrap_or_default(),
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

    fn weeks<const N: usize>(values: [f64; N]) -> Vec<Option<f64>> {
        values.map(Some).to_vec()
    }

    #[test]
    fn a_gap_is_a_break_and_never_a_zero() {
        let item = draw(&line(&[], &[Some(4.0), Some(5.0), None, Some(6.0), Some(7.0)]));
        let lines = strokes(&item, CURRENT);
        assert_eq!(lines.len(), 2);
        let lowest =
            lines.iter().filter_map(|line| line.path.bounds()).map(|bounds| bounds.bottom()).fold(0.0, Pt::max);
        let zero = strokes(&item, 1.0)[0].path.bounds().expect("the zero line has a place").y;
        assert!(zero - lowest > 50.0, "{lowest} is near zero's {zero}");
    }

    #[test]
    fn a_lone_week_is_a_dash() {
        let item = draw(&line(&weeks([5.0, 5.0]), &[Some(4.0), None, Some(9.0), None, Some(7.0)]));
        let dashes: Vec<_> = strokes(&item, CURRENT).iter().filter_map(|line| line.path.bounds()).collect();
        assert_eq!(dashes.len(), 3, "the first goes on from the quarter before");
        assert!(dashes[1..].iter().all(|dash| dash.height == 0.0 && dash.width > 20.0));
        let dots = parts(&item).0.into_iter().filter(|shape| shape.fill.is_some() && shape.stroke.is_some()).count();
        assert_eq!(dots, 1, "the mark of the last week");
    }

    #[test]
    fn the_quarters_follow_each_other_and_meet_at_their_boundary() {
        let item = draw(&line(&weeks([4.0, 6.0]), &weeks([8.0, 6.0])));
        let (earlier, current) = (strokes(&item, EARLIER), strokes(&item, CURRENT));
        assert_eq!((earlier.len(), current.len()), (1, 1));
        let [earlier, current] = [earlier, current].map(|lines| lines[0].path.bounds().unwrap());
        assert!((earlier.right() - current.x).abs() < 0.1);
        let apart = draw(&line(&[Some(4.0), Some(5.0), None], &weeks([8.0, 6.0])));
        let [earlier, current] = [EARLIER, CURRENT].map(|width| strokes(&apart, width)[0].path.bounds().unwrap());
        assert!(current.x - earlier.right() > 50.0, "a week without a value divides them");
    }

    #[test]
    fn each_quarter_is_named_at_its_mean() {
        let item = draw(&line(&weeks([4.0, 6.0, 5.0]), &weeks([8.0, 6.0, 7.0])));
        let means = strokes(&item, MEAN);
        let [earlier, current] = [0, 1].map(|at| means[at].path.bounds().unwrap());
        assert_eq!(means.len(), 2);
        assert!(earlier.right() <= current.x && earlier.y > current.y);
        let drawn = texts(&item);
        assert!(["Q2 2026", "Q3 2026", "7"].iter().all(|text| drawn.contains(&(*text).to_owned())), "{drawn:?}");
        let alone = draw(&line(&[], &weeks([8.0, 6.0, 7.0])));
        assert_eq!(strokes(&alone, MEAN).len(), 1);
    }

    #[test]
    fn what_is_not_a_number_is_missing() {
        let (nan, none) = (Some(f64::NAN), None);
        let with = |gap| draw(&line(&[Some(3.0), gap, Some(1.0)], &[Some(4.0), gap, Some(6.0)]));
        assert_eq!(with(nan), with(none));
    }

    #[test]
    fn a_limit_is_a_dotted_line_with_its_name() {
        let limit = Some((9.0, "9 seats".to_owned()));
        let item = draw(&LineChart { limit, ..line(&[], &weeks([4.0, 5.0])) });
        let dotted = strokes(&item, LIMIT);
        assert_eq!(dotted.len(), 1);
        assert!(dotted[0].path.bounds().unwrap().y < strokes(&item, CURRENT)[0].path.bounds().unwrap().y);
        assert!(texts(&item).contains(&"9 seats".to_owned()));
        for limit in [Some((f64::NAN, "x".to_owned())), Some((-1.0, "x".to_owned()))] {
            assert!(strokes(&draw(&LineChart { limit, ..line(&[], &weeks([4.0, 5.0])) }), LIMIT).is_empty());
        }
    }

    #[test]
    fn what_happened_stands_above_its_week_on_a_line_of_its_own_where_two_are_near() {
        let note = |week, text: &str, is_turn| WeekNote { week, text: text.into(), is_turn };
        let notes = vec![note(1, "Budgets went live for everyone", false), note(2, "Since then live", true)];
        let item = draw(&LineChart { notes, ..line(&[], &weeks([4.0, 5.0, 6.0, 5.0, 5.0])) });
        let heights: Vec<_> =
            parts(&item).1.into_iter().filter(|run| run.text.contains("live")).map(|run| run.origin.y).collect();
        assert_eq!(heights.len(), 2);
        assert_ne!(heights[0], heights[1]);
        let dots = parts(&item).0.into_iter().filter(|shape| shape.fill.is_some() && shape.stroke.is_some()).count();
        assert_eq!(dots, 2, "the turn, and the last week");
    }

    #[test]
    fn without_measurements_only_the_scale_is_drawn() {
        let item = draw(&line(&[], &[None; 5]));
        assert!(strokes(&item, CURRENT).is_empty());
        assert!(!texts(&item).iter().any(|text| text.starts_with('Q')));
    }

    #[test]
    fn the_alternative_text_is_the_figures() {
        let item = draw(&line(&[], &[Some(1.0)]));
        let alt = "Weekly users over five weeks".to_owned();
        assert!(matches!(item, Item::Tagged { tag: crate::layout::frame::Tag::Figure { alt: is }, .. } if is == alt));
    }
}
