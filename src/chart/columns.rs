//! Small columns for a handful of periods; missing ones stay empty.

use crate::frame::text::Fonts;
use crate::frame::{Item, Rect};
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

impl Columns {
    /// Draws the chart into `area`.
    pub fn draw(&self, _area: Rect, _theme: &Theme, _fonts: &Fonts) -> Item {
        unimplemented!()
    }
}
