//! The same weeks a year ago, so that a season is not taken for a change.

use crate::account::change::Change;
use crate::account::compared::{Compared, change};
use crate::base::amounts::rounding::whole;
use crate::base::period::Period;
use crate::base::week::Week;
use crate::config::qbr::metrics::MetricConfig;
use crate::config::workspace::Workspace;
use crate::ingest::series::Series;

/// A metric's quarter beside the same weeks a year ago.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct YearAgo {
    /// The quarter that those weeks are of.
    pub quarter: Period,
    /// How many weeks were measured in both years.
    pub weeks: usize,
    /// From a year ago to this quarter, over those weeks.
    pub change: Change,
}

impl YearAgo {
    /// Of an account's weeks of a metric; `people` says whether they are whole people.
    ///
    /// `None` where fewer than eight thirteenths of the quarter's weeks were measured in both years, where both figures are 0, or
    /// where one is negative.
    pub fn of(config: &MetricConfig, series: &Series, people: bool, workspace: &Workspace) -> Option<Self> {
        let grid = &workspace.grid;
        let value = |week: Week| series.get(week).map(|value| if people { whole(value) } else { value });
        let now: Vec<_> = grid.current().map(value).collect();
        let before: Vec<_> = weeks(workspace).map(value).collect();
        let compared = Compared { weeks: &now, prior_weeks: &before, both: None, people };
        let change = change(&compared, grid.weeks, config, &workspace.config.thresholds).ok()?;
        let weeks = now.iter().zip(&before).filter(|(now, before)| now.is_some() && before.is_some()).count();
        Some(Self { quarter: quarter(workspace)?, weeks, change })
    }
}

/// The weeks a year before those of the quarter.
pub fn weeks(workspace: &Workspace) -> impl Iterator<Item = Week> + Clone + use<> {
    let year = workspace.grid.calendar.a_year();
    workspace.grid.current().map(move |week| Week(week.0 - year))
}

fn quarter(workspace: &Workspace) -> Option<Period> {
    let first_month = workspace.config.fiscal_year_starts;
    (0..4).try_fold(workspace.period, |period, _| period.previous(first_month))
}
