//! Small columns for a handful of periods; missing ones stay empty.

use plotters::chart::ChartBuilder;

use super::backend::{pixels, sheet};
use super::label::Label;
use super::marks::{Mark, fill, pillar};
use super::{figure, finite};
use crate::frame::text::{Fonts, Weight};
use crate::frame::{Item, Point, Pt, Rect};
use crate::theme::Theme;

/// One period.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its label.
    pub label: String,
    /// Its value, missing where nothing was measured.
    pub value: Option<f64>,
    /// Its direct label, where there is a value.
    pub value_label: String,
}

/// Columns from zero.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    /// The periods in order, at least one with a value.
    pub columns: Vec<Column>,
    /// What the values are ("Invoices a week").
    pub axis_title: String,
    /// Alternative text.
    pub alt: String,
}

/// The most that one period takes of the width.
const MOST_PITCH: Pt = 112.0;
/// The share of it that its column takes.
const FILLED: f64 = 0.56;
/// Between a column and its labels.
const GAP: Pt = 7.0;
/// The least room between neighbouring labels.
const LABEL_GAP: Pt = 6.0;

impl Columns {
    /// Draws the chart into `area`.
    pub fn draw(&self, area: Rect, theme: &Theme, fonts: &Fonts) -> Item {
        let palette = &theme.palette;
        let muted = theme.style(Weight::Regular, theme.scale.small, palette.muted);
        let title = Label::new(&self.axis_title, &muted, area.width, fonts);
        let header = if title.is_empty() { 0.0 } else { title.height() + GAP };
        let footer = Label::height_of(theme.scale.small) + GAP;

        let count = self.columns.len().max(1);
        let pitch = (area.width / count as Pt).min(MOST_PITCH);
        let size = if pitch >= 48.0 { theme.scale.body } else { theme.scale.small };
        let room = Label::height_of(size) + GAP;
        let height = (area.height - header - room - footer).max(1.0);
        let plot = Rect::new(area.x, area.y + header + room, pitch * count as Pt, height);

        let top = self.columns.iter().filter_map(|column| finite(column.value)).fold(0.0, f64::max);
        let (sheet, canvas) = sheet(area, Some(fonts));
        let mut chart = ChartBuilder::on(&sheet)
            .margin_top(pixels(plot.y - area.y))
            .margin_right(pixels(area.right() - plot.right()))
            .margin_bottom(pixels(area.bottom() - plot.bottom()))
            .build_cartesian_2d(0.0..count as f64, 0.0..if top > 0.0 { top } else { 1.0 })
            .expect("the margins leave a plot");
        let mut tops: Vec<Option<Rect>> = vec![None; count];
        let marks = self.columns.iter().zip(&mut tops).enumerate().filter_map(|(i, (column, top))| {
            let value = finite(column.value)?.max(0.0);
            let half = FILLED / 2.0;
            let points = vec![(i as f64 + 0.5 - half, value), (i as f64 + 0.5 + half, 0.0)];
            Some(Mark::new(points, move |at: &[Point], canvas: &mut Vec<Item>| {
                let area = Rect::new(at[0].x, at[0].y, at[1].x - at[0].x, plot.bottom() - at[0].y);
                if value > 0.0 {
                    let path = pillar(area, theme.radius.min(area.width / 4.0));
                    canvas.push(fill(path, palette.accent));
                }
                *top = Some(area);
            }))
        });
        chart.draw_series(marks).expect("a frame takes every mark");
        drop(chart);
        drop(sheet);

        let mut items = canvas.take();
        let (from, to) = (Point::new(plot.x, plot.bottom()), Point::new(plot.right(), plot.bottom()));
        items.push(Item::line(from, to, palette.muted, 1.0));
        let at = Point::new(area.x, title.baseline_below(area.y));
        title.draw(at, &mut items);
        for (label, at) in self.values(&tops, plot, size, theme, fonts) {
            label.draw(at, &mut items);
        }
        for (label, at) in self.periods(plot, pitch, theme, fonts) {
            label.draw(at, &mut items);
        }
        figure(&self.alt, items)
    }

    /// The values over their columns: the last, the highest, then as many others as have room.
    fn values(&self, tops: &[Option<Rect>], plot: Rect, size: Pt, theme: &Theme, fonts: &Fonts) -> Vec<(Label, Point)> {
        let style = theme.style(Weight::SemiBold, size, theme.palette.ink);
        let measured: Vec<_> = tops.iter().enumerate().filter_map(|(i, top)| Some((i, (*top)?))).collect();
        let highest = measured.iter().min_by(|a, b| a.1.y.total_cmp(&b.1.y));
        let order = measured.last().into_iter().chain(highest).chain(&measured);
        let mut placed: Vec<(usize, Rect)> = Vec::new();
        let mut labels = Vec::new();
        for &(i, column) in order {
            let label = Label::new(&self.columns[i].value_label, &style, plot.width, fonts);
            let x = (column.center().x - label.width / 2.0).min(plot.right() - label.width).max(plot.x);
            let at = Point::new(x, label.baseline_above(column.y - GAP + 2.0));
            let bounds = label.bounds(at);
            let wide = bounds.inset(-LABEL_GAP / 2.0, 0.0);
            let taken = placed.iter().any(|(other, taken)| *other == i || taken.overlaps(&wide, 0.0));
            let hidden = measured.iter().any(|(other, column)| *other != i && column.overlaps(&wide, 0.0));
            if !(label.is_empty() || taken || hidden) {
                placed.push((i, wide));
                labels.push((i, label, at));
            }
        }
        labels.sort_by_key(|label| label.0);
        labels.into_iter().map(|(_, label, at)| (label, at)).collect()
    }

    /// The names under the columns: all where they fit, cut a little, else every second, third …
    fn periods(&self, plot: Rect, pitch: Pt, theme: &Theme, fonts: &Fonts) -> Vec<(Label, Point)> {
        let style = theme.style(Weight::Regular, theme.scale.small, theme.palette.muted);
        let widest = self.columns.iter().map(|column| fonts.width(&column.label, &style)).fold(0.0, Pt::max);
        // A name may lose a few letters before its neighbours lose theirs.
        let needed = (widest.min(6.0 * theme.scale.small) + LABEL_GAP) / pitch;
        let every = (needed.ceil() as usize).clamp(1, self.columns.len().max(1));
        let labels = self.columns.iter().enumerate().step_by(every).map(|(i, column)| {
            let label = Label::new(&column.label, &style, (pitch * every as Pt - LABEL_GAP).min(plot.width), fonts);
            let middle = plot.x + pitch * (i as Pt + 0.5);
            let x = (middle - label.width / 2.0).min(plot.right() - label.width).max(plot.x);
            (Point::new(x, label.baseline_below(plot.bottom() + GAP)), label)
        });
        labels.map(|(at, label)| (label, at)).collect()
    }
}
