//! One row of the manifest: an account, its contact and what became of it.
//!
//! The list of columns is written once, in [`ManifestRow`]: the struct, the header and the cells of `manifest.csv` and the lines of
//! `manifest.jsonl` are made from it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;

use chrono::NaiveDate;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::base::row::anomaly::Anomalies;
use crate::base::row::codes::{ReasonCode, or_empty};
use crate::base::signing::seal::Seal;

macro_rules! outcomes {
    ($($(#[$about:meta])* $outcome:ident = $word:literal,)*) => {
        /// What became of an account.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Outcome {
            $($(#[$about])* #[serde(rename = $word)] $outcome,)*
        }

        impl Outcome {
            /// In the order of reports.
            pub const ALL: [Self; [$($word),*].len()] = [$(Self::$outcome),*];

            /// The word in the manifest.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$outcome => $word,)*
                }
            }
        }
    };
}

outcomes! {
    /// It has a deck, made by this run.
    Rendered = "rendered",
    /// It has the deck of an earlier run: made again it would be the same.
    Unchanged = "unchanged",
    /// A person must look first; no deck.
    Held = "held",
    /// There is not enough to say; no deck.
    Skipped = "skipped",
    /// Its deck could not be made. A row that is not filled in says so, rather than that there is a deck.
    #[default]
    Failed = "failed",
}

/// The version of a row's columns. A newer one is refused, since this program can neither verify its seal nor write it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct RowVersion(u32);

/// Writes the struct and, for its columns, the header and the cells of `manifest.csv`. The fields after `lines alone` are in
/// `manifest.jsonl` only.
///
/// A new column is one line here and one where the row is filled (`DeckFactory::record`). It needs
/// `#[serde(default, skip_serializing_if = "…")]`, so that rows of earlier versions are read and their seals still fit.
macro_rules! manifest_row {
    (
        columns { $($(#[$about:meta])* $column:ident: $type:ty,)* }
        lines alone { $($(#[$more:meta])* $field:ident: $other:ty,)* }
    ) => {
        /// One row, the fields in the manifest's order.
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
        pub struct ManifestRow {
            $($(#[$about])* pub $column: $type,)*
            $($(#[$more])* pub $field: $other,)*
        }

        impl ManifestRow {
            /// The columns in order.
            pub const COLUMNS: &[&str] = &[$(stringify!($column)),*];

            /// Writes the row of `manifest.csv`.
            pub(crate) fn write_cells(&self, csv: &mut csv::Writer<impl io::Write>) -> csv::Result<()> {
                $(write_cell(csv, &self.$column)?;)*
                csv.write_record(None::<&[u8]>)
            }
        }
    };
}

manifest_row! {
    columns {
        account_id: String,
        name: String,
        segment: String,
        outcome: Outcome,
        #[serde(with = "or_empty")]
        reason_code: Option<ReasonCode>,
        reason: String,
        /// What somebody should look at before the deck leaves.
        review: Anomalies,
        contact_name: String,
        contact_email: String,
        csm_name: String,
        csm_email: String,
        period: String,
        language: String,
        theme: String,
        file: String,
        pages: Option<usize>,
        bytes: Option<usize>,
        sha256: String,
        headline: String,
        fingerprint: String,
        /// What a person decided for the deck; empty where nobody did.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        overrides: String,
        /// The day of the deck's data. Rows of earlier versions do not have it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        as_of: Option<NaiveDate>,
    }
    lines alone {
        /// The first day on which each hold applies, whether a person released the account from it or not.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        holds_from: BTreeMap<ReasonCode, NaiveDate>,
        /// Addresses to which the message goes as well.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        contact_also: Vec<String>,
        /// Addresses that get a copy of the message.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        contact_cc: Vec<String>,
        /// Where answers go, if not to the CSM.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reply_to: String,
        /// What the quarter on one page says beside its figures, as its deck's message says it too.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        rows: Vec<String>,
        /// The first thing that the deck asks the account to do.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        next_step: String,
        /// A hash of all that a person decided.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        decided: String,
        /// The first version is not written: rows of earlier programs have none.
        #[serde(default = "RowVersion::first", skip_serializing_if = "RowVersion::is_first")]
        version: RowVersion,
        /// Over all the rest except which of two outcomes with a deck it is.
        #[serde(default)]
        seal: String,
    }
}

/// Writes what the lines hold as a cell of `manifest.csv`, empty for null.
fn write_cell(csv: &mut csv::Writer<impl io::Write>, value: &impl Serialize) -> csv::Result<()> {
    match serde_json::to_value(value).expect("a column is always JSON") {
        Value::Null => csv.write_field(""),
        Value::String(text) => csv.write_field(harmless(&text).as_bytes()),
        number => csv.write_field(number.to_string()),
    }
}

impl Default for RowVersion {
    fn default() -> Self {
        Self::NOW
    }
}

impl RowVersion {
    /// The version of the rows that this program writes.
    const NOW: Self = Self(1);

    fn first() -> Self {
        Self(1)
    }

    fn is_first(&self) -> bool {
        *self == Self::first()
    }
}

impl<'de> Deserialize<'de> for RowVersion {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u32::deserialize(deserializer)? {
            known if known <= Self::NOW.0 => Ok(Self(known)),
            newer => Err(D::Error::custom(format_args!(
                "a newer quarterdeck wrote it: its version is {newer}, and this program reads up to {}",
                Self::NOW.0
            ))),
        }
    }
}

impl Outcome {
    /// Whether the account has a deck.
    pub fn has_deck(self) -> bool {
        matches!(self, Self::Rendered | Self::Unchanged)
    }
}

impl ManifestRow {
    /// The purpose of a row's seal.
    pub const SEAL: &str = "manifest row";

    /// The reason code as text; empty where there is none.
    pub fn code(&self) -> &str {
        self.reason_code.as_ref().map_or("", ReasonCode::as_str)
    }

    /// The row with its seal. Whether this run or an earlier one made the deck is not sealed, since the next run changes it.
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

    /// Whether both rows are equal except for whether this run made the deck.
    pub fn stands_as(&self, other: &Self) -> bool {
        let both = self.outcome.has_deck() && other.outcome.has_deck();
        *self == *other || (both && Self { outcome: other.outcome, ..self.clone() } == *other)
    }

    /// The addresses to which the message goes: the contact's, the others' and those of copies.
    pub fn recipients(&self) -> impl Iterator<Item = &str> {
        let others = self.contact_also.iter().chain(&self.contact_cc);
        std::iter::once(&self.contact_email).chain(others).map(String::as_str).filter(|address| !address.is_empty())
    }

    /// The same account without a deck.
    #[must_use]
    pub fn without_deck(self, outcome: Outcome, code: ReasonCode, reason: String) -> Self {
        Self {
            outcome,
            reason_code: Some(code),
            reason,
            file: String::new(),
            pages: None,
            bytes: None,
            sha256: String::new(),
            headline: String::new(),
            rows: Vec::new(),
            next_step: String::new(),
            fingerprint: String::new(),
            ..self
        }
    }
}

/// Whether a spreadsheet would run a cell as a formula; in East Asian ones full-width signs begin one too.
pub fn runs_as_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// A cell that no spreadsheet runs as a formula: one that could be gets a leading apostrophe, and so does one that would then look
/// the same.
pub fn harmless(cell: &str) -> Cow<'_, str> {
    if runs_as_formula(cell.trim_start_matches('\'')) { format!("'{cell}").into() } else { cell.into() }
}

#[cfg(test)]
impl ManifestRow {
    /// The row of an account with a deck and nothing else, for tests to fill in.
    pub(crate) fn of(account_id: &str) -> Self {
        Self {
            account_id: account_id.into(),
            outcome: Outcome::Rendered,
            as_of: "2026-09-30".parse().ok(),
            ..Self::default()
        }
    }
}
