//! The features of one account's plan: which ones are used, and by how many peers.

use crate::account::assembly::portfolio::Portfolio;
use crate::account::feature_months::Months;
use crate::account::peers::adoption::{Adoption, FEWEST};
use crate::account::view::{FeatureUse, Features, NoPeers};
use crate::account::withheld::{Gaps, WithheldFigure};
use crate::config::workspace::Workspace;
use crate::ingest::records::FeatureCell;

impl Portfolio {
    /// The plan's features at the period's end with the account's cells; empty if use was not measured.
    pub(crate) fn available(&self, at: usize) -> impl Iterator<Item = (usize, Option<&FeatureCell>)> {
        let measured = self.measured(at);
        self.in_plan(at).filter(move |_| measured)
    }

    pub(crate) fn measured(&self, at: usize) -> bool {
        let measured = self.tables.features.measured.get(at).copied().unwrap_or(false);
        measured && !Gaps::of(&self.tables.accounts[at], &self.workspace).has(&WithheldFigure::Features)
    }

    pub(crate) fn in_plan(&self, at: usize) -> impl Iterator<Item = (usize, Option<&FeatureCell>)> {
        let cells = self.tables.features.cells.get(at).map(Vec::as_slice).unwrap_or_default();
        let workspace = &*self.workspace;
        let last = workspace.days().last;
        let plan = self.plans[at].map(|p| workspace.catalogue.plans[p].id.as_str());
        // If plans differ and this account's plan is unknown, its features are unknown too.
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

    /// How many accounts of the cohort use a feature; `None` if there are too few.
    pub(crate) fn peers_using(&self, at: usize, index: usize) -> Option<Adoption> {
        self.adoption[self.cohorts.of(at)?][index]
    }

    /// How many peers use each feature of the plan.
    pub(crate) fn adoption(&self, at: usize) -> Result<Vec<(usize, Adoption)>, NoPeers> {
        let need = self.workspace.config.cohort.minimum.max(FEWEST);
        let mut features = self.in_plan(at).peekable();
        features.peek().ok_or(NoPeers::NoFeatures)?;
        self.cohorts.of(at).ok_or(NoPeers::NoCohort)?;
        let known: Vec<_> = features.filter_map(|(i, _)| Some((i, self.peers_using(at, i)?))).collect();
        if known.is_empty() { Err(NoPeers::TooFew { need }) } else { Ok(known) }
    }

    pub(crate) fn features(&self, at: usize) -> Option<Features> {
        let read = !Gaps::of(&self.tables.accounts[at], &self.workspace).has(&WithheldFigure::FeaturesBefore);
        // What there was before it became a customer is not compared with.
        let comparable = read && self.was_customer_before(at);
        let measured_before = comparable && self.tables.features.measured_before.get(at).copied().unwrap_or(false);
        let start = self.workspace.period.start;
        let measured = self.tables.features.measured_months.get(at).copied().unwrap_or_default();
        let Workspace { previous, period, as_of, .. } = &*self.workspace;
        let months = Months::new(previous, period, *as_of, measured, comparable);
        let one = |(index, cell): (usize, Option<&FeatureCell>)| FeatureUse {
            index,
            id: self.workspace.catalogue.features[index].id.clone(),
            used: cell.is_some_and(|c| c.used),
            used_before: measured_before && cell.is_some_and(|c| c.used_before),
            used_earlier: !read || cell.is_some_and(|c| c.first_used.is_some_and(|on| on < start)),
            new: measured_before && cell.is_some_and(|c| c.used && c.first_used.is_some_and(|on| on >= start)),
            users: cell.and_then(|c| c.users),
            months: months.of(cell),
            uses: cell.and_then(|c| c.uses),
            peers: self.peers_using(at, index),
        };
        let all: Vec<_> = self.available(at).map(one).collect();
        (!all.is_empty()).then_some(Features { all, measured_before })
    }
}
