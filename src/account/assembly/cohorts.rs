//! The figures of each cohort, computed once for the whole portfolio.

use crate::account::assembly::portfolio::Portfolio;
use crate::account::peers::adoption::{Adoption, Users};
use crate::account::peers::band::Band;
use crate::account::peers::crowd::Crowd;
use crate::account::peers::percentiles::Peers;
use crate::account::withheld::Gaps;
use crate::account::{compared, usage};
use crate::base::account_id::identity;
use crate::base::amounts::rounding::whole;
use crate::base::week_grid::enough_weeks;
use crate::config::qbr::metrics::{MetricConfig, MetricUnit};

impl Portfolio {
    pub(crate) fn measure_cohorts(&mut self) {
        let (metrics, minimum) = (self.workspace.config.metrics.len(), self.workspace.config.cohort.minimum);
        let count = self.cohorts.count();
        let mut values = vec![vec![Vec::new(); metrics]; count + self.money.count()];
        let mut shares = vec![vec![Vec::new(); metrics]; count];
        let users: Vec<_> = self.workspace.catalogue.features.iter().map(|feature| Users::of(&feature.id)).collect();
        let mut users = vec![users; count];
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
                // A sum is one of the whole quarter, for not all have as many weeks.
                let whole_quarter =
                    |weeks: fn(&MetricConfig, usize) -> f64| weeks(config, all) / weeks(config, measured);
                let is_of_people = usage::counts_people(config, &self.workspace);
                let is_counted = is_of_people || value.fract() == 0.0;
                let hidden = |band: Band, one: f64| Some(band).filter(|band| !is_counted || band.leaves_three(one));
                if let Some(pool) = self.pool(at, config) {
                    let scaled = whole_quarter(usage::summed_weeks);
                    let figure = value * scaled;
                    let figure = if is_of_people { whole(figure) } else { figure };
                    values[pool][m].extend(hidden(Band::of(figure), scaled));
                }
                let row = &self.tables.accounts[at];
                if let Some(included) = usage::entitlement(config, row, measured, all) {
                    let scaled = whole_quarter(usage::summed_weeks_of_share);
                    shares[cohort][m].extend(hidden(Band::of_share(value / included * scaled), scaled / included));
                }
            }
            for (index, cell) in self.available(at) {
                users[cohort][index].add(identity(&self.tables.accounts[at].id), cell.is_some_and(|c| c.used));
            }
        }
        let told = |all: Vec<Vec<Vec<Band>>>| -> Vec<Vec<Option<Peers>>> {
            let of_cohort = |metrics: Vec<Vec<Band>>| metrics.into_iter().map(|m| Peers::of(m, minimum)).collect();
            all.into_iter().map(of_cohort).collect()
        };
        self.values = told(values);
        self.shares = told(shares);
        let of_cohort = |users: Vec<Users>| users.into_iter().map(|users| users.told(minimum)).collect();
        self.adoption = users.into_iter().map(of_cohort).collect();
    }

    /// How many others every figure of an account's peers is of at least: one number for all pages.
    pub(crate) fn crowd(&self, at: usize) -> Option<Crowd> {
        let cohort = self.cohorts.of(at)?;
        let money = self.money.of(at).map(|pool| &self.values[self.cohorts.count() + pool]);
        let figures = self.values[cohort].iter().chain(&self.shares[cohort]).chain(money.into_iter().flatten());
        let figures = figures.flatten().map(|peers| peers.crowd);
        figures.chain(self.adoption[cohort].iter().flatten().map(Adoption::crowd)).min()
    }

    /// The index into `values` of the accounts that this account is compared with: money only within one currency.
    pub(crate) fn pool(&self, at: usize, config: &MetricConfig) -> Option<usize> {
        match config.unit {
            MetricUnit::Money => self.money.of(at).map(|pool| self.cohorts.count() + pool),
            MetricUnit::Count | MetricUnit::Percent => self.cohorts.of(at),
        }
    }
}
