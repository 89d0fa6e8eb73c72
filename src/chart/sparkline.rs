//! A line without axes, for a figure's card.
//!
//! It starts at zero like every other chart: a steady figure looks steady.

use plotters::chart::ChartBuilder;

use super::backend::{pixels, sheet};
use super::marks::{Mark, dot, ribbon, stroke, thread};
use super::{figure, finite, runs};
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
        let top = self.values.iter().copied().filter_map(finite).fold(0.0, f64::max);
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
        let value = |week: usize| (week as f64, finite(self.values[week]).unwrap_or(0.0));
        let (start, end) = (palette.accent_soft, palette.accent_soft.mix(palette.card, 0.85));
        let stretches: Vec<Vec<_>> = runs(&self.values).map(|run| run.map(value).collect()).collect();
        let areas = stretches.iter().map(|run| ribbon(run, top, start, end));
        chart.draw_series(areas).expect("a frame takes every mark");
        let lines = stretches.iter().map(|run| {
            let line = |path| stroke(path, palette.accent, WIDTH, &[]);
            thread(run, line, |at| dot(at, WIDTH, palette.accent, palette.card, 0.5))
        });
        chart.draw_series(lines).expect("a frame takes every mark");
        let last = self.values.iter().rposition(|&value| finite(value).is_some());
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
