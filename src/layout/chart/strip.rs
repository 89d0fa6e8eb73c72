//! A dot for each of several durations on one axis, and a line at what was promised. Few have a row each, the shortest at the top;
//! many are stacked where they are alike.

use serde::Serialize;

use crate::layout::chart::figure::Chart;
use crate::layout::chart::label::Label;
use crate::layout::chart::series::measured;
use crate::layout::chart::snap::snap;
use crate::layout::color::Color;
use crate::layout::frame::Item;
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::fonts::Fonts;
use crate::layout::text::style::Weight;
use crate::layout::theme::palette::Palette;
use crate::layout::theme::resolved::Theme;

/// Durations as dots.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DotStrip {
    /// The durations, none below zero.
    pub dots: Vec<f64>,
    /// The marked durations of the axis with their labels; the last is its end.
    pub ticks: Vec<(f64, String)>,
    /// A line with its label: what was promised, or the middle one where nothing was.
    pub line: (f64, String),
    /// Whether the line is a promise: dots behind it have another colour.
    pub promised: bool,
    /// Alternative text.
    pub alt: String,
}

/// The diameters of dots, of which the largest is taken in which the highest stack has room, and the gap between them.
const SIZES: [Pt; 9] = [18.0, 16.0, 14.0, 12.0, 10.0, 8.0, 6.0, 4.5, 3.0];
const APART: Pt = 2.0;
/// Up to so many durations have a row each, and the dots there are this share of it, at most this large.
const ROWS: usize = 24;
const FILLED: f64 = 0.64;
const LARGE: Pt = 24.0;
/// The thickness of the line from zero to a dot.
const STEM: Pt = 1.5;
/// Between marks and labels.
const GAP: Pt = 7.0;
/// The most of the width that the line's label takes.
const LABEL: f64 = 0.48;

impl DotStrip {
    /// A row for each duration.
    fn rows(&self, plot: Rect, palette: &Palette, items: &mut Vec<Item>) {
        let mut dots = self.dots.clone();
        dots.sort_by(f64::total_cmp);
        let pitch = plot.height / dots.len().max(1) as Pt;
        let size = (pitch * FILLED).min(LARGE);
        for (row, value) in dots.into_iter().enumerate() {
            let x = plot.x + plot.width * (measured(Some(value)).unwrap_or(0.0) / self.end()).clamp(0.0, 1.0);
            let center = Point::new(
                x.min(plot.right() - size / 2.0).max(plot.x + size / 2.0),
                plot.y + pitch * (row as Pt + 0.5),
            );
            items.push(Item::line(Point::new(plot.x + STEM, center.y), center, palette.line, STEM));
            let dot = Rect::new(center.x - size / 2.0, center.y - size / 2.0, size, size);
            items.push(Item::block(dot, size / 2.0, self.color(value, palette)));
        }
    }

    /// Equal durations on one another.
    fn stacked(&self, plot: Rect, palette: &Palette, items: &mut Vec<Item>) {
        let columns = |size: Pt| ((plot.width / (size + APART)) as usize).max(1);
        let highest = |size: Pt| self.stacks(columns(size)).iter().map(|(near, far)| near + far).max().unwrap_or(0);
        let fits = |size: &Pt| (size + APART) * highest(*size) as Pt <= plot.height;
        let size = SIZES.into_iter().find(fits).unwrap_or(SIZES[SIZES.len() - 1]);
        let stacks = self.stacks(columns(size));
        let most = stacks.iter().map(|(near, far)| near + far).max().unwrap_or(0).max(1) as Pt;
        // Too many for any size overlap a little, so that each is drawn.
        let step = (size + APART).min(((plot.height - size) / (most - 1.0).max(1.0)).max(0.1));
        let pitch = plot.width / stacks.len() as Pt;
        for (at, (near, far)) in stacks.into_iter().enumerate() {
            let left = plot.x + pitch * at as Pt + (pitch - size).max(0.0) / 2.0;
            for number in 0..near + far {
                let top = plot.bottom() - size - step * number as Pt - 1.0;
                let color = if number < near { palette.accent } else { palette.compare };
                let dot = Rect::new(left, top.max(plot.y), size.min(plot.width), size);
                items.push(Item::block(dot, size / 2.0, color));
            }
        }
    }

    fn color(&self, value: f64, palette: &Palette) -> Color {
        if self.is_behind(value) { palette.compare } else { palette.accent }
    }

    /// Whether it took longer than was promised.
    fn is_behind(&self, value: f64) -> bool {
        self.promised && value > self.line.0
    }

    /// How many dots stand in each of the columns of `count` that the axis has room for.
    fn stacks(&self, count: usize) -> Vec<(usize, usize)> {
        let end = self.end();
        let (mut near, mut far) = (vec![0; count], vec![0; count]);
        for value in self.dots.iter().filter_map(|value| measured(Some(*value))) {
            let at = ((value / end).clamp(0.0, 1.0) * count as f64) as usize;
            let stack = if self.is_behind(value) { &mut far } else { &mut near };
            stack[at.min(count - 1)] += 1;
        }
        near.into_iter().zip(far).collect()
    }

    /// The duration at the end of the axis.
    fn end(&self) -> f64 {
        let largest = self.dots.iter().copied().filter_map(|value| measured(Some(value))).fold(0.0, f64::max);
        let last = self.ticks.iter().filter_map(|(at, _)| measured(Some(*at))).fold(largest, f64::max);
        last.max(measured(Some(self.line.0)).unwrap_or(0.0)).max(f64::MIN_POSITIVE)
    }
}

impl Chart for DotStrip {
    fn alt(&self) -> &str {
        &self.alt
    }

    fn items(&self, area: Rect, theme: &Theme, fonts: &Fonts) -> Vec<Item> {
        let (palette, scale) = (&theme.palette, &theme.scale);
        let row = Label::height_of(scale.small);
        let height = (area.height - 2.0 * (row + GAP)).max(1.0);
        let plot = Rect::new(area.x, snap(area.y + row + GAP), area.width.max(1.0), snap(height));
        let mut items = Vec::new();
        if self.dots.len() <= ROWS {
            self.rows(plot, palette, &mut items);
        } else {
            self.stacked(plot, palette, &mut items);
        }
        let place = |value: f64| plot.x + plot.width * (value / self.end()).clamp(0.0, 1.0);
        let (from, to) = (Point::new(plot.x, plot.bottom()), Point::new(plot.right(), plot.bottom()));
        items.push(Item::line(from, to, palette.muted, 1.0));
        let muted = theme.style(Weight::Regular, scale.small, palette.muted);
        let mut free = plot.x;
        for (value, text) in &self.ticks {
            let label = Label::new(text, &muted, plot.width / 3.0, fonts);
            let x = (place(measured(Some(*value)).unwrap_or(0.0)) - label.width / 2.0)
                .min(plot.right() - label.width)
                .max(plot.x);
            if x >= free && !label.is_empty() {
                free = x + label.width + GAP;
                let at = Point::new(x, label.baseline_below(plot.bottom() + GAP));
                label.draw(at, &mut items);
            }
        }
        let x = place(measured(Some(self.line.0)).unwrap_or(0.0)).min(plot.right() - 0.75).max(plot.x + 0.75);
        items.push(Item::line(Point::new(x, area.y + row), Point::new(x, plot.bottom()), palette.ink, 1.5));
        let ink = theme.style(Weight::SemiBold, scale.small, palette.ink);
        let label = Label::new(&self.line.1, &ink, plot.width * LABEL, fonts);
        let left = if x + label.width <= plot.right() { x } else { x - label.width };
        let at = Point::new(left.max(plot.x), label.baseline_below(area.y));
        label.draw(at, &mut items);
        items
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::chart::laws::{LOOK, parts};

    fn strip(dots: Vec<f64>) -> DotStrip {
        let ticks = vec![(0.0, "0".into()), (60.0, "60 minutes".into()), (120.0, "2 hours".into())];
        DotStrip { dots, ticks, line: (60.0, "promised".into()), promised: true, alt: String::new() }
    }

    #[test]
    fn few_durations_stand_at_their_own_place_the_shortest_at_the_top() {
        let item = strip(vec![90.0, 30.0, 60.0]).draw(Rect::new(0.0, 0.0, 480.0, 300.0), &LOOK.0, &LOOK.1);
        let dots = parts(&item).0.into_iter().filter(|shape| shape.fill.is_some()).filter_map(|s| s.path.bounds());
        let mut dots: Vec<_> = dots.map(|area| area.center()).collect();
        dots.sort_by(|a, b| a.y.total_cmp(&b.y));
        assert_eq!(dots.iter().map(|at| at.x.round()).collect::<Vec<_>>(), [120.0, 240.0, 360.0]);
    }

    #[test]
    fn each_duration_is_one_dot_and_behind_the_promise_of_another_colour() {
        for many in [3, 40, 900] {
            let dots: Vec<_> = (0..many).map(|n| f64::from(n % 90)).collect();
            let behind = dots.iter().filter(|value| **value > 60.0).count();
            let item = strip(dots).draw(Rect::new(0.0, 0.0, 500.0, 260.0), &LOOK.0, &LOOK.1);
            let shapes = parts(&item).0;
            let of = |color| {
                let fill = Some(crate::layout::frame::Paint::Solid(color, 1.0));
                shapes.iter().filter(|shape| shape.fill == fill).count()
            };
            let palette = &LOOK.0.palette;
            assert_eq!((of(palette.accent), of(palette.compare)), (many as usize - behind, behind));
        }
    }
}
