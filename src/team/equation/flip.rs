//! The smallest change of one variable that makes another model.
//!
//! Accounts and CSMs are whole and reachability is told in whole percents, so only the numbers beside a limit can be the first of
//! another model: those are tried, and the percents one by one.

use crate::base::amounts::rounding::{down, rounded};
use crate::team::equation::inputs::{Constants, Inputs};
use crate::team::equation::model::{Model, verdict};

/// What may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variable {
    Accounts,
    Csms,
    Reachable,
}

impl Variable {
    pub const ALL: [Self; 3] = [Self::Accounts, Self::Csms, Self::Reachable];
}

/// A change that makes another model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Flip {
    pub variable: Variable,
    pub from: f64,
    pub to: f64,
    pub becomes: Model,
}

impl Flip {
    /// How far it is, as a share of what it is now. From nothing, anything is infinitely far.
    pub fn change(&self) -> f64 {
        (self.to - self.from).abs() / self.from
    }
}

/// The nearest flip of each variable that has one, the nearest first.
pub fn flips(inputs: &Inputs, constants: &Constants) -> Vec<Flip> {
    let now = verdict(inputs, constants).model;
    let nearest = |variable: Variable| {
        let flip = |changed: Inputs| {
            let becomes = verdict(&changed, constants).model;
            let (from, to) = (value(inputs, variable), value(&changed, variable));
            (becomes != now).then_some(Flip { variable, from, to, becomes })
        };
        let flips = candidates(inputs, constants, variable).into_iter().filter_map(flip);
        flips.min_by(|a, b| (a.to - a.from).abs().total_cmp(&(b.to - b.from).abs()))
    };
    let mut found: Vec<Flip> = Variable::ALL.into_iter().filter_map(nearest).collect();
    found.sort_by(|a, b| a.change().total_cmp(&b.change()));
    found
}

fn value(inputs: &Inputs, variable: Variable) -> f64 {
    match variable {
        Variable::Accounts => inputs.accounts as f64,
        Variable::Csms => inputs.csms as f64,
        Variable::Reachable => inputs.reachable,
    }
}

fn candidates(inputs: &Inputs, constants: &Constants, variable: Variable) -> Vec<Inputs> {
    match variable {
        Variable::Accounts => {
            let near = |limit: f64| around(limit * inputs.csms as f64);
            limits(inputs, constants).flat_map(near).map(|accounts| Inputs { accounts, ..*inputs }).collect()
        }
        Variable::Csms => {
            let near = |limit: f64| around(inputs.accounts as f64 / limit);
            limits(inputs, constants).flat_map(near).map(|csms| Inputs { csms, ..*inputs }).collect()
        }
        Variable::Reachable => {
            (0..=100).map(|percent| Inputs { reachable: rounded(f64::from(percent) / 100.0, 2), ..*inputs }).collect()
        }
    }
}

/// The accounts a CSM at which a test turns.
fn limits(inputs: &Inputs, constants: &Constants) -> impl Iterator<Item = f64> {
    let meetings = 3.0 * constants.customer_hours / (constants.reviews * inputs.hours);
    let dear = inputs.csm_cost / (constants.cost_share * inputs.contract_value);
    let all = [constants.real, constants.fiction, meetings, dear, meetings / inputs.reachable];
    all.into_iter().filter(|limit| limit.is_finite() && *limit > 0.0)
}

/// The whole numbers on both sides, from 1.
fn around(number: f64) -> impl Iterator<Item = u64> {
    let below = down(number, 0) as u64;
    (below.saturating_sub(1)..=below.saturating_add(2)).filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::team::equation::inputs::tests::six_hundred;

    #[test]
    fn at_forty_one_percent_the_pool_becomes_two_machines() {
        let flips = flips(&Inputs { contract_value: 24_000.0, ..six_hundred() }, &Constants::default());
        let nearest = flips[0];
        assert_eq!((nearest.variable, nearest.to, nearest.becomes), (Variable::Reachable, 0.41, Model::SplitMachine));
        let others: Vec<_> = flips[1..].iter().map(|flip| (flip.variable, flip.to, flip.becomes)).collect();
        let glove = Model::WhiteGlove;
        assert_eq!(others, [(Variable::Accounts, 150.0, glove), (Variable::Csms, 12.0, glove)]);
    }

    /// Whatever is tried one by one, no nearer change makes another model.
    #[test]
    fn no_nearer_number_flips() {
        let constants = Constants::default();
        for (accounts, csms, reachable, contract_value) in [
            (44, 3, 0.55, 200_000.0),
            (600, 3, 0.3, 12_000.0),
            (601, 3, 0.7, 12_000.0),
            (90, 4, 0.2, 40_000.0),
            (1, 1, 0.0, 9.0),
        ] {
            let inputs = Inputs { accounts, csms, reachable, contract_value, ..six_hundred() };
            let now = verdict(&inputs, &constants).model;
            let flips = flips(&inputs, &constants);
            let told =
                |variable| flips.iter().find(|flip| flip.variable == variable).map(|flip| (flip.to - flip.from).abs());
            let tried = |of: &dyn Fn(u64) -> Inputs, own: u64| {
                let near = (1..100_000).filter(|number| verdict(&of(*number), &constants).model != now);
                near.map(|number| number.abs_diff(own) as f64).min_by(f64::total_cmp)
            };
            let with_accounts = tried(&|accounts| Inputs { accounts, ..inputs }, accounts);
            assert_eq!(told(Variable::Accounts), with_accounts, "{inputs:?}");
            assert_eq!(told(Variable::Csms), tried(&|csms| Inputs { csms, ..inputs }, csms), "{inputs:?}");
        }
    }
}
