//! The metrics of one account with their potential, and the figures derived from them: activity and time saved.

use crate::account::assembly::portfolio::Portfolio;
use crate::account::course::half_year::{Counting, EndedWeek, HalfYear};
use crate::account::course::history::{self, History};
use crate::account::course::runway::Runway;
use crate::account::course::year_ago::{self, YearAgo};
use crate::account::metric::{Metric, Potential, PotentialSource};
use crate::account::usage;
use crate::account::view::{Activity, Features, Saved};
use crate::account::withheld::{Gaps, WithheldFigure};
use crate::base::amounts::currency::Currency;
use crate::base::amounts::rounding::whole;
use crate::base::noun::Unit;
use crate::config::qbr::metrics::{MetricConfig, MetricKind, MetricUnit};
use crate::config::workspace::Workspace;

impl Portfolio {
    pub(crate) fn metrics(&self, at: usize, workspace: &Workspace) -> Vec<Metric> {
        let row = &self.tables.accounts[at];
        let cohort = self.cohorts.of(at);
        let gaps = Gaps::of(row, &self.workspace);
        let since = self.compared_since(at);
        let currency = row.currency.unwrap_or(workspace.config.currency());
        // A potential must not exceed the number of seats if the metric counts people.
        let counts_people = |id: &str| usage::is_of_people(id, &workspace.config.roles);
        let within_seats =
            |id: &str, mark: f64| !counts_people(id) || row.seats_licensed.is_none_or(|seats| mark <= seats);
        let finish = |(m, config): (usize, &MetricConfig)| {
            let series = self.tables.usage.series(at, m);
            let mut metric = usage::metric(config, series, currency, since, workspace)?;
            if gaps.has_metric(config) {
                return None;
            }
            if gaps.has(&WithheldFigure::MetricBefore(config.id.clone())) {
                metric.forget_before();
            }
            // An account with too few measured weeks is compared with nobody. Peers' figures are scaled to the weeks that it has.
            let comparable = metric.has_enough_weeks();
            let part = |weeks: fn(&MetricConfig, usize) -> f64| {
                weeks(config, metric.measured()) / weeks(config, metric.quarter_weeks)
            };
            let pool = self.pool(at, config).filter(|_| comparable);
            let peers = pool.and_then(|pool| self.values[pool][m]);
            let peers = peers.map(|peers| peers.over(part(usage::summed_weeks)));
            let of_share = part(usage::summed_weeks_of_share);
            metric.peers = peers;
            let unreadable =
                gaps.has_entitlement(config) || counts_people(&config.id) && gaps.has(&WithheldFigure::Seats);
            metric.potential = if !config.more_is_better || config.unit == MetricUnit::Percent {
                // Less is better here, or the metric is a percentage and limited anyway.
                None
            } else if unreadable || metric.value < 0.0 {
                // The entitlement or the seats could not be read, or the value is negative.
                None
            } else if let Some(value) = usage::entitlement(config, row, metric.measured(), metric.quarter_weeks) {
                let peers_share = cohort.filter(|_| comparable).and_then(|cohort| self.shares[cohort][m]);
                let peers_share = peers_share.map(|peers| peers.over(of_share));
                Some(Potential { value, source: PotentialSource::Entitlement, peers_share })
            } else if let Some((mark, crowd)) = peers
                .map(|peers| (peers.upper.from(), peers.crowd))
                .filter(|(mark, _)| *mark > 0.0 && within_seats(&config.id, *mark))
            {
                Some(Potential { value: mark, source: PotentialSource::Cohort(crowd), peers_share: None })
            } else {
                let best = usage::own_best(config, series, since, workspace);
                best.filter(|_| !gaps.has(&WithheldFigure::MetricBest(config.id.clone())))
                    .map(|(value, source)| Potential { value, source, peers_share: None })
            };
            metric.limit = usage::limit(config, row, counts_people(&config.id), &metric);
            let people = usage::counts_people(config, workspace);
            if people {
                metric.count_people();
            }
            metric.half_year = self.half_year(at, m, &metric);
            let is_read = !gaps.has_metric_cell(config, year_ago::weeks(workspace));
            let is_own = since.is_none_or(|since| year_ago::weeks(workspace).all(|week| week >= since));
            metric.year_ago = YearAgo::of(config, series, people, workspace).filter(|_| is_read && is_own);
            let grid = &workspace.grid;
            let runway = |limit| Runway::of(&metric.weeks, metric.quarter_weeks, limit, grid.last_day(), grid.calendar);
            metric.runway = metric.fills_up_to().and_then(runway);
            let is_read = !gaps.has_metric_cell(config, history::weeks(row.started_on, workspace));
            metric.history = History::of(config, series, row.started_on, workspace).filter(|_| is_read);
            Some(metric)
        };
        workspace.config.metrics.iter().enumerate().filter_map(finish).collect()
    }

    /// A metric's weeks on end; `None` where a cell of them could not be read.
    fn half_year(&self, at: usize, m: usize, metric: &Metric) -> Option<HalfYear> {
        let (grid, config) = (&self.workspace.grid, &self.workspace.config);
        if Gaps::of(&self.tables.accounts[at], &self.workspace).has_metric_cell(&config.metrics[m], grid.half_year()) {
            return None;
        }
        let series = self.tables.usage.series(at, m);
        let people = usage::counts_people(&config.metrics[m], &self.workspace);
        let since = self.compared_since(at);
        let own = |week| series.get(week).filter(|_| since.is_none_or(|since| week >= since));
        let value = |week| own(week).map(|value| if people { whole(value) } else { value });
        let week = |week| EndedWeek { first: grid.first_day(week), last: grid.last_day_of(week), value: value(week) };
        let weeks: Vec<_> = grid.half_year().map(week).collect();
        let quarters = [grid.weeks_before(), grid.weeks];
        let counting = Counting { unit: metric.noun.unit, is_sum: metric.is_sum() };
        let change = metric.change.ok().filter(|_| !metric.moved_within_noise());
        HalfYear::of(&weeks, quarters, counting, change, &config.thresholds)
    }

    /// The names of metrics that were measured in the quarter before, but not in this one.
    pub fn vanished(&self, at: usize) -> Vec<String> {
        let grid = &self.workspace.grid;
        let gaps = Gaps::of(&self.tables.accounts[at], &self.workspace);
        let gone = |(m, config): &(usize, &MetricConfig)| {
            let series = self.tables.usage.series(at, *m);
            !gaps.has_metric(config)
                && grid.current().all(|w| series.get(w).is_none())
                && grid.prior().flatten().any(|w| series.get(w).is_some())
        };
        self.workspace.config.metrics.iter().enumerate().filter(gone).map(|(_, config)| config.name.clone()).collect()
    }

    /// Whether anything was used: one metric that is 0 does not make an account unused. Where people were measured and nobody
    /// came, a level is what is left, such as storage. Percentages and what should be little, such as errors, speak of use only
    /// where nothing else was measured. If a figure could not be read, an account without other use is unmeasured, not zero.
    pub(crate) fn activity(&self, at: usize, metrics: &[Metric], features: Option<&Features>) -> Activity {
        let is_of_people = |m: &Metric| usage::is_of_people(&m.id, &self.workspace.config.roles);
        let people_known = metrics.iter().any(is_of_people);
        let is_of_use = |m: &Metric| {
            m.more_is_better
                && m.noun.unit != Unit::Percent
                && (m.kind == MetricKind::Flow || is_of_people(m) || !people_known)
        };
        let others_only = !metrics.iter().any(is_of_use);
        let shows_use = |m: &Metric| (others_only || is_of_use(m)) && m.weeks.iter().flatten().any(|v| *v > 0.0);
        if features.is_some_and(|f| f.used() > 0) || metrics.iter().any(shows_use) {
            Activity::Active
        } else if metrics.is_empty() && features.is_none() || self.hides_use(at) {
            Activity::Unmeasured
        } else {
            Activity::Zero
        }
    }

    fn hides_use(&self, at: usize) -> bool {
        let gaps = Gaps::of(&self.tables.accounts[at], &self.workspace);
        gaps.has(&WithheldFigure::Features)
            || self.workspace.config.metrics.iter().any(|config| gaps.has_metric(config))
    }

    pub(crate) fn saved(&self, metrics: &[Metric], currency: Currency) -> Option<Saved> {
        let value = self.workspace.config.value.as_ref()?;
        let metric = metrics.iter().find(|m| m.id == value.metric && m.is_sum() && m.value > 0.0)?;
        let (workflows, noun, minutes_each) = (metric.value, metric.noun.clone(), value.minutes_each);
        let hour_rate = value.hour_rate.get(currency.code()).copied();
        Some(Saved { workflows, noun, minutes_each, hour_rate })
    }
}
