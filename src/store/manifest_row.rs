//! One row of the manifest: an account, its contact and what became of it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::base::signing::seal::Seal;

/// What became of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It has a deck, made by this run.
    Rendered,
    /// It has the deck that was there already: made again it would be the same.
    Unchanged,
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
pub struct ManifestRow {
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
    /// What a person decided for the deck; empty where nobody did.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub overrides: String,
    /// The day the deck's data stands at. Rows of earlier versions do not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<NaiveDate>,
    /// By its code, the first day on which each hold holds, whether a person released it or not; in the lines alone.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub holds_from: BTreeMap<String, NaiveDate>,
    /// A hash of all that a person decided; in the lines alone.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub decided: String,
    /// Over all the rest but which of its outcomes it is; in the lines alone.
    #[serde(default)]
    pub seal: String,
}

impl Outcome {
    /// All outcomes, in the order in which they are told.
    pub const ALL: [Self; 5] = [Self::Rendered, Self::Unchanged, Self::Held, Self::Skipped, Self::Failed];

    /// Whether the account has a deck.
    pub fn has_deck(self) -> bool {
        matches!(self, Self::Rendered | Self::Unchanged)
    }

    /// The word in the manifest.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rendered => "rendered",
            Self::Unchanged => "unchanged",
            Self::Held => "held",
            Self::Skipped => "skipped",
            Self::Failed => "failed",
        }
    }
}

impl ManifestRow {
    /// The columns in order.
    pub const COLUMNS: [&str; 22] = [
        "account_id",
        "name",
        "segment",
        "outcome",
        "reason_code",
        "reason",
        "review",
        "contact_name",
        "contact_email",
        "csm_name",
        "csm_email",
        "period",
        "language",
        "theme",
        "file",
        "pages",
        "bytes",
        "sha256",
        "headline",
        "fingerprint",
        "overrides",
        "as_of",
    ];

    /// What rows are sealed for.
    pub const SEAL: &str = "manifest row";

    /// The row with its seal. Whether its deck was made now or stood there is not part of it: that is another each time.
    #[must_use]
    pub fn sealed(mut self, seal: Seal) -> Self {
        self.seal = seal.of(&[&self.signed_part()]);
        self
    }

    /// Whether the row is as it was sealed.
    pub fn is_sealed(&self, seal: Seal) -> bool {
        seal.fits(&self.seal, &[&self.signed_part()])
    }

    fn signed_part(&self) -> Vec<u8> {
        let outcome = if self.outcome.has_deck() { Outcome::Rendered } else { self.outcome };
        let row = Self { outcome, seal: String::new(), ..self.clone() };
        serde_json::to_vec(&row).expect("a row of strings and numbers is always JSON")
    }

    /// Whether it says the same as another but for whether its deck was made now or stood there.
    pub fn stands_as(&self, other: &Self) -> bool {
        let both = self.outcome.has_deck() && other.outcome.has_deck();
        *self == *other || (both && Self { outcome: other.outcome, ..self.clone() } == *other)
    }

    /// The same account without a deck.
    #[must_use]
    pub fn without_deck(self, outcome: Outcome, reason_code: &str, reason: String) -> Self {
        Self {
            outcome,
            reason_code: reason_code.to_owned(),
            reason,
            file: String::new(),
            pages: None,
            bytes: None,
            sha256: String::new(),
            headline: String::new(),
            fingerprint: String::new(),
            ..self
        }
    }

    pub(crate) fn cells(&self) -> [Cow<'_, str>; 22] {
        let number = |value: Option<usize>| value.map(|n| Cow::Owned(n.to_string())).unwrap_or_default();
        [
            harmless(&self.account_id),
            harmless(&self.name),
            harmless(&self.segment),
            self.outcome.name().into(),
            harmless(&self.reason_code),
            harmless(&self.reason),
            harmless(&self.review),
            harmless(&self.contact_name),
            harmless(&self.contact_email),
            harmless(&self.csm_name),
            harmless(&self.csm_email),
            harmless(&self.period),
            harmless(&self.language),
            harmless(&self.theme),
            harmless(&self.file),
            number(self.pages),
            number(self.bytes),
            harmless(&self.sha256),
            harmless(&self.headline),
            harmless(&self.fingerprint),
            harmless(&self.overrides),
            self.as_of.map(|day| Cow::Owned(day.to_string())).unwrap_or_default(),
        ]
    }
}

/// A cell that no spreadsheet runs as a formula: one that could be gets a leading apostrophe.
pub fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}").into() } else { cell.into() }
}

#[cfg(test)]
impl ManifestRow {
    /// A row that says nothing but whose it is, for tests to say the rest.
    pub(crate) fn of(account_id: &str) -> Self {
        Self {
            account_id: account_id.into(),
            name: String::new(),
            segment: String::new(),
            outcome: Outcome::Rendered,
            reason_code: String::new(),
            reason: String::new(),
            review: String::new(),
            contact_name: String::new(),
            contact_email: String::new(),
            csm_name: String::new(),
            csm_email: String::new(),
            period: String::new(),
            language: String::new(),
            theme: String::new(),
            file: String::new(),
            pages: None,
            bytes: None,
            sha256: String::new(),
            headline: String::new(),
            fingerprint: String::new(),
            overrides: String::new(),
            as_of: "2026-09-30".parse().ok(),
            holds_from: BTreeMap::new(),
            decided: String::new(),
            seal: String::new(),
        }
    }
}
