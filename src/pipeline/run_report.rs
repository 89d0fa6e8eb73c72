//! The result of a run: every account, counted by outcome and reason.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use crate::base::finding::Findings;
use crate::base::row::codes::ReasonCode;
use crate::deck::script_use::Undrawn;
use crate::pipeline::output::files::OutputSummary;
use crate::store::manifest_row::{ManifestRow, Outcome};

/// The result of a run.
#[derive(Debug, Clone)]
pub struct RunReport {
    /// The period's label.
    pub period: String,
    /// The accounts in the data.
    pub accounts: usize,
    /// The accounts that were built.
    pub tally: Tally,
    pub findings: Findings,
    /// The scripts that no available font draws.
    pub undrawn: Vec<Undrawn>,
    /// The output folder as it was given.
    pub out: PathBuf,
    /// What it contains now.
    pub summary: OutputSummary,
    /// Why the data was not cached, if so: the next build of one account takes longer.
    pub cache_failure: Option<CacheFailure>,
    pub times: Times,
}

/// Why the data was not cached for builds of some accounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CacheFailure {
    /// The cache that was not written.
    pub path: PathBuf,
    pub cause: String,
}

/// The number of accounts by outcome.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many accounts were built.
    pub built: usize,
    pub reasons: BTreeMap<(Outcome, Option<ReasonCode>), usize>,
    /// Those that failed, by account id.
    pub failures: Vec<DeckFailure>,
    /// How many a person should look at first.
    pub review: usize,
    /// How many a person changed.
    pub by_hand: usize,
    /// Pages of all decks.
    pub pages: usize,
    /// Bytes of all decks.
    pub bytes: usize,
}

/// An account whose deck could not be made.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct DeckFailure {
    pub account_id: String,
    pub name: String,
    pub reason: String,
}

/// How long the parts of a run took.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Times {
    /// Reading the workspace and its tables.
    pub load: Duration,
    /// Preparing what all decks share.
    pub factory: Duration,
    /// Making and writing the decks.
    pub decks: Duration,
    /// The whole run.
    pub total: Duration,
}

impl RunReport {
    /// 0 where every account is accounted for, 3 where some of them failed.
    pub fn exit_status(&self) -> u8 {
        if self.tally.failures.is_empty() { 0 } else { 3 }
    }
}

impl Tally {
    /// Counts the rows of the accounts that were built.
    pub fn of(records: &[ManifestRow]) -> Self {
        let mut tally = Self { built: records.len(), ..Self::default() };
        for record in records {
            *tally.reasons.entry((record.outcome, record.reason_code.clone())).or_default() += 1;
            tally.review += usize::from(!record.review.is_empty());
            tally.by_hand += usize::from(!record.overrides.is_empty());
            tally.pages += record.pages.unwrap_or(0);
            tally.bytes += record.bytes.unwrap_or(0);
            if record.outcome == Outcome::Failed {
                tally.failures.push(DeckFailure {
                    account_id: record.account_id.clone(),
                    name: record.name.clone(),
                    reason: record.reason.clone(),
                });
            }
        }
        tally
    }

    /// How many accounts have this outcome.
    pub fn count(&self, outcome: Outcome) -> usize {
        self.reasons.iter().filter(|((of, _), _)| *of == outcome).map(|(_, count)| count).sum()
    }

    /// The share of the accounts with a deck, of those built.
    pub fn coverage(&self) -> f64 {
        if self.built == 0 { 0.0 } else { self.decks() as f64 / self.built as f64 }
    }

    /// How many accounts have a deck.
    pub fn decks(&self) -> usize {
        self.count(Outcome::Rendered) + self.count(Outcome::Unchanged)
    }

    /// The reasons for an outcome, the commonest first.
    pub fn reasons_for(&self, outcome: Outcome) -> Vec<(&str, usize)> {
        let of = self.reasons.iter().filter(|((of, _), _)| *of == outcome);
        let mut reasons: Vec<_> = of.filter_map(|((_, code), count)| Some((code.as_ref()?.as_str(), *count))).collect();
        reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        reasons
    }

    /// The accounts with a deck of those built, in tenths of a percent rounded down: 1000 only where all have one.
    pub fn coverage_permille(&self) -> usize {
        (self.decks() * 1000).checked_div(self.built).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(counts: &[(Outcome, &str, usize)]) -> Tally {
        let reasons: BTreeMap<_, _> =
            counts.iter().map(|(of, code, n)| ((*of, Some((*code).into()).filter(|_| !code.is_empty())), *n)).collect();
        Tally { built: reasons.values().sum(), reasons, ..Tally::default() }
    }

    #[test]
    fn coverage_is_full_only_where_every_account_has_a_deck() {
        assert_eq!(tally(&[(Outcome::Rendered, "", 9_999), (Outcome::Held, "hold", 1)]).coverage_permille(), 999);
        assert_eq!(tally(&[(Outcome::Rendered, "", 471), (Outcome::Skipped, "no_usage", 29)]).coverage_permille(), 942);
        assert_eq!(tally(&[(Outcome::Rendered, "", 3)]).coverage_permille(), 1000);
        assert_eq!(tally(&[]).coverage_permille(), 0);
    }

    #[test]
    fn the_commonest_reason_comes_first() {
        let held = tally(&[(Outcome::Held, "churn", 2), (Outcome::Held, "hold", 5), (Outcome::Skipped, "no_name", 9)]);
        assert_eq!(held.reasons_for(Outcome::Held), [("hold", 5), ("churn", 2)]);
        assert_eq!(held.count(Outcome::Held), 7);
    }
}
