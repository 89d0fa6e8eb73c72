//! Seats as dots: one each, so that what is ready can be counted.
//!
//! Dots at work are full, dots that are ready are rings, dots beyond what was bought are darker and stand apart in
//! shape too: squares. Without the colour the three can still be told apart.

use super::backend::snap;
use super::figure;
use super::marks::fill;
use crate::frame::{Item, Path, Point, Pt, Rect, Shape, Stroke};
use crate::theme::Theme;

/// Whole seats.
#[derive(Debug, Clone, PartialEq)]
pub struct Seats {
    /// How many are at work.
    pub active: usize,
    /// How many were bought.
    pub licensed: usize,
    /// Alternative text.
    pub alt: String,
}

/// The most dots that can still be taken in as single ones.
const MOST: usize = 240;
/// The widest that a dot with its gap may be.
const WIDEST: Pt = 46.0;
/// The share of its cell that a dot fills.
const FILLED: f64 = 0.66;
/// The least radius that still shows a ring.
const LEAST: Pt = 2.5;

impl Seats {
    /// The chart, where there are few enough seats for dots.
    pub fn new(active: usize, licensed: usize, alt: String) -> Option<Self> {
        (1..=MOST).contains(&licensed.max(active)).then_some(Self { active, licensed, alt })
    }

    /// Draws the dots into the upper left of `area`, row by row; returns the chart and the height it took.
    pub fn draw(&self, area: Rect, theme: &Theme) -> (Item, Pt) {
        let count = self.active.max(self.licensed);
        let columns = columns(count, area);
        let rows = count.div_ceil(columns);
        let cell = (area.width / columns as Pt).min(area.height / rows as Pt).min(WIDEST);
        let palette = &theme.palette;
        let radius = (cell * FILLED / 2.0).max(LEAST);
        let dot = |seat: usize| {
            let (row, column) = (seat / columns, seat % columns);
            let center =
                Point::new(snap(area.x + radius + cell * column as Pt), snap(area.y + cell * (row as Pt + 0.5)));
            if seat >= self.licensed {
                let side = radius * 0.88;
                let square = Rect::new(snap(center.x - side), snap(center.y - side), 2.0 * side, 2.0 * side);
                fill(Path::rounded(square, 0.0), palette.accent.mix(palette.ink, 0.55))
            } else if seat < self.active {
                fill(Path::circle(center, radius), palette.accent)
            } else {
                let width = (radius * 0.24).clamp(0.8, 1.75);
                let ring = Stroke { color: palette.accent, width, dash: Vec::new(), round: false };
                let path = Path::circle(center, radius - width / 2.0);
                Item::Shape(Shape { path, fill: None, stroke: Some(ring) })
            }
        };
        (figure(&self.alt, (0..count).map(dot).collect()), cell * rows as Pt)
    }
}

/// How many columns give the largest dots.
fn columns(count: usize, area: Rect) -> usize {
    let cell = |columns: usize| (area.width / columns as Pt).min(area.height / count.div_ceil(columns) as Pt);
    let cell = |columns: &usize| cell(*columns).min(WIDEST);
    (1..=count).max_by(|a, b| cell(a).total_cmp(&cell(b))).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::laws::{LOOK, parts};
    use super::*;

    fn kinds(active: usize, licensed: usize) -> (usize, usize) {
        let chart = Seats::new(active, licensed, "Seats".into()).unwrap();
        let (item, _) = chart.draw(Rect::new(50.0, 100.0, 300.0, 200.0), &LOOK.0);
        let shapes = parts(&item).0;
        (shapes.iter().filter(|s| s.fill.is_some()).count(), shapes.iter().filter(|s| s.stroke.is_some()).count())
    }

    #[test]
    fn every_seat_is_a_dot_and_every_ready_one_a_ring() {
        assert_eq!(kinds(62, 100), (62, 38));
        assert_eq!(kinds(100, 100), (100, 0));
        assert_eq!(kinds(124, 100), (124, 0));
        assert_eq!(kinds(0, 1), (0, 1));
    }

    #[test]
    fn too_many_or_none_are_no_dots() {
        assert_eq!(Seats::new(10, 241, String::new()), None);
        assert_eq!(Seats::new(0, 0, String::new()), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn all_dots_stay_inside(count in 1..=MOST, width in 120.0..600.0f64, height in 80.0..330.0f64) {
            let area = Rect::new(50.0, 100.0, width, height);
            let (item, taken) = Seats::new(count / 2, count, String::new()).unwrap().draw(area, &LOOK.0);
            prop_assert!(taken <= height + 0.1);
            for shape in parts(&item).0 {
                prop_assert!(area.contains(&shape.path.bounds().unwrap(), 1.0));
            }
        }
    }
}
