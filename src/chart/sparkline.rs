//! A line without axes, for a figure's card.

use crate::frame::{Item, Rect};
use crate::theme::Theme;

/// Weekly values; gaps are breaks.
#[derive(Debug, Clone, PartialEq)]
pub struct Sparkline {
    /// The values; at least one is there.
    pub values: Vec<Option<f64>>,
    /// Alternative text.
    pub alt: String,
}

impl Sparkline {
    /// Draws the chart into `area`, the last value marked by a dot.
    pub fn draw(&self, _area: Rect, _theme: &Theme) -> Item {
        unimplemented!()
    }
}
