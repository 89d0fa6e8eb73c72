//! What a row of dots shows.

use serde::Serialize;

use crate::layout::chart::series::measured;
use crate::layout::geometry::Pt;

/// One row.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
#[derive(Debug, Clone, PartialEq, Serialize)]
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

/// The room that a mark without a label needs.
pub(crate) const AROUND: Pt = RADIUS + 2.5;

/// From a dot's middle to its label.
pub(crate) const REACH: Pt = RADIUS + 6.0;

/// Between a row's name and the scale, and between the entries of the legend.
pub(crate) const GAP: Pt = 18.0;

/// The radius of a dot.
pub(crate) const RADIUS: Pt = 5.5;

/// A share that can be drawn.
pub(crate) fn share(value: Option<f64>) -> Option<f64> {
    measured(value).map(|value| value.min(1.0))
}
