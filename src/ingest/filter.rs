//! A condition on an account: `--where FIELD=VALUE`.

use std::fmt;
use std::str::FromStr;

use unicode_normalization::UnicodeNormalization as _;

use crate::base::nearest::nearest;
use crate::ingest::account_listing::AccountListing;
use crate::ingest::selection_error::SelectionError;

/// `FIELD=VALUE`, whatever the case of the value; an empty value means that the field is missing.
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
        folded(self.cell(row).unwrap_or_default()) == folded(&self.value)
    }

    /// The condition with the nearest value that any account has.
    pub(crate) fn nearest(&self, accounts: &[AccountListing<'_>]) -> Option<String> {
        let value = nearest(&self.value, accounts.iter().filter_map(|row| self.cell(row)))?;
        Some(format!("{}={value}", self.field))
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

/// Text to compare by whatever the case, the spacing and the Unicode form.
pub(crate) fn folded(text: &str) -> String {
    let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if spaced.is_ascii() { spaced.to_ascii_lowercase() } else { spaced.nfc().collect::<String>().to_lowercase() }
}

/// The same whatever the accents too. Only marks of Latin, Greek and Cyrillic letters are taken off: elsewhere they are
/// letters of their own.
pub(crate) fn unaccented(text: &str) -> String {
    folded(text).nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).collect()
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
    fn accents_are_taken_off_letters_that_have_them() {
        assert_eq!(unaccented("  École  DENTAL"), "ecole dental");
        assert_ne!(unaccented("が"), "か");
    }
}
