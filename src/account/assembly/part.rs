//! A slice of a portfolio: some accounts with the cohort figures they are compared with, which is all their decks need.
//!
//! A cached slice equals one just taken from the portfolio, and either becomes a portfolio again. So building one account
//! alone runs the same code, and gives the same deck, as building all of them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use crate::account::assembly::census::Census;
use crate::account::assembly::portfolio::Portfolio;
use crate::account::cohort::Cohorts;
use crate::account::peers::adoption::Adoption;
use crate::account::peers::percentiles::Peers;
use crate::config::workspace::Workspace;
use crate::ingest::account_slice::{Rows, Shared};
use crate::ingest::records::Tables;

/// The figures of one cohort.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CohortFigures<'a> {
    /// `[metric]`: figures of the quarter.
    values: Cow<'a, [Option<Peers>]>,
    /// `[metric]`: shares of the entitlement used.
    shares: Cow<'a, [Option<Peers>]>,
    /// `[feature]`: how many members use it.
    adoption: Cow<'a, [Option<Adoption>]>,
}

/// The figures of one cohort's members with the same currency, by metric.
pub type MoneyFigures<'a> = Cow<'a, [Option<Peers>]>;

/// The numbers of an account's cohort, and of its part of the same currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CohortNumbers {
    /// The cohort with all currencies.
    pub cohort: Option<u32>,
    /// The cohort's accounts with the same currency.
    pub money: Option<u32>,
}

/// Some accounts with the figures they are compared with.
#[derive(Debug, Clone)]
pub struct PortfolioSlice {
    /// About all accounts, not only those of the slice.
    pub census: Census,
    /// Rows that belong to no account.
    pub shared: Shared<'static>,
    /// The accounts, in the order of their ids.
    pub accounts: Vec<(CohortNumbers, Rows<'static>)>,
    /// By cohort number.
    pub cohorts: BTreeMap<u32, CohortFigures<'static>>,
    /// By the number of a cohort by currency.
    pub money: BTreeMap<u32, MoneyFigures<'static>>,
}

impl PortfolioSlice {
    pub fn cohorts_of(standings: impl Iterator<Item = CohortNumbers> + Clone) -> (FxHashSet<u32>, FxHashSet<u32>) {
        (standings.clone().filter_map(|of| of.cohort).collect(), standings.filter_map(|of| of.money).collect())
    }
}

impl Portfolio {
    /// A portfolio of some accounts, compared with the same cohorts as in the whole portfolio.
    ///
    /// # Panics
    ///
    /// If the figures of one of their cohorts are missing.
    pub fn of(workspace: Arc<Workspace>, mut part: PortfolioSlice) -> Self {
        let standings = || part.accounts.iter().map(|(standing, _)| *standing);
        let (cohorts, had) = Cohorts::of_numbers(standings().map(|of| of.cohort));
        let (money, had_money) = Cohorts::of_numbers(standings().map(|of| of.money));
        let tables = Tables::of(part.shared, part.accounts.into_iter().map(|(_, rows)| rows));
        let mut base = Self::unmeasured(workspace, tables, part.census, cohorts, money);
        for number in had {
            let figures = part.cohorts.remove(&number).expect("a part has the figures of its accounts' cohorts");
            base.values.push(figures.values.into_owned());
            base.shares.push(figures.shares.into_owned());
            base.adoption.push(figures.adoption.into_owned());
        }
        for number in had_money {
            let figures = part.money.remove(&number).expect("a part has the figures of its accounts' cohorts");
            base.values.push(figures.into_owned());
        }
        base
    }

    /// The slice with the `chosen` accounts.
    pub fn part(&self, chosen: &[usize]) -> PortfolioSlice {
        let (cohorts, money) = PortfolioSlice::cohorts_of(chosen.iter().map(|&at| self.standing(at)));
        let own = |figures: CohortFigures| CohortFigures {
            values: Cow::Owned(figures.values.into_owned()),
            shares: Cow::Owned(figures.shares.into_owned()),
            adoption: Cow::Owned(figures.adoption.into_owned()),
        };
        PortfolioSlice {
            census: self.census.clone(),
            shared: self.tables.shared().into_owned(),
            accounts: chosen.iter().map(|&at| (self.standing(at), self.tables.rows(at).into_owned())).collect(),
            cohorts: cohorts.into_iter().map(|number| (number, own(self.figures(number)))).collect(),
            money: money.into_iter().map(|n| (n, Cow::Owned(self.money_figures(n).into_owned()))).collect(),
        }
    }

    pub fn standing(&self, at: usize) -> CohortNumbers {
        let number = |cohort: Option<usize>| cohort.map(|number| number as u32);
        CohortNumbers { cohort: number(self.cohorts.of(at)), money: number(self.money.of(at)) }
    }

    /// How many cohorts there are, and how many by currency.
    pub fn cohorts(&self) -> (u32, u32) {
        (self.cohorts.count() as u32, self.money.count() as u32)
    }

    pub fn figures(&self, cohort: u32) -> CohortFigures<'_> {
        let cohort = cohort as usize;
        CohortFigures {
            values: Cow::Borrowed(&self.values[cohort]),
            shares: Cow::Borrowed(&self.shares[cohort]),
            adoption: Cow::Borrowed(&self.adoption[cohort]),
        }
    }

    pub fn money_figures(&self, cohort: u32) -> MoneyFigures<'_> {
        Cow::Borrowed(&self.values[self.cohorts.count() + cohort as usize])
    }
}
