//! A dot plot: the account and its peers on one scale of 0–100%, a row a feature.

use crate::frame::text::Fonts;
use crate::frame::{Item, Rect};
use crate::theme::Theme;

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

impl Dots {
    /// Draws the chart into `area`.
    pub fn draw(&self, _area: Rect, _theme: &Theme, _fonts: &Fonts) -> Item {
        unimplemented!()
    }
}
