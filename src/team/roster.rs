//! The active accounts with what the team's arithmetic needs of each: whose they are and what they pay.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::account::clearance::has_left;
use crate::base::finding::Location;
use crate::base::spelling::folding::folded;
use crate::config::qbr::account_field::AccountField;
use crate::ingest::records::AccountRow;
use crate::team::data::{TeamAccount, TeamData};

/// The active accounts: those that have not left or given notice.
#[derive(Debug, Clone, PartialEq)]
pub struct Roster {
    /// Sorted by id.
    pub accounts: Vec<RosterAccount>,
    /// How many are left out because their status says that they left or gave notice.
    pub left: usize,
}

/// An active account.
#[derive(Debug, Clone, PartialEq)]
pub struct RosterAccount {
    pub id: String,
    pub name: String,
    /// Its plan, by index in the catalogue.
    pub plan: Option<usize>,
    /// Its CSM; `None` where the table names none.
    pub owner: Option<Owner>,
    /// What it pays a year.
    pub value: Option<f64>,
    /// Where that is written.
    pub value_at: Location,
}

/// A CSM as the accounts name it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Owner {
    /// The address, else the name, folded: what makes it one person.
    pub key: String,
    /// The name, else the address.
    pub name: String,
}

impl Roster {
    pub fn of(data: &TeamData) -> Self {
        let workspace = data.workspace();
        let thresholds = &workspace.config.thresholds;
        let of = |account: TeamAccount<'_>| {
            let TeamAccount { row, internal, .. } = account;
            (!has_left(row, thresholds)).then(|| RosterAccount {
                id: row.id.clone(),
                name: row.name.clone().unwrap_or_default(),
                plan: row.plan.as_deref().and_then(|plan| workspace.lookup.plans.find(plan)),
                owner: owner(row),
                value: internal.arr,
                value_at: row.place_of(AccountField::Arr, workspace),
            })
        };
        let mut accounts: Vec<RosterAccount> = data.each(of).into_iter().flatten().collect();
        merge_owners(&mut accounts);
        Self { left: data.len() - accounts.len(), accounts }
    }

    /// The different CSMs, by their names.
    pub fn owners(&self) -> Vec<&Owner> {
        let owners: BTreeMap<&str, &Owner> = self
            .accounts
            .iter()
            .filter_map(|account| account.owner.as_ref())
            .map(|owner| (&*owner.key, owner))
            .collect();
        let mut owners: Vec<&Owner> = owners.into_values().collect();
        owners.sort_by(|a, b| a.name.cmp(&b.name));
        owners
    }

    /// How many accounts have no CSM.
    pub fn unowned(&self) -> usize {
        self.accounts.iter().filter(|account| account.owner.is_none()).count()
    }

    /// What the accounts pay, of those of which it is known, from least to most.
    pub fn values(&self) -> Vec<f64> {
        let mut values: Vec<f64> = self.accounts.iter().filter_map(|account| account.value).collect();
        values.sort_by(f64::total_cmp);
        values
    }

    /// What they pay on average, of those of which it is known.
    pub fn mean_value(&self) -> Option<f64> {
        let values = self.values();
        (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
    }
}

fn owner(row: &AccountRow) -> Option<Owner> {
    let said =
        |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let (name, email) = (said(&row.csm_name), said(&row.csm_email));
    let key = folded(email.as_deref().or(name.as_deref())?);
    Some(Owner { key, name: name.or(email)? })
}

/// Who is named with an address in one row and without one in another is one person, with the first of the names.
fn merge_owners(accounts: &mut [RosterAccount]) {
    let mut keys: FxHashMap<String, String> = FxHashMap::default();
    let mut names: FxHashMap<String, String> = FxHashMap::default();
    for owner in accounts.iter().filter_map(|account| account.owner.as_ref()) {
        let name = folded(&owner.name);
        if name != owner.key {
            keys.entry(name).or_insert_with(|| owner.key.clone());
            names.entry(owner.key.clone()).or_insert_with(|| owner.name.clone());
        }
    }
    for owner in accounts.iter_mut().filter_map(|account| account.owner.as_mut()) {
        if let Some(key) = keys.get(&owner.key) {
            owner.key.clone_from(key);
        }
        if let Some(name) = names.get(&owner.key) {
            owner.name.clone_from(name);
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn account(id: &str, owner: Option<&str>, value: Option<f64>) -> RosterAccount {
        let row = AccountRow { csm_name: owner.map(str::to_owned), ..AccountRow::default() };
        RosterAccount {
            id: id.to_owned(),
            name: format!("{id} Ltd"),
            plan: None,
            owner: super::owner(&row),
            value,
            value_at: Location::file("accounts.csv"),
        }
    }

    #[test]
    fn a_person_is_one_with_an_address_and_without() {
        let named = |name: Option<&str>, email: Option<&str>| RosterAccount {
            owner: owner(&AccountRow {
                csm_name: name.map(str::to_owned),
                csm_email: email.map(str::to_owned),
                ..AccountRow::default()
            }),
            ..account("a", None, None)
        };
        let mut accounts = vec![
            named(Some("Ada Alder"), Some("ada@alder.example")),
            named(Some("ada  alder"), None),
            named(None, Some("ADA@alder.example")),
            named(Some("Bo Birch"), None),
            named(Some(" "), None),
        ];
        merge_owners(&mut accounts);
        let roster = Roster { accounts, left: 0 };
        assert_eq!(
            roster.owners().iter().map(|owner| owner.name.as_str()).collect::<Vec<_>>(),
            ["Ada Alder", "Bo Birch"]
        );
        assert_eq!(roster.unowned(), 1);
    }
}
