//! The figures of each cohort, computed once for the whole portfolio.

use crate::account::assembly::portfolio::Portfolio;
use crate::account::peers::Distribution;
use crate::account::withheld::Gaps;
use crate::account::{compared, usage};
use crate::base::week_grid::enough_weeks;
use crate::config::qbr::metrics::{MetricConfig, MetricUnit};

impl Portfolio {
    pub(crate) fn measure_cohorts(&mut self) {
        let (metrics, features) = (self.workspace.config.metrics.len(), self.workspace.catalogue.features.len());
        let count = self.cohorts.count();
        let mut values = vec![vec![Vec::new(); metrics]; count + self.money.count()];
        let mut shares = vec![vec![Vec::new(); metrics]; count];
        let mut adoption = vec![vec![(0, 0); features]; count];
        for at in 0..self.tables.accounts.len() {
            let Some(cohort) = self.cohorts.of(at) else { continue };
            let gaps = Gaps::of(&self.tables.accounts[at], &self.workspace);
            for (m, config) in self.workspace.config.metrics.iter().enumerate() {
                let (series, since) = (self.tables.usage.series(at, m), self.own_since(at));
                let weeks: Vec<_> =
                    self.workspace.grid.current().map(|week| usage::own_week(series, week, since)).collect();
                let (measured, all) = (weeks.iter().flatten().count(), self.workspace.grid.weeks);
                let figure = compared::figure(&weeks, config.per_quarter);
                let figure = figure.filter(|_| measured >= enough_weeks(all) && !gaps.has_metric(config));
                let Some(value) = figure else { continue };
                if let Some(pool) = self.pool(at, config) {
                    values[pool][m].push(value / usage::summed_weeks(config, measured));
                }
                let row = &self.tables.accounts[at];
                if let Some(included) = usage::entitlement(config, row, measured, all) {
                    shares[cohort][m].push(value / included / usage::summed_weeks_of_share(config, measured));
                }
            }
            for (index, cell) in self.available(at) {
                let (n, used) = &mut adoption[cohort][index];
                *n += 1;
                *used += usize::from(cell.is_some_and(|c| c.used));
            }
        }
        let sorted = |all: Vec<Vec<Vec<f64>>>| -> Vec<Vec<Distribution>> {
            all.into_iter().map(|metrics| metrics.into_iter().map(Distribution::new).collect()).collect()
        };
        self.values = sorted(values);
        self.shares = sorted(shares);
        self.adoption = adoption;
    }

    /// The index into `values` of the accounts that this account is compared with: money only within one currency.
    pub(crate) fn pool(&self, at: usize, config: &MetricConfig) -> Option<usize> {
        match config.unit {
            MetricUnit::Money => self.money.of(at).map(|pool| self.cohorts.count() + pool),
            MetricUnit::Count | MetricUnit::Percent => self.cohorts.of(at),
        }
    }
}
