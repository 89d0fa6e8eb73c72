//! The base: all accounts' rows with their cohorts, and the one place where an account's rows split in two.
//!
//! Cohort figures are computed once for the whole base; after that every account can be made alone, in any order, on any
//! thread, with the same result.

use std::ops::Range;
use std::sync::Arc;

use chrono::{Datelike, Months, NaiveDate};
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use crate::data::tables::{FeatureCell, RequestRow, RequestState, Tables, TicketRow};
use crate::workspace::Workspace;
use crate::workspace::catalogue::Catalogue;
use crate::workspace::config::{Aggregate, MetricConfig, MetricUnit};

use super::cohort::{Cohorts, Distribution};
use super::internal::Internal;
use super::period::WEEKS;
use super::release::{self, Release};
use super::{
    Account, Activity, Adoption, FeatureUse, Features, Goal, Metric, Person, PlanRef, Potential, PotentialSource,
    Request, Saved, Service, Stickiness, Suggestion, Utilisation, offers, usage,
};

/// Tickets from which the service is shown.
const SERVICE_TICKETS: usize = 3;

/// What accounts of one language are told of in it: the workspace's names and texts.
#[derive(Debug, Clone)]
pub struct Edition {
    /// The workspace in this language.
    pub workspace: Arc<Workspace>,
    /// What went live for everybody.
    shipped: Arc<[Request]>,
}

/// All accounts with their cohorts.
#[derive(Debug)]
pub struct Base {
    workspace: Arc<Workspace>,
    tables: Tables,
    plans: Vec<Option<usize>>,
    cohorts: Cohorts,
    /// `[cohort][metric]`: the quarter's figures.
    values: Vec<Vec<Distribution>>,
    /// `[cohort][metric]`: shares of the entitlement used.
    shares: Vec<Vec<Distribution>>,
    /// `[cohort][feature]`: members with data whose plan has the feature, and those of them that use it.
    adoption: Vec<Vec<(usize, usize)>>,
    /// The workspace's own language.
    own: Edition,
    /// What the quarter before suggested, by account id.
    suggested: FxHashMap<String, Vec<Suggestion>>,
}

impl Base {
    /// Computes the cohorts of everything that was read.
    pub fn new(workspace: Arc<Workspace>, tables: Tables) -> Self {
        let plans: Vec<_> =
            tables.accounts.iter().map(|row| plan_of(&workspace.catalogue, row.plan.as_deref())).collect();
        let cohorts = Cohorts::new(&tables.accounts, &workspace.config.cohort);
        let shipped = shipped(&workspace, &workspace, &tables.requests);
        let own = Edition { workspace: Arc::clone(&workspace), shipped };
        let mut base = Self {
            workspace,
            tables,
            plans,
            cohorts,
            values: Vec::new(),
            shares: Vec::new(),
            adoption: Vec::new(),
            own,
            suggested: FxHashMap::default(),
        };
        base.measure_cohorts();
        base
    }

    /// The base with what the quarter before suggested, by account id.
    #[must_use]
    pub fn with_suggestions(self, suggested: FxHashMap<String, Vec<Suggestion>>) -> Self {
        Self { suggested, ..self }
    }

    /// The rows the base was made of.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// The workspace the base was read for.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The names and texts of a language, a BCP 47 tag; made once for all accounts of it.
    pub fn edition(&self, language: &str) -> Edition {
        let workspace = Arc::new(self.workspace.in_language(language));
        let shipped = shipped(&workspace, &self.workspace, &self.tables.requests);
        Edition { workspace, shipped }
    }

    /// One account in the workspace's own language: what the customer may see, what it may not, and whether its deck may
    /// leave.
    pub fn account(&self, at: usize) -> (Account, Internal, Release) {
        self.account_in(at, &self.own)
    }

    /// One account in the language of an edition.
    pub fn account_in(&self, at: usize, edition: &Edition) -> (Account, Internal, Release) {
        let (row, workspace) = (&self.tables.accounts[at], &*edition.workspace);
        let config = &workspace.config;
        let tickets = &self.tables.tickets[rows_of(&self.tables.tickets, at, |t: &TicketRow| Some(t.account))];
        let plan = self.plans[at].map(|p| &workspace.catalogue.plans[p]);
        let plan = plan.map(|p| PlanRef { id: p.id.clone(), name: p.name.clone() });
        let metrics = self.metrics(at, workspace);
        let features = self.features(at);
        let (requests, more_requests) = self.requests(at);
        let offers =
            offers::offers(&workspace.catalogue, row, plan.as_ref(), &metrics, features.as_ref(), workspace.as_of);
        let level = |id: &Option<String>| metrics.iter().find(|m| Some(&m.id) == id.as_ref());
        let roles = &config.roles;
        let seats = level(&roles.active_seats).and_then(|active| {
            let licensed = row.seats_licensed.filter(|&s| s > 0.0)?;
            // The figure of the last 30 days: one that is older than a month says nothing of today.
            let recent = active.weeks.iter().rev().take(4).any(Option::is_some);
            let whole = workspace.grid.count == WEEKS;
            let active_before = active.prior.filter(|_| whole).map(f64::round);
            let metric = active.id.clone();
            // Whole seats, so that those at work and those ready add up to those bought.
            recent.then_some(Utilisation { metric, active: active.value.round(), licensed, active_before })
        });
        let mau = level(&roles.mau).or_else(|| level(&roles.active_seats));
        let stickiness = mau.and_then(|mau| stickiness(level(&roles.dau), level(&roles.wau), mau));
        let release = release::release(row, tickets, self.newest(at), workspace.as_of, &config.thresholds);
        let account = Account {
            id_hash: base16ct::lower::encode_string(&Sha256::digest(row.id.as_bytes())),
            name: row.name.clone().unwrap_or_default(),
            locale: row.locale.clone().unwrap_or_else(|| config.locale.clone()),
            currency: row.currency.clone().unwrap_or_else(|| config.currency.clone()),
            plan,
            seats_licensed: row.seats_licensed,
            started_on: row.started_on,
            csm: self.csm_in(at, workspace),
            logo: row.logo.as_ref().map(Into::into),
            period: workspace.period,
            previous: workspace.previous,
            weeks: workspace.grid.current().map(|w| workspace.grid.first_day(w)).collect(),
            as_of: workspace.as_of,
            activity: self.activity(&metrics, features.as_ref()),
            seats,
            stickiness,
            saved: self.saved(&metrics),
            metrics,
            features,
            in_plan: self.in_plan(at).map(|(index, _)| index).collect(),
            adoption: self.in_plan(at).filter_map(|(i, c)| Some((i, self.peers_using(at, i, c)?))).collect(),
            requests,
            more_requests,
            shipped: Arc::clone(&edition.shipped),
            products_owned: row.products_owned.clone().unwrap_or_default(),
            suggested: self.suggested.get(&row.id).cloned().unwrap_or_default(),
            offers,
            service: self.service(tickets),
            goals: self.goals(at),
        };
        let internal = Internal {
            arr: row.arr,
            health: row.health.clone(),
            churn_risk: row.churn_risk.clone(),
            note: row.note.clone(),
            status: row.status.clone(),
        };
        (account, internal, release)
    }

    fn measure_cohorts(&mut self) {
        let (metrics, features) = (self.workspace.config.metrics.len(), self.workspace.catalogue.features.len());
        let count = self.cohorts.count();
        let mut values = vec![vec![Vec::new(); metrics]; count];
        let mut shares = vec![vec![Vec::new(); metrics]; count];
        let mut adoption = vec![vec![(0, 0); features]; count];
        for at in 0..self.tables.accounts.len() {
            let Some(cohort) = self.cohorts.of(at) else { continue };
            for (m, config) in self.workspace.config.metrics.iter().enumerate() {
                let weeks: Vec<_> =
                    self.workspace.grid.current().map(|w| self.tables.usage.series(at, m).get(w)).collect();
                let Some(value) = usage::figure(&weeks, config.per_quarter) else { continue };
                if comparable(config, &weeks) {
                    values[cohort][m].push(value);
                }
                let row = &self.tables.accounts[at];
                let measured = weeks.iter().flatten().count();
                if let Some(included) = usage::entitlement(config, row, measured) {
                    shares[cohort][m].push(value / included);
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

    fn metrics(&self, at: usize, workspace: &Workspace) -> Vec<Metric> {
        let row = &self.tables.accounts[at];
        let minimum = workspace.config.cohort.minimum;
        let cohort = self.cohorts.of(at);
        let currency = row.currency.as_ref().unwrap_or(&workspace.config.currency);
        let finish = |(m, config): (usize, _)| {
            let series = self.tables.usage.series(at, m);
            let mut metric = usage::metric(config, series, currency, workspace)?;
            let alike = cohort.filter(|_| comparable(config, &metric.weeks));
            metric.peers = alike.and_then(|c| self.values[c][m].peers(Some(metric.value), minimum));
            metric.potential = if !config.more_is_better || config.unit == MetricUnit::Percent {
                // More of it is nothing to reach for; a share has its limit in itself.
                None
            } else if let Some(value) = usage::entitlement(config, row, metric.measured()) {
                let peers_share = cohort.and_then(|c| self.shares[c][m].peers(Some(metric.value / value), minimum));
                Some(Potential { value, source: PotentialSource::Entitlement, peers_share })
            } else if let Some(peers) = metric.peers.filter(|p| p.p75 > 0.0) {
                let source = PotentialSource::Cohort { n: peers.n };
                Some(Potential { value: peers.p75, source, peers_share: None })
            } else {
                usage::own_best(config, series, workspace).map(|(value, source)| Potential {
                    value,
                    source,
                    peers_share: None,
                })
            };
            Some(metric)
        };
        workspace.config.metrics.iter().enumerate().filter_map(finish).collect()
    }

    /// The plan's features at the period's end with the account's cells; nothing where use was not measured.
    fn available(&self, at: usize) -> impl Iterator<Item = (usize, Option<&FeatureCell>)> {
        let measured = self.measured(at);
        self.in_plan(at).filter(move |_| measured)
    }

    fn measured(&self, at: usize) -> bool {
        self.tables.features.measured.get(at).copied().unwrap_or(false)
    }

    fn in_plan(&self, at: usize) -> impl Iterator<Item = (usize, Option<&FeatureCell>)> {
        let cells = self.tables.features.cells.get(at).map(Vec::as_slice).unwrap_or_default();
        let workspace = &*self.workspace;
        let last = workspace.period.end.min(workspace.as_of);
        let plan = self.plans[at].map(|p| workspace.catalogue.plans[p].id.as_str());
        // Where plans differ and this one is not known, nothing can be said of what is in it.
        let restricted = workspace.catalogue.features.iter().any(|f| f.plans.is_some());
        let features = workspace.catalogue.features.iter().enumerate();
        features
            .filter(move |(_, f)| {
                (plan.is_some() || !restricted)
                    && f.released_on.is_none_or(|on| on <= last)
                    && f.plans.as_ref().is_none_or(|plans| plan.is_some_and(|p| plans.iter().any(|x| x == p)))
            })
            .map(move |(i, _)| {
                let found = cells.binary_search_by_key(&(i as u16), |c| c.feature);
                (i, found.ok().map(|c| &cells[c]))
            })
    }

    /// How many others of the account's cohort use a feature; `None` under the minimum.
    fn peers_using(&self, at: usize, index: usize, cell: Option<&FeatureCell>) -> Option<Adoption> {
        let (members, users) = self.adoption[self.cohorts.of(at)?][index];
        let (n, users) = if self.measured(at) {
            (members - 1, users - usize::from(cell.is_some_and(|c| c.used)))
        } else {
            (members, users)
        };
        let enough = n >= self.workspace.config.cohort.minimum.max(1);
        enough.then(|| Adoption { n, share: users as f64 / n as f64 })
    }

    fn features(&self, at: usize) -> Option<Features> {
        let measured_before = self.tables.features.measured_before.get(at).copied().unwrap_or(false);
        let start = self.workspace.period.start;
        let one = |(index, cell): (usize, Option<&FeatureCell>)| FeatureUse {
            index,
            id: self.workspace.catalogue.features[index].id.clone(),
            used: cell.is_some_and(|c| c.used),
            used_before: cell.is_some_and(|c| c.used_before),
            new: measured_before && cell.is_some_and(|c| c.used && c.first_used.is_some_and(|on| on >= start)),
            users: cell.and_then(|c| c.users),
            uses: cell.and_then(|c| c.uses),
            peers: self.peers_using(at, index, cell),
        };
        let all: Vec<_> = self.available(at).map(one).collect();
        (!all.is_empty()).then_some(Features { all, measured_before })
    }

    /// What this customer asked for: live first, the newest first; then what is open, the oldest first. And whether it
    /// asked for more than that: what was declined, or went live over nine months before the period.
    fn requests(&self, at: usize) -> (Vec<Request>, bool) {
        let workspace = &*self.workspace;
        let (start, last) = (workspace.period.start, workspace.as_of);
        let recent = start.checked_sub_months(Months::new(9)).unwrap_or(start);
        let own = rows_of(&self.tables.requests, at, |r: &RequestRow| r.account);
        let asked =
            self.tables.requests[own.clone()].iter().filter(|r| r.requested_on.is_none_or(|on| on <= last)).count();
        let mut own: Vec<_> = self.tables.requests[own]
            .iter()
            .filter(|r| r.state != RequestState::Declined && r.requested_on.is_none_or(|on| on <= last))
            .map(|row| request(row, last))
            .filter(|r| r.shipped_on.is_none_or(|on| on >= recent))
            .collect();
        own.sort_by(|a, b| {
            (b.live.cmp(&a.live)).then(b.shipped_on.cmp(&a.shipped_on)).then(a.requested_on.cmp(&b.requested_on))
        });
        let more = asked > own.len();
        (own, more)
    }

    fn service(&self, tickets: &[TicketRow]) -> Option<Service> {
        let (period, previous) = (self.workspace.period, self.workspace.previous);
        let last = period.end.min(self.workspace.as_of);
        // A running quarter is compared with as many days of the one before.
        let whole = last == period.end;
        let before = if whole { previous.end } else { previous.start + (last - period.start) };
        let within =
            |from: NaiveDate, to: NaiveDate| tickets.iter().filter(move |t| (from..=to).contains(&t.opened_at.date()));
        let open = |t: &TicketRow| t.escalated && t.solved_at.is_none_or(|s| s.date() > self.workspace.as_of);
        let now: Vec<_> = within(period.start, last).collect();
        if now.len() < SERVICE_TICKETS || tickets.iter().any(open) {
            return None;
        }
        let replies = |list: &mut dyn Iterator<Item = &TicketRow>| {
            let mut minutes: Vec<f64> = list.filter_map(|t| t.first_reply_minutes).collect();
            minutes.sort_by(f64::total_cmp);
            (minutes.len() >= SERVICE_TICKETS).then(|| (median(&minutes), minutes.len()))
        };
        let solved = now.iter().filter(|t| t.solved_at.is_some_and(|s| s.date() <= self.workspace.as_of)).count();
        let by_month = (0..3)
            .filter_map(|m| period.start.checked_add_months(Months::new(m)))
            .filter(|first| *first <= last)
            .map(|first| {
                let of = |t: &&&TicketRow| {
                    (t.opened_at.date().year(), t.opened_at.date().month()) == (first.year(), first.month())
                };
                (first, now.iter().filter(of).count())
            })
            .collect();
        Some(Service {
            opened: now.len(),
            solved: tickets.iter().any(|t| t.solved_at.is_some()).then_some(solved),
            opened_before: within(previous.start, before).count(),
            first_reply: replies(&mut now.iter().copied()),
            first_reply_before: replies(&mut within(previous.start, before)).map(|(minutes, _)| minutes),
            by_month,
        })
    }

    fn goals(&self, at: usize) -> Vec<Goal> {
        let rows = &self.tables.outcomes;
        let from = rows.partition_point(|o| (o.account as usize) < at);
        let own = rows[from..].iter().take_while(|o| o.account as usize == at);
        own.filter_map(|o| {
            let (target, actual) = (o.target?, o.actual?);
            Some(Goal { goal: o.goal.clone(), target, actual, unit: o.unit.clone() })
        })
        .collect()
    }

    fn saved(&self, metrics: &[Metric]) -> Option<Saved> {
        let value = self.workspace.config.value.as_ref()?;
        let metric = metrics.iter().find(|m| m.id == value.metric && m.adds_up && m.value > 0.0)?;
        Some(Saved { workflows: metric.value, noun: metric.noun.clone(), minutes_each: value.minutes_each })
    }

    /// Who answers to an account; the team's name and address stand in for those that are missing.
    pub fn csm(&self, at: usize) -> Person {
        self.csm_in(at, &self.workspace)
    }

    fn csm_in(&self, at: usize, workspace: &Workspace) -> Person {
        let row = &self.tables.accounts[at];
        let team = &workspace.config.vendor.team;
        let or = |own: &Option<String>, team: &str| own.clone().unwrap_or_else(|| team.to_owned());
        Person { name: or(&row.csm_name, &team.name), email: or(&row.csm_email, &team.email) }
    }

    fn activity(&self, metrics: &[Metric], features: Option<&Features>) -> Activity {
        let roles = &self.workspace.config.roles;
        let role =
            |id: &str| [&roles.active_seats, &roles.wau, &roles.dau, &roles.mau].into_iter().flatten().any(|r| r == id);
        let counts: Vec<_> = metrics.iter().filter(|m| m.adds_up || role(&m.id)).collect();
        let shows_use = |m: &&Metric| m.weeks.iter().flatten().any(|v| *v > 0.0);
        let feature_used = features.is_some_and(|f| f.used() > 0);
        let levels_only = counts.is_empty() && metrics.iter().any(|m| shows_use(&m));
        if feature_used || levels_only || counts.iter().any(shows_use) {
            Activity::Active
        } else if metrics.is_empty() && features.is_none() {
            Activity::Unmeasured
        } else {
            Activity::Zero
        }
    }

    /// The newest day with data of the account.
    fn newest(&self, at: usize) -> Option<NaiveDate> {
        let used = self.tables.features.cells.get(at).into_iter().flatten().filter_map(|c| c.last_used).max();
        self.tables.usage.last_day.get(at).copied().flatten().max(used)
    }
}

/// The catalogue's plan for a plan as written: by id, name or another spelling, whatever the case.
fn plan_of(catalogue: &Catalogue, written: Option<&str>) -> Option<usize> {
    let written = written?.trim();
    let is = |text: &String| text.eq_ignore_ascii_case(written);
    catalogue.plans.iter().position(|p| is(&p.id) || is(&p.name) || p.also.0.iter().any(is))
}

/// What went live for everybody within the period: everybody's requests and the catalogue's list, the newest first. A
/// request that the catalogue lists too, in the words of the workspace as read, has the title it has there.
fn shipped(workspace: &Workspace, as_read: &Workspace, requests: &[RequestRow]) -> Arc<[Request]> {
    let (start, last) = (workspace.period.start, workspace.period.end.min(workspace.as_of));
    let in_period = |on: Option<NaiveDate>| on.is_some_and(|on| start <= on && on <= last);
    let everybody = requests.iter().take_while(|r| r.account.is_none()).map(|row| {
        let names = as_read.catalogue.shipped.iter().zip(&workspace.catalogue.shipped);
        let listed = names.into_iter().find(|(read, _)| read.title == row.title);
        let request = request(row, last);
        Request { title: listed.map_or(request.title, |(_, named)| named.title.clone()), ..request }
    });
    let listed = workspace.catalogue.shipped.iter().map(|s| Request {
        id: s.title.clone(),
        title: s.title.clone(),
        requested_on: None,
        live: true,
        shipped_on: Some(s.shipped_on),
        url: s.url.clone(),
    });
    let mut shipped: Vec<_> = everybody.chain(listed).filter(|r| r.live && in_period(r.shipped_on)).collect();
    shipped.sort_by(|a, b| b.shipped_on.cmp(&a.shipped_on).then_with(|| a.title.cmp(&b.title)));
    shipped.dedup_by(|a, b| a.title == b.title);
    shipped.into()
}

fn request(row: &RequestRow, last: NaiveDate) -> Request {
    let live = row.state == RequestState::Shipped && row.shipped_on.is_none_or(|on| on <= last);
    Request {
        id: row.id.clone(),
        title: row.title.clone(),
        requested_on: row.requested_on,
        live,
        shipped_on: row.shipped_on.filter(|_| live),
        url: row.url.clone(),
    }
}

/// The account's rows in a table sorted by account, rows of nobody first.
fn rows_of<T>(rows: &[T], at: usize, account: impl Fn(&T) -> Option<u32>) -> Range<usize> {
    let key = Some(at as u32);
    let from = rows.partition_point(|r| account(r) < key);
    let to = from + rows[from..].partition_point(|r| account(r) == key);
    from..to
}

/// Daily (else weekly) users ÷ monthly users: 46 of 62 is 0.742.
fn stickiness(dau: Option<&Metric>, wau: Option<&Metric>, mau: &Metric) -> Option<Stickiness> {
    let (users, daily) = dau.map(|d| (d, true)).or(wau.map(|w| (w, false)))?;
    let share = |users: &[Option<f64>], mau: &[Option<f64>], week: usize| {
        let (users, mau) = ((*users.get(week)?)?, (*mau.get(week)?)?);
        (mau > 0.0 && users <= mau).then(|| users / mau)
    };
    // Both of one week: the latest in which both were measured.
    let week = users.weeks.iter().zip(&mau.weeks).rposition(|(u, m)| u.is_some() && m.is_some())?;
    Some(Stickiness {
        share: share(&users.weeks, &mau.weeks, week)?,
        before: share(&users.prior_weeks, &mau.prior_weeks, week),
        daily,
    })
}

/// Whether an account's figure may be compared with others': a sum of a few measured weeks may not.
fn comparable(config: &MetricConfig, weeks: &[Option<f64>]) -> bool {
    config.per_quarter != Aggregate::Sum || weeks.iter().flatten().count() >= usage::TREND_WEEKS.min(weeks.len())
}

/// The median of sorted values: 3, 5, 9, 12 is 7.
fn median(sorted: &[f64]) -> f64 {
    let half = sorted.len() / 2;
    if sorted.len() % 2 == 1 { sorted[half] } else { (sorted[half - 1] + sorted[half]) / 2.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_lies_in_the_middle() {
        assert_eq!(median(&[3.0, 5.0, 9.0]), 5.0);
        assert_eq!(median(&[3.0, 5.0, 9.0, 12.0]), 7.0);
    }

    #[test]
    fn rows_are_found_by_account() {
        let rows = [None, None, Some(0), Some(2), Some(2)];
        let of = |at| rows_of(&rows, at, |r| *r);
        assert_eq!((of(0), of(1), of(2), of(3)), (2..3, 3..3, 3..5, 5..5));
    }
}
