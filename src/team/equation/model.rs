//! One of three models. White Glove has three tests, the Split Machine four; where one of each fails, leverage is pooled.

use crate::team::equation::inputs::{Constants, Inputs};
use crate::team::equation::outputs::Outputs;

/// How accounts are carried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Model {
    /// Each account has one person who does everything.
    WhiteGlove,
    /// One machine keeps, another expands.
    SplitMachine,
    /// A pool and the product, for all at once; people for who asks.
    PooledLeverage,
}

impl Model {
    pub const ALL: [Self; 3] = [Self::WhiteGlove, Self::SplitMachine, Self::PooledLeverage];

    pub fn name(self) -> &'static str {
        match self {
            Self::WhiteGlove => "White Glove",
            Self::SplitMachine => "Split Machine",
            Self::PooledLeverage => "Pooled Leverage",
        }
    }
}

/// What a test measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    AccountsACsm,
    /// Hours a month of all planned meetings.
    PlannedHours,
    CostShare,
    Reachable,
    /// Hours a month of the meetings that will happen.
    RealHours,
}

/// A condition of a model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Test {
    pub model: Model,
    pub measure: Measure,
    pub value: f64,
    pub limit: f64,
    pub holds: bool,
}

/// A model, and why it is that one.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    pub model: Model,
    /// All tests, in the order in which they decide.
    pub tests: Vec<Test>,
    /// Of White Glove its first test, of the others the first that failed of the model before.
    pub decided_by: Test,
}

/// Who closes expansion. Openers are many, the closer is one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Closer {
    /// The CSM of the account.
    Csm,
    /// The expansion machine: half of the seats.
    ExpansionMachine,
    /// One expansion owner, for the accounts that can be reached.
    ExpansionOwner,
    /// The product: what can be reached does not carry a seat.
    Product,
}

/// Judges.
pub fn verdict(inputs: &Inputs, constants: &Constants) -> Verdict {
    let outputs = Outputs::of(inputs, constants);
    let at_most = |model, measure, value: f64, limit| Test { model, measure, value, limit, holds: value <= limit };
    let (glove, split) = (Model::WhiteGlove, Model::SplitMachine);
    let tests = vec![
        at_most(glove, Measure::AccountsACsm, outputs.accounts_a_csm, constants.real),
        at_most(glove, Measure::PlannedHours, outputs.planned_hours, constants.customer_hours),
        at_most(glove, Measure::CostShare, outputs.cost_share, constants.cost_share),
        at_most(split, Measure::AccountsACsm, outputs.accounts_a_csm, constants.fiction),
        at_most(split, Measure::CostShare, outputs.cost_share, constants.cost_share),
        Test {
            model: split,
            measure: Measure::Reachable,
            value: inputs.reachable,
            limit: constants.reachable_over,
            holds: inputs.reachable > constants.reachable_over,
        },
        at_most(split, Measure::RealHours, outputs.real_hours, constants.customer_hours),
    ];
    let first_that_fails = |model| tests.iter().copied().find(|test| test.model == model && !test.holds);
    let (model, decided_by) = match (first_that_fails(glove), first_that_fails(split)) {
        (None, _) => (glove, tests[0]),
        (Some(failed), None) => (split, failed),
        (Some(_), Some(failed)) => (Model::PooledLeverage, failed),
    };
    Verdict { model, tests, decided_by }
}

/// Who closes, from the same variables: where leverage is pooled, a seat has to cost no more of what it can reach than White
/// Glove may cost.
pub fn closer(model: Model, inputs: &Inputs, constants: &Constants) -> Closer {
    let within_reach = inputs.accounts as f64 * inputs.reachable * inputs.contract_value;
    match model {
        Model::WhiteGlove => Closer::Csm,
        Model::SplitMachine => Closer::ExpansionMachine,
        Model::PooledLeverage if inputs.csm_cost <= within_reach * constants.cost_share => Closer::ExpansionOwner,
        Model::PooledLeverage => Closer::Product,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::team::equation::inputs::tests::six_hundred;

    fn of(inputs: Inputs) -> (Model, Measure) {
        let verdict = verdict(&inputs, &Constants::default());
        (verdict.model, verdict.decided_by.measure)
    }

    #[test]
    fn fifty_are_real_and_over_two_hundred_are_fiction() {
        let with =
            |accounts| Inputs { accounts, reachable: 0.6, hours: 1.0, contract_value: 90_000.0, ..six_hundred() };
        assert_eq!(of(with(150)), (Model::WhiteGlove, Measure::AccountsACsm));
        assert_eq!(of(with(151)), (Model::SplitMachine, Measure::AccountsACsm));
        assert_eq!(of(with(600)), (Model::SplitMachine, Measure::AccountsACsm));
        assert_eq!(of(with(601)), (Model::PooledLeverage, Measure::AccountsACsm));
    }

    #[test]
    fn at_thirty_percent_it_is_pooled_and_at_forty_one_split() {
        assert_eq!(of(six_hundred()), (Model::PooledLeverage, Measure::Reachable));
        assert_eq!(of(Inputs { reachable: 0.4, ..six_hundred() }).0, Model::PooledLeverage);
        assert_eq!(of(Inputs { reachable: 0.41, ..six_hundred() }).0, Model::SplitMachine);
    }

    #[test]
    fn few_accounts_that_pay_little_are_not_carried_by_hand() {
        let few = Inputs { accounts: 60, reachable: 0.6, ..six_hundred() };
        assert_eq!(of(few), (Model::PooledLeverage, Measure::CostShare));
    }

    #[test]
    fn long_meetings_leave_no_time_for_anything_by_hand() {
        let long = |hours| Inputs { accounts: 150, reachable: 1.0, hours, contract_value: 90_000.0, ..six_hundred() };
        assert_eq!(of(long(7.0)).0, Model::WhiteGlove);
        assert_eq!(of(long(8.0)), (Model::PooledLeverage, Measure::RealHours));
    }

    #[test]
    fn who_closes_follows_from_the_same_variables() {
        let of = |inputs: Inputs| {
            let constants = Constants::default();
            closer(verdict(&inputs, &constants).model, &inputs, &constants)
        };
        // 600 × 30% × 12,000 are 2.16 million, 15% of it 324,000.
        assert_eq!(of(six_hundred()), Closer::ExpansionOwner);
        assert_eq!(of(Inputs { contract_value: 3_000.0, ..six_hundred() }), Closer::Product);
        assert_eq!(of(Inputs { reachable: 0.5, ..six_hundred() }), Closer::ExpansionMachine);
        assert_eq!(of(Inputs { accounts: 120, contract_value: 90_000.0, ..six_hundred() }), Closer::Csm);
    }
}
