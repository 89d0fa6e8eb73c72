//! Seats as dots: one each, so that what is ready can be counted.
//!
//! Dots at work are full, dots that are ready are rings, dots beyond what was bought are darker
//! squares. The three differ without colour too.

use serde::Serialize;

use crate::layout::chart::figure::Chart;
use crate::layout::chart::marks::fill;
use crate::layout::chart::snap::snap;
use crate::layout::frame::{Item, Shape, Stroke};
use crate::layout::geometry::{Path, Point, Pt, Rect};
use crate::layout::text::fonts::Fonts;
use crate::layout::theme::resolved::Theme;

/// Whole seats.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Seats {
    /// How many are at work.
    pub active: usize,
    /// How many were bought.
    pub licensed: usize,
    /// Alternative text.
    pub alt: String,
}

/// The fewest dots that make a picture, and the most that can still be taken in as single ones.
const COUNT: (usize, usize) = (4, 240);
/// The widest that a dot with its gap may be.
const WIDEST: Pt = 64.0;
/// How much smaller dots may be for the sake of full rows.
const SMALLER: f64 = 0.88;
/// The share of its cell that a dot fills.
const FILLED: f64 = 0.66;
/// The least radius that still shows a ring.
const LEAST: Pt = 2.5;

impl Seats {
    /// The chart, where there are few enough seats for dots.
    pub fn new(active: usize, licensed: usize, alt: String) -> Option<Self> {
        (COUNT.0..=COUNT.1).contains(&licensed.max(active)).then_some(Self { active, licensed, alt })
    }

    /// What the chart takes of the height of `area`.
    pub fn height(&self, area: Rect) -> Pt {
        let grid = self.grid(area);
        grid.cell * grid.rows as Pt
    }

    fn grid(&self, area: Rect) -> Grid {
        let count = self.active.max(self.licensed);
        let columns = columns(count, area);
        let rows = count.div_ceil(columns);
        let cell = (area.width / columns as Pt).min(area.height / rows as Pt).min(WIDEST);
        Grid { columns, rows, cell }
    }
}

struct Grid {
    columns: usize,
    rows: usize,
    /// The side of a dot's square.
    cell: Pt,
}

impl Chart for Seats {
    fn alt(&self) -> &str {
        &self.alt
    }

    /// The dots in the upper left of `area`, row by row.
    fn items(&self, area: Rect, theme: &Theme, _: &Fonts) -> Vec<Item> {
        let Grid { columns, cell, .. } = self.grid(area);
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
        (0..self.active.max(self.licensed)).map(dot).collect()
    }
}

/// How many columns give the largest dots; of those that give dots nearly as large the one whose last row is the fullest.
fn columns(count: usize, area: Rect) -> usize {
    let cell = |columns: usize| (area.width / columns as Pt).min(area.height / count.div_ceil(columns) as Pt);
    let cell = |columns: &usize| cell(*columns).min(WIDEST);
    let largest = (1..=count).map(|columns| cell(&columns)).fold(0.0, Pt::max);
    let near = (1..=count).filter(|columns| cell(columns) >= largest * SMALLER);
    let missing = |columns: &usize| (columns - 1 - (count - 1) % columns) as Pt / *columns as Pt;
    // Between equals: the shape that comes closest to the area's.
    let odd = |columns: &usize| {
        let rows = count.div_ceil(*columns) as Pt;
        (*columns as Pt / rows / (area.width / area.height.max(1.0))).ln().abs()
    };
    near.min_by(|a, b| {
        missing(a).total_cmp(&missing(b)).then(cell(b).total_cmp(&cell(a))).then(odd(a).total_cmp(&odd(b)))
    })
    .unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::layout::chart::laws::{LOOK, parts};

    fn kinds(active: usize, licensed: usize) -> (usize, usize) {
        let chart = Seats::new(active, licensed, "Seats".into()).unwrap();
        let item = chart.draw(Rect::new(50.0, 100.0, 300.0, 200.0), &LOOK.0, &LOOK.1);
        let shapes = parts(&item).0;
        (shapes.iter().filter(|s| s.fill.is_some()).count(), shapes.iter().filter(|s| s.stroke.is_some()).count())
    }

    #[test]
    fn every_seat_is_a_dot_and_every_ready_one_a_ring() {
        assert_eq!(kinds(62, 100), (62, 38));
        assert_eq!(kinds(100, 100), (100, 0));
        assert_eq!(kinds(124, 100), (124, 0));
        assert_eq!(kinds(0, 4), (0, 4));
    }

    #[test]
    fn too_many_or_too_few_are_no_dots() {
        assert_eq!(Seats::new(1, 3, String::new()), None);
        assert_eq!(Seats::new(10, 241, String::new()), None);
        assert_eq!(Seats::new(0, 0, String::new()), None);
    }

    #[test]
    fn rows_are_full_where_that_costs_little() {
        let area = Rect::new(0.0, 0.0, 340.0, 210.0);
        assert_eq!([4, 9, 12, 15, 20].map(|count| count % columns(count, area)), [0; 5]);
        assert_eq!([4, 6, 8].map(|count| columns(count, area)), [2, 3, 4], "in the shape of the area");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn all_dots_stay_inside(count in COUNT.0..=COUNT.1, width in 120.0..600.0f64, height in 80.0..330.0f64) {
            let area = Rect::new(50.0, 100.0, width, height);
            let chart = Seats::new(count / 2, count, String::new()).unwrap();
            prop_assert!(chart.height(area) <= height + 0.1);
            for shape in parts(&chart.draw(area, &LOOK.0, &LOOK.1)).0 {
                prop_assert!(area.contains(&shape.path.bounds().unwrap(), 1.0));
            }
        }
    }
}
