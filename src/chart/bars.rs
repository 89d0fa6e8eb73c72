//! Horizontal bars: used of included, with the peer median as a tick.

use crate::frame::text::Fonts;
use crate::frame::{Item, Rect};
use crate::theme::Theme;

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What is measured ("Seats").
    pub label: String,
    /// What is used, as a share of the row's full width of 1; over 1 where the limit was passed.
    pub used: f64,
    /// The potential as a share (1, or less where `used` passes it and sets the width).
    pub included: f64,
    /// The peer median as a share, where it may be shown.
    pub peer: Option<f64>,
    /// Direct label ("62 of 100").
    pub value: String,
}

/// Rows of bars from zero.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// The rows, at least one.
    pub rows: Vec<Bar>,
    /// What the tick means, with n ("Median of 24 teams like yours"); drawn once where any row has a tick.
    pub peer_label: Option<String>,
    /// Alternative text.
    pub alt: String,
}

impl Bars {
    /// Draws the chart into `area`.
    pub fn draw(&self, _area: Rect, _theme: &Theme, _fonts: &Fonts) -> Item {
        unimplemented!()
    }
}
