//! The account's quarter as a line with a soft area, over the same weeks of last quarter in grey.

use crate::frame::text::Fonts;
use crate::frame::{Item, Rect};
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

impl Line {
    /// Draws the chart into `area`.
    pub fn draw(&self, _area: Rect, _theme: &Theme, _fonts: &Fonts) -> Item {
        unimplemented!()
    }
}
