//! The portfolio: all accounts' rows with their cohorts, and the one place where an account's rows are split into what the
//! customer may see and the internal rest.
//!
//! Cohort figures are computed once for the whole portfolio. After that every account can be assembled alone, in any order,
//! on any thread, with the same result.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use crate::account::account_override::AccountOverride;
use crate::account::assembly::census::Census;
use crate::account::assembly::one_person::{is_one_person, without_people};
use crate::account::assembly::shipped::{SharedChange, shipped};
use crate::account::clearance::Clearance;
use crate::account::cohort::Cohorts;
use crate::account::course::people_and_volume::PeopleAndVolume;
use crate::account::course::stickiness::stickiness;
use crate::account::internal::Internal;
use crate::account::lifecycle::summary::Lifecycle;
use crate::account::peers::adoption::Adoption;
use crate::account::peers::percentiles::Peers;
use crate::account::prior_account::{PriorAccount, PriorAccounts};
use crate::account::view::{Account, Person, PlanRef, Utilisation};
use crate::account::withheld::{Gaps, Withheld};
use crate::account::{clearance, offers};
use crate::base::account_id::identity;
use crate::base::finding::{Findings, Location};
use crate::base::row::codes::ReasonCode;
use crate::config::overrides::file::OverrideFile;
use crate::config::workspace::Workspace;
use crate::ingest::account_listing::AccountListing;
use crate::ingest::records::{AccountRow, Tables, TicketRow};
use crate::ingest::{account_slice, overrides};

/// The workspace's names and texts in one language.
#[derive(Debug, Clone)]
pub struct LocalizedWorkspace {
    pub workspace: Arc<Workspace>,
    /// What went live for everybody whose plan has it.
    shipped: Arc<[SharedChange]>,
}

#[derive(Debug, Clone)]
pub struct Portfolio {
    pub(crate) workspace: Arc<Workspace>,
    pub(crate) tables: Tables,
    /// About all accounts, including those that are not in the tables.
    pub(crate) census: Census,
    pub(crate) plans: Vec<Option<usize>>,
    pub(crate) cohorts: Cohorts,
    /// Cohorts by currency: money is compared only within one currency.
    pub(crate) money: Cohorts,
    /// `[pool][metric]`: figures of the quarter. First come the pools of `cohorts`, then those of `money`.
    pub(crate) values: Vec<Vec<Option<Peers>>>,
    /// `[cohort][metric]`: shares of the entitlement used.
    pub(crate) shares: Vec<Vec<Option<Peers>>>,
    /// `[cohort][feature]`: how many members use it.
    pub(crate) adoption: Vec<Vec<Option<Adoption>>>,
    /// The workspace in its own language.
    own: LocalizedWorkspace,
    /// What the run before knew.
    prior: PriorAccounts,
}

impl Portfolio {
    /// Computes the cohorts of all accounts.
    pub fn new(workspace: Arc<Workspace>, tables: Tables) -> Self {
        let cohorts = Cohorts::new(&tables.accounts, &workspace.config.cohort, &workspace.lookup.plans);
        let currency = |at: usize| tables.accounts[at].currency.unwrap_or(workspace.config.currency());
        let money = cohorts.apart(|at| currency(at).to_string());
        let census = Census::of(&tables.accounts, &workspace);
        let mut base = Self::unmeasured(workspace, tables, census, cohorts, money);
        base.measure_cohorts();
        base
    }

    pub(crate) fn unmeasured(
        workspace: Arc<Workspace>,
        tables: Tables,
        census: Census,
        cohorts: Cohorts,
        money: Cohorts,
    ) -> Self {
        let plan = |row: &AccountRow| row.plan.as_deref().and_then(|plan| workspace.lookup.plans.find(plan));
        let plans = tables.accounts.iter().map(plan).collect();
        let shipped = shipped(&workspace, &workspace, &tables.requests);
        let own = LocalizedWorkspace { workspace: Arc::clone(&workspace), shipped };
        Self {
            workspace,
            tables,
            census,
            plans,
            cohorts,
            money,
            values: Vec::new(),
            shares: Vec::new(),
            adoption: Vec::new(),
            own,
            prior: PriorAccounts::default(),
        }
    }

    /// Adds what an earlier run knew.
    #[must_use]
    pub fn after(self, prior: PriorAccounts) -> Self {
        Self { prior, ..self }
    }

    pub fn prior(&self, at: usize) -> Option<&PriorAccount> {
        self.prior.get(&self.tables.accounts[at].id)
    }

    /// Applies the overrides of single accounts, and returns what is wrong with them. Cohort figures stay as they are.
    pub fn with_overrides(mut self, files: Vec<OverrideFile>) -> (Self, Findings) {
        let is_part = self.tables.accounts.len() < self.census.accounts;
        let findings = overrides::apply(files, &self.workspace, &mut self.tables.accounts, is_part);
        for decided in self.tables.accounts.iter().filter_map(AccountRow::overridden) {
            let known = |language: &String| self.census.locales.iter().any(|(locale, _)| locale == language);
            if let Some(language) = decided.language.as_ref().filter(|language| !known(language)) {
                self.census.locales.push((language.clone(), Location::file(&decided.path)));
            }
        }
        (self, findings)
    }

    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// What accounts can be chosen by, in their order.
    pub fn listings(&self) -> Vec<AccountListing<'_>> {
        self.tables.accounts.iter().map(|row| AccountListing::of(row, &self.workspace)).collect()
    }

    pub fn census(&self) -> &Census {
        &self.census
    }

    pub fn workspace(&self) -> &Arc<Workspace> {
        &self.workspace
    }

    /// The workspace in a language, given as a BCP 47 tag. Costly: make it once for all accounts of the language.
    pub fn localized(&self, language: &str) -> LocalizedWorkspace {
        let workspace = Arc::new(self.workspace.in_language(language));
        let shipped = shipped(&workspace, &self.workspace, &self.tables.requests);
        LocalizedWorkspace { workspace, shipped }
    }

    /// One account in the workspace's own language: what the customer may see, what they may not, and whether the deck may be
    /// sent.
    pub fn account(&self, at: usize) -> (Account, Internal, Clearance) {
        self.account_in(at, &self.own)
    }

    /// One account in the language of `localized`.
    pub fn account_in(&self, at: usize, localized: &LocalizedWorkspace) -> (Account, Internal, Clearance) {
        let (row, workspace) = (&self.tables.accounts[at], &*localized.workspace);
        let config = &workspace.config;
        let tickets = account_slice::of(&self.tables.tickets, Some(at), |t: &TicketRow| Some(t.account));
        let plan = self.plans[at].map(|p| &workspace.catalogue.plans[p]);
        let plan = plan.map(|p| PlanRef { id: p.id.clone(), name: p.name.clone() });
        let account_override = row.overridden().map(|decided| AccountOverride::from(&**decided)).unwrap_or_default();
        let mut metrics = self.metrics(at, workspace);
        let mut features = self.features(at);
        // A metric that an override hides was measured all the same.
        let activity = self.activity(at, &metrics, features.as_ref());
        let is_one_person = is_one_person(&metrics, features.as_ref(), &config.roles);
        if let Some(decided) = row.overridden() {
            metrics.retain(|metric| !decided.hide_metrics.contains(&metric.id));
        }
        if is_one_person {
            without_people(&mut metrics, features.as_mut(), &config.roles);
        }
        let buyer = offers::Buyer { row, plan: plan.as_ref(), metrics: &metrics, features: features.as_ref() };
        let offers = offers::offers(&workspace.catalogue, &buyer, workspace.as_of);
        let offers = account_override.arranged(offers, |offer| &offer.id);
        let level = |id: &Option<String>| metrics.iter().find(|m| Some(&m.id) == id.as_ref());
        let roles = &config.roles;
        let seats = level(&roles.active_seats).and_then(|active| {
            let licensed = row.seats_licensed.filter(|&s| s > 0.0)?;
            // Utilisation is about the last 30 days, so an older figure does not count.
            let recent = active.weeks.iter().rev().take(4).any(Option::is_some);
            let active_before = active.prior.filter(|_| workspace.grid.is_over());
            recent.then_some(Utilisation { metric: active.id.clone(), active: active.value, licensed, active_before })
        });
        let mau = level(&roles.mau).or_else(|| level(&roles.active_seats));
        let stickiness = mau.and_then(|mau| stickiness(level(&roles.dau), level(&roles.wau), mau));
        let in_plan: Vec<_> = self.in_plan(at).map(|(index, _)| index).collect();
        let plan_id = self.plans[at].map(|plan| workspace.catalogue.plans[plan].id.as_str());
        let clearance = clearance::decide(row, tickets, self.newest(at), workspace.as_of, &config.thresholds);
        let currency = row.currency.unwrap_or(config.currency());
        let since_start = localized.shipped.iter().filter(|change| change.is_since(row.started_on));
        let mut account = Account {
            id_hash: base16ct::lower::encode_string(&Sha256::digest(identity(&row.id).as_bytes())),
            name: row.name.clone().unwrap_or_default(),
            locale: row.locale.clone().unwrap_or_else(|| config.locale.clone()),
            currency,
            plan,
            seats_licensed: row.seats_licensed,
            started_on: row.started_on,
            lifecycle: Lifecycle::default(),
            csm: self.csm_in(at, workspace),
            logo: row.logo.as_ref().map(Into::into),
            period: workspace.period,
            previous: workspace.previous,
            calendar: workspace.grid.calendar,
            quarter_weeks: workspace.grid.weeks,
            weeks: workspace.grid.current().map(|w| workspace.grid.first_day(w)).collect(),
            as_of: workspace.as_of,
            activity,
            is_one_person,
            seats: seats.filter(|_| !is_one_person),
            stickiness,
            people_and_volume: PeopleAndVolume::of(&metrics, roles.wau.as_deref()),
            saved: self.saved(&metrics, currency),
            metrics,
            features,
            adoption: self.adoption(at),
            crowd: self.crowd(at),
            requests: self.requests(at, workspace),
            shipped: since_start.filter_map(|change| change.within(plan_id, &in_plan)).collect(),
            in_plan,
            products_owned: row.products_owned.clone().unwrap_or_default(),
            suggested: self.prior(at).map(|prior| prior.suggestions.clone()).unwrap_or_default(),
            offers,
            service: self.service(at, tickets),
            goals: self.goals(at, currency),
            withheld: self.withheld(at).into_iter().map(|withheld| withheld.figure).collect(),
            account_override,
        };
        account.lifecycle = self.lifecycle(at, &account, workspace);
        let internal = Internal {
            arr: row.arr,
            health: row.health.clone(),
            churn_risk: row.churn_risk.clone(),
            note: row.note.clone(),
            status: row.status.clone(),
            override_note: row.overridden().and_then(|decided| decided.internal_note.clone()),
        };
        (account, internal, clearance)
    }

    /// Figures that are not shown, with the unreadable cells they depend on.
    pub fn withheld(&self, at: usize) -> Vec<Withheld> {
        Gaps::of(&self.tables.accounts[at], &self.workspace).withheld()
    }

    /// The first day of each hold, by code, including holds that a person released the account from.
    pub fn holds_from(&self, at: usize) -> BTreeMap<ReasonCode, NaiveDate> {
        let (row, workspace) = (&self.tables.accounts[at], &self.workspace);
        let tickets = account_slice::of(&self.tables.tickets, Some(at), |t: &TicketRow| Some(t.account));
        clearance::holds_from(row, tickets, self.newest(at), workspace.as_of, &workspace.config.thresholds)
    }

    /// The account's CSM; a missing name or address is replaced by the team's.
    pub fn csm(&self, at: usize) -> Person {
        self.csm_in(at, &self.workspace)
    }

    fn csm_in(&self, at: usize, workspace: &Workspace) -> Person {
        let row = &self.tables.accounts[at];
        let team = &workspace.config.vendor.team;
        let or = |own: &Option<String>, team: &str| own.clone().unwrap_or_else(|| team.to_owned());
        Person { name: or(&row.csm_name, &team.name), email: or(&row.csm_email, &team.email) }
    }

    /// The account's newest day with data.
    fn newest(&self, at: usize) -> Option<NaiveDate> {
        let used = self.tables.features.cells.get(at).into_iter().flatten().filter_map(|c| c.last_used).max();
        self.tables.usage.last_day.get(at).copied().flatten().max(used)
    }
}
