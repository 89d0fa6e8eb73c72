//! The manifest: one row an account, binding the account, its contact and its deck.

/// What became of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It has a deck.
    Rendered,
    /// A person must look first; no deck.
    Held,
    /// There is not enough to say; no deck.
    Skipped,
    /// Its deck could not be made.
    Failed,
}

/// One row, the fields in the manifest's order.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[expect(missing_docs, reason = "the names are the columns'")]
pub struct DeckRecord {
    pub account_id: String,
    pub name: String,
    pub segment: String,
    pub outcome: Outcome,
    pub reason_code: String,
    pub reason: String,
    pub review: String,
    pub contact_name: String,
    pub contact_email: String,
    pub csm_name: String,
    pub csm_email: String,
    pub period: String,
    pub language: String,
    pub theme: String,
    pub file: String,
    pub pages: Option<usize>,
    pub bytes: Option<usize>,
    pub sha256: String,
    pub headline: String,
    pub fingerprint: String,
}
