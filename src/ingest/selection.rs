//! Which accounts a build is for: `--account`, `--where` and `--limit`.
//!
//! An account is meant by its exact id, in either form of a Salesforce id, or by its exact name whatever the case, and by
//! nothing less: a name that is nearly right is answered with the nearest; what is the id of one and the name of another,
//! or the name of several, with the candidates; and no deck is made. `--where id=` means the id alone.

use std::fmt;
use std::str::FromStr;

use crate::base::account_id::means;
use crate::base::nearest;
use crate::base::nearest::nearest;
use crate::ingest::account_listing::AccountListing;

/// Candidates of an ambiguous name that are listed.
const CANDIDATES: usize = 10;

/// The accounts to build; all of them by default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Ids or names; any of them, all where there is none.
    pub accounts: Vec<String>,
    /// Conditions: several on one field are alternatives, those on different fields must all hold.
    pub filters: Vec<Filter>,
    /// At most this many, by account id.
    pub limit: Option<usize>,
    /// Whether part of a name or a typing mistake will do, where exactly one account can be meant by it: for whoever looks
    /// first and sends nothing.
    pub loosely: bool,
}

/// `FIELD=VALUE`, whatever the case of the value; an empty value means the field is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    field: &'static str,
    value: String,
}

/// Why a selection cannot be followed.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum SelectionError {
    /// No account has this id or name.
    #[error("no account has the id or name \"{given}\"{}", did_you_mean(nearest))]
    Unknown {
        /// What was given.
        given: String,
        /// The nearest id or name.
        nearest: Option<String>,
    },
    /// Several accounts may be meant.
    #[error(
        "{count} accounts may be meant by \"{given}\"; name one of them:{}", listed(candidates, *count)
    )]
    Several {
        /// What was given.
        given: String,
        /// Ids and names of the first candidates.
        candidates: Vec<(String, String)>,
        /// How many there are.
        count: usize,
    },
    /// Several accounts have this id or name.
    #[error(
        "{count} accounts have the id or name \"{given}\"; choose one by its id, as --where id={}:{}",
        candidates.first().map_or("", |(id, _)| id),
        listed(candidates, *count)
    )]
    Ambiguous {
        /// What was given.
        given: String,
        /// Ids and names of the first candidates.
        candidates: Vec<(String, String)>,
        /// How many there are.
        count: usize,
    },
    /// Accounts cannot be chosen by this field.
    #[error("accounts cannot be chosen by \"{given}\"{}; the fields are {}", did_you_mean(nearest), field_names())]
    Field {
        /// What was given.
        given: String,
        /// The nearest field.
        nearest: Option<String>,
    },
    /// Not of the form `FIELD=VALUE`.
    #[error("\"{0}\" is not of the form FIELD=VALUE, such as segment=SMB")]
    Form(String),
    /// Every account is left out.
    #[error("no account is left by {given}{}", did_you_mean(nearest))]
    Nothing {
        /// The conditions.
        given: String,
        /// The nearest value of the condition that no account meets.
        nearest: Option<String>,
    },
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

impl Selection {
    /// One account as somebody may name it: by its id, its name, a part of that, or with a typing mistake.
    pub fn one(given: &str) -> Self {
        Self { accounts: vec![given.to_owned()], loosely: true, ..Self::default() }
    }

    /// The account with an id, and no other.
    pub fn id(id: &str) -> Self {
        Self { filters: vec![Filter { field: "id", value: id.to_owned() }], ..Self::default() }
    }

    /// Whether every account is meant.
    pub fn is_everything(&self) -> bool {
        *self == Self::default()
    }

    /// The places of the accounts meant, in order; `accounts` is sorted by id.
    pub fn choose(&self, accounts: &[AccountListing<'_>]) -> Result<Vec<usize>, SelectionError> {
        let mut chosen: Vec<usize> = if self.accounts.is_empty() {
            (0..accounts.len()).collect()
        } else {
            let find = if self.loosely { find_loosely } else { find };
            self.accounts.iter().map(|given| find(given, accounts)).collect::<Result<_, _>>()?
        };
        chosen.sort_unstable();
        chosen.dedup();
        if !self.filters.is_empty() {
            chosen.retain(|&place| self.admits(&accounts[place]));
            if chosen.is_empty() && !accounts.is_empty() {
                return Err(self.nothing(accounts));
            }
        }
        chosen.truncate(self.limit.unwrap_or(usize::MAX));
        Ok(chosen)
    }

    fn admits(&self, row: &AccountListing<'_>) -> bool {
        self.filters.iter().all(|filter| {
            self.filters.iter().any(|alternative| alternative.field == filter.field && alternative.admits(row))
        })
    }

    fn nothing(&self, accounts: &[AccountListing<'_>]) -> SelectionError {
        let given: Vec<_> = self.filters.iter().map(Filter::to_string).collect();
        let unmet = self.filters.iter().find(|filter| !accounts.iter().any(|row| filter.admits(row)));
        let nearest = unmet.and_then(|filter| {
            nearest(&filter.value, accounts.iter().filter_map(|row| filter.cell(row)))
                .map(|value| format!("{}={value}", filter.field))
        });
        SelectionError::Nothing { given: given.join(" "), nearest }
    }
}

impl Filter {
    fn cell<'a>(&self, row: &AccountListing<'a>) -> Option<&'a str> {
        FIELDS.iter().find(|(name, _)| *name == self.field).and_then(|(_, cell)| cell(row))
    }

    fn admits(&self, row: &AccountListing<'_>) -> bool {
        folded(self.cell(row).unwrap_or_default()) == folded(&self.value)
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.field, self.value)
    }
}

impl FromStr for Filter {
    type Err = SelectionError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (given, value) = text.split_once('=').ok_or_else(|| SelectionError::Form(text.to_owned()))?;
        let given = given.trim();
        match FIELDS.iter().find(|(name, _)| *name == given) {
            Some((field, _)) => Ok(Self { field, value: value.trim().to_owned() }),
            None => Err(SelectionError::Field {
                given: given.to_owned(),
                nearest: nearest(given, FIELDS.iter().map(|(name, _)| *name)).map(str::to_owned),
            }),
        }
    }
}

fn find(given: &str, accounts: &[AccountListing<'_>]) -> Result<usize, SelectionError> {
    let name = folded(given);
    let named = |row: &AccountListing<'_>| row.name.is_some_and(|own| folded(own) == name);
    let is_meant = |place: &usize| means(given, accounts[*place].id) || named(&accounts[*place]);
    let places: Vec<usize> = (0..accounts.len()).filter(is_meant).collect();
    match places.as_slice() {
        [one] => Ok(*one),
        [] => {
            let known = accounts.iter().flat_map(|row| row.name.into_iter().chain([row.id]));
            Err(SelectionError::Unknown { given: given.to_owned(), nearest: nearest(given, known).map(str::to_owned) })
        }
        several => {
            let candidates = candidates(several, accounts);
            Err(SelectionError::Ambiguous { given: given.to_owned(), candidates, count: several.len() })
        }
    }
}

/// The place of the account that can be meant by part of an id or a name, or by either with a typing mistake, where there
/// is exactly one.
fn find_loosely(given: &str, accounts: &[AccountListing<'_>]) -> Result<usize, SelectionError> {
    let found = find(given, accounts);
    if !matches!(found, Err(SelectionError::Unknown { .. })) {
        return found;
    }
    let meant = nearest::meant(given, accounts.iter().map(|row| (row.id, row.name.unwrap_or_default())));
    match meant.as_slice() {
        [one] => Ok(*one),
        [] => found,
        several => {
            let candidates = candidates(several, accounts);
            Err(SelectionError::Several { given: given.to_owned(), candidates, count: several.len() })
        }
    }
}

/// Ids and names of the first of several.
fn candidates(several: &[usize], accounts: &[AccountListing<'_>]) -> Vec<(String, String)> {
    let shown = several.iter().take(CANDIDATES).map(|&place| &accounts[place]);
    shown.map(|row| (row.id.to_owned(), row.name.unwrap_or_default().to_owned())).collect()
}

/// For comparing whatever the case and the spacing.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn did_you_mean(nearest: &Option<String>) -> String {
    nearest.as_ref().map(|word| format!("; did you mean \"{word}\"?")).unwrap_or_default()
}

fn listed(candidates: &[(String, String)], count: usize) -> String {
    let mut lines: String = candidates.iter().map(|(id, name)| format!("\n  {id}  {name}")).collect();
    if count > candidates.len() {
        lines.push_str(&format!("\n  … and {} more", count - candidates.len()));
    }
    lines
}

fn field_names() -> String {
    FIELDS.map(|(name, _)| name).join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accounts() -> Vec<AccountListing<'static>> {
        [("a-1", "Acme", "SMB"), ("a-2", "Globex", "Enterprise"), ("a-3", "acme ", "SMB"), ("a-4", "Umbrella", "")]
            .map(|(id, name, segment)| AccountListing {
                id,
                name: Some(name),
                segment: Some(segment).filter(|s| !s.is_empty()),
                ..AccountListing::default()
            })
            .to_vec()
    }

    fn choose(given: &[&str], filters: &[&str]) -> Result<Vec<usize>, SelectionError> {
        Selection {
            accounts: given.iter().map(|g| (*g).to_owned()).collect(),
            filters: filters.iter().map(|f| f.parse().unwrap()).collect(),
            limit: None,
            loosely: false,
        }
        .choose(&accounts())
    }

    #[test]
    fn an_id_or_a_name_in_any_case_chooses_one_account() {
        assert_eq!(choose(&["a-3", "GLOBEX", "globex"], &[]), Ok(vec![1, 2]));
    }

    #[test]
    fn an_unknown_name_suggests_the_nearest() {
        let message = choose(&["Globax"], &[]).unwrap_err().to_string();
        assert_eq!(message, "no account has the id or name \"Globax\"; did you mean \"Globex\"?");
        assert_eq!(choose(&["zzzz"], &[]).unwrap_err().to_string(), "no account has the id or name \"zzzz\"");
    }

    #[test]
    fn an_ambiguous_name_lists_the_candidates() {
        let message = choose(&["ACME"], &[]).unwrap_err().to_string();
        assert_eq!(
            message,
            "2 accounts have the id or name \"ACME\"; choose one by its id, as --where id=a-1:\n  a-1  Acme\n  a-3  acme "
        );
    }

    #[test]
    fn the_id_of_one_that_is_the_name_of_another_chooses_neither() {
        let mut rows = accounts();
        rows[3].name = Some("A-1");
        let chosen = |given: &str| find(given, &rows);
        assert!(matches!(chosen("a-1"), Err(SelectionError::Ambiguous { count: 2, .. })));
        rows[3].name = None;
        rows[0].name = Some("A-1");
        assert_eq!(find("a-1", &rows), Ok(0));
    }

    #[test]
    fn both_forms_of_a_salesforce_id_choose_its_account() {
        let rows =
            ["0015500000Xyy06AAB", "006q000000Hddoh"].map(|id| AccountListing { id, ..AccountListing::default() });
        assert_eq!((find("0015500000Xyy06", &rows), find("006q000000HddohAAB", &rows)), (Ok(0), Ok(1)));
        assert!(find("0015500000xyy06", &rows).is_err());
    }

    #[test]
    fn conditions_on_one_field_are_alternatives_and_on_two_must_both_hold() {
        assert_eq!(choose(&[], &["segment=smb"]), Ok(vec![0, 2]));
        assert_eq!(choose(&[], &["segment=smb", "segment=enterprise"]), Ok(vec![0, 1, 2]));
        assert_eq!(choose(&[], &["segment=smb", "id=a-3"]), Ok(vec![2]));
        assert_eq!(choose(&["a-1", "a-2"], &["segment=SMB"]), Ok(vec![0]));
    }

    #[test]
    fn somebody_who_only_looks_may_name_an_account_loosely() {
        let one = |given: &str| Selection::one(given).choose(&accounts()).map_err(|error| error.to_string());
        assert_eq!((one("glo"), one("Umbrela"), one("GLOBEX")), (Ok(vec![1]), Ok(vec![3]), Ok(vec![1])));
        let several = "4 accounts may be meant by \"a-\"; name one of them:";
        assert!(one("a-").unwrap_err().starts_with(several), "{:?}", one("a-"));
        assert!(one("xyz").unwrap_err().contains("no account has the id or name \"xyz\""));
        assert_eq!(Selection::id("a-2").choose(&accounts()), Ok(vec![1]));
        assert!(Selection::id("a").choose(&accounts()).is_err());
    }

    #[test]
    fn an_empty_value_means_missing() {
        assert_eq!(choose(&[], &["segment="]), Ok(vec![3]));
    }

    #[test]
    fn a_condition_that_nobody_meets_is_an_error_with_the_nearest_value() {
        let message = choose(&[], &["segment=Enterprize"]).unwrap_err().to_string();
        assert_eq!(message, "no account is left by segment=Enterprize; did you mean \"segment=Enterprise\"?");
    }

    #[test]
    fn an_unknown_field_suggests_the_nearest() {
        let message = "segmet=SMB".parse::<Filter>().unwrap_err().to_string();
        assert!(message.contains("did you mean \"segment\"?") && message.contains("csm_name"), "{message}");
        assert!(matches!("segment".parse::<Filter>(), Err(SelectionError::Form(_))));
    }

    #[test]
    fn a_limit_takes_the_first_by_id() {
        let selection = Selection { limit: Some(2), ..Selection::default() };
        assert_eq!(selection.choose(&accounts()), Ok(vec![0, 1]));
        assert!(!selection.is_everything() && Selection::default().is_everything());
    }
}
