//! Which accounts a command is about: `--account`, `--csm`, `--where` and `--limit`. Every command chooses by this one type.
//!
//! An account is meant by its exact id, in either form of a Salesforce id, or by its exact name whatever the case, spacing and
//! accents, and by nothing less: a name that is nearly right is answered with the nearest; what is the id of one and the name
//! of another, or the name of several, with the candidates; and nothing is done. `--where id=` means the id alone.

use crate::base::account_id::means;
use crate::base::address;
use crate::base::nearest;
use crate::base::nearest::nearest;
use crate::base::spelling::words::spelled;
use crate::config::workspace::Workspace;
use crate::ingest::account_listing::AccountListing;
use crate::ingest::filter::{Filter, unaccented};
use crate::ingest::selection_error::SelectionError;

/// Candidates of an ambiguous name that are listed.
const CANDIDATES: usize = 10;

/// Some accounts; all of them by default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Ids or names. Where neither these nor CSMs are given, all accounts are meant.
    pub accounts: Vec<String>,
    /// Addresses or names of CSMs, whose accounts are meant beside those above.
    pub csms: Vec<String>,
    /// Conditions: several on one field are alternatives, those on different fields must all hold.
    pub filters: Vec<Filter>,
    /// At most this many, by account id.
    pub limit: Option<usize>,
    /// Whether part of a name or a typing mistake will do, where exactly one account can be meant by it: for whoever looks
    /// first and sends nothing.
    pub loosely: bool,
}

impl Selection {
    /// One account as somebody may name it: by its id, its name, a part of that, or with a typing mistake.
    pub fn one(given: &str) -> Self {
        Self { accounts: vec![given.to_owned()], loosely: true, ..Self::default() }
    }

    /// The account with an id, and no other.
    pub fn id(id: &str) -> Self {
        Self { filters: vec![Filter::id(id)], ..Self::default() }
    }

    /// The same selection with the ids of plans for what they are called.
    #[must_use]
    pub fn settled(&self, workspace: &Workspace) -> Self {
        Self { filters: self.filters.iter().map(|filter| filter.settled(workspace)).collect(), ..self.clone() }
    }

    /// Whether every account is meant.
    pub fn is_everything(&self) -> bool {
        *self == Self { loosely: self.loosely, ..Self::default() }
    }

    /// The places of the accounts meant, in order; `accounts` is sorted by id.
    pub fn choose(&self, accounts: &[AccountListing<'_>]) -> Result<Vec<usize>, SelectionError> {
        let mut chosen: Vec<usize> = if self.accounts.is_empty() && self.csms.is_empty() {
            (0..accounts.len()).collect()
        } else {
            let mut chosen = self.named(accounts)?;
            for csm in &self.csms {
                chosen.extend(of_csm(csm, accounts)?);
            }
            chosen
        };
        chosen.sort_unstable();
        chosen.dedup();
        let unmet = self.filters.iter().find(|filter| !accounts.iter().any(|row| filter.admits(row)));
        if let Some(filter) = unmet.filter(|_| !accounts.is_empty()) {
            return Err(SelectionError::Nothing { given: filter.to_string(), nearest: filter.nearest(accounts) });
        }
        if !self.filters.is_empty() {
            chosen.retain(|&place| self.admits(&accounts[place]));
            if chosen.is_empty() && !accounts.is_empty() {
                let given: Vec<_> = self.filters.iter().map(Filter::to_string).collect();
                return Err(SelectionError::Nothing { given: given.join(" "), nearest: None });
            }
        }
        chosen.truncate(self.limit.unwrap_or(usize::MAX));
        Ok(chosen)
    }

    /// The places of the accounts that are named one by one.
    pub fn named(&self, accounts: &[AccountListing<'_>]) -> Result<Vec<usize>, SelectionError> {
        let find = if self.loosely { find_loosely } else { find };
        self.accounts.iter().map(|given| find(given, accounts)).collect()
    }

    fn admits(&self, row: &AccountListing<'_>) -> bool {
        self.filters
            .iter()
            .all(|filter| self.filters.iter().any(|other| other.is_alternative_to(filter) && other.admits(row)))
    }
}

fn find(given: &str, accounts: &[AccountListing<'_>]) -> Result<usize, SelectionError> {
    let meant = |plain: fn(&str) -> String| -> Vec<usize> {
        let name = plain(given);
        let is_meant =
            |row: &AccountListing<'_>| means(given, row.id) || row.name.is_some_and(|own| plain(own) == name);
        (0..accounts.len()).filter(|&place| is_meant(&accounts[place])).collect()
    };
    let exact = meant(spelled);
    // A name that is written with its accents is not mistaken for one without.
    let places = if exact.is_empty() { meant(unaccented) } else { exact };
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

/// The places of the accounts of a CSM who is given by address or name.
fn of_csm(given: &str, accounts: &[AccountListing<'_>]) -> Result<Vec<usize>, SelectionError> {
    let (address, name) = (address::key(given), unaccented(given));
    let is_of = |row: &AccountListing<'_>| {
        row.csm_email.is_some_and(|own| address::key(own) == address)
            || row.csm_name.is_some_and(|own| unaccented(own) == name)
    };
    let places: Vec<usize> = (0..accounts.len()).filter(|&place| is_of(&accounts[place])).collect();
    if places.is_empty() {
        let known = accounts.iter().flat_map(|row| row.csm_name.into_iter().chain(row.csm_email));
        return Err(SelectionError::Csm { given: given.to_owned(), nearest: nearest(given, known).map(str::to_owned) });
    }
    Ok(places)
}

/// Ids and names of the first of several.
fn candidates(several: &[usize], accounts: &[AccountListing<'_>]) -> Vec<(String, String)> {
    let shown = several.iter().take(CANDIDATES).map(|&place| &accounts[place]);
    shown.map(|row| (row.id.to_owned(), row.name.unwrap_or_default().to_owned())).collect()
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
            ..Selection::default()
        }
        .choose(&accounts())
    }

    #[test]
    fn a_selection_that_names_nobody_means_everybody_however_it_matches() {
        assert!(Selection::default().is_everything());
        assert!(Selection { loosely: true, ..Selection::default() }.is_everything());
        assert!(!Selection { accounts: vec!["a-1".into()], ..Selection::default() }.is_everything());
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
    fn a_value_that_nobody_has_is_told_beside_one_that_somebody_has() {
        let message = choose(&[], &["segment=SMB", "segment=Enterprize"]).unwrap_err().to_string();
        assert_eq!(message, "no account is left by segment=Enterprize; did you mean \"segment=Enterprise\"?");
        assert!(choose(&["a-1"], &["segment=Enterprise"]).is_err(), "no account is both");
    }

    #[test]
    fn ids_that_differ_in_the_case_of_a_letter_are_of_two_accounts() {
        let rows = ["0015500000Xyy06", "0015500000xyy06"].map(|id| AccountListing { id, ..AccountListing::default() });
        let chosen = |selection: Selection| selection.choose(&rows);
        assert_eq!(chosen(Selection::id("0015500000xyy06")), Ok(vec![1]));
        assert_eq!(chosen(Selection::id("0015500000Xyy06AAB")), Ok(vec![0]));
        assert!(chosen(Selection::id("0015500000XYY06")).is_err());
    }

    #[test]
    fn a_csm_is_meant_by_address_or_name_beside_accounts_that_are_named() {
        let mut rows = accounts();
        (rows[1].csm_name, rows[1].csm_email) = (Some("Zoë Reed"), Some("zoe@vendor.example"));
        rows[2].csm_email = Some("ZOE@vendor.example");
        let chosen = |csm: &str, accounts: &[&str]| {
            let accounts = accounts.iter().map(|given| (*given).to_owned()).collect();
            Selection { csms: vec![csm.to_owned()], accounts, ..Selection::default() }.choose(&rows)
        };
        assert_eq!(chosen("zoe  reed", &[]), Ok(vec![1]));
        assert_eq!(chosen("zoe@VENDOR.example", &["a-4"]), Ok(vec![1, 2, 3]));
        let message = chosen("Zoe Read", &[]).unwrap_err().to_string();
        assert_eq!(message, "no account has the CSM \"Zoe Read\"; did you mean \"Zoë Reed\"?");
    }

    #[test]
    fn accents_and_unicode_forms_do_not_matter_where_one_account_can_be_meant() {
        let named = |id, name| AccountListing { id, name: Some(name), ..AccountListing::default() };
        let rows = [named("1", "École Dental Group"), named("2", "Cafe Noir"), named("3", "Café Noir")];
        for given in ["école dental group", "ecole  dental group", "e\u{301}cole dental group"] {
            assert_eq!(find(given, &rows), Ok(0), "{given}");
        }
        assert_eq!((find("cafe noir", &rows), find("CAFÉ NOIR", &rows)), (Ok(1), Ok(2)));
        assert!(matches!(find("càfe noir", &rows), Err(SelectionError::Ambiguous { count: 2, .. })));
    }

    #[test]
    fn a_limit_takes_the_first_by_id() {
        let selection = Selection { limit: Some(2), ..Selection::default() };
        assert_eq!(selection.choose(&accounts()), Ok(vec![0, 1]));
        assert!(!selection.is_everything() && Selection::default().is_everything());
    }
}
