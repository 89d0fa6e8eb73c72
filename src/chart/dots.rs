//! A dot plot: the account and its peers on one scale of 0–100%, a row a feature.
//!
//! Of a row's two dots the lower one is labelled on its left and the higher one on its right, so labels never meet
//! whatever the values are. The account's dot is full, the peers' is a ring.

use plotters::chart::ChartBuilder;

use super::backend::{pixels, sheet};
use super::label::Label;
use super::marks::{Mark, dot, stroke};
use super::{figure, finite};
use crate::frame::text::{Fonts, Weight};
use crate::frame::{Item, Path, Point, Pt, Rect};
use crate::theme::{Palette, Theme};

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct Dot {
    /// The feature.
    pub label: String,
    /// The account's share, 0–1; `None` where it was not measured.
    pub own: Option<f64>,
    /// The account's direct label ("not used yet", "12%").
    pub own_label: String,
    /// The peers' share, 0–1, where it may be shown.
    pub peers: Option<f64>,
    /// The peers' direct label.
    pub peers_label: String,
}

/// Rows of dots joined by a thin line.
#[derive(Debug, Clone, PartialEq)]
pub struct Dots {
    /// The rows, at least one.
    pub rows: Vec<Dot>,
    /// Legend of the own dot ("You").
    pub own_title: String,
    /// Legend of the peer dot with n ("24 teams like yours").
    pub peers_title: Option<String>,
    /// Alternative text.
    pub alt: String,
}

/// The most that one row takes of the height.
const MOST_PITCH: Pt = 56.0;
/// The radius of a dot.
const RADIUS: Pt = 5.5;
/// From a dot's middle to its label.
const REACH: Pt = RADIUS + 6.0;
/// Between the rows' names and the plot.
const GAP: Pt = 18.0;
/// The share of the width that the rows' names may take.
const NAMES: f64 = 0.36;
/// The share of the width that a direct label may take.
const DIRECT: f64 = 0.2;

/// A row's texts, measured; of the direct labels one stands left of the lower dot, one right of the higher.
struct Row {
    name: Label,
    left: Label,
    right: Label,
    /// The shares beside which they stand.
    ends: (f64, f64),
}

impl Dots {
    /// Draws the chart into `area`.
    pub fn draw(&self, area: Rect, theme: &Theme, fonts: &Fonts) -> Item {
        let mut items = Vec::new();
        let header = self.legend(area, theme, fonts, &mut items);
        let body = Rect::new(area.x, area.y + header, area.width, (area.height - header).max(1.0));
        let pitch = (body.height / self.rows.len().max(1) as Pt).min(MOST_PITCH);
        let rows: Vec<_> = self.rows.iter().map(|row| row.measure(area.width, pitch, theme, fonts)).collect();

        let names = rows.iter().map(|row| row.name.width).fold(0.0, Pt::max);
        let names = if names > 0.0 { names + GAP } else { 0.0 };
        let (left, right) = gutters(&rows, body.width - names);
        let width = (body.width - names - left - right).max(1.0);
        let plot = Rect::new(body.x + names + left, body.y, width, pitch * rows.len().max(1) as Pt);

        let (sheet, canvas) = sheet(area, Some(fonts));
        let mut chart = ChartBuilder::on(&sheet)
            .margin_left(pixels(plot.x - area.x))
            .margin_top(pixels(plot.y - area.y))
            .margin_right(pixels(area.right() - plot.right()))
            .margin_bottom(pixels(area.bottom() - plot.bottom()))
            .build_cartesian_2d(0.0..1.0, rows.len().max(1) as f64..0.0)
            .expect("the margins leave a plot");
        let marks = self.rows.iter().zip(&rows).enumerate().map(|(i, (row, texts))| {
            let y = i as f64 + 0.5;
            let (own, peers) = (share(row.own), share(row.peers));
            let points = [0.0, 1.0, own.unwrap_or(0.0), peers.unwrap_or(0.0), texts.ends.0, texts.ends.1];
            Mark::new(points.map(|x| (x, y)).to_vec(), move |at: &[Point], canvas: &mut Vec<Item>| {
                let dots = (own.map(|_| at[2]), peers.map(|_| at[3]));
                row_marks((at[0], at[1]), dots, &theme.palette, canvas);
                let baseline = |label: &Label| label.baseline_at(at[0].y);
                let Row { name, left, right, .. } = texts;
                name.clone().draw(Point::new(area.x, baseline(name)), canvas);
                left.clone().draw(Point::new(at[4].x - REACH - left.width, baseline(left)), canvas);
                right.clone().draw(Point::new(at[5].x + REACH, baseline(right)), canvas);
            })
        });
        chart.draw_series(marks).expect("a frame takes every mark");
        drop(chart);
        drop(sheet);
        items.append(&mut canvas.borrow_mut());
        figure(&self.alt, items)
    }

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
            let at = Point::new(x + RADIUS, middle);
            items.push(if is_own { own_dot(at, palette) } else { peers_dot(at, palette) });
            x += RADIUS + REACH;
            let (place, width) = (Point::new(x, label.baseline_at(middle)), label.width);
            height = label.height() + 10.0;
            label.draw(place, items);
            x += width + GAP;
        }
        height
    }
}

impl Dot {
    fn measure(&self, width: Pt, pitch: Pt, theme: &Theme, fonts: &Fonts) -> Row {
        let (small, palette) = (theme.scale.small, &theme.palette);
        let size = if pitch >= Label::height_of(theme.scale.body) + 6.0 { theme.scale.body } else { small };
        let name = Label::new(&self.label, &theme.style(Weight::Regular, size, palette.ink), width * NAMES, fonts);
        let set =
            |text: &str, weight, color| Label::new(text, &theme.style(weight, small, color), width * DIRECT, fonts);
        let (own, peers) = (share(self.own), share(self.peers));
        let own_label = set(&self.own_label, Weight::SemiBold, palette.ink);
        let none = || set("", Weight::Regular, palette.muted);
        let peers_label = peers.map_or_else(none, |_| set(&self.peers_label, Weight::Regular, palette.muted));
        let (left, right, ends) = match (own, peers) {
            (Some(own), Some(peers)) if own > peers => (peers_label, own_label, (peers, own)),
            (Some(own), Some(peers)) => (own_label, peers_label, (own, peers)),
            (Some(own), None) => (none(), own_label, (own, own)),
            // What was not measured has no place on the scale: its label stands before the scale begins.
            (None, Some(peers)) => (own_label, peers_label, (0.0, peers)),
            (None, None) => (own_label, none(), (0.0, 0.0)),
        };
        Row { name, left, right, ends }
    }
}

/// A share that can be drawn.
fn share(value: Option<f64>) -> Option<f64> {
    finite(value).map(|value| value.clamp(0.0, 1.0))
}

/// What the labels need left of 0% and right of 100%, within `width` for both and the scale.
fn gutters(rows: &[Row], width: Pt) -> (Pt, Pt) {
    let need = |label: &Label| if label.is_empty() { RADIUS } else { label.width + REACH };
    let most = |of: fn(&Row) -> &Label| rows.iter().map(|row| need(of(row))).fold(RADIUS, Pt::max);
    // A label beside a dot within the scale needs less; the narrowest scale there can be says how much less.
    let scale = (width - most(|row| &row.left) - most(|row| &row.right)).max(0.0);
    let left = rows.iter().map(|row| need(&row.left) - row.ends.0 * scale).fold(RADIUS, Pt::max);
    let right = rows.iter().map(|row| need(&row.right) - (1.0 - row.ends.1) * scale).fold(RADIUS, Pt::max);
    (left, right)
}

/// The scale's hairline, the line between the dots, and the dots.
fn row_marks(scale: (Point, Point), dots: (Option<Point>, Option<Point>), palette: &Palette, canvas: &mut Vec<Item>) {
    canvas.push(stroke(Path::line(scale.0, scale.1), palette.line, 1.0, &[]));
    if let (Some(own), Some(peers)) = dots {
        canvas.push(stroke(Path::line(own, peers), palette.compare, 2.0, &[]));
    }
    canvas.extend(dots.1.map(|at| peers_dot(at, palette)));
    canvas.extend(dots.0.map(|at| own_dot(at, palette)));
}

fn own_dot(at: Point, palette: &Palette) -> Item {
    dot(at, RADIUS - 0.5, palette.accent, palette.surface, 1.0)
}

fn peers_dot(at: Point, palette: &Palette) -> Item {
    dot(at, RADIUS - 2.0, palette.surface, palette.compare, 2.0)
}
