//! A line without axes, for a figure's card: this quarter's weeks, the same weeks of last quarter thinner behind them.
//!
//! It has no scale, so it runs from the least to the largest of its weeks: what it tells is the shape. What hardly moves stays
//! near the middle and looks steady.

use plotters::chart::ChartBuilder;
use serde::Serialize;

use crate::layout::chart::backend::{pixels, sheet};
use crate::layout::chart::figure::Chart;
use crate::layout::chart::marks::{ChartMark, dot, ribbon, stroke, thread};
use crate::layout::chart::series::{measured, runs};
use crate::layout::color::Color;
use crate::layout::frame::Item;
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::fonts::Fonts;
use crate::layout::theme::resolved::Theme;

/// Weekly values; gaps are breaks.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sparkline {
    /// The values; at least one is there.
    pub values: Vec<Option<f64>>,
    /// The same weeks of last quarter; empty where none was measured.
    pub prior: Vec<Option<f64>>,
    /// Alternative text.
    pub alt: String,
}

/// A sparkline in its colours.
#[derive(Debug, Clone, Copy)]
pub struct InkedSparkline<'w> {
    weeks: &'w Sparkline,
    ink: Ink,
}

/// The colours of a sparkline on its background.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ink {
    /// This quarter's line.
    pub line: Color,
    /// Last quarter's line.
    pub prior: Color,
    /// The area under the line where it is highest.
    pub area: Color,
    /// What is behind it.
    pub ground: Color,
}

/// A range narrower than this share of the largest value is widened to it, so that a steady figure looks steady.
const NARROW: f64 = 0.1;
/// The line's width.
const WIDTH: Pt = 2.0;
/// The width, dash and gap of last quarter's line.
const PRIOR: (Pt, [Pt; 2]) = (1.25, [3.0, 3.0]);
/// The radius of the dot at the last value, and of its ring.
const DOT: (Pt, Pt) = (3.0, 1.25);

impl Ink {
    /// On a card.
    pub fn on_card(theme: &Theme) -> Self {
        let palette = &theme.palette;
        Self { line: palette.accent, prior: palette.compare, area: palette.accent_soft, ground: palette.card }
    }
}

impl Sparkline {
    /// The chart in the colours of its background.
    pub fn inked(&self, ink: Ink) -> InkedSparkline<'_> {
        InkedSparkline { weeks: self, ink }
    }
}

impl Chart for InkedSparkline<'_> {
    fn alt(&self) -> &str {
        &self.weeks.alt
    }

    /// The lines, the last value marked by a dot.
    fn items(&self, area: Rect, _: &Theme, _: &Fonts) -> Vec<Item> {
        let Self { weeks: Sparkline { values, prior, .. }, ink } = *self;
        let (sheet, canvas) = sheet(area, None);
        let all = || values.iter().chain(prior).copied().filter_map(measured);
        let range = range(all());
        let weeks = values.len().max(prior.len()).saturating_sub(1) as f64;
        let margin = pixels((DOT.0 + DOT.1).min(area.width / 2.0 - 0.1).min(area.height / 2.0 - 0.1).max(0.0));
        let mut chart = ChartBuilder::on(&sheet)
            .margin(margin)
            .build_cartesian_2d(
                // plotters puts the only value of an empty range at the page's edge.
                if weeks > 0.0 { 0.0..weeks } else { -1.0..0.0 },
                range.clone(),
            )
            .expect("the margins leave a plot");
        let stretches = |values: &[Option<f64>]| -> Vec<Vec<_>> {
            let value = |week: usize| (week as f64, measured(values[week]).unwrap_or(range.start));
            runs(values).map(|run| run.map(value).collect()).collect()
        };
        let (current, prior) = (stretches(values), stretches(prior));
        let highest = current.iter().flatten().map(|point| point.1).fold(0.0, f64::max);
        let areas = current.iter().map(|run| ribbon(run, range.start, highest, ink.area, ink.ground));
        chart.draw_series(areas).expect("a frame takes every mark");
        let lines = [(&prior, ink.prior, PRIOR.0, PRIOR.1.as_slice()), (&current, ink.line, WIDTH, &[])];
        for (stretches, color, width, dash) in lines {
            let marks = stretches.iter().map(|run| {
                let line = |path| stroke(path, color, width, dash);
                thread(run, line, |at| dot(at, width, color, ink.ground, 0.5))
            });
            chart.draw_series(marks).expect("a frame takes every mark");
        }
        let last = current.last().and_then(|run| run.last()).copied();
        let last = last.map(|at| {
            ChartMark::new(vec![at], move |at: &[Point], canvas: &mut Vec<Item>| {
                canvas.push(dot(at[0], DOT.0, ink.line, ink.ground, DOT.1));
            })
        });
        chart.draw_series(last).expect("a frame takes every mark");
        drop(chart);
        drop(sheet);
        canvas.take()
    }
}

/// From the least to the largest value; wider where that is nearly level.
fn range(values: impl Iterator<Item = f64> + Clone) -> std::ops::Range<f64> {
    let (least, most) = values.fold((f64::MAX, 0.0), |(least, most), value| (value.min(least), value.max(most)));
    let least = least.min(most);
    let missing = most * NARROW - (most - least);
    match missing > 0.0 {
        true => least - missing / 2.0..most + missing / 2.0,
        false if most > least => least..most,
        false => 0.0..1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::chart::laws::{LOOK, parts};
    use crate::layout::geometry::Segment;

    const AREA: Rect = Rect::new(50.0, 100.0, 160.0, 40.0);

    fn lines(values: &[Option<f64>], prior: &[Option<f64>]) -> Vec<Vec<Segment>> {
        let chart = Sparkline { values: values.to_vec(), prior: prior.to_vec(), alt: String::new() };
        let item = chart.inked(Ink::on_card(&LOOK.0)).draw(AREA, &LOOK.0, &LOOK.1);
        let shapes = parts(&item).0.into_iter().filter(|shape| shape.fill.is_none());
        shapes.map(|shape| shape.path.segments.clone()).collect()
    }

    #[test]
    fn a_gap_is_a_break() {
        assert_eq!(lines(&[Some(1.0), Some(2.0), None, Some(3.0), Some(4.0)], &[]).len(), 2);
    }

    #[test]
    fn last_quarter_stands_behind_on_the_same_scale() {
        let drawn = lines(&[Some(1.0), Some(1.0)], &[Some(2.0), Some(1.0)]);
        assert_eq!(drawn.len(), 2);
        let ends = |line: &[Segment]| match line.last() {
            Some(Segment::Line(at)) => at.y,
            _ => Pt::NAN,
        };
        assert_eq!(ends(&drawn[0]), ends(&drawn[1]));
    }

    #[test]
    fn it_runs_from_the_least_to_the_largest() {
        assert_eq!(range([40.0, 60.0, 50.0].into_iter()), 40.0..60.0);
        let steady = range([99.0, 101.0].into_iter());
        assert!(steady.start < 96.0 && steady.end > 104.0, "{steady:?}");
        assert_eq!([range([0.0].into_iter()), range(std::iter::empty())], [0.0..1.0, 0.0..1.0]);
    }

    #[test]
    fn a_steady_figure_is_a_level_line() {
        let line = lines(&[Some(5.0), Some(5.0), Some(5.0)], &[]).remove(0);
        let height = |segment: &Segment| match segment {
            Segment::Move(at) | Segment::Line(at) | Segment::Curve(_, _, at) => at.y,
            Segment::Close => Pt::NAN,
        };
        assert!(line.windows(2).all(|pair| height(&pair[0]) == height(&pair[1])));
    }
}
