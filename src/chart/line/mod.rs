//! The account's quarter as a line with a soft area, over the same weeks of last quarter in grey.
//!
//! Lines are named at their right ends, never in a legend; the peak and the last value are written out. A hairline
//! gives way to a label rather than run through it.

mod layout;

use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::cartesian::{Cartesian2d, MeshLine};
use plotters::coord::combinators::{BindKeyPoints, WithKeyPoints};
use plotters::coord::ranged1d::BoldPoints;
use plotters::coord::types::RangedCoordf64;

use self::layout::Layout;
use super::backend::{Backend, pixels, sheet};
use super::marks::{Datum, dot, ribbon, stroke, thread};
use super::{figure, finite, runs};
use crate::frame::text::Fonts;
use crate::frame::{Color, Item, Point, Pt, Rect};
use crate::theme::Theme;

/// Weekly values with breaks for gaps. The value axis starts at zero.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// This quarter's weeks; a missing week is a break in the line, a lone one a dot.
    pub current: Vec<Option<f64>>,
    /// The same weeks of last quarter; empty where nothing was measured.
    pub prior: Vec<Option<f64>>,
    /// Labels under the weeks, one a week; empty strings are not drawn.
    pub week_labels: Vec<String>,
    /// Direct label at the end of the current line ("Q3 2026").
    pub current_label: String,
    /// Direct label of the prior line.
    pub prior_label: String,
    /// The formatted value of each current week (peak and last are drawn).
    pub value_labels: Vec<Option<String>>,
    /// Axis ticks from zero up, each with its formatted label ([`nice_ticks`](super::nice_ticks) chooses the values).
    pub ticks: Vec<(f64, String)>,
    /// What the values are, with the unit ("Weekly users").
    pub axis_title: String,
    /// Alternative text.
    pub alt: String,
}

/// plotters' chart of weeks across and values up.
type Plot<'c, 'a> = ChartContext<'c, Backend<'a>, Cartesian2d<RangedCoordf64, WithKeyPoints<RangedCoordf64>>>;

/// The width of this quarter's line.
const CURRENT: Pt = 2.5;
/// The width of last quarter's line.
const PRIOR: Pt = 1.5;
/// Dash and gap of last quarter's line, so that grey is not its only sign.
const PRIOR_DASH: [Pt; 2] = [4.0, 4.0];
/// How far marks reach beyond the plot: the last dot with its ring.
const OVERHANG: Pt = 6.0;

impl Line {
    /// Draws the chart into `area`.
    pub fn draw(&self, area: Rect, theme: &Theme, fonts: &Fonts) -> Item {
        let layout = Layout::measure(self, area, theme, fonts);
        let (sheet, canvas) = sheet(area, Some(fonts));
        let plot = layout.plot;
        let weeks = (self.weeks() - 1) as f64;
        // plotters puts the only value of an empty range at the page's edge.
        let across = if weeks > 0.0 { 0.0..weeks } else { -0.5..0.5 };
        let up = (0.0..layout.top).with_key_points(layout.ticks.iter().map(|tick| tick.0).collect());
        let mut chart: Plot = ChartBuilder::on(&sheet)
            .margin_left(pixels(plot.x - area.x))
            .margin_top(pixels(plot.y - area.y))
            .margin_right(pixels(area.right() - plot.right()))
            .margin_bottom(pixels(area.bottom() - plot.bottom()))
            .build_cartesian_2d(across, up)
            .expect("the margins leave a plot");

        let (current, prior) = (stretches(&self.current), stretches(&self.prior));
        areas(&mut chart, &current, theme);
        hairlines(&chart, &layout, theme);
        let palette = &theme.palette;
        lines(&mut chart, &prior, palette.compare, PRIOR, &PRIOR_DASH, palette.surface);
        lines(&mut chart, &current, palette.accent, CURRENT, &[], palette.surface);
        drop(chart);
        drop(sheet);

        let mut items = canvas.take();
        layout.draw(theme, &mut items);
        figure(&self.alt, items)
    }

    /// How many weeks the chart spans.
    fn weeks(&self) -> usize {
        self.current.len().max(self.prior.len()).max(self.week_labels.len()).max(1)
    }
}

/// The stretches of measured weeks, as data points.
fn stretches(values: &[Option<f64>]) -> Vec<Vec<Datum>> {
    runs(values).map(|run| run.filter_map(|week| Some((week as f64, finite(values[week])?))).collect()).collect()
}

/// The soft areas between this quarter's line and zero.
fn areas(chart: &mut Plot, stretches: &[Vec<Datum>], theme: &Theme) {
    let (start, end) = (theme.palette.accent_soft, theme.palette.accent_soft.mix(theme.palette.surface, 0.85));
    let top = stretches.iter().flatten().map(|point| point.1).fold(0.0, f64::max);
    chart.draw_series(stretches.iter().map(|run| ribbon(run, top, start, end))).expect("a frame takes every mark");
}

/// Horizontal hairlines at the ticks, the one at zero stronger, open around the peak's label.
fn hairlines(chart: &Plot, layout: &Layout, theme: &Theme) {
    let mut first = true;
    let draw = |backend: &mut Backend, line: MeshLine<_, _>| {
        let MeshLine::YMesh(from, to, _) = line else { return Ok(()) };
        let (from, to) = (backend.place(from), backend.place(to));
        let (color, width) = if first { (theme.palette.muted, 1.0) } else { (theme.palette.line, 0.75) };
        first = false;
        let gap = layout.peak.as_ref().map(|peak| peak.bounds().inset(-4.0, -1.0));
        let mut canvas = backend.canvas().borrow_mut();
        match gap.filter(|gap| gap.y < from.y && from.y < gap.bottom()) {
            Some(gap) => {
                if gap.x > from.x {
                    canvas.push(Item::line(from, Point::new(gap.x, from.y), color, width));
                }
                if gap.right() < to.x {
                    canvas.push(Item::line(Point::new(gap.right(), to.y), to, color, width));
                }
            }
            None => canvas.push(Item::line(from, to, color, width)),
        }
        Ok(())
    };
    chart.plotting_area().draw_mesh(draw, BoldPoints(layout.ticks.len()), BoldPoints(0)).expect("hairlines are drawn");
}

/// Each stretch as a line, a lone week as a dot.
fn lines(chart: &mut Plot, stretches: &[Vec<Datum>], color: Color, width: Pt, dash: &[Pt], ring: Color) {
    let marks = stretches
        .iter()
        .map(|run| thread(run, |path| stroke(path, color, width, dash), |at| dot(at, width, color, ring, 1.0)));
    chart.draw_series(marks).expect("a frame takes every mark");
}
