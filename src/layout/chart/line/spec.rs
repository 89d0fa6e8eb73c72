//! What a line shows.

use serde::Serialize;

use crate::layout::geometry::Pt;

/// Weekly values of two quarters on end, with breaks for gaps. The value axis starts at its first tick, and only where that is
/// zero the weeks stand on an area.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LineChart {
    /// The weeks of the quarter before; empty where they are not shown.
    pub earlier: Vec<Option<f64>>,
    /// This quarter's weeks, which follow them. A missing week is a break in the line, a lone one a short dash.
    pub current: Vec<Option<f64>>,
    /// The mean week of the quarter before.
    pub earlier_mean: Option<Mean>,
    /// The mean week of this quarter.
    pub current_mean: Option<Mean>,
    /// Where months begin, in order.
    pub months: Vec<MonthStart>,
    /// The formatted value of the latest measured week.
    pub last_label: String,
    /// Axis ticks from the bottom up, each with its formatted label ([`nice_ticks`](crate::layout::chart::ticks::nice_ticks) chooses the values).
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

/// A level of several weeks.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mean {
    pub value: f64,
    /// Direct label ("Q3 2026: 389 in an average week").
    pub label: String,
}

/// The first day of a month.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MonthStart {
    /// In weeks from the first day of the first week.
    pub at: f64,
    pub label: String,
}

/// Something that happened in a week.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WeekNote {
    /// The week, from 0 for the first of the chart.
    pub week: usize,
    /// What, in a few words.
    pub text: String,
    /// Whether the values turned in it, which is marked on the line.
    pub is_turn: bool,
}

/// How far marks reach beyond the plot: the last dot with its ring.
pub(crate) const OVERHANG: Pt = 6.0;
