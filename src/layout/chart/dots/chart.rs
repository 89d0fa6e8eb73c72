//! A dot plot: the account and its peers on one scale of 0–100%, a row a feature.
//!
//! Of a row's two dots the lower one is labelled on its left and the higher one on its right, so labels never meet
//! whatever the values are; a long label at zero is written on the line between the dots. The account's mark is a dot, the
//! peers' an upright tick behind it that is higher: both can be seen everywhere, on one another too.

use plotters::chart::ChartBuilder;

use crate::layout::chart::backend::{pixels, sheet};
use crate::layout::chart::dots::layout::{DotRow, Places, divide};
use crate::layout::chart::dots::spec::{Dot, Dots, GAP, RADIUS, REACH, share};
use crate::layout::chart::figure::Chart;
use crate::layout::chart::label::Label;
use crate::layout::chart::marks::{ChartMark, dot, stroke};
use crate::layout::chart::snap::snap;
use crate::layout::frame::{Item, Paint, Shape, Stroke};
use crate::layout::geometry::{Path, Point, Pt, Rect};
use crate::layout::text::fonts::Fonts;
use crate::layout::text::style::Weight;
use crate::layout::theme::palette::Palette;
use crate::layout::theme::resolved::Theme;

/// Half the height and half the width of the peers' tick, and what it keeps free around itself.
const TICK: (Pt, Pt) = (10.0, 1.25);
const HALO: Pt = 1.25;

impl Chart for Dots {
    fn alt(&self) -> &str {
        &self.alt
    }

    fn items(&self, area: Rect, theme: &Theme, fonts: &Fonts) -> Vec<Item> {
        let mut items = Vec::new();
        let header = self.legend(area, theme, fonts, &mut items);
        let body = Rect::new(area.x, area.y + header, area.width, (area.height - header).max(1.0));
        let (rows, scale) = divide(self, body, theme, fonts);
        // Ticks of neighbouring rows never touch.
        let half = TICK.0.min((scale.height / rows.len().max(1) as Pt - 2.0) / 2.0).max(1.0);

        let (sheet, canvas) = sheet(area, Some(fonts));
        let mut chart = ChartBuilder::on(&sheet)
            .margin_left(pixels(scale.x - area.x))
            .margin_top(pixels(scale.y - area.y))
            .margin_right(pixels(area.right() - scale.right()))
            .margin_bottom(pixels(area.bottom() - scale.bottom()))
            .build_cartesian_2d(0.0..1.0, rows.len().max(1) as f64..0.0)
            .expect("the margins leave a scale");
        let marks = self.rows.iter().zip(rows).enumerate().map(|(i, (dot, row))| {
            let (own, peers) = (share(dot.own), share(dot.peers));
            let points = [0.0, 1.0, row.ends.0, row.ends.1, own.unwrap_or(0.0), peers.unwrap_or(0.0)];
            let points = points.map(|share| (share, i as f64 + 0.5)).to_vec();
            ChartMark::new(points, move |at: &[Point], canvas: &mut Vec<Item>| {
                let (own, peers) = (own.map(|_| at[4]), peers.map(|_| at[5]));
                let (low, high) = (at[2].x, at[3].x);
                let on_page = OnPage { left: area.x, half, start: at[0], end: at[1].x, low, high, own, peers };
                canvas.extend(paint(row, on_page, &theme.palette));
            })
        });
        chart.draw_series(marks).expect("a frame takes every mark");
        drop(chart);
        drop(sheet);
        items.append(&mut canvas.borrow_mut());
        items
    }
}

impl Dots {
    /// What the two kinds of dots mean, once, above the rows; returns the height it takes.
    fn legend(&self, area: Rect, theme: &Theme, fonts: &Fonts, items: &mut Vec<Item>) -> Pt {
        let palette = &theme.palette;
        let style = theme.style(Weight::Regular, theme.scale.small, palette.muted);
        let shown = |of: fn(&Dot) -> Option<f64>| self.rows.iter().any(|row| share(of(row)).is_some());
        let own = Some(self.own_title.as_str()).filter(|_| shown(|row| row.own));
        let peers = self.peers_title.as_deref().filter(|_| shown(|row| row.peers));
        let (mut x, mut height) = (area.x, 0.0);
        for (text, is_own) in [(own, true), (peers, false)] {
            let Some(text) = text else { continue };
            let label = Label::new(text, &style, area.right() - x - 2.0 * REACH, fonts);
            if label.is_empty() {
                continue;
            }
            let middle = area.y + label.height() / 2.0;
            let at = Point::new(snap(x + RADIUS), snap(middle));
            let half = TICK.0.min(label.height() / 2.0 - HALO);
            items.push(if is_own { own_dot(at, palette) } else { peers_tick(at, half, palette) });
            x += RADIUS + REACH;
            let (place, width) = (Point::new(x, label.baseline_at(middle)), label.width);
            height = label.height() + 10.0;
            label.draw(place, items);
            x += width + GAP;
        }
        height
    }
}

/// Where a row is on the page.
struct OnPage {
    /// Where its name begins.
    left: Pt,
    /// Half the height of the peers' tick.
    half: Pt,
    /// Where the scale begins, on the row's line.
    start: Point,
    /// Where the scale ends.
    end: Pt,
    /// The lower and the higher of the labelled shares.
    low: Pt,
    high: Pt,
    own: Option<Point>,
    peers: Option<Point>,
}

/// A row: lines, then dots, then texts.
fn paint(row: DotRow, on_page: OnPage, palette: &Palette) -> Vec<Item> {
    let OnPage { left, half, start, end, own, peers, .. } = on_page;
    let mut items = Vec::new();
    let y = start.y;
    let Places { low, high, taken } = row.places(on_page.low, on_page.high);
    let mut line = |from: Pt, to: Pt, taken: &[(Pt, Pt)], color, width| {
        for (from, to) in open(from, to, taken) {
            items.push(stroke(Path::line(Point::new(from, y), Point::new(to, y)), color, width, &[]));
        }
    };
    let joined = own.zip(peers).map(|(own, peers)| (own.x.min(peers.x), own.x.max(peers.x)));
    let all: Vec<_> = taken.iter().copied().chain(joined).collect();
    line(start.x, end, &all, palette.line, 1.0);
    if let Some((from, to)) = joined {
        line(from, to, &taken, palette.compare, 1.5);
    }
    items.extend(peers.map(|at| peers_tick(at, half, palette)));
    items.extend(own.map(|at| own_dot(at, palette)));
    row.name.draw(left, y, &mut items);
    for (label, x) in [(row.low, low), (row.high, high)] {
        let at = Point::new(x, label.baseline_at(y));
        label.draw(at, &mut items);
    }
    items
}

/// What is left of `from..to` beside what is taken.
fn open(from: Pt, to: Pt, taken: &[(Pt, Pt)]) -> Vec<(Pt, Pt)> {
    let mut taken = taken.to_vec();
    taken.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut parts, mut start) = (Vec::new(), from);
    for (left, right) in taken.into_iter().chain([(to, to)]) {
        if left.min(to) > start + 1.0 {
            parts.push((start, snap(left.min(to))));
        }
        start = snap(start.max(right));
    }
    parts
}

fn own_dot(at: Point, palette: &Palette) -> Item {
    dot(at, RADIUS - 0.5, palette.accent, palette.surface, 1.0)
}

fn peers_tick(at: Point, half: Pt, palette: &Palette) -> Item {
    let (x, y) = (snap(at.x - TICK.1 - HALO / 2.0), snap(at.y - half));
    let area = Rect::new(x, y, 2.0 * TICK.1 + HALO, 2.0 * half);
    Item::Shape(Shape {
        path: Path::rounded(area, 0.0),
        fill: Some(Paint::Solid(palette.compare, 1.0)),
        stroke: Some(Stroke { color: palette.surface, width: HALO, dash: Vec::new(), round: false }),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::chart::laws::{LOOK, parts};

    const AREA: Rect = Rect::new(50.0, 100.0, 500.0, 200.0);

    fn draw(own: Option<f64>, peers: Option<f64>) -> Item {
        let row = Dot { label: "Audit log".into(), own, own_label: "own".into(), peers, peers_label: "peers".into() };
        Dots { rows: vec![row], own_title: "You".into(), peers_title: Some("Others".into()), alt: String::new() }
            .draw(AREA, &LOOK.0, &LOOK.1)
    }

    /// Where a text begins, if it is drawn.
    fn left_of(item: &Item, text: &str) -> Option<Pt> {
        parts(item).1.into_iter().find(|run| run.text == text).map(|run| run.origin.x)
    }

    #[test]
    fn the_lower_dot_is_labelled_on_its_left() {
        let behind = draw(Some(0.1), Some(0.6));
        assert!(left_of(&behind, "own") < left_of(&behind, "peers"));
        let ahead = draw(Some(0.6), Some(0.1));
        assert!(left_of(&ahead, "peers") < left_of(&ahead, "own"));
    }

    /// The marks of one colour on the scale, not those of the legend.
    fn marks(item: &Item, color: crate::layout::color::Color) -> Vec<Rect> {
        let is = |shape: &&Shape| matches!(shape.fill, Some(Paint::Solid(c, _)) if c == color);
        parts(item).0.into_iter().filter(is).skip(1).filter_map(|shape| shape.path.bounds()).collect()
    }

    #[test]
    fn both_marks_are_seen_wherever_they_stand() {
        for apart in [0.0, 0.001, 0.004, 0.01, 0.02, 0.05, 0.4] {
            let item = draw(Some(0.5), Some(0.5 + apart));
            let palette = &LOOK.0.palette;
            let (own, peers) = (marks(&item, palette.accent)[0], marks(&item, palette.compare)[0]);
            assert!(peers.y + 3.0 < own.y && own.bottom() + 3.0 < peers.bottom(), "{apart}: {own:?} hides {peers:?}");
            let order: Vec<_> = parts(&item).0.into_iter().filter_map(|shape| shape.path.bounds()).collect();
            let place = |mark| order.iter().position(|bounds| *bounds == mark);
            assert!(place(peers) < place(own), "the dot is whole");
        }
    }

    #[test]
    fn a_long_label_at_zero_stands_on_the_line_between_the_dots() {
        let row = |peers| Dot {
            label: "Audit log".into(),
            own: Some(0.0),
            own_label: "not used yet".into(),
            peers: Some(peers),
            peers_label: "peers".into(),
        };
        let dots =
            |peers| Dots { rows: vec![row(peers)], own_title: String::new(), peers_title: None, alt: String::new() };
        let draw = |peers| dots(peers).draw(AREA, &LOOK.0, &LOOK.1);
        let (far, near) = (draw(0.6), draw(0.05));
        assert!(left_of(&far, "not used yet") < left_of(&far, "peers"));
        assert_eq!(left_of(&far, "Audit log"), Some(AREA.x));
        assert!(left_of(&near, "peers") < left_of(&near, "not used yet").map(|x| x + 200.0));
    }

    #[test]
    fn lines_are_open_where_something_stands() {
        assert_eq!(open(0.0, 100.0, &[(40.0, 60.0), (-9.0, 10.0)]), [(10.0, 40.0), (60.0, 100.0)]);
        assert_eq!(open(0.0, 100.0, &[(90.0, 120.0), (0.0, 95.0)]), []);
        assert_eq!(open(0.0, 100.0, &[]), [(0.0, 100.0)]);
    }

    #[test]
    fn nothing_used_is_a_dot_at_zero_and_nothing_measured_is_none() {
        let dots = |item: &Item| {
            let is_own = |fill: &Option<Paint>| matches!(fill, Some(Paint::Solid(c, _)) if *c == LOOK.0.palette.accent);
            parts(item).0.into_iter().filter(|shape| is_own(&shape.fill)).count()
        };
        assert_eq!(dots(&draw(Some(0.0), Some(0.5))), 2, "one in the legend, one on the scale");
        assert_eq!(dots(&draw(None, Some(0.5))), 0);
        assert_eq!(dots(&draw(Some(f64::NAN), Some(0.5))), 0);
    }

    #[test]
    fn without_peers_nothing_is_said_of_them() {
        let item = draw(Some(0.4), None);
        assert_eq!(left_of(&item, "Others"), None);
        assert_eq!(left_of(&item, "peers"), None);
        assert!(left_of(&item, "own").is_some());
    }
}
