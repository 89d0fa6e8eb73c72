//! A line without axes, for a figure's card.
//!
//! It starts at zero like every other chart: a steady figure looks steady.

use plotters::chart::ChartBuilder;

use super::backend::{pixels, sheet};
use super::marks::{Mark, dot, ribbon, stroke, thread};
use super::{figure, measured, runs};
use crate::frame::{Item, Point, Pt, Rect};
use crate::theme::Theme;

/// Weekly values; gaps are breaks.
#[derive(Debug, Clone, PartialEq)]
pub struct Sparkline {
    /// The values; at least one is there.
    pub values: Vec<Option<f64>>,
    /// Alternative text.
    pub alt: String,
}

/// The line's width.
const WIDTH: Pt = 1.75;
/// The radius of the dot at the last value, and of its ring.
const DOT: (Pt, Pt) = (2.75, 1.25);

impl Sparkline {
    /// Draws the chart into `area`, the last value marked by a dot.
    pub fn draw(&self, area: Rect, theme: &Theme) -> Item {
        let palette = &theme.palette;
        let (sheet, canvas) = sheet(area, None);
        let top = self.values.iter().copied().filter_map(measured).fold(0.0, f64::max);
        let weeks = self.values.len().saturating_sub(1) as f64;
        let margin = pixels((DOT.0 + DOT.1).min(area.width / 2.0 - 0.1).min(area.height / 2.0 - 0.1).max(0.0));
        let mut chart = ChartBuilder::on(&sheet)
            .margin(margin)
            .build_cartesian_2d(
                // plotters puts the only value of an empty range at the page's edge.
                if weeks > 0.0 { 0.0..weeks } else { -1.0..0.0 },
                0.0..if top > 0.0 { top } else { 1.0 },
            )
            .expect("the margins leave a plot");
        let value = |week: usize| (week as f64, measured(self.values[week]).unwrap_or(0.0));
        let (start, end) = (palette.accent_soft, palette.card);
        let stretches: Vec<Vec<_>> = runs(&self.values).map(|run| run.map(value).collect()).collect();
        let areas = stretches.iter().map(|run| ribbon(run, top, start, end));
        chart.draw_series(areas).expect("a frame takes every mark");
        let lines = stretches.iter().map(|run| {
            let line = |path| stroke(path, palette.accent, WIDTH, &[]);
            thread(run, line, |at| dot(at, WIDTH, palette.accent, palette.card, 0.5))
        });
        chart.draw_series(lines).expect("a frame takes every mark");
        let last = self.values.iter().rposition(|&value| measured(value).is_some());
        let last = last.map(|week| {
            Mark::new(vec![value(week)], move |at: &[Point], canvas: &mut Vec<Item>| {
                canvas.push(dot(at[0], DOT.0, palette.accent, palette.card, DOT.1));
            })
        });
        chart.draw_series(last).expect("a frame takes every mark");
        drop(chart);
        drop(sheet);
        figure(&self.alt, canvas.take())
    }
}

#[cfg(test)]
mod tests {
    use super::super::laws::{LOOK, parts};
    use super::*;
    use crate::frame::Segment;

    const AREA: Rect = Rect::new(50.0, 100.0, 160.0, 40.0);

    fn lines(values: &[Option<f64>]) -> Vec<Vec<Segment>> {
        let item = Sparkline { values: values.to_vec(), alt: String::new() }.draw(AREA, &LOOK.0);
        let shapes = parts(&item).0.into_iter().filter(|shape| shape.fill.is_none());
        shapes.map(|shape| shape.path.segments.clone()).collect()
    }

    #[test]
    fn a_gap_is_a_break() {
        assert_eq!(lines(&[Some(1.0), Some(2.0), None, Some(3.0), Some(4.0)]).len(), 2);
    }

    #[test]
    fn a_steady_figure_is_a_level_line() {
        let line = lines(&[Some(5.0), Some(5.0), Some(5.0)]).remove(0);
        let height = |segment: &Segment| match segment {
            Segment::Move(at) | Segment::Line(at) | Segment::Curve(_, _, at) => at.y,
            Segment::Close => Pt::NAN,
        };
        assert!(line.windows(2).all(|pair| height(&pair[0]) == height(&pair[1])));
    }
}
