//! A condition on an account: `--where FIELD=VALUE`.

use std::fmt;
use std::str::FromStr;

use unicode_normalization::UnicodeNormalization as _;

use crate::base::account_id::means;
use crate::base::nearest::nearest;
use crate::base::spelling::folding::folded;
use crate::base::spelling::words::spelled;
use crate::config::workspace::Workspace;
use crate::ingest::account_listing::AccountListing;
use crate::ingest::selection_error::SelectionError;

/// `FIELD=VALUE`, case, spaces and Unicode form of the value apart; an id in any of its forms. An empty value means that the field is
/// missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    field: &'static str,
    value: String,
}

type Field = (&'static str, for<'a> fn(&AccountListing<'a>) -> Option<&'a str>);

const FIELDS: [Field; 11] = [
    ("id", |row| Some(row.id)),
    ("name", |row| row.name),
    ("segment", |row| row.segment),
    ("plan", |row| row.plan),
    ("industry", |row| row.industry),
    ("region", |row| row.region),
    ("status", |row| row.status),
    ("csm_name", |row| row.csm_name),
    ("csm_email", |row| row.csm_email),
    ("locale", |row| row.locale),
    ("currency", |row| row.currency),
];

impl Filter {
    /// The account with an id, and no other.
    pub fn id(id: &str) -> Self {
        Self { field: "id", value: id.to_owned() }
    }

    /// Reads a condition on one of some fields.
    pub fn parse(text: &str, fields: &[&'static str]) -> Result<Self, SelectionError> {
        let (given, value) = text.split_once('=').ok_or_else(|| SelectionError::Form(text.to_owned()))?;
        let given = given.trim();
        match fields.iter().find(|field| **field == given) {
            Some(field) => Ok(Self { field, value: value.trim().to_owned() }),
            None => Err(SelectionError::Field {
                given: given.to_owned(),
                nearest: nearest(given, fields.iter().copied()).map(str::to_owned),
                fields: fields.to_vec(),
            }),
        }
    }

    /// Whether a filter is on the same field.
    pub(crate) fn is_alternative_to(&self, other: &Self) -> bool {
        self.field == other.field
    }

    pub(crate) fn admits(&self, row: &AccountListing<'_>) -> bool {
        let cell = self.cell(row).unwrap_or_default();
        if self.field == "id" { means(cell, &self.value) } else { folded(cell) == folded(&self.value) }
    }

    /// The condition with the nearest value that any account has.
    pub(crate) fn nearest(&self, accounts: &[AccountListing<'_>]) -> Option<String> {
        let value = nearest(&self.value, accounts.iter().filter_map(|row| self.cell(row)))?;
        Some(format!("{}={value}", self.field))
    }

    /// The same condition with a plan's id for what it is called.
    #[must_use]
    pub(crate) fn settled(&self, workspace: &Workspace) -> Self {
        let plan = (self.field == "plan").then(|| workspace.lookup.plans.find(&self.value)).flatten();
        let value = plan.map_or(&self.value, |plan| &workspace.catalogue.plans[plan].id);
        Self { field: self.field, value: value.clone() }
    }

    fn cell<'a>(&self, row: &AccountListing<'a>) -> Option<&'a str> {
        FIELDS.iter().find(|(name, _)| *name == self.field).and_then(|(_, cell)| cell(row))
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.field, self.value)
    }
}

impl FromStr for Filter {
    type Err = SelectionError;

    /// Reads a condition on any field of an account's row.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text, &FIELDS.map(|(name, _)| name))
    }
}

/// A text as it is compared whatever the accents too. Only marks of Latin, Greek and Cyrillic letters are taken off: elsewhere they are
/// letters of their own.
pub(crate) fn unaccented(text: &str) -> String {
    spelled(text).nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_field_suggests_the_nearest() {
        let message = "segmet=SMB".parse::<Filter>().unwrap_err().to_string();
        assert!(message.contains("did you mean \"segment\"?") && message.contains("csm_name"), "{message}");
        assert!(matches!("segment".parse::<Filter>(), Err(SelectionError::Form(_))));
        let message = Filter::parse("plan=grow", &["id", "name"]).unwrap_err().to_string();
        assert_eq!(message, "accounts cannot be chosen by \"plan\"; the fields are id, name");
    }

    #[test]
    fn a_value_is_compared_as_unicode_folds_it_and_an_id_by_its_identity() {
        let row = AccountListing { id: "0015500000Xyy06", region: Some("Süd Straße"), ..AccountListing::default() };
        let admits = |text: &str| text.parse::<Filter>().unwrap().admits(&row);
        for text in ["region=SÜD STRASSE", "region=su\u{308}d  straße", "id=0015500000Xyy06", "id=0015500000Xyy06AAB"]
        {
            assert!(admits(text), "{text}");
        }
        for text in ["region=Nord", "id=0015500000xyy06", "id=0015500000Xyy06AAA", "region="] {
            assert!(!admits(text), "{text}");
        }
    }

    #[test]
    fn accents_are_taken_off_letters_that_have_them() {
        assert_eq!(unaccented("  École  DENTAL"), "ecole dental");
        assert_ne!(unaccented("が"), "か");
    }
}
