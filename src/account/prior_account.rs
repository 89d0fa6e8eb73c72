//! What an earlier run knew of an account.

use std::collections::BTreeMap;

use crate::account::suggestion::Suggestion;
use crate::base::account_id::ByAccount;
use crate::base::row::anomaly::Anomalies;

/// What an earlier run knew of an account.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PriorAccount {
    /// Empty if the run has no row of the account.
    pub name: String,
    /// What the contract included, by metric.
    pub entitlements: BTreeMap<String, f64>,
    /// Fingerprint of its deck.
    pub fingerprint: String,
    /// These anomalies still apply while the fingerprint is the same.
    pub review: Anomalies,
    /// What the deck suggested, if decks review that.
    pub suggestions: Vec<Suggestion>,
}

pub type PriorAccounts = ByAccount<PriorAccount>;
