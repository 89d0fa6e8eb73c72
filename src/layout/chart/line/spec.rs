//! What a line shows.

use serde::Serialize;

use crate::layout::geometry::Pt;

/// Weekly values with breaks for gaps. The value axis starts at zero.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LineChart {
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
    /// Axis ticks from zero up, each with its formatted label ([`nice_ticks`](crate::layout::chart::ticks::nice_ticks) chooses the values).
    pub ticks: Vec<(f64, String)>,
    /// What happened meanwhile, in the order of its weeks.
    pub notes: Vec<WeekNote>,
    /// What is allowed at any one time, with its direct label ("70 seats").
    pub limit: Option<(f64, String)>,
    /// What the values are, with the unit ("Weekly users").
    pub axis_title: String,
    /// Alternative text.
    pub alt: String,
}

/// Something that happened in a week.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WeekNote {
    /// The week, from 0.
    pub week: usize,
    /// What, in a few words.
    pub text: String,
}

/// How far marks reach beyond the plot: the last dot with its ring.
pub(crate) const OVERHANG: Pt = 6.0;
