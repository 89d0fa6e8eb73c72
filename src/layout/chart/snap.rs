//! Coordinates on the grid that plotters counts in.

use crate::layout::geometry::Pt;

/// A length to the nearest twentieth of a point.
pub(crate) fn snap(length: Pt) -> Pt {
    (length * RESOLUTION).round() / RESOLUTION
}

/// Pixels a point.
pub(crate) const RESOLUTION: Pt = 20.0;
