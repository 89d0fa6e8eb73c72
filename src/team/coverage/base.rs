//! The base in its layers: who is where, who carries whom, and who is nowhere.

use std::collections::BTreeMap;

use crate::team::coverage::layers::{Layer, Place, place};
use crate::team::coverage::moves::Member;
use crate::team::roster::{Owner, Roster};

/// The base in its layers. Accounts are told by their place in the roster.
#[derive(Debug, Clone, PartialEq)]
pub struct LayeredBase {
    pub members: Vec<Member>,
    /// Accounts by layer.
    pub counts: Vec<u64>,
    /// What they pay decides, and that is not known.
    pub without_value: Vec<usize>,
    /// No layer takes them.
    pub nowhere: Vec<usize>,
}

/// What one CSM carries.
#[derive(Debug, Clone, PartialEq)]
pub struct Carried<'r> {
    pub owner: &'r Owner,
    /// Accounts by layer.
    pub counts: Vec<u64>,
    /// What they pay, as far as it is known.
    pub value: f64,
    /// Accounts of one-to-one layers.
    pub one_to_one: u64,
    /// Σ accounts ÷ the most that their layer's ratio allows: 1 is all that one person carries.
    pub load: f64,
}

impl LayeredBase {
    pub fn of(roster: &Roster, layers: &[Layer]) -> Self {
        let mut base =
            Self { members: Vec::new(), counts: vec![0; layers.len()], without_value: Vec::new(), nowhere: Vec::new() };
        for (at, account) in roster.accounts.iter().enumerate() {
            let placed = place(layers, account.value, account.plan);
            match placed {
                Place::Layer(layer) | Place::ByPlan(layer) => {
                    let by_plan = placed == Place::ByPlan(layer);
                    base.counts[layer] += 1;
                    base.members.push(Member { account: at, layer, value: account.value, by_plan });
                }
                Place::NoValue => base.without_value.push(at),
                Place::Nowhere => base.nowhere.push(at),
            }
        }
        base
    }

    /// Each CSM with what they carry, by name.
    pub fn carried<'r>(&self, roster: &'r Roster, layers: &[Layer]) -> Vec<Carried<'r>> {
        let none = |owner| Carried { owner, counts: vec![0; layers.len()], value: 0.0, one_to_one: 0, load: 0.0 };
        let mut all: BTreeMap<&str, Carried<'r>> = BTreeMap::new();
        for member in &self.members {
            let Some(owner) = &roster.accounts[member.account].owner else { continue };
            let carried = all.entry(&owner.key).or_insert_with(|| none(owner));
            let layer = &layers[member.layer];
            carried.counts[member.layer] += 1;
            carried.value += member.value.unwrap_or_default();
            carried.one_to_one += u64::from(layer.is_one_to_one());
            carried.load += 1.0 / layer.most();
        }
        let mut all: Vec<_> = all.into_values().collect();
        all.sort_by(|a, b| a.owner.name.cmp(&b.owner.name));
        all
    }

    /// Accounts of other layers whose CSM carries one-to-one accounts as well: as far as anybody can tell without a table of
    /// touches, they have close attention that they do not pay for. Those that pay least first.
    pub fn unpaid_touch(&self, roster: &Roster, layers: &[Layer]) -> Vec<Member> {
        let carried = self.carried(roster, layers);
        let is_close = |key: &str| carried.iter().any(|carried| carried.owner.key == key && carried.one_to_one > 0);
        let is_unpaid = |member: &&Member| {
            let owner = roster.accounts[member.account].owner.as_ref();
            !layers[member.layer].is_one_to_one() && owner.is_some_and(|owner| is_close(&owner.key))
        };
        let mut found: Vec<Member> = self.members.iter().filter(is_unpaid).copied().collect();
        let paid = |member: &Member| member.value.unwrap_or(f64::INFINITY);
        found.sort_by(|a, b| paid(a).total_cmp(&paid(b)));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::amounts::rounding::rounded;
    use crate::config::lookup::Lookups;
    use crate::config::qbr::team::section::TeamConfig;
    use crate::team::coverage::layers::layers;
    use crate::team::roster::tests::account;

    #[test]
    fn a_csm_s_load_is_of_all_layers_and_the_unpaid_are_found() {
        let layers = layers(&TeamConfig::default(), &Lookups::default());
        let accounts = vec![
            account("a", Some("Ada"), Some(300_000.0)),
            account("b", Some("Ada"), Some(20_000.0)),
            account("c", Some("Ada"), Some(9_000.0)),
            account("d", Some("Bo"), Some(20_000.0)),
            account("e", Some("Bo"), None),
            account("f", None, Some(90_000.0)),
        ];
        let roster = Roster { accounts, left: 0 };
        let base = LayeredBase::of(&roster, &layers);
        assert_eq!((base.counts.clone(), base.without_value.clone()), (vec![1, 1, 2, 1], vec![4]));
        let carried = base.carried(&roster, &layers);
        assert_eq!(carried.iter().map(|carried| carried.one_to_one).collect::<Vec<_>>(), [1, 0]);
        assert_eq!(rounded(carried[0].load, 4), rounded(1.0 / 15.0 + 1.0 / 80.0 + 1.0 / 500.0, 4));
        let unpaid: Vec<_> = base.unpaid_touch(&roster, &layers).iter().map(|member| member.account).collect();
        assert_eq!(unpaid, [2, 1], "not Bo's, and who pays least first");
    }
}
