//! What bars show.

use serde::Serialize;

use crate::layout::geometry::Pt;

/// One row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bar {
    /// What is measured ("Seats").
    pub label: String,
    /// What is used, as a share of the row's full width of 1; over 1 where the limit was passed.
    pub used: f64,
    /// The potential as a share (1, or less where `used` passes it and sets the width).
    pub included: f64,
    /// The peer median as a share, where it may be shown.
    pub peer: Option<f64>,
    /// Direct label ("62 of 100"), never cut where there is a line for it.
    pub value: String,
    /// What the value is compared with ("peers 74"), smaller; empty where nothing is.
    pub note: String,
}

/// Rows of bars from zero.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bars {
    /// The rows, at least one.
    pub rows: Vec<Bar>,
    /// What the tick means, with n ("Median of 24 teams like yours"); drawn once where any row has a tick.
    pub peer_label: Option<String>,
    /// What the end of a track is ("Included"); drawn where a row passes it.
    pub limit_label: Option<String>,
    /// Alternative text.
    pub alt: String,
}

/// Half the width of the peer tick's head.
pub(crate) const TICK_HEAD: Pt = 4.5;

/// How far the peer tick rises above its bar …
pub(crate) const TICK_ABOVE: Pt = 8.0;

/// … and how far it reaches below.
pub(crate) const TICK_BELOW: Pt = 3.0;
