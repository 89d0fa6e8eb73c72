//! What the rows of the two columns show.

use serde::Serialize;

use crate::layout::geometry::Pt;

/// Features, one a row: how much the account uses each, and how many peers do.
///
/// The two are different measures, of people and of teams, so each column has a scale of its own and none is drawn on the
/// other's.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Adoption {
    /// The rows, at least one.
    pub rows: Vec<AdoptionRow>,
    /// So many of the last rows stand below a rule.
    pub below: usize,
    /// What the first column is of ("In use").
    pub name_title: String,
    /// What the own column counts ("Your people who use it, in September").
    pub own_title: String,
    /// What the peers' column counts, with n; `None` where no row has peers: then the own column takes all of the width.
    pub peers_title: Option<String>,
    /// Alternative text.
    pub alt: String,
}

/// One feature.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AdoptionRow {
    pub name: String,
    /// The bar's figure; `None` where there are only words.
    pub own: Option<f64>,
    /// The same figure a quarter before, of which the bar has a mark.
    pub before: Option<f64>,
    /// The figure beside the bar, or the words in its place ("22 until May"); never cut.
    pub own_label: String,
    /// The same figure month by month, if several are known; gaps are breaks. Empty where there are none.
    pub months: Vec<Option<f64>>,
    /// The share of peers that use it, 0–1.
    pub peers: Option<f64>,
    pub peers_label: String,
    /// Whether it is set in the accent: the feature that the page is about.
    pub marked: bool,
}

/// Between two columns.
pub(crate) const GUTTER: Pt = 20.0;
/// Between a mark and its label.
pub(crate) const GAP: Pt = 7.0;
/// The width and height of a row's small line.
pub(crate) const LINE: (Pt, Pt) = (52.0, 18.0);
/// The thickness of the own bars, and of the peers'.
pub(crate) const THICK: (Pt, Pt) = (12.0, 4.0);
