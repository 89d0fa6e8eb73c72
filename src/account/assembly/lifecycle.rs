//! An account's phase, what it reached while it is new, and its term while it is about to renew.

use chrono::{Datelike, Days, NaiveDate};

use crate::account::assembly::portfolio::Portfolio;
use crate::account::lifecycle::milestones::{Activation, Milestone, Reached, When};
use crate::account::lifecycle::phase::Phase;
use crate::account::lifecycle::summary::Lifecycle;
use crate::account::lifecycle::term::{Term, TermQuarter};
use crate::account::metric::Metric;
use crate::account::usage;
use crate::account::view::{Account, FeatureUse, Features};
use crate::account::withheld::{Gaps, WithheldFigure};
use crate::base::amounts::rounding::whole;
use crate::base::period::Period;
use crate::base::week::Week;
use crate::base::week_grid::WeekGrid;
use crate::config::workspace::Workspace;

/// Where the catalogue marks no feature as first value, so many of those in use are milestones.
const FIRST_FEATURES: usize = 2;

impl Portfolio {
    /// The first week that did not end before the account became a customer; `None` where that day is not known.
    pub(crate) fn own_since(&self, at: usize) -> Option<Week> {
        self.tables.accounts[at].started_on.map(|on| self.workspace.grid.calendar.week_of(on))
    }

    /// The first week from which its figures are compared: where they come by the month, the first whole one, for a month of which it
    /// was a customer for a day is no month.
    pub(crate) fn compared_since(&self, at: usize) -> Option<Week> {
        let calendar = self.workspace.grid.calendar;
        match self.tables.accounts[at].started_on {
            Some(on) if calendar.is_monthly() => Some(calendar.whole_from(on)),
            _ => self.own_since(at),
        }
    }

    /// Whether it was a customer on some day of the quarter before, as far as is known.
    pub(crate) fn was_customer_before(&self, at: usize) -> bool {
        self.tables.accounts[at].started_on.is_none_or(|on| on <= self.workspace.previous.end)
    }

    pub(crate) fn lifecycle(&self, at: usize, account: &Account, workspace: &Workspace) -> Lifecycle {
        let row = &self.tables.accounts[at];
        let phase = Phase::of(row.started_on, row.renewal_on, workspace.as_of);
        let is_new = phase == Some(Phase::Onboarding);
        let since = self.own_since(at);
        let weeks = workspace.grid.current().filter(|week| since.is_none_or(|since| *week >= since)).count();
        Lifecycle {
            phase,
            began_in_quarter: row.started_on.is_some_and(|on| on > workspace.period.start),
            weeks,
            milestones: if is_new { self.milestones(at, account, workspace) } else { Vec::new() },
            began: account.features.as_ref().filter(|_| is_new).and_then(|features| self.began(at, features)),
            activation: account.features.as_ref().filter(|_| is_new).and_then(|features| self.activation(at, features)),
            term: (phase == Some(Phase::Renewal)).then(|| self.term(at, &account.metrics)).flatten(),
        }
    }

    fn milestones(&self, at: usize, account: &Account, workspace: &Workspace) -> Vec<Milestone> {
        let mut all: Vec<_> = self.tables.accounts[at]
            .started_on
            .map(|on| Milestone { what: Reached::Started, when: Some(When::Day(on)) })
            .into_iter()
            .collect();
        all.extend(self.first_week(at, &account.metrics, workspace));
        all.extend(account.features.iter().flat_map(|features| self.first_uses(at, features)));
        all.extend(account.seats.as_ref().filter(|seats| seats.active >= 1.0 && seats.licensed >= 2.0).and_then(
            |seats| {
                let metric = account.metrics.iter().find(|metric| metric.id == seats.metric)?;
                let last = metric.weeks.iter().rposition(Option::is_some)?;
                let day = workspace.grid.last_day_of(workspace.grid.current().nth(last)?);
                let what = Reached::Seats { active: seats.active, licensed: seats.licensed };
                Some(Milestone { what, when: Some(When::Day(day)) })
            },
        ));
        let reached = account.goals.iter().enumerate().find(|(_, goal)| goal.is_reached());
        all.extend(reached.map(|(at, goal)| Milestone {
            what: Reached::Goal { place: at + 1, goal: goal.goal.clone() },
            when: Some(When::Quarter(workspace.period)),
        }));
        Milestone::sort(&mut all);
        all
    }

    /// The first week with use: of weekly users, else of the first metric. Nothing is said of it where there was use before the
    /// account started, or where a cell cannot be read.
    fn first_week(&self, at: usize, metrics: &[Metric], workspace: &Workspace) -> Option<Milestone> {
        let wau = workspace.config.roles.wau.as_ref();
        let metric = metrics.iter().find(|metric| wau == Some(&metric.id)).or(metrics.first())?;
        let place = workspace.config.metrics.iter().position(|config| config.id == metric.id)?;
        let config = &workspace.config.metrics[place];
        if Gaps::of(&self.tables.accounts[at], &self.workspace).has(&WithheldFigure::MetricBefore(config.id.clone())) {
            return None;
        }
        let used = self.tables.usage.series(at, place).iter().filter(|(week, _)| *week <= workspace.grid.last);
        let (week, value) = used.into_iter().find(|(_, value)| *value > 0.0)?;
        let is_own = self.own_since(at).is_none_or(|since| week >= since);
        let value = if usage::counts_people(config, workspace) { whole(value) } else { value };
        // The week in which it started may have no row: it is not a whole one.
        let mut before = self.own_since(at).into_iter().flat_map(|since| since.0 + 1..week.0);
        let is_begin = before.all(|week| self.tables.usage.series(at, place).get(Week(week)).is_some());
        let what = Reached::FirstWeek { metric: metric.id.clone(), value, noun: metric.noun.clone(), is_begin };
        let (calendar, first) = (workspace.grid.calendar, workspace.grid.first_day(week));
        let when = if calendar.is_monthly() { When::Month(first) } else { When::Week(first) };
        is_own.then_some(Milestone { what, when: Some(when) })
    }

    /// The first use of the features that the catalogue marks as first value; where it marks none, of those in use first.
    fn first_uses(&self, at: usize, features: &Features) -> Vec<Milestone> {
        let marked: Vec<usize> = self.first_values(at).collect();
        let first_used = |index: usize| self.first_used(at, index);
        let people = |feature: &FeatureUse| feature.months.latest.filter(|latest| latest.users >= 1.0);
        let many = |feature: &FeatureUse| people(feature).map_or(0.0, |latest| latest.users);
        let milestone = |feature: &FeatureUse| Milestone {
            when: first_used(feature.index).and_then(|on| on.with_day(1)).map(When::Month),
            what: Reached::FirstUse { index: feature.index, id: feature.id.clone(), users: people(feature) },
        };
        let used = features.all.iter().filter(|feature| feature.used);
        if !marked.is_empty() {
            return used.filter(|feature| marked.contains(&feature.index)).map(milestone).collect();
        }
        let mut dated: Vec<_> = used.filter_map(|feature| Some((first_used(feature.index)?, feature))).collect();
        dated.sort_by(|(a, x), (b, y)| {
            let month = |day: &NaiveDate| (day.year(), day.month());
            month(a).cmp(&month(b)).then(many(y).total_cmp(&many(x))).then(x.index.cmp(&y.index))
        });
        dated.into_iter().take(FIRST_FEATURES).map(|(_, feature)| milestone(feature)).collect()
    }

    /// The first day of a feature's use, where all of its rows were read and none is from before the account started.
    fn first_used(&self, at: usize, index: usize) -> Option<NaiveDate> {
        let row = &self.tables.accounts[at];
        let read = !Gaps::of(row, &self.workspace).has(&WithheldFigure::FeaturesBefore);
        let cell = self.in_plan(at).find(|(of, _)| *of == index)?.1?;
        cell.first_used.filter(|on| read && row.started_on.is_none_or(|started| *on >= started))
    }

    /// The month in which any feature was used first.
    fn began(&self, at: usize, features: &Features) -> Option<NaiveDate> {
        let used = features.all.iter().filter(|feature| feature.used || feature.used_earlier);
        let days: Option<Vec<_>> = used.map(|feature| self.first_used(at, feature.index)).collect();
        days?.into_iter().min()?.with_day(1)
    }

    /// The features of the plan that the catalogue marks as first value.
    fn first_values(&self, at: usize) -> impl Iterator<Item = usize> {
        self.in_plan(at).map(|(index, _)| index).filter(|index| self.workspace.catalogue.features[*index].first_value)
    }

    /// Of features whose use was measured.
    fn activation(&self, at: usize, features: &Features) -> Option<Activation> {
        let marked: Vec<usize> = self.first_values(at).collect();
        let of: Vec<_> = features.all.iter().filter(|feature| marked.contains(&feature.index)).collect();
        if of.is_empty() {
            return None;
        }
        let open = of.iter().filter(|feature| !feature.used && !feature.used_earlier);
        let open: Vec<_> = open.map(|feature| feature.id.clone()).collect();
        if !open.is_empty() {
            return Some(Activation::Open(open));
        }
        let months = self.first_uses(at, features).iter().map(Milestone::first_use).collect::<Option<Vec<_>>>();
        Some(Activation::Reached(months.and_then(|months| months.into_iter().map(|(_, month)| month).max())))
    }

    /// The quarters that value can be told over.
    fn term(&self, at: usize, metrics: &[Metric]) -> Option<Term> {
        let workspace = &*self.workspace;
        let value = workspace.config.value.as_ref()?;
        metrics.iter().find(|metric| metric.id == value.metric && metric.is_sum())?;
        let place = workspace.config.metrics.iter().position(|config| config.id == value.metric)?;
        let (config, series) = (&workspace.config.metrics[place], self.tables.usage.series(at, place));
        let gaps = Gaps::of(&self.tables.accounts[at], workspace);
        let (calendar, first_month) = (workspace.grid.calendar, workspace.config.fiscal_year_starts);
        let since = self.own_since(at);
        let quarter = |period: Period| {
            let grid = WeekGrid::new(&period, period.end, calendar);
            let is_read = !gaps.has_metric_cell(config, grid.current());
            let own = |week: &Week| since.is_none_or(|since| *week >= since) && *week <= workspace.grid.last;
            let value = |week: Week| series.get(week).filter(|_| is_read && own(&week));
            TermQuarter { period, weeks: grid.current().map(|week| (grid.first_day(week), value(week))).collect() }
        };
        let backwards = std::iter::successors(Some(workspace.period), |period| period.previous(first_month));
        let oldest = series.iter().next().map(|(week, _)| workspace.grid.first_day(week))?;
        let within = backwards.take_while(|period| period.end + Days::new(7) > oldest);
        Term::of(&value.metric, within.map(quarter))
    }
}
