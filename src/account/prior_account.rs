//! What an earlier run knew of an account.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::account::suggestion::Suggestion;
use crate::base::row::anomaly::Anomalies;

/// What an earlier run knew of an account.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PriorAccount {
    /// Empty where the run has no row of it.
    pub name: String,
    /// What its contract included, by metric.
    pub entitlements: BTreeMap<String, f64>,
    /// Of its deck.
    pub fingerprint: String,
    /// They still apply while the fingerprint is the same.
    pub review: Anomalies,
    /// What its deck suggested, where decks look back on it.
    pub suggestions: Vec<Suggestion>,
}

/// By account id.
pub type PriorAccounts = FxHashMap<String, PriorAccount>;
